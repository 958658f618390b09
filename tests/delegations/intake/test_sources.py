"""Opening files: good ones keep every cell at its place, bad ones are refused in words."""

import io
import zipfile
from datetime import date, time

import pytest
import xlsxwriter
from django.utils import translation

from doingoai.delegations.intake import opening, sheet_parts, sources
from doingoai.delegations.intake.book import Region, owners_of, text_of
from doingoai.delegations.intake.remarks import Doubt, Fault, UnreadableBook, column_letter, shown
from doingoai.delegations.intake.sources import read_pasted, read_spreadsheet
from tests.delegations.intake.builders import codes, compound, ods, unzipped, xls, xlsx, zipped

LIST = [["Name", "Title"], ["Jane SAMPLE", "Mayor"]]


def refusal(content: bytes, name: str = "list.xlsx") -> str:
    with pytest.raises(UnreadableBook) as refused:
        read_spreadsheet(content, name)
    return refused.value.code.removeprefix("intake.")


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """The same archive with parts replaced, added, or (None) left out."""
    return zipped({k: v for k, v in {**unzipped(content), **parts}.items() if v is not None})


def test_an_xlsx_keeps_cells_places_and_types():
    rows = [[], [None, "Name", 5, 5.5, True], [None, date(2026, 2, 5), time(9, 30)]]

    book = read_spreadsheet(xlsx({"Members": rows}), "C:\\lists\\list.xlsx")

    (sheet,) = book.sheets
    assert (book.kind, book.file_name, sheet.name) == ("xlsx", "list.xlsx", "Members")
    assert sheet.rows[0] == (None,) * 5
    assert sheet.rows[1] == (None, "Name", 5.0, 5.5, True)
    assert sheet.rows[2] == (None, date(2026, 2, 5), time(9, 30), None, None)
    assert (sheet.value(2, 2), sheet.value(9, 9), sheet.value(1, 99)) == ("Name", None, None)
    assert (sheet.height, sheet.width) == (3, 5)


def test_hidden_sheets_and_error_cells_are_known():
    content = xlsx({"Members": [["Name"], ["=#REF!"], ["Jane"], [None, "=#N/A"]], "Empty": []})

    first, second = read_spreadsheet(content, "list.xlsx").sheets

    assert first.errors == {(2, 1): "#REF!", (4, 2): "#N/A"}
    assert list(first.filled(2)) == [1]
    assert list(first.filled(4)) == [2]
    assert second.rows == ()


def test_merged_cells_speak_for_their_region():
    content = xlsx(
        {"Members": [["Passport", None, "Hotel"], ["No", "Expiry", "Mau"], ["X", "Y", None]]},
        {"Members": ["A1:B1", "C2:C3"]},
    )

    (sheet,) = read_spreadsheet(content, "list.xlsx").sheets

    assert [sheet.heading(1, column) for column in (1, 2, 3)] == ["Passport", "Passport", "Hotel"]
    assert [sheet.content(1, column) for column in (1, 2)] == ["Passport", None]
    assert [sheet.content(row, 3) for row in (2, 3)] == ["Mau", "Mau"]
    assert (sheet.continues(3, 3), sheet.continues(2, 3), sheet.continues(1, 2)) == (
        True,
        False,
        False,
    )


def test_pictures_and_charts_are_passed_over():
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    workbook.add_worksheet("Members").write(0, 0, "Name")
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series({"values": "=Members!$A$1"})
    workbook.add_chartsheet("Chart").set_chart(chart)
    workbook.close()
    content = changed(buffer.getvalue(), **{"xl/media/image1.png": b"picture"})

    book = read_spreadsheet(content, "list.xlsx")

    assert [sheet.name for sheet in book.sheets] == ["Members"]
    assert "xl/media/image1.png" not in unzipped(opening.repacked(content))


def test_an_old_xls_is_read():
    book = read_spreadsheet(xls([("Name", "Title"), ("Jane SAMPLE", 5.0)]), "old.xls")

    assert (book.kind, book.sheets[0].rows) == ("xls", (("Name", "Title"), ("Jane SAMPLE", 5.0)))


