"""Partners, as programs read them."""

import pytest

from doingoai.directory.actions import add_partner
from doingoai.directory.states import PartnerKind
from tests import cast, factories
from tests.api.callers import call, refused, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    return token_of(cast.lan())[1]


def keys(response):
    return [one["id"] for one in response.json()["items"]]


def test_a_partner_is_told_with_its_contacts_only_by_itself(secret):
    partner = factories.partner(
        "Thành phố Mẫu Biển", name_en="Sample Harbour", city="Mau", note="Ghi chú riêng",
        phone="0123 456 789", email="mau@example.org",
    )  # fmt: skip

    one, several = call(f"partners/{partner.pk}/", secret), call("partners/", secret)

    short = {
        "id": partner.pk, "kind": "locality", "group": "other", "city": "Mau", "country": "KR",
        "name_vi": "Thành phố Mẫu Biển", "name_en": "Sample Harbour",
    }  # fmt: skip
    contacts = {
        "note": "Ghi chú riêng", "phone": "0123 456 789", "email": "mau@example.org", "address": "",
        "website": "", "name_native": "", "version": 1,
    }  # fmt: skip
    assert several.json()["items"] == [short]
    assert one.json() == {**short, **contacts}


def test_pages_follow_each_other_by_key(secret):
    one, two, three = (factories.partner().pk for _turn in range(3))

    first = call("partners/?limit=2", secret)
    second = call(f"partners/?limit=2&after={first.json()['next']}", secret)

    assert (keys(first), keys(second), second.json()["next"]) == ([one, two], [three], None)


def test_a_full_last_page_says_that_it_is_the_last(secret):
    factories.partner()

    assert call("partners/?limit=1", secret).json()["next"] is None


def test_partners_are_found_without_accents_and_by_country(secret):
    lan = cast.lan()
    found = add_partner(
        kind=PartnerKind.LOCALITY, name_vi="Thành phố Đá Biển", country="KR", by=lan
    )
    add_partner(kind=PartnerKind.LOCALITY, name_vi="Thành phố Núi", country="JP", by=lan)

    assert keys(call("partners/?q=thanh+pho+da+bien", secret)) == [found.pk]
    assert keys(call("partners/?q=thanh+pho&country=kr", secret)) == [found.pk]
    assert keys(call("partners/?q=%27%22*", secret)) == []
    assert call("partners/?q=%00", secret).status_code == 422


def test_more_are_found_than_a_suggestion_shows(secret):
    lan = cast.lan()
    made = [
        add_partner(
            kind=PartnerKind.COMPANY, name_vi=f"Công ty Mẫu {turn}", country="JP", by=lan
        ).pk
        for turn in range(23)
    ]

    first = call("partners/?q=cong+ty+mau&limit=20", secret)
    second = call(f"partners/?q=cong+ty+mau&after={first.json()['next']}", secret)

    assert keys(first) + keys(second) == made


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("after=x", "after"),
        ("after=-1", "after"),
        ("after=" + "9" * 20, "after"),
        ("limit=1000", "limit"),
        ("country=Korea", "country"),
        ("q=" + "a" * 201, "q"),
    ],
)
def test_what_is_not_understood_is_named(secret, asked, wrong):
    response = call(f"partners/?{asked}", secret)

    assert refused(response) == (422, "parameters.not_understood")
    assert list(response.json()["fields"]) == [wrong]


def test_who_may_not_read_the_directory_finds_nothing_there():
    partner, secret = factories.partner(), token_of(cast.focal_point())[1]

    hidden = call(f"partners/{partner.pk}/", secret)
    absent = call(f"partners/{partner.pk + 1}/", secret)

    assert keys(call("partners/", secret)) == []
    assert refused(hidden) == (404, "not_found")
    assert hidden.content == absent.content
