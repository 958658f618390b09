"""What guests write: kept sealed, merged between two browsers, told to the officer once an hour."""

from datetime import timedelta

import pytest

from doingoai.accounts.models import Notice
from doingoai.documents import storage
from doingoai.documents.actions import Upload
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.models import AuditEntry, SearchEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.vault import SealBroken
from doingoai.guests import rules
from doingoai.guests.actions.entries import confirm_list, marked, masked, remove_entry, save_entry
from doingoai.guests.actions.links import revoke_link
from doingoai.guests.models import GuestEntry, GuestList
from doingoai.guests.sealing import values_of
from tests import cast, factories
from tests.guests.making import entry_of, link_of, written

pytestmark = pytest.mark.django_db
NOON = factories.NOON
SECRETS = {"passport_number": "AB1234567", "birth_date": "1974-08-12", "diet": "No nuts"}


@pytest.fixture
def link():
    return link_of(factories.delegation(responsible=cast.ha()))[0]


def save(link, entry, at=NOON, **changes):
    return save_entry(link, entry, changes=changes, at=at)


def opened(entry: GuestEntry) -> dict:
    return {"opened": marked(written(entry)), "version": entry.version}


def test_an_entry_is_sealed_and_bound_to_its_row(link):
    one, other = entry_of(link, **SECRETS), entry_of(link, family="OTHER")

    one.content_sealed = other.content_sealed

    assert b"AB1234567" not in bytes(GuestEntry.objects.get(pk=one.pk).content_sealed)
    with pytest.raises(SealBroken):
        values_of(one)


def test_neither_audit_nor_search_nor_notices_learn_what_was_written(link):
    entry_of(link, given="Canary", **SECRETS)

    kept = f"{list(AuditEntry.objects.values())}{list(SearchEntry.objects.values())}{list(Notice.objects.values())}"

    assert [word for word in ("AB1234567", "1974-08-12", "No nuts", "Canary") if word in kept] == []
    assert AuditEntry.objects.get(verb="guest_entry.saved").details["fields"] == [
        "birth_date", "diet", "family", "given", "passport_number",
    ]  # fmt: skip


def test_saving_the_same_again_changes_nothing(link):
    entry = entry_of(link)
    audited = AuditEntry.objects.count()

    again = save(link, entry, family="SAMPLE")

    assert again.version == entry.version
    assert AuditEntry.objects.count() == audited


def test_two_browsers_on_different_fields_are_merged(link):
    entry = entry_of(link, title_en="Mayor")
    mine, theirs = opened(entry), opened(entry)
    save_entry(link, entry, changes={"title_en": "Lord Mayor", "diet": ""}, at=NOON, **theirs)

    save_entry(link, entry, changes={"title_en": "Mayor", "diet": "No fish"}, at=NOON, **mine)

    assert (written(entry)["title_en"], written(entry)["diet"]) == ("Lord Mayor", "No fish")


def test_two_browsers_on_one_field_lose_neither_value(link):
    entry = entry_of(link, title_en="Mayor")
    mine = opened(entry)
    save(link, entry, title_en="Lord Mayor")

    with pytest.raises(ChangedMeanwhile) as clash:
        save_entry(link, entry, changes={"title_en": "Madam Mayor"}, at=NOON, **mine)

    assert clash.value.theirs == {"title_en": "Lord Mayor"}
    assert written(entry)["title_en"] == "Lord Mayor"


def test_of_a_private_value_a_clash_tells_only_its_end(link):
    entry = entry_of(link, **SECRETS)
    mine = opened(entry)
    save(link, entry, passport_number="CD7654321", birth_date="1974-08-13")

    changes = {"passport_number": "EF1111111", "birth_date": "1975-01-01"}
    with pytest.raises(ChangedMeanwhile) as clash:
        save_entry(link, entry, changes=changes, at=NOON, **mine)

    assert clash.value.theirs == {"passport_number": "••••321", "birth_date": "••/••/••••"}


