"""Visits and their programmes, as programs of different people read them."""

from datetime import UTC, date, datetime

import pytest

from doingoai.accounts.actions import set_roles
from doingoai.accounts.states import Role
from doingoai.delegations.states import MemberRole, State
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.programme.actions import issue_programme
from doingoai.programme.states import Side
from tests import cast, factories
from tests.api.callers import call, refused, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    return token_of(cast.lan())[1]


@pytest.fixture
def secret_in_use(secret):
    """One that has been used today: the first call of a day also keeps the day."""
    call("partners/", secret)
    return secret


def keys(response):
    return [one["id"] for one in response.json()["items"]]


def visits(*days, **fields):
    return [factories.delegation(starts_on=date(2026, 2, day), **fields) for day in days]


def test_a_visit_of_the_list_says_who_comes_when(secret):
    partner = factories.partner("Thành phố Mẫu Biển", name_en="Sample Harbour", city="Mau")
    visit = factories.delegation(
        reference="ĐV-1", title_vi="Đoàn Mẫu", title_en="Sample visit", partner=partner
    )

    response = call("delegations/", secret)

    assert response.json() == {
        "items": [
            {
                "id": visit.pk, "reference": "ĐV-1", "title_vi": "Đoàn Mẫu",
                "title_en": "Sample visit", "state": "draft", "kind": "working_visit",
                "field": "other", "country": "KR", "starts_on": "2026-02-09",
                "ends_on": "2026-02-11", "version": 1,
                "partner": {
                    "id": partner.pk, "kind": "locality", "group": "other", "city": "Mau",
                    "name_vi": "Thành phố Mẫu Biển", "name_en": "Sample Harbour", "country": "KR",
                },
            }
        ],
        "next": None,
    }  # fmt: skip


def test_the_newest_comes_first_and_of_one_day_the_last_entered(secret):
    old, first, second = visits(1, 9, 9)

    assert keys(call("delegations/", secret)) == [second.pk, first.pk, old.pk]


def test_pages_follow_each_other_without_gap_or_repetition(secret):
    made = visits(1, 9, 9, 9, 20)
    seen, mark = [], ""

    for _turn in range(3):
        page = call(f"delegations/?limit=2&after={mark}", secret)
        seen.append(keys(page))
        mark = page.json()["next"]

    one, two, three, four, five = (visit.pk for visit in made)
    assert seen == [[five, four], [three, two], [one]]
    assert mark is None


def test_a_page_stays_right_when_a_visit_comes_in_between(secret):
    first, second, third = visits(1, 2, 3)
    mark = call("delegations/?limit=1", secret).json()["next"]
    visits(4)

    assert keys(call(f"delegations/?after={mark}", secret)) == [second.pk, first.pk]
    assert mark == f"2026-02-03.{third.pk}"


@pytest.mark.parametrize(
    "mark", ["x", "2026-02-09", "2026-02-30.1", "2026-02-09.x", ".1", "20260209.1", "2026-02-09.-1"]
)
def test_a_page_nobody_gave_is_refused_and_not_taken_for_the_first(secret, mark):
    response = call(f"delegations/?after={mark}", secret)

    assert refused(response) == (422, "page.unknown")
    assert list(response.json()["fields"]) == ["after"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=approved", ["approved"]),
        ("country=jp", ["japan"]),
        ("country=JP", ["japan"]),
        ("country=", ["late", "japan", "approved"]),
        ("starts_from=2026-02-10", ["late"]),
        ("starts_to=2026-02-08", ["approved"]),
        ("starts_from=2026-02-09&starts_to=2026-02-09", ["japan"]),
        ("state=draft&country=KR", ["late"]),
        ("state=closed", []),
    ],
)
def test_the_list_is_narrowed(secret, asked, found):
    made = {
        "approved": factories.delegation(starts_on=date(2026, 2, 1), state=State.APPROVED),
        "japan": factories.delegation(
            starts_on=date(2026, 2, 9), partner=factories.partner(country="JP")
        ),
        "late": factories.delegation(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2)),
    }

    assert keys(call(f"delegations/?{asked}", secret)) == [made[name].pk for name in found]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("state=lost", "state"),
        ("country=KOR", "country"),
        ("country=%00%00", "country"),
        ("country=K1", "country"),
        ("starts_from=09/02/2026", "starts_from"),
        ("starts_to=tomorrow", "starts_to"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=many", "limit"),
        ("after=" + "9" * 41, "after"),
    ],
)
def test_what_is_not_understood_is_named(secret, asked, wrong):
    response = call(f"delegations/?{asked}", secret)

    assert refused(response) == (422, "parameters.not_understood")
    assert list(response.json()["fields"]) == [wrong]


