"""Cars, drivers, interpreters and faces on the phone: what is booked, and small pictures one by one."""

import base64
import io

import pytest
from django.urls import reverse
from PIL import Image

from doingoai.delegations.actions.resourcing import need_for_item
from doingoai.delegations.states import State
from doingoai.documents.actions import stored_file
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.resources.actions.register import add_resource
from doingoai.resources.models import Booking
from doingoai.resources.states import NeedKind, ResourceKind
from doingoai.runsheet.actions import enrol_device, revoke_device
from doingoai.runsheet.queries import days_of
from doingoai.web.runsheet import door
from tests import cast, factories
from tests.web.runsheet.test_door import Phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    today = clock.today()
    visit = factories.delegation(
        state=State.UNDER_WAY, starts_on=today, ends_on=today, responsible=cast.lan(),
        programme=factories.programme(today, today),
    )  # fmt: skip
    factories.item(visit.programme, starts_at=clock.now())
    return visit


@pytest.fixture
def phone(visit):
    device, secret = enrol_device([visit], name="Máy mẫu", by=cast.ha(), at=clock.now())
    return Phone(device, secret)


def met(visit, kind, **fields):
    """Something or somebody of the pool, booked for the item of a visit."""
    item = visit.programme.items.get()
    one = add_resource(
        ResourceKind.VEHICLE if kind == NeedKind.VEHICLE else ResourceKind.PERSON,
        by=cast.ha(), **fields,
    )  # fmt: skip
    asked = {"language": "ko"} if kind == NeedKind.INTERPRETER else {}
    need = need_for_item(item, kind=kind, by=cast.ha(), **asked)
    return Booking.objects.create(
        resource=one, need=need, starts_at=need.starts_at, ends_at=need.ends_at,
        about_type=need.about_type, about_id=need.about_id, about_label=need.about_label,
        booked_by=cast.ha(), booked_at=clock.now(),
    )  # fmt: skip


def item_of(visit):
    return days_of([visit])[0].items[0]


def test_the_driver_and_the_interpreter_can_be_called_and_the_car_has_its_plate(visit, phone):
    met(visit, NeedKind.VEHICLE, name="Xe 16 chỗ (Mẫu)", plate="29B-000.16", vehicle_kind="van")
    met(visit, NeedKind.DRIVER, name="Lái xe (Mẫu)", phone="0900 000 021", is_driver=True)
    met(visit, NeedKind.INTERPRETER, name="Phiên dịch (Mẫu)", phone="0900 000 011", is_interpreter=True)  # fmt: skip

    [item] = phone.day().json()["days"][0]["items"]

    assert item["car"] == "29B-000.16"
    assert [(one["role"], one["number"]) for one in item["phones"]] == [
        ("Lái xe", "0900 000 021"), ("Phiên dịch", "0900 000 011"),
    ]  # fmt: skip
    assert all(set(one) == {"name", "role", "number"} for one in item["phones"])


def test_who_has_no_number_or_was_called_away_is_nobody_to_call(visit):
    met(visit, NeedKind.DRIVER, name="Không số (Mẫu)", is_driver=True)
    away = met(visit, NeedKind.DRIVER, name="Vắng (Mẫu)", phone="0900 000 029", is_driver=True)
    Booking.objects.filter(pk=away.pk).update(is_displaced=True)

    assert item_of(visit).phones == ()


def test_who_answers_for_the_visit_is_named_once(visit):
    type(visit.responsible).objects.filter(pk=visit.responsible_id).update(phone="0900 000 001")
    met(visit, NeedKind.OFFICER, user=visit.responsible, is_officer=True)

    assert item_of(type(visit).objects.get(pk=visit.pk)).phones == ()


def test_more_items_ask_no_more(visit, django_assert_max_num_queries):
    met(visit, NeedKind.DRIVER, name="Một (Mẫu)", phone="0900 000 031", is_driver=True)
    with django_assert_max_num_queries(30) as few:
        days_of([visit])
    for _turn in range(5):
        factories.item(visit.programme, starts_at=clock.now())

    with django_assert_max_num_queries(len(few)):
        days_of([visit])


@pytest.fixture
def guest(visit):
    guest = factories.member(visit)
    guest.photo = stored_file(
        subject_of(guest), factories.photo(), by=cast.ha(), at=clock.now(), sealed=True
    )
    guest.save(update_fields=["photo"])
    return guest


def face(phone, key):
    return phone.client.get(reverse("runsheet:device-face", args=[key]), headers=phone.heading)


def test_a_face_is_small_and_only_of_a_guest_of_this_phone(phone, guest):
    picture = base64.b64decode(face(phone, guest.pk).json()["picture"])
    other = factories.member(factories.delegation())

    assert Image.open(io.BytesIO(picture)).size == door.FACE
    assert len(picture) < 8_000
    assert [face(phone, key).status_code for key in (other.pk, 999_999)] == [404, 404]


def test_a_guest_without_a_photograph_or_with_a_broken_one_has_no_face(
    phone, visit, guest, monkeypatch
):
    def broken(*_said):
        raise door.PictureUnreadable("x")

    monkeypatch.setattr(door, "portrait", broken)

    assert face(phone, guest.pk).status_code == 404
    assert face(phone, factories.member(visit).pk).status_code == 404
    names = [one["face"] for one in phone.day().json()["days"][0]["items"][0]["guests"]]
    assert names == [f"{guest.pk}-{guest.photo_id}", ""]


def test_a_stopped_phone_gets_no_face(phone, guest):
    revoke_device(phone.device, by=cast.ha(), at=clock.now())

    assert face(phone, guest.pk).status_code == 410
