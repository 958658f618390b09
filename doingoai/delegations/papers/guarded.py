"""Papers that print what only some may read: numbers of passports, birth dates, diets."""

from doingoai.accounts.models import User
from doingoai.accounts.states import Permission

GUARDED: dict[str, frozenset[Permission]] = {
    "police_notice": frozenset({Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ}),
    "room_list": frozenset({Permission.HEALTH_READ}),
}
"""What a person must be allowed to read to make, read or issue papers of a kind."""


def hidden_kinds(user: User) -> frozenset[str]:
    """Kinds of paper that a person may not read, because of what stands in them."""
    return frozenset(kind for kind, rights in GUARDED.items() if rights - user.permissions)
