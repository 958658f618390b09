"""Bringing a list of guests: which files and pasted rows are kept, which are refused and why."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.delegations.models import Delegation, ImportedList
from doingoai.delegations.states import State
from tests import factories
from tests.delegations.intake.builders import compound, unzipped, xlsx, zipped
from tests.web.delegations.answers import at, read, shown_faults, typed

pytestmark = pytest.mark.django_db

GOOD = "No.\tFull name\tPassport No.\n1\tMr. KIM Mau\tM12345678\n"
NO_LIST = (
    "Đây không phải bảng tính (PDF). Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv, "
    "hoặc sao chép bảng trong văn bản và dán vào."
)
LOCKED = "Tệp có mật khẩu. Hãy mở, bỏ mật khẩu, lưu rồi chọn lại; hoặc sao chép bảng và dán vào."
HUGE = (
    "Tệp quá lớn (tối đa 20 MB, 100.000 dòng). Hãy chỉ giữ trang có danh sách, bỏ hình và dòng "
    "trống, rồi lưu lại."
)
BROKEN = (
    "Tệp hỏng hoặc không đầy đủ. Hãy mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi chọn "
    "tệp mới."
)
SECRET = (
    "Nội dung vừa nhập có dấu “Tối mật”. Hệ thống nối mạng này không được lưu bí mật nhà nước. Hãy "
    "xóa nội dung, chỉ giữ số, ngày, độ mật và ghi chú “lưu bản giấy”. (Luật số 117/2025/QH15)"
)
BOOK = [["Full name", "Title"], ["KIM Mau", "Mayor"]]


def a_file(content, name="list.xlsx"):
    return SimpleUploadedFile(name, content)


def with_macros():
    return zipped({**unzipped(xlsx({"List": BOOK})), "xl/vbaProject.bin": b"x"})


def test_a_spreadsheet_is_dropped_and_the_same_one_kept_once(client, ha, visit):
    content = xlsx({"List": BOOK})
    for _turn in range(2):
        client.post(at(visit, "bring-list"), {"file": a_file(content)})

    assert ImportedList.objects.get().file_name == "list.xlsx"
    assert "list.xlsx" in read(client.get(at(visit, "people")))


@pytest.mark.parametrize(
    ("upload", "told"),
    [
        (a_file(b"%PDF-1.4 not a list"), {"": NO_LIST}),
        (a_file(b"\0\0\0"), {"": "Tệp trống. Hãy lưu lại danh sách và chọn tệp mới."}),
        (a_file(b""), {"file": "Tập tin được gửi là rỗng."}),
        (a_file(compound({"EncryptedPackage": b"x" * 99})), {"": LOCKED}),
        (
            a_file(with_macros()),
            {"": "Tệp chứa macro nên không được nhận. Hãy lưu dạng .xlsx (không macro)."},
        ),
        (a_file(b"a,b\n" * 6_000_000, "list.csv"), {"": HUGE}),
        (a_file(xlsx({"List": BOOK})[:300]), {"": BROKEN}),
        (a_file(xlsx({"List": BOOK}), "Danh sách TỐI MẬT.xlsx"), {"file": SECRET}),
    ],
    ids=["pdf", "zeros", "empty", "encrypted", "macros", "huge", "cut", "classified"],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(client, ha, visit, upload, told):
    upload.seek(0)

    response = client.post(at(visit, "bring-list"), {"file": upload})

    assert (response.status_code, shown_faults(response)) == (422, told)
    assert ImportedList.objects.count() == 0


@pytest.mark.parametrize("both", [False, True])
def test_one_of_the_two_has_to_be_given(client, ha, visit, both):
    given = {"pasted": GOOD, "file": a_file(b"x")} if both else {"pasted": "  "}

    response = client.post(at(visit, "bring-list"), given)

    assert shown_faults(response) == {"": "Hãy chọn tệp hoặc dán các dòng."}
    assert not both or typed(response, pasted="M12345678") == []


def test_a_file_with_a_very_long_name_is_kept(client, ha, visit):
    client.post(
        at(visit, "bring-list"), {"file": a_file(xlsx({"List": BOOK}), "김" * 400 + ".xlsx")}
    )

    assert len(ImportedList.objects.get().file_name) == 255


def test_to_a_closed_visit_no_list_is_brought(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    response = client.post(at(visit, "bring-list"), {"pasted": GOOD})

    assert list(shown_faults(response)) == [""]
    assert typed(response, pasted="M12345678") == []
