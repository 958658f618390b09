"""Who reads more than 200 people within ten minutes (S32)."""

from datetime import timedelta

import pytest

from doingoai.accounts.mass_reading import MOST, confirm_people_read, note_people_read
from doingoai.accounts.models import Notice, PeopleRead, User
from doingoai.foundation.models import AuditEntry
from tests import cast, factories

pytestmark = pytest.mark.django_db
AT = factories.NOON


def read(user: User, people: range, minutes: float = 0) -> bool:
    return note_people_read(user, list(people), at=AT + timedelta(minutes=minutes))


def told() -> list[str]:
    return list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))


def test_two_hundred_are_work_and_one_more_is_noticed():
    lan, administrator = cast.lan(), cast.administrator()

    asked = [read(lan, range(100)), read(lan, range(50, MOST)), read(lan, range(MOST, MOST + 1))]

    assert asked == [False, False, True]
    assert told() == ["people.read_in_bulk"]
    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.subject_id) == (
        administrator, "people.read_in_bulk", str(lan.pk),
    )  # fmt: skip


def test_the_same_people_again_are_nobody_new_and_write_nothing(django_assert_num_queries):
    lan = cast.lan()
    read(lan, range(60))

    with django_assert_num_queries(1):
        assert [read(lan, range(60))] == [False]


def test_ten_minutes_later_counting_begins_anew():
    lan = cast.lan()

    asked = [read(lan, range(150)), read(lan, range(150, 300), minutes=10)]

    assert asked == [False, False]
    assert len(PeopleRead.objects.get().people) == 150


def test_once_noticed_waiting_does_not_help_but_an_answer_does():
    lan = cast.lan()
    read(lan, range(MOST + 1))

    waited = read(lan, range(1), minutes=600)
    confirm_people_read(lan, at=AT + timedelta(minutes=600))
    after = read(lan, range(MOST), minutes=601)

    assert [waited, after] == [True, False]
    assert told() == ["people.read_in_bulk", "people.reading_confirmed"]


def test_an_account_is_told_of_once_however_long_it_goes_on():
    lan = cast.lan()
    cast.administrator()

    for turn in range(5):
        read(lan, range(turn * 300, turn * 300 + 300), minutes=turn)

    assert (told(), Notice.objects.count()) == (["people.read_in_bulk"], 1)


def test_a_program_is_counted_apart_from_its_owner_and_told_of_once_a_day():
    lan = cast.lan()
    program = User.objects.get(pk=lan.pk)
    program.through = "API “thử”"

    for hours in (0, 1, 23, 25):
        read(program, range(hours * 1000, hours * 1000 + 300), minutes=60 * hours)

    assert told() == ["people.read_in_bulk"] * 2
    assert read(lan, range(10)) is False


def test_there_is_nothing_to_confirm_before_anything_was_noticed():
    confirm_people_read(cast.lan(), at=AT)

    assert told() == []
