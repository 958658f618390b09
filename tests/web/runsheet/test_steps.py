"""The steps of an item's procedure at the desk, on the phone and on the leaders' page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from doingoai.delegations.actions.checklists import tick_step_of
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.procedures.models import Mark
from doingoai.runsheet.actions import enrol_device, receive_entries
from doingoai.runsheet.models import Entry
from doingoai.runsheet.queries import days_of, logs_of, refusals_of
from doingoai.web.runsheet.package import package_of
from tests import cast, factories
from tests.procedures import book
from tests.web.runsheet.test_door import note

pytestmark = pytest.mark.django_db

TODAY = reverse("runsheet:today")


@pytest.fixture
def visit():
    today = clock.today()
    visit = factories.delegation(
        state=State.UNDER_WAY, starts_on=today, ends_on=today, responsible=cast.ha(),
        programme=factories.programme(today, today),
    )  # fmt: skip
    factories.item(visit.programme, starts_at=clock.now())
    return visit


@pytest.fixture
def steps():
    return book.small_book()


def at_desk(user):
    client = Client()
    cast.enter(client, user)
    return client


def things(visit, step):
    item = visit.programme.items.get()
    return f"item-{item.pk}:step-{step.pk}", f"item-{item.pk}:second-{step.pk}"


def say(client, visit, thing):
    html = client.get(TODAY).content.decode()
    found = re.search(
        rf'value="{thing}"><input type="hidden" name="after" value="([^"]*)">'
        r'<input type="hidden" name="value" value="(\w+)"', html,
    )  # fmt: skip
    sent = {"thing": thing, "after": found[1], "value": found[2]}
    return client.post(reverse("runsheet:say", args=[visit.pk]), sent)


def test_two_officers_tick_and_confirm_a_step_at_the_desk(visit, steps):
    tick, second = things(visit, steps[1])
    ha, lan = at_desk(cast.ha()), at_desk(cast.lan())
    assert "Bảng kiểm: xong 0/2 bước" in ha.get(TODAY).content.decode()

    assert say(ha, visit, tick).status_code == 302
    mine, theirs = (one.get(TODAY).content.decode() for one in (ha, lan))
    assert (second in mine, second in theirs, tick in theirs) == (False, True, False)
    assert "chờ người thứ hai" in mine
    assert say(lan, visit, second).status_code == 302

    mark = Mark.objects.get()
    assert (mark.by, mark.second_by) == (cast.ha(), cast.lan())
    html = ha.get(TODAY).content.decode()
    assert "xong 1/2 bước" in html
    assert f"{cast.lan().name} đã xác nhận" in html


def test_a_step_is_unticked_at_the_desk(visit, steps):
    ha, (tick, _second) = at_desk(cast.ha()), things(visit, steps[0])
    say(ha, visit, tick)
    say(ha, visit, tick)

    assert not Mark.objects.exists()


def test_what_the_checklist_refuses_is_said_at_the_desk(visit, steps):
    _tick, second = things(visit, steps[1])
    sent = {"thing": second, "value": "yes"}
    answer = at_desk(cast.ha()).post(reverse("runsheet:say", args=[visit.pk]), sent)

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_the_phone_knows_what_its_officer_ticked_and_nobody_s_key(visit, steps):
    ha, item = cast.ha(), visit.programme.items.get()
    tick_step_of(visit, step=steps[1], about=subject_of(item), by=ha, at=clock.now())
    phones = [factories.run_device(visit, one) for one in (ha, cast.lan())]

    found = [
        package_of(one, days_of([visit]), logs_of([visit]), {}, at=clock.now())["days"][0]
        for one in phones
    ]

    mine, theirs = (day["items"][0]["steps"] for day in found)
    assert [one["mine"] for one in mine] == [False, True]
    assert [one["mine"] for one in theirs] == [False, False]
    assert (mine[0]["second"], bool(mine[1]["second"])) == ("", True)
    assert set(mine[0]) == {
        "key", "second", "label", "who", "due", "outcome", "by", "mine", "confirmed",
        "confirmed_mine", "refused",
    }  # fmt: skip


def test_what_the_checklist_did_not_take_is_shown_until_it_is_so(visit, steps):
    _tick, second = things(visit, steps[1])
    ha = cast.ha()
    phone = enrol_device([visit], name="Máy mẫu", by=ha, at=clock.now())[0]
    sent = note(visit, kind="said", thing=second, value="yes", text="")
    receive_entries(phone, [sent], by=ha, at=clock.now())
    reason = "bước này chưa được đánh dấu nên chưa có gì để xác nhận"
    live = reverse("runsheet:live", args=[visit.pk])

    for page in (TODAY, live):
        assert reason in at_desk(ha).get(page).content.decode()
    package = package_of(
        phone, days_of([visit]), logs_of([visit]), refusals_of([visit]), at=clock.now()
    )
    assert package["days"][0]["items"][0]["steps"][1]["refused"] == reason
    assert "Chưa xong" in at_desk(cast.minh()).get(live).content.decode()


def test_the_pages_ask_no_more_for_more_steps(visit, steps, django_assert_max_num_queries):
    client, live = at_desk(cast.ha()), reverse("runsheet:live", args=[visit.pk])
    client.get(live)
    with django_assert_max_num_queries(60) as few:
        client.get(live)
    for place in range(8):
        item = factories.item(visit.programme, starts_at=clock.now())
        tick_step_of(
            visit, step=steps[place % 2], about=subject_of(item), by=cast.ha(), at=clock.now()
        )

    with django_assert_max_num_queries(len(few)):
        client.get(live)
