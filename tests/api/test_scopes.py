"""A token does what it was made for, never more than its person, and what it did bears its name."""

import pytest

from doingoai.accounts.actions import make_token, set_roles
from doingoai.accounts.models import ApiToken
from doingoai.accounts.rules import narrow
from doingoai.accounts.scopes import AS_BEFORE, SCOPE_PERMISSIONS, Scope, covers, permissions_of
from doingoai.accounts.states import Permission, Role
from doingoai.api.face import api
from doingoai.api.operation import WRITE_REFUSALS
from doingoai.delegations.actions.visit import index_delegation
from doingoai.directory.actions import add_partner
from doingoai.directory.states import PartnerKind
from doingoai.foundation import clock
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from tests import cast, factories
from tests.api.callers import call, refused, send, token_of

pytestmark = pytest.mark.django_db


def operations():
    return [
        (path, method, said)
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, said in methods.items()
    ]


OPERATIONS = [pytest.param(*one, id=one[2]["operationId"]) for one in operations()]


def a_body(said):
    return next(iter(said.get("requestBody", {}).get("content", {}).values()), {}).get("example")


def filled(path):
    for name in ("pk", "key", "number"):
        path = path.replace(f"{{{name}}}", "1")
    return path.replace("{item}", "banquet").removeprefix("/api/v1/")


@pytest.mark.parametrize(("path", "method", "said"), OPERATIONS)
def test_no_operation_opens_to_a_token_made_for_something_else(path, method, said):
    wanted = said["x-scope"]
    family = wanted.partition(":")[0]
    others = [one for one in Scope.values if not one.startswith(family)]
    secret = token_of(cast.director(), scopes=others)[1]
    query = (
        "?first=2026-02-01&last=2026-02-02" if "calendar" in path or "statistics" in path else ""
    )

    response = send(method.upper(), filled(path) + query, secret, a_body(said))

    if "multipart" in path:
        assert response.status_code == 422
    else:
        assert refused(response) == (403, "token.scope_missing")


def test_every_operation_has_a_scope_and_tells_its_refusals():
    told = {
        said["operationId"]: (said["x-scope"], tuple(said["responses"]))
        for _p, _m, said in operations()
    }

    assert {scope for scope, _codes in told.values()} == set(Scope.values)
    written = {codes[1:] for path, method, said in operations() if method != "get" for codes in [tuple(said["responses"])]}  # fmt: skip
    assert written == {WRITE_REFUSALS}


def test_every_scope_opens_some_right_or_none_and_no_administration():
    opened = frozenset().union(*SCOPE_PERMISSIONS.values())

    assert set(SCOPE_PERMISSIONS) == set(Scope)
    assert (
        opened & {Permission.USER_ADMIN, Permission.AUDIT_READ, Permission.TEMPLATE_UPLOAD} == set()
    )


def test_a_token_gives_no_right_its_person_lacks():
    person = narrow(cast.focal_point(), Scope.values)

    assert person.permissions <= cast.focal_point().permissions
    assert Permission.DELEGATION_WRITE not in person.permissions


def test_a_right_that_is_taken_away_is_gone_at_the_next_call():
    lan = cast.lan()
    secret = token_of(lan)[1]
    before = send(
        "POST", "tasks/", secret, {"text": "Thử", "due_on": "2026-02-09", "owner": lan.pk}
    )
    set_roles(lan, roles=[Role.FOCAL_POINT], by=cast.administrator())

    after = send("POST", "tasks/", secret, {"text": "Thử", "due_on": "2026-02-09", "owner": lan.pk})

    assert (before.status_code, refused(after)) == (201, (403, "not_allowed"))


@pytest.mark.parametrize(
    ("scopes", "wanted", "covered"),
    [
        (["visits:write"], Scope.VISITS_READ, True),
        (["papers:issue"], Scope.PAPERS_READ, True),
        (["cases:submit"], Scope.CASES_DECIDE, False),
        (["visits:read"], Scope.VISITS_WRITE, False),
        (["notices"], Scope.NOTICES, True),
        ([], Scope.NOTICES, False),
        (["visit"], Scope.VISITS_READ, False),
    ],
)
def test_who_may_change_a_thing_may_read_it_too(scopes, wanted, covered):
    assert covers(scopes, wanted) is covered


def test_words_that_are_no_scopes_open_nothing():
    assert permissions_of(["everything", ""]) == frozenset()


def test_a_token_for_nothing_is_not_made():
    lan = cast.lan()

    with pytest.raises(RuleBroken) as caught:
        make_token(lan, name="x", scopes=[], expires_at=factories.NOON, by=lan, at=factories.NOON)

    assert (caught.value.code, caught.value.field) == ("token.no_scope", "scopes")


def test_tokens_from_before_still_read_what_they_read():
    token, secret = token_of(cast.lan())
    ApiToken.objects.filter(pk=token.pk).update(scopes=list(AS_BEFORE))
    visit = factories.delegation()

    statuses = [
        call(path, secret).status_code
        for path in ("delegations/", f"delegations/{visit.pk}/", f"delegations/{visit.pk}/programme/", "partners/", "tasks/")
    ]  # fmt: skip

    assert statuses == [200, 200, 200, 200, 403]


def test_what_a_program_does_bears_its_name_beside_the_persons():
    secret = token_of(cast.lan())[1]

    send(
        "POST",
        "partners/",
        secret,
        {"name_vi": "Thành phố Mẫu", "kind": "locality", "country": "KR"},
    )

    entry = AuditEntry.objects.get(verb="partner.added")
    assert entry.actor_label == "Nguyễn Thị Lan Thử · API “thử”"
    assert entry.actor_id == str(cast.lan().pk)


def test_what_a_person_does_bears_no_program(client):
    lan = cast.lan()
    token_of(lan)

    assert AuditEntry.objects.get(verb="token.made").actor_label == "Nguyễn Thị Lan Thử"
    assert clock.now()


def test_the_search_finds_only_kinds_the_token_was_made_for():
    lan = cast.lan()
    add_partner(name_vi="Thành phố Mẫu Biển", kind=PartnerKind.LOCALITY, country="KR", by=lan)
    index_delegation(factories.delegation(title_vi="Đoàn Mẫu Biển"))
    narrow_one = token_of(lan, scopes=["visits:read"])[1]
    wide_one = token_of(lan)[1]

    found = [
        sorted({one["type"] for one in call("search/?q=mau+bien", secret).json()["items"]})
        for secret in (narrow_one, wide_one)
    ]

    assert found == [["delegation"], ["delegation", "partner"]]
