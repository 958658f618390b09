"""Flags and anthems: the right state, the right order, the right way up, the right tune."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.seating import item_of, plan_label
from doingoai.delegations.findings.stages import details_are_due
from doingoai.delegations.findings.wording import holds_any
from doingoai.delegations.states import Severity
from doingoai.directory.flag_traps import flag_traps
from doingoai.foundation.bilingual import Bilingual
from doingoai.procedures.facts import StepFacts
from doingoai.programme.facts import ItemFacts

WRONG_STATE = Rule(
    code="flags.wrong_state",
    severity=Severity.DANGER,
    title=_("Flag of the wrong state"),
    explain=_("“%(plan)s” has the flags of %(shown)s; the guests come from %(country)s."),
    mend=_("Make the flag plan again from the country of the delegation."),
    source=sources.SEATING,
    confidence="H",
)
WRONG_ORDER = Rule(
    code="flags.wrong_order",
    severity=Severity.DANGER,
    title=_("Flags in the wrong order"),
    explain=_("“%(plan)s”: %(says)s"),
    mend=_("Let the flag plan be computed anew; from the front Viet Nam stands right."),
    source=sources.SEATING,
    confidence="H",
)
EASILY_WRONG = Rule(
    code="flags.easily_wrong",
    severity=Severity.NOTE,
    title=_("Flag that is easily hung wrongly"),
    explain=_("“%(item)s”, flag of %(country)s: %(trap)s"),
    mend=_("Hold the flag against its picture, then let a second person confirm the step."),
    source=sources.FLAG_DRAWINGS,
    confidence="H",
)
ANTHEM_MISSING = Rule(
    code="anthem.missing",
    severity=Severity.WARNING,
    title=_("Flag ceremony without an anthem"),
    explain=_("“%(item)s” has a flag ceremony, but nothing says which anthems are played."),
    mend=_("Write into the notes of the item whose anthems are played, in which order, by whom."),
    source=sources.CHECKLISTS,
    confidence="M",
)
ANTHEM_UNCHECKED = Rule(
    code="anthem.unchecked",
    severity=Severity.WARNING,
    title=_("Anthem not listened to"),
    explain=_("“%(item)s” has anthems, and its step “%(step)s” is not ticked."),
    mend=_("Listen to both recordings from the first bar to the last, then tick the step."),
    source=sources.CHECKLISTS,
    confidence="M",
)

_HOME = "VN"
_FLAG_WORDS = ("cờ", "quốc kỳ", "flag", "flags")
_ANTHEM_WORDS = ("quốc ca", "quốc thiều", "anthem", "anthems")
_CEREMONY_WORDS = (
    "chào cờ", "thượng cờ", "kéo cờ", "duyệt đội danh dự", "flag raising", "flag salute",
    "salute to the flag", "guard of honour",
)  # fmt: skip


def flag_of_wrong_state(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    country = ground.country_of(facts)
    for plan in facts.seatings if country else ():
        shown = list(dict.fromkeys(seat.country for seat in plan.seats if seat.country))
        lacks = plan.is_of_flags and facts.country not in shown
        if country and (lacks or set(shown) - {_HOME, facts.country}):
            params = {"plan": plan_label(plan), "shown": _names(shown, ground)}
            country_name = Bilingual(country.name_vi, country.name_en)
            yield WRONG_STATE.at("seating", plan.key, country=country_name, **params)


def flags_in_wrong_order(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for plan in facts.seatings:
        for fault in plan.faults if plan.is_of_flags else ():
            params = {"plan": plan_label(plan), "says": Bilingual(fault.says_vi, fault.says_en)}
            yield WRONG_ORDER.at("seating", plan.key, **params)


def flag_easily_wrong(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    """Ask once in a visit, for the first item whose step about flags waits for the second person."""
    country = ground.country_of(facts)
    if country is None or not details_are_due(facts, ground):
        return
    for item in facts.items:
        waiting = [
            step for step in _steps(facts, item, _FLAG_WORDS)
            if not (step.second_by or step.departs)
        ]  # fmt: skip
        for trap in flag_traps(country.code) if waiting else ():
            params = {
                "item": item_of(item), "country": Bilingual(country.name_vi, country.name_en),
                "trap": Bilingual(trap.trap_vi, trap.trap_en),
            }  # fmt: skip
            yield EASILY_WRONG.at("step", item.key, **params)
        if waiting:
            return


def anthem_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        says = _text(item)
        is_ceremony = holds_any(says, _CEREMONY_WORDS)
        if is_ceremony and not holds_any(says, _ANTHEM_WORDS) and details_are_due(facts, ground):
            yield ANTHEM_MISSING.at("item", item.key, "notes_vi", item=item_of(item))


def anthem_unchecked(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if not holds_any(_text(item), _ANTHEM_WORDS):
            continue
        late = (s for s in _steps(facts, item, _ANTHEM_WORDS) if s.due_at.date() <= facts.as_of)
        for step in late:
            if step.is_open:
                told = Bilingual(step.text_vi, step.text_en or step.text_vi)
                yield ANTHEM_UNCHECKED.at("step", item.key, item=item_of(item), step=told)


def _steps(facts: VisitFacts, item: ItemFacts, words: tuple[str, ...]) -> list[StepFacts]:
    return [s for s in facts.steps_of(item) if holds_any(f"{s.text_vi} {s.text_en}", words)]


def _text(item: ItemFacts) -> str:
    return " | ".join((item.title_vi, item.title_en, item.notes_vi, item.notes_en))


def _names(codes: list[str], ground: Ground) -> Bilingual:
    known = [(code, ground.country(code)) for code in codes]
    return Bilingual(
        ", ".join(one.name_vi if one else code for code, one in known),
        ", ".join(one.name_en if one else code for code, one in known),
    )
