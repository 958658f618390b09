"""Links from the audit log: only to what its reader may open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.queries import visible_cases, visible_consultations
from doingoai.foundation.models import AuditEntry
from doingoai.web.places import address_of
from doingoai.web.search.kinds import KINDS

Key = tuple[str, str]
"""Type and id of a record."""

_VISIBLE = {kind.type: kind.visible for kind in KINDS} | {
    "case": visible_cases, "consultation": visible_consultations,
}  # fmt: skip
_NEEDED = {
    "user": Permission.USER_ADMIN,
    "unit": Permission.USER_ADMIN,
    "norm": Permission.NORM_VIEW,
    "programme": Permission.DELEGATION_VIEW_ALL,
}


def links_of(entries: Iterable[AuditEntry], user: User) -> Mapping[Key, str]:
    """The address of each record that entries are about, as far as this person may open it."""
    asked: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        asked[entry.subject_type].add(entry.subject_id)
    return {
        (kind, key): address
        for kind, keys in asked.items()
        for key in _open_to(user, kind, keys)
        if (address := address_of(kind, key))
    }


def _open_to(user: User, kind: str, keys: set[str]) -> set[str]:
    if kind in _NEEDED:
        return keys if may(user, _NEEDED[kind]) else set()
    if kind not in _VISIBLE:
        return set()
    numbers = [key for key in keys if key.isdecimal()]
    return set(map(str, _VISIBLE[kind](user).filter(pk__in=numbers).values_list("pk", flat=True)))
