"""Kinds of paper that print what only some may read, and who may make them."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import roles_that_may
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import NotAllowed

Guarded = Mapping[str, frozenset[Permission]]
"""What a person must be allowed to read to make, read or issue papers of a kind."""


def kinds_hidden_from(user: User, guarded: Guarded) -> frozenset[str]:
    """Kinds of paper that a person may not read, because of what stands in them."""
    return frozenset(kind for kind, rights in guarded.items() if rights - user.permissions)


def roles_that_make(kind: str, guarded: Guarded) -> str:
    """Name the roles whose people may make a guarded paper."""
    rights = guarded.get(kind, frozenset()) | {Permission.PAPER_MAKE}
    return ", ".join(str(role.label) for role in roles_that_may(rights))


def check_kinds_open(kinds: Collection[str], guarded: Guarded, *, by: User) -> None:
    """
    Refuse kinds that print what a person may not read, and say who may make them.

    :raises NotAllowed:
    """
    for kind in sorted(kinds_hidden_from(by, guarded) & set(kinds)):
        raise NotAllowed(
            _("This paper prints what you may not read. It may be made by: %(roles)s.")
            % {"roles": roles_that_make(kind, guarded)}
        )
