"""The day at the desk, the live page, the frame of the phone, and what signing out leaves."""

import json
import re
import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from doingoai.delegations.states import State
from doingoai.documents.actions import stored_file
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.runsheet.actions import enrol_device, note_on_day, receive_entries
from doingoai.runsheet.models import Device, Entry
from doingoai.runsheet.queries import days_of, log_of
from doingoai.web.runsheet.package import package_of
from doingoai.web.runsheet.phone import KEPT
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

TODAY, ENROL, FRAME = (reverse(f"runsheet:{name}") for name in ("today", "enrol", "phone"))


@pytest.fixture
def ha():
    return cast.ha()


@pytest.fixture
def desk(ha):
    client = Client()
    cast.enter(client, ha)
    return client


@pytest.fixture
def visit(ha):
    today = clock.today()
    visit = factories.delegation(
        state=State.UNDER_WAY, starts_on=today, ends_on=today, responsible=ha,
        programme=factories.programme(today, today),
    )  # fmt: skip
    factories.member(visit)
    factories.item(visit.programme, starts_at=clock.now(), title_vi="Hội đàm (mẫu)")
    return visit


def key_of(visit):
    return f"item-{visit.programme.items.get().pk}"


def read(response):
    return response.content.decode()


def test_today_shows_now_and_its_ticks(desk, visit):
    html = read(desk.get(TODAY))

    assert "Hội đàm (mẫu)" in html
    assert "Hiện tại" in html
    assert inline_faults(html) == []


def test_a_tick_works_without_a_script_and_twice_is_untick(desk, visit):
    thing = f"{key_of(visit)}:begun"
    address = reverse("runsheet:say", args=[visit.pk])

    for value in ("yes", "no"):
        after = re.search(rf'value="{thing}"><input type="hidden" name="after" value="([^"]*)"', read(desk.get(TODAY)))[1]  # fmt: skip
        answer = desk.post(address, {"thing": thing, "value": value, "after": after})
        assert answer.headers["Location"] == f"{TODAY}#{key_of(visit)}"
        assert log_of(visit).things[thing].values == (value,)


def test_what_makes_no_entry_is_refused_in_words(desk, visit):
    answer = desk.post(reverse("runsheet:say", args=[visit.pk]), {"thing": "", "value": "yes"})

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_a_city_leader_sees_the_day_and_ticks_nothing(visit):
    client = Client()
    cast.enter(client, cast.minh())
    say = reverse("runsheet:say", args=[visit.pk])

    assert say not in read(client.get(TODAY))
    assert client.post(say, {"thing": "a:b", "value": "yes"}).status_code == 403
    assert client.get(reverse("runsheet:live", args=[visit.pk])).status_code == 200


def test_a_phone_is_made_ready_once_and_its_secret_is_nowhere_else(desk, visit):
    answer = desk.post(ENROL, {"visits": [visit.pk], "name": "Máy mẫu"})

    told = answer.json()
    assert Device.objects.get().name == "Máy mẫu"
    assert told["secret"] not in read(desk.get(TODAY))
    assert answer.cookies[KEPT]["httponly"]


def test_a_phone_without_a_visit_is_refused_in_words(desk):
    answer = desk.post(ENROL, {"name": "x"})

    assert answer.status_code == 422
    assert "Chọn đoàn" in answer.json()["message"]


def test_signing_out_leaves_a_sealed_sheet_and_nothing_else(desk, ha, visit):
    emptied = {}
    for name in ("no sheet", "a sheet"):
        if name == "a sheet":
            cast.enter(desk, ha)
            desk.post(ENROL, {"visits": [visit.pk]})
        emptied[name] = desk.post(reverse("account_logout")).headers["Clear-Site-Data"]

    assert emptied == {"no sheet": '"cache", "storage"', "a sheet": '"cache"'}


def test_the_frame_is_the_same_for_everybody(desk, visit, ha):
    stranger = Client()
    stranger.cookies[settings.LANGUAGE_COOKIE_NAME] = desk.cookies[
        settings.LANGUAGE_COOKIE_NAME
    ] = "vi"

    pages = [read(client.get(FRAME)) for client in (stranger, desk)]

    assert pages[0] == pages[1]
    assert inline_faults(pages[0]) == []
    words = json.loads(re.search(r'id="run-words"[^>]*>(.*?)</script>', pages[0])[1])
    assert words["now"] == "Hiện tại"
    assert not [name for name, text in words.items() if not text]


def test_every_word_the_phone_speaks_is_given(desk):
    folder = settings.ROOT / "doingoai" / "web" / "islands" / "run"
    spoken = {
        one
        for path in folder.glob("*.ts")
        for one in re.findall(r'\b(?:word|say)\("(\w+)"', path.read_text())
    }
    words = json.loads(re.search(r'id="run-words"[^>]*>(.*?)</script>', read(desk.get(FRAME)))[1])

    assert spoken - set(words) == set()


def test_the_worker_and_the_manifest_are_there(client):
    worker, manifest = (
        client.get(reverse("runsheet:worker")),
        client.get(reverse("runsheet:manifest")),
    )

    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in worker.headers["Content-Security-Policy"]
    told = manifest.json()
    assert (told["start_url"], told["scope"], told["display"]) == (FRAME, "/run/", "standalone")


