"""The figures of Circular 35/2026/TT-BTC, cell by cell, and what surrounds them."""

from datetime import date
from pathlib import Path

import pytest

from doingoai.foundation.shipped_tables import TableBroken
from doingoai.norms import figures as shipped
from doingoai.norms.facts import Figure
from doingoai.norms.figures import (
    FIGURE_COLUMNS,
    INSTRUMENT_COLUMNS,
    NOT_FORESEEN,
    figures_for,
    instrument,
    instrument_of,
    is_foreseen,
    rates_day,
    read_figures,
    read_instruments,
    shipped_figures,
    shipped_instruments,
    shipped_table,
    valid_instrument,
)
from doingoai.norms.models import LegalInstrument, Norm

NEW = date(2026, 5, 18)
OLD = date(2026, 5, 17)
SCHEME = "theo đề án được phê duyệt"
AUTHORITY = "theo quyết định của cấp có thẩm quyền"
INVOICE = "theo hóa đơn"
M = 1_000_000
CLASSES = ("special", "A", "B", "C", "other")

# One line per line of the table in the circular: key, role, then the cells special, A, B, C, other.
TABLE = [
    ("flowers_at_airport", "head", SCHEME, M, M, NOT_FORESEEN, NOT_FORESEEN),
    ("flowers_at_airport", "spouse", SCHEME, *[NOT_FORESEEN] * 4),
    ("airport_lounge", "", INVOICE, INVOICE, INVOICE, NOT_FORESEEN, NOT_FORESEEN),
    ("room_per_day", "head", AUTHORITY, 9_400_000, 7_700_000, 4_300_000, 1_600_000),
    ("room_per_day", "deputy", AUTHORITY, 7_700_000, 7_700_000, NOT_FORESEEN, 1_600_000),
    ("room_per_day", "member", AUTHORITY, 6 * M, 4_800_000, 3 * M, 1_600_000),
    ("meals_per_day", "", AUTHORITY, 3 * M, 2 * M, 1_600_000, 1_200_000),
    ("refreshments_half_day", "", AUTHORITY, 300_000, 160_000, 120_000, 120_000),
    ("banquet_per_person", "", SCHEME, 3 * M, 2 * M, 1_600_000, 1_200_000),
    ("gift", "head", SCHEME, 2_600_000, 1_800_000, M, M),
    ("gift", "spouse", SCHEME, 2_600_000, 1_800_000, M, M),
    ("gift_member", "", SCHEME, M, M, M, M),
    ("art_performance", "", SCHEME, 1, 1, 1, NOT_FORESEEN),
]
CELLS = [
    (key, role, guest_class, cell)
    for key, role, *cells in TABLE
    for guest_class, cell in zip(CLASSES, cells, strict=True)
]

OLD_CELLS = [
    ("flowers_at_airport", "head", "A", 500_000),
    ("flowers_at_airport", "head", "B", 500_000),
    ("room_per_day", "head", "A", 5_500_000),
    ("room_per_day", "deputy", "A", 4_500_000),
    ("room_per_day", "member", "A", 3_500_000),
    ("room_per_day", "head", "B", 4_500_000),
    ("room_per_day", "deputy", "B", 4_500_000),
    ("room_per_day", "member", "B", 2_800_000),
    ("room_per_day", "head", "C", 2_500_000),
    ("room_per_day", "member", "C", 1_800_000),
    ("room_per_day", "", "other", 800_000),
    ("meals_per_day", "", "A", 1_500_000),
    ("meals_per_day", "", "B", 1_000_000),
    ("meals_per_day", "", "C", 800_000),
    ("meals_per_day", "", "other", 600_000),
    ("refreshments_half_day", "", "A", 150_000),
    ("refreshments_half_day", "", "B", 80_000),
    ("refreshments_half_day", "", "C", 60_000),
    ("gift", "head", "A", 1_300_000),
    ("gift", "head", "B", 900_000),
    ("gift", "head", "C", 500_000),
    ("domestic_drinks_half_day", "", "", 30_000),
    ("domestic_meal", "", "", 300_000),
]

GENERAL = {
    "banquets_per_delegation": (1, "times"),
    "breakfast_percent": (10, "percent"),
    "meal_on_banquet_day_percent": (50, "percent"),
    "translation_page": (300_000, "vnd"),
    "translation_page_from_vietnamese": (360_000, "vnd"),
    "translation_page_words": (350, "words"),
    "translation_other_language_percent": (30, "percent"),
    "interpretation_hour_consecutive": (750_000, "vnd"),
    "interpretation_hour_simultaneous": (1_500_000, "vnd"),
    "interpretation_own_staff_percent": (50, "percent"),
    "farewell_meal": (2 * M, "vnd"),
    "farewell_gift": (1_800_000, "vnd"),
    "conference_duty_day_min": (200_000, "vnd"),
    "conference_duty_day_max": (400_000, "vnd"),
    "summit_duty_day_min": (300_000, "vnd"),
    "summit_duty_day_max": (600_000, "vnd"),
    "negotiation_duty_session": (400_000, "vnd"),
    "domestic_drinks_half_day": (60_000, "vnd"),
    "domestic_meal": (600_000, "vnd"),
    "domestic_meal_important_factor": (2, "times"),
}

