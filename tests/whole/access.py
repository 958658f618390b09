"""Who may, in words and as a test: what the table of addresses is written with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from doingoai.accounts.states import Permission
from doingoai.api.face import api
from doingoai.api.reference import operations
from tests.whole.world import Visitor

P = Permission


@dataclass(frozen=True)
class Rule:
    """Who may, in words and as a test."""

    words: str
    holds: Callable[[Visitor], bool]


@dataclass(frozen=True)
class Route:
    """Who may read and write at an address, the records in it, and what an example form sends."""

    read: Rule | None = None
    write: Rule | None = None
    at: str = ""
    sends: Mapping[str, str] = field(default_factory=dict)


WHY = {"recipient": "Ai", "reason": "Vì sao"}
"""What is said of a file with people before it leaves."""

EVERYBODY = Rule("everybody", lambda who: True)
SIGNED_IN = Rule("all signed in", lambda who: who.user is not None)
NOBODY = Rule("nobody", lambda who: False)
LEAVES = Rule("all signed in, who then stand before the door", lambda who: who.user is not None)
HAS_FACTOR = Rule("whoever has set up a second factor", lambda who: False)
VISIT = Rule("who sees the visit", lambda who: who.sees_visit)
ASKED = Rule("the unit that was asked", lambda who: who.asked)


def has(*any_of: Permission) -> Rule:
    """Whoever has one of these rights."""
    words = " or ".join(any_of)
    return Rule(words, lambda who: bool(who.rights & set(any_of)))


def visit(right: Permission) -> Rule:
    """Whoever sees the visit and has a right."""
    return Rule(f"{right} on a visit one sees", lambda who: who.sees_visit and right in who.rights)


def both(*rights: Permission) -> Rule:
    """Whoever has all these rights."""
    return Rule(" and ".join(rights), lambda who: set(rights) <= who.rights)


def either(*rules: Rule) -> Rule:
    words = " or ".join(rule.words for rule in rules)
    return Rule(words, lambda who: any(rule.holds(who) for rule in rules))


def only(*names: str) -> Rule:
    """Exactly these visitors, because the record is theirs."""
    return Rule(f"only {', '.join(names)}", lambda who: who.name in names)


MISSION = Rule("who sees the mission", lambda who: who.sees_mission)
INSIDE = Rule("the office and the unit that travels", lambda who: who.inside_mission)
KEEPS = Rule("who keeps the mission", lambda who: who.keeps_mission)
ASKS_MISSIONS = has(P.MISSION_REQUEST, P.MISSION_WRITE)
MISSIONS = has(P.MISSION_VIEW_ALL, P.MISSION_REQUEST)


def mission(right: Permission) -> Rule:
    """Whoever sees the mission and has a right."""
    return Rule(
        f"{right} on a mission one sees", lambda who: who.sees_mission and right in who.rights
    )


APPRAISES = mission(P.MISSION_WRITE)
ALL_VISITS = visit(P.DELEGATION_VIEW_ALL)
EDIT = visit(P.DELEGATION_WRITE)
PROGRAMME = visit(P.PROGRAMME_WRITE)
PAPERS = visit(P.PAPER_VIEW)
DIRECTORY, KEEPS_DIRECTORY = has(P.DIRECTORY_VIEW), has(P.DIRECTORY_WRITE)
REGISTER, KEEPS_REGISTER = has(P.REGISTER_VIEW), has(P.REGISTER_WRITE)
ADMIN, OFFICE, TEMPLATES = has(P.USER_ADMIN), has(P.OFFICE_WRITE), has(P.TEMPLATE_UPLOAD)
GIVES_TASKS = has(P.TASK_WRITE)
ASKS, LENDS = has(P.CONSULTATION_ASK), has(P.AUTHORITY_LEND, P.OFFICE_WRITE)
PLANS, WHOLE_PLAN = has(P.PLAN_VIEW_ALL, P.PLAN_PROPOSE), has(P.PLAN_VIEW_ALL)
CONSOLIDATES, PROPOSES = has(P.PLAN_WRITE), has(P.PLAN_PROPOSE, P.PLAN_WRITE)
PROPOSER = only("focal point of a sharing unit")
PROGRAM = Rule("a program with a token", lambda who: P.API_USE in who.rights)
PROGRAM_ON_VISIT = visit(P.API_USE)
PROGRAM_ON_PARTNER = both(P.API_USE, P.DIRECTORY_VIEW)
BY_TOKEN = (PROGRAM, PROGRAM_ON_VISIT, PROGRAM_ON_PARTNER)
"""Who has no token stands before the door, not before a refusal."""

WRITTEN_BY_TOKEN = [f"api:{one.name}" for one in operations(api.get_openapi_schema(), "") if one.method != "GET"]  # fmt: skip
BY_VISIT, BY_ALL = PROGRAM_ON_VISIT, both(P.API_USE, P.DELEGATION_VIEW_ALL)
BY_REGISTER, BY_NORMS = both(P.API_USE, P.REGISTER_VIEW), both(P.API_USE, P.NORM_VIEW)
BY_PAPERS = Rule(
    "a program of who reads papers", lambda who: {P.API_USE, P.PAPER_VIEW} <= who.rights
)
BY_ASKED = Rule("a program of the asked unit or the office", lambda who: P.API_USE in who.rights and (who.asked or who.sees_all))  # fmt: skip
BY_GIVER = both(P.API_USE, P.TASK_WRITE)
BY_PASSPORTS, BY_HEALTH = both(P.API_USE, P.PASSPORT_READ), both(P.API_USE, P.HEALTH_READ)
BY_TASKS = both(P.API_USE, P.TASK_VIEW)
PROGRAM_TO_EDIT = both(P.API_USE, P.DELEGATION_WRITE)


def program(rule: Rule) -> Rule:
    """A program of whoever may."""
    return Rule(
        f"a program of: {rule.words}", lambda who: P.API_USE in who.rights and rule.holds(who)
    )


BY_MISSIONS, BY_MISSION, BY_INSIDE = program(MISSIONS), program(MISSION), program(INSIDE)
BY_KEEPER, BY_MISSION_PAPERS = program(KEEPS), program(mission(P.PAPER_VIEW))
BY_PLAN_PAPERS = program(both(P.PLAN_VIEW_ALL, P.PAPER_VIEW))
BY_PLANS, BY_WHOLE_PLAN, BY_PROPOSER = program(PLANS), program(WHOLE_PLAN), program(PROPOSER)
BY_PLAN_ITEM, BY_STATISTICS = program(either(WHOLE_PLAN, PROPOSER)), program(has(P.STATISTICS_VIEW))
FEBRUARY = {"first": "2026-02-01", "last": "2026-02-28"}
BY_TOKEN = (
    *BY_TOKEN,
    PROGRAM_TO_EDIT,
    BY_ALL,
    BY_REGISTER,
    BY_NORMS,
    BY_PAPERS,
    BY_ASKED,
    BY_GIVER,
    BY_PASSPORTS,
    BY_HEALTH,
    BY_TASKS,
    BY_MISSIONS,
    BY_MISSION,
    BY_INSIDE,
    BY_KEEPER,
    BY_MISSION_PAPERS,
    BY_PLAN_PAPERS,
    BY_PLANS,
    BY_WHOLE_PLAN,
    BY_PROPOSER,
    BY_PLAN_ITEM,
    BY_STATISTICS,
)

READ_BY_TOKEN: dict[str, Route] = {
    "api:list_delegations": Route(PROGRAM),
    "api:show_delegation": Route(BY_VISIT, None, "visit"),
    "api:show_plan": Route(BY_ALL, None, "visit"),
    "api:list_members": Route(BY_VISIT, None, "visit"),
    "api:show_member": Route(PROGRAM_TO_EDIT, None, "visit visit.member"),
    "api:show_programme": Route(BY_VISIT, None, "visit"),
    "api:show_item": Route(PROGRAM_TO_EDIT, None, "visit visit.item"),
    "api:show_programme_version": Route(BY_VISIT, None, "visit 1"),
    "api:list_findings": Route(BY_ALL, None, "visit"),
    "api:show_estimate": Route(BY_ALL, None, "visit"),
    "api:list_visit_consultations": Route(BY_ALL, None, "visit"),
    "api:show_report": Route(BY_ALL, None, "visit"),
    "api:list_visit_papers": Route(BY_PAPERS, None, "visit"),
    "api:list_guest_entries": Route(PROGRAM_TO_EDIT, None, "visit"),
    "api:list_missions": Route(BY_MISSIONS),
    "api:show_mission": Route(BY_MISSION, None, "mission.draft"),
    "api:show_mission@requested": Route(BY_INSIDE, None, "mission.requested"),
    "api:show_mission_money": Route(BY_INSIDE, None, "mission.draft"),
    "api:fetch_mission_file": Route(BY_INSIDE, None, "mission.draft mission.file"),
    "api:list_travellers": Route(BY_MISSION, None, "mission.draft"),
    "api:show_traveller": Route(BY_KEEPER, None, "mission.draft mission.draft.traveller"),
    "api:show_mission_programme": Route(BY_MISSION, None, "mission.draft"),
    "api:show_mission_item": Route(BY_KEEPER, None, "mission.draft mission.draft.item"),
    "api:show_appraisal": Route(BY_INSIDE, None, "mission.requested"),
    "api:list_mission_consultations": Route(BY_INSIDE, None, "mission.draft"),
    "api:list_mission_changes": Route(BY_INSIDE, None, "mission.approved"),
    "api:list_mission_steps": Route(BY_INSIDE, None, "mission.approved"),
    "api:list_mission_log": Route(BY_INSIDE, None, "mission.under_way"),
    "api:show_mission_report": Route(BY_INSIDE, None, "mission.back"),
    "api:list_mission_promises": Route(BY_INSIDE, None, "mission.under_way"),
    "api:list_mission_papers": Route(BY_MISSION_PAPERS, None, "mission.draft"),
    "api:list_year_plans": Route(BY_PLANS),
    "api:show_year_plan": Route(BY_PLANS, None, "plan"),
    "api:list_plan_overlaps": Route(BY_WHOLE_PLAN, None, "plan"),
    "api:list_plan_papers": Route(BY_PLAN_PAPERS, None, "weighed_plan"),
    "api:compare_plan": Route(BY_WHOLE_PLAN, None, "plan_in_force"),
    "api:list_plan_items": Route(BY_PLANS, None, "plan"),
    "api:show_plan_item": Route(BY_PLAN_ITEM, None, "plan_item"),
    "api:show_plan_item@draft": Route(BY_PROPOSER, None, "draft_item"),
    "api:show_statistics": Route(BY_STATISTICS, sends=FEBRUARY),
    "api:list_statistics_records": Route(BY_STATISTICS, sends=FEBRUARY),
    "api:list_consultation_rules": Route(BY_NORMS),
    "api:list_stand_ins": Route(BY_ALL),
    "api:list_partners": Route(PROGRAM),
    "api:show_partner": Route(PROGRAM_ON_PARTNER, None, "partner"),
    "api:list_people": Route(PROGRAM),
    "api:show_person": Route(PROGRAM_ON_PARTNER, None, "person"),
    "api:list_places": Route(PROGRAM_ON_PARTNER),
    "api:show_place": Route(PROGRAM_ON_PARTNER, None, "place"),
    "api:list_incoming": Route(BY_REGISTER),
    "api:show_incoming": Route(BY_REGISTER, None, "incoming"),
    "api:fetch_entry_file": Route(BY_REGISTER, None, "incoming file"),
    "api:list_outgoing": Route(BY_REGISTER),
    "api:show_outgoing": Route(BY_REGISTER, None, "outgoing"),
    "api:list_issued_papers": Route(BY_PAPERS),
    "api:show_paper": Route(BY_PAPERS, None, "paper.reception_plan"),
    "api:show_paper@police": Route(BY_PASSPORTS, None, "paper.police_notice"),
    "api:fetch_paper_file": Route(BY_PAPERS, None, "paper.reception_plan 1"),
    "api:fetch_paper_file@rooms": Route(BY_HEALTH, None, "paper.room_list 1"),
    "api:list_consultations": Route(PROGRAM),
    "api:show_consultation": Route(BY_ASKED, None, "consultation"),
    "api:list_cases": Route(BY_ALL),
    "api:show_case": Route(BY_ALL, None, "case"),
    "api:list_tasks": Route(PROGRAM),
    "api:show_task": Route(BY_TASKS, None, "task"),
    "api:list_norms": Route(BY_NORMS),
    "api:show_norm": Route(BY_NORMS, None, "norm"),
    "api:show_authority": Route(BY_NORMS),
    "api:find_records": Route(PROGRAM),
    "api:show_calendar": Route(PROGRAM, sends=FEBRUARY),
    "api:list_notices": Route(PROGRAM),
    "api:list_units": Route(PROGRAM),
    "api:list_users": Route(BY_GIVER),
}
"""Who reads what by a token that was made for everything."""
