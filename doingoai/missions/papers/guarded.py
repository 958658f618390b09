"""Papers of a mission that print what only some may read: numbers of passports, birth dates."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import roles_that_may
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import NotAllowed

GUARDED: dict[str, frozenset[Permission]] = {
    "mission_visa_note": frozenset({Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ}),
}
"""What a person must be allowed to read to make or read papers of a kind."""


def hidden_mission_kinds(user: User) -> frozenset[str]:
    """Kinds of paper that a person may not read, because of what stands in them."""
    return frozenset(kind for kind, rights in GUARDED.items() if rights - user.permissions)


def makers_of_mission_paper(kind: str) -> str:
    """Name the roles whose people may make a guarded paper."""
    rights = GUARDED.get(kind, frozenset()) | {Permission.PAPER_MAKE}
    return ", ".join(str(role.label) for role in roles_that_may(rights))


def check_may_make_papers(kinds: Collection[str], *, by: User) -> None:
    """
    Refuse kinds that print what a person may not read, and say who may make them.

    :raises NotAllowed:
    """
    for kind in sorted(hidden_mission_kinds(by) & set(kinds)):
        raise NotAllowed(
            _("This paper prints what you may not read. It may be made by: %(roles)s.")
            % {"roles": makers_of_mission_paper(kind)}
        )