TIMINGS = {
    "consultation_reply": (7, "working_days", "L"),
    "verification": (1, "days", "M"),
    "unit_submission_before_visit": (10, "days", "M"),
    "unit_submission_before_visit_visas": (30, "days", "M"),
    "visa_request_after_letter": (1, "days", "M"),
    "police_notice_before_visit": (5, "days", "M"),
    "papers_ready_before_visit": (5, "days", "M"),
    "check_before_visit": (1, "days", "M"),
    "thank_you_after_visit": (5, "days", "M"),
    "result_report_after_visit": (3, "days", "M"),
    "passport_validity_months": (6, "months", "H"),
    "greeter_rank_steps_below": (2, "steps", "H"),
    "rank_steps_between_leaders": (1, "steps", "L"),
    "travel_minutes_in_town": (10, "minutes", "L"),
    "travel_minutes_airport": (30, "minutes", "L"),
    "agreement_reply_province": (7, "working_days", "H"),
    "agreement_prime_minister_opinion": (7, "working_days", "H"),
    "agreement_reply_department": (7, "working_days", "H"),
    "agreement_chair_decision": (5, "working_days", "H"),
    "agreement_reply_simplified": (3, "working_days", "H"),
    "agreement_report_after_signing": (15, "days", "H"),
    "agreement_notice_after_effect": (15, "days", "H"),
    "agreement_plan_due": (1115, "month_day", "H"),
    "conference_file_prime_minister": (40, "days", "H"),
    "conference_file_chair": (30, "days", "H"),
    "conference_reply": (15, "days", "H"),
    "conference_report_after": (15, "days", "H"),
    "conference_year_report_due": (1218, "month_day", "H"),
    "ngo_opinion": (10, "working_days", "H"),
    "ngo_year_report_due": (1218, "month_day", "H"),
    "aid_appraisal": (20, "days", "M"),
    "aid_start": (6, "months", "M"),
    "border_permit": (5, "working_days", "H"),
    "border_permit_fee": (10, "usd", "H"),
    "half_year_report_due": (614, "month_day", "M"),
    "year_report_due": (1214, "month_day", "M"),
    "register_paper": (1, "working_days", "H"),
    "acknowledge_electronic_paper": (0, "days", "H"),
    "archive_transfer_notice": (30, "days", "H"),
}


def found(key: str, on: date = NEW, guest_class: str = "", role: str = "") -> Figure:
    figure = shipped_table().find(key, on=on, guest_class=guest_class, role=role)
    assert figure is not None, key
    return figure


@pytest.mark.parametrize(("key", "role", "guest_class", "cell"), CELLS)
def test_each_cell_of_the_circular_is_shipped(
    key: str, role: str, guest_class: str, cell: int | str
) -> None:
    figure = found(key, guest_class=guest_class, role=role)

    given = figure.text if figure.amount is None else figure.amount

    assert given == cell
    assert figure.instrument == "Thông tư số 35/2026/TT-BTC"
    assert (figure.valid_from, figure.valid_to) == (NEW, None)


@pytest.mark.parametrize(("key", "role", "guest_class", "amount"), OLD_CELLS)
def test_the_old_figures_hold_until_the_day_before(
    key: str, role: str, guest_class: str, amount: int
) -> None:
    figure = found(key, on=OLD, guest_class=guest_class, role=role)

    assert figure.amount == amount
    assert figure.instrument == "Thông tư số 71/2018/TT-BTC"


@pytest.mark.parametrize("key", GENERAL)
def test_a_figure_for_everybody_is_shipped(key: str) -> None:
    figure = found(key)

    assert (figure.amount, figure.unit) == GENERAL[key]
    assert figure.valid_from == NEW


@pytest.mark.parametrize("key", TIMINGS)
def test_a_deadline_is_shipped_with_its_unit_and_confidence(key: str) -> None:
    figure = found(key)

    assert (figure.amount, figure.unit, figure.confidence) == TIMINGS[key]


