"""Every action is whole, says who acts, leaves a trace and is explained (house rule for `actions`)."""

import ast
from pathlib import Path

from tests.whole.source import PACKAGE, Function, action_functions, modules, text_of

WRITES = {"save", "create", "delete", "update", "bulk_create", "bulk_update", "get_or_create",
          "update_or_create"}  # fmt: skip
# Public, and yet no act of a person: each with its reason.
NO_ACTS = {
    "facts_for_papers": "reads; whoever keeps the papers keeps in the audit that it was read",
    "facts_for_mission_papers": "reads; whoever keeps the papers keeps in the audit that it was read",
    **dict.fromkeys(
        ("renew_visit_papers", "renew_mission_papers", "renew_plan_papers"),
        "render for seconds outside any transaction; the act that keeps the papers is whole and audited",
    ),
    "stored_file": "writes a file and its row as a part of the act that names it",
    "set_programme_days": "a part of editing the visit, which is audited",
    "note_token_use": "a program called, nobody decided anything; kept for who looks after tokens",
    "count_call": "a program called, nobody decided anything; kept so that it does not call too often",
    "receive_once": "lets another act be done once; that one is audited",
    "note_link_use": "guests opened their link, nobody decided anything; kept for who made it",
    "tell": "notices follow from an act, which is audited",
    "new_item": "makes a record that the act which names it saves",
    "save_changed": "a part of editing and amending an item, which are audited",
    "move_item": "a part of each act that moves an item of the plan, which is audited",
    "lay_down": "a part of putting a version in force, which is audited",
    "keep_plan": "a part of each act that writes a seating plan, which is audited",
    **dict.fromkeys(
        ("settle_search", "settle_in_visit"),
        "the worker keeps what it found in the name of who asked for it, and audits it so",
    ),
    "read_notices": "a person turns off a sign of their own; nothing in the office changes",
}
# Guests have no account: the link they hold, which comes first, is who acts and what is audited.
BY_LINK = {"save_entry", "remove_entry", "restore_entry", "confirm_list", "give_answer"}
# What `programme` does without knowing whether the visit is frozen: one module asks that first.
PARTS_OF_A_VISIT = {"add_item", "edit_item", "remove_item", "set_participants", "issue_programme"}
ACTS = [
    one for one in action_functions() if not one.name.startswith("_") and one.name not in NO_ACTS
]


def _names_actor(one: Function) -> bool:
    if one.name in BY_LINK:
        return one.node.args.args[0].arg == "link"
    return "by" in [argument.arg for argument in one.node.args.kwonlyargs]


def _is_atomic(one: Function) -> bool:
    return "transaction.atomic" in one.decorators


def _audited() -> set[str]:
    """Names that record, or call something that records."""
    known = {"record", "record_alone"}
    while True:
        more = {one.name for one in action_functions() if one.calls & known} | known
        if more == known:
            return known
        known = more


def test_every_function_that_writes_is_atomic_and_says_who_acts():
    loose = [
        one.place for one in ACTS
        if (one.calls & WRITES and not _is_atomic(one)) or _is_atomic(one) != _names_actor(one)
    ]  # fmt: skip

    assert loose == [], "write @transaction.atomic over it and take keyword-only `by`"


def test_every_act_is_audited():
    audited = _audited()

    silent = [one.place for one in ACTS if _is_atomic(one) and one.name not in audited]

    assert silent == [], "call audit.record in it, in the same transaction"


def test_every_function_is_explained_with_the_refusals_it_raises():
    unexplained = [one.place for one in ACTS if not _is_explained(one)]

    assert unexplained == [], "write a docstring, and name each code it raises under :raises"


def _is_explained(one: Function) -> bool:
    said = ast.get_docstring(one.node) or ""
    raised = [part for part in ast.walk(one.node) if isinstance(part, ast.Raise)]
    codes = [
        word.value.value
        for part in raised
        for word in ast.walk(part)
        if isinstance(word, ast.keyword) and word.arg == "code" and isinstance(word.value, ast.Constant)
    ]  # fmt: skip
    return bool(said) and all(code in said for code in codes)


def test_a_programme_is_changed_only_where_it_is_asked_whether_its_visit_is_frozen():
    past = {
        str(path.relative_to(PACKAGE)): sorted(used)
        for path in modules("**/*.py")
        if (used := _imported_from(path, "doingoai.programme.actions") & PARTS_OF_A_VISIT)
    }

    of_missions = PARTS_OF_A_VISIT & {"add_item", "edit_item", "remove_item"}
    assert past == {
        "delegations/actions/programme.py": sorted(PARTS_OF_A_VISIT),
        "delegations/actions/resourcing.py": ["edit_item"],
        "missions/actions/programme.py": sorted(of_missions),
    }, "call the action of delegations.actions.programme or missions.actions.programme instead"


def _imported_from(path: Path, module: str) -> set[str]:
    found = (
        part for part in ast.walk(ast.parse(text_of(path))) if isinstance(part, ast.ImportFrom)
    )
    return {name.name for part in found if part.module == module for name in part.names}


def test_the_exceptions_are_still_there():
    names = {one.name for one in action_functions()}

    assert set(NO_ACTS) - names == set(), "take it out of NO_ACTS"
    assert BY_LINK - names == set(), "take it out of BY_LINK"
    assert PARTS_OF_A_VISIT - names == set(), "take it out of PARTS_OF_A_VISIT"
