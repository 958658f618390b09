"""The office's side of the guests' page: links, and differences that are accepted or left."""

import re

import pytest
from django.urls import reverse

from doingoai.delegations.models import Member
from doingoai.directory.actions import birth_date_of, number_of
from doingoai.guests.actions.entries import save_entry
from doingoai.guests.models import GuestLink
from tests import factories
from tests.guests.making import entry_of, link_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def url(name: str, *args) -> str:
    return reverse(f"guests:{name}", args=args)


def decide(client, visit, entry, do="accept", **fields):
    page = client.get(url("entry", visit.pk, entry.pk)).content.decode()
    lines = re.findall(r'name="lines" value="(\w+)"', page)
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    sent = {"version": version, "lines": lines, "do": do, **fields}
    return client.post(url("entry", visit.pk, entry.pk), sent)


def test_a_link_is_made_and_its_address_shown_once(client, lan):
    visit = factories.delegation()

    made = client.post(url("make", visit.pk), {"language": "en", "expires_on": "09/02/2026"})
    again = client.get(url("office", visit.pk))

    address = re.search(r"/guest/([\w-]{43})/", made.content.decode())
    assert address is not None
    assert made.content.decode().count("Kính gửi") == 1
    assert made.content.decode().count("Dear colleagues") == 1
    assert address[1] not in again.content.decode()
    assert GuestLink.objects.get().hash != address[1]


def test_a_person_is_accepted_into_list_and_directory(client, ha):
    visit = factories.delegation()
    link, _secret = link_of(visit)
    entry = entry_of(
        link, family="SAMPLE", given="Jane", sex="f", nationality="GB", title_en="Mayor",
        passport_number="AB1234567", birth_date="1974-08-12", arrival_at="2026-02-09T10:05",
        diet="No fish", notes="Comes late", role="head",
    )  # fmt: skip

    answer = decide(client, visit, entry, whom="new")

    member = Member.objects.get(delegation=visit)
    entry.refresh_from_db()
    assert answer.status_code == 302
    assert (member.person.name.full, member.title_en, member.role) == (
        "Jane SAMPLE",
        "Mayor",
        "head",
    )
    assert number_of(member.passport) == "AB1234567"
    assert str(birth_date_of(member.person)) == "1974-08-12"
    assert f"{member.arrival_at:%d/%m %H:%M}" == "09/02 03:05"
    assert member.notes == [["Trang của khách", "Comes late"]]
    assert (entry.member, entry.is_waiting) == (member, False)


def test_a_later_change_is_a_proposal_again(client, ha):
    visit = factories.delegation()
    link, _secret = link_of(visit)
    entry = entry_of(link, family="SAMPLE", title_en="Mayor")
    decide(client, visit, entry, whom="new")

    save_entry(link, entry, changes={"title_en": "Lord Mayor"}, at=factories.NOON)
    page = client.get(url("entry", visit.pk, entry.pk)).content.decode()

    assert Member.objects.get(delegation=visit).title_en == "Mayor"
    assert re.findall(r'name="lines" value="(\w+)"', page) == ["title_en"]
    assert "Lord Mayor" in page


def test_what_is_left_does_not_come_again_until_it_changes(client, ha):
    visit = factories.delegation()
    link, _secret = link_of(visit)
    entry = entry_of(link, family="SAMPLE", title_en="Mayor")
    decide(client, visit, entry, whom="new")
    save_entry(link, entry, changes={"title_en": "Emperor"}, at=factories.NOON)

    decide(client, visit, entry, do="refuse")
    entry.refresh_from_db()

    assert entry.is_waiting is False
    assert Member.objects.get(delegation=visit).title_en == "Mayor"


def test_an_officer_without_the_rights_sees_masks(client, lan):
    visit = factories.delegation()
    entry = entry_of(
        link_of(visit)[0], passport_number="AB1234567", birth_date="1974-08-12", diet="No fish"
    )

    page = client.get(url("entry", visit.pk, entry.pk)).content.decode()

    assert [word for word in ("4567", "12/08/1974", "No fish") if word in page] == []
    assert "••/••/••••" in page


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"language": "en", "expires_on": "hôm qua"}, 422),
        ({"language": "en", "expires_on": "01/01/2020"}, 422),
    ],
)
def test_a_day_that_cannot_be_makes_no_link(client, lan, sent, status):
    visit = factories.delegation()

    answer = client.post(url("make", visit.pk), sent)

    assert (answer.status_code, GuestLink.objects.count()) == (status, 0)


def test_a_link_works_longer_and_is_stopped(client, lan):
    visit = factories.delegation()
    client.post(url("make", visit.pk), {"language": "en", "expires_on": "09/02/2026"})
    link = GuestLink.objects.get()

    wrong = client.post(url("extend", visit.pk, link.pk), {"expires_on": ""})
    client.post(url("extend", visit.pk, link.pk), {"expires_on": "20/02/2026"})
    longer = GuestLink.objects.get()
    client.post(url("stop", visit.pk, link.pk))
    stopped = GuestLink.objects.get()

    assert wrong.status_code == 422
    assert longer.expires_at > link.expires_at
    assert (longer.revoked_at, stopped.revoked_at is not None) == (None, True)


def test_the_officer_sees_the_photo_before_and_after_accepting_it(client, ha):
    visit = factories.delegation()
    entry = save_entry(
        link_of(visit)[0], None, changes={"family": "SAMPLE"}, at=factories.NOON,
        photo=factories.photo(),
    )  # fmt: skip
    before = client.get(url("entry", visit.pk, entry.pk)).content.decode()
    shown = client.get(url("photo", visit.pk, entry.pk))

    decide(client, visit, entry, whom="new")

    guest = Member.objects.get()
    kept = reverse("delegations:member-photo", args=[visit.pk, guest.pk])
    page = client.get(reverse("delegations:member", args=[visit.pk, guest.pk])).content.decode()
    assert (url("photo", visit.pk, entry.pk) in before, kept in page) == (True, True)
    assert (shown["Content-Type"], shown.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(kept).content == shown.content


def test_where_there_is_no_photo_there_is_no_picture(client, ha):
    visit = factories.delegation()
    entry = entry_of(link_of(visit)[0])

    assert client.get(url("photo", visit.pk, entry.pk)).status_code == 404


def test_after_a_change_meanwhile_the_page_decides_on_what_it_now_shows(client, ha):
    visit = factories.delegation()
    link, _secret = link_of(visit)
    entry = entry_of(link)
    stale = entry.version
    save_entry(link, entry, changes={"title_en": "Mayor"}, at=factories.NOON)

    refused = decide(client, visit, entry, whom="new", version=stale)
    page = refused.content.decode()
    again = re.search(r'name="version" value="(\d+)"', page)[1]
    done = decide(client, visit, entry, whom="new", version=again)

    assert (refused.status_code, "Mayor" in page, done.status_code) == (422, True, 302)
    assert Member.objects.get().title_en == "Mayor"
