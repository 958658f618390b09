"""The columns of a spreadsheet of proposals: how each is headed, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, override

from doingoai.directory.states import Field
from doingoai.foundation.folding import clean, fold
from doingoai.yearplan.states import PlanItemKind


@dataclass(frozen=True, slots=True)
class Column:
    """`also` holds further headings that mean this column, parted by semicolons."""

    field: str
    vi: str
    en: str
    also: str = ""
    width: int = 16
    hint_vi: str = ""
    hint_en: str = ""

    @property
    def label(self) -> str:
        """The heading in the language of the screen."""
        return self.en if get_language() == "en" else self.vi

    @property
    def hint(self) -> str:
        return self.hint_en if get_language() == "en" else self.hint_vi

    @property
    def words(self) -> frozenset[str]:
        said = (
            self.vi,
            self.en,
            f"{self.vi} / {self.en}",
            f"{self.en} / {self.vi}",
            *self.also.split(";"),
        )
        return frozenset(heading_key(word) for word in said if word.strip())


COLUMNS = (
    Column("kind", "Loại hoạt động", "Kind", "Loại;Loại hình", 20,
           "Chọn trong danh sách", "Choose from the list"),
    Column("title_vi", "Nội dung hoạt động", "Activity", "Tên hoạt động;Hoạt động;Nội dung", 44,
           "Tên gọi bằng tiếng Việt", "Its name in Vietnamese"),
    Column("title_en", "Tên tiếng Anh", "Activity (English)", "", 36),
    Column("purpose_vi", "Mục đích", "Purpose", "Mục tiêu;Mục đích, yêu cầu", 40),
    Column("partner_text", "Đối tác", "Partner", "Đối tác nước ngoài;Cơ quan đối tác", 30),
    Column("countries", "Nước", "Countries", "Quốc gia;Nước đến;Địa bàn", 22,
           "Nhiều nước cách nhau bằng dấu phẩy", "Several are parted by commas"),
    Column("starts_on", "Từ", "From", "Thời gian bắt đầu;Bắt đầu;Thời gian;Từ ngày", 13,
           "Ngày 15/3/2027, hoặc chỉ tháng 3/2027", "A day 15/3/2027, or only the month 3/2027"),
    Column("ends_on", "Đến", "To", "Thời gian kết thúc;Kết thúc;Đến ngày", 13,
           "Để trống nếu chỉ một ngày hoặc một tháng", "Empty for one day or one month"),
    Column("leader", "Người dẫn đầu", "Leader", "Trưởng đoàn;Chủ trì;Cấp chủ trì", 26),
    Column("people", "Số người", "People", "Số lượng;Số người tham gia", 10),
    Column("days", "Số ngày", "Days", "", 9),
    Column("budget", "Kinh phí (đồng)", "Budget (VND)", "Kinh phí;Dự toán;Kinh phí dự kiến", 16,
           "Số nguyên, đơn vị đồng", "A whole number of đồng"),
    Column("budget_source", "Nguồn kinh phí", "Source of funds", "Nguồn", 24),
    Column("directive", "Căn cứ chỉ đạo", "Directive it follows", "Căn cứ;Văn bản chỉ đạo", 30),
    Column("field", "Lĩnh vực", "Field", "", 20, "Chọn trong danh sách", "Choose from the list"),
)  # fmt: skip
BY_FIELD: Mapping[str, Column] = {column.field: column for column in COLUMNS}
CHOICES: Mapping[str, type[PlanItemKind] | type[Field]] = {"kind": PlanItemKind, "field": Field}


def heading_key(text: str) -> str:
    """A heading in the form in which two are compared."""
    return fold(clean(text)).strip(" :*.")


FIELD_OF_HEADING = {word: column.field for column in COLUMNS for word in column.words}


def choice_labels(field: str, language: str) -> list[str]:
    """The words a column lets one choose from, in a language."""
    with override(language):
        return [str(label) for label in CHOICES[field].labels]


def choice_called(field: str, text: str) -> str | None:
    """The stored value of a choice by its word in either language, or by itself."""
    wanted = heading_key(text)
    for language in ("vi", "en"):
        labels = choice_labels(field, language)
        for value, label in zip(CHOICES[field].values, labels, strict=True):
            if wanted in {heading_key(label), value}:
                return str(value)
    return None