@pytest.mark.parametrize(
    ("guest_class", "role", "persons"),
    [("A", "head", 1), ("A", "deputy", 3), ("A", "member", 3), ("B", "head", 1), ("C", "head", 1)],
)
def test_cars_are_counted_by_class_and_role(guest_class: str, role: str, persons: int) -> None:
    assert found("persons_per_car", guest_class=guest_class, role=role).amount == persons


@pytest.mark.parametrize("guest_class", ["A", "B", "C"])
def test_guests_of_vice_ministers_rank_share_a_car_by_two(guest_class: str) -> None:
    assert found("persons_per_car_vice_minister", guest_class=guest_class).amount == 2


def test_a_guest_of_ministers_rank_in_class_a_has_a_car_alone() -> None:
    assert found("persons_per_car_minister", guest_class="A").amount == 1


@pytest.mark.parametrize("guest_class", CLASSES)
def test_every_class_has_a_rule_for_cars_in_words(guest_class: str) -> None:
    figure = found("cars", guest_class=guest_class)

    assert figure.unit == "text"
    assert figure.text


@pytest.mark.parametrize(
    ("guest_class", "amount"), [("special", 500_000), ("A", 500_000), ("B", None)]
)
def test_service_staff_eat_at_the_special_class_and_class_a_only(
    guest_class: str, amount: int | None
) -> None:
    figure = shipped_table().find("service_meal_per_day", on=NEW, guest_class=guest_class)

    assert (figure.amount if figure else None) == amount


def test_a_dash_of_the_circular_is_not_a_limit_of_zero() -> None:
    flowers = found("flowers_at_airport", guest_class="C", role="head")
    lounge = found("airport_lounge", guest_class="A")

    assert flowers.amount is None
    assert is_foreseen(flowers) is False
    assert is_foreseen(lounge) is True


def test_the_banquet_never_exceeds_the_days_meals() -> None:
    for guest_class in ("A", "B", "C", "other"):
        banquet = found("banquet_per_person", guest_class=guest_class)
        meals = found("meals_per_day", guest_class=guest_class)

        assert banquet.amount == meals.amount


def test_no_shipped_figure_claims_to_be_confirmed() -> None:
    assert not any(figure.confirmed for figure in shipped_figures())


def test_every_figure_cites_an_instrument_of_the_register() -> None:
    assert all(instrument_of(figure) in shipped_instruments() for figure in shipped_figures())


def test_an_instrument_of_the_office_itself_is_not_in_the_register() -> None:
    own = Figure("gift", "vnd", 500_000, "Nghị quyết của Hội đồng nhân dân")

    assert instrument_of(own) is None


def test_every_shipped_row_fits_the_tables_of_the_database() -> None:
    for model, rows in ((Norm, shipped_figures()), (LegalInstrument, shipped_instruments())):
        for field in model._meta.concrete_fields:
            limit = getattr(field, "max_length", None)
            if limit and hasattr(rows[0], field.name):
                assert max(len(getattr(row, field.name)) for row in rows) <= limit, field.name


def test_no_two_figures_compete_for_the_same_day_and_case() -> None:
    cases = [(f.key, f.guest_class, f.role, f.valid_from) for f in shipped_figures()]

    assert len(cases) == len(set(cases))


@pytest.mark.parametrize(
    ("approved", "started", "day", "settled"),
    [
        (date(2026, 5, 10), date(2026, 5, 16), date(2026, 5, 20), OLD),
        (date(2026, 5, 10), date(2026, 5, 17), date(2026, 5, 16), date(2026, 5, 16)),
        (date(2026, 5, 10), date(2026, 5, 18), date(2026, 5, 20), date(2026, 5, 20)),
        (date(2026, 5, 18), date(2026, 5, 17), date(2026, 5, 20), date(2026, 5, 20)),
        (None, date(2026, 5, 17), date(2026, 5, 20), date(2026, 5, 20)),
        (date(2026, 5, 10), None, date(2026, 5, 20), date(2026, 5, 20)),
    ],
)
def test_a_visit_approved_and_begun_before_settles_at_the_old_rates(
    approved: date | None, started: date | None, day: date, settled: date
) -> None:
    assert rates_day(approved, started, day) == settled


def test_figures_for_a_visit_begun_before_are_the_old_ones() -> None:
    begun_before = figures_for(date(2026, 5, 10), date(2026, 5, 16), date(2026, 5, 20))
    begun_after = figures_for(date(2026, 5, 10), date(2026, 5, 19), date(2026, 5, 20))

    def gift(listed: tuple[Figure, ...]) -> list[int | None]:
        return [f.amount for f in listed if (f.key, f.guest_class, f.role) == ("gift", "B", "head")]

    assert gift(begun_before) == [900_000]
    assert gift(begun_after) == [1_800_000]


