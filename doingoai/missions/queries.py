"""Reads of missions abroad: who may see which, the travels of a person, what waits and is due."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case
from doingoai.approvals.queries import asked_about
from doingoai.directory.models import Person
from doingoai.directory.states import PassportKind
from doingoai.missions.facts import PastTrip
from doingoai.missions.models import ChangeRequest, Funding, Leg, LogEntry, Mission, Step, Traveller
from doingoai.missions.states import MissionState, Purpose, TravellerRole
from doingoai.missions.terms import report_due_on
from doingoai.norms.facts import FigureTable
from doingoai.programme.models import Programme
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import PlanItemKind, PlanItemState, PlanState

S = MissionState
TRAVELLED = (S.APPROVED, S.UNDER_WAY, S.BACK, S.REPORTED, S.CLOSED)
"""States of a mission that was allowed: it counts as a trip of its travellers."""
ENDED = (S.REFUSED, S.CANCELLED)


def visible_missions(user: User) -> QuerySet[Mission]:
    """The missions a person may see, for whichever reason."""
    way, *others = ways_to_see(user)
    if not others:
        return way
    keys = [one.order_by().values("pk") for one in others]
    return Mission.objects.filter(pk__in=way.order_by().values("pk").union(*keys))


def ways_to_see(user: User) -> list[QuerySet[Mission]]:
    """
    The missions a person may see, by the reason; one mission may be there for both.

    The office sees all; a focal point those of their unit or one below it, and those on which
    their unit was asked.
    """
    missions = Mission.objects.all()
    if may(user, Permission.MISSION_VIEW_ALL):
        return [missions]
    if not may(user, Permission.MISSION_REQUEST):
        return [missions.none()]
    units = unit_and_below(user.unit)
    return [
        missions.filter(unit__in=units),
        missions.filter(pk__in=asked_about(Mission.subject_type, units)),
    ]


def with_parties(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    """The same missions with what every page shows of them, in one query."""
    return missions.select_related("unit", "partner", "responsible", "plan_item", "programme")


def travellers_of(mission: Mission) -> QuerySet[Traveller]:
    """Travellers: head and deputies first, then in their order."""
    return (
        Traveller.objects.filter(mission=mission)
        .select_related("person", "unit", "passport", "mission")
        .order_by("order", "id")
    )


def passport_of(traveller: Traveller) -> dict[str, Any]:
    """
    What the form of a traveller's passport shows; never its number.

    A traveller without one is offered an official passport of Viet Nam.
    """
    kept = traveller.passport
    if kept is None:
        return {
            "kind": PassportKind.OFFICIAL,
            "country": "VN",
            "issued_on": None,
            "expires_on": None,
        }
    return {name: getattr(kept, name) for name in ("kind", "country", "issued_on", "expires_on")}


def legs_of(mission: Mission) -> QuerySet[Leg]:
    return Leg.objects.filter(mission=mission).order_by("order", "id")


def funding_of(mission: Mission) -> QuerySet[Funding]:
    return Funding.objects.filter(mission=mission).order_by("id")


def steps_of(mission: Mission) -> QuerySet[Step]:
    """Steps before leaving and after, what is open and nearest first."""
    return (
        Step.objects.filter(mission=mission)
        .select_related("traveller__person")
        .order_by("done_on", "due_on", "id")
    )


def log_of(mission: Mission) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(mission=mission).select_related("by").order_by("on", "id")


def plan_items_for(units: Collection[int]) -> QuerySet[PlanItem]:
    """Missions abroad of some units that the plan in force holds."""
    return (
        PlanItem.objects.filter(
            unit__in=units,
            kind=PlanItemKind.OUTBOUND,
            state=PlanItemState.PLANNED,
            plan__state=PlanState.DECIDED,
        )
        .select_related("plan", "partner", "unit")
        .order_by("starts_on", "id")
    )


def units_to_ask_for(user: User) -> QuerySet[Unit]:
    """Units in whose name a person may ask for a mission: all for the Department, else the own."""
    units = Unit.objects.order_by("name_vi", "id")
    if may(user, Permission.MISSION_WRITE):
        return units
    return units.filter(pk__in=unit_and_below(user.unit))


def trips_of(
    people: Iterable[int], *, table: FigureTable, but: int | None = None
) -> dict[int, tuple[PastTrip, ...]]:
    """
    Give the missions of some people, the newest first, by the person's key.

    `but` is the mission one looks at. Three queries, however many people there are.
    """
    rows = list(
        Traveller.objects.filter(person__in=list(people))
        .exclude(mission=but)
        .exclude(role=TravellerRole.ESCORT)
        .select_related("mission__report")
        .prefetch_related("mission__legs")
        .order_by("-mission__starts_on", "-mission_id")
    )  # fmt: skip
    found: dict[int, tuple[PastTrip, ...]] = {}
    for row in rows:
        trip = _trip(row.mission, table)
        found[row.person_id] = (*found.get(row.person_id, ()), trip)
    return found


def _trip(mission: Mission, table: FigureTable) -> PastTrip:
    report = getattr(mission, "report", None)
    is_private = mission.purpose == Purpose.PRIVATE
    return PastTrip(
        reference=mission.reference,
        title_vi=mission.title_vi,
        starts_on=mission.starts_on,
        ends_on=mission.ends_on,
        countries=tuple(dict.fromkeys(leg.country for leg in mission.legs.all())),
        counts=mission.state in TRAVELLED,
        private=is_private,
        report_due_on=None if is_private else report_due_on(mission.ends_on, table),
        reported_on=report.filed_on if report else None,
    )


def missing_reports(person: Person, *, on: date, table: FigureTable) -> list[Mission]:
    """Missions of a person that are over and whose report was due before a day and is not filed."""
    over = (
        Mission.objects.filter(
            travellers__person=person, ends_on__lt=on, state__in=[S.APPROVED, S.UNDER_WAY, S.BACK]
        )
        .exclude(purpose=Purpose.PRIVATE)
        .select_related("unit")
        .order_by("ends_on", "id")
    )
    due = ((mission, report_due_on(mission.ends_on, table)) for mission in over)
    return [mission for mission, day in due if day is not None and day < on]


def others_to(mission: Mission, countries: Sequence[str]) -> QuerySet[Leg]:
    """Stays of other units in the same countries in the same year."""
    return (
        Leg.objects.filter(country__in=countries, arrives_on__year=mission.starts_on.year)
        .exclude(mission__unit=mission.unit_id)
        .exclude(mission=mission.pk)
        .exclude(mission__state__in=[*ENDED, S.DRAFT])
        .select_related("mission__unit")
        .order_by("mission__starts_on", "id")
    )


def missions_to_appraise(user: User) -> QuerySet[Mission]:
    """Requests that lie with the Department, the nearest departure first."""
    if not may(user, Permission.MISSION_WRITE):
        return Mission.objects.none()
    waiting = Mission.objects.filter(state__in=[S.REQUESTED, S.CONSULTING])
    return waiting.select_related("unit").order_by("starts_on", "id")


def missions_without_report(user: User, *, on: date) -> QuerySet[Mission]:
    """Missions one sees that are back, the longest first; whose report is due is told by its day."""
    back = visible_missions(user).filter(
        Q(state=S.BACK) | Q(state__in=[S.APPROVED, S.UNDER_WAY], ends_on__lt=on)
    )
    return back.select_related("unit").order_by("ends_on", "id")


def missions_of_person(person: Person, *, seen_by: User) -> QuerySet[Mission]:
    """Missions in which a person travelled, the newest first."""
    return (
        with_parties(visible_missions(seen_by))
        .filter(pk__in=Traveller.objects.filter(person=person).values("mission_id"))
        .order_by("-starts_on", "-id")
    )


def mission_of_programme(programme: Programme) -> Mission:
    """The mission a programme belongs to."""
    return Mission.objects.get(programme=programme)


def cases_of_changes(changes: Sequence[ChangeRequest]) -> dict[str, list[Case]]:
    """Submissions of some changes, the newest first, by the key of the change."""
    found: dict[str, list[Case]] = {}
    cases = Case.objects.filter(
        about_type=ChangeRequest.subject_type, about_id__in=[str(change.pk) for change in changes]
    ).select_related("rule", "submitted_by", "decided_by", "outgoing", "decided_for", "stand_in")
    for case in cases:
        found.setdefault(case.about_id, []).append(case)
    return found
