"""
Which operation stands for which page, and who may call it on what: one table for all that writes.

An operation goes by the rule of the page it stands for, at the same record, so that no program may
what its person may not. Where its address names another record, its own row says so. To add an
operation, name its page here, or give it a row of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.whole.access import (
    APPRAISES,
    ASKS,
    CONSOLIDATES,
    EDIT,
    KEEPS_REGISTER,
    PROPOSER,
    PROPOSES,
    P,
    Rule,
    both,
    either,
    has,
    mission,
    visit,
)
from tests.whole.matrix import ROUTES

OPERATION_OF = {
    "web:notices": "mark_notices",
    "norms:confirm": "confirm_figure",
    "norms:replace": "replace_figure",
    "approvals:add-line": "add_authority_line",
    "approvals:line": "edit_authority_line",
    "approvals:consultation": "answer_agency",
    "documents:enter": "push_incoming",
    "documents:correct": "correct_entry",
    "documents:attach": "add_entry_files",
    "planning:give": "give_office_task",
    "planning:done": "finish_task",
    "planning:drop": "drop_task",
    "planning:reopen": "reopen_office_task",
    "directory:add-partner": "add_directory_partner",
    "directory:edit-partner": "edit_directory_partner",
    "directory:add-person": "add_directory_person",
    "directory:edit-person": "edit_directory_person",
    "directory:new-post": "set_person_post",
    "directory:add-place": "add_directory_place",
    "directory:edit-place": "edit_directory_place",
    "delegations:prepare": "open_visit",
    "delegations:edit": "edit_visit",
    "delegations:plan": "edit_visit",
    "delegations:guest-class": "set_guest_class",
    "delegations:share": "share_visit",
    "delegations:cancel": "cancel_visit",
    "delegations:estimate-row": "set_estimate_line",
    "delegations:estimate-row-drop": "drop_estimate_line",
    "delegations:add-member": "add_guest",
    "delegations:member": "edit_guest",
    "delegations:member-name": "edit_directory_person",
    "delegations:member-passport": "keep_guest_passport",
    "delegations:member-passport-number": "read_guest_passport",
    "delegations:member-remove": "remove_guest",
    "delegations:member-move": "order_guests",
    "delegations:add-host": "add_visit_host",
    "delegations:host": "edit_visit_host",
    "delegations:host-name": "edit_directory_person",
    "delegations:host-remove": "remove_visit_host",
    "delegations:add-item": "add_programme_item",
    "delegations:item": "edit_programme_item",
    "delegations:remove-item": "remove_programme_item",
    "delegations:issue-programme": "issue_visit_programme",
    "delegations:ask": "ask_agencies",
    "delegations:withdraw": "withdraw_question",
    "delegations:record-answer": "record_agency",
    "delegations:submit": "submit_visit",
    "delegations:decide": "decide_visit",
    "delegations:reopen": "reopen_visit",
    "delegations:make-papers": "make_visit_papers",
    "delegations:issue-paper": "issue_visit_paper",
    "delegations:after": "write_visit_report",
    "delegations:begin": "begin_visit",
    "delegations:file-report": "file_visit_report",
    "delegations:close": "close_visit",
    "delegations:promise": "give_office_task",
    "guests:entry": "accept_guest_lines",
    "approvals:due": "set_answer_day",
    "approvals:wish-more-time": "wish_more_time",
    "approvals:more-time": "answer_wish",
    "approvals:use": "use_agency_answer",
    "approvals:add-rule": "add_consultation_rule",
    "approvals:rule": "edit_rule_of_consultation",
    "approvals:load-rules": "load_consultation_rules",
    "approvals:record-stand-in": "record_acting",
    "approvals:revoke-stand-in": "revoke_acting",
    "missions:open": "request_mission",
    "missions:edit": "edit_mission_request",
    "missions:prepare": "prepare_mission_trip",
    "missions:send": "send_mission_request",
    "missions:ask-back": "return_mission_request",
    "missions:cancel": "cancel_mission_request",
    "missions:attach": "add_mission_papers",
    "missions:add-leg": "add_mission_country",
    "missions:leg": "edit_mission_country",
    "missions:remove-leg": "remove_mission_country",
    "missions:add-traveller": "add_mission_traveller",
    "missions:traveller": "edit_mission_traveller",
    "missions:passport": "set_traveller_passport",
    "missions:passport-number": "read_traveller_passport",
    "missions:remove-traveller": "remove_mission_traveller",
    "missions:add-funding": "add_mission_money",
    "missions:funding": "edit_mission_money",
    "missions:remove-funding": "remove_mission_money",
    "missions:add-item": "add_mission_item",
    "missions:item": "edit_mission_item",
    "missions:remove-item": "remove_mission_item",
    "missions:override": "set_rule_aside",
    "missions:restore-rule": "let_rule_hold",
    "missions:ask": "ask_about_mission",
    "missions:withdraw": "withdraw_question",
    "missions:record-answer": "record_agency",
    "missions:submit": "submit_mission_request",
    "missions:decide": "decide_mission",
    "missions:reopen": "reopen_mission",
    "missions:make-papers": "make_mission_papers",
    "missions:issue-paper": "issue_paper_of_mission",
    "missions:after": "write_mission_result",
    "missions:leave": "leave_on_mission",
    "missions:returned": "return_from_mission",
    "missions:log": "note_mission_event",
    "missions:file-report": "file_mission_result",
    "missions:report-back": "return_mission_result",
    "missions:close": "close_mission_file",
    "missions:promise": "note_mission_promise",
    "missions:propose-steps": "propose_mission_steps",
    "missions:add-step": "add_mission_step",
    "missions:step": "tick_mission_step",
    "missions:ask-change": "ask_mission_change",
    "yearplan:make-papers": "make_plan_papers",
    "yearplan:issue-paper": "issue_paper_of_plan",
    "missions:submit-change": "submit_mission_change",
    "missions:decide-change": "decide_mission_change",
    "missions:take-back-change": "take_back_mission_change",
    "yearplan:open": "open_year_plan",
    "yearplan:edit": "edit_year_plan",
    "yearplan:move": "move_year_plan",
    "yearplan:submit": "submit_year_plan",
    "yearplan:decide": "decide_year_plan",
    "yearplan:withdraw": "withdraw_year_plan",
    "yearplan:send-all": "send_plan_drafts",
    "yearplan:add-later": "add_plan_item_later",
    "yearplan:propose": "propose_plan_item",
    "yearplan:item-edit": "edit_plan_item",
    "yearplan:item-send": "send_plan_item",
    "yearplan:item-discard": "discard_plan_item",
    "yearplan:item-take-back": "take_back_plan_item",
    "yearplan:item-accept": "accept_plan_item",
    "yearplan:item-reconsider": "reconsider_plan_item",
    "yearplan:item-ask": "return_plan_item",
    "yearplan:item-cut": "cut_plan_item",
    "yearplan:item-merge": "merge_plan_item",
    "yearplan:item-amend": "amend_plan_item",
    "yearplan:item-drop": "drop_plan_item",
    "yearplan:item-take-up": "take_up_plan_item",
}
BY_PEOPLE = "a person does this at a page, with a second factor where one is asked for"
SCREEN = "how a screen looks to one person; a program has none"
LIST = "the preview of a spreadsheet is for people; a program sends guest by guest (add_guest)"
BOOK = "the office lays its procedures down in a meeting, and a person writes them in"
TICKS = "somebody who has looked says so; a program has not looked"
MONEY = "an invoice is looked at and entered by a person, and a second one confirms the settlement"
GIFTS = "a gift is chosen and handed over by people; the register follows them"
SHEET = (
    "the preview of a spreadsheet is for people; a program sends item by item (propose_plan_item)"
)
DRAWING = "who sits where is decided by people who look at the drawing, and checked by a second"
AFTER = "what comes after a visit is looked through by people; programs read the visit itself"
GUESTS = "the guests have no account and so no token: their page opens by its secret address"
SECRET = "a secret address is handed to a person, and looked after by one"
POOL = "people, cars and rooms are booked at a page so far; a program reads in the programme who is booked"
LANGUAGES = (
    "what somebody can do in a language is judged by people, with the certificate before them"
)
ORDER = "who stands before whom is laid down by people; a program reads the order in the lists"
PHONE = "the day is run by whoever stands there, from a phone that was made ready for it"
NO_OPERATION = {
    **{
        f"languages:{page}": LANGUAGES
        for page in (
            "add",
            "add-course",
            "add-need",
            "course",
            "drop",
            "drop-need",
            "edit",
            "settle",
        )
    },
    **{
        f"precedence:{page}": ORDER
        for page in (
            "add-rank",
            "begin",
            "confirm",
            "copy",
            "drop",
            "drop-rank",
            "drop-wording",
            "free",
            "move",
            "of-person",
            "of-rank",
            "place",
            "post",
            "stand",
        )
    },
    **{f"runsheet:{page}": PHONE for page in ("enrol", "note", "say", "settle", "stop")},
    "resources:add": POOL,
    "resources:edit": POOL,
    "resources:skill": POOL,
    "resources:skill-remove": POOL,
    "resources:absence": POOL,
    "resources:absence-remove": POOL,
    "resources:book": POOL,
    "resources:move": POOL,
    "resources:cancel": POOL,
    "resources:assign": POOL,
    "resources:staffing-stop": POOL,
    "resources:staffing-accept": POOL,
    "delegations:needs": POOL,
    "delegations:drop-need": POOL,
    "delegations:book-need": POOL,
    "delegations:free": POOL,
    "account_login": BY_PEOPLE,
    "account_logout": BY_PEOPLE,
    "account_change_password": BY_PEOPLE,
    "account_reauthenticate": BY_PEOPLE,
    "usersessions_list": BY_PEOPLE,
    "mfa_authenticate": BY_PEOPLE,
    "mfa_reauthenticate": BY_PEOPLE,
    "mfa_activate_totp": BY_PEOPLE,
    "mfa_deactivate_totp": BY_PEOPLE,
    "mfa_generate_recovery_codes": BY_PEOPLE,
    "web:language": SCREEN,
    "web:theme": SCREEN,
    "web:say": "a line of words is read for people; a program knows what it wants (open_visit)",
    "accounts:profile": BY_PEOPLE,
    "accounts:tokens": BY_PEOPLE,
    "accounts:revoke-token": BY_PEOPLE,
    "accounts:stop-token": BY_PEOPLE,
    "accounts:add-user": BY_PEOPLE,
    "accounts:user": BY_PEOPLE,
    "accounts:user-roles": BY_PEOPLE,
    "accounts:user-password": BY_PEOPLE,
    "accounts:user-keep-out": BY_PEOPLE,
    "accounts:user-let-in": BY_PEOPLE,
    "accounts:user-second-factor": BY_PEOPLE,
    "accounts:add-unit": BY_PEOPLE,
    "accounts:unit": BY_PEOPLE,
    "accounts:office": BY_PEOPLE,
    "accounts:role-second-factor": BY_PEOPLE,
    "norms:load": "taking in the shipped figures belongs to setting up the software",
    "documents:template": BY_PEOPLE,
    "documents:drop-template": BY_PEOPLE,
    "documents:file": "a sealed scan is opened by people, one by one",
    "delegations:ripple": "what is proposed is weighed by people; a program edits item by item (edit_programme_item)",
    "delegations:bring-list": LIST,
    "delegations:list-row": LIST,
    "delegations:list-take": LIST,
    "delegations:list-drop": LIST,
    "programme:feed-make": SECRET,
    "programme:feed-revoke": SECRET,
    "calendars:make": SECRET,
    "calendars:stop": SECRET,
    "mailing:notices": "how one person is told of things is that person's own choice",
    "mailing:again": BY_PEOPLE,
    "guests:add": GUESTS,
    "guests:person": GUESTS,
    "guests:remove": GUESTS,
    "guests:restore": GUESTS,
    "guests:confirm": GUESTS,
    "afterwards:answer": GUESTS,
    "afterwards:open": AFTER,
    "afterwards:add-photograph": AFTER,
    "afterwards:take-photograph": AFTER,
    "afterwards:photograph": AFTER,
    "afterwards:remove-photograph": AFTER,
    "afterwards:stop": AFTER,
    "afterwards:links": SECRET,
    "afterwards:stop-links": SECRET,
    "guests:make": SECRET,
    "guests:extend": SECRET,
    "guests:stop": SECRET,
    "yearplan:bring": SHEET,
    "yearplan:list-row": SHEET,
    "yearplan:list-take": SHEET,
    "yearplan:list-drop": SHEET,
    "procedures:load": "taking in the shipped procedures belongs to setting up the software",
    **{
        f"procedures:{page}": BOOK
        for page in (
            "add",
            "draft",
            "in-force",
            "discard",
            "confirm",
            "add-step",
            "step",
            "remove-step",
            "move-step",
            "take-lesson",
            "set-aside",
            "code-draft",
            "code-in-force",
            "code-discard",
            "add-clause",
            "clause",
            "remove-clause",
        )
    },
    "procedures:assess": "people judge themselves; a program has no conduct",
    "missions:briefing": TICKS,
    **{
        f"procedures:{page}": TICKS
        for page in ("briefing", "lesson", "tick", "depart", "confirm-step", "take-back")
    },
    **{
        f"gifts:{page}": GIFTS
        for page in ("add", "edit", "deliver", "reserve", "receive", "give", "release")
    },
    **{
        f"spending:{page}": MONEY
        for page in (
            "payer",
            "approved",
            "submit",
            "confirm",
            "return",
            "add-line",
            "line",
            "order",
            "invoice",
            "cancel",
            "remove",
        )
    },
    "protocol:make": DRAWING,
    "protocol:settings": DRAWING,
    "protocol:swap": DRAWING,
    "protocol:lock": DRAWING,
    "protocol:tie": DRAWING,
    "protocol:untie": DRAWING,
    "protocol:drop": DRAWING,
    "protocol:check": DRAWING,
    "protocol:improve": DRAWING,
    "protocol:cancel": DRAWING,
    "protocol:accept": DRAWING,
    "protocol:decline": DRAWING,
    "protocol:confirm-rule": ORDER,
    "protocol:reopen-rule": ORDER,
    "protocol:remove": DRAWING,
    "exchange:webhooks": BY_PEOPLE,
    "exchange:ping": BY_PEOPLE,
    "exchange:stop": BY_PEOPLE,
    "exchange:start": BY_PEOPLE,
}


@dataclass(frozen=True)
class Asked:
    """Who may call an operation, on which records, and with what beside the example of its body."""

    rule: Rule
    at: str = ""
    sends: Mapping[str, Any] = field(default_factory=dict)


OWN_ROWS: dict[str, Asked] = {
    "push_incoming_parts": Asked(KEEPS_REGISTER),
    "refuse_guest_lines": Asked(EDIT, "visit guest-entry"),
    "record_agency": Asked(has(P.CONSULTATION_RECORD), "consultation"),
    "withdraw_question": Asked(ASKS, "consultation"),
    "set_estimate_line": Asked(EDIT, "visit banquet"),
    "drop_estimate_line": Asked(EDIT, "visit banquet"),
    # The examples name a diet and who looks after a mission: these are for fewer than the rest.
    "edit_guest": Asked(both(P.DELEGATION_WRITE, P.HEALTH_READ), "visit visit.member"),
    "prepare_mission_trip": Asked(APPRAISES, "mission.draft"),
    "order_guests": Asked(EDIT, "visit"),
    "propose_plan_item": Asked(PROPOSES, "plan"),
    # Of a proposal that lies with the Department the unit is told so; it is not sent away.
    "edit_plan_item": Asked(either(CONSOLIDATES, PROPOSER), "plan_item"),
    # Not all papers anew: one is enough to be asked.
    "make_visit_papers": Asked(visit(P.PAPER_MAKE), "visit", {"kinds": ["host_list"]}),
    "make_mission_papers": Asked(
        mission(P.PAPER_MAKE), "mission.draft", {"kinds": ["mission_estimate"]}
    ),
}
"""Operations whose address names another record than their page, or whose body names one."""


def _like_its_page(page: str) -> Asked:
    route = ROUTES[page]
    assert route.write is not None
    return Asked(route.write, route.at)


OPERATIONS: dict[str, Asked] = {
    **{operation: _like_its_page(page) for page, operation in reversed(OPERATION_OF.items())},
    **OWN_ROWS,
}
