"""The list narrowed by partner, and the leader of an item chosen from the directory."""

import pytest
from django.urls import reverse

from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.overlaps import Reason, find_overlaps
from doingoai.yearplan.queries import item_lines
from tests import factories
from tests.web.yearplan.test_plan_pages import ASKED, S, at, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def plan():
    return factories.year_plan(2027)


@pytest.mark.parametrize(
    ("asked", "shown"), [("seo mau", {"Một"}), ("Busan", {"Hai"}), ("x", set())]
)
def test_the_list_is_narrowed_to_a_partner_by_name_accents_aside(client, lan, plan, asked, shown):
    partner = factories.partner(name_vi="Thành phố Sêo Mẫu")
    factories.plan_entry(plan, title_vi="Một", partner=partner, partner_text="")
    factories.plan_entry(plan, title_vi="Hai", partner_text="Thành phố Busan")

    response = client.get(at("year", plan.pk), {"partner": asked})

    assert {item.title_vi for item, _countries in response.context["rows"]} == shown
    assert f'name="partner" value="{asked}"' in read(response)


def test_the_leader_is_chosen_from_the_directory_and_two_items_of_one_person_overlap(
    client, lan, plan
):
    person = factories.person(vietnamese=True)
    asked = {**ASKED, "unit": lan.unit_id, "leader_person": person.pk, "leader_person_text": ""}
    first = client.post(f"{at('propose')}?plan={plan.pk}", asked)
    second = client.post(f"{at('propose')}?plan={plan.pk}", {**asked, "leader": "Chủ tịch", "partner_written": "Khác"})  # fmt: skip
    one, other = PlanItem.objects.order_by("id")
    PlanItem.objects.update(state=S.PROPOSED)

    assert (first.status_code, second.status_code) == (302, 302)
    assert (one.leader_person, one.leader, other.leader) == (person, str(person), "Chủ tịch")
    assert reverse("directory:person", args=[person.pk]) in read(client.get(at("item", one.pk)))
    (overlap,) = find_overlaps(item_lines(PlanItem.objects.all()))
    assert Reason.LEADER in overlap.reasons
