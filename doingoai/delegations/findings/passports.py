"""Passports: there where a visa is needed, long enough valid, one for each person."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.states import Permission
from doingoai.delegations.facts import MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import PASSPORT_MONTHS, Ground
from doingoai.delegations.findings.wording import person_label, sound
from doingoai.delegations.states import Severity
from doingoai.foundation.months import months_after
from doingoai.foundation.vietnamese import short_date

MISSING = Rule(
    code="passport.missing",
    severity=Severity.DANGER,
    title=_("Passport missing where a visa is needed"),
    explain=_("The delegation needs visas, but the passport of %(name)s is not entered."),
    mend=_("Ask the partner for the passport and enter number, kind and expiry."),
    source=sources.VISA_FILE,
    confidence="M",
)
EXPIRED = Rule(
    code="passport.expired",
    severity=Severity.DANGER,
    title=_("Passport expires before the visit ends"),
    explain=_("The passport of %(name)s expires on %(expires)s; the visit ends on %(ends)s."),
    mend=_("Ask the partner for a new passport, or correct the date."),
    source=sources.IMMIGRATION,
    confidence="H",
    guarded_by=Permission.PASSPORT_READ,
    veiled=lambda count: gettext(
        "The passport of %(name)s expires before the visit ends on %(ends)s."
    ),
)
EXPIRES_SOON = Rule(
    code="passport.expires_soon",
    severity=Severity.WARNING,
    title=_("Passport expires soon after the visit"),
    explain=_(
        "The passport of %(name)s expires on %(expires)s, within %(months)s months of the visit."
    ),
    mend=_("Tell the partner now; entry or boarding may be refused."),
    source=sources.IMMIGRATION,
    confidence="M",
    guarded_by=Permission.PASSPORT_READ,
    veiled=lambda count: gettext(
        "The passport of %(name)s expires within %(months)s months of the visit."
    ),
)
USED_TWICE = Rule(
    code="passport.used_twice",
    severity=Severity.DANGER,
    title=_("One passport number for two people"),
    explain=_("%(second)s and %(first)s have the same passport number."),
    mend=_("Compare with the copies of both passports and correct the wrong one."),
    source=sources.CONTRADICTION,
    confidence="H",
)

_SHORTEST_NUMBER = 5


def passport_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for member in facts.members:
        has_number = member.passport is not None and member.passport.number
        if facts.entry_visa_needed and not has_number and member.nationality != "VN":
            params = {"name": person_label(member)}
            yield MISSING.at("member", member.key, "passport_number", **params)


def passport_expired(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    ends = facts.ends_on or facts.starts_on
    for member, expires in _expiries(facts):
        if ends and expires < ends:
            params = {"name": person_label(member), "expires": short_date(expires)}
            params["ends"] = short_date(ends)
            yield EXPIRED.at("member", member.key, "passport_expires_on", **params)


def passport_expires_soon(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    ends = facts.ends_on or facts.starts_on
    months = ground.term(PASSPORT_MONTHS, facts)
    for member, expires in _expiries(facts):
        if ends and ends <= expires < months_after(ends, months):
            params = {"name": person_label(member), "expires": short_date(expires)}
            params["months"] = str(months)
            yield EXPIRES_SOON.at("member", member.key, "passport_expires_on", **params)


def passport_used_twice(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    owners: dict[str, MemberFacts] = {}
    for member in facts.members:
        number = _full_number(member)
        first = owners.setdefault(number, member) if number else member
        # Names alike too: that is one person listed twice, told elsewhere.
        if first is not member and sound(first.name.full) != sound(member.name.full):
            names = {"first": person_label(first), "second": person_label(member)}
            yield USED_TWICE.at("member", member.key, "passport_number", **names)


def _expiries(facts: VisitFacts) -> Iterator[tuple[MemberFacts, date]]:
    for member in facts.members:
        if member.passport is not None and member.passport.expires_on is not None:
            yield member, member.passport.expires_on


def _full_number(member: MemberFacts) -> str:
    """Give the number to compare; a masked one tells nothing about identity."""
    number = "".join((member.passport.number if member.passport else "").upper().split())
    return number if number.isalnum() and len(number) >= _SHORTEST_NUMBER else ""
