"""Papers that print what only some may read: numbers of passports, birth dates, diets."""

from collections.abc import Collection
from dataclasses import replace

from doingoai.accounts.models import User
from doingoai.accounts.states import Permission
from doingoai.delegations.facts import VisitFacts
from doingoai.documents.guarded import check_kinds_open, kinds_hidden_from, roles_that_make

HIDDEN = "•••"
"""Stands for a diet before somebody who may not read it: that there is one is counted, not which."""

GUARDED: dict[str, frozenset[Permission]] = {
    "police_notice": frozenset({Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ}),
    "room_list": frozenset({Permission.HEALTH_READ}),
}
"""What a person must be allowed to read to make, read or issue papers of a kind."""


def hidden_kinds(user: User) -> frozenset[str]:
    """Kinds of paper that a person may not read, because of what stands in them."""
    return kinds_hidden_from(user, GUARDED)


def makers_of(kind: str) -> str:
    """Name the roles whose people may make a guarded paper."""
    return roles_that_make(kind, GUARDED)


def check_may_make(kinds: Collection[str], *, by: User) -> None:
    """
    Refuse kinds that print what a person may not read, and say who may make them.

    :raises NotAllowed:
    """
    check_kinds_open(kinds, GUARDED, by=by)


def as_read_by(facts: VisitFacts, rights: Collection[Permission]) -> VisitFacts:
    """Give the same facts with diets closed to somebody who may not read them."""
    if Permission.HEALTH_READ in rights:
        return facts
    members = (replace(guest, diet=HIDDEN if guest.diet else "") for guest in facts.members)
    return replace(facts, members=tuple(members))
