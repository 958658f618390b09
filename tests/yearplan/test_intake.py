"""Spreadsheets of proposals: the blank one reads back, each fault is told at its field."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.utils import translation
from python_calamine import CalamineWorkbook

from doingoai.yearplan.intake.blank import blank_sheet
from doingoai.yearplan.intake.columns import COLUMNS, FIELD_OF_HEADING, choice_called, heading_key
from doingoai.yearplan.intake.reading import read_amount, read_countries, read_row
from doingoai.yearplan.intake.sheet import MOST_ROWS, read_sheet, text_of
from tests.refusals import refused

pytestmark = pytest.mark.django_db

GOOD = {"kind": "Đoàn vào", "title_vi": "Đón đoàn Mẫu", "starts_on": "9/3/2027"}


def book(*rows, name="Đề xuất"):
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = made.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_headings_of_the_blank_sheet_are_all_understood(language):
    content = blank_sheet(2027, language)

    table = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("2027")
    heads = [FIELD_OF_HEADING[heading_key(cell)] for cell in table.to_python()[0]]

    assert heads == [column.field for column in COLUMNS]


def test_a_filled_sheet_is_read_below_its_title_rows_with_the_numbers_people_see():
    content = book(
        ["KẾ HOẠCH ĐỐI NGOẠI", "", ""],
        ["TT", "Nội dung hoạt động", "Loại", "Từ"],
        [1, "Đón đoàn Mẫu", "Đoàn vào", "3/2027"],
        ["", "", "", ""],
        [2, "Hội thảo Mẫu", "Sự kiện", "12/5/2027"],
    )

    sheet = read_sheet(content, "de-xuat.xlsx")

    assert [(row.number, row.texts["title_vi"]) for row in sheet.rows] == [
        (3, "Đón đoàn Mẫu"), (5, "Hội thảo Mẫu"),
    ]  # fmt: skip
    assert sheet.ignored == ("TT",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (book(["Họ tên", "Chức vụ"], ["KIM Mau", "Thị trưởng"]), "proposals.no_headings"),
        (book(["Nội dung", "Từ"]), "proposals.empty"),
        (book(["Nội dung", "Từ"], *[["Mẫu", "3/2027"]] * (MOST_ROWS + 1)), "proposals.too_large"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused_in_words(content, code):
    with refused(code):
        read_sheet(content, "de-xuat.xlsx")


def test_a_value_in_the_last_cell_is_refused_before_memory_is_reserved_for_it():
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    made.add_worksheet().write(1_048_575, 16_383, "x")
    made.close()

    with refused("proposals.too_large"):
        read_sheet(buffer.getvalue(), "de-xuat.xlsx")


def test_cells_are_shown_as_a_person_would_have_typed_them():
    cells = (date(2027, 3, 9), 12.0, 1.5, None, "  Mẫu ", True)

    assert [text_of(cell) for cell in cells] == ["09/03/2027", "12", "1.5", "", "Mẫu", "True"]


def test_a_good_row_has_every_value_of_a_proposal():
    texts = {
        **GOOD, "ends_on": "11/3/2027", "countries": "Hàn Quốc, JP", "people": "12", "days": "3",
        "budget": "350.000.000 đồng", "budget_source": "Ngân sách", "field": "Education and training",
    }  # fmt: skip

    row = read_row(2, texts, year=2027)

    assert row.faults == []
    shown = {name: row.values[name] for name in ("starts_on", "ends_on", "countries", "budget")}
    assert shown == {
        "starts_on": date(2027, 3, 9), "ends_on": date(2027, 3, 11), "countries": "KR,JP",
        "budget": 350_000_000,
    }  # fmt: skip


def test_only_months_reach_from_the_first_to_the_last_day():
    row = read_row(2, {**GOOD, "starts_on": "3/2027", "ends_on": "4/2027"}, year=2027)

    when = [row.values[name] for name in ("starts_on", "ends_on", "is_month_only")]

    assert when == [date(2027, 3, 1), date(2027, 4, 30), True]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"title_vi": ""}, "title_vi"),
        ({"title_vi": "x" * 301}, "title_vi"),
        ({"kind": ""}, "kind"),
        ({"kind": "Đoàn lạ"}, "kind"),
        ({"field": "Thể thao điện tử"}, "field"),
        ({"countries": "Atlantis"}, "countries"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "quý III"}, "starts_on"),
        ({"starts_on": "9/3/2026"}, "starts_on"),
        ({"ends_on": "8/3/2027"}, "ends_on"),
        ({"ends_on": "cuối tháng"}, "ends_on"),
        ({"people": "mười"}, "people"),
        ({"days": "367"}, "days"),
        ({"budget": "9" * 17}, "budget"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(texts, field):
    row = read_row(2, {**GOOD, **texts}, year=2027)

    assert [fault.field for fault in row.faults] == [field]
    assert row.faults[0].where


def test_an_end_before_the_start_is_told_with_both_days():
    row = read_row(2, {**GOOD, "ends_on": "8/3/2027"}, year=2027)

    assert "08/03/2027" in row.faults[0].message
    assert "09/03/2027" in row.faults[0].message


@pytest.mark.parametrize(
    ("text", "amount"),
    [("", 0), ("12", 12), ("1.250.000", 1_250_000), ("1,250,000 đ", 1_250_000), ("1 250 000", 1_250_000)],
)  # fmt: skip
def test_amounts_are_read_with_and_without_groups(text, amount):
    assert read_amount(text, 10**15) == amount


def test_more_countries_than_fit_are_refused():
    codes = "KR,JP,LA,KH,TH,CN,FR,DE,PL,RU,CU,US,GB,AU,CA,IN,ID,MY,SG,PH,BR"

    with pytest.raises(ValueError, match="20"):
        read_countries(codes)


def test_choices_are_understood_in_both_languages():
    with translation.override("vi"):
        found = [
            choice_called("kind", text) for text in ("Đoàn ra", "Outbound delegation", "event")
        ]

    assert found == ["outbound", "outbound", "event"]
