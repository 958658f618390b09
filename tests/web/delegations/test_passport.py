"""The passport of a guest: kept sealed, shown by its end, read in full only by name and on record."""

from datetime import date

import pytest

from doingoai.directory.models import Passport
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

NUMBER = "M12345678"


def passport(**fields):
    usual = {"number": "b 7654321", "kind": "official", "country": "KR"}
    return {**usual, "issued_on": "1/1/2020", "expires_on": "1/1/2031", **fields}


def test_a_passport_is_kept_sealed(client, ha, visit, guest):
    shown = read(client.get(at(visit, "member-passport", guest.pk)))
    response = client.post(at(visit, "member-passport", guest.pk), passport())

    guest.refresh_from_db()
    kept = Passport.objects.get(tail="4321")
    assert inline_faults(shown) == []
    assert response.headers["Location"] == at(visit, "member", guest.pk)
    assert (guest.passport, kept.kind, kept.expires_on) == (kept, "official", date(2031, 1, 1))
    assert b"7654321" not in bytes(kept.number_sealed)
    assert verbs(kept) == ["passport.kept"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"number": ""}, {"number": "Mục này còn để trống."}),
        ({"number": "---"}, {"number": "Hãy ghi số hộ chiếu."}),
        ({"number": "B" * 400}, {"number": "Giá trị này chỉ có tối đa 20 kí tự (hiện có 400)"}),
        (
            {"expires_on": "31/12/2019"},
            {"expires_on": "Hộ chiếu hết hạn trước ngày cấp. Hãy kiểm tra hai ngày này."},
        ),
        (
            {"issued_on": "31/4/2020"},
            {"issued_on": "Không có ngày “31/4/2020”: tháng 4/2020 chỉ có 30 ngày."},
        ),
    ],
    ids=["empty", "no letter", "long", "turned round", "no such day"],
)
def test_a_passport_that_cannot_be_is_refused_at_its_field(client, ha, visit, guest, fields, told):
    response = client.post(at(visit, "member-passport", guest.pk), passport(**fields))

    assert (response.status_code, shown_faults(response)) == (422, told)
    assert Passport.objects.count() == 1


def test_reading_a_number_is_kept(client, ha, visit, guest):
    html = read(client.post(at(visit, "member-passport-number", guest.pk)))

    assert NUMBER in html
    assert verbs(guest.passport) == ["passport.kept", "passport.read"]
    assert client.get(at(visit, "member-passport-number", guest.pk)).status_code == 405


def test_who_may_not_read_numbers_is_refused_and_shown_none(client, visit, guest):
    cast.enter(client, cast.lan())

    response = client.post(at(visit, "member-passport-number", guest.pk))

    assert (response.status_code, NUMBER in read(response)) == (403, False)
    assert verbs(guest.passport) == ["passport.kept"]


def test_without_a_passport_there_is_no_number(client, ha, visit):
    other = factories.member(visit)

    html = read(client.post(at(visit, "member-passport-number", other.pk)))

    assert "<strong>–</strong>" in html
