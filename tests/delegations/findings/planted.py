"""Reference planted for tests, and the two questions every kind is asked."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import translation

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.catalogue import find_all
from doingoai.delegations.findings.finding import Finding, Target
from doingoai.delegations.findings.ground import Ground
from doingoai.norms.facts import Figure, FigureTable


@dataclass(frozen=True)
class Country:
    code: str = "KR"
    name_vi: str = "Hàn Quốc"
    name_en: str = "Korea"
    official_vi: str = "Đại Hàn Dân Quốc"
    official_en: str = "Republic of Korea"
    national_day: tuple[int, int] | None = (10, 3)
    national_day_name: str = ""
    has_relations: bool = True
    is_state: bool = True


@dataclass(frozen=True)
class Rank:
    grade: int
    guest_class: str = ""


COUNTRIES = {
    "KR": Country(),
    "VN": Country("VN", "Việt Nam", "Viet Nam", "", "", (9, 2)),
    "TW": Country("TW", "Đài Loan (Trung Quốc)", has_relations=False, is_state=False),
    "KP": Country("KP", "Triều Tiên"),
    "XA": Country("XA", "Xứ Ví Dụ", "Exampland", "", "", None, "", has_relations=False),
    "XT": Country("XT", "Vùng Ví Dụ", "", "", "", None, "", has_relations=False, is_state=False),
}
RANKS = {
    "t-mayor": Rank(4),
    "t-vice-minister": Rank(4, "B"),
    "t-vice-chair": Rank(5),
    "t-director": Rank(6),
    "t-deputy-director": Rank(6),
    "t-officer": Rank(9),
}
HOLIDAYS = {
    (date(2026, 9, 2), "VN"): "Quốc khánh",
    (date(2026, 9, 2), "KR"): "Lễ thử",
    (date(2026, 10, 3), "KR"): "Ngày khai quốc",
    (date(2026, 10, 9), "KR"): "Ngày chữ viết",
}
FASTING = frozenset({(date(2026, 10, 15), "XA")})


def figure(key: str, amount: int | None, unit: str = "days", **changes: Any) -> Figure:
    return replace(Figure(key, unit, amount, "00/2026/TT-THU", clause="Điều 5"), **changes)


def ground(*figures: Figure) -> Ground:
    return Ground(
        figures=FigureTable(figures),
        holiday=lambda day, country: HOLIDAYS.get((day, country)),
        is_fasting_day=lambda day, country: (day, country) in FASTING,
        country=COUNTRIES.get,
        find_country={"Hàn Quốc": "KR", "Nam Hàn": "KR"}.get,
        is_official_form=lambda text, code: text in (COUNTRIES[code].name_vi, "Đại Hàn Dân Quốc"),
        official_form=lambda text, code: COUNTRIES[code].name_vi,
        rank=RANKS.get,
    )


def found(facts: VisitFacts, *figures: Figure) -> tuple[Finding, ...]:
    """Find everything, and see that every text can be shown in both languages."""
    findings = find_all(facts, ground(*figures))
    for language in ("en", "vi"):
        with translation.override(language):
            assert all(finding.as_json()["message"] for finding in findings)
            assert all(finding.message_for(()) for finding in findings)
    return findings


def only(facts: VisitFacts, *figures: Figure) -> tuple[str, Target, dict[str, str]]:
    """Give code, target and params of the one finding; more than one is a false alarm."""
    (finding,) = found(facts, *figures)
    return finding.code, finding.target, dict(finding.params)


def codes(facts: VisitFacts, *figures: Figure) -> list[str]:
    return [finding.code for finding in found(facts, *figures)]
