"""What a leader reads before deciding on something that is no visit: a mission abroad, a change, a plan."""

from dataclasses import dataclass
from typing import Any

from doingoai.accounts.models import User
from doingoai.approvals.models import Case
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.rules import is_overdue
from doingoai.foundation import clock
from doingoai.missions.appraisal.catalogue import appraise
from doingoai.missions.appraisal.result import Result, Standing, Weight
from doingoai.missions.facts import MissionFacts, TravellerFacts
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import ChangeRequest, Mission
from doingoai.missions.queries import visible_missions, with_parties
from doingoai.norms.queries import figure_table
from doingoai.web.naming import country_name
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.queries import totals_by_kind, visible_plans
from doingoai.yearplan.states import PlanItemState

IN_DRAFT = (PlanItemState.ACCEPTED, PlanItemState.PLANNED)


@dataclass(frozen=True, slots=True)
class MissionGist:
    """Who goes where, when, for what money, and what the appraisal stops or was told to overlook."""

    mission: Mission
    change: ChangeRequest | None
    facts: MissionFacts
    results: tuple[Result, ...]

    @property
    def head(self) -> TravellerFacts | None:
        return self.facts.head

    @property
    def people(self) -> int:
        return len(self.facts.members)

    @property
    def stays(self) -> list[tuple[str, Any]]:
        return [(country_name(leg.country), leg) for leg in self.facts.legs]

    @property
    def sources(self) -> str:
        return ", ".join(dict.fromkeys(str(part.source.label) for part in self.facts.funding))

    @property
    def grave(self) -> list[Result]:
        """What stops a submission, mended or not: first what is broken, then what was set aside."""
        grave = [one for one in self.results if one.severity == Weight.BLOCK]
        return [
            *(one for one in grave if one.state == Standing.BROKEN),
            *(one for one in grave if one.state == Standing.OVERRIDDEN),
        ]

    @property
    def stopping(self) -> int:
        return sum(1 for one in self.results if one.blocks)


def gist_of(one: Case, user: User) -> dict[str, Any]:
    """What a case page says of a mission, a change of one, or a plan; empty for anything else."""
    if one.about_type == Mission.subject_type:
        return _of_mission(visible_missions(user).filter(pk=one.about_id), None, user)
    if one.about_type == ChangeRequest.subject_type:
        change = ChangeRequest.objects.filter(pk=one.about_id).first()
        key = change.mission_id if change else 0
        return _of_mission(visible_missions(user).filter(pk=key), change, user)
    if one.about_type == YearPlan.subject_type:
        return _of_plan(visible_plans(user).filter(pk=one.about_id).first())
    return {}


def _of_mission(found: Any, change: ChangeRequest | None, user: User) -> dict[str, Any]:
    mission = with_parties(found).first()
    if mission is None:
        return {}
    today, table = clock.today(), figure_table()
    facts = mission_facts(mission, table, as_of=today)
    return {
        "gist": MissionGist(mission, change, facts, appraise(facts, table)),
        "opinions": [(one, is_overdue(one, on=today)) for one in consultations_about(mission)],
        "earlier_of": cases_about(change or mission),
    }


def _of_plan(plan: YearPlan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    return {
        "plan": plan,
        "totals": totals_by_kind(plan.items.filter(state__in=IN_DRAFT)),
        "earlier_of": cases_about(plan),
    }
