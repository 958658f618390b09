"""Names of people: titles inside them, their script, two spellings of one, one for two."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule, Target, TargetKind
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.honorifics import sex_of, title_within
from doingoai.delegations.findings.wording import letters, person_label, sound, spelling
from doingoai.delegations.states import Severity
from doingoai.directory.naming import is_latin
from doingoai.foundation.folding import fold, words

HONORIFIC = Rule(
    code="name.honorific",
    severity=Severity.WARNING,
    title=_("Honorific or title inside the name"),
    explain=_("The name “%(name)s” contains “%(word)s”, which is not part of a name."),
    mend=_("Move the honorific or the title to its own field and keep only the name."),
    source=sources.ONE_SPELLING,
    confidence="H",
)
NOT_LATIN = Rule(
    code="name.not_latin",
    severity=Severity.WARNING,
    title=_("Name without a Latin form"),
    explain=_("The name “%(name)s” is written in another script only."),
    mend=_("Enter the Latin form as in the passport; keep this form as the native one."),
    source=sources.ONE_SPELLING,
    confidence="H",
)
TWO_SPELLINGS = Rule(
    code="name.two_spellings",
    severity=Severity.WARNING,
    title=_("Name spelled two ways"),
    explain=_("“%(written)s” is written here, but “%(listed)s” in the list."),
    mend=_("Find out the right spelling and use it in both places."),
    source=sources.ONE_SPELLING,
    confidence="H",
)
NAMESAKES = Rule(
    code="name.namesakes",
    severity=Severity.NOTE,
    title=_("Two people with the same name"),
    explain=_("“%(second)s” and “%(first)s” read alike."),
    mend=_(
        "Check that rooms, cars, tickets and name plates tell the two apart, by title or photo."
    ),
    source=sources.PROTOCOL,
    confidence="M",
)
LISTED_TWICE = Rule(
    code="person.listed_twice",
    severity=Severity.WARNING,
    title=_("Person listed twice"),
    explain=_("“%(second)s” seems to be “%(first)s”, who is on the list already."),
    mend=_("Remove one of the two, or add birth date or passport if they are two people."),
    source=sources.CONTRADICTION,
    confidence="H",
)
SEX = Rule(
    code="person.sex_against_honorific",
    severity=Severity.WARNING,
    title=_("Sex and honorific disagree"),
    explain=_("%(name)s is addressed as “%(honorific)s”, but the sex entered says otherwise."),
    mend=_("Check with the partner, then correct the sex or the honorific."),
    source=sources.CONTRADICTION,
    confidence="H",
)

_ALIKE = 85
"""Percent of likeness from which an unknown name in the programme is taken for a listed one."""


def honorific_in_name(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for side, person in _people(facts):
        word = title_within(person.name.full)
        if word:
            yield HONORIFIC.at(side, person.key, "name", name=person_label(person), word=word)


def name_not_latin(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for side, person in _people(facts):
        full = person.name.full
        if full and not full.isascii() and not is_latin(full):
            yield NOT_LATIN.at(side, person.key, "name", name=person_label(person))


def name_spelled_two_ways(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    listed = _by_letters(facts)
    for target, written in _mentions(facts):
        alike = listed.get(letters(written), ())
        if alike and spelling(written) not in {spelling(name) for name in alike}:
            yield _spelled(target, written, alike[0])
    for side, first, second in _pairs(facts):
        if _pair_rule(first, second) is TWO_SPELLINGS:
            target = Target(side, second.key, "name")
            yield _spelled(target, person_label(second), person_label(first))
    yield from _spelled_unlike_directory(facts)
    for target, written in strangers(facts):
        meant = meant_person(facts, written)
        if meant:
            yield _spelled(target, written, meant)


def namesakes(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for side, first, second in _pairs(facts):
        if _pair_rule(first, second) is NAMESAKES:
            names = {"first": person_label(first), "second": person_label(second)}
            yield NAMESAKES.at(side, second.key, "name", **names)


def listed_twice(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for side, first, second in _pairs(facts):
        if _pair_rule(first, second) is LISTED_TWICE:
            names = {"first": person_label(first), "second": person_label(second)}
            yield LISTED_TWICE.at(side, second.key, "name", **names)


def sex_against_honorific(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for member in facts.members:
        addressed = sex_of(member.honorific)
        if member.sex and addressed and member.sex != addressed:
            params = {"name": person_label(member), "honorific": member.honorific}
            yield SEX.at("member", member.key, "sex", **params)


def strangers(facts: VisitFacts) -> Iterator[tuple[Target, str]]:
    """Give each entry of an item that is on neither list, with the field it stands in."""
    known = {person.key for _side, person in _people(facts)}
    for item in facts.items:
        for key in item.guests:
            if key not in known:
                yield Target("item", item.key, "guests"), key
        for key in item.hosts:
            if key not in known:
                yield Target("item", item.key, "hosts"), key


def meant_person(facts: VisitFacts, written: str) -> str:
    """Guess which listed name an unknown entry of the programme means, or ""."""
    sought = fold(written)
    likeness = {
        person_label(person): fuzz.ratio(sought, fold(person.name.full))
        for _side, person in _people(facts)
    }
    best = max(likeness, key=lambda name: likeness[name], default="")
    return best if best and likeness[best] >= _ALIKE else ""


def _people(facts: VisitFacts) -> Iterator[tuple[TargetKind, MemberFacts | HostFacts]]:
    for member in facts.members:
        yield "member", member
    for host in facts.hosts:
        yield "host", host


def _by_letters(facts: VisitFacts) -> dict[str, tuple[str, ...]]:
    listed: dict[str, tuple[str, ...]] = {}
    for _side, person in _people(facts):
        name = person_label(person)
        listed[letters(name)] = (*listed.get(letters(name), ()), name)
    return listed


def _mentions(facts: VisitFacts) -> Iterator[tuple[Target, str]]:
    """Give the names written as text, outside the two lists."""
    keys = {member.key for member in facts.members}
    yield Target("visit", "", "responsible"), facts.responsible
    for item in facts.items:
        yield Target("item", item.key, "interpreter"), item.interpreter
        yield Target("item", item.key, "responsible"), item.responsible
    for member in facts.members:
        if member.shares_room_with not in keys:
            yield Target("member", member.key, "shares_room_with"), member.shares_room_with


def _spelled_unlike_directory(facts: VisitFacts) -> Iterator[Finding]:
    for member in facts.members:
        known = member.known_person
        # A key such as `person-12` is no spelling.
        is_name = " " in known and not any(sign.isdigit() for sign in known)
        if is_name and spelling(known) != spelling(member.name.full):
            yield _spelled(Target("member", member.key, "name"), person_label(member), known)


def _spelled(target: Target, written: str, listed: str) -> Finding:
    return Finding(TWO_SPELLINGS, target, {"written": written, "listed": listed})


def _pairs(
    facts: VisitFacts,
) -> Iterator[tuple[TargetKind, MemberFacts | HostFacts, MemberFacts | HostFacts]]:
    """Give each person whose name reads like an earlier one's on the same side."""
    earlier: dict[tuple[TargetKind, str], MemberFacts | HostFacts] = {}
    for side, person in _people(facts):
        keys = [(side, key) for key in _readings(person) if key]
        first = next((earlier[key] for key in keys if key in earlier), None)
        if first is not None:
            yield side, first, person
        for key in keys:
            earlier.setdefault(key, person)


def _readings(person: MemberFacts | HostFacts) -> tuple[str, ...]:
    """Give the keys under which a name is the same as another: its letters, a foreign one's sound."""
    name = person.name.full
    if isinstance(person, MemberFacts) and person.nationality != "VN" and words(name):
        return letters(name), f"~{sound(name)}"
    return (letters(name),)


def _pair_rule(first: MemberFacts | HostFacts, second: MemberFacts | HostFacts) -> Rule:
    """Tell what two names that read alike mean: by what is known of both, else by the titles."""
    both = zip(_proofs(first), _proofs(second), strict=True)
    known = [one == other for one, other in both if one and other]
    if not all(known):
        return NAMESAKES
    if letters(first.name.full) != letters(second.name.full):
        return TWO_SPELLINGS
    titles = {fold(first.title_vi), fold(second.title_vi)}
    return LISTED_TWICE if known or len(titles) == 1 or "" in titles else NAMESAKES


def _proofs(person: MemberFacts | HostFacts) -> tuple[str, date | None]:
    if isinstance(person, HostFacts):
        return "", None
    return (person.passport.number if person.passport else ""), person.birth_date
