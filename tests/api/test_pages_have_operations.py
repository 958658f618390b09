"""Whatever a page of visits can change, an operation can change too, or there is a reason why not."""

from doingoai.api.face import api
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
}
BY_PEOPLE = "a person does this at a page, with a second factor where one is asked for"
SCREEN = "how a screen looks to one person; a program has none"
LIST = "the preview of a spreadsheet is for people; a program sends guest by guest (add_guest)"
NO_OPERATION = {
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
    "delegations:bring-list": LIST,
    "delegations:list-row": LIST,
    "delegations:list-take": LIST,
    "delegations:list-drop": LIST,
    "programme:feed-make": "a secret address is handed to a person",
    "programme:feed-revoke": "a secret address is taken back by a person",
    "exchange:webhooks": BY_PEOPLE,
    "exchange:ping": BY_PEOPLE,
    "exchange:stop": BY_PEOPLE,
    "exchange:start": BY_PEOPLE,
}
# Parts of which the pages are there and the operations are not yet.
NOT_YET = (
    "missions:", "yearplan:", "guests:", "calendars:", "mailing:", "reporting:",
    "approvals:add-rule", "approvals:rule", "approvals:load-rules", "approvals:due",
    "approvals:more-time", "approvals:wish-more-time", "approvals:use",
    "approvals:record-stand-in", "approvals:revoke-stand-in",
)  # fmt: skip


def writing_pages():
    names = {name.partition("@")[0] for name, route in ROUTES.items() if route.write}
    return {name for name in names if not name.startswith(("api:", *NOT_YET))}


def test_every_page_that_changes_something_has_its_operation_or_a_reason():
    told = OPERATION_OF.keys() | NO_OPERATION.keys()

    assert sorted(writing_pages() - told) == []
    assert sorted(told - writing_pages()) == []
    assert OPERATION_OF.keys() & NO_OPERATION.keys() == set()


def test_every_operation_that_is_named_is_there():
    there = {
        said["operationId"]
        for methods in api.get_openapi_schema()["paths"].values()
        for said in methods.values()
    }

    assert sorted(set(OPERATION_OF.values()) - there) == []
