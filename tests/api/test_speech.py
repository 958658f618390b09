"""The language of the answers, and one shape for whatever is refused."""

import json
import logging

import pytest
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from doingoai.api.refusals import not_allowed
from doingoai.api.speech import front
from doingoai.foundation import search
from doingoai.foundation.refusals import NotAllowed
from tests import cast, factories
from tests.api.callers import call, refused, token_of

pytestmark = pytest.mark.django_db


def english_person():
    return factories.user("english", language="en")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "vi"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,en;q=0.5,vi;q=0.4", "en"),
        ("vi,en;q=0.5", "vi"),
        ("fr", "vi"),
        ("*", "vi"),
        ("zz-ZZ;q=x", "vi"),
    ],
)
def test_the_header_says_which_language(asked, told):
    secret = token_of(cast.lan())[1]

    response = call("partners/999/", secret, headers={"Accept-Language": asked})

    said = {"vi": "Không có gì ở đây", "en": "Nothing is here"}
    assert response.json()["message"] == said[told]
    assert response.headers["Content-Language"] == told
    assert "Accept-Language" in response.headers["Vary"]


def test_without_a_header_the_language_is_that_of_the_person():
    secret = token_of(english_person())[1]

    assert call("partners/999/", secret).json()["message"] == "Nothing is here"


def test_the_header_wins_over_the_person():
    secret = token_of(english_person())[1]

    response = call("partners/999/", secret, headers={"Accept-Language": "vi"})

    assert response.headers["Content-Language"] == "vi"


def test_a_place_is_told_in_the_language():
    visit, secret = factories.delegation(), token_of(cast.lan())[1]
    place = factories.place("Nhà khách Mẫu", name_en="Sample Guest House")
    factories.item(visit.programme, place=place)

    told = [
        call(f"delegations/{visit.pk}/programme/", secret, headers={"Accept-Language": code})
        for code in ("vi", "en")
    ]

    assert [one.json()["items"][0]["place"] for one in told] == [
        "Nhà khách Mẫu", "Sample Guest House",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["nothing/", "", "delegations/x/", "delegations/1/nobody/"])
def test_an_address_that_is_not_there_answers_in_the_same_shape(path):
    assert refused(call(path, token_of(cast.lan())[1])) == (404, "not_found")


def test_an_address_without_its_slash_leads_to_the_one_with_it():
    response = call("partners", token_of(cast.lan())[1])

    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/partners/")


def test_a_refusal_without_a_token_speaks_the_asked_language_too():
    response = call("partners/", headers={"Accept-Language": "en"})

    assert response.json()["message"].startswith("Send your token")


def test_what_a_person_may_not_do_is_told_in_the_same_shape():
    refusal = not_allowed(RequestFactory().get("/api/v1/"), NotAllowed("Không được"))

    assert (refusal.status_code, json.loads(refusal.content)) == (
        403, {"code": "not_allowed", "message": "Không được", "fields": {}},
    )  # fmt: skip


def test_whatever_else_is_refused_in_html_is_told_in_the_same_shape():
    answer = front(lambda _request: HttpResponse("<h1>no</h1>", status=413))

    response = answer(RequestFactory().get("/api/v1/partners/"))

    assert (response.status_code, json.loads(response.content)["code"]) == (413, "not_read")


def test_a_fault_of_ours_gives_a_number_and_no_cause(monkeypatch, caplog):
    def fail(*_given, **_named):
        raise OperationalError("disk I/O error at a secret place")

    monkeypatch.setattr(search, "find", fail)
    secret = token_of(cast.lan())[1]

    with caplog.at_level(logging.ERROR, logger="doingoai.api"):
        response = call("partners/?q=mau", secret)

    assert refused(response) == (500, "broken")
    assert "secret place" not in response.content.decode()
    (line,) = [record for record in caplog.records if record.name == "doingoai.api"]
    assert line.args[0] in response.json()["message"]


def test_pages_outside_the_api_still_answer_in_html(client):
    assert client.get("/nothing/").headers["Content-Type"] == "text/html; charset=utf-8"