def test_several_faults_are_told_at_once_in_words(secret):
    response = call("delegations/?limit=101&starts_from=x&country=KOR", secret)

    assert response.json()["fields"] == {
        "country": "Không đúng dạng đã mô tả.",
        "starts_from": "Cần một ngày như 2026-02-09.",
        "limit": "Không lớn hơn 100.",
    }


def test_the_list_asks_the_database_equally_often_for_one_and_for_many(
    secret_in_use, django_assert_num_queries
):
    visits(1)
    with django_assert_num_queries(5):
        call("delegations/", secret_in_use)
    visits(2, 3, 4)
    with django_assert_num_queries(5):
        assert len(keys(call("delegations/", secret_in_use))) == 4


def test_one_visit_shows_its_people(secret):
    visit = factories.delegation(
        responsible=cast.ha(), guest_class="B", guest_class_by=cast.minh(), payer="guest_board"
    )
    guest = factories.member(
        visit, factories.person("KIM", "Mau", native="김견본"), role=MemberRole.HEAD,
        title_vi="Thị trưởng", title_en="Mayor", organisation_vi="Thành phố Mẫu",
        organisation_en="Sample City",
    )  # fmt: skip
    host = factories.host(
        visit, factories.person("Lê", "Thử", vietnamese=True), title_vi="Phó Chủ tịch"
    )

    body = call(f"delegations/{visit.pk}/", secret).json()

    assert body["members"] == [
        {
            "id": guest.pk, "person": guest.person_id, "name": "KIM Mau", "native": "김견본", "role": "head",
            "title_vi": "Thị trưởng", "title_en": "Mayor", "organisation_vi": "Thành phố Mẫu",
            "organisation_en": "Sample City", "nationality": "KR",
        }
    ]  # fmt: skip
    assert body["hosts"] == [
        {"id": host.pk, "person": host.person_id, "name": "Lê Thử", "role": "participant", "title_vi": "Phó Chủ tịch", "title_en": ""}
    ]  # fmt: skip
    assert [body[name] for name in ("guest_class", "payer", "receiving_unit", "responsible")] == [
        "B", "guest_board", "Sở Ngoại vụ", "Trần Thị Hà Mẫu",
    ]  # fmt: skip


@pytest.mark.parametrize("who", [cast.lan, cast.ha, cast.director])
def test_no_passport_birth_date_or_diet_comes_out_for_whomever(who):
    ha, visit = cast.ha(), factories.delegation()
    guest = factories.member(visit, diet="Kiêng tôm Mẫu", room="501", car="Xe số 1")
    guest.passport = set_passport(guest.person, PassportData("ZZ7654321"), by=ha)
    guest.save()
    set_birth_date(guest.person, date(1961, 3, 12), by=ha)
    item = factories.item(visit.programme, menu_vi="Thực đơn Mẫu", notes_vi="Ghi chú Mẫu")
    factories.participation(item, guest.person)
    secret = token_of(who())[1]

    said = "".join(
        call(path, secret).content.decode()
        for path in (
            "delegations/", f"delegations/{visit.pk}/", f"delegations/{visit.pk}/programme/",
        )
    )  # fmt: skip

    hidden = ("ZZ7654321", "4321", "1961", "03-12", "Kiêng", "501", "Xe số", "Thực đơn", "Ghi chú")
    assert [word for word in hidden if word in said] == []
    assert guest.badge_token not in said


def test_a_programme_is_told_in_order_with_offsets_and_both_sides(secret):
    visit, ha = factories.delegation(), cast.ha()
    guest, host = factories.person("KIM", "Mau"), factories.person("Lê", "Thử", vietnamese=True)
    place = factories.place("Nhà khách", name_en="Guest House", room="Phòng 1")
    later = factories.item(
        visit.programme, starts_at=datetime(2026, 2, 9, 5, 0, tzinfo=UTC), ends_at=None,
        title_vi="Ăn trưa", title_en="Lunch", responsible_text="Tổ lễ tân",
    )  # fmt: skip
    first = factories.item(visit.programme, place=place, responsible=ha, interpreter_language="ko")
    factories.participation(first, guest, Side.GUEST)
    factories.participation(first, host, Side.HOST)

    body = call(f"delegations/{visit.pk}/programme/", secret).json()

    assert body == {
        "delegation": visit.pk,
        "issued_version": 0,
        "items": [
            {
                "id": first.pk, "kind": "talks", "starts_at": "2026-02-09T09:00:00+07:00",
                "ends_at": "2026-02-09T10:00:00+07:00", "title_vi": "Hội đàm",
                "title_en": "Talks", "place": "Nhà khách, Phòng 1", "guests": ["KIM Mau"],
                "hosts": ["Lê Thử"], "responsible": "Trần Thị Hà Mẫu", "interpreter_language": "ko",
            },
            {
                "id": later.pk, "kind": "talks", "starts_at": "2026-02-09T12:00:00+07:00",
                "ends_at": None, "title_vi": "Ăn trưa", "title_en": "Lunch", "place": "",
                "guests": [], "hosts": [], "responsible": "Tổ lễ tân", "interpreter_language": "",
            },
        ],
    }  # fmt: skip


