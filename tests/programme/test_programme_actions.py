"""Items of a programme: added, edited, removed, who takes part, and versions handed out."""

from datetime import timedelta

import pytest

from doingoai.foundation.refusals import NotAllowed
from doingoai.programme.actions import (
    add_item,
    edit_item,
    issue_programme,
    remove_item,
    set_participants,
)
from doingoai.programme.models import IssuedVersion, Item, Participation
from doingoai.programme.states import ItemKind, Side
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
AT = factories.NOON
HOUR = timedelta(hours=1)


def add(programme, by, title="Hội đàm", **fields):
    return add_item(
        programme, kind=ItemKind.TALKS, starts_at=AT, title_vi=title, by=by, at=AT, **fields
    )


def test_an_item_is_added_and_the_programme_moves_on():
    ha, programme = cast.ha(), factories.programme()

    plain, both = add(programme, ha, " Hội đàm "), add(programme, ha, title_en="Talks")

    programme.refresh_from_db()
    assert [plain.title_vi, plain.changed_en_at, both.changed_en_at] == ["Hội đàm", None, AT]
    assert [programme.version, told()] == [3, ["item.added"] * 2]


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"title": " "}, "item.no_title"), ({"ends_at": AT - HOUR}, "item.ends_before_start")],
)
def test_an_item_that_cannot_be_is_not_added(fields, code):
    ha, programme = cast.ha(), factories.programme()

    with refused(code):
        add(programme, ha, **fields)

    assert Item.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"title_vi": " "}, "item.no_title"), ({"ends_at": AT - 99 * HOUR}, "item.ends_before_start")],
)
def test_an_item_is_not_edited_into_one_that_cannot_be(changes, code):
    ha, item = cast.ha(), factories.item(factories.programme())

    with refused(code):
        edit_item(item, changes=changes, by=ha, at=AT)


def test_each_language_knows_when_it_was_changed_last():
    ha, item = cast.ha(), factories.item(factories.programme())
    later, last = AT + HOUR, AT + 2 * HOUR

    edit_item(item, changes={"notes_vi": "Mang quà"}, by=ha, at=later)
    edited = edit_item(item, changes={"notes_en": "Bring the gift"}, by=ha, at=last)
    same = edit_item(item, changes={"notes_en": "Bring the gift"}, by=ha, at=last + HOUR)

    assert [edited.changed_vi_at, same.changed_en_at, same.version] == [later, last, 3]
    assert told() == ["item.edited"] * 2


def test_an_item_is_taken_out_by_whoever_may():
    ha, item = cast.ha(), factories.item(factories.programme())

    with pytest.raises(NotAllowed):
        remove_item(item, by=cast.stranger())
    remove_item(item, by=ha)

    assert [Item.objects.count(), told()] == [0, ["item.removed"]]


def test_of_those_who_take_part_only_the_named_side_changes():
    ha, item = cast.ha(), factories.item(factories.programme())
    guest, other, host = (factories.person() for _number in range(3))
    factories.participation(item, host, Side.HOST)

    set_participants(item, side=Side.GUEST, people=[guest, other], by=ha)
    set_participants(item, side=Side.GUEST, people=[other], by=ha)
    set_participants(item, side=Side.GUEST, people=[other], by=ha)

    assert set(Participation.objects.values_list("person", "side")) == {
        (other.pk, "guest"), (host.pk, "host"),
    }  # fmt: skip
    assert told() == ["item.participants_set"] * 2


def test_whom_another_ticked_meanwhile_stays():
    ha, item = cast.ha(), factories.item(factories.programme())
    seen, ticked_meanwhile, mine = (factories.person() for _number in range(3))
    factories.participation(item, seen)
    factories.participation(item, ticked_meanwhile)

    set_participants(item, side=Side.GUEST, people=[mine], by=ha, opened=str(seen.pk))

    assert set(Participation.objects.values_list("person", flat=True)) == {
        ticked_meanwhile.pk, mine.pk,
    }  # fmt: skip


def test_a_version_says_what_changed_for_whom_and_an_equal_one_is_not_handed_out():
    ha, programme = cast.ha(), factories.programme()
    with refused("programme.empty"):
        issue_programme(programme, by=ha, at=AT)
    kept = factories.item(programme, interpreter="Vũ Thị Mai Mẫu")
    gone = factories.item(programme, title_vi="Tham quan")
    first = issue_programme(programme, by=ha, at=AT)
    with refused("programme.nothing_changed"):
        issue_programme(programme, by=ha, at=AT)

    edit_item(kept, changes={"title_vi": "Hội đàm mở rộng"}, by=ha, at=AT)
    remove_item(gone, by=ha)
    factories.item(programme, title_vi="Chiêu đãi")
    second = issue_programme(programme, by=ha, at=AT)

    assert [first.number, first.changes, second.number] == [1, [], 2]
    found = [(change["what"], change["title"], change["concerns"]) for change in second.changes]
    assert found == [
        ("removed", "Tham quan", []),
        ("changed", "Hội đàm mở rộng", ["Vũ Thị Mai Mẫu"]),
        ("added", "Chiêu đãi", []),
    ]
    assert IssuedVersion.objects.count() == 2