def test_an_ods_is_read_with_its_regions_and_errors():
    content = ods(
        '<table:table-row><table:table-cell office:value-type="string" '
        'table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Passport</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'office:value-type="string" table:number-columns-repeated="2"><text:p>X1</text:p>'
        "</table:table-cell></table:table-row><table:table-row><table:table-cell "
        'office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )

    (sheet,) = read_spreadsheet(content, "list.ods").sheets

    assert [sheet.heading(1, 1), sheet.heading(1, 2)] == ["Passport", "Passport"]
    assert sheet.rows[1:3] == (("X1", "X1"), ("X1", "X1"))
    assert sheet.errors == {(4, 1): "#REF!"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\0\0\n", "empty"),
        (xlsx({"Members": []}), "empty"),
        (xlsx({"Members": [["  "]]}), "empty"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"\x89PNG....", "not_a_spreadsheet"),
        (b"a\0b\0c", "not_a_spreadsheet"),
        (b"<html><table></table></html>", "web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "web_page"),
        (zipped({"word/document.xml": "<w/>"}), "not_a_spreadsheet"),
        (zipped({"readme.txt": "hello"}), "not_a_spreadsheet"),
        (zipped({"xl/workbook.bin": "x"}), "binary_workbook"),
        (ods("", "application/vnd.oasis.opendocument.text"), "not_a_spreadsheet"),
        (b"PK\x03\x04 broken", "damaged"),
        (xlsx({"Members": LIST})[:-200], "damaged"),
        (zipped({"xl/workbook.xml": "<workbook><sheets>"}), "damaged"),
        (zipped({"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"}), "damaged"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "damaged"),
        (compound({"EncryptedPackage": b"x"}), "encrypted"),
        (compound({"Workbook": b"x", "_VBA_PROJECT_CUR": b"x"}), "macros"),
        (compound({"WordDocument": b"x"}), "not_a_spreadsheet"),
        (compound({"Workbook": b"x"}), "empty"),
        (xls([("a",)], sheet_kind=1), "macros"),
        (xls([("a",)], sheet_kind=6), "macros"),
        (changed(xlsx({"Members": LIST}), **{"xl/vbaProject.bin": b"x"}), "macros"),
        (changed(xlsx({"Members": LIST}), **{"xl/macrosheets/sheet1.xml": b"<x/>"}), "macros"),
        (zipped({f"part{n}.xml": "" for n in range(2_001)}), "too_large"),
        (zipped({"xl/workbook.xml": b" " * (9 * 2**20)}), "too_large"),
        (b"a;b\n" * 100_001, "too_large"),
        (b";".join([b"a"] * 1_001), "too_large"),
        (b'"' + b"x" * 140_000 + b'"', "damaged"),
        (b"\xff\xfea", "damaged"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused(content, code):
    assert refusal(content) == code


def test_a_refusal_says_what_is_wrong_and_how_to_mend_it():
    with translation.override("en"), pytest.raises(UnreadableBook) as refused:
        read_spreadsheet(compound({"EncryptedPackage": b"x"}), "list.xlsx")

    assert refused.value.message == (
        "The file is protected by a password. Open it, remove the password, save it and choose it "
        "again; or copy the table and paste it."
    )
    assert refused.value.faults == (Fault(code="intake.encrypted", message=refused.value.message),)


def test_a_huge_file_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 10)

    assert refusal(xlsx({"Members": LIST})) == "too_large"


def test_one_value_in_the_last_cell_does_not_fill_the_memory():
    content = xlsx({"Members": LIST})
    sheet = unzipped(content)["xl/worksheets/sheet1.xml"]
    far = sheet.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )

    assert refusal(changed(content, **{"xl/worksheets/sheet1.xml": far})) == "too_large"


def test_formats_in_the_last_cell_do_no_harm():
    content = xlsx({"Members": LIST})
    sheet = unzipped(content)["xl/worksheets/sheet1.xml"]
    far = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')

    book = read_spreadsheet(changed(content, **{"xl/worksheets/sheet1.xml": far}), "list.xlsx")

    assert book.sheets[0].height == 2


def test_cells_without_addresses_are_counted():
    content = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" '
            'Target="/xl/worksheets/s.xml"/></Relationships>',
            "xl/workbook.xml": '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A" '
            'sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
            "xl/worksheets/s.xml": '<worksheet><sheetData><row><c t="e"><v>#REF!</v></c></row><row>'
            "<c><v>1</v></c><c t='e'><v></v></c></row></sheetData></worksheet>",
        }
    )

    parts = sheet_parts.scan_xlsx(content)

    assert parts["A"].errors == {(1, 1): "#REF!", (2, 2): "#?"}
    assert (parts["A"].height, parts["A"].width) == (2, 2)


