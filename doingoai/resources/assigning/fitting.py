"""Who could do what, and which two things nobody can do both: asked of one pair at a time."""

from datetime import datetime, timedelta

from doingoai.resources.assigning.facts import PEOPLE, Item, Need, Resource, Role, Taken, Work


def has_skill(resource: Resource, need: Need) -> bool:
    """Tell whether a resource is of the kind that is needed, whatever its time."""
    if not resource.can_be(need.role) or resource.seats < need.seats:
        return False
    if need.language and resource.languages.get(need.language, 0) < max(1, need.level):
        return False
    if need.mode and need.mode not in resource.modes_of(need.language):
        return False
    if need.role == Role.ROOM:
        if need.layout and need.layout not in resource.layouts:
            return False
        return not need.place or not resource.place or need.place == resource.place
    return True


def gap_asked(
    work: Work, role: Role, one: tuple[datetime, str], other: tuple[datetime, str]
) -> timedelta:
    """What must lie between the end of one thing and the beginning of the next, for this kind."""
    minutes = work.pause
    if role != Role.ROOM:
        minutes += work.minutes_between(one[1], other[1])
    if role in PEOPLE and one[0].date() < other[0].date():
        minutes = max(minutes, work.rest)
    return timedelta(minutes=minutes)


def clash(work: Work, role: Role, one: Item | Taken, other: Item | Taken) -> bool:
    """Tell whether one resource of this kind cannot be at both; nobody travels to an absence."""
    first, second = (one, other) if one.starts_at <= other.starts_at else (other, one)
    if first.ends_at > second.starts_at:
        return True
    if any(isinstance(each, Taken) and each.is_absence for each in (one, other)):
        return False
    asked = gap_asked(work, role, (first.ends_at, first.place), (second.starts_at, second.place))
    return second.starts_at - first.ends_at < asked
