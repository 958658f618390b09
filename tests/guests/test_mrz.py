"""Machine-readable lines: the specimens of ICAO Doc 9303, every fault, and whatever a writer can write."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.guests.mrz import BadZone, Fault, Kind, Part, Zone, read_zone
from doingoai.guests.mrz_layouts import Shape, check_digit
from doingoai.guests.mrz_letters import may_be_same, mrz_spelling

ON = date(2026, 2, 2)
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)
LONG = (
    "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
)


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BadZone) as bad:
        read_zone(text, on=ON)
    return bad.value.faults


@pytest.mark.parametrize(
    ("text", "shape", "number", "optional"),
    [
        (TD3, Shape.TD3, "L898902C3", "ZE184226B"),
        (TD2, Shape.TD2, "D23145890", ""),
        (TD1, Shape.TD1, "D23145890", ""),
    ],
)
def test_the_specimens_of_the_document_are_read(
    text: str, shape: Shape, number: str, optional: str
):
    zone = read_zone(text, on=ON)

    assert zone == Zone(
        shape, zone.document, "", number, "ERIKSSON", "ANNA MARIA", "", "f",
        date(1974, 8, 12), date(2012, 4, 15), optional,
    )  # fmt: skip


def test_a_long_number_of_a_card_goes_on_in_the_optional_data():
    assert read_zone(LONG, on=ON).number == "D23145890734"


@pytest.mark.parametrize(
    "text",
    [
        TD3.lower(),
        TD3.replace("\n", "\r\n\r\n"),
        TD3.replace("\n", ""),
        TD3.replace("<<", "«"),
        "  " + TD3.replace("ANNA<", "ANNA < ") + "  ",
        TD3.replace("MARIA<<<<<<<<<<<<<<<<<<<", "MARIA"),
    ],
    ids=["small letters", "empty lines", "one line", "quotes", "blanks", "fillers lost"],
)
def test_how_it_was_pasted_is_no_matter(text: str):
    assert read_zone(text, on=ON).name == "ERIKSSON ANNA MARIA"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("C36UTO", "C37UTO", Fault(Kind.DIGIT, 2, 10, "7", "6", Part.NUMBER, "L898902C3")),
        ("7408122F", "7408123F", Fault(Kind.DIGIT, 2, 20, "3", "2", Part.BIRTH, "740812")),
        ("1204159Z", "1204150Z", Fault(Kind.DIGIT, 2, 28, "0", "9", Part.EXPIRY, "120415")),
        ("<<<10", "<<<20", Fault(Kind.DIGIT, 2, 43, "2", "1", Part.OPTIONAL, "ZE184226B")),
        ("<<<10", "<<<11", Fault(Kind.DIGIT, 2, 44, "1", "0", Part.WHOLE, "")),
        ("F120", "Ж120", Fault(Kind.SIGN, 2, 21, "Ж")),
        ("L898902C3", "L898902C", Fault(Kind.LENGTH, 2, 0, "43", "44")),
    ],
)
def test_a_fault_says_where_it_is_and_what_it_would_have_to_be(old: str, new: str, fault: Fault):
    assert faults_of(TD3.replace(old, new)) == (fault,)


def test_every_wrong_field_is_told_at_once_and_what_follows_from_it_is_not():
    wrong = TD3.replace("C36UTO", "C37UTO").replace("7408122F", "7408123F")

    assert [fault.part for fault in faults_of(wrong)] == [Part.NUMBER, Part.BIRTH]


def test_a_wrong_digit_of_a_long_number_is_told_where_it_stands():
    fault = faults_of(LONG.replace("<7349<", "<7348<"))[0]

    assert (fault.part, fault.line, fault.place, fault.expected) == (Part.NUMBER, 1, 19, "9")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "0"),
        ("ABC", "1"),
        ("A\nB\nC\nD", "4"),
        ("A" * 300 + "\n" + "B" * 300, "2"),
        (f"{TD3}\n{TD3[-44:]}", "3"),
    ],
)
def test_what_is_no_zone_at_all_is_told_by_its_lines(text: str, found: str):
    assert faults_of(text) == (Fault(Kind.LINES, found=found),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A" * 29 + "\n" + "B" * 30 + "\n" + "C" * 31, ["30", "30"]),
        ("A" * 36 + "\n" + "B" * 34, ["36"]),
    ],
)
def test_lines_of_a_wrong_length_are_measured_by_the_nearest_document(
    text: str, expected: list[str]
):
    assert [fault.expected for fault in faults_of(text)] == expected


def zone_lines(birth: str = "740812", expiry: str = "300415", issuer: str = "UTO") -> str:
    """A passport with these days, its check digits right."""
    number = "L898902C3"
    line = (
        number + check_digit(number) + issuer + birth + check_digit(birth) + "F" + expiry
        + check_digit(expiry) + "<" * 14 + "<"
    )  # fmt: skip
    whole = check_digit(line[0:10] + line[13:20] + line[21:43])
    return f"P<{issuer}" + "ERIKSSON<<ANNA".ljust(39, "<") + "\n" + line + whole


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("260202", date(2026, 2, 2)),
        ("260203", date(1926, 2, 3)),
        ("991231", date(1999, 12, 31)),
        ("000229", date(2000, 2, 29)),
        ("280229", date(1928, 2, 29)),
        ("74<<<<", None),
        ("<<<<<<", None),
    ],
)
def test_nobody_is_born_after_today(written: str, born: date | None):
    assert read_zone(zone_lines(birth=written), on=ON).birth == born


@pytest.mark.parametrize(
    ("written", "ends"),
    [("300415", 2030), ("120415", 2012), ("990415", 1999), ("750415", 2075), ("770415", 1977)],
)
def test_a_document_ends_within_fifty_years(written: str, ends: int):
    zone = read_zone(zone_lines(expiry=written), on=ON)

    assert zone.expires is not None
    assert zone.expires.year == ends


@pytest.mark.parametrize("written", ["741332", "740230", "7A0812", "74<8<2", "250229"])
def test_what_is_no_day_is_refused(written: str):
    fault = faults_of(zone_lines(birth=written))[0]

    assert (fault.kind, fault.part, fault.found) == (Kind.DATE, Part.BIRTH, written)


@pytest.mark.parametrize(
    ("code", "country"),
    [("VNM", "VN"), ("D<<", "DE"), ("GBD", "GB"), ("KOR", "KR"), ("UNO", ""), ("XXA", "")],
)
def test_codes_of_countries_are_those_of_the_house(code: str, country: str):
    assert read_zone(zone_lines(issuer=code), on=ON).issuer == country


def test_a_name_that_fills_its_line_may_be_cut():
    names = "ERIKSSONERIKSSONERIKSSON<<ANNAANNAANNAA"
    lines = TD3.splitlines()

    assert read_zone(f"P<UTO{names}\n{lines[1]}", on=ON).is_name_cut is True


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = st.text(LETTERS, min_size=1, max_size=7)
NAMES = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)
NUMBERS = st.text(LETTERS + "0123456789", min_size=1, max_size=9)
BORN = st.dates(date(1930, 1, 1), date(2025, 12, 31))
ENDS = st.dates(date(1980, 1, 1), date(2070, 12, 31))


def write(shape: Shape, number: str, family: str, given: str, born: date, ends: date) -> str:
    """The lines of a document as an office would write them."""
    digits = number.ljust(9, "<") + check_digit(number.ljust(9, "<"))
    birth, expiry = f"{born:%y%m%d}", f"{ends:%y%m%d}"
    days = birth + check_digit(birth), "F" + expiry + check_digit(expiry)
    names = f"{family}<<{given}".replace(" ", "<")
    if shape == Shape.TD1:
        first, second = f"I<KOR{digits}".ljust(30, "<"), days[0] + days[1] + "KOR" + "<" * 11
        whole = check_digit(first[5:] + second[:7] + second[8:15] + second[18:29])
        return "\n".join((first, second + whole, names.ljust(30, "<")))
    size = 44 if shape == Shape.TD3 else 36
    second = (digits + "KOR" + days[0] + days[1]).ljust(size - 1, "<")
    whole = check_digit(second[:10] + second[13:20] + second[21 : size - 1])
    return f"P<KOR{names}".ljust(size, "<") + "\n" + second + whole


@given(st.sampled_from(Shape), NUMBERS, NAMES, NAMES, BORN, ENDS)
def test_whatever_is_written_right_is_read_back(
    shape: Shape, number: str, family: str, given_name: str, born: date, ends: date
):
    zone = read_zone(write(shape, number, family[:12], given_name[:12], born, ends), on=ON)

    assert (zone.shape, zone.number, zone.family, zone.given) == (
        shape, number, family[:12].strip(), given_name[:12].strip(),
    )  # fmt: skip
    assert (zone.nationality, zone.sex) == ("KR", "f")
    assert (zone.birth, zone.expires) == (born, ends)


CHECKED = [*range(10), *range(13, 20), *range(21, 44)]


@given(st.sampled_from(CHECKED), st.sampled_from(LETTERS + "0123456789"))
def test_a_wrong_sign_is_found_unless_it_weighs_the_same(place: int, sign: str):
    first, second = TD3.splitlines()
    wrong = second[:place] + sign + second[place + 1 :]

    if check_digit(sign) == check_digit(second[place]):
        return
    assert faults_of(f"{first}\n{wrong}")


@given(st.text(max_size=200))
def test_nothing_that_is_pasted_breaks_the_reading(text: str):
    with suppress(BadZone):
        assert read_zone(text, on=ON).number


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Müller", "MUELLER"), ("Ødegård", "OEDEGAARD"), ("Nguyễn Thị Ánh", "NGUYEN<THI<ANH"),
        ("Đặng", "DANG"), ("O'Neil-Smith", "ONEIL<SMITH"), ("Strauß", "STRAUSS"),
        ("Łukasz", "LUKASZ"), ("Щукин", "SHCHUKIN"), ("김민준", ""), ("İnönü", "INOENUE"),
    ],
)  # fmt: skip
def test_a_name_is_spelled_as_the_lines_do(name: str, spelled: str):
    assert mrz_spelling(name) == spelled


@pytest.mark.parametrize(
    ("printed", "read", "same"),
    [
        ("Müller", "MUELLER", True), ("Müller", "MULLER", True), ("Jane SAMPLE", "SAMPLE JANE", True),
        ("Nguyễn Văn Thử", "NGUYEN VAN THU", True), ("Ericson Anna", "ERIKSSON ANNA", False),
    ],
)  # fmt: skip
def test_a_printed_name_stands_for_the_one_that_was_read(printed: str, read: str, same: bool):
    assert may_be_same(printed, read) is same
