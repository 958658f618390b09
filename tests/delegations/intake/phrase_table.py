"""The 200 phrases as they are kept: each with what it should be understood as."""

from datetime import date
from pathlib import Path
from typing import Any

from doingoai.delegations.intake.phrase.facts import (
    Days,
    Known,
    KnownLeader,
    KnownPartner,
    KnownUnit,
    Understood,
)
from doingoai.demo.world import PARTNERS, UNITS

HERE = Path(__file__).parent
TODAY = date(2026, 11, 18)
PARTNER_KEYS = [
    "vientiane",
    "phnompenh",
    "bangkok",
    "jakarta",
    "beijing",
    "yunnan",
    "seoul",
    "tokyo",
    "fukuoka",
    "idf",
    "moscow",
    "havana",
    "warsaw",
    "london",
    "orange",
    "emb-jp",
    "emb-kr",
    "emb-fr",
    "emb-de",
    "emb-la",
    "un",
    "sakura",
    "sampleton",
]
KNOWN = Known(
    partners=tuple(
        KnownPartner(key, name_vi, name_en, country, str(kind))
        for key, (kind, _group, country, name_vi, name_en) in zip(
            PARTNER_KEYS, PARTNERS, strict=True
        )
    ),
    units=tuple(
        KnownUnit(code, name_vi, name_en, symbol)
        for code, _kind, name_vi, name_en, symbol, _parent in UNITS
    ),
    leaders=(
        KnownLeader("tuan", "Trần Anh Tuấn Mẫu", "pc_chair"),
        KnownLeader("minh", "Hoàng Quang Minh Mẫu", "pc_vice_chair"),
        KnownLeader("hoa", "Nguyễn Thị Hoa Mẫu", "pc_vice_chair"),
        KnownLeader("duc", "Lê Minh Đức Mẫu", "department_director"),
    ),
)
SLOTS = {
    "p": "partner", "c": "country", "n": "people", "d": "days", "u": "unit", "l": "leader",
    "h": "head", "k": "kind", "w": "field", "v": "visa", "f": "flight", "t": "purpose",
}  # fmt: skip


def read(name: str) -> list[tuple[str, dict[str, Any], frozenset[str]]]:
    """Each phrase with its slots and the slots that have to be marked as doubtful."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith("#")]


def _row(line: str) -> tuple[str, dict[str, Any], frozenset[str]]:
    phrase, _bar, expected = line.rpartition(" | ")
    wanted: dict[str, Any] = {}
    doubtful = set()
    words = expected.split(" ")
    while words:
        word = words.pop(0)
        if word.startswith("?"):
            doubtful.add(SLOTS[word[1:]])
            continue
        letter, value = word.split("=", 1)
        if letter == "t":
            rest = [one for one in words if not one.startswith("?")]
            doubtful |= {SLOTS[one[1:]] for one in words if one.startswith("?")}
            value, words = " ".join([value, *rest]), []
        wanted[SLOTS[letter]] = _value(letter, value)
    return phrase, wanted, frozenset(doubtful)


def _value(letter: str, value: str) -> Any:
    if letter == "d":
        first, last = (_day(one) for one in value.split("-"))
        return Days(first, last)
    if letter == "n":
        return int(value)
    return value == "y" if letter == "v" else value


def _day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(2000 + year, month, day)


def told(understood: Understood) -> dict[str, Any]:
    """What was understood, by slot; a part without a value says nothing."""
    return {part.slot: part.value for part in understood.parts if part.value is not None}


def doubts(understood: Understood) -> frozenset[str]:
    return frozenset(part.slot for part in understood.parts if not part.is_sure)
