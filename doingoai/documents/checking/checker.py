"""Checks a paper against the rules of Decree 30/2020, one after the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from doingoai.documents.checking import (
    rules_body,
    rules_end,
    rules_head,
    rules_page,
    rules_text,
)
from doingoai.documents.checking.anatomy import Anatomy
from doingoai.documents.checking.kinds import PaperKind
from doingoai.documents.checking.reading import read_paper
from doingoai.documents.checking.results import Fault, PaperCheck, RuleResult, RuleState
from doingoai.documents.checking.units import KNOWN_UNITS

Check = Callable[[Anatomy], list[Fault] | None]

_DECREE = "Nghị định 30/2020/NĐ-CP"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `everywhere` rules also hold for papers without a Vietnamese head."""

    code: str
    title: str | Promise
    source: str
    check: Check
    everywhere: bool = False


def rules(known_units: Mapping[str, str]) -> tuple[Rule, ...]:
    """Give all rules in the order of their codes."""
    units = partial(rules_text.unit_abbreviations, known=known_units)
    first, third = f"{_DECREE}, Phụ lục I", f"{_DECREE}, Phụ lục III"
    return (
        Rule("C01", gettext_lazy("Page size and direction"), first, rules_page.page_size, True),
        Rule("C02", gettext_lazy("Margins"), first, rules_page.margins, True),
        Rule("C03", gettext_lazy("Font and colour"), first, rules_page.fonts, True),
        Rule(
            "C04",
            gettext_lazy("National title and motto"),
            f"{first}, ô số 1",
            rules_head.national_title,
        ),
        Rule(
            "C05", gettext_lazy("Line under the motto"), f"{first}, ô số 1", rules_head.motto_rule
        ),
        Rule("C06", gettext_lazy("Issuing body"), f"{first}, ô số 2", rules_head.issuer),
        Rule(
            "C07",
            gettext_lazy("Number and symbol"),
            f"{first}, ô số 3; Phụ lục III",
            rules_head.number,
        ),
        Rule(
            "C08",
            gettext_lazy("Zeros in number and date"),
            f"{first}, ô số 3 và 4",
            rules_head.leading_zeros,
        ),
        Rule("C09", gettext_lazy("Place and date"), f"{first}, ô số 4", rules_head.place_and_date),
        Rule(
            "C10",
            gettext_lazy("Type and subject"),
            f"{first}, ô số 5a và 5b",
            rules_head.type_and_subject,
        ),
        Rule("C11", gettext_lazy("Legal bases"), f"{first}, ô số 6", rules_body.bases),
        Rule("C12", gettext_lazy("Body text"), f"{first}, ô số 6", rules_body.body, True),
        Rule("C13", gettext_lazy("Letters of points"), f"{first}, ô số 6", rules_body.points),
        Rule("C14", gettext_lazy("Addressees"), f"{first}, ô số 9a", rules_body.addressees),
        Rule("C15", gettext_lazy("Signing authority"), f"{first}, ô số 7a", rules_end.authority),
        Rule("C16", gettext_lazy("Name of the signer"), f"{first}, ô số 7b", rules_end.signer),
        Rule("C17", gettext_lazy("Recipients"), f"{first}, ô số 9b", rules_end.recipients),
        Rule("C18", gettext_lazy("End of the paper"), f"{first}, ô số 6", rules_body.end_mark),
        Rule("C19", gettext_lazy("Page numbers"), first, rules_page.page_numbers),
        Rule("C20", gettext_lazy("Annexes"), first, rules_text.annexes),
        Rule("C21", gettext_lazy("Citations"), first, rules_text.citations),
        Rule("C22", gettext_lazy("Abbreviations of units"), third, units),
        Rule("C23", gettext_lazy("Placing of tone marks"), _DECREE, rules_text.tone_marks, True),
    )


def check_paper(
    content: bytes, *, name: str = "paper.docx", known_units: Mapping[str, str] = KNOWN_UNITS
) -> PaperCheck:
    """
    Check a .docx against every rule that applies to its kind.

    :raises FileRefused: the file cannot or may not be read
    :raises RuleBroken: classified.refused
    """
    anatomy = Anatomy(read_paper(content, name=name))
    results: list[RuleResult] = []
    for rule in rules(known_units):
        results += _results(rule, _faults(rule, anatomy))
    return PaperCheck(anatomy.kind, tuple(results))


def _faults(rule: Rule, anatomy: Anatomy) -> list[Fault] | None:
    if rule.everywhere or _applies(rule, anatomy):
        return rule.check(anatomy)
    return None


def _applies(rule: Rule, anatomy: Anatomy) -> bool:
    if anatomy.kind == PaperKind.ENGLISH_LETTER:
        return False
    # An annex that comes as a file of its own has no head, and is still an annex.
    return anatomy.is_official or rule.code == "C20"


def _results(rule: Rule, faults: list[Fault] | None) -> list[RuleResult]:
    made = partial(RuleResult, code=rule.code, title=str(rule.title), source=rule.source)
    if faults:
        return [
            made(state=RuleState.BROKEN, where=f.where, found=f.found, expected=f.expected)
            for f in faults
        ]
    state = RuleState.NOT_APPLICABLE if faults is None else RuleState.HELD
    return [made(state=state, where="", found="", expected="")]
