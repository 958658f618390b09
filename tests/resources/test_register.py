"""The register of the pool: entries, languages, absences."""

from datetime import date, timedelta

import pytest

from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.models import AuditEntry, SearchEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.resources.actions.register import (
    add_resource,
    edit_resource,
    record_absence,
    remove_absence,
    remove_skill,
    set_skill,
)
from doingoai.resources.models import Absence, Skill
from doingoai.resources.states import AbsenceReason, ResourceKind
from tests import bookable, cast, factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
T = factories.NOON


def test_an_entry_takes_the_name_of_who_it_is():
    lan, ha = cast.lan(), cast.ha()
    one = add_resource(ResourceKind.PERSON, user=lan, is_officer=True, by=ha)
    assert one.name == lan.name
    assert AuditEntry.objects.get().verb == "resource.added"
    assert SearchEntry.objects.get(subject_type="resource").title == lan.name
    outside = add_resource(ResourceKind.PERSON, name=" Thử  Mẫu ", is_interpreter=True, by=ha)
    car = add_resource(ResourceKind.VEHICLE, plate="43A-000.01", seats=16, by=ha)
    room = add_resource(ResourceKind.ROOM, place=factories.place("Phòng Mẫu"), by=ha)
    assert [outside.name, car.name, room.name] == ["Thử Mẫu", "43A-000.01", "Phòng Mẫu"]


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        (ResourceKind.PERSON, {"is_driver": True}, "resource.no_name"),
        (ResourceKind.PERSON, {"name": "Thử"}, "resource.no_role"),
        (ResourceKind.VEHICLE, {"name": "Xe"}, "resource.no_plate"),
        (ResourceKind.ROOM, {}, "resource.no_place"),
        (ResourceKind.VEHICLE, {"plate": "1", "active_from": date(2026, 2, 2), "active_until": date(2026, 2, 1)}, "resource.ends_before_start"),
    ],
)  # fmt: skip
def test_an_entry_that_lacks_something_is_refused(kind, fields, code):
    with pytest.raises(RuleBroken) as refusal:
        add_resource(kind, by=cast.ha(), **fields)
    assert refusal.value.code == code


def test_nobody_is_in_the_pool_twice():
    lan, ha = cast.lan(), cast.ha()
    add_resource(ResourceKind.PERSON, user=lan, is_officer=True, by=ha)
    with pytest.raises(RuleBroken, match="Lan") as refusal:
        add_resource(ResourceKind.PERSON, user=lan, is_driver=True, by=ha)
    assert refusal.value.code == "resource.user_twice"


def test_only_who_keeps_the_pool_writes_it():
    with pytest.raises(NotAllowed):
        add_resource(ResourceKind.VEHICLE, plate="1", by=cast.lan())


def test_an_entry_is_edited_and_two_hands_are_seen():
    ha = cast.ha()
    car = add_resource(ResourceKind.VEHICLE, plate="43A-000.01", seats=16, by=ha)
    edit_resource(car, changes={"seats": 29}, by=ha)
    edit_resource(car, changes={"seats": 29}, by=ha)
    assert AuditEntry.objects.filter(verb="resource.edited").count() == 1
    with pytest.raises(ChangedMeanwhile):
        edit_resource(car, changes={"seats": 45}, opened={"seats": "16"}, version=1, by=ha)


def test_languages_are_kept_and_taken_away():
    ha, one = cast.ha(), bookable.resource()
    set_skill(one, "ko", level=4, by=ha)
    skill = set_skill(one, "ko", level=5, certificate="TOPIK 6", by=ha)
    assert (Skill.objects.get().level, skill.certificate) == (5, "TOPIK 6")
    remove_skill(skill, by=ha)
    assert not Skill.objects.exists()


@pytest.mark.parametrize(
    ("kind", "language", "code"),
    [("vehicle", "ko", "skill.not_a_person"), ("person", "", "skill.no_language")],
)
def test_languages_belong_to_people(kind, language, code):
    with pytest.raises(RuleBroken) as refusal:
        set_skill(bookable.resource(kind), language, level=3, by=cast.ha())
    assert refusal.value.code == code


def test_an_absence_marks_what_it_hits_and_taking_it_back_frees_it():
    ha, one = cast.ha(), bookable.resource()
    hit = bookable.booking(one, ha)
    free = bookable.booking(one, ha, starts_at=T + 5 * HOUR)
    long = record_absence(one, starts_at=T, ends_at=T + 2 * HOUR, reason=AbsenceReason.LEAVE, by=ha)
    short = record_absence(one, starts_at=T, ends_at=T + HOUR, reason=AbsenceReason.DUTY, by=ha)
    hit.refresh_from_db()
    free.refresh_from_db()
    assert (hit.is_displaced, free.is_displaced) == (True, False)
    remove_absence(long, by=ha)
    hit.refresh_from_db()
    assert hit.is_displaced
    remove_absence(short, by=ha)
    hit.refresh_from_db()
    assert not hit.is_displaced
    assert not Absence.objects.exists()


def test_an_absence_takes_time():
    with pytest.raises(RuleBroken):
        record_absence(
            bookable.resource(), starts_at=T, ends_at=T, reason=AbsenceReason.LEAVE, by=cast.ha()
        )
