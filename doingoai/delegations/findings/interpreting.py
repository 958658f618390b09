"""Interpreters: there where two sides meet, and able to speak the language."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.wording import item_label, letters, person_label
from doingoai.delegations.states import HostRole, MemberRole, Severity
from doingoai.directory.languages import find_language
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEETINGS

MISSING = Rule(
    code="interpreter.missing",
    severity=Severity.WARNING,
    title=_("Interpreter missing"),
    explain=_("Nobody interprets at “%(item)s”."),
    mend=_("Name an interpreter, or note a language that both leaders speak."),
    source=sources.CHECKLISTS,
    confidence="H",
)
LACKS_LANGUAGE = Rule(
    code="interpreter.lacks_language",
    severity=Severity.WARNING,
    title=_("Interpreter does not speak the language"),
    explain=_("“%(item)s” needs %(language)s; %(name)s is entered with %(spoken)s only."),
    mend=_("Name another interpreter, or complete the languages of this one."),
    source=sources.CHECKLISTS,
    confidence="H",
)


def interpreter_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if _needs_interpreter(facts, item) and not _has_interpreter(facts, item):
            yield MISSING.at("item", item.key, "interpreter", item=item_label(item))


def interpreter_lacks_language(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    people: list[MemberFacts | HostFacts] = [*facts.members, *facts.hosts]
    by_name = {letters(person.name.full): person for person in people}
    for item in facts.items:
        wanted = language_code(item.interpreter_language)
        person = by_name.get(letters(item.interpreter)) if item.interpreter else None
        spoken = {language_code(language) for language in person.languages} if person else set()
        # Languages written in a way that is not understood prove nothing.
        if person and wanted and spoken and "" not in spoken and wanted not in spoken:
            params = {"item": item_label(item), "language": item.interpreter_language}
            known = {"name": person_label(person), "spoken": ", ".join(person.languages)}
            yield LACKS_LANGUAGE.at("item", item.key, "interpreter", **params, **known)


def language_code(text: str) -> str:
    """Read the name or code of a language ("ko", "ko-KR", "tiếng Hàn"), or "" when unknown."""
    return find_language(text) or find_language(text.partition("-")[0])


def _needs_interpreter(facts: VisitFacts, item: ItemFacts) -> bool:
    if item.interpreter_language:
        return language_code(item.interpreter_language) != "vi"
    if item.kind not in MEETINGS or facts.country == "VN":
        return False
    guests, hosts = facts.guests_of(item), facts.hosts_of(item)
    lead_guest = facts.head if facts.head in guests else next(iter(guests), None)
    leader = facts.host_leader
    lead_host = leader if leader in hosts else next(iter(hosts), None)
    return not (_spoken(lead_guest) & _spoken(lead_host))


def _has_interpreter(facts: VisitFacts, item: ItemFacts) -> bool:
    return bool(
        item.interpreter
        or any(guest.role == MemberRole.INTERPRETER for guest in facts.guests_of(item))
        or any(host.role == HostRole.INTERPRETER for host in facts.hosts_of(item))
    )


def _spoken(person: MemberFacts | HostFacts | None) -> set[str]:
    return {language_code(language) for language in (person.languages if person else ())} - {""}
