"""Gifts: not the same again, equal among equals, and nothing that a custom avoids."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.day_facts import GivenFacts
from doingoai.delegations.facts import MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.wording import person_label
from doingoai.delegations.states import MemberRole, Severity
from doingoai.foundation.bilingual import Bilingual
from doingoai.foundation.folding import clean
from doingoai.foundation.vietnamese import group_digits, short_date
from doingoai.gifts.taboos import taboos_in

REPEATED = Rule(
    code="gift.repeated",
    severity=Severity.WARNING,
    title=_("Same gift for the same person again"),
    explain=_("%(name)s is to be given “%(gift)s”, and was given it on %(day)s already."),
    mend=_("Choose another gift of about the same value."),
    source=sources.GIFTS,
    confidence="H",
)
UNEQUAL = Rule(
    code="gift.unequal",
    severity=Severity.WARNING,
    title=_("Unequal gifts for guests of one rank"),
    explain=_("Guests of one rank are given different values: %(people)s."),
    mend=_("Choose gifts of equal value, or write down why one is given more."),
    source=sources.GIFTS,
    confidence="H",
)
CUSTOM = Rule(
    code="gift.against_custom",
    severity=Severity.NOTE,
    title=_("Gift that a custom may avoid"),
    explain=_("“%(gift)s” for %(name)s. %(doubt)s."),
    mend=_("Ask the embassy or somebody who knows the country; choose another gift if in doubt."),
    source=sources.GIFTS,
    confidence="M",
)
OVER_NORM_NOW = Rule(
    code="gift.over_norm_now",
    severity=Severity.DANGER,
    title=_("Gift put aside above the norm of today"),
    explain=_("“%(gift)s” for %(name)s costs %(value)s đồng; the norm now allows %(limit)s."),
    mend=_("Choose another gift, or have the higher value decided and note the reason."),
    source=sources.SPENDING,
    confidence="M",
)


def gift_repeated(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for given, guest in _of_guests(facts):
        if given.had_on is not None and not given.is_given:
            yield REPEATED.at(
                "gift", given.key, day=short_date(given.had_on), **_told(given, guest)
            )


def gift_unequal(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    by_rank: dict[str, list[MemberFacts]] = {}
    for guest in facts.members:
        # Heads and spouses have norms of their own; press and suite of no rank are not compared.
        if guest.rank and guest.role not in (MemberRole.HEAD, MemberRole.SPOUSE):
            by_rank.setdefault(guest.rank, []).append(guest)
    for guests in by_rank.values():
        values = {guest.key: _value(facts, guest) for guest in guests}
        if len(set(values.values())) > 1:
            people = "; ".join(f"{person_label(g)} {group_digits(values[g.key])}" for g in guests)
            yield UNEQUAL.at("gift", "", people=people)


def gift_against_custom(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for given, guest in _of_guests(facts):
        for doubt_vi, doubt_en in given.doubts if not given.is_given else ():
            doubt = Bilingual(doubt_vi, doubt_en)
            yield CUSTOM.at("gift", given.key, doubt=doubt, **_told(given, guest))
    for taboo in taboos_in(facts.gift_vi) if facts.gift_vi and not facts.gifts else ():
        # Nothing is put aside yet: the reception plan names the gift in words.
        params = {"gift": clean(facts.gift_vi), "name": Bilingual(facts.title_vi, facts.title_en)}
        doubt = Bilingual(taboo.note_vi, taboo.note_en)
        yield CUSTOM.at("visit", "", "gift_vi", doubt=doubt, **params)


def gift_over_norm_now(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for given, guest in _of_guests(facts):
        is_over = given.limit is not None and given.value > given.limit
        if given.limit is not None and is_over and not given.reason and not given.is_given:
            amounts = {"value": group_digits(given.value), "limit": group_digits(given.limit)}
            told = {**_told(given, guest), **amounts, "source": given.source}
            yield OVER_NORM_NOW.at("gift", given.key, **told)


def _of_guests(facts: VisitFacts) -> Iterator[tuple[GivenFacts, MemberFacts]]:
    guests = {guest.key: guest for guest in facts.members}
    for given in facts.gifts:
        if given.who in guests:
            yield given, guests[given.who]


def _value(facts: VisitFacts, guest: MemberFacts) -> int:
    return sum(given.value for given in facts.gifts if given.who == guest.key)


def _told(given: GivenFacts, guest: MemberFacts) -> dict[str, str]:
    return {"gift": Bilingual(given.name_vi, given.name_en), "name": person_label(guest)}
