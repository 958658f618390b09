"""The desk and the notices: each line leads to where it is settled."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from doingoai.accounts.models import Notice
from doingoai.foundation import clock
from doingoai.web.places import PAGES, address_of, place_of
from doingoai.web.sentences import NOTICES, notice_sentence
from tests import cast, factories

pytestmark = pytest.mark.django_db

TODAY = factories.FIRST_DAY


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.frozen_at(factories.NOON.replace(day=TODAY.day)):
        yield


def texts(client):
    return client.get("/").content.decode()


def test_who_may_decide_finds_the_case_on_the_desk(client):
    minh, lan = cast.minh(), cast.lan()
    visit = factories.delegation(registered_by=lan)
    factories.case(visit, lan)
    cast.enter(client, minh)

    html = texts(client)

    assert "Chờ bạn duyệt" in html
    assert visit.title_vi in html
    assert reverse("delegations:detail", kwargs={"pk": visit.pk}) in html


def test_an_agency_finds_its_question_on_the_desk(client):
    police, lan = cast.focal_point(), cast.lan()
    factories.consultation(
        factories.delegation(registered_by=lan), police.unit, lan, due_on=TODAY - timedelta(days=1)
    )
    cast.enter(client, police)

    html = texts(client)

    assert gettext("Your unit's opinion is asked") in html
    assert "is-late" in html


def test_late_tasks_are_marked_by_word(client):
    lan = cast.lan()
    factories.task(lan, due_on=TODAY - timedelta(days=1))
    factories.task(lan, due_on=TODAY)
    cast.enter(client, lan)

    html = texts(client)

    assert html.count("quá hạn:") == 1


def test_an_empty_desk_says_how_something_comes_onto_it(client):
    cast.enter(client, cast.stranger())

    html = texts(client)

    assert gettext("You have no role yet") in html
    assert gettext("No new notices") in html


def test_a_visit_two_weeks_ahead_is_shown_and_a_later_one_not(client):
    lan = cast.lan()
    near = factories.delegation(starts_on=TODAY + timedelta(days=13), registered_by=lan)
    far = factories.delegation(starts_on=TODAY + timedelta(days=14), registered_by=lan)
    cast.enter(client, lan)

    html = texts(client)

    assert near.reference in html
    assert far.reference not in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_same_number_of_questions_whatever_lies_on_it(
    client, rows, django_assert_max_num_queries
):
    lan = cast.lan()
    for _ in range(rows):
        visit = factories.delegation(starts_on=TODAY, registered_by=lan, responsible=lan)
        factories.task(lan, about_type="delegation", about_id=str(visit.pk))
        factories.notice(lan)
    cast.enter(client, lan)
    client.get("/")

    with django_assert_max_num_queries(17):
        client.get("/")


def test_notices_are_read_at_once_and_only_the_own(client):
    lan, ha = cast.lan(), cast.ha()
    factories.notice(lan)
    factories.notice(ha)
    cast.enter(client, lan)
    before = client.get(reverse("web:notices")).content.decode()

    client.post(reverse("web:notices"))
    after = client.get(reverse("web:notices")).content.decode()

    assert "Bạn được giao nhiệm vụ" in before
    assert "Đánh dấu đã đọc" not in after
    assert Notice.objects.get(to=lan).read_at is not None
    assert Notice.objects.get(to=ha).read_at is None


def test_a_record_without_a_page_leads_to_its_matter():
    lan = cast.lan()
    visit = factories.delegation(registered_by=lan)
    here = reverse("delegations:detail", kwargs={"pk": visit.pk})
    asked = factories.consultation(visit, factories.unit(), lan)
    told = factories.notice(lan, subject_type="delegation", subject_id=str(visit.pk))

    assert place_of(visit) == here
    assert place_of(told) == here
    assert place_of(asked) in {here, address_of("consultation", str(asked.pk))}


@pytest.mark.parametrize("name", PAGES.values())
def test_every_page_in_the_table_of_places_is_there(name):
    assert reverse(name, kwargs={"pk": 1})


def test_what_has_no_page_has_no_address():
    assert address_of("nothing", "1") == ""
    assert address_of("delegation", "not a key") == ""


def test_every_kind_of_notice_has_a_sentence():
    assert all(notice_sentence(kind) for kind in NOTICES)
    assert notice_sentence("unheard.of") == ""
