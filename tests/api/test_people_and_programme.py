"""What a program changes on a visit: its guests, its programme, opinions of agencies."""

import pytest

from doingoai.approvals.models import Consultation
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.programme.models import Item
from tests import cast, factories
from tests.api.callers import send, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    return token_of(cast.ha())[1]


def test_guests_are_added_edited_ordered_and_taken_off(secret):
    visit = factories.delegation()
    first, second = factories.member(visit, order=1), factories.member(visit, order=2)
    at = f"delegations/{visit.pk}/members/"

    edited = send("PATCH", f"{at}{first.pk}/", secret, {"title_vi": "Thị trưởng"})
    ordered = send("PUT", f"{at}order/", secret, {"members": [second.pk, first.pk]})
    taken = send("DELETE", f"{at}{second.pk}/", secret)

    assert [answer.status_code for answer in (edited, ordered, taken)] == [200, 200, 200]
    assert list(Member.objects.values_list("pk", "title_vi")) == [(first.pk, "Thị trưởng")]


def test_a_host_is_taken_off(secret):
    visit = factories.delegation()
    host = factories.host(visit)

    edited = send("PATCH", f"delegations/{visit.pk}/hosts/{host.pk}/", secret, {"car": "2"})
    taken = send("DELETE", f"delegations/{visit.pk}/hosts/{host.pk}/", secret)

    assert (edited.status_code, taken.status_code, Host.objects.count()) == (200, 200, 0)


def test_an_item_is_added_edited_and_taken_out(secret):
    visit = factories.delegation()
    guest, place = factories.member(visit), factories.place()
    at = f"delegations/{visit.pk}/programme/items/"
    sent = {
        "kind": "talks", "title_vi": "Hội đàm (mẫu)", "starts_at": "2026-02-09T09:00:00+07:00",
        "place": place.pk, "guests": [guest.person_id],
    }  # fmt: skip

    added = send("POST", at, secret, sent)
    item = Item.objects.get()
    edited = send("PATCH", f"{at}{item.pk}/", secret, {"title_vi": "Hội đàm, đổi (mẫu)"})
    title = Item.objects.get().title_vi
    taken = send("DELETE", f"{at}{item.pk}/", secret)

    assert [one.status_code for one in (added, edited, taken)] == [201, 200, 200]
    assert (title, item.place, Item.objects.count()) == ("Hội đàm, đổi (mẫu)", place, 0)


def test_an_opinion_on_paper_is_recorded_and_a_question_withdrawn(secret):
    visit = factories.delegation()
    ha = cast.ha()
    paper, back = (factories.consultation(visit, factories.unit(), ha) for _turn in range(2))
    sent = {
        "opinion": "agree", "text": "Đồng ý", "answered_on": "2026-02-03",
        "paper_reference": "12/SYT",
    }  # fmt: skip

    recorded = send("POST", f"consultations/{paper.pk}/record/", secret, sent)
    withdrawn = send("POST", f"consultations/{back.pk}/withdraw/", secret, {})

    paper.refresh_from_db()
    assert (recorded.status_code, withdrawn.status_code) == (200, 200)
    assert (paper.opinion, Consultation.objects.get(pk=back.pk).withdrawn_at is None) == ("agree", False)  # fmt: skip


def test_a_visit_is_opened_for_an_item_of_the_plan_and_set_outside_it_again(secret):
    plan = factories.year_plan(2026, state="decided")
    item = factories.plan_entry(plan, state="planned")
    sent = {
        "title_vi": "Đoàn Mẫu", "partner": factories.partner().pk, "starts_on": "2026-03-09",
        "ends_on": "2026-03-11", "receiving_unit": factories.foreign_affairs().pk,
        "planning": "planned", "plan_item": item.pk,
    }  # fmt: skip

    opened = send("POST", "delegations/", secret, sent)
    visit = Delegation.objects.get()
    outside = {"planning": "unplanned", "plan_item": None, "planning_basis": "Thư mời muộn"}
    edited = send("PATCH", f"delegations/{visit.pk}/", secret, outside)

    later = Delegation.objects.get()
    assert (opened.status_code, visit.planning, visit.plan_item) == (201, "planned", item)
    assert (edited.status_code, later.planning, later.plan_item) == (200, "unplanned", None)
