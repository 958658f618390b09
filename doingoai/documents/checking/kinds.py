"""Types of paper and their abbreviations (Decree 30/2020, Annex III)."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import pgettext_lazy

from doingoai.foundation.folding import fold


class PaperKind(StrEnum):
    """What a paper is taken for; every other type of the decree is `typed`."""

    OFFICIAL_LETTER = "official_letter"
    DECISION = "decision"
    SUBMISSION = "submission"
    REPORT = "report"
    PLAN = "plan"
    MINUTES = "minutes"
    INVITATION = "invitation"
    TYPED = "typed"
    ENGLISH_LETTER = "english_letter"
    OTHER = "other"


KIND_NAMES = {
    PaperKind.OFFICIAL_LETTER: pgettext_lazy("type of paper", "official letter"),
    PaperKind.DECISION: pgettext_lazy("type of paper", "decision"),
    PaperKind.SUBMISSION: pgettext_lazy("type of paper", "submission"),
    PaperKind.REPORT: pgettext_lazy("type of paper", "report"),
    PaperKind.PLAN: pgettext_lazy("type of paper", "plan"),
    PaperKind.MINUTES: pgettext_lazy("type of paper", "minutes"),
    PaperKind.INVITATION: pgettext_lazy("type of paper", "invitation"),
    PaperKind.TYPED: pgettext_lazy("type of paper", "paper with a type name"),
    PaperKind.ENGLISH_LETTER: pgettext_lazy("type of paper", "paper in English"),
    PaperKind.OTHER: pgettext_lazy("type of paper", "other paper or print form"),
}


@dataclass(frozen=True, slots=True)
class PaperType:
    name: str
    abbreviation: str


# The 29 types; công văn and thư công have no abbreviation.
TYPES = tuple(
    PaperType(name, abbreviation)
    for name, abbreviation in (
        ("Nghị quyết", "NQ"),
        ("Quyết định", "QĐ"),
        ("Chỉ thị", "CT"),
        ("Quy chế", "QC"),
        ("Quy định", "QyĐ"),
        ("Thông cáo", "TC"),
        ("Thông báo", "TB"),
        ("Hướng dẫn", "HD"),
        ("Chương trình", "CTr"),
        ("Kế hoạch", "KH"),
        ("Phương án", "PA"),
        ("Đề án", "ĐA"),
        ("Dự án", "DA"),
        ("Báo cáo", "BC"),
        ("Biên bản", "BB"),
        ("Tờ trình", "TTr"),
        ("Hợp đồng", "HĐ"),
        ("Công điện", "CĐ"),
        ("Bản ghi nhớ", "BGN"),
        ("Bản thỏa thuận", "BTT"),
        ("Giấy ủy quyền", "GUQ"),
        ("Giấy mời", "GM"),
        ("Giấy giới thiệu", "GGT"),
        ("Giấy nghỉ phép", "GNP"),
        ("Phiếu gửi", "PG"),
        ("Phiếu chuyển", "PC"),
        ("Phiếu báo", "PB"),
        ("Công văn", ""),
        ("Thư công", ""),
    )
)
COPY_ABBREVIATIONS = frozenset(("SY", "SL", "TrS"))
ABBREVIATIONS = frozenset(t.abbreviation for t in TYPES if t.abbreviation) | COPY_ABBREVIATIONS

_BY_FOLDED_NAME = {fold(t.name): t for t in TYPES}
_KIND_BY_ABBREVIATION = {
    "QĐ": PaperKind.DECISION,
    "TTr": PaperKind.SUBMISSION,
    "BC": PaperKind.REPORT,
    "KH": PaperKind.PLAN,
    "BB": PaperKind.MINUTES,
    "GM": PaperKind.INVITATION,
}


def type_named(title: str) -> PaperType | None:
    """Find the type a title names, also where more words follow: CHƯƠNG TRÌNH LÀM VIỆC."""
    words = fold(title).rstrip(":.").split()
    for length in range(min(len(words), 3), 1, -1):
        found = _BY_FOLDED_NAME.get(" ".join(words[:length]))
        if found:
            return found
    return None


def kind_of(paper_type: PaperType) -> PaperKind:
    if not paper_type.abbreviation:
        return PaperKind.OFFICIAL_LETTER
    return _KIND_BY_ABBREVIATION.get(paper_type.abbreviation, PaperKind.TYPED)
