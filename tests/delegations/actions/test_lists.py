"""A list of guests: brought, corrected by more than one, set aside, taken in whole or not at all."""

import pytest

from doingoai.delegations.actions.lists import bring_list, correct_list, drop_list, take_list
from doingoai.delegations.models import ImportedList, Member
from doingoai.directory.models import Passport, Person, Post
from doingoai.foundation.models import SearchEntry
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
HEAD = "No.\tFull name\tTitle\tPassport No.\tRoom\n"
JANE = "1\tMs. Jane SAMPLE\tMayor\tAA1234567\t501\n"
JOHN = "2\tMr. John MUSTER\tDirector\tAA7654321\t502\n"
BROKEN = "3\tMr. Rik VOORBEELD\tClerk\tnot yet known!!\t503\n"


def bring(visit, by, *rows):
    content = (HEAD + "".join(rows)).encode()
    return bring_list(visit, content, file_name="", as_of=ON, by=by, at=AT)


def take(brought, by):
    return take_list(brought, on=ON, by=by, at=AT)


@pytest.fixture
def visit():
    return factories.delegation(country="NL")


@pytest.fixture
def lan():
    return cast.lan()


def test_equal_content_is_kept_once_while_it_waits(visit, lan):
    first, again = bring(visit, lan, JANE), bring(visit, lan, JANE)

    assert [first, ImportedList.objects.count(), told()] == [again, 1, ["delegation.list_brought"]]


def test_new_people_come_with_passport_post_and_place_in_the_search(visit, lan):
    taken = take(bring(visit, lan, JANE, JOHN), lan)

    assert [taken.added, taken.changed, taken.unchanged, taken.skipped] == [2, 0, 0, 0]
    tables = (Member, Person, Passport, Post)
    assert [table.objects.count() for table in tables] == [2, 2, 2, 2]
    assert SearchEntry.objects.filter(subject_type="person").count() == 2
    assert told(2) == ["delegation.members_taken", "delegation.list_taken"]


def test_a_newer_list_fills_in_and_changes_and_leaves_the_rest(visit, lan):
    take(bring(visit, lan, JANE, JOHN), lan)

    newer = JANE.replace("501", "601"), JOHN
    taken = take(bring(visit, lan, *newer), lan)

    assert [taken.added, taken.changed, taken.unchanged] == [0, 1, 1]
    assert sorted(Member.objects.values_list("room", flat=True)) == ["502", "601"]


def test_a_guest_without_a_passport_gets_the_one_of_the_newer_list(visit, lan):
    take(bring(visit, lan, JANE), lan)
    member = Member.objects.get()
    member.passport = None
    member.save()

    taken = take(bring(visit, lan, JANE, JOHN), lan)

    member.refresh_from_db()
    assert [taken.added, taken.changed, member.passport.tail] == [1, 1, "4567"]
    assert Passport.objects.count() == 2


def test_a_list_is_taken_in_once(visit, lan):
    brought = bring(visit, lan, JANE)
    take(brought, lan)

    for late in (take, lambda brought, by: drop_list(brought, by=by)):
        with refused("list.taken"):
            late(brought, lan)


def test_rows_left_out_stay_out_and_an_empty_list_is_refused(visit, lan):
    brought = bring(visit, lan, JANE)

    correct_list(brought, row=2, texts={}, person="", skip=True, by=lan)
    with refused("list.empty"):
        take(brought, lan)
    correct_list(brought, row=2, texts={"title_vi": "Thị trưởng"}, person="new", skip=False, by=lan)
    taken = take(brought, lan)

    assert [taken.added, Member.objects.get().title_vi] == [1, "Thị trưởng"]


def test_a_list_set_aside_leaves_nothing(visit, lan):
    brought = bring(visit, lan, JANE)

    assert [drop_list(brought, by=lan), ImportedList.objects.count()] == [visit, 0]
    assert told(1) == ["delegation.list_dropped"]


def test_a_person_chosen_for_a_row_is_that_person(visit, lan):
    known = factories.person("SAMPLE", "Jane")
    brought = bring(visit, lan, JANE)

    correct_list(brought, row=2, texts={}, person=f"person-{known.pk}", skip=False, by=lan)
    take(brought, lan)

    assert [Member.objects.get().person, Person.objects.count()] == [known, 1]


OPENED = {"title_vi": "", "room": "501", "person": "", "skip": "False"}


def test_two_who_correct_one_row_are_merged_by_field(visit, lan):
    brought = bring(visit, lan, JANE)
    act = {"row": 2, "person": "", "skip": False, "by": lan, "opened": OPENED}

    correct_list(brought, texts={"title_vi": "Thị trưởng"}, **act)
    merged = correct_list(brought, texts={"room": "601"}, **act)

    assert merged.corrections == {"2.title_vi": "Thị trưởng", "2.room": "601"}
    with refused("edit.changed_meanwhile"):
        correct_list(brought, texts={"room": "701"}, **act)


def test_whom_another_chose_and_left_out_stays_for_whoever_did_not_touch_it(visit, lan):
    brought = bring(visit, lan, JANE)
    act = {"row": 2, "by": lan, "opened": OPENED}

    correct_list(brought, texts={}, person="new", skip=True, **act)
    merged = correct_list(brought, texts={"room": "601"}, person="", skip=False, **act)

    assert [merged.choices, merged.skipped] == [{"2": "new"}, [2]]
