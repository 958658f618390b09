"""Phones and what they send: enrolled, stopped, received one by one, kept apart, never lost."""

import uuid
from datetime import timedelta

import pytest

from doingoai.accounts.models import Notice, RoleGrant
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.runsheet.actions import (
    enrol_device,
    note_on_day,
    note_wiped,
    receive_entries,
    revoke_device,
    settle_contradiction,
)
from doingoai.runsheet.models import Device, Entry
from doingoai.runsheet.queries import device_called, events_of, incidents_of, log_of, may_read
from doingoai.runsheet.rules import LARGEST_ENTRY, SENDS
from tests import cast, factories

pytestmark = pytest.mark.django_db

NOW = factories.NOON + timedelta(days=7)
"""The first day of the visit."""
THING = "item-1:begun"


@pytest.fixture
def ha():
    return cast.ha()


@pytest.fixture
def visit(ha):
    return factories.delegation(state=State.UNDER_WAY, responsible=ha)


@pytest.fixture
def device(visit, ha):
    return enrol_device([visit], name="Máy mẫu", by=ha, at=NOW)[0]


def entry(visit, **fields):
    sent = {
        "id": str(uuid.uuid4()), "visit": visit.pk, "counter": 1, "at": "2026-02-09T09:00:00+07:00",
        "kind": "said", "thing": THING, "value": "yes", "after": [],
    }  # fmt: skip
    return {**sent, **fields}


def send(device, *sent, at=NOW):
    answers = receive_entries(device, list(sent), by=device.officer, at=at)
    return [(one.status, one.reason) for one in answers]


def audited(verb):
    return AuditEntry.objects.filter(verb=verb).count()


def test_a_phone_is_made_ready_and_its_secret_is_known_by_its_hash_alone(visit, ha):
    device, secret = enrol_device([visit], name="", by=ha, at=NOW)

    assert secret not in str(Device.objects.values().get())
    assert device_called(str(device.key), secret) == device
    assert device_called(str(device.key), "khac") is None
    assert device.name == ha.name
    assert audited("run_device.enrolled") == 1
    # A day after its last day at the office, in the office's time.
    assert device.expires_at.isoformat() == "2026-02-13T00:00:00+07:00"


@pytest.mark.parametrize("state", [State.DRAFT, State.REPORTED, State.CANCELLED])
def test_only_a_visit_that_is_decided_and_not_over_goes_onto_a_phone(ha, state):
    with pytest.raises(RuleBroken) as told:
        enrol_device([factories.delegation(state=state)], name="x", by=ha, at=NOW)

    assert told.value.code == "run_device.not_running"


def test_a_visit_that_lies_behind_or_none_is_refused(visit, ha):
    for visits, at, code in (
        ([], NOW, "run_device.no_visit"),
        ([visit], NOW + timedelta(days=9), "run_device.not_running"),
    ):
        with pytest.raises(RuleBroken) as told:
            enrol_device(visits, name="x", by=ha, at=at)
        assert told.value.code == code


def test_a_visit_one_may_not_see_is_no_visit(visit):
    with pytest.raises(NotAllowed):
        enrol_device([visit], name="x", by=cast.focal_point(), at=NOW)


def test_entries_are_answered_one_by_one_and_a_bad_one_stops_no_other(visit, device):
    good, bad, huge = entry(visit), {"id": "x", "kind": 7}, entry(visit, text="x" * LARGEST_ENTRY)

    answers = send(device, bad, good, huge, "gì đó", good)

    assert answers == [
        ("apart", "unreadable"), ("accepted", ""), ("too_large", ""), ("apart", "unreadable"),
        ("known", ""),
    ]  # fmt: skip
    assert Entry.objects.count() == 3
    assert log_of(visit).things[THING].value == "yes"
    assert audited("run_entries.received") == 1


def test_sending_again_changes_nothing(visit, device):
    sent = [entry(visit), entry(visit, kind="note", thing="", value="", text="Đã đến")]
    send(device, *sent)
    before = list(Entry.objects.values())

    assert send(device, *reversed(sent)) == [("known", ""), ("known", "")]
    assert list(Entry.objects.values()) == before
    assert audited("run_entries.received") == 1


def test_two_entries_with_one_number_are_both_kept_and_neither_counts(visit, device, ha):
    other = enrol_device([visit], name="Máy khác", by=ha, at=NOW)[0]
    one = entry(visit)
    send(device, one)

    assert send(other, {**one, "value": "no"}) == [("accepted", "")]
    state = log_of(visit)
    assert [why for _event, why in state.apart] == ["twice", "twice"]
    assert state.things == {}


