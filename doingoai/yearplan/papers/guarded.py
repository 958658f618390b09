"""Papers of the plan print the items of every unit: only who sees the whole plan reads them."""

from collections.abc import Collection

from doingoai.accounts.models import User
from doingoai.accounts.states import Permission
from doingoai.documents.guarded import Guarded, check_kinds_open, kinds_hidden_from
from doingoai.yearplan.papers.catalogue import WORD_KINDS

GUARDED: Guarded = {kind.code: frozenset({Permission.PLAN_VIEW_ALL}) for kind in WORD_KINDS}


def hidden_plan_kinds(user: User) -> frozenset[str]:
    """Kinds of paper that a person may not read, because they do not see the whole plan."""
    return kinds_hidden_from(user, GUARDED)


def check_may_make_papers(kinds: Collection[str], *, by: User) -> None:
    """
    Refuse the papers of the plan to whoever does not see the whole plan.

    :raises NotAllowed:
    """
    check_kinds_open(kinds, GUARDED, by=by)
