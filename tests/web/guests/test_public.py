"""The guests' own page: nobody signs in, the link is all they have."""

import pytest
from django.urls import reverse

from doingoai.guests.models import GuestEntry
from tests import factories
from tests.guests.making import PASTED, link_of, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


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