def contradict(visit, ha):
    """Two phones, one says that the item began, the other that it did not."""
    thing = f"{key_of(visit)}:begun"
    for value in ("yes", "no"):
        device = enrol_device([visit], name=f"Máy {value}", by=ha, at=clock.now())[0]
        sent = {"id": str(uuid.uuid4()), "visit": visit.pk, "counter": 1, "kind": "said", "thing": thing,
                "value": value, "at": "2026-02-09T09:00:00+07:00", "after": []}  # fmt: skip
        receive_entries(device, [sent], by=ha, at=clock.now())
    return thing


def test_a_contradiction_is_shown_with_who_said_what_and_settled(desk, visit, ha):
    thing = contradict(visit, ha)
    address = reverse("runsheet:live", args=[visit.pk])

    html = read(desk.get(address))
    assert "Mâu thuẫn cần phân định" in html
    assert "Máy yes" in html
    assert inline_faults(html) == []
    desk.post(reverse("runsheet:settle", args=[visit.pk]), {"thing": thing, "value": "no"})

    assert log_of(visit).things[thing].value == "no"
    assert "Mâu thuẫn cần phân định" not in read(desk.get(address))
    again = desk.post(reverse("runsheet:settle", args=[visit.pk]), {"thing": thing, "value": "no"})
    assert again.status_code == 422


def test_the_live_piece_comes_alone_when_it_is_asked_for_again(desk, visit):
    address = reverse("runsheet:live", args=[visit.pk])

    piece = read(desk.get(address, headers={"HX-Request": "true", "HX-Target": "live"}))

    assert piece.lstrip().startswith('<div id="live"')
    assert "<html" not in piece


def test_an_incident_is_noted_at_the_desk_and_offered_to_the_report(desk, visit):
    desk.post(
        reverse("runsheet:note", args=[visit.pk]),
        {"text": "Xe hỏng (mẫu)", "severity": "serious", "about": key_of(visit)},
    )

    assert "Xe hỏng (mẫu)" in read(desk.get(reverse("runsheet:live", args=[visit.pk])))
    after = read(desk.get(reverse("delegations:after", args=[visit.pk])))
    assert after.count("Xe hỏng (mẫu)") == 2
    assert "Sự cố (Nghiêm trọng)" in after


def test_an_empty_note_is_refused_in_its_place(desk, visit):
    answer = desk.post(reverse("runsheet:note", args=[visit.pk]), {"text": ""})

    assert answer.status_code == 422
    assert "error-summary" in read(answer)


def test_what_is_kept_apart_is_shown_with_its_reason(desk, visit, ha):
    factories.run_entry(visit, ha, kind="note", text="Ghi sau", apart="revoked")
    factories.run_entry(visit, ha, kind="?", text="Lạ", apart="unreadable")

    html = read(desk.get(reverse("runsheet:live", args=[visit.pk])))

    assert "gửi sau khi điện thoại bị ngừng" in html
    assert "không đọc được" in html


def test_a_phone_is_stopped_from_either_page(desk, visit, ha):
    for back, where in (
        ({}, TODAY),
        ({"visit": visit.pk}, reverse("runsheet:live", args=[visit.pk])),
    ):
        device = enrol_device([visit], name="", by=ha, at=clock.now())[0]
        answer = desk.post(reverse("runsheet:stop", args=[device.pk]), back)
        assert answer.headers["Location"] == where
        assert Device.objects.get(pk=device.pk).revoked_at is not None


def test_a_phone_on_a_visit_one_does_not_see_is_not_there(visit, ha):
    device = enrol_device([visit], name="", by=ha, at=clock.now())[0]
    client = Client()
    cast.enter(client, cast.lan())
    Device.objects.update(officer=ha)

    assert client.post(reverse("runsheet:stop", args=[device.pk])).status_code == 403


def test_the_state_of_each_phone_is_told(desk, visit, ha):
    now = clock.now()
    factories.run_device(visit, ha, revoked_at=now)
    factories.run_device(visit, ha, wiped_at=now)
    factories.run_device(visit, ha, expires_at=now.replace(year=2026, month=3, day=1))

    html = read(desk.get(reverse("runsheet:live", args=[visit.pk])))

    for told in ("đã ngừng, chưa xóa", "đã xóa", "đã hết hạn"):
        assert told in html


def test_who_is_late_is_said(desk, visit, ha):
    note_on_day(
        visit,
        by=ha,
        at=clock.now(),
        kind="said",
        thing=f"{key_of(visit)}:late",
        value="15",
        after=[],
    )

    assert "Chậm 15 phút" in read(desk.get(TODAY))


def test_faces_are_seen_at_the_desk_and_asked_for_one_by_one_by_a_phone(desk, visit, ha):
    guest = visit.members.get()
    guest.photo = stored_file(
        subject_of(guest), factories.photo(), by=ha, at=clock.now(), sealed=True
    )
    guest.save(update_fields=["photo"])
    face = reverse("delegations:member-photo", args=[visit.pk, guest.pk])

    assert face in read(desk.get(TODAY))
    [day] = days_of([visit])
    package = package_of(factories.run_device(visit, ha), [day], {}, {}, at=clock.now())
    [told] = package["days"][0]["items"][0]["guests"]
    assert set(told) == {"key", "label", "face"}
    assert told["face"] == f"{guest.pk}-{guest.photo_id}"
