"""The door for phones: a secret instead of a session, entry by entry, nothing more than is needed."""

import json
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from doingoai.accounts.models import RoleGrant
from doingoai.delegations.states import State
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.foundation import clock
from doingoai.runsheet.actions import enrol_device, revoke_device
from doingoai.runsheet.models import Device, Entry, Photo
from doingoai.web.runsheet import door
from doingoai.web.secret_addresses import TRIES
from tests import cast, factories

pytestmark = pytest.mark.django_db

DAY, ENTRIES, WIPED = (reverse(f"runsheet:device-{name}") for name in ("day", "entries", "wiped"))


@pytest.fixture
def visit():
    today = clock.today()
    visit = factories.delegation(
        state=State.UNDER_WAY, starts_on=today, ends_on=today, responsible=cast.lan(),
        programme=factories.programme(today, today),
    )  # fmt: skip
    factories.item(visit.programme, starts_at=clock.now(), place=factories.place("Sảnh A"))
    return visit


@pytest.fixture
def phone(visit):
    device, secret = enrol_device([visit], name="Máy mẫu", by=cast.ha(), at=clock.now())
    return Phone(device, secret)


class Phone:
    def __init__(self, device, secret):
        self.device, self.client = device, Client(enforce_csrf_checks=True)
        self.heading = {"Authorization": f"Device {device.key}.{secret}"}

    def day(self, language="vi"):
        return self.client.get(f"{DAY}?in={language}", headers=self.heading)

    def send(self, *entries):
        body = json.dumps({"entries": entries})
        return self.client.post(ENTRIES, body, "application/json", headers=self.heading)

    def photo(self, number, content):
        address = reverse("runsheet:device-photo", args=[number])
        return self.client.post(address, content, "image/jpeg", headers=self.heading)

    def state(self):
        address = reverse("runsheet:device-state", args=[self.device.key])
        return Client().get(address).json()["state"]


def note(visit, **fields):
    sent = {"id": str(uuid.uuid4()), "visit": visit.pk, "counter": 1, "kind": "note", "text": "Đã đến",
            "at": "2026-02-09T09:00:00+07:00"}  # fmt: skip
    return {**sent, **fields}


def test_the_phone_gets_its_day_and_nothing_that_must_not_leave(visit, phone):
    guest = factories.member(visit, diet="Không ăn tôm QX", room="1207")
    guest.passport = set_passport(guest.person, PassportData("QX7391846"), by=cast.ha())
    guest.save(update_fields=["passport"])
    set_birth_date(guest.person, date(1961, 3, 12), by=cast.ha())
    type(guest.person).objects.update(phone="0987-555-111", email="khach@example.org")
    type(phone.device.officer).objects.update(phone="0241 000 000")

    answer = phone.day()
    text = answer.content.decode()

    assert answer.headers["Cache-Control"] == "no-store, private"
    [day] = answer.json()["days"]
    assert day["phones"][0]["number"] == "0241 000 000"
    [item] = day["items"]
    assert (item["place"], item["guests"][0]["label"]) == ("Sảnh A", guest.person.name.full)
    for canary in ("QX7391846", "1961", "0987-555-111", "khach@example.org", "tôm", "1207"):
        assert canary not in text


def test_the_phone_is_spoken_to_in_its_language(phone):
    ticks = [phone.day(code).json()["days"][0]["items"][0]["ticks"] for code in ("vi", "en")]

    assert [one[0]["label"] for one in ticks] == ["Đã bắt đầu", "Begun"]


@pytest.mark.parametrize("said", ["", "Device x.y", "Bearer {}", "Device {}x", "Device {}.{}"])
def test_whoever_has_no_secret_stays_outside(phone, said):
    heading = {"Authorization": said.format(phone.device.key, "sai")}

    answers = [
        Client().get(DAY, headers=heading),
        Client().post(ENTRIES, "{}", "application/json", headers=heading),
        Client().post(WIPED, headers=heading),
    ]

    assert {one.status_code for one in answers} == {401}
    assert Device.objects.get().wiped_at is None


def test_secrets_cannot_be_tried_without_end(phone):
    for _turn in range(TRIES):
        Client().get(DAY, headers={"Authorization": f"Device {phone.device.key}.sai"})

    assert phone.day().status_code == 429


def test_a_phone_does_not_ask_without_end(phone, monkeypatch):
    monkeypatch.setattr(door, "CALLS", 1)

    statuses = [phone.day().status_code for _turn in range(2)]

    assert statuses == [200, 429]


def test_entries_are_answered_and_seen_by_the_next_phone(visit, phone):
    sent = note(visit)

    told = phone.send(sent, sent, "x").json()

    assert told["state"] == "live"
    assert [one["status"] for one in told["answers"]] == ["accepted", "known", "apart"]
    assert [one["text"] for one in phone.day().json()["days"][0]["log"]] == ["Đã đến"]


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"entries": 1}', '{"entries": [' + "1," * 200 + "1]}"]
)
def test_a_batch_that_is_none_is_refused_and_nothing_is_kept(phone, body):
    answer = phone.client.post(ENTRIES, body, "application/json", headers=phone.heading)

    assert answer.status_code == 400
    assert not Entry.objects.exists()


def test_a_body_that_is_too_large_is_not_read(phone):
    answer = phone.client.post(
        ENTRIES, "x" * (door.LARGEST_BATCH + 1), "application/json", headers=phone.heading
    )

    assert answer.status_code == 413


def test_a_stopped_phone_is_told_so_reads_nothing_and_may_still_send(visit, phone):
    revoke_device(phone.device, by=cast.ha(), at=clock.now())

    assert (phone.day().status_code, phone.state()) == (410, "revoked")
    told = phone.send(note(visit)).json()
    assert (told["state"], told["answers"][0]["reason"]) == ("revoked", "revoked")
    assert phone.client.post(WIPED, headers=phone.heading).json() == {"state": "wiped"}
    assert Device.objects.get().wiped_at is not None


@pytest.mark.parametrize(
    "taken",
    [
        lambda phone: RoleGrant.objects.filter(user=phone.device.officer).delete(),
        lambda phone: type(phone.device.officer).objects.update(is_active=False),
        lambda phone: Device.objects.update(expires_at=clock.now() - timedelta(seconds=1), made_at=clock.now() - timedelta(days=1)),
        lambda phone: phone.device.visits.clear(),
    ],
)  # fmt: skip
def test_with_the_right_of_its_officer_the_phone_stops(phone, taken):
    assert phone.state() == "live"

    taken(phone)

    assert (phone.day().status_code, phone.state()) == (410, "ended")


def test_a_number_nobody_knows_has_ended(phone):
    address = reverse("runsheet:device-state", args=[uuid.uuid4()])

    assert Client().get(address).json() == {"state": "ended"}


def test_a_picture_comes_after_its_entry_once_and_without_its_place(visit, phone):
    taken, content = note(visit, kind="photo", text=""), factories.photo().content
    assert phone.photo(taken["id"], content).status_code == 409
    phone.send(taken)

    statuses = [phone.photo(taken["id"], content).status_code for _turn in range(2)]

    assert statuses == [200, 200]
    assert Photo.objects.get().file.is_sealed
    assert phone.photo(taken["id"], b"MZ").status_code in {200, 422}


def test_what_is_no_picture_is_refused(visit, phone):
    taken = note(visit, kind="photo", text="")
    phone.send(taken)

    assert phone.photo(taken["id"], b"%PDF-1.4").status_code == 422
    assert not Photo.objects.exists()
