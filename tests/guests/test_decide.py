"""The office decides line by line; what it takes goes into its own records as the officer's doing."""

import pytest

from doingoai.delegations.actions.people import edit_member
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Member
from doingoai.delegations.papering import badge_photos
from doingoai.delegations.papers.print.catalogue import print_digest
from doingoai.delegations.states import State
from doingoai.directory.actions import PassportData, number_of, set_passport
from doingoai.directory.models import Person
from doingoai.documents import storage
from doingoai.documents.actions import Upload
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.guests.actions.decide import accept_entry, refuse_entry
from doingoai.guests.actions.entries import remove_entry, restore_entry, save_entry
from doingoai.guests.differences import differences
from doingoai.guests.facts import LINES
from doingoai.guests.models import GuestEntry
from doingoai.guests.queries import candidates
from doingoai.norms.facts import FigureTable
from tests import cast, factories
from tests.guests.making import entry_of, link_of

pytestmark = pytest.mark.django_db
NOON = factories.NOON


@pytest.fixture
def visit():
    return factories.delegation()


@pytest.fixture
def link(visit):
    return link_of(visit)[0]


def accept(entry, lines=LINES, **fields):
    entry.refresh_from_db()
    fields.setdefault("version", entry.version)
    fields.setdefault("by", cast.ha())
    return accept_entry(entry, lines=lines, on=factories.MONDAY, **fields)


def waiting(entry) -> list[str]:
    entry = GuestEntry.objects.select_related("member__person", "member__passport").get(pk=entry.pk)
    return [one.line for one in differences(entry, entry.member)]


def test_only_ticked_lines_are_taken_and_the_others_wait(link):
    entry = entry_of(link, title_en="Mayor", diet="No fish")

    accept(entry, ["title_en"])

    member = Member.objects.get()
    assert (member.title_en, member.diet, member.person.family) == ("Mayor", "", "SAMPLE")
    assert waiting(entry) == ["diet"]


def test_what_agrees_with_ours_is_no_difference(visit, link):
    member = factories.member(visit, title_en="Mayor")
    entry = entry_of(link, family=member.person.family, title_en="Mayor", diet="No fish")
    accept(entry, ["diet"], whom=f"member-{member.pk}")

    assert waiting(entry) == []
    assert GuestEntry.objects.get(pk=entry.pk).is_waiting is False


def test_an_empty_line_never_wipes_what_we_hold(visit, link):
    member = factories.member(visit, title_en="Mayor", diet="Không ăn cá")
    entry = entry_of(link, family=member.person.family, title_en="Lord Mayor")

    accept(entry, whom=f"member-{member.pk}")

    member.refresh_from_db()
    assert (member.title_en, member.diet) == ("Lord Mayor", "Không ăn cá")


def test_a_line_the_guests_clear_again_is_a_proposal(link):
    entry = accept(entry_of(link, diet="No fish"))

    save_entry(link, entry, changes={"diet": "", "arrival_at": ""}, at=NOON)
    accept(entry)

    assert Member.objects.get().diet == ""


def test_what_the_office_corrects_afterwards_stays(link):
    entry = accept(entry_of(link, title_en="Mayor", role="member"))
    member = Member.objects.get()
    edit_member(member, changes={"title_en": "The Mayor"}, on=factories.MONDAY, by=cast.lan())

    save_entry(link, entry, changes={"diet": "No fish"}, at=NOON)

    assert waiting(entry) == ["diet"]


def test_refused_lines_come_again_only_when_they_change(link):
    entry = accept(entry_of(link, title_en="Mayor"))
    save_entry(link, entry, changes={"title_en": "Emperor"}, at=NOON)
    entry.refresh_from_db()

    refused = refuse_entry(entry, lines=["title_en"], version=entry.version, by=cast.lan())
    quiet = waiting(entry)
    save_entry(link, entry, changes={"title_en": "King"}, at=NOON)

    assert (refused.is_waiting, quiet, waiting(entry)) == (False, [], ["title_en"])


def test_a_known_person_is_found_by_passport_and_offered_by_name(visit, link):
    holder, member = factories.person("OTHER", "Name"), factories.member(visit)
    set_passport(holder, PassportData("AB1234567"), by=cast.ha())
    by_number = entry_of(link, family="SAMPLE", passport_number="AB1234567")
    by_name = entry_of(link, family=member.person.family, given=member.person.given)

    assert candidates(by_number)[0].key == f"person-{holder.pk}"
    assert candidates(by_number)[0].is_certain is True
    assert (candidates(by_name)[0].key, candidates(by_name)[0].is_likely) == (
        f"member-{member.pk}",
        True,
    )


def test_a_person_of_the_directory_is_put_on_the_list(link):
    known = factories.person("SAMPLE", "Jane", nationality="GB")
    entry = entry_of(link, family="SAMPLE", given="Jane", nationality="GB", role="head")

    accept(entry, whom=f"person-{known.pk}")

    assert (Member.objects.get().person, Person.objects.count()) == (known, 1)
    assert Member.objects.get().role == "head"


def test_two_entries_are_never_about_one_guest(visit, link):
    member = factories.member(visit)
    accept(entry_of(link), whom=f"member-{member.pk}")

    with pytest.raises(RuleBroken) as refusal:
        accept(entry_of(link), whom=f"member-{member.pk}")

    assert refusal.value.code == "guest_entry.unknown_person"


