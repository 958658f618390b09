"""Questions, answers and decisions from the database as plain facts, whatever they are about."""

from collections.abc import Iterable

from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.signing import signature_of
from doingoai.approvals.states import CaseState, Opinion, Use
from doingoai.foundation.local_time import local_day

FINAL = frozenset({CaseState.APPROVED, CaseState.REFUSED})


def consultation_facts(one: Consultation) -> ConsultationFacts:
    return ConsultationFacts(
        key=f"consultation-{one.pk}",
        unit_vi=one.unit.name_vi,
        asked_on=one.asked_on,
        due_on=one.due_on,
        question=one.question,
        answered_on=one.answered_on,
        opinion=Opinion(one.opinion) if one.opinion else None,
        answer=one.answer,
        use=Use(one.use) if one.use else None,
        use_note=one.use_note,
    )


def decision_facts(cases: Iterable[Case]) -> DecisionFacts | None:
    """The first approval or refusal among submissions, with who signed in whose place."""
    decided = next((case for case in cases if case.state in FINAL), None)
    return None if decided is None else _decided(decided)


def _decided(case: Case) -> DecisionFacts | None:
    signed = signature_of(case)
    if case.decided_at is None or case.decided_by is None or signed is None:
        return None
    return DecisionFacts(
        approved=case.state == CaseState.APPROVED,
        decided_on=local_day(case.decided_at),
        decided_by=case.decided_by.name,
        post_vi=signed.post if signed.form else case.decided_by.post_vi,
        number=case.outgoing.label if case.outgoing else "",
        submitted_by=case.submitted_by.name,
        submitted_on=local_day(case.submitted_at),
        reason=case.reason,
        form=signed.form,
        for_post_vi=signed.for_post,
        basis=signed.basis,
    )
