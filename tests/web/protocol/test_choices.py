"""What an officer chooses about a layout: further flags, who signs, who takes the notes."""

import pytest
from django.urls import reverse

from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.states import Layout
from tests.protocol.making import key_of, plan_of_talks, sits, visit_with_people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def _made(ha, layout) -> SeatingPlan:
    return plan_of_talks(visit_with_people(country="JP"), ha, layout)


def _settle(client, plan, **said):
    url = reverse("protocol:settings", args=[plan.about_id, plan.pk])
    plan.refresh_from_db()
    return client.post(url, {"version": plan.version, **said})


def _flags(plan) -> list[str]:
    """Countries as the front sees them, from left to right."""
    number = {one.place_key: one.attendee_key for one in SeatOf.objects.filter(plan=plan)}
    return [number[key] for key in sorted(number)]


@pytest.mark.parametrize("said", ["Lào, Pháp", "LA, fr", "Laos,France, Lào"])
def test_further_flags_are_named_in_words_or_codes(client, ha, said):
    plan = _made(ha, Layout.FLAGS_POLES)

    answer = _settle(client, plan, countries=said, many="centre", alphabet="en", first_hand="right")

    assert answer.status_code == 302
    assert _flags(plan) == ["VN", "FR", "JP", "LA"]


def test_the_alphabet_of_the_flags_may_be_vietnamese(client, ha):
    plan = _made(ha, Layout.FLAGS_STAGE)

    _settle(client, plan, countries="Lào, Đức", many="centre", alphabet="vi", first_hand="right")

    assert _flags(plan) == ["VN", "DE", "LA", "JP"]


def test_a_flag_that_is_named_stays_in_the_form(client, ha):
    plan = _made(ha, Layout.FLAGS_TABLE)
    _settle(client, plan, countries="LA", many="centre", alphabet="en", first_hand="right")

    shown = client.get(reverse("protocol:settings", args=[plan.about_id, plan.pk]))

    assert 'value="Lào"' in shown.content.decode()


@pytest.mark.parametrize(("said", "word"), [("Xứ Nowhere", "Xứ Nowhere"), ("Taiwan", "")])
def test_an_unknown_flag_or_one_that_is_not_flown_is_refused(client, ha, said, word):
    plan = _made(ha, Layout.FLAGS_POLES)

    answer = _settle(client, plan, countries=said, many="centre", alphabet="en", first_hand="right")

    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert _flags(plan) == ["VN", "JP"]


def test_flags_are_taken_away_again(client, ha):
    plan = _made(ha, Layout.FLAGS_POLES)
    _settle(client, plan, countries="LA", many="centre", alphabet="en", first_hand="right")

    _settle(client, plan, countries="", many="centre", alphabet="en", first_hand="right")

    assert _flags(plan) == ["VN", "JP"]


def test_who_signs_is_named(client, ha):
    plan = _made(ha, Layout.SIGNING_TWO)
    signs = [key_of(plan, "Thứ2"), key_of(plan, "Number3")]

    answer = _settle(client, plan, signatories=signs)

    assert answer.status_code == 302
    assert (sits(plan)["host-c"], sits(plan)["guest-c"]) == ("Chủ Thứ2", "GUEST Number3")


@pytest.mark.parametrize(
    ("names", "assistants"), [(["Number1", "Number2"], []), (["Number1"], ["Number1"])]
)
def test_two_of_one_side_or_a_signing_assistant_are_refused(client, ha, names, assistants):
    plan = _made(ha, Layout.SIGNING_TWO)
    signs, help_them = ([key_of(plan, name) for name in few] for few in (names, assistants))

    answer = _settle(client, plan, signatories=signs, assistants=help_them)

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_note_takers_sit_at_the_end_of_their_side(client, ha):
    plan = _made(ha, Layout.TALKS)
    sent = {"interpreter": "left", "door": "front", "guests_on": "far"}

    _settle(client, plan, note_takers=[key_of(plan, "Number2")], **sent)

    seat = SeatOf.objects.get(plan=plan, name="GUEST Number2")
    assert (seat.part, seat.place_key) == ("note_taker", "guest-l1")
    assert sits(plan)["guest-r1"] == "GUEST Number3"
