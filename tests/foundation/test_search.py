"""Finding a record by its words, however they are typed."""

import random
import unicodedata
from collections.abc import Callable

import pytest

from doingoai.foundation import search
from doingoai.foundation.models import SearchEntry
from doingoai.foundation.subjects import Subject

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Đỗ", "Vũ", "Bùi", "Ngô")
MIDDLES = ("Văn", "Thị", "Đức", "Hữu", "Minh", "Ngọc", "Thuỳ", "Xuân", "Đình", "Quốc")
GIVENS = ("Thử", "Mẫu", "Hoà", "Thuý", "Đông", "Ưng", "Yến", "Quyền", "Khuê", "Ổn")
PLACES = ("Đà Nẵng", "Huế", "Hà Nội", "Đồng Nai", "Bà Rịa", "Quảng Ngãi", "Cần Thơ", "Lạng Sơn")

Typing = Callable[[str, random.Random], str]


def _plain(text: str, _dice: random.Random) -> str:
    marks_off = "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
    )
    return marks_off.replace("đ", "d").replace("Đ", "D")


def _loud(text: str, _dice: random.Random) -> str:
    return text.upper()


def _taken_apart(text: str, _dice: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _half_marked(text: str, dice: random.Random) -> str:
    return " ".join(word if dice.random() < 0.5 else _plain(word, dice) for word in text.split())


def _other_order(text: str, dice: random.Random) -> str:
    words = text.split()
    dice.shuffle(words)
    return " ".join(words)


def _begun(text: str, dice: random.Random) -> str:
    *whole, last = text.split()
    return " ".join([*whole, last[: dice.randint(1, len(last))]])


def _spaced(text: str, _dice: random.Random) -> str:
    return f"  {text.replace(' ', '   ')},"


TYPINGS: tuple[Typing, ...] = (_plain, _loud, _taken_apart, _half_marked, _other_order, _spaced)


@pytest.fixture
def names(db: None) -> list[str]:
    dice = random.Random(30)
    triples = [
        (family, middle, given) for family in FAMILIES for middle in MIDDLES for given in GIVENS
    ]
    chosen = [" ".join(parts) for parts in dice.sample(triples, 250)]
    SearchEntry.objects.bulk_create(
        search.entry_for(
            Subject("person", str(number)), title=name, line=dice.choice(PLACES),
            texts=(f"HC{number:05d}",),
        )
        for number, name in enumerate(chosen)
    )  # fmt: skip
    return chosen


def test_five_thousand_ways_of_typing_all_find_the_person(names: list[str]) -> None:
    dice = random.Random(5000)
    missed = []

    for time in range(5000):
        number = time % len(names)
        typed = names[number]
        for typing in dice.sample(TYPINGS, dice.randint(1, 3)):
            typed = typing(typed, dice)
        typed = _begun(typed, dice) if dice.random() < 0.3 else typed
        found = search.find(typed).values_list("subject_id", flat=True)
        if str(number) not in found:
            missed.append(typed)

    assert missed == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("da nang", True),
        ("ĐÀ NẴNG", True),
        ("đa nang", True),
        ("Đà N", True),
        ("nang da", True),
        ("anang", False),
        ("da nang hue", False),
        ("", False),
        ("   ", False),
        ("'); DROP TABLE", False),
        ('" OR *', False),
        ("da & ! | : * ( nang", True),
    ],
)
def test_a_place_is_found_by_whole_words_and_a_beginning(typed: str, found: bool) -> None:
    search.index(Subject("place", "1"), title="Sân bay Đà Nẵng", line="Quận Hải Châu")

    assert search.find(typed).exists() is found


@pytest.mark.django_db
def test_the_newest_record_comes_first() -> None:
    for number in range(1, 4):
        search.index(Subject("task", str(number)), title=f"Việc {number}")

    assert list(search.find("việc").values_list("subject_id", flat=True)) == ["3", "2", "1"]


@pytest.mark.django_db
@pytest.mark.parametrize("recent", [1, 3, 100])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("đoàn", ["5", "4"]),
        ("sớm", ["1", "0"]),
        ("muộn", ["5", "4"]),
        ("hai", ["2"]),
        ("không", []),
    ],
)
def test_the_newest_are_the_same_however_few_records_are_read_through(
    monkeypatch: pytest.MonkeyPatch, recent: int, typed: str, found: list[str]
) -> None:
    monkeypatch.setattr(search, "RECENT", recent)
    for number in range(6):
        line = "sớm" if number < 2 else "muộn"
        title = "Đoàn hai" if number == 2 else "Đoàn"
        search.index(Subject("visit", str(number), ""), title=title, line=line)

    newest = search.newest(typed, types=["visit"], most=2)

    assert [key for _kind, key, _title, _line in newest] == found


@pytest.mark.django_db
def test_only_the_kinds_asked_for_are_found() -> None:
    search.index(Subject("task", "1"), title="Huế")
    search.index(Subject("place", "2"), title="Huế")

    found = search.find("hue", types=["place"])

    assert list(found.values_list("subject_type", "subject_id")) == [("place", "2")]


@pytest.mark.django_db
def test_a_renewed_record_is_found_by_its_new_words_only() -> None:
    search.index(Subject("task", "1"), title="Gửi thư")
    search.index(Subject("task", "1"), title="Gọi điện", texts=["gấp"])

    assert [search.find(word).count() for word in ("thu", "dien", "gap")] == [0, 1, 1]


@pytest.mark.django_db
def test_a_forgotten_record_is_not_found() -> None:
    search.index(Subject("task", "1"), title="Gửi thư")

    search.forget(Subject("task", "1"))

    assert search.find("thu").count() == 0


@pytest.mark.django_db
def test_a_very_long_question_is_cut_and_still_answered() -> None:
    search.index(Subject("task", "1"), title=" ".join(f"w{number}" for number in range(30)))

    assert search.find(" ".join(f"w{number}" for number in range(30))).count() == 1


@pytest.mark.django_db
def test_what_is_too_long_for_a_line_is_cut() -> None:
    entry = search.entry_for(Subject("task", "1"), title="a" * 500, line="b" * 500)

    assert [len(entry.title), len(entry.line)] == [400, 400]
