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
    "api:show_calendar": Route(PROGRAM, sends={"first": "2026-02-01", "last": "2026-02-28"}),
    "api:list_notices": Route(PROGRAM),
    "api:list_units": Route(PROGRAM),
    "api:list_users": Route(BY_GIVER),
}
"""Who reads what by a token that was made for everything."""

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
    # What other programs are told.
    "exchange:webhooks": Route(SIGNED_IN, has(P.API_USE)),
    "exchange:webhook": Route(only("director"), None, "webhook"),
    "exchange:ping": Route(None, only("director"), "webhook"),
    "exchange:stop": Route(None, only("director"), "webhook"),
    "exchange:start": Route(None, only("director"), "webhook"),
    # The second face, by token. What it reads; what it changes is in tests/api/test_rights.py, for
    # it takes no forms.
    "api-reference": Route(SIGNED_IN),
    "api:openapi-json": Route(EVERYBODY),
    "api:api-root": Route(NOBODY),
    **{name: Route() for name in WRITTEN_BY_TOKEN},
    **READ_BY_TOKEN,
}
