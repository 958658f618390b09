"""Which record a token's person may see, asked by its subject: what files and papers belong to."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.approvals.queries import visible_cases, visible_consultations
from doingoai.delegations.papers.guarded import hidden_kinds
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.queries import visible_partners, visible_people, visible_places
from doingoai.documents.models import Paper
from doingoai.documents.queries import visible_incoming, visible_outgoing
from doingoai.planning.queries import visible_tasks

VISIBLE: dict[str, Callable[[User], QuerySet[Any]]] = {
    "case": visible_cases,
    "consultation": visible_consultations,
    "delegation": visible_delegations,
    "incoming": visible_incoming,
    "outgoing": visible_outgoing,
    "partner": visible_partners,
    "person": visible_people,
    "place": visible_places,
    "task": visible_tasks,
}
FOUND = {
    "delegation": Scope.VISITS_READ,
    "person": Scope.DIRECTORY_READ,
    "partner": Scope.DIRECTORY_READ,
    "incoming": Scope.REGISTER_READ,
    "outgoing": Scope.REGISTER_READ,
    "task": Scope.TASKS_READ,
    "place": Scope.DIRECTORY_READ,
}
"""The kinds the search looks through, and the scope without which a token finds none of a kind."""


def may_see(user: User, subject_type: str, subject_id: str) -> bool:
    """Test whether a person may see the record a subject stands for; an unknown type is seen by nobody."""
    visible = VISIBLE.get(subject_type)
    if visible is None or not subject_id.isdecimal() or len(subject_id) > 18:
        return False
    return visible(user).filter(pk=int(subject_id)).exists()


def may_read_paper(user: User, paper: Paper) -> bool:
    """Test whether a person may read a paper: papers at all, its matter, and what stands in it."""
    if not may(user, Permission.PAPER_VIEW) or paper.kind in hidden_kinds(user):
        return False
    return may_see(user, paper.about_type, paper.about_id)
