"""From visits, missions, programmes, tasks and questions to the events of a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.approvals.queries import visible_consultations
from doingoai.calendars.states import Status
from doingoai.calendars.writing import Entry, strike_names
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import visible_delegations
from doingoai.delegations.states import State
from doingoai.directory.countries import COUNTRIES
from doingoai.foundation.bilingual import in_language
from doingoai.foundation.local_time import HERE
from doingoai.missions.models import Leg, Mission
from doingoai.missions.queries import visible_missions
from doingoai.missions.states import MissionState
from doingoai.planning.queries import visible_tasks
from doingoai.planning.states import TaskState
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind

OFF = frozenset({State.REFUSED, State.CANCELLED})
SETTLED = frozenset({State.APPROVED, State.UNDER_WAY, State.REPORTED, State.CLOSED})
MISSION_OFF = frozenset({MissionState.REFUSED, MissionState.CANCELLED})
MISSION_SETTLED = frozenset(
    {
        MissionState.APPROVED,
        MissionState.UNDER_WAY,
        MissionState.BACK,
        MissionState.REPORTED,
        MissionState.CLOSED,
    }
)
DONE = "✓ "
NOTHING = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Sight:
    """Which records of each kind belong to the days of a calendar; none unless said."""

    visits: Q = NOTHING
    missions: Q = NOTHING
    items: Q = NOTHING
    tasks: Q = NOTHING
    consultations: Q = NOTHING


@dataclass(frozen=True, slots=True)
class Ground:
    """Whose eyes see, and the day before which nothing is shown."""

    user: User
    since: date

    @property
    def begin(self) -> datetime:
        day = max(self.since, date(1970, 1, 2))
        return datetime.combine(day, time.min, HERE)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a programme belongs to: its title, whether it takes place, names that are struck out."""

    title: str
    status: Status
    names: tuple[str, ...] = ()


def sight_of(ground: Ground, sight: Sight) -> list[Entry]:
    """Every event of a calendar, in a lasting order: days first, then hours."""
    visits = list(
        visible_delegations(ground.user)
        .filter(sight.visits, ends_on__gte=ground.since)
        .order_by("starts_on", "id")
    )
    items = list(_items(ground, sight))
    tasks = list(
        visible_tasks(ground.user)
        .filter(sight.tasks, due_on__gte=ground.since)
        .order_by("due_on", "id")
    )
    asked = list(
        visible_consultations(ground.user)
        .filter(sight.consultations, due_on__gte=ground.since)
        .order_by("due_on", "id")
    )
    due: list[Any] = [*tasks, *asked]
    about = {one.about_id for one in due if one.about_type == Delegation.subject_type}
    matters = _matters(ground.user, items)
    names = _names_by_visit({visit.pk for visit in visits} | {int(key) for key in about})
    return [
        *(_visit(visit, names.get(visit.pk, ())) for visit in visits),
        *_missions(ground, sight),
        *(_item(item, matters[item.programme_id]) for item in items),
        *(_due(one, "task", names) for one in tasks),
        *(_due(one, "consultation", names) for one in asked),
    ]


def _items(ground: Ground, sight: Sight) -> QuerySet[Item]:
    """Items of programmes the person may see, each once."""
    visits = visible_delegations(ground.user).values("programme_id")
    missions = visible_missions(ground.user).values("programme_id")
    keys = (
        Item.objects.filter(sight.items)
        .filter(Q(programme__in=visits) | Q(programme__in=missions))
        .filter(Q(ends_at__gte=ground.begin) | Q(starts_at__gte=ground.begin))
    )
    return (
        Item.objects.filter(pk__in=keys.order_by().values("pk"))
        .select_related("place")
        .order_by("starts_at", "id")
    )


def _matters(user: User, items: Iterable[Item]) -> dict[int, Matter]:
    """What the programmes of these items belong to."""
    programmes = {item.programme_id for item in items}
    visits = list(Delegation.objects.filter(programme__in=programmes))
    names = _names_by_visit({visit.pk for visit in visits})
    of_visits = {
        visit.programme_id: Matter(visit.title, status_of(visit), names.get(visit.pk, ()))
        for visit in visits
    }
    return of_visits | {
        mission.programme_id: Matter(mission.title, status_of_mission(mission))
        for mission in visible_missions(user).filter(programme__in=programmes)
    }


