"""A sheet with both flags, labelled, for the small table stands and for a second check."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.print.people import HOME, Plain, flag_code
from doingoai.directory.countries import COUNTRIES

WORDS = {
    "heading": "Cờ để bàn  ·  Table flags",
    "mark": "▲  ",
    # Usage of departments in Thanh Hóa and Huế (domain notes 4.3).
    "rule": (
        "Hai cờ cùng cỡ, cùng độ cao. Nhìn từ phía trước: cờ Việt Nam bên phải, cờ nước khách bên trái. "
        "Người thứ hai kiểm tra đúng nước, đúng chiều (▲ là phía trên) trước khi đặt."
    ),
}


def contents(facts: VisitFacts, language: str) -> Plain:
    return {"words": WORDS, "flags": [_flag(code) for code in (facts.country, HOME)]}


def _flag(code: str) -> Plain:
    state = COUNTRIES[code]
    return {
        "code": code,
        "flag": flag_code(code),
        "name_vi": state.official_vi or state.name_vi,
        "name_en": state.official_en or state.name_en,
    }
