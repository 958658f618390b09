"""States that cannot have come about by the software's own moves."""

from collections.abc import Iterator

from django.db.models import Count, Max, Q

from doingoai.approvals.models import Case
from doingoai.approvals.states import CaseState
from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.command.integrity.numbers import number_of_visit
from doingoai.delegations.actions.decide import MATTER
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState

APPROVED = (State.APPROVED, State.UNDER_WAY, State.REPORTED, State.CLOSED)


def state_faults() -> Iterator[Fault]:
    """Hold visits, cases and papers against each other."""
    yield from _visits()
    yield from _cases()
    yield from _papers()


def _visits() -> Iterator[Fault]:
    unreported = Delegation.objects.filter(state=State.CLOSED, report__filed_on__isnull=True)
    for reference in unreported.values_list("reference", flat=True):
        yield Fault(Kind.STATE_CLOSED, reference)
    cases = Case.objects.filter(about_type=Delegation.subject_type, matter=MATTER)
    approved = set(cases.filter(state=CaseState.APPROVED).values_list("about_id", flat=True))
    waiting = set(cases.filter(state=CaseState.SUBMITTED).values_list("about_id", flat=True))
    rows = Delegation.objects.values_list("pk", "reference", "state").order_by("pk")
    for pk, reference, state in rows.iterator(chunk_size=5000):
        if state in APPROVED and number_of_visit(reference) and str(pk) not in approved:
            yield Fault(Kind.STATE_UNDECIDED, reference)
        if (state == State.SUBMITTED) != (str(pk) in waiting):
            yield Fault(Kind.STATE_WAITING, reference)


def _cases() -> Iterator[Fault]:
    open_states = (CaseState.SUBMITTED, CaseState.WITHDRAWN)
    odd = Case.objects.filter(
        Q(state__in=open_states, decided_by__isnull=False)
        | (~Q(state__in=open_states) & Q(decided_by__isnull=True))
    )
    for pk, state in odd.values_list("pk", "state").order_by("pk"):
        yield Fault(Kind.STATE_CASE, str(pk), state)


def _papers() -> Iterator[Fault]:
    papers = Paper.objects.order_by("pk").annotate(
        times=Count("versions"), newest=Max("versions__number")
    )
    closed = {
        str(pk) for pk in Delegation.objects.filter(state=State.CLOSED).values_list("pk", flat=True)
    }
    for paper in papers.iterator(chunk_size=2000):
        if paper.state == PaperState.ISSUED and not paper.times:
            yield Fault(Kind.STATE_PAPER, f"{paper.pk} “{paper.title}”")
        if paper.times and paper.newest != paper.times:
            yield Fault(
                Kind.STATE_VERSIONS,
                f"{paper.pk} “{paper.title}”",
                f"{paper.times} ≠ {paper.newest}",
            )
        about_closed = paper.about_type == Delegation.subject_type and paper.about_id in closed
        if about_closed and paper.state == PaperState.DRAFT and paper.times:
            yield Fault(
                Kind.STATE_FROZEN, f"{Delegation.subject_type} {paper.about_id}", paper.title
            )