def _names_by_visit(visits: set[int]) -> dict[int, tuple[str, ...]]:
    """Every way in which the name of a guest may stand in a title, by visit."""
    found: dict[int, tuple[str, ...]] = {}
    for member in Member.objects.filter(delegation__in=visits).select_related("person"):
        found[member.delegation_id] = (*found.get(member.delegation_id, ()), *_forms(member))
    return found


def _forms(member: Member) -> list[str]:
    name = member.person.name
    forms = [name.full, name.native, name.reading_vi, f"{name.given} {name.family}"]
    return [*forms, f"{name.family} {name.given}", name.family if len(name.family) > 2 else ""]


def status_of(visit: Delegation) -> Status:
    """What the calendar shows: a visit that is not decided yet is tentative."""
    state = State(visit.state)
    if state in OFF:
        return "CANCELLED"
    return "CONFIRMED" if state in SETTLED else "TENTATIVE"


def status_of_mission(mission: Mission) -> Status:
    """The same of a mission abroad."""
    state = MissionState(mission.state)
    if state in MISSION_OFF:
        return "CANCELLED"
    return "CONFIRMED" if state in MISSION_SETTLED else "TENTATIVE"


def _visit(visit: Delegation, names: tuple[str, ...]) -> Entry:
    entry = Entry(
        key=f"visit-{visit.pk}",
        starts=visit.starts_on,
        ends=visit.ends_on,
        title=visit.title,
        kind=_("Inbound delegation"),
        about=visit.reference,
        status=status_of(visit),
    )
    return strike_names(entry, names)


def _missions(ground: Ground, sight: Sight) -> list[Entry]:
    keys = visible_missions(ground.user).filter(sight.missions, ends_on__gte=ground.since)
    missions = list(
        Mission.objects.filter(pk__in=keys.order_by().values("pk")).order_by("starts_on", "id")
    )
    places: dict[int, list[str]] = {}
    for leg in Leg.objects.filter(mission__in=missions):
        places.setdefault(leg.mission_id, []).append(leg_place(leg))
    return [
        Entry(
            key=f"mission-{mission.pk}",
            starts=mission.starts_on,
            ends=mission.ends_on,
            title=mission.title,
            place="; ".join(dict.fromkeys(places.get(mission.pk, ()))),
            kind=_("Outbound delegation"),
            about=mission.reference,
            status=status_of_mission(mission),
        )
        for mission in missions
    ]


def leg_place(leg: Leg) -> str:
    """City and country of a leg of a mission."""
    facts = COUNTRIES.get(leg.country)
    country = in_language(facts.name_vi, facts.name_en) if facts else leg.country
    return ", ".join(part for part in (leg.city_vi, country) if part)


def _item(item: Item, matter: Matter) -> Entry:
    entry = Entry(
        key=f"item-{item.pk}.programme-{item.programme_id}",
        starts=item.starts_at.astimezone(HERE),
        ends=item.ends_at.astimezone(HERE) if item.ends_at else None,
        title=item.title,
        place=_place(item),
        kind=str(ItemKind(item.kind).label),
        about=matter.title,
        status=matter.status,
    )
    return strike_names(entry, matter.names)


def _place(item: Item) -> str:
    if item.place is None:
        return ""
    place = item.place
    return ", ".join(part for part in (place.name, place.room, place.address) if part)


def _due(one: Any, what: str, names: dict[int, tuple[str, ...]]) -> Entry:
    """A day by which a task is done or a question answered."""
    title, kind, is_done, is_off = _of_task(one) if what == "task" else _of_question(one)
    entry = Entry(
        key=f"{what}-{one.pk}",
        starts=one.due_on,
        title=title,
        kind=kind,
        about=one.about_label,
        status="CANCELLED" if is_off else "CONFIRMED",
    )
    key = int(one.about_id) if one.about_type == Delegation.subject_type else 0
    entry = strike_names(entry, names.get(key, ()))
    return replace(entry, title=DONE + entry.title) if is_done else entry


def _of_task(task: Any) -> tuple[str, str, bool, bool]:
    state = TaskState(task.state)
    return task.text, _("Task"), state == TaskState.DONE, state == TaskState.DROPPED


def _of_question(asked: Any) -> tuple[str, str, bool, bool]:
    title = _("Opinion due: %(unit)s") % {"unit": asked.unit.name}
    return title, _("Opinion"), asked.answered_on is not None, asked.withdrawn_at is not None


def without_guests(visit: Delegation) -> str:
    """The title of a visit without a name of a guest."""
    return _visit(visit, _names_by_visit({visit.pk}).get(visit.pk, ())).title
