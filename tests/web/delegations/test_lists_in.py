"""Bringing a list of guests: dropped or pasted, looked at, corrected in place, taken in whole."""

import pytest

from doingoai.delegations.list_reading import COLUMN, TABLE, forget_lists
from doingoai.delegations.models import ImportedList, Member
from doingoai.directory.actions import add_person
from doingoai.directory.models import Person
from doingoai.directory.naming import PersonName
from doingoai.foundation import vault
from tests import cast, factories
from tests.web.delegations.answers import at, piece, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

HEAD = "No.\tFull name\tTitle\tPassport No.\tDate of birth\n"
GOOD = HEAD + "1\tMr. KIM Mau\tMayor\tM12345678\t18/7/1969\n2\tMs. Lee Thu\tOfficer\tM2222222\t\n"
FAULTY = GOOD + "3\tMr. PARK Sai\tDriver\tM3333333\t31/02/1975\n"


def pasted(client, visit, text):
    """The list that somebody pasted, as it is kept."""
    client.post(at(visit, "bring-list"), {"pasted": text})
    return ImportedList.objects.latest("pk")


def as_opened(client, address):
    """What the form of a row sends when nothing is typed into it and nothing ticked."""
    form = client.get(address).context["form"]
    return {name: form[name].value() or "" for name in form.fields if name != "skip"}


@pytest.fixture(autouse=True)
def nothing_kept():
    """Keys of lists begin anew in every test; what was read of the one before is forgotten."""
    forget_lists()


@pytest.fixture
def good(client, ha, visit):
    return pasted(client, visit, GOOD)


@pytest.fixture
def faulty(client, ha, visit):
    return pasted(client, visit, FAULTY)


def test_pasted_rows_are_kept_sealed_and_shown_as_understood(client, ha, visit):
    shown = read(client.get(at(visit, "bring-list")))

    response = client.post(at(visit, "bring-list"), {"pasted": GOOD})

    kept = ImportedList.objects.get()
    html = read(client.get(at(visit, "list-preview", kept.pk)))
    assert inline_faults(shown) == inline_faults(html) == []
    assert response.headers["Location"] == at(visit, "list-preview", kept.pk)
    assert b"M12345678" not in bytes(kept.content_sealed)
    assert ("Kim Mau" in html, "Lee Thu" in html, Member.objects.count()) == (True, True, 0)
    assert verbs(visit) == ["delegation.list_brought"]


@pytest.mark.parametrize(
    ("only", "shown"),
    [("", 3), ("faults", 1), ("changes", 3), ("known", 1), ("doubts", 0), ("nonsense", 3)],
)
def test_the_rows_are_narrowed(client, faulty, visit, only, shown):
    factories.person("Lee", "Thu", nationality="KR")

    rows = client.get(at(visit, "list-preview", faulty.pk) + f"?only={only}").context["rows"]

    assert len(rows) == shown


def test_a_long_list_is_shown_fifty_rows_a_page(client, ha, visit):
    kept = pasted(
        client, visit, HEAD + "".join(f"{n}\tMr. Mau N\t\tM{n:07d}\t\n" for n in range(60))
    )
    address = at(visit, "list-preview", kept.pk)

    first, second, odd = (client.get(address + more) for more in ("", "?from=50", "?from=x"))

    assert [len(page.context["rows"]) for page in (first, second, odd)] == [50, 10, 50]
    assert (first.context["older"], second.context["newer"]) == (
        "?only=&from=50",
        "?only=&from=0",
    )
    assert piece(client, address, "rows").strip() in read(first)


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_asks_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    rows = "".join(f"{n}\tMr. Mau N{n}\t\tM{n:07d}\t\n" for n in range(count))
    kept = pasted(client, visit, HEAD + rows)
    client.get(at(visit, "list-preview", kept.pk))

    with django_assert_max_num_queries(10):
        client.get(at(visit, "list-preview", kept.pk))


def test_a_row_is_corrected_in_place(client, faulty, visit):
    address = at(visit, "list-row", faulty.pk, 4)
    shown = client.get(address)
    values = {
        name: shown.context["form"][name].value() or "" for name in ("name", "passport_number")
    }

    response = client.post(address, {**values, "birth_date": "02/03/1975"})

    faulty.refresh_from_db()
    assert inline_faults(read(shown)) == []
    assert response.headers["Location"] == at(visit, "list-preview", faulty.pk) + "#row-4"
    assert faulty.corrections["4.birth_date"] == "02/03/1975"
    assert verbs(faulty) == ["delegation.list_corrected"]


def test_a_row_is_left_out_and_brought_back(client, faulty, visit):
    address = at(visit, "list-row", faulty.pk, 4)

    client.post(address, {**as_opened(client, address), "skip": "on"})
    left_out = read(client.get(at(visit, "list-preview", faulty.pk)))
    client.post(address, as_opened(client, address))

    faulty.refresh_from_db()
    assert 'class="is-off"' in left_out
    assert (faulty.skipped, faulty.corrections) == ([], {})


