"""Which record a person may see, asked by its subject: what files, notices and links lead to."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from doingoai.accounts.models import Notice, User
from doingoai.accounts.queries import labels_seen
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.queries import visible_cases, visible_consultations, visible_questions
from doingoai.delegations.papers.guarded import hidden_kinds
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.queries import visible_partners, visible_people, visible_places
from doingoai.documents.models import Paper
from doingoai.documents.queries import visible_incoming, visible_outgoing
from doingoai.gifts.queries import visible_gifts
from doingoai.missions.papers.guarded import hidden_mission_kinds
from doingoai.missions.queries import visible_missions
from doingoai.planning.queries import visible_tasks
from doingoai.procedures.queries import visible_codes, visible_procedures
from doingoai.resources.queries import visible_resources
from doingoai.spending.queries import visible_accounts
from doingoai.yearplan.papers.guarded import hidden_plan_kinds
from doingoai.yearplan.queries import visible_brought, visible_items, visible_plans

VISIBLE: dict[str, Callable[[User], QuerySet[Any]]] = {
    "case": visible_cases,
    "consultation": visible_consultations,
    "delegation": visible_delegations,
    "incoming": visible_incoming,
    "mission": visible_missions,
    "outgoing": visible_outgoing,
    "partner": visible_partners,
    "person": visible_people,
    "procedure": visible_procedures,
    "conduct": visible_codes,
    "gift": visible_gifts,
    "brought_proposals": visible_brought,
    "place": visible_places,
    "plan_item": visible_items,
    "question": visible_questions,
    "resource": visible_resources,
    "settlement": visible_accounts,
    "task": visible_tasks,
    "year_plan": visible_plans,
}


def may_see(user: User, subject_type: str, subject_id: str) -> bool:
    """Test whether a person may see the record a subject stands for; an unknown type is seen by nobody."""
    visible = VISIBLE.get(subject_type)
    if visible is None or not subject_id.isdecimal() or len(subject_id) > 18:
        return False
    return visible(user).filter(pk=int(subject_id)).exists()


def may_read_paper(user: User, paper: Paper) -> bool:
    """Test whether a person may read a paper: papers at all, its matter, and what stands in it."""
    if not may(user, Permission.PAPER_VIEW):
        return False
    if paper.kind in hidden_kinds(user) | hidden_mission_kinds(user) | hidden_plan_kinds(user):
        return False
    return may_see(user, paper.about_type, paper.about_id)


def with_labels_seen(user: User, notices: Iterable[Notice]) -> list[Notice]:
    """Notices without the names of what the person may not see any more; what happened still stands."""
    return labels_seen(user, notices, VISIBLE)