def test_what_a_stopped_phone_sends_is_kept_apart(visit, device, ha):
    send(device, entry(visit))
    revoke_device(device, by=ha, at=NOW)

    late = entry(visit, value="no", counter=2)
    assert send(device, late) == [("apart", "revoked")]
    state = log_of(visit)
    assert state.things[THING].value == "yes"
    assert [(event.id, why) for event, why in state.apart] == [(late["id"], "revoked")]
    assert not may_read(Device.objects.get(), at=NOW)
    assert audited("run_device.revoked") == 1


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda device: RoleGrant.objects.filter(user=device.officer).delete(), "ended"),
        (lambda device: type(device.officer).objects.update(is_active=False), "ended"),
        (lambda device: Device.objects.update(wiped_at=NOW), "ended"),
        (lambda device: device.visits.update(state=State.REPORTED), "frozen"),
    ],
)
def test_a_phone_stops_with_the_right_of_its_officer(visit, device, spoil, why):
    spoil(device)
    fresh = Device.objects.select_related("officer").get()

    assert send(fresh, entry(visit)) == [("apart", why)]
    assert may_read(fresh, at=NOW) == (why == "frozen")


def test_after_its_time_a_phone_reads_nothing_and_still_sends_for_a_week(visit, device):
    over = device.expires_at + timedelta(hours=1)

    assert not may_read(device, at=over)
    assert send(device, entry(visit), at=over) == [("accepted", "")]
    assert send(device, entry(visit), at=over + SENDS) == [("apart", "ended")]


def test_an_entry_of_another_visit_is_kept_apart(device, visit):
    other = factories.delegation(state=State.UNDER_WAY)

    assert send(device, entry(other)) == [("apart", "elsewhere")]
    assert Entry.objects.get().visit == visit


def test_another_officers_phone_is_stopped_by_who_closes_visits(device):
    with pytest.raises(NotAllowed):
        revoke_device(device, by=cast.lan(), at=NOW)

    assert revoke_device(device, by=cast.division_head(), at=NOW).revoked_at == NOW


def test_a_phone_says_once_that_it_is_wiped(device, ha):
    note_wiped(device, by=ha, at=NOW)
    note_wiped(device, by=ha, at=NOW + timedelta(hours=1))

    assert Device.objects.get().wiped_at == NOW
    assert audited("run_device.wiped") == 1


def test_a_contradiction_is_shown_settled_and_stays_in_the_log(visit, device, ha):
    other = enrol_device([visit], name="Máy khác", by=ha, at=NOW)[0]
    send(device, entry(visit))
    send(other, entry(visit, value="no"))
    assert log_of(visit).contradictions == (THING,)

    settle_contradiction(visit, thing=THING, value="no", by=ha, at=NOW)

    thing = log_of(visit).things[THING]
    assert (thing.value, len(thing.history)) == ("no", 3)
    details = AuditEntry.objects.get(verb="run_contradiction.settled").details
    assert sorted(details["said"]) == ["no", "yes"]
    for value, code in (("no", "nothing_to_settle"),):
        with pytest.raises(RuleBroken) as told:
            settle_contradiction(visit, thing=THING, value=value, by=ha, at=NOW)
        assert told.value.code == f"run_sheet.{code}"


def test_only_what_somebody_said_can_hold(visit, device, ha):
    other = enrol_device([visit], name="Máy khác", by=ha, at=NOW)[0]
    send(device, entry(visit))
    send(other, entry(visit, value="no"))

    with pytest.raises(RuleBroken) as told:
        settle_contradiction(visit, thing=THING, value="có lẽ", by=ha, at=NOW)
    assert told.value.code == "run_sheet.nobody_said_so"


def test_the_desk_writes_into_the_same_log(visit, ha):
    note_on_day(visit, by=ha, at=NOW, kind="note", text="Đoàn đã đến")
    last = note_on_day(visit, by=ha, at=NOW, kind="said", thing=THING, value="yes", after=[])

    assert last.counter == 2
    assert log_of(visit).counter == 2


def test_a_frozen_visit_takes_nothing_from_the_desk(ha):
    visit = factories.delegation(state=State.REPORTED)

    with pytest.raises(RuleBroken) as told:
        note_on_day(visit, by=ha, at=NOW, kind="note", text="x")
    assert told.value.code == "delegation.frozen"


def test_whoever_answers_for_the_visit_hears_of_an_incident(visit, ha):
    phone = enrol_device([visit], name="", by=cast.lan(), at=NOW)[0]
    incident = {"kind": "incident", "thing": "", "value": "", "text": "Xe hỏng"}

    send(phone, entry(visit, severity="small", **incident))
    assert not Notice.objects.exists()
    send(phone, entry(visit, severity="serious", counter=2, **incident))

    assert Notice.objects.get().to == ha
    assert [event.severity for _entry, event in incidents_of(visit)] == ["small", "serious"]


def test_what_could_not_be_read_is_shown_beside_the_log(visit, device):
    send(device, entry(visit), {"id": str(uuid.uuid4())})

    events, unread = events_of(Entry.objects.order_by("id"))
    assert (len(events), len(unread)) == (1, 1)