def test_what_cannot_be_typed_into_a_row_is_refused_at_its_field(client, faulty, visit):
    address = at(visit, "list-row", faulty.pk, 4)

    response = client.post(address, {"name": "K" * 600, "person": "person-999999"})

    assert (response.status_code, list(shown_faults(response))) == (422, ["person", "name"])
    assert typed(response, name="K" * 600) == []


def test_whom_a_row_means_is_chosen(client, ha, visit):
    known = factories.person("KIM", "Mau", nationality="KR")
    kept = pasted(client, visit, GOOD)
    address = at(visit, "list-row", kept.pk, 2)

    client.post(address, {**as_opened(client, address), "person": f"person-{known.pk}"})
    client.post(at(visit, "list-take", kept.pk))

    assert Member.objects.filter(person=known).count() == 1
    assert Person.objects.count() == 2


def test_a_row_that_is_not_on_the_list_leads_back(client, good, visit):
    response = client.get(at(visit, "list-row", good.pk, 99))

    assert response.headers["Location"] == at(visit, "list-preview", good.pk)


def test_a_list_is_taken_in_whole(client, good, visit):
    response = client.post(at(visit, "list-take", good.pk), follow=True)

    names = [member.person.name.full for member in visit.members.order_by("order")]
    assert response.redirect_chain == [(at(visit, "people"), 302)]
    assert names == ["Kim Mau", "Lee Thu"]
    assert "Đã nhận: 2 mới, 0 thay đổi, 0 giữ nguyên, 0 bỏ qua." in read(response)
    assert verbs(visit)[-2:] == ["delegation.members_taken", "delegation.list_taken"]


def test_a_list_with_a_fault_is_not_taken_in_half(client, faulty, visit):
    response = client.post(at(visit, "list-take", faulty.pk))

    assert (response.status_code, Member.objects.count()) == (422, 0)
    assert "Chưa nhận gì: các dòng 4 còn lỗi." in read(response)


def test_a_list_is_taken_in_once(client, good, visit):
    client.post(at(visit, "list-take", good.pk))

    again = client.post(at(visit, "list-take", good.pk))
    dropped = client.post(at(visit, "list-drop", good.pk))
    corrected = client.post(at(visit, "list-row", good.pk, 2), {"name": "Kim Khac"})

    assert {again.status_code, dropped.status_code, corrected.status_code} == {422}
    assert list(shown_faults(corrected)) == [""]
    assert Member.objects.count() == 2


def test_a_list_is_set_aside(client, good, visit):
    response = client.post(at(visit, "list-drop", good.pk))

    assert response.headers["Location"] == at(visit, "people")
    assert (ImportedList.objects.count(), verbs(visit)[-1]) == (0, "delegation.list_dropped")


def test_a_list_that_can_no_longer_be_read_says_why(client, good, visit):
    # What was kept as pasted text is no spreadsheet of one filled cell: a later release may refuse it.
    sealed = vault.seal(b"  ", table=TABLE, column=COLUMN, row=good.row_id.hex)
    ImportedList.objects.filter(pk=good.pk).update(content_sealed=sealed)
    forget_lists()

    response = client.get(at(visit, "list-preview", good.pk))

    assert (response.status_code, "Chưa dán gì" in read(response)) == (422, True)


def test_who_was_added_to_the_directory_meanwhile_is_known(client, good, visit):
    before = client.get(at(visit, "list-preview", good.pk)).context["counts"]["known"]
    name = PersonName("Mau", "Kim")
    add_person(name, by=cast.ha(), nationality="KR")

    after = client.get(at(visit, "list-preview", good.pk)).context["counts"]["known"]

    assert (before, after) == (0, 1)


def test_a_list_is_shown_to_who_brought_it_or_may_read_what_is_guarded(client, good, visit):
    lan = cast.lan()
    cast.enter(client, lan)
    hidden = client.get(at(visit, "list-preview", good.pk)).status_code
    own = pasted(client, visit, GOOD.replace("Mau", "Mot"))

    assert (hidden, own.brought_by) == (404, lan)
    assert client.get(at(visit, "list-preview", own.pk)).status_code == 200
    assert client.post(at(visit, "list-take", good.pk)).status_code == 404


def test_the_list_of_another_visit_is_not_there(client, good, visit):
    other = factories.delegation()

    assert client.get(at(other, "list-preview", good.pk)).status_code == 404
    assert client.post(at(other, "list-drop", good.pk)).status_code == 404


def test_the_blank_workbook_is_handed_out(client, ha):
    response = client.get("/delegations/blank.xlsx")

    assert response.content[:2] == b"PK"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="doingoai-delegation.xlsx"'
    )


def test_a_leader_brings_no_list(client, visit):
    cast.enter(client, cast.minh())

    assert client.get("/delegations/blank.xlsx").status_code == 403
    assert client.get(at(visit, "bring-list")).status_code == 403
