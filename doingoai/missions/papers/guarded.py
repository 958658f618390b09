"""Papers of a mission that print what only some may read: numbers of passports, birth dates."""

from collections.abc import Collection

from doingoai.accounts.models import User
from doingoai.accounts.states import Permission
from doingoai.documents.guarded import (
    Guarded,
    check_kinds_open,
    kinds_hidden_from,
    roles_that_make,
)

GUARDED: Guarded = {
    "mission_visa_note": frozenset({Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ}),
}


def hidden_mission_kinds(user: User) -> frozenset[str]:
    """Kinds of paper that a person may not read, because of what stands in them."""
    return kinds_hidden_from(user, GUARDED)


def makers_of_mission_paper(kind: str) -> str:
    """Name the roles whose people may make a guarded paper."""
    return roles_that_make(kind, GUARDED)


def check_may_make_papers(kinds: Collection[str], *, by: User) -> None:
    """
    Refuse kinds that print what a person may not read, and say who may make them.

    :raises NotAllowed:
    """
    check_kinds_open(kinds, GUARDED, by=by)
