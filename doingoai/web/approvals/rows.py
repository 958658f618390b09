"""Submissions as lists show them: each with what it is about and on which days that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doingoai.accounts.models import User
from doingoai.approvals.models import Case
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations, with_parties
from doingoai.missions.models import ChangeRequest, Mission
from doingoai.missions.queries import visible_missions


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A submission with the visit, the mission, or the change of a mission it is about."""

    case: Case
    visit: Delegation | None = None
    mission: Mission | None = None
    change: ChangeRequest | None = None

    @property
    def title(self) -> str:
        """What it is about in the language of the screen, else as it was called when submitted."""
        about = self.visit or self.mission
        return about.title if about else self.case.about_label

    @property
    def starts_on(self) -> date | None:
        """The first day of what is decided; None for what has no days of its own, as a plan."""
        about = self.visit or self.mission or self.change
        return about.starts_on if about else None

    @property
    def ends_on(self) -> date | None:
        about = self.visit or self.mission or self.change
        return about.ends_on if about else None


def with_matters(cases: Iterable[Case], user: User) -> list[CaseRow]:
    """The submissions, each with what it is about, in one more query for each kind of matter there."""
    listed = list(cases)
    visits = visits_of(_keys(listed, Delegation.subject_type), user)
    missions = missions_of(_keys(listed, Mission.subject_type), user)
    changes = changes_of(_keys(listed, ChangeRequest.subject_type), user)

    def row(case: Case) -> CaseRow:
        if case.about_type == Delegation.subject_type:
            return CaseRow(case, visit=visits.get(case.about_id))
        if case.about_type == Mission.subject_type:
            return CaseRow(case, mission=missions.get(case.about_id))
        if case.about_type == ChangeRequest.subject_type:
            return CaseRow(case, change=changes.get(case.about_id))
        return CaseRow(case)

    return [row(case) for case in listed]


def visits_of(keys: list[str], user: User) -> dict[str, Delegation]:
    found = with_parties(visible_delegations(user)).filter(pk__in=keys) if keys else ()
    return {str(visit.pk): visit for visit in found}


def missions_of(keys: list[str], user: User) -> dict[str, Mission]:
    found = visible_missions(user).filter(pk__in=keys) if keys else ()
    return {str(mission.pk): mission for mission in found}


def changes_of(keys: list[str], user: User) -> dict[str, ChangeRequest]:
    if not keys:
        return {}
    seen = visible_missions(user).order_by().values("pk")
    found = ChangeRequest.objects.filter(pk__in=keys, mission__in=seen)
    return {str(change.pk): change for change in found}


def _keys(cases: Iterable[Case], kind: str) -> list[str]:
    return [case.about_id for case in cases if case.about_type == kind]
