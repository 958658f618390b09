"""The guests' own page: nobody signs in, the link is all they have."""

import html
import io
import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from doingoai.delegations.models import Delegation
from doingoai.documents import storage
from doingoai.foundation import clock
from doingoai.foundation.models import AnsweredForm
from doingoai.guests.actions.decide import accept_entry
from doingoai.guests.actions.links import revoke_link
from doingoai.guests.facts import LINES
from doingoai.guests.models import GuestEntry
from doingoai.web.guests import gate
from tests import cast, factories
from tests.guests.making import PASTED, entry_of, link_of, written
from tests.leaks import lines
from tests.whole.page_forms import form_with

__all__ = ["lines"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


LATER = factories.NOON + timedelta(days=30)


@pytest.fixture
def secret():
    return link_of(factories.delegation(people_expected=0))[1]


def url(name: str, secret: str, *args) -> str:
    return reverse(f"guests:{name}", args=[secret, *args])


def form(**fields: str) -> dict[str, str]:
    return {"role": "member", "order": "given_first", **fields}


def test_an_empty_list_says_so_in_the_language_of_the_link(client, secret):
    answer = client.get(url("overview", secret))

    assert answer.status_code == 200
    assert "Nobody is on your list yet." in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_a_person_is_written_down_and_seen_on_the_list(client, secret):
    sent = client.post(url("add", secret), form(family="SAMPLE", given="Jane", sex="f"))
    answer = client.get(url("overview", secret))

    assert (sent.status_code, sent.headers["Location"]) == (302, "../?told=saved")
    assert "Jane SAMPLE" in answer.content.decode()
    assert "Still missing:" in answer.content.decode()


def test_pasted_lines_fill_in_the_passport_and_it_is_never_shown_in_full(client, secret):
    client.post(url("add", secret), form(mrz=PASTED))
    entry = GuestEntry.objects.get()

    answer = client.get(url("person", secret, entry.pk)).content.decode()

    assert written(entry)["passport_number"] == "L898902C3"
    assert written(entry)["birth_date"] == "1974-08-12"
    assert ("L898902C3" in answer, "••••2C3" in answer) == (False, True)
    assert ("12/08/1974" in answer, "1974-08-12" in answer) == (False, False)


def test_a_link_that_does_not_open_looks_the_same_however_it_came_so(client):
    _link, ran_out = link_of(factories.delegation())
    stopped_link, stopped = link_of(factories.delegation(), expires_at=LATER)
    frozen, over = link_of(factories.delegation(), expires_at=LATER)
    revoke_link(stopped_link, by=cast.lan(), at=factories.NOON)
    Delegation.objects.filter(pk=frozen.delegation_id).update(state="cancelled")

    with clock.frozen_at(factories.NOON + timedelta(days=8)):
        answers = [client.get(url("overview", one)) for one in (ran_out, stopped, over, "x" * 43)]

    assert [one.status_code for one in answers] == [404] * 4
    assert len({re.sub(rb'content="[\w]{64}"', b"", one.content) for one in answers}) == 1


def test_the_page_shows_nothing_of_another_visit(client, secret):
    other_link, other = link_of(factories.delegation())
    theirs = entry_of(other_link, family="CANARY")

    answers = [
        client.get(url("overview", secret)),
        client.get(url("person", secret, theirs.pk)),
        client.post(url("person", secret, theirs.pk), form(family="X")),
        client.post(url("remove", secret, theirs.pk)),
    ]

    assert [one.status_code for one in answers] == [200, 404, 404, 404]
    assert [one for one in answers if b"CANARY" in one.content] == []
    assert written(theirs)["family"] == "CANARY"
    assert client.get(url("overview", other)).status_code == 200


def test_a_wrong_check_digit_is_told_and_everything_typed_stays(client, secret):
    wrong = PASTED.replace("C36UTO", "C37UTO")

    answer = client.post(url("add", secret), form(mrz=wrong, family="SAMPLE", diet="No fish"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 2, document number “L898902C3”" in page
    assert "would have to be 6" in page
    assert (html.escape(wrong.splitlines()[1]) in page, "No fish" in page) == (True, True)
    assert not GuestEntry.objects.exists()


@pytest.mark.parametrize("name", ["family", "title_en", "diet", "notes", "mrz", "passport_number"])
def test_a_megabyte_in_a_field_is_refused_clearly(client, secret, name):
    answer = client.post(url("add", secret), form(family="SAMPLE") | {name: "A" * 2**20})

    assert answer.status_code == 422
    assert "1048576" in answer.content.decode()


def test_a_name_in_another_script_is_asked_for_in_latin_letters_too(client, secret):
    answer = client.post(url("add", secret), form(family="김", given="민준"))

    assert answer.status_code == 422
    assert "“김” is not in Latin letters." in answer.content.decode()
    assert 'value="민준"' in answer.content.decode()


def test_a_photo_of_60_megabytes_is_told_with_the_limit_and_the_rest_of_the_form_stays(
    client, secret
):
    photo = SimpleUploadedFile("big.jpg", b"\xff\xd8" + b"0" * 60 * 2**20, "image/jpeg")

    answer = client.post(
        url("add", secret), form(family="SAMPLE", diet="No fish") | {"photo": photo}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“big.jpg” is larger than 15 MB" in page
    assert ('value="SAMPLE"' in page, 'value="No fish"' in page) == (True, True)


def test_a_body_beyond_all_limits_is_not_even_read(client, secret):
    class Unread(io.BytesIO):
        def read(self, *size):
            raise AssertionError("it was read")

    answer = client.generic(
        "POST", url("add", secret), b"", CONTENT_LENGTH=str(200 * 2**20), **{"wsgi.input": Unread()}
    )

    assert answer.status_code == 413
    assert "15 MB" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "name", "content"),
    [("photo", "a.pdf", b"%PDF-1.4"), ("photo", "a.jpg", b"nothing"), ("scan", "a.docx", b"PK")],
)
def test_a_file_of_another_kind_is_refused_at_its_field(client, secret, field, name, content):
    sent = form(family="SAMPLE") | {field: SimpleUploadedFile(name, content)}

    answer = client.post(url("add", secret), sent)

    assert answer.status_code == 422
    assert f'href="#id_{field}"' in answer.content.decode()
    assert not GuestEntry.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_arrives_without_place_and_camera_and_a_scan_as_it_is(client, secret, kind):
    image = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", (60, 80), "red").save(image, kind)
    photo = SimpleUploadedFile(f"me.{kind.lower()}", image.getvalue())
    scan = SimpleUploadedFile("pass.jpg", jpeg())

    client.post(url("add", secret), form(family="SAMPLE") | {"photo": photo, "scan": scan})
    entry = GuestEntry.objects.get()
    page = client.get(url("person", secret, entry.pk)).content.decode()

    assert (entry.photo.mime, entry.photo.is_sealed) == (f"image/{kind.lower()}", True)
    assert storage.read(entry.scan) == jpeg()
    assert page.count("A file has arrived.") == 2


def jpeg() -> bytes:
    image = io.BytesIO()
    Image.new("RGB", (60, 80), "blue").save(image, "JPEG")
    return image.getvalue()


def test_what_two_browsers_write_into_one_field_is_shown_side_by_side(client, secret):
    client.post(url("add", secret), form(family="SAMPLE", title_en="Mayor", mrz=PASTED))
    entry = GuestEntry.objects.get()
    mine = form_with(client.get(url("person", secret, entry.pk)).content.decode(), "title_en")
    theirs = mine.copy()
    theirs["title_en"], theirs["passport_number"] = "Lord Mayor", "CD7654321"
    mine["title_en"], mine["passport_number"] = "Madam Mayor", "EF1111111"
    client.post(url("person", secret, entry.pk), theirs | {"form_key": "one"})

    answer = client.post(url("person", secret, entry.pk), mine | {"form_key": "two"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The other person wrote: Lord Mayor" in page
    assert ("The other person wrote: ••••321" in page, "CD7654321" in page) == (True, False)
    assert 'value="Madam Mayor"' in page


def test_somebody_who_was_taken_off_meanwhile_is_told_so(client, secret):
    client.post(url("add", secret), form(family="SAMPLE"))
    entry = GuestEntry.objects.get()

    first = client.post(url("remove", secret, entry.pk), {"form_key": "one"})
    second = client.post(url("remove", secret, entry.pk), {"form_key": "two"})

    assert (first.headers["Location"], second.status_code) == ("../../../?told=removed", 404)
    assert "This person is not on your list" in second.content.decode()
    assert "was taken off" in client.get(url("overview", secret) + "?told=removed").content.decode()


def test_a_form_sent_twice_writes_one_person_and_its_secret_is_kept_nowhere(client, secret):
    sent = form(family="SAMPLE", form_key="k" * 20)

    answers = [client.post(url("add", secret), sent) for _turn in range(2)]
    other = client.post(url("add", secret), sent | {"family": "OTHER"})

    assert [one.headers["Location"] for one in answers] == ["../?told=saved"] * 2
    assert GuestEntry.objects.count() == 1
    assert other.status_code == 409
    assert secret not in str(list(AnsweredForm.objects.values()))
    assert not Session.objects.exists()


def test_the_list_is_confirmed_when_it_is_said_to_be_complete(client, secret):
    client.post(url("add", secret), form(family="SAMPLE"))

    refused = client.post(url("confirm", secret), {"form_key": "a"})
    done = client.post(url("confirm", secret), {"form_key": "b", "as_it_is": "on"})
    page = client.get(url("overview", secret) + "?told=confirmed").content.decode()

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Something is still missing." in refused.content.decode()
    assert "You confirmed it on 02/02/2026 12:00" in page
    assert "The office has been told" in page


def test_the_language_is_switched_and_remembered_for_these_pages_only(client, secret):
    vietnamese = client.get(url("overview", secret) + "?in=vi")
    kept = client.cookies["guest-language"]
    after = client.get(url("overview", secret))

    assert "Danh sách chưa có ai." in vietnamese.content.decode()
    assert (kept["path"], kept["httponly"]) == ("/guest/", True)
    assert "Danh sách chưa có ai." in after.content.decode()


def test_a_form_needs_its_token_also_where_the_browser_hides_where_it_came_from(secret):
    client = Client(enforce_csrf_checks=True, headers={"Origin": "null"})
    client.get(url("add", secret))
    token = client.cookies["csrf"].value
    sent = form(family="SAMPLE")

    without = client.post(url("add", secret), sent)
    foreign = client.post(
        url("add", secret), sent | {"csrfmiddlewaretoken": token}, headers={"Origin": "https://khac.example"}
    )  # fmt: skip
    right = client.post(url("add", secret), sent | {"csrfmiddlewaretoken": token})

    assert [without.status_code, foreign.status_code, right.status_code] == [403, 403, 302]


def test_who_guesses_is_heard_twenty_times_an_hour(client, secret):
    for turn in range(20):
        client.get(url("overview", f"wrong-{turn}"))

    shut = client.get(url("overview", secret))
    elsewhere = client.get(url("overview", secret), REMOTE_ADDR="192.0.2.7")

    assert (shut.status_code, elsewhere.status_code) == (404, 200)


def test_a_link_that_sends_without_end_is_slowed_down(client, secret, monkeypatch):
    monkeypatch.setattr(gate, "SAVES", 1)

    answers = [client.post(url("add", secret), form(family="SAMPLE")) for _turn in range(2)]

    assert [one.status_code for one in answers] == [302, 429]


def test_the_word_of_the_demonstration_opens_nothing_elsewhere(client, settings):
    link_of(factories.delegation(), secret=settings.DEMO_GUESTS)
    here = client.get(url("overview", settings.DEMO_GUESTS)).status_code

    settings.DEMO = False

    assert (here, client.get(url("overview", settings.DEMO_GUESTS)).status_code) == (200, 404)


def test_no_log_line_holds_the_secret_nor_what_was_written(lines, client, secret):
    client.post(url("add", secret), form(family="CANARY", passport_number="AB1234567", email="x"))
    client.get(url("person", secret, 999_999))
    client.get(url("overview", "wrong" + secret))

    said = lines.getvalue()
    assert [word for word in (secret, "CANARY", "AB1234567") if word in said] == []
    assert "/guest/" in said


def test_an_accepted_guest_who_does_not_come_stays_in_sight_and_may_come_after_all(client, secret):
    client.post(url("add", secret), form(family="SAMPLE"))
    entry = GuestEntry.objects.get()
    accept_entry(entry, lines=LINES, version=entry.version, on=factories.MONDAY, by=cast.ha())

    left = client.post(url("remove", secret, entry.pk), {"form_key": "one"})
    page = client.get(url("overview", secret) + "?told=leaving").content.decode()
    back = client.post(url("restore", secret, entry.pk), {"form_key": "two"})
    again = client.post(url("restore", secret, entry.pk), {"form_key": "three"})

    assert left.headers["Location"] == "../../../?told=leaving"
    assert [
        word for word in ("does not come.", "Comes after all", "SAMPLE") if word not in page
    ] == []
    assert (back.status_code, again.status_code) == (302, 422)
    assert "Comes after all" not in client.get(url("overview", secret)).content.decode()
