"""The two lists: heads of delegation and titles."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule, TargetKind
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import plan_is_due
from doingoai.delegations.findings.wording import person_label, some_of
from doingoai.delegations.states import HostRole, MemberRole, Severity

NO_HEAD = Rule(
    code="delegation.no_head",
    severity=Severity.DANGER,
    title=_("No head of delegation"),
    explain=_("None of the %(count)s guests is marked as head of delegation."),
    mend=_("Mark the head in the list of guests."),
    source=sources.CHECKLISTS,
    confidence="H",
)
TWO_HEADS = Rule(
    code="delegation.two_heads",
    severity=Severity.DANGER,
    title=_("More than one head of delegation"),
    explain=_("Marked as head of delegation: %(names)s."),
    mend=_("Keep one head; mark the others as deputy head or member."),
    source=sources.CHECKLISTS,
    confidence="H",
)
NO_TITLE = Rule(
    code="person.no_title",
    severity=Severity.WARNING,
    title=_("Person without a title"),
    explain=_("%(name)s has no title: rank, seat and name plate cannot be right."),
    mend=_("Ask the partner or the unit for the title and enter it."),
    source=sources.CHECKLISTS,
    confidence="H",
)
ONE_LANGUAGE = Rule(
    code="person.title_in_one_language",
    severity=Severity.WARNING,
    title=_("Title missing in one language"),
    explain=_("Title in one language only for %(count)s people: %(names)s."),
    mend=_("Enter the title in the other language; both papers are printed from it."),
    source=sources.PAPERS,
    confidence="H",
)
_TITLED = frozenset(
    {
        MemberRole.HEAD,
        MemberRole.DEPUTY,
        MemberRole.MEMBER,
        HostRole.LEADER,
        HostRole.PARTICIPANT,
    }
)
"""Roles whose title is printed; for spouses, suite, press and drivers the role says enough."""


def no_head(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if not facts.heads and (facts.members or plan_is_due(facts, ground)):
        count = str(len(facts.members))
        if facts.members:
            yield NO_HEAD.at("member", facts.members[0].key, "role", count=count)
        else:
            yield NO_HEAD.at("visit", "", "members", count=count)


def two_heads(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    heads = facts.heads
    if len(heads) > 1:
        names = some_of([person_label(head) for head in heads])
        yield TWO_HEADS.at("member", heads[1].key, "role", names=names)


def no_title(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for member in facts.members:
        if member.role in _TITLED and not (member.title_vi or member.title_en):
            yield NO_TITLE.at("member", member.key, "title_vi", name=person_label(member))
    for host in facts.hosts:
        if host.role in _TITLED and not (host.title_vi or host.title_en):
            yield NO_TITLE.at("host", host.key, "title_vi", name=person_label(host))


def title_in_one_language(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if plan_is_due(facts, ground):
        yield from _titles_lacking("member", facts.members)
        yield from _titles_lacking("host", facts.hosts)


def _titles_lacking(
    kind: TargetKind, people: Sequence[MemberFacts | HostFacts]
) -> Iterator[Finding]:
    for field, other in (("title_vi", "title_en"), ("title_en", "title_vi")):
        lacking = [
            person
            for person in people
            if person.role in _TITLED and getattr(person, other) and not getattr(person, field)
        ]
        if lacking:
            names = some_of([person_label(person) for person in lacking])
            count = str(len(lacking))
            yield ONE_LANGUAGE.at(kind, lacking[0].key, field, names=names, count=count)