def test_a_sheet_of_many_columns_and_rows_is_refused():
    part = sheet_parts.SheetPart()

    with pytest.raises(UnreadableBook):
        part.reach(50_000, 900)


def test_two_entries_of_one_name_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("xl/workbook.xml", "<workbook/>")

    assert refusal(buffer.getvalue()) == "damaged"


def test_an_encrypted_entry_is_refused():
    content = bytearray(xlsx({"Members": LIST}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + place] |= 1

    assert refusal(bytes(content)) == "encrypted"


def test_an_entry_that_lies_about_its_size_is_refused():
    content = bytearray(zipped({"xl/workbook.xml": b"<workbook/>" * 50}))
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (5).to_bytes(4, "little")

    assert refusal(bytes(content)) == "damaged"


def test_an_entry_that_unpacks_beyond_the_limit_is_refused(monkeypatch):
    content = xlsx({"Members": LIST})
    monkeypatch.setattr(opening, "MAX_UNPACKED", 3_000)

    with pytest.raises(UnreadableBook) as refused:
        opening.repacked(content)

    assert refused.value.code == "intake.too_large"


def test_an_entry_packed_in_an_unknown_way_is_refused():
    content = bytearray(zipped({"xl/workbook.xml": b"<workbook/>"}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.find(mark)
        content[at + place : at + place + 2] = (99).to_bytes(2, "little")

    assert refusal(bytes(content)) == "damaged"


def test_an_entry_that_asks_for_a_password_while_read_is_refused():
    content = bytearray(xlsx({"Members": LIST}))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1

    with pytest.raises(UnreadableBook) as refused:
        opening.repacked(bytes(content))

    assert refused.value.code == "intake.encrypted"


class PanicException(BaseException):
    """As the reading library raises when its Rust code panics."""


@pytest.mark.parametrize("fails_at", ["from_object", "get_sheet_by_name"])
@pytest.mark.parametrize(
    ("fault", "code"), [(PanicException(), "damaged"), (ValueError(), "damaged")]
)
def test_a_panic_of_the_library_is_a_damaged_file(monkeypatch, fails_at, fault, code):
    monkeypatch.setattr(sources, "python_calamine", _Failing(fails_at, fault))

    assert refusal(xlsx({"Members": LIST})) == code


@pytest.mark.parametrize("fails_at", ["from_object", "get_sheet_by_name"])
def test_a_password_or_an_interruption_goes_its_own_way(monkeypatch, fails_at):
    monkeypatch.setattr(sources, "python_calamine", _Failing(fails_at, KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        read_spreadsheet(xlsx({"Members": LIST}), "list.xlsx")


def test_a_workbook_that_the_library_finds_locked_is_encrypted(monkeypatch):
    locked = sources.python_calamine.PasswordError()
    monkeypatch.setattr(sources, "python_calamine", _Failing("from_object", locked))

    assert refusal(xlsx({"Members": LIST})) == "encrypted"


class _Failing:
    """The reading library, failing where it is told to."""

    def __init__(self, fails_at: str, fault: BaseException) -> None:
        self.real = sources.python_calamine
        self.fails_at = fails_at
        self.fault = fault
        self.CalamineWorkbook = self

    def __getattr__(self, name):
        if name == self.fails_at:
            raise self.fault
        return getattr(self.real, name)

    def from_object(self, stream):
        if self.fails_at == "from_object":
            raise self.fault
        return _Book(self, self.real.CalamineWorkbook.from_object(stream))


class _Book:
    def __init__(self, library: _Failing, real) -> None:
        self.library = library
        self.sheets_metadata = real.sheets_metadata

    def get_sheet_by_name(self, name):
        raise self.library.fault


def test_a_sheet_larger_than_a_list_is_refused(monkeypatch):
    monkeypatch.setattr(sources, "MAX_CELLS", 3)

    assert refusal(xls([("a", "b"), ("c", "d")])) == "too_large"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("Name,Title\nJane,Mayor\n", (("Name", "Title"), ("Jane", "Mayor"))),
        ("Name;Title\r\nJane;Mayor", (("Name", "Title"), ("Jane", "Mayor"))),
        ("Name\tTitle\nJane\tMayor", (("Name", "Title"), ("Jane", "Mayor"))),
        ("sep=;\nName;Title\nJane;Mayor", ((), ("Name", "Title"), ("Jane", "Mayor"))),
        ('Name,Title\n"SAMPLE, Jane",Mayor', (("Name", "Title"), ("SAMPLE, Jane", "Mayor"))),
        ("Name\nJane", (("Name",), ("Jane",))),
        ("Name,,Title\n , ,x", (("Name", None, "Title"), (None, None, "x"))),
    ],
)
def test_a_text_table_is_parted(content, rows):
    book = read_spreadsheet(content.encode(), "list.csv")

    assert (book.kind, book.sheets[0].name, book.sheets[0].rows) == ("csv", "list", rows)


@pytest.mark.parametrize(
    ("encoding", "text", "doubted"),
    [
        ("utf-8", "Họ tên;Chức vụ\nNguyễn Văn Thử;Sở", False),
        ("utf-8-sig", "Họ tên;Chức vụ\nNguyễn Văn Thử;Sở", False),
        ("utf-16", "Họ tên;Chức vụ\nNguyễn Văn Thử;Sở", False),
        ("cp1252", "Name;Título\nJürgen;Diretor é", True),
    ],
)
def test_the_encoding_of_a_text_table_is_told_or_doubted(encoding, text, doubted):
    book = read_spreadsheet(text.encode(encoding), "list.csv")

    assert book.sheets[0].rows[0] == tuple(text.split("\n")[0].split(";"))
    assert codes(book.doubts) == (["encoding_guessed"] if doubted else [])


def test_vietnamese_of_old_windows_is_recognised():
    marked = "Đơn vị".replace("ị", "i\u0323").encode("cp1258")

    book = read_spreadsheet(b"STT;" + marked + b"\n1;x", "list.csv")

    assert book.sheets[0].rows[0] == ("STT", "Đơn vị")


def test_a_csv_without_a_name_has_one():
    assert read_spreadsheet(b"a,b", "").sheets[0].name == "CSV"


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_pasted_is_refused(text):
    with pytest.raises(UnreadableBook) as refused:
        read_pasted(text)

    assert refused.value.code == "intake.empty"


def test_too_much_pasted_is_refused():
    with pytest.raises(UnreadableBook) as refused:
        read_pasted("a" * 2_000_001)

    assert refused.value.code == "intake.too_large"


def test_pasted_cells_and_tables_keep_their_rows():
    cells = read_pasted("Name\tTitle\nJane\tMayor")
    table = read_pasted("Full name; Position\nJane; Mayor")

    assert [cells.sheets[0].rows, table.sheets[0].rows] == [
        (("Name", "Title"), ("Jane", "Mayor")),
        (("Full name", " Position"), ("Jane", " Mayor")),
    ]


@pytest.mark.parametrize(
    ("number", "letter"), [(0, ""), (1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")]
)
def test_columns_have_letters(number, letter):
    assert column_letter(number) == letter
    assert sheet_parts.column_number(letter) == number


def test_a_remark_has_an_address_and_goes_out_as_plain_values():
    doubt = Doubt(code="intake.x", message="Look", found="1").at("Members", 7, "C", "sex")

    assert doubt.as_json() == {
        "kind": "doubt",
        "where": "Members!C7",
        "code": "intake.x",
        "message": "Look",
        "found": "1",
        "field": "sex",
        "sheet": "Members",
        "row": 7,
        "column": "C",
    }
    assert Doubt(code="x", message="y").where == ""


def test_long_texts_are_shortened_in_messages():
    assert (shown("x" * 60), shown("x" * 61)) == ("x" * 60, "x" * 59 + "…")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (5.0, "5"),
        (5.5, "5.5"),
        (1e300, "1e+300"),
        (True, "True"),
        (date(2026, 2, 5), "05/02/2026"),
        (time(9, 5), "09:05"),
        (" a \n b ", "a b"),
    ],
)
def test_a_cell_has_a_text(value, text):
    assert text_of(value) == text


def test_regions_are_clipped_and_limited():
    owners = owners_of([Region(1, 1, 9, 9), Region(1, 1, 400_000, 9)], height=400_000, width=1)

    assert owners == {(row, 1): (1, 1) for row in range(1, 10)}