@pytest.mark.parametrize("whom", ["member-999999", "person-999999", "x", ""])
def test_only_somebody_offered_is_taken(link, whom):
    with pytest.raises(RuleBroken) as refusal:
        accept(entry_of(link), whom=whom)

    assert refusal.value.code == "guest_entry.unknown_person"


def test_what_was_changed_since_it_was_looked_at_is_not_decided(link):
    entry = entry_of(link)
    save_entry(link, entry, changes={"diet": "No fish"}, at=NOON)

    with pytest.raises(RuleBroken) as refusal:
        accept(entry, version=1)

    assert refusal.value.code == "guest_entry.changed_meanwhile"


def test_nothing_ticked_is_nothing_decided(link):
    with pytest.raises(RuleBroken) as refusal:
        accept(entry_of(link), ["diet"])

    assert refusal.value.code == "guest_entry.nothing_chosen"


def test_who_may_not_edit_the_visit_decides_nothing(link):
    with pytest.raises(NotAllowed):
        accept(entry_of(link), by=cast.minh())


def test_a_visit_that_is_over_takes_nothing_more(visit, link):
    entry = entry_of(link)
    type(visit).objects.update(state=State.CANCELLED)

    with pytest.raises(RuleBroken) as refusal:
        accept(entry)

    assert refusal.value.code == "delegation.frozen"


def test_a_passport_is_one_line_and_a_new_number_another_passport(link):
    entry = accept(entry_of(link, passport_number="AB1234567", passport_kind="official"))
    changes = {"passport_number": "CD7654321", "passport_expires_on": "2031-05-06"}
    save_entry(link, entry, changes=changes, at=NOON)
    before = waiting(entry)

    accept(entry)

    passport = Member.objects.get().passport
    assert before == ["passport"]
    assert (number_of(passport), str(passport.expires_on)) == ("CD7654321", "2031-05-06")


def test_an_accepted_file_belongs_to_the_guest_and_stays_sealed(link):
    entry = save_entry(
        link, None, changes={"family": "SAMPLE"}, at=NOON, scan=Upload("p.pdf", "application/pdf", b"x")
    )  # fmt: skip

    accepted = accept(entry)

    member = Member.objects.get()
    accepted.scan.refresh_from_db()
    assert (accepted.scan.subject, accepted.scan.subject_id) == ("member", str(member.pk))
    assert accepted.scan.is_sealed is True


def test_a_wish_to_leave_waits_and_is_followed_or_not(link):
    stays, goes = accept(entry_of(link)), accept(entry_of(link, family="OTHER"))
    for entry in (stays, goes):
        remove_entry(link, entry, at=NOON)
    stays.refresh_from_db()
    goes.refresh_from_db()
    before = (waiting(stays), waiting(goes))

    refuse_entry(stays, lines=["removed"], version=stays.version, by=cast.lan())
    accept(goes, ["removed"])

    stays.refresh_from_db()
    assert before == (["removed"], ["removed"])
    assert [member.person.family for member in Member.objects.all()] == ["SAMPLE"]
    assert (stays.is_removed, stays.is_waiting) == (False, False)


def test_what_was_accepted_is_audited_as_the_officers_from_the_guests_page(link):
    entry = entry_of(link, passport_number="AB1234567", birth_date="1974-08-12", diet="No nuts")

    accept(entry)

    told = AuditEntry.objects.get(verb="guest_entry.accepted")
    kept = str(list(AuditEntry.objects.values("details", "subject_label")))
    assert (told.actor_label, told.details["origin"]) == (str(cast.ha()), "guest page")
    assert [word for word in ("AB1234567", "1974-08-12", "No nuts") if word in kept] == []


def test_an_accepted_photo_goes_onto_the_badge_and_makes_the_older_one_stale(visit, link):
    entry = accept(entry_of(link))
    before = _badges(visit)
    save_entry(link, entry, changes={}, at=NOON, photo=factories.photo())

    accepted = accept(entry)

    member = Member.objects.get()
    assert member.photo == accepted.photo
    assert badge_photos(visit) == {f"member-{member.pk}": factories.photo().content}
    assert _badges(visit) != before
    assert "photo.jpg" not in str(list(AuditEntry.objects.values("details")))


def _badges(visit) -> str:
    return print_digest("badges", "vi", visit_facts(visit, FigureTable(()), as_of=NOON.date()))


def test_a_photo_that_is_gone_leaves_its_badge_initials(visit, link):
    entry = save_entry(link, None, changes={"family": "SAMPLE"}, at=NOON, photo=factories.photo())
    storage.place_of(accept(entry).photo).unlink()

    assert badge_photos(visit) == {}


def test_the_guests_take_back_that_somebody_does_not_come(link):
    entry = accept(entry_of(link))
    remove_entry(link, entry, at=NOON)

    restore_entry(link, entry, at=NOON)

    entry.refresh_from_db()
    assert (entry.is_removed, entry.is_waiting, waiting(entry)) == (False, False, [])
    assert AuditEntry.objects.filter(verb="guest_entry.restored").count() == 1


def test_what_the_office_has_decided_is_not_taken_back(link):
    entry = accept(entry_of(link))
    remove_entry(link, entry, at=NOON)
    accept(entry, ["removed"])

    with pytest.raises(RuleBroken) as refusal:
        restore_entry(link, entry, at=NOON)

    assert refusal.value.code == "guest_entry.decided"
