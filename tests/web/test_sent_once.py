"""A form that comes twice does its work once; a refusal inside it leaves nothing behind."""

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path

from doingoai.accounts.models import Notice
from doingoai.foundation.models import AnsweredForm
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.middleware import repeatable
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def told(request):
    factories.notice(request.user, label=request.POST.get("label", ""))
    return HttpResponseRedirect("/after/")


def shown(request):
    factories.notice(request.user)
    return HttpResponse("done")


def refused(request):
    factories.notice(request.user)
    raise RuleBroken("Không được.", code="trial.refused")


urlpatterns = [
    path("told/", told),
    path("shown/", shown),
    path("refused/", refused),
    path("again/", repeatable(shown)),
    path("sign-in/", shown, name="account_login"),
]
KEY = {"form_key": "k" * 20}


def test_the_second_sending_gets_the_answer_of_the_first(client, lan):
    first = client.post("/told/", {**KEY, "label": "Một"})
    second = client.post("/told/", {**KEY, "label": "Một"})

    assert (first.status_code, second.status_code) == (302, 302)
    assert second.headers["Location"] == "/after/"
    assert Notice.objects.count() == 1


def test_a_page_without_a_new_address_is_loaded_anew(client, lan):
    client.post("/shown/", KEY)
    second = client.post("/shown/", KEY)

    assert (second.status_code, second.headers["HX-Refresh"]) == (204, "true")
    assert Notice.objects.count() == 1


def test_the_key_of_another_content_is_refused(client, lan):
    client.post("/told/", {**KEY, "label": "Một"})
    second = client.post("/told/", {**KEY, "label": "Hai"}, headers={"HX-Request": "true"})

    assert second.status_code == 409
    assert Notice.objects.count() == 1


def test_a_refused_form_may_be_sent_again(client, lan):
    first = client.post("/refused/", KEY, headers={"HX-Request": "true"})

    assert first.status_code == 422
    assert not Notice.objects.exists()
    assert not AnsweredForm.objects.exists()


def test_long_work_may_run_twice(client, lan):
    client.post("/again/", KEY)
    client.post("/again/", KEY)

    assert Notice.objects.count() == 2


def test_without_a_key_nothing_is_kept(client, lan):
    client.post("/shown/", {})

    assert not AnsweredForm.objects.exists()


def test_a_refusal_outside_a_keyed_form_is_answered_too(client, lan):
    response = client.post("/refused/", {}, headers={"HX-Request": "true"})

    assert response.status_code == 422
    assert "Không được." in response.content.decode()
