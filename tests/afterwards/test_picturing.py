"""Photographs of a visit: kept sealed, named once a place, frozen when the file is closed."""

import pytest
from django.db import IntegrityError

from doingoai.accounts.rules import NotAllowed
from doingoai.afterwards import rules
from doingoai.afterwards.actions.picturing import (
    add_photograph,
    name_photograph,
    remove_photograph,
    take_run_photo,
)
from doingoai.afterwards.models import InPicture, Photograph
from doingoai.afterwards.photographs import (
    by_precedence,
    captioned,
    people_by_key,
    photographs_of,
    places_of,
    run_photos_left,
    suggested_rows,
)
from doingoai.delegations.models import Delegation
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.runsheet.actions import keep_photo
from tests import cast, factories
from tests.afterwards.making import over

pytestmark = pytest.mark.django_db
NOON = factories.NOON


def refusal(act) -> str:
    with pytest.raises(RuleBroken) as caught:
        act()
    return caught.value.code


@pytest.fixture
def visit() -> Delegation:
    found = over()
    factories.member(
        found, factories.person("KIM", "Mau", sex="m"), role="head", title_vi="Thị trưởng",
        title_en="Mayor", organisation_vi="Thành phố Mẫu", organisation_en="Sample City",
    )  # fmt: skip
    factories.host(
        found, factories.person("Trần", "Mẫu", sex="f"), role="leader", title_vi="Phó Chủ tịch",
        title_en="Vice Chair", organisation_vi="UBND", organisation_en="People's Committee",
    )  # fmt: skip
    return found


def added(visit: Delegation, **fields) -> Photograph:
    return add_photograph(visit, factories.photo(), by=cast.lan(), at=NOON, **fields)


def keys_of(visit: Delegation) -> tuple[str, str]:
    return f"member-{visit.members.get().pk}", f"host-{visit.hosts.get().pk}"


def named(photograph: Photograph, places, **fields) -> Photograph:
    fields = {"version": photograph.version, "item": None, "occasion_en": ""} | fields
    return name_photograph(
        photograph, places=places, occasion_vi="Hội đàm", by=cast.lan(), **fields
    )


def test_a_photograph_is_kept_sealed_and_audited(visit):
    item = factories.item(visit.programme, title_vi="Hội đàm", title_en="Talks")

    photograph = added(visit, item=item)

    assert (photograph.file.is_sealed, photograph.file.subject_id) == (True, str(visit.pk))
    assert (photograph.occasion_vi, photograph.occasion_en) == ("Hội đàm", "Talks")
    assert AuditEntry.objects.get(verb="photograph.added").subject_id == str(visit.pk)


def test_names_are_read_from_the_left_with_titles_in_both_languages(visit):
    guest, host = keys_of(visit)
    photograph = named(added(visit), {host: (1, 2), guest: (1, 1)}, occasion_en="Talks")

    (one,) = captioned([photograph], people_by_key(visit, on=factories.MONDAY))

    assert one.count == 2
    assert one.captions["vi"].startswith("Hội đàm. Từ trái sang phải: Ông ")
    assert one.captions["vi"].index("Thị trưởng") < one.captions["vi"].index("Phó Chủ tịch")
    assert one.captions["en"].startswith("Talks. From left to right: Mr ")
    assert "Mayor, Sample City" in one.captions["en"]
    entry = AuditEntry.objects.get(verb="photograph.named")
    assert entry.details["people"] == 2


def test_a_caption_follows_the_lists(visit):
    guest, _host = keys_of(visit)
    photograph = named(added(visit), {guest: (1, 1)})
    visit.members.update(title_vi="Đô trưởng")

    (one,) = captioned([photograph], people_by_key(visit, on=factories.MONDAY))

    assert "Đô trưởng" in one.captions["vi"]


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (lambda guest, host: {guest: (1, 1), host: (1, 1)}, "photograph.two_at_one_place"),
        (lambda guest, host: {guest: (5, 1)}, "photograph.no_such_row"),
        (lambda guest, host: {guest: (1, 0)}, "photograph.no_such_row"),
        (lambda guest, host: {"member-0": (1, 1)}, "photograph.not_of_visit"),
    ],
)
def test_what_cannot_be_is_refused_and_the_names_stay(visit, places, code):
    guest, host = keys_of(visit)
    photograph = named(added(visit), {guest: (1, 1)})

    assert refusal(lambda: named(photograph, places(guest, host))) == code
    assert places_of(photograph) == {guest: (1, 1)}


