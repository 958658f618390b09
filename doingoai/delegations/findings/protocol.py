"""Rank against rank, and what the reception plan owes the guests."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import GREETER_STEPS, RANK_STEPS, Ground
from doingoai.delegations.findings.stages import plan_is_due
from doingoai.delegations.findings.wording import item_label, person_label
from doingoai.delegations.states import Severity
from doingoai.programme.states import ItemKind

NO_LEADER = Rule(
    code="host.no_leader",
    severity=Severity.WARNING,
    title=_("No host leader"),
    explain=_("Nobody is named who receives the delegation as host leader."),
    mend=_("Propose a leader of the rank of the head of delegation and mark the person."),
    source=sources.RECIPROCITY,
    confidence="H",
)
RANK_UNEQUAL = Rule(
    code="rank.unequal",
    severity=Severity.WARNING,
    title=_("Ranks of host leader and head of delegation do not match"),
    explain=_("%(host)s (%(host_title)s) receives %(guest)s (%(guest_title)s)."),
    mend=_("Propose a host leader of equal rank, or record why not in the submission."),
    source=sources.RECIPROCITY,
    confidence="H",
)
GREETER_TOO_LOW = Rule(
    code="rank.greeter_too_low",
    severity=Severity.WARNING,
    title=_("Greeter at the airport ranks too low"),
    explain=_("“%(item)s”: %(host)s (%(host_title)s) greets %(guest)s (%(guest_title)s)."),
    mend=_("Send somebody at most %(steps)s grades below the head of delegation."),
    source=sources.RECIPROCITY,
    confidence="H",
)
NO_RECEPTION_LEVEL = Rule(
    code="visit.no_reception_level",
    severity=Severity.WARNING,
    title=_("Level of reception not set"),
    explain=_("The reception plan does not say at which level the delegation is received."),
    mend=_("Enter the level of reception: the spending and the forms depend on it."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)


def no_host_leader(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.host_leader is None and plan_is_due(facts, ground):
        yield NO_LEADER.at("visit", "", "hosts")


def rank_unequal(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    host, guest = facts.host_leader, facts.head
    if host is None or guest is None:
        return
    grades = _grade(host, ground), _grade(guest, ground)
    if grades[0] is None or grades[1] is None:
        return
    if abs(grades[0] - grades[1]) > ground.term(RANK_STEPS, facts):
        yield RANK_UNEQUAL.at("host", host.key, "rank", **_ranked(host, guest))


def greeter_too_low(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    head = facts.head
    grade = _grade(head, ground) if head else None
    if head is None or grade is None:
        return
    steps = ground.term(GREETER_STEPS, facts)
    for item in facts.items:
        if item.kind != ItemKind.AIRPORT_WELCOME or head not in facts.guests_of(item):
            continue
        ranked = [(_grade(host, ground), host) for host in facts.hosts_of(item)]
        known = [(found, host) for found, host in ranked if found is not None]
        found, host = min(known, key=lambda pair: pair[0], default=(grade, None))
        if host and found - grade > steps:
            params = {"item": item_label(item), "steps": str(steps), **_ranked(host, head)}
            yield GREETER_TOO_LOW.at("item", item.key, "hosts", **params)


def no_reception_level(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if not facts.reception_level_vi and plan_is_due(facts, ground):
        yield NO_RECEPTION_LEVEL.at("visit", "", "reception_level_vi")


def _grade(person: HostFacts | MemberFacts, ground: Ground) -> int | None:
    """The grade in the office's order of the day; where none was gathered, the shipped one."""
    return ground.grade(person.rank) if person.grade is None else person.grade


def _ranked(host: HostFacts, guest: MemberFacts) -> dict[str, str]:
    return {
        "host": person_label(host),
        "host_title": _title(host),
        "guest": person_label(guest),
        "guest_title": _title(guest),
    }


def _title(person: HostFacts | MemberFacts) -> str:
    return person.title_vi or person.title_en or person.rank
