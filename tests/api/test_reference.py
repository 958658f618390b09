"""The schema and the page for people: complete, in two languages, held to what the API does."""

import json
import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from doingoai.api.face import api
from doingoai.api.operation import READ_REFUSALS, WRITE_REFUSALS
from doingoai.api.reference import kind_of, operations, parts_of
from tests import cast
from tests.api.schema_check import misfits
from tests.web.guard import inline_faults


def schema():
    return api.get_openapi_schema()


def said_of_all():
    return [
        (method, said) for methods in schema()["paths"].values() for method, said in methods.items()
    ]


def test_every_operation_has_a_name_of_its_own_one_can_say():
    names = [said["operationId"] for _method, said in said_of_all()]

    assert len(names) == len(set(names)) >= 196
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)+", name)] == []


def test_every_operation_tells_its_refusals_in_the_one_shape():
    for method, said in said_of_all():
        refusals = {code: one for code, one in said["responses"].items() if code >= 300}
        shown = {
            answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            for answer in refusals.values()
        }

        assert tuple(refusals) == (READ_REFUSALS if method == "get" else WRITE_REFUSALS)
        assert shown == {"RefusalShape"}


def test_every_operation_that_changes_something_takes_a_key_or_compares_first():
    without = [
        said["operationId"]
        for method, said in said_of_all()
        if method != "get" and "Idempotency-Key" not in {one["name"] for one in said["parameters"]}
    ]

    assert without == [
        "read_guest_passport", "make_visit_papers", "read_traveller_passport", "make_mission_papers",
        "make_plan_papers",
    ]  # fmt: skip


def test_every_field_and_parameter_is_described():
    whole = schema()
    fields = [
        (shape, name, said.get("description"))
        for shape, parts in whole["components"]["schemas"].items()
        for name, said in parts.get("properties", {}).items()
    ]
    parameters = [
        (said["operationId"], one["name"], one.get("description"))
        for _method, said in said_of_all()
        for one in said["parameters"]
    ]

    assert [one for one in [*fields, *parameters] if not one[2]] == []


def test_every_example_is_what_is_sent_and_answered():
    whole = json.loads(json.dumps(schema()))
    known = whole["components"]["schemas"]
    contents = [
        (said["operationId"], content)
        for methods in whole["paths"].values()
        for said in methods.values()
        for part in (said.get("requestBody", {}), *said["responses"].values())
        for content in part.get("content", {}).values()
        if "example" in content
    ]

    faults = [
        (name, fault)
        for name, content in contents
        for fault in misfits(content["example"], content["schema"], known)
    ]

    assert faults == []
    assert len(contents) >= 280


def test_the_committed_schema_is_that_of_the_code():
    kept = json.loads((settings.ROOT / "docs/api/openapi.json").read_text(encoding="utf-8"))

    assert kept == json.loads(json.dumps(schema())), "run make docs"


def test_the_schema_is_put_together_once_whoever_asks_in_whatever_language():
    with translation.override("vi"):
        first = api.get_openapi_schema(path_params={})
    with translation.override("en"):
        assert api.get_openapi_schema() is first


@pytest.mark.django_db
def test_the_schema_is_served(client):
    assert client.get(reverse("api:openapi-json")).json() == json.loads(json.dumps(schema()))


def test_kinds_are_told_in_words():
    told = [
        ("whole number", {"type": "integer"}),
        ("text", {"type": "string"}),
        ("day", {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}),
        ("list of text", {"type": "array", "items": {"type": "string"}}),
        ("text by name", {"type": "object"}),
        ("whole number", {"anyOf": [{"type": "null"}, {"type": "integer"}]}),
        ("text", {"$ref": "#/components/schemas/Closed"}),
        ("list of Open", {"type": "array", "items": {"$ref": "#/components/schemas/OpenShape"}}),
    ]
    known = {"Closed": {"enum": ["a"]}, "OpenShape": {"properties": {}}}

    with translation.override("en"):
        assert [kind_of(said, known) for _kind, said in told] == [kind for kind, _said in told]


def test_a_shape_that_stands_in_two_places_or_in_itself_is_told_once():
    tree = {"$ref": "#/components/schemas/TreeShape"}
    known = {
        "TreeShape": {
            "properties": {
                "left": {**tree, "description": "x"}, "right": {**tree, "description": "x"},
            }
        }
    }  # fmt: skip

    assert [part.name for part in parts_of(tree, known)] == ["Tree"]


def test_an_operation_is_told_with_its_shapes_and_a_call():
    with translation.override("en"):
        told = operations(schema(), "http://example.org")

    detail = next(one for one in told if one.name == "show_delegation")
    assert [part.name for part in detail.parts] == ["DelegationDetail", "Partner", "Member", "Host"]
    assert detail.call == (
        'curl -H "Authorization: Bearer $TOKEN" "http://example.org/api/v1/delegations/7/"'
    )


@pytest.mark.django_db
class TestPage:
    def page(self, client, who, language="vi"):
        user = who()
        user.language = language
        user.save()
        cast.enter(client, user)
        return client.get(reverse("api-reference"))

    def test_a_stranger_is_sent_to_the_sign_in(self, client):
        assert client.get("/api/").headers["Location"] == "/sign-in/?next=/api/"

    def test_it_shows_every_operation_with_parameters_answer_and_example(self, client):
        html = self.page(client, cast.lan, "en").content.decode()

        wanted = [*(said["operationId"] for _method, said in said_of_all()), "curl -H", "starts_from", "-X PATCH", "issued_version", "Sample City", "may be left out"]  # fmt: skip
        assert [word for word in wanted if word not in html] == []

    def test_it_holds_no_script_style_or_address_of_others(self, client):
        response = self.page(client, cast.lan)
        html = response.content.decode()

        assert inline_faults(html) == []
        assert "https://" not in html
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]

    def test_it_is_wholly_vietnamese_for_who_speaks_vietnamese(self, client):
        html = self.page(client, cast.lan).content.decode()

        whole = schema()
        texts = {
            said["description"]
            for parts in whole["components"]["schemas"].values()
            for said in parts.get("properties", {}).values()
        } | {said[key] for _method, said in said_of_all() for key in ("summary", "description")}
        assert [text for text in texts if len(text) > 12 and text in html] == []
        assert "Giao diện lập trình" in html

    def test_it_leads_to_the_page_of_tokens_who_may_make_one(self, client):
        assert reverse("accounts:tokens") in self.page(client, cast.lan).content.decode()

    def test_it_tells_others_whom_to_ask(self, client):
        html = self.page(client, cast.clerk).content.decode()

        assert "hãy đề nghị quản trị viên cấp quyền" in html
        assert reverse("accounts:tokens") not in html

    def test_the_page_of_tokens_leads_here(self, client):
        cast.enter(client, cast.lan())

        assert 'href="/api/"' in client.get(reverse("accounts:tokens")).content.decode()
