"""
Who may do what at every address: the one table the permission tests are made from.

A row names who may read (GET) and who may write (POST) and which records its address stands for.
Every POST in it changes state. An address without a row fails the build; `None` means that nobody
can: the method does not exist there, or does nothing. To add a page, add its row. What follows an
`@` tells several rows of one address apart: it is about other records there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from doingoai.accounts.states import Permission
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
PROGRAM = Rule("a program with a token", lambda who: P.API_USE in who.rights)
PROGRAM_ON_VISIT = visit(P.API_USE)
PROGRAM_ON_PARTNER = both(P.API_USE, P.DIRECTORY_VIEW)
BY_TOKEN = (PROGRAM, PROGRAM_ON_VISIT, PROGRAM_ON_PARTNER)
"""Who has no token stands before the door, not before a refusal."""

ROUTES: dict[str, Route] = {
    # The door, the own account, and what surrounds every page.
    "web:desk": Route(SIGNED_IN),
    "web:desk-findings": Route(has(P.DELEGATION_VIEW_ALL)),
    "web:notices": Route(SIGNED_IN, SIGNED_IN),
    "web:search": Route(SIGNED_IN),
    "web:suggestions": Route(SIGNED_IN),
    "web:language": Route(None, EVERYBODY),
    "web:theme": Route(None, EVERYBODY),
    "web:health": Route(EVERYBODY),
    "web:robots": Route(EVERYBODY),
    "web:gallery": Route(EVERYBODY),
    "web:gallery-lookup": Route(EVERYBODY),
    "account_login": Route(EVERYBODY, EVERYBODY),
    "account_logout": Route(SIGNED_IN, LEAVES),
    "account_inactive": Route(EVERYBODY),
    "account_change_password": Route(SIGNED_IN, SIGNED_IN),
    "account_reauthenticate": Route(SIGNED_IN, SIGNED_IN),
    "usersessions_list": Route(SIGNED_IN, SIGNED_IN),
    "mfa_authenticate": Route(SIGNED_IN, SIGNED_IN),
    "mfa_index": Route(SIGNED_IN),
    "mfa_reauthenticate": Route(SIGNED_IN, SIGNED_IN),
    "mfa_activate_totp": Route(SIGNED_IN, SIGNED_IN),
    "mfa_deactivate_totp": Route(HAS_FACTOR, HAS_FACTOR),
    "mfa_view_recovery_codes": Route(HAS_FACTOR),
    "mfa_generate_recovery_codes": Route(SIGNED_IN, SIGNED_IN),
    "mfa_download_recovery_codes": Route(HAS_FACTOR),
    "accounts:profile": Route(SIGNED_IN, SIGNED_IN),
    "accounts:lookup-users": Route(
        has(P.DELEGATION_WRITE, P.PROGRAMME_WRITE, P.TASK_WRITE, P.USER_ADMIN)
    ),
    "accounts:tokens": Route(SIGNED_IN, has(P.API_USE)),
    "accounts:revoke-token": Route(None, only("director"), "token"),
    # Administration.
    "accounts:admin": Route(has(P.USER_ADMIN, P.OFFICE_WRITE, P.AUDIT_READ, P.TEMPLATE_UPLOAD)),
    "accounts:users": Route(ADMIN),
    "accounts:add-user": Route(ADMIN, ADMIN),
    "accounts:user": Route(ADMIN, ADMIN, "user"),
    "accounts:user-roles": Route(None, ADMIN, "user"),
    "accounts:user-password": Route(None, ADMIN, "user"),
    "accounts:user-keep-out": Route(None, ADMIN, "user"),
    "accounts:user-let-in": Route(None, ADMIN, "user"),
    "accounts:user-second-factor": Route(None, ADMIN, "user"),
    "accounts:units": Route(ADMIN),
    "accounts:add-unit": Route(ADMIN, ADMIN),
    "accounts:unit": Route(ADMIN, ADMIN, "unit"),
    "accounts:office": Route(OFFICE, OFFICE),
    "accounts:roles": Route(ADMIN),
    "accounts:role-second-factor": Route(None, ADMIN),
    "accounts:all-tokens": Route(ADMIN),
    "accounts:stop-token": Route(None, ADMIN, "token"),
    "accounts:audit": Route(has(P.AUDIT_READ)),
    # Norms and the authority matrix.
    "norms:norms": Route(has(P.NORM_VIEW)),
    "norms:instruments": Route(has(P.NORM_VIEW)),
    "norms:norm": Route(has(P.NORM_VIEW), None, "norm"),
    "norms:load": Route(None, has(P.NORM_CONFIRM)),
    "norms:confirm": Route(None, has(P.NORM_CONFIRM), "norm"),
    "norms:replace": Route(None, has(P.NORM_CONFIRM), "norm"),
    "approvals:matrix": Route(has(P.NORM_VIEW, P.OFFICE_WRITE)),
    "approvals:add-line": Route(OFFICE, OFFICE),
    "approvals:line": Route(OFFICE, OFFICE, "line"),
    # Registers, files, templates.
    "documents:register": Route(REGISTER),
    "documents:register-export": Route(REGISTER),
    "documents:enter": Route(KEEPS_REGISTER, KEEPS_REGISTER),
    "documents:incoming": Route(REGISTER, None, "incoming"),
    "documents:correct": Route(KEEPS_REGISTER, KEEPS_REGISTER, "incoming"),
    "documents:attach": Route(None, KEEPS_REGISTER, "incoming"),
    "documents:outgoing-register": Route(REGISTER),
    "documents:outgoing": Route(REGISTER, None, "outgoing"),
    "documents:file": Route(REGISTER, REGISTER, "file"),
    "documents:templates": Route(TEMPLATES),
    "documents:template": Route(TEMPLATES, TEMPLATES, "reception_plan vi"),
    "documents:shipped-template": Route(TEMPLATES, None, "reception_plan vi"),
    "documents:drop-template": Route(None, TEMPLATES, "reception_plan vi"),
    # Tasks, questions, decisions.
    "planning:tasks": Route(SIGNED_IN),
    "planning:give": Route(GIVES_TASKS, GIVES_TASKS),
    "planning:task": Route(has(P.TASK_VIEW), None, "task"),
    "planning:task@ended": Route(has(P.TASK_VIEW), None, "ended-task"),
    "planning:done": Route(None, GIVES_TASKS, "task"),
    "planning:drop": Route(None, GIVES_TASKS, "task"),
    "planning:reopen": Route(None, GIVES_TASKS, "ended-task"),
    "approvals:consultations": Route(
        has(P.CONSULTATION_ASK, P.CONSULTATION_ANSWER, P.CONSULTATION_RECORD, P.DELEGATION_VIEW_ALL)
    ),
    "approvals:consultation": Route(
        either(has(P.DELEGATION_VIEW_ALL), ASKED), ASKED, "consultation"
    ),
    "approvals:decisions": Route(has(P.CASE_DECIDE, P.CASE_SUBMIT, P.DELEGATION_VIEW_ALL)),
    "approvals:case": Route(has(P.DELEGATION_VIEW_ALL), None, "case"),
    # Partners, people, places.
    "directory:partners": Route(DIRECTORY),
    "directory:add-partner": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY),
    "directory:lookup-partners": Route(DIRECTORY),
    "directory:partner": Route(DIRECTORY, None, "partner"),
    "directory:edit-partner": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY, "partner"),
    "directory:partner-section": Route(DIRECTORY, None, "partner visits"),
    "directory:people": Route(DIRECTORY),
    "directory:add-person": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY),
    "directory:lookup-people": Route(DIRECTORY),
    "directory:person": Route(DIRECTORY, None, "person"),
    "directory:edit-person": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY, "person"),
    "directory:new-post": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY, "person"),
    "directory:person-section": Route(DIRECTORY, None, "person visits"),
    "directory:places": Route(DIRECTORY),
    "directory:add-place": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY),
    "directory:lookup-places": Route(DIRECTORY),
    "directory:place": Route(DIRECTORY, None, "place"),
    "directory:edit-place": Route(KEEPS_DIRECTORY, KEEPS_DIRECTORY, "place"),
    # The calendar and its feeds: a feed opens to whoever knows its secret address.
    "programme:calendar": Route(has(P.DELEGATION_VIEW_ALL, P.DELEGATION_VIEW_SHARED)),
    "programme:feed": Route(EVERYBODY, None, "secret"),
    "programme:feeds": Route(PROGRAMME, None, "visit"),
    "programme:feed-make": Route(None, PROGRAMME, "visit"),
    "programme:feed-revoke": Route(None, PROGRAMME, "visit feed"),
    # Visits.
    "delegations:list": Route(has(P.DELEGATION_VIEW_ALL, P.DELEGATION_VIEW_SHARED)),
    "delegations:export": Route(has(P.DELEGATION_VIEW_ALL, P.DELEGATION_VIEW_SHARED)),
    "delegations:prepare": Route(has(P.DELEGATION_WRITE), has(P.DELEGATION_WRITE)),
    "delegations:blank-workbook": Route(has(P.DELEGATION_WRITE)),
    "delegations:detail": Route(VISIT, None, "visit"),
    "delegations:edit": Route(EDIT, EDIT, "visit"),
    "delegations:plan": Route(ALL_VISITS, EDIT, "visit"),
    "delegations:guest-class": Route(EDIT, EDIT, "visit"),
    "delegations:share": Route(EDIT, EDIT, "visit"),
    "delegations:cancel": Route(EDIT, EDIT, "visit"),
    "delegations:estimate-row": Route(EDIT, EDIT, "visit"),
    "delegations:estimate-row-drop": Route(None, EDIT, "visit"),
    "delegations:findings": Route(ALL_VISITS, None, "visit"),
    # The people of a visit.
    "delegations:people": Route(VISIT, None, "visit"),
    "delegations:members-export": Route(VISIT, None, "visit"),
    "delegations:add-member": Route(EDIT, EDIT, "visit"),
    "delegations:member": Route(EDIT, EDIT, "visit visit.member"),
    "delegations:member-name": Route(EDIT, EDIT, "visit visit.member"),
    "delegations:member-passport": Route(EDIT, EDIT, "visit visit.member"),
    "delegations:member-passport-number": Route(None, visit(P.PASSPORT_READ), "visit visit.member"),
    "delegations:member-remove": Route(None, EDIT, "visit visit.member"),
    "delegations:member-move": Route(None, EDIT, "visit visit.member"),
    "delegations:add-host": Route(EDIT, EDIT, "visit"),
    "delegations:host": Route(EDIT, EDIT, "visit visit.host"),
    "delegations:host-name": Route(EDIT, EDIT, "visit visit.host"),
    "delegations:host-remove": Route(None, EDIT, "visit visit.host"),
    "delegations:bring-list": Route(EDIT, EDIT, "visit"),
    "delegations:list-preview": Route(EDIT, None, "visit list"),
    "delegations:list-row": Route(EDIT, EDIT, "visit list 2"),
    "delegations:list-take": Route(None, EDIT, "visit list"),
    "delegations:list-drop": Route(None, EDIT, "visit list"),
    # Its programme.
    "delegations:of-programme": Route(VISIT, None, "visit.programme"),
    "delegations:programme": Route(VISIT, None, "visit"),
    "delegations:programme-version": Route(VISIT, None, "visit 1"),
    "delegations:add-item": Route(PROGRAMME, PROGRAMME, "visit"),
    "delegations:item": Route(PROGRAMME, PROGRAMME, "visit visit.item"),
    "delegations:item@dinner": Route(PROGRAMME, None, "visit visit.dinner"),
    "delegations:remove-item": Route(None, PROGRAMME, "visit visit.item"),
    "delegations:issue-programme": Route(None, visit(P.PROGRAMME_ISSUE), "visit"),
    # Opinions and the decision.
    "delegations:consult": Route(ALL_VISITS, None, "visit"),
    "delegations:ask": Route(None, visit(P.CONSULTATION_ASK), "visit"),
    "delegations:withdraw": Route(None, visit(P.CONSULTATION_ASK), "visit consultation"),
    "delegations:record-answer": Route(
        visit(P.CONSULTATION_RECORD), visit(P.CONSULTATION_RECORD), "visit consultation"
    ),
    "delegations:submit": Route(None, visit(P.CASE_SUBMIT), "visit"),
    "delegations:decide": Route(None, has(P.CASE_DECIDE), "submitted"),
    "delegations:reopen": Route(None, has(P.DELEGATION_WRITE), "refused"),
    # Its papers.
    "delegations:papers": Route(PAPERS, None, "visit"),
    "delegations:make-papers": Route(None, visit(P.PAPER_MAKE), "visit", {"kind": "host_list"}),
    "delegations:dossier": Route(PAPERS, None, "visit"),
    "delegations:paper": Route(PAPERS, None, "visit paper.reception_plan"),
    "delegations:issue-paper": Route(None, visit(P.PAPER_ISSUE), "visit paper.reception_plan"),
    "delegations:download-paper": Route(PAPERS, None, "visit paper.reception_plan 1"),
    "delegations:paper@police": Route(visit(P.PASSPORT_READ), None, "visit paper.police_notice"),
    "delegations:paper@rooms": Route(visit(P.HEALTH_READ), None, "visit paper.room_list"),
    "delegations:download-paper@police": Route(
        visit(P.PASSPORT_READ), None, "visit paper.police_notice 1"
    ),
    "delegations:download-paper@rooms": Route(
        visit(P.HEALTH_READ), None, "visit paper.room_list 1"
    ),
    "delegations:issue-paper@police": Route(
        None, both(P.PAPER_ISSUE, P.PASSPORT_READ), "visit paper.police_notice"
    ),
    "delegations:paper@guests": Route(PAPERS, None, "visit paper.guest_list"),
    "delegations:download-paper@print": Route(PAPERS, None, "visit paper.print 1"),
    "delegations:paper-picture": Route(PAPERS, None, "visit paper.print 1 1"),
    # What comes after.
    "delegations:after": Route(ALL_VISITS, EDIT, "visit"),
    "delegations:after@under-way": Route(ALL_VISITS, None, "under_way"),
    "delegations:begin": Route(None, has(P.DELEGATION_WRITE), "approved"),
    "delegations:file-report": Route(None, has(P.DELEGATION_WRITE), "under_way"),
    "delegations:close": Route(None, visit(P.DELEGATION_CLOSE), "visit"),
    "delegations:promise": Route(None, visit(P.TASK_WRITE), "visit"),
    # Missions abroad: the request.
    "missions:list": Route(MISSIONS),
    "missions:export": Route(MISSIONS),
    "missions:open": Route(ASKS_MISSIONS, ASKS_MISSIONS),
    "missions:lookup-people": Route(ASKS_MISSIONS),
    "missions:lookup-partners": Route(ASKS_MISSIONS),
    "missions:detail": Route(MISSION, None, "mission.draft"),
    "missions:detail@requested": Route(INSIDE, None, "mission.requested"),
    "missions:edit": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:prepare": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:send": Route(None, KEEPS, "mission.draft"),
    "missions:ask-back": Route(None, APPRAISES, "mission.requested"),
    "missions:cancel": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:attach": Route(None, KEEPS, "mission.draft"),
    "missions:add-leg": Route(None, KEEPS, "mission.draft"),
    "missions:leg": Route(KEEPS, KEEPS, "mission.draft mission.draft.leg"),
    "missions:remove-leg": Route(None, KEEPS, "mission.draft mission.draft.leg"),
    "missions:people": Route(MISSION, None, "mission.draft"),
    "missions:add-traveller": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:traveller": Route(KEEPS, KEEPS, "mission.draft mission.draft.traveller"),
    "missions:passport": Route(KEEPS, KEEPS, "mission.draft mission.draft.traveller"),
    "missions:passport-number": Route(
        None, mission(P.PASSPORT_READ), "mission.draft mission.draft.traveller"
    ),
    "missions:remove-traveller": Route(None, KEEPS, "mission.draft mission.draft.traveller"),
    "missions:money": Route(INSIDE, None, "mission.draft"),
    "missions:add-funding": Route(None, KEEPS, "mission.draft"),
    "missions:funding": Route(KEEPS, KEEPS, "mission.draft mission.draft.funding"),
    "missions:remove-funding": Route(None, KEEPS, "mission.draft mission.draft.funding"),
    "missions:of-programme": Route(MISSION, None, "mission.draft.programme"),
    "missions:programme": Route(MISSION, None, "mission.draft"),
    "missions:add-item": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:item": Route(KEEPS, KEEPS, "mission.draft mission.draft.item"),
    "missions:remove-item": Route(None, KEEPS, "mission.draft mission.draft.item"),
    # Appraisal, opinions, decision.
    "missions:appraisal": Route(INSIDE, None, "mission.requested"),
    "missions:override": Route(APPRAISES, APPRAISES, "mission.requested"),
    "missions:restore-rule": Route(None, APPRAISES, "mission.requested mission.requested.override"),
    "missions:consult": Route(INSIDE, None, "mission.draft"),
    "missions:consult@requested": Route(INSIDE, None, "mission.requested"),
    "missions:consult@submitted": Route(INSIDE, None, "mission.submitted"),
    "missions:consult@refused": Route(INSIDE, None, "mission.refused"),
    "missions:ask": Route(None, mission(P.CONSULTATION_ASK), "mission.requested"),
    "missions:withdraw": Route(
        None, mission(P.CONSULTATION_ASK), "mission.draft mission.consultation"
    ),
    "missions:record-answer": Route(
        mission(P.CONSULTATION_RECORD),
        mission(P.CONSULTATION_RECORD),
        "mission.draft mission.consultation",
    ),
    "missions:submit": Route(None, mission(P.CASE_SUBMIT), "mission.requested"),
    "missions:decide": Route(None, mission(P.CASE_DECIDE), "mission.submitted"),
    "missions:reopen": Route(None, APPRAISES, "mission.refused"),
    # What comes after the decision.
    "missions:after": Route(INSIDE, KEEPS, "mission.under_way"),
    "missions:after@approved": Route(INSIDE, None, "mission.approved"),
    "missions:after@back": Route(INSIDE, None, "mission.back"),
    "missions:after@reported": Route(INSIDE, None, "mission.reported"),
    "missions:leave": Route(None, KEEPS, "mission.approved"),
    "missions:returned": Route(None, KEEPS, "mission.under_way"),
    "missions:log": Route(None, KEEPS, "mission.under_way"),
    "missions:file-report": Route(None, KEEPS, "mission.back"),
    "missions:close": Route(None, APPRAISES, "mission.reported"),
    "missions:promise": Route(None, KEEPS, "mission.under_way"),
    "missions:propose-steps": Route(None, KEEPS, "mission.approved"),
    "missions:add-step": Route(None, KEEPS, "mission.approved"),
    "missions:step": Route(KEEPS, KEEPS, "mission.approved mission.approved.step"),
    "missions:of-change": Route(INSIDE, None, "mission.approved.change"),
    "missions:ask-change": Route(KEEPS, KEEPS, "mission.approved"),
    "missions:submit-change": Route(
        mission(P.CASE_SUBMIT), mission(P.CASE_SUBMIT), "mission.under_way mission.under_way.change"
    ),
    "missions:decide-change": Route(
        mission(P.CASE_DECIDE), mission(P.CASE_DECIDE), "mission.approved mission.approved.change"
    ),
    "missions:take-back-change": Route(None, KEEPS, "mission.under_way mission.under_way.change"),
    # Papers of a mission.
    "missions:papers": Route(mission(P.PAPER_VIEW), None, "mission.draft"),
    "missions:make-papers": Route(
        None, mission(P.PAPER_MAKE), "mission.draft", {"kind": "mission_estimate"}
    ),
    "missions:dossier": Route(mission(P.PAPER_VIEW), None, "mission.draft"),
    "missions:paper": Route(mission(P.PAPER_VIEW), None, "mission.draft mission.paper"),
    "missions:issue-paper": Route(None, mission(P.PAPER_ISSUE), "mission.draft mission.paper"),
    "missions:download-paper": Route(mission(P.PAPER_VIEW), None, "mission.draft mission.paper 1"),
    # The second face: read-only, by token.
    "api-reference": Route(SIGNED_IN),
    "api:openapi-json": Route(EVERYBODY),
    "api:api-root": Route(NOBODY),
    "api:list_delegations": Route(PROGRAM),
    "api:show_delegation": Route(PROGRAM_ON_VISIT, None, "visit"),
    "api:show_programme": Route(PROGRAM_ON_VISIT, None, "visit"),
    "api:list_partners": Route(PROGRAM),
    "api:show_partner": Route(PROGRAM_ON_PARTNER, None, "partner"),
}
