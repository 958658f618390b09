"""The passport of a guest: kept sealed, shown by its end, read in full only by name and on record."""

from datetime import date

import pytest

from doingoai.directory.models import Passport
from doingoai.foundation.models import AuditEntry
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

NUMBER = "M12345678"
KEPT_MEANWHILE = (
    "Có người khác đã lưu hộ chiếu này sau khi bạn mở trang. Nếu bản của bạn đúng, hãy lưu lại."
)


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
def test_a_passport_that_cannot_be_is_refused_at_its_field(client, ha, visit, fields, told):
    guest = factories.member(visit)

    response = client.post(at(visit, "member-passport", guest.pk), passport(**fields))

    assert (response.status_code, shown_faults(response)) == (422, told)
    assert not Passport.objects.exists()


def opened_with(client, visit, guest):
    """What the form of the passport carries from when it was opened."""
    form = client.get(at(visit, "member-passport", guest.pk)).context["form"]
    return {"opened": form["opened"].value(), "version": ""}


def kept(guest, **fields):
    """Another person has changed the passport meanwhile."""
    Passport.objects.filter(pk=guest.passport_id).update(**fields)


def test_the_form_shows_what_is_kept_and_never_the_number(client, ha, visit, guest):
    html = read(client.get(at(visit, "member-passport", guest.pk)))

    assert ['value="01/01/2030"' in html, NUMBER in html, "5678" in html] == [True, False, False]


def test_without_a_number_what_is_kept_is_corrected(client, ha, visit, guest):
    opened = opened_with(client, visit, guest)

    client.post(at(visit, "member-passport", guest.pk), passport(number="", **opened))

    known = Passport.objects.get()
    assert (known.kind, known.issued_on, known.tail) == ("official", date(2020, 1, 1), "5678")
    assert verbs(known) == ["passport.kept", "passport.kept"]
    assert "2031" not in str(AuditEntry.objects.order_by("number").last().details)


def test_saving_a_passport_as_it_was_opened_leaves_no_trace(client, ha, visit, guest):
    opened = opened_with(client, visit, guest)

    client.post(
        at(visit, "member-passport", guest.pk),
        {"number": "", "kind": "ordinary", "country": "KR", "expires_on": "1/1/2030", **opened},
    )

    assert verbs(Passport.objects.get()) == ["passport.kept"]


def test_a_passport_corrected_into_one_that_cannot_be_is_refused(client, ha, visit, guest):
    response = client.post(
        at(visit, "member-passport", guest.pk), passport(number="", expires_on="1/1/2019")
    )

    assert shown_faults(response) == {
        "expires_on": "Hộ chiếu hết hạn trước ngày cấp. Hãy kiểm tra hai ngày này."
    }
    assert Passport.objects.get().expires_on == date(2030, 1, 1)


@pytest.mark.parametrize("number", ["", "b 7654321"], ids=["corrected", "another"])
def test_of_two_hands_on_a_passport_both_are_shown(client, ha, visit, guest, number):
    opened = opened_with(client, visit, guest)
    kept(guest, expires_on=date(2032, 3, 4))

    response = client.post(
        at(visit, "member-passport", guest.pk), passport(number=number, **opened)
    )
    again = client.post(
        at(visit, "member-passport", guest.pk),
        passport(number=number, opened=response.context["form"]["opened"].value()),
    )

    assert response.status_code == 422
    assert shown_faults(response)["expires_on"] == "Người kia đã ghi: 04/03/2032"
    assert typed(response, mine='value="1/1/2031"') == []
    guest.refresh_from_db()
    assert (again.status_code, guest.passport.expires_on) == (302, date(2031, 1, 1))


def test_another_number_kept_meanwhile_is_shown_by_its_end(client, ha, visit, guest):
    opened = opened_with(client, visit, guest)
    client.post(at(visit, "member-passport", guest.pk), passport(number="C9998887", **opened))

    response = client.post(at(visit, "member-passport", guest.pk), passport(**opened))

    assert shown_faults(response)["number"] == "Người kia đã ghi: •••• 8887"
    assert Passport.objects.filter(tail="4321").count() == 0


def test_the_same_said_by_two_is_kept_once(client, ha, visit, guest):
    opened = opened_with(client, visit, guest)

    answers = [
        client.post(at(visit, "member-passport", guest.pk), passport(**opened))
        for _turn in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Passport.objects.filter(tail="4321").count() == 1


def test_who_may_not_read_passports_keeps_one_unseen_and_overwrites_nobody(client, visit, guest):
    cast.enter(client, cast.lan())
    html = read(client.get(at(visit, "member-passport", guest.pk)))
    opened = opened_with(client, visit, guest)
    kept(guest, issued_on=date(2029, 12, 24))

    response = client.post(at(visit, "member-passport", guest.pk), passport(**opened))
    again = opened_with(client, visit, guest)
    done = client.post(at(visit, "member-passport", guest.pk), passport(**again))

    assert ["2030" in html, "2029" in read(response), "24/12" in read(response)] == [False] * 3
    assert (response.status_code, shown_faults(response)) == (422, {"": KEPT_MEANWHILE})
    assert (done.status_code, Passport.objects.filter(tail="4321").count()) == (302, 1)


def test_of_a_passport_only_its_readers_see_more_than_that_it_is_kept(client, visit, guest):
    pages = []
    for who in (cast.ha(), cast.lan()):
        cast.enter(client, who)
        pages.append(read(client.get(at(visit, "member", guest.pk))))

    shown = [
        ["01/01/2030" in html, "•••• 5678" in html, "Đã lưu hộ chiếu" in html] for html in pages
    ]
    assert shown == [[True, True, False], [False, False, True]]


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