def test_what_a_form_remembers_of_private_values_tells_nothing(link):
    remembered = marked(written(entry_of(link, **SECRETS)))

    assert "AB1234567" not in str(remembered)
    assert "1974" not in str(remembered)
    assert masked("title_en", "Mayor") == "Mayor"


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"family": ""}, "guest_entry.no_name", "family"),
        ({"family": "김"}, "guest_entry.not_latin", "family"),
        ({"given": "Иван"}, "guest_entry.not_latin", "given"),
        ({"given": "Jane 😀"}, "guest_entry.not_a_name", "given"),
        ({"native": "김민준 ★"}, "guest_entry.not_a_name", "native"),
        ({"birth_date": "2026-02-03"}, "guest_entry.born_later", "birth_date"),
        (
            {"arrival_at": "2026-02-09T10:00", "departure_at": "2026-02-09T09:00"},
            "guest_entry.leaves_before", "departure_at",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(link, values, code, field):
    with pytest.raises(RuleBroken) as refusal:
        entry_of(link, **values)

    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert not GuestEntry.objects.exists()


@pytest.mark.parametrize(
    "native", ["김민준", "李明", "Иванов", "محمد", "ສົມສັກ", "Nguyễn", "山田 太郎"]
)
def test_names_in_every_script_have_their_place(link, native):
    assert written(entry_of(link, family="", native=native))["native"] == native


def test_a_list_takes_only_so_many(link, monkeypatch):
    monkeypatch.setattr(rules, "MOST_PEOPLE", 1)
    entry_of(link)

    with pytest.raises(RuleBroken) as refusal:
        entry_of(link)

    assert refusal.value.code == "guest_entry.too_many"


def test_nothing_is_saved_through_a_link_that_was_stopped_meanwhile(link):
    revoke_link(link, by=cast.lan(), at=NOON)

    with pytest.raises(RuleBroken) as refusal:
        entry_of(link)

    assert refusal.value.code == "guest_link.closed"


def test_an_entry_of_another_visit_cannot_be_touched(link):
    stranger = entry_of(link_of(factories.delegation())[0])

    for act in (
        lambda: save(link, stranger, family="X"),
        lambda: remove_entry(link, stranger, at=NOON),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act()
        assert refusal.value.code == "guest_entry.gone"

    assert written(stranger)["family"] == "SAMPLE"


def test_a_photo_is_sealed_on_disk_and_a_new_one_takes_its_place(link):
    entry = save_entry(
        link, None, changes={"family": "SAMPLE"}, at=NOON, photo=Upload("a.jpg", "image/jpeg", b"one"),
        scan=Upload("p.pdf", "application/pdf", b"scan"),
    )  # fmt: skip

    same = save_entry(link, entry, changes={}, at=NOON, photo=Upload("a.jpg", "image/jpeg", b"one"))
    newer = save_entry(
        link, entry, changes={}, at=NOON, photo=Upload("b.jpg", "image/jpeg", b"two")
    )

    assert (same.photo.is_sealed, newer.photo.is_sealed, newer.scan.is_sealed) == (True,) * 3
    assert storage.read(newer.photo) == b"two"
    assert b"two" not in storage.place_of(newer.photo).read_bytes()


def test_somebody_taken_off_is_gone_from_the_guests_list_at_once(link):
    entry = entry_of(link)

    gone = remove_entry(link, entry, at=NOON)

    assert (gone.is_removed, gone.is_waiting) == (True, False)


def test_the_officer_hears_once_an_hour_that_guests_write(link):
    entry = entry_of(link)
    for minutes in (1, 59):
        save(link, entry, at=NOON + timedelta(minutes=minutes), diet=str(minutes))
    before = list(Notice.objects.values_list("to__username", "kind"))

    save(link, entry, at=NOON + timedelta(hours=1), diet="later")

    assert before == [("ha", "guest_list.changed")]
    assert Notice.objects.count() == 2


def test_without_a_responsible_officer_who_made_the_link_hears():
    entry_of(link_of(factories.delegation(responsible=None))[0])

    assert Notice.objects.get().to == cast.lan()


def test_a_list_with_gaps_is_confirmed_only_as_it_is(link):
    entry_of(link)

    with pytest.raises(RuleBroken) as refusal:
        confirm_list(link, as_it_is=False, at=NOON)
    confirm_list(link, as_it_is=True, at=NOON)

    assert (refusal.value.code, refusal.value.field) == ("guest_list.has_gaps", "as_it_is")
    assert GuestList.objects.get().confirmed_at == NOON
    assert Notice.objects.filter(kind="guest_list.confirmed").count() == 1


def test_an_empty_list_is_not_confirmed(link):
    with pytest.raises(RuleBroken) as refusal:
        confirm_list(link, as_it_is=True, at=NOON)

    assert refusal.value.code == "guest_list.empty"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"family": "12345"}, "guest_entry.not_a_name"),
        ({"birth_date": "1800-01-01"}, "guest_entry.born_too_early"),
    ],
)
def test_what_nobody_can_mean_is_refused(link, changes, code):
    with pytest.raises(RuleBroken) as refusal:
        entry_of(link, **changes)

    assert refusal.value.code == code
