"""
Who may sign, as pure thought over plain values: one's own authority, or one that was lent.

Three things hold whatever happens: only who has the authority themselves lends it (so it is never
lent on), the deputy never signs what they or the principal opened or submitted, and for one matter
of one principal there is one deputy at a time.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Signer:
    """A person as far as signing goes: their roles, their unit, whether they may still sign in."""

    key: int
    roles: frozenset[str]
    unit: int
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """Whom a line of the authority matrix names: a role, perhaps of one unit."""

    role: str
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Lent:
    """An authority that was lent from day to day; no `matters` means every matter."""

    key: int
    principal: Signer
    deputy: int
    starts_on: date
    ends_on: date
    matters: frozenset[str] = frozenset()
    is_revoked: bool = False

    def holds(self, matter: str, on: date) -> bool:
        """Test whether it is in force for a matter on a day."""
        in_time = not self.is_revoked and self.starts_on <= on <= self.ends_on
        return in_time and (not self.matters or matter in self.matters)


@dataclass(frozen=True, slots=True)
class Signature:
    """By what somebody may sign: of their own authority (`lent` is None), or by a lent one."""

    lent: Lent | None = None


def sits(who: Signer, seat: Seat) -> bool:
    """Test whether a person holds the seat themselves."""
    return who.is_active and seat.role in who.roles and seat.unit in {None, who.unit}


def signature(
    who: Signer,
    seat: Seat,
    *,
    matter: str,
    submitted_by: int,
    on: date,
    lent: Iterable[Lent],
    opened_by: int | None = None,
) -> Signature | None:
    """
    Find by what a person may decide a matter; None when they may not.

    Neither who submitted it nor who opened it decides, nor does anybody in the place of either.
    """
    own = {submitted_by, opened_by}
    if not who.is_active or who.key in own:
        return None
    if sits(who, seat):
        return Signature()
    for one in sorted(lent, key=lambda one: one.key):
        if one.deputy != who.key or one.principal.key in own:
            continue
        if one.holds(matter, on) and sits(one.principal, seat):
            return Signature(one)
    return None


def clashing(new: Lent, others: Iterable[Lent]) -> Lent | None:
    """Find what already lends the same principal's authority for a shared matter and day."""
    for one in others:
        if one.key == new.key or one.principal.key != new.principal.key or one.is_revoked:
            continue
        same_days = one.starts_on <= new.ends_on and new.starts_on <= one.ends_on
        if same_days and _share(one.matters, new.matters):
            return one
    return None


def _share(some: Collection[str], others: Collection[str]) -> bool:
    return not some or not others or bool(set(some) & set(others))


def may_lend(principal: Signer, deciding_roles: Collection[str]) -> bool:
    """Test whether a person has an authority of their own that could be lent."""
    return principal.is_active and bool(principal.roles & set(deciding_roles))
