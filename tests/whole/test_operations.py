"""Who may change what by a token: every operation, every role, against the one table (S1)."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doingoai.api.examples import VALUES
from doingoai.api.face import api
from tests.whole.operations import OPERATIONS, Asked
from tests.whole.sweep import undone
from tests.whole.test_permissions import WHO
from tests.whole.world import Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]
EXAMPLE_KEY, NOBODY = VALUES["id"], 10**9
WRITING = {
    said["operationId"]: (method, said)
    for methods in api.get_openapi_schema()["paths"].values()
    for method, said in methods.items()
    if method != "get"
}


def test_every_operation_that_writes_has_a_row_in_the_table():
    missing, gone = WRITING.keys() - OPERATIONS.keys(), OPERATIONS.keys() - WRITING.keys()

    assert not missing, f"add to tests/whole/operations.py who may call: {sorted(missing)}"
    assert not gone, f"take out of tests/whole/operations.py: {sorted(gone)}"


@pytest.mark.parametrize("who", WHO)
def test_operations_are_for_whom_the_table_says(world: World, monkeypatch, who: str):
    monkeypatch.setattr("doingoai.api.tokens.CALLS_A_MINUTE", 10**6)
    visitor = world.visitors[who]

    assert [fault for name in OPERATIONS if (fault := fault_of(world, visitor, name))] == []


def fault_of(world: World, who: Visitor, name: str) -> str:
    """What is wrong with an answer, in words; empty when it is as the table says."""
    asked = OPERATIONS[name]
    answer = called(world, who, name, asked)
    verdict = {401: "door", 403: "no", 404: "no", 405: "none", 500: "broken"}.get(
        answer.status_code, "yes"
    )
    expected = "door"
    if who.name in world.tokens:
        expected = "yes" if asked.rule.holds(who) else "no"
    if verdict == expected:
        return ""
    return f"{name}: {answer.status_code} {answer.content[:200]!r}, {asked.rule.words}: {expected}"


def naming_nothing(value: Any) -> Any:
    """
    The example with every key in it replaced by one that no record has.

    Who may not is told so, and never first whether what they named is there; the keys of records
    differ from run to run, so an example's own key would prove this only now and then.
    """
    if isinstance(value, dict):
        return {name: naming_nothing(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [naming_nothing(inner) for inner in value]
    return NOBODY if value == EXAMPLE_KEY else value


def called(world: World, who: Visitor, name: str, asked: Asked) -> Any:
    """One call with the example of the schema for its body, undone again."""
    method, said = WRITING[name]
    content = said.get("requestBody", {}).get("content", {})
    body = next(iter(content.values()), {}).get("example")
    if isinstance(body, dict):
        body = {**naming_nothing(body), **asked.sends}
    secret = world.tokens.get(who.name, "")
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    address = reverse(f"api:{name}", args=world.args_of(asked.at))
    with undone():
        if "multipart/form-data" in content:
            return client.post(address, {"subject": "Thư", "sender": "Mẫu"}, headers=headers)
        return client.generic(
            method.upper(), address, json.dumps(body) if content else "",
            content_type="application/json", headers=headers,
        )  # fmt: skip