def test_who_names_a_picture_that_was_named_meanwhile_looks_again(visit):
    guest, _host = keys_of(visit)
    photograph = added(visit)
    named(photograph, {guest: (1, 1)})

    assert refusal(lambda: named(photograph, {}, version=1)) == "photograph.changed_meanwhile"


def test_the_database_keeps_one_person_to_a_place(visit):
    photograph = added(visit)
    InPicture.objects.create(photograph=photograph, member=visit.members.get(), row=1, place=1)
    with pytest.raises(IntegrityError):
        InPicture.objects.create(photograph=photograph, host=visit.hosts.get(), row=1, place=1)


@pytest.mark.parametrize("state", ["closed", "draft", "cancelled"])
def test_photographs_of_a_closed_file_stay_as_they_are(visit, state):
    photograph = added(visit)
    Delegation.objects.filter(pk=visit.pk).update(
        state=state, closed_at=NOON if state == "closed" else None
    )

    acts = (
        lambda: added(visit),
        lambda: named(photograph, {}),
        lambda: remove_photograph(photograph, by=cast.lan()),
    )
    assert {refusal(act) for act in acts} == {"photograph.closed"}


def test_a_visit_has_room_for_so_many_photographs(visit, monkeypatch):
    monkeypatch.setattr(rules, "MOST_PHOTOGRAPHS", 1)
    added(visit)
    assert refusal(lambda: added(visit)) == "photograph.too_many"


def test_a_picture_of_the_run_sheet_is_taken_over_once(visit):
    device = factories.run_device(visit, cast.ha())
    taken = factories.run_entry(visit, cast.ha(), device=device, kind="photo")
    photo = keep_photo(device, visit, taken.number, factories.photo(), by=cast.ha(), at=NOON)
    before = list(run_photos_left(visit))

    pictures = [take_run_photo(visit, photo, by=cast.lan(), at=NOON) for _turn in range(2)]

    assert (before, list(run_photos_left(visit))) == ([photo], [])
    assert pictures[0] == pictures[1]
    assert [one.file for one in photographs_of(visit)] == [photo.file]


def test_what_is_taken_out_is_gone_and_may_be_taken_out_twice(visit):
    photograph = added(visit)
    for _turn in range(2):
        remove_photograph(photograph, by=cast.lan())

    assert not Photograph.objects.exists()
    assert AuditEntry.objects.filter(verb="photograph.removed").count() == 1


def test_the_line_up_by_rank_puts_the_guest_on_the_hosts_right_and_leaves_out_who_works(visit):
    guest, host = keys_of(visit)
    factories.member(visit, role="interpreter")
    factories.host(visit, role="driver")

    assert suggested_rows(visit, None) == ((guest, host),)
    assert by_precedence(visit, None)[1][0] == guest


def test_where_the_line_up_was_planned_the_plan_is_suggested(visit):
    guest, host = keys_of(visit)
    plan = SeatingPlan.objects.create(
        about_type="delegation", about_id=str(visit.pk), title_vi="Ảnh", layout="photo",
        made_by=cast.ha(), made_at=NOON, changed_by=cast.ha(), changed_at=NOON,
    )  # fmt: skip
    for standing, (key, place) in enumerate(((guest, "r1-l1"), (host, "r1-c"))):
        SeatOf.objects.create(
            plan=plan, attendee_key=key[0] + key.partition("-")[2], place_key=place,
            standing=standing, name=key, side="guest" if key == guest else "host",
        )  # fmt: skip

    assert suggested_rows(visit, None) == ((host, guest),)


def test_only_who_prepares_visits_keeps_photographs(visit):
    photograph, by = added(visit), cast.stranger()
    acts = (
        lambda: add_photograph(visit, factories.photo(), by=by, at=NOON),
        lambda: remove_photograph(photograph, by=by),
        lambda: name_photograph(photograph, places={}, occasion_vi="", occasion_en="", item=None, version=1, by=by),
    )  # fmt: skip
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
