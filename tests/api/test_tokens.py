"""Who gets in: a token that is there, right, alive, of somebody who may, and not too often."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from doingoai.accounts.actions import (
    ask_second_factor,
    count_call,
    revoke_token,
    set_active,
    set_roles,
)
from doingoai.accounts.models import ApiToken
from doingoai.accounts.states import Role
from doingoai.api.tokens import CALLS_A_MINUTE
from doingoai.foundation import clock
from tests import cast, factories
from tests.api.callers import call, refused, token_of

pytestmark = pytest.mark.django_db

EVERY = (
    "delegations/", "delegations/1/", "delegations/1/programme/", "partners/", "partners/1/", "tasks/",
    "register/incoming/", "papers/issued/", "cases/", "norms/", "notices/", "units/",
)  # fmt: skip


@pytest.mark.parametrize("path", EVERY)
def test_without_a_token_nothing_opens(path):
    response = call(path)

    assert refused(response) == (401, "token.missing")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="doingoai"'


@pytest.mark.parametrize("path", EVERY)
def test_a_wrong_token_opens_nothing(path):
    assert refused(call(path, "doi_sai")) == (401, "token.not_valid")


@pytest.mark.parametrize("sent", ["Basic bGFuOng=", "Bearer", "Bearer ", "Token x", "x"])
def test_another_way_of_signing_in_opens_nothing(sent):
    assert refused(call("partners/", headers={"Authorization": sent})) == (401, "token.not_valid")


def test_a_right_token_opens():
    _token, secret = token_of(cast.lan())

    assert call("partners/", secret).json() == {"items": [], "next": None}


def test_the_word_bearer_may_be_small():
    _token, secret = token_of(cast.lan())

    assert call("partners/", headers={"Authorization": f"bearer {secret}"}).status_code == 200


def test_the_hash_that_is_kept_is_not_the_token():
    token, _secret = token_of(cast.lan())

    assert refused(call("partners/", token.hash)) == (401, "token.not_valid")


def test_a_stopped_token_stops_at_once():
    lan = cast.lan()
    token, secret = token_of(lan)
    revoke_token(token, by=lan, at=clock.now())

    assert refused(call("partners/", secret)) == (401, "token.not_valid")


def test_a_token_ends_with_its_last_moment():
    with clock.frozen_at(factories.NOON):
        _token, secret = token_of(cast.lan(), days=1)

    with clock.frozen_at(factories.NOON + timedelta(hours=23)):
        before = call("partners/", secret)
    with clock.frozen_at(factories.NOON + timedelta(days=1)):
        after = call("partners/", secret)

    assert before.status_code == 200
    assert refused(after) == (401, "token.not_valid")


def test_the_token_of_a_closed_account_is_nobodys():
    lan = cast.lan()
    _token, secret = token_of(lan)
    set_active(lan, active=False, by=cast.administrator())

    assert refused(call("partners/", secret)) == (401, "token.not_valid")


def test_a_token_does_not_outlive_the_right_to_use_the_api():
    lan = cast.lan()
    _token, secret = token_of(lan)
    set_roles(lan, roles=[Role.RECORDS_CLERK], by=cast.administrator())

    assert refused(call("partners/", secret)) == (401, "token.not_valid")


def test_whose_role_asks_for_a_second_factor_calls_nothing_before_it_is_set_up():
    _token, secret = token_of(cast.lan())
    ask_second_factor(Role.OFFICER, needed=True, by=cast.administrator())

    assert refused(call("partners/", secret)) == (401, "token.not_valid")


def test_too_many_calls_are_told_when_to_come_back():
    with clock.frozen_at(factories.NOON) as at:
        token, secret = token_of(cast.lan())
        ApiToken.objects.update(counted_from=at - timedelta(seconds=20), calls=CALLS_A_MINUTE - 1)
        last_one = call("partners/", secret)
        response = call("partners/", secret)

    assert last_one.status_code == 200
    assert refused(response) == (429, "token.too_many_calls")
    assert response.headers["Retry-After"] == "41"
    assert ApiToken.objects.get(pk=token.pk).calls == CALLS_A_MINUTE


def test_the_calls_of_one_token_are_not_those_of_another():
    token, secret = token_of(cast.lan())
    _other, second = token_of(cast.lan())
    ApiToken.objects.filter(pk=token.pk).update(counted_from=clock.now(), calls=CALLS_A_MINUTE)

    assert [call("partners/", one).status_code for one in (secret, second)] == [429, 200]


def test_after_a_minute_one_may_call_again():
    token, _secret = token_of(cast.lan())
    moments = [factories.NOON + timedelta(seconds=at) for at in (0, 10, 20, 59, 60, 61, 70)]

    waits = [count_call(token, most=2, seconds=60, at=at) for at in moments]

    assert waits == [0, 0, 41, 2, 0, 0, 51]


def test_a_session_opens_nothing_and_none_is_begun():
    client = Client(enforce_csrf_checks=True)
    cast.enter(client, cast.lan())

    with_session = call("partners/", client=client)
    with_token = call("partners/", token_of(cast.lan())[1])

    assert refused(with_session) == (401, "token.missing")
    assert with_token.status_code == 200
    assert dict(with_token.cookies) == {}
    assert with_token.headers["Cache-Control"] == "no-store, private"


def test_the_person_is_that_of_the_token_not_that_of_the_session():
    client, nobody, visit = Client(), cast.stranger(), factories.delegation()
    cast.enter(client, nobody)

    response = call(f"delegations/{visit.pk}/", token_of(cast.lan())[1], client=client)

    assert response.status_code == 200
    assert client.session["_auth_user_id"] == str(nobody.pk)


@pytest.mark.parametrize("method", ["options", "head", "trace"])
@pytest.mark.parametrize("path", EVERY)
def test_no_other_method_is_offered(method, path):
    _token, secret = token_of(cast.lan())
    client = Client(enforce_csrf_checks=True)

    response = getattr(client, method)(
        f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"}
    )

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    if method != "head":
        assert refused(response) == (405, "method_not_offered")


def test_a_token_is_sent_in_the_header_only():
    _token, secret = token_of(cast.lan())

    response = call(f"partners/?token={secret}&access_token={secret}")

    assert refused(response) == (401, "token.missing")


def test_the_first_call_of_a_day_leaves_the_day_and_nothing_else():
    with clock.frozen_at(factories.NOON):
        token, secret = token_of(cast.lan(), days=9)
        before = ApiToken.objects.values().get()
        call("partners/", secret)
    first = ApiToken.objects.values().get()
    with clock.frozen_at(factories.NOON + timedelta(days=1)):
        call("partners/", secret)
        call("partners/", "doi_sai")

    token.refresh_from_db()
    day = factories.NOON.date()
    counted = {"last_used_on": day, "counted_from": factories.NOON, "calls": 1}
    assert [before["last_used_on"], first] == [None, {**before, **counted}]
    assert token.last_used_on == day + timedelta(days=1)


def test_a_token_that_opens_nothing_was_not_used():
    lan = cast.lan()
    token, secret = token_of(lan)
    revoke_token(token, by=lan, at=clock.now())

    call("partners/", secret)

    assert ApiToken.objects.get().last_used_on is None


def test_reading_counts_the_call_and_writes_nothing_more(django_assert_num_queries):
    lan = cast.lan()
    _token, secret = token_of(lan)
    call("partners/", secret)
    before = list(ApiToken.objects.values())

    # The token, its owner's roles, a second factor, the count, the list.
    with django_assert_num_queries(5):
        call("partners/", secret)

    assert list(ApiToken.objects.values()) == [{**before[0], "calls": 2}]
    assert settings.SESSION_COOKIE_NAME not in call("partners/", secret).cookies
