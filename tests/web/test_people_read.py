"""Reading very many people asks who one is; people as a file ask for whom and what for (S32)."""

import csv
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from doingoai.accounts import mass_reading
from doingoai.accounts.models import Notice, PeopleRead
from doingoai.delegations.models import Delegation
from doingoai.foundation.models import AuditEntry
from tests import cast, factories
from tests.api.callers import call, token_of
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db
CONFIRM = "/account/confirm/"
WHY = {"recipient": "Công an thành phố", "reason": "Làm thủ tục ra vào"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two are work, a third is noticed."""
    monkeypatch.setattr(mass_reading, "MOST", 2)


def sign_in(client, user):
    return client.post("/sign-in/", {"login": user.username, "password": factories.PASSWORD})


def visit_of(people: int) -> Delegation:
    visit = factories.delegation()
    for _turn in range(people):
        factories.member(visit)
    return visit


def asks(response) -> bool:
    return response.headers.get("Location", "").startswith(CONFIRM)


@pytest.mark.usefixtures("few")
def test_who_reads_very_many_proves_who_they_are_and_goes_on(client):
    administrator, ha = cast.administrator(), cast.ha()
    sign_in(client, ha)
    pages = [reverse("directory:person", args=[factories.person().pk]) for _turn in range(3)]

    read = [client.get(page).status_code for page in pages[:2]]
    asked = client.get(pages[2])
    again = client.get(pages[0])
    page = client.get(asked.headers["Location"]).content.decode()
    proved = client.post(asked.headers["Location"], {"password": factories.PASSWORD})

    assert (read, asks(asked), asks(again)) == ([200, 200], True, True)
    assert "Đã đọc hơn 200 người" in page
    assert inline_faults(page) == []
    assert proved.headers["Location"] == pages[2]
    assert [client.get(page).status_code for page in pages[1:]] == [200, 200]
    assert Notice.objects.get().to == administrator


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    "name", ["people", "members-export", "dossier"], ids=["page", "file", "papers"]
)
def test_the_people_of_a_visit_count_wherever_they_are_read(client, name):
    cast.enter(client, cast.ha())
    visit = visit_of(3)

    response = client.get(reverse(f"delegations:{name}", args=[visit.pk]), WHY)

    assert asks(response)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", ["people", "dossier"])
def test_so_do_those_of_a_mission(client, name):
    cast.enter(client, cast.ha())
    mission = factories.mission()
    for _turn in range(3):
        factories.traveller(mission)

    assert asks(client.get(reverse(f"missions:{name}", args=[mission.pk])))


@pytest.mark.usefixtures("few")
def test_what_is_saved_is_not_lost_to_the_question(client):
    cast.enter(client, cast.ha())
    visit = visit_of(3)
    client.get(reverse("delegations:people", args=[visit.pk]))
    guest = visit.members.first()

    saved = client.post(
        reverse("delegations:member", args=[visit.pk, guest.pk]), {"role": "member", "room": "707"}
    )

    guest.refresh_from_db()
    assert (saved.status_code, guest.room) == (302, "707")


@pytest.mark.usefixtures("few")
def test_numbers_of_passports_count_too(client):
    cast.enter(client, cast.ha())
    visit = visit_of(3)
    pages = [reverse("delegations:member-passport-number", args=[visit.pk, guest.pk]) for guest in visit.members.all()]  # fmt: skip

    assert [client.post(one).status_code for one in pages[:2]] == [200, 200]
    assert asks(client.post(pages[2]))


def test_who_may_not_read_numbers_is_not_told_that_there_is_none(client):
    cast.enter(client, cast.lan())
    visit = visit_of(1)

    answer = client.post(
        reverse("delegations:member-passport-number", args=[visit.pk, visit.members.get().pk])
    )

    assert answer.status_code == 403


@pytest.mark.usefixtures("few")
def test_a_program_reads_on_and_the_administrator_is_told():
    cast.administrator()
    visit, secret = visit_of(3), token_of(cast.ha())[1]

    statuses = [call(f"delegations/{visit.pk}/members/", secret).status_code for _turn in range(2)]

    assert statuses == [200, 200]
    assert Notice.objects.filter(kind="people.read_in_bulk").count() == 1
    assert PeopleRead.objects.get().by_program
    assert AuditEntry.objects.get(verb="people.read_in_bulk").details["through"]


def test_people_as_a_file_ask_for_whom_and_what_for(client):
    cast.enter(client, cast.ha())
    address = reverse("delegations:members-export", args=[visit_of(1).pk])

    asked = client.get(address, {"format": "csv"})
    half = client.get(address, {"format": "csv", "recipient": "Công an"})
    given = client.get(address, {"format": "csv", **WHY})

    html = asked.content.decode()
    assert (asked.status_code, half.status_code) == (200, 422)
    assert '<input type="hidden" name="format" value="csv">' in html
    assert inline_faults(html) == []
    rows = list(csv.reader(io.StringIO(given.content.decode("utf-8-sig"))))
    assert rows[-1][0].startswith("Trần Thị Hà Mẫu lấy ra ngày ")
    assert rows[-1][0].endswith("cho Công an thành phố: Làm thủ tục ra vào")
    kept = AuditEntry.objects.get(verb="list.exported")
    assert (kept.details["recipient"], kept.details["reason"]) == tuple(WHY.values())


@pytest.mark.parametrize("name", ["workbook", "paper"])
def test_statistics_by_person_do_so_too(client, name):
    factories.office()
    cast.enter(client, cast.director())
    address = reverse(f"reporting:{name}")

    asked, given = client.get(address), client.get(address, WHY)

    assert "Lấy tệp" in asked.content.decode()
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert AuditEntry.objects.get(verb="list.exported").details["reason"] == WHY["reason"]
    if name == "workbook":
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(given.content)).get_sheet_by_index(0)
        assert sheet.to_python()[-1][0].endswith(WHY["reason"])


def test_the_eleventh_file_within_an_hour_waits(client, standing_clock):
    cast.enter(client, cast.lan())
    other = cast.enter(type(client)(), cast.ha())
    addresses = ["/delegations/export/", "/missions/export/"] * 6

    statuses = [client.get(address).status_code for address in addresses]
    waits = client.get(addresses[0])

    assert statuses == [200] * 10 + [429] * 2
    assert "13:00" in waits.content.decode()
    assert waits.headers["Retry-After"] == "3601"
    assert other.get(addresses[0]).status_code == 200
