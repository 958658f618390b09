"""A need and those who could meet it, as plain values. Nothing here reads or writes anything."""

from dataclasses import dataclass
from datetime import date, datetime

from doingoai.resources.states import Mode, NeedKind, PersonRole, ResourceKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A time in which something is taken or away, and for what.

    `way` are minutes from there to where the need is, or back.
    """

    starts_at: datetime
    ends_at: datetime
    label: str
    about_id: str = ""
    way: int = 0

    def touches(self, starts_at: datetime, ends_at: datetime) -> bool:
        return self.starts_at < ends_at and self.ends_at > starts_at


@dataclass(frozen=True, slots=True)
class SkillFacts:
    language: str
    level: int
    is_consecutive: bool = True
    is_simultaneous: bool = False
    certificate: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class ResourceFacts:
    """
    One of the pool, with what it is booked for around the time that is asked about.

    `load` counts its bookings in the month around it, `together` those for the same matter.
    """

    key: int
    name: str
    kind: ResourceKind
    roles: frozenset[PersonRole] = frozenset()
    skills: tuple[SkillFacts, ...] = ()
    seats: int | None = None
    capacity: int | None = None
    active_from: date | None = None
    active_until: date | None = None
    taken: tuple[Stretch, ...] = ()
    away: tuple[Stretch, ...] = ()
    load: int = 0
    together: int = 0


@dataclass(frozen=True, slots=True)
class NeedFacts:
    kind: NeedKind
    starts_at: datetime
    ends_at: datetime
    language: str = ""
    mode: Mode | None = None
    least_level: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """
    How well one of the pool meets a need.

    `blocks` say why it cannot be booked at all, `lacks` what it falls short of, `reasons` what
    speaks for it; each in words.
    """

    key: int
    name: str
    blocks: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    rank: tuple[int, ...] = ()

    @property
    def is_fitting(self) -> bool:
        return not self.blocks and not self.lacks