def test_the_version_handed_out_last_is_told(secret):
    visit, ha = factories.delegation(), cast.ha()
    item = factories.item(visit.programme)
    issue_programme(visit.programme, by=ha, at=factories.NOON)
    item.title_vi = "Hội đàm hẹp"
    item.save()
    issue_programme(visit.programme, by=ha, at=factories.NOON)

    assert call(f"delegations/{visit.pk}/programme/", secret).json()["issued_version"] == 2


@pytest.mark.parametrize("many", [1, 4])
def test_a_programme_costs_the_same_however_long(secret_in_use, many, django_assert_num_queries):
    visit = factories.delegation()
    for _turn in range(many):
        factories.participation(factories.item(visit.programme), factories.person())

    with django_assert_num_queries(10):
        response = call(f"delegations/{visit.pk}/programme/", secret_in_use)

    assert len(response.json()["items"]) == many


@pytest.mark.parametrize("many", [1, 4])
def test_a_visit_costs_the_same_however_many_come(secret_in_use, many, django_assert_num_queries):
    visit = factories.delegation()
    for _turn in range(many):
        factories.member(visit)
        factories.host(visit)

    with django_assert_num_queries(7):
        response = call(f"delegations/{visit.pk}/", secret_in_use)

    assert [len(response.json()[name]) for name in ("members", "hosts")] == [many, many]


@pytest.mark.parametrize("key", ["999999", "9" * 30, "0"])
@pytest.mark.parametrize("rest", ["", "programme/"])
def test_a_visit_that_is_not_there_is_not_found(secret, key, rest):
    assert refused(call(f"delegations/{key}/{rest}", secret)) == (404, "not_found")


class TestFocalPoint:
    """Whoever answers for another agency sees what is shared with it, and nothing else."""

    @pytest.fixture
    def focal(self):
        return token_of(cast.focal_point())[1]

    def test_only_shared_visits_are_listed(self, focal):
        shared, _other = factories.delegation(), factories.delegation()
        factories.shared_with(shared, cast.police())

        assert keys(call("delegations/", focal)) == [shared.pk]

    def test_a_visit_on_which_the_unit_is_asked_is_seen_until_that_is_withdrawn(self, focal):
        visit = factories.delegation()
        asked = factories.consultation(visit, cast.police(), cast.lan())
        seen = keys(call("delegations/", focal))
        asked.withdrawn_at = factories.NOON
        asked.withdrawn_by = cast.lan()
        asked.save()

        assert (seen, keys(call("delegations/", focal))) == ([visit.pk], [])

    def test_a_visit_shared_with_a_unit_below_is_seen(self, focal):
        visit = factories.delegation()
        factories.shared_with(visit, factories.unit("doi-1", parent=cast.police()))

        assert keys(call("delegations/", focal)) == [visit.pk]

    def test_a_visit_shared_with_another_unit_is_not(self, focal):
        factories.shared_with(factories.delegation(), factories.unit("y-te"))

        assert keys(call("delegations/", focal)) == []

    @pytest.mark.parametrize("rest", ["", "programme/"])
    def test_what_is_not_shared_answers_like_what_is_not_there(self, focal, rest):
        visit = factories.delegation()

        hidden = call(f"delegations/{visit.pk}/{rest}", focal)
        absent = call(f"delegations/{visit.pk + 1}/{rest}", focal)

        assert refused(hidden) == (404, "not_found")
        assert hidden.content == absent.content

    def test_a_shared_visit_is_read_with_its_programme(self, focal):
        visit = factories.delegation()
        factories.shared_with(visit, cast.police())
        factories.item(visit.programme)

        one = call(f"delegations/{visit.pk}/", focal)
        programme = call(f"delegations/{visit.pk}/programme/", focal)

        assert (one.json()["id"], len(programme.json()["items"])) == (visit.pk, 1)

    def test_filters_and_marks_do_not_widen_what_is_seen(self, focal):
        visit = factories.delegation()

        for asked in (f"after=2030-01-01.{visit.pk}", "state=draft", "country=KR", "limit=100"):
            assert keys(call(f"delegations/?{asked}", focal)) == []


def test_a_token_sees_less_from_the_next_call_when_its_owner_does():
    lan, visit = cast.lan(), factories.delegation()
    secret = token_of(lan)[1]
    before = keys(call("delegations/", secret))

    set_roles(lan, roles=[Role.FOCAL_POINT], by=cast.administrator())

    assert before == [visit.pk]
    assert keys(call("delegations/", secret)) == [visit.pk]  # the own unit receives it
    assert keys(call("partners/", secret)) == []