def test_a_register_without_the_first_day_of_the_rates_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "RATES_INSTRUMENT", "102-2012-tt-btb")

    with pytest.raises(LookupError) as refusal:
        rates_day(date(2026, 5, 10), date(2026, 5, 10), date(2026, 5, 20))

    assert str(refusal.value) == "instruments.csv gives no first day for 102-2012-tt-btb."


@pytest.mark.parametrize(
    ("code", "on", "valid"),
    [
        ("71-2018-tt-btc", OLD, "71-2018-tt-btc"),
        ("71-2018-tt-btc", NEW, "35-2026-tt-btc"),
        ("35-2026-tt-btc", NEW, "35-2026-tt-btc"),
        ("35-2026-tt-btc", OLD, None),
        ("29-2018-qh14", date(2026, 2, 28), "29-2018-qh14"),
        ("29-2018-qh14", date(2026, 3, 1), "117-2025-qh15"),
        ("272-qd-tw", NEW, "272-qd-tw"),
        ("no-such", NEW, None),
    ],
)
def test_the_instrument_that_holds_on_a_day_is_found(
    code: str, on: date, valid: str | None
) -> None:
    answer = valid_instrument(code, on=on)

    assert (answer.code if answer else None) == valid


def test_an_instrument_is_cited_by_kind_and_number() -> None:
    circular, practice = instrument("35-2026-tt-btc"), instrument("office-default")

    assert circular is not None
    assert circular.label_vi == "Thông tư số 35/2026/TT-BTC"
    assert practice is not None
    assert practice.label_vi == "Giá trị mặc định của phần mềm, cơ quan tự quy định"


def test_every_instrument_says_where_our_knowledge_comes_from() -> None:
    assert all(found.source and found.confidence for found in shipped_instruments())
    assert len(shipped_instruments()) >= 45


def one_figure(tmp_path: Path, **changed: str) -> Path:
    cells = dict.fromkeys(FIGURE_COLUMNS, "") | {
        "key": "gift",
        "unit": "vnd",
        "amount": "5",
        "instrument": "x",
        "confidence": "M",
    }
    return one_row(tmp_path, FIGURE_COLUMNS, cells | changed)


def one_row(tmp_path: Path, columns: tuple[str, ...], cells: dict[str, str]) -> Path:
    path = tmp_path / "edited.csv"
    line = ",".join(cells[column] for column in columns)
    path.write_text(f"{','.join(columns)}\n{line}\n", encoding="utf-8")
    return path


def test_an_edited_table_of_figures_is_read(tmp_path: Path) -> None:
    (only,) = read_figures(one_figure(tmp_path), {"x": "Nghị quyết số 1/NQ-HĐND"})

    assert only == Figure("gift", "vnd", 5, "Nghị quyết số 1/NQ-HĐND")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"key": ""}, "column key: found ''; write a value."),
        ({"amount": ""}, "column text: found ''; write a value."),
        ({"amount": "9.400.000"}, "column amount: found '9.400.000'"),
        ({"guest_class": "D"}, "column guest_class: found 'D'"),
        ({"role": "boss"}, "column role: found 'boss'"),
        ({"unit": "đồng"}, "column unit: found 'đồng'"),
        ({"instrument": "y"}, "column instrument: found 'y'; write one of 'x'."),
        ({"valid_from": "18/5/2026"}, "column valid_from: found '18/5/2026'"),
        ({"valid_to": "soon"}, "column valid_to: found 'soon'"),
        ({"confidence": "sure"}, "column confidence: found 'sure'"),
    ],
)
def test_a_broken_figure_is_refused_with_its_place(
    tmp_path: Path, changed: dict[str, str], message: str
) -> None:
    with pytest.raises(TableBroken) as refusal:
        read_figures(one_figure(tmp_path, **changed), {"x": "X"})

    assert str(refusal.value).startswith(f"edited.csv, line 2, {message}")


@pytest.mark.parametrize(
    ("column", "cell"), [("kind", "letter"), ("replaced_by", "nowhere"), ("issuer_vi", "")]
)
def test_a_broken_instrument_is_refused_with_its_place(
    tmp_path: Path, column: str, cell: str
) -> None:
    cells = dict.fromkeys(INSTRUMENT_COLUMNS, "") | {
        "code": "x",
        "number_symbol": "1/TT",
        "kind": "circular",
        "title_vi": "Thử",
        "issuer_vi": "Bộ",
        "source": "thử",
        "confidence": "L",
    }

    with pytest.raises(TableBroken) as refusal:
        read_instruments(one_row(tmp_path, INSTRUMENT_COLUMNS, cells | {column: cell}))

    assert str(refusal.value).startswith(f"edited.csv, line 2, column {column}: found {cell!r};")
