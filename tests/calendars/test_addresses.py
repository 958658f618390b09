"""Secret addresses: who makes which, what each shows at the moment it is read, how it ends."""

import pytest
from icalendar import Calendar

from doingoai.accounts.models import RoleGrant
from doingoai.accounts.states import UnitKind
from doingoai.calendars.actions import make_feed, revoke_feed, shown_events
from doingoai.calendars.models import Feed
from doingoai.calendars.queries import feed_called, feeds_of, title_of
from doingoai.calendars.states import Scope
from doingoai.calendars.writing import Head, calendar_bytes
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.missions.models import Leg, Mission, Traveller
from doingoai.missions.states import MissionState, TravellerRole
from doingoai.programme.states import Side
from tests import cast, factories

pytestmark = pytest.mark.django_db

AT = factories.NOON


def make(scope, *, by=None, **of):
    return make_feed(scope, language="vi", by=by or cast.ha(), at=AT, **of)


def shown(feed, at=AT):
    """Titles and states of the events of an address as its owner is now."""
    fresh = Feed.objects.select_related("owner__unit", "unit", "leader", "delegation")
    events = shown_events(fresh.get(pk=feed.pk), at=at)
    return [(one.entry.title, one.entry.status) for one in events]


def mission(by, **fields):
    turn = Mission.objects.count() + 1
    fields.setdefault("unit", by.unit)
    fields.setdefault("state", MissionState.APPROVED)
    return Mission.objects.create(
        reference=f"ĐR-2026-{turn:04d}",
        title_vi="Thăm Viêng Chăn (mẫu)",
        starts_on=factories.FIRST_DAY,
        ends_on=factories.LAST_DAY,
        programme=factories.programme(),
        opened_by=by,
        opened_at=AT,
        **fields,
    )


def test_an_address_is_found_by_its_secret_of_which_only_the_hash_is_kept():
    feed, secret = make(Scope.PERSON)

    assert feed_called(secret) == feed
    assert len(secret) == 43
    assert secret not in str(Feed.objects.values().get())
    assert secret not in str(list(AuditEntry.objects.values()))


def test_no_two_addresses_are_alike():
    assert make(Scope.PERSON)[1] != make(Scope.PERSON)[1]
    assert feeds_of(cast.ha()).count() == 2


def test_a_stopped_address_opens_nothing():
    feed, secret = make(Scope.PERSON)

    revoke_feed(feed, by=cast.ha(), at=AT)
    again = revoke_feed(feed, by=cast.ha(), at=AT.replace(hour=9))

    assert feed_called(secret) is None
    assert list(feeds_of(cast.ha())) == []
    assert again.revoked_at == AT
    verbs = list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["feed.made", "feed.revoked"]


def test_a_closed_account_closes_its_addresses():
    ha = cast.ha()
    _feed, secret = make(Scope.PERSON, by=ha)

    ha.is_active = False
    ha.save(update_fields=["is_active"])

    assert feed_called(secret) is None


@pytest.mark.parametrize(
    ("scope", "who", "allowed"),
    [
        (Scope.PERSON, cast.stranger, True),
        (Scope.PERSON, cast.focal_point, True),
        (Scope.OFFICE, cast.lan, True),
        (Scope.OFFICE, cast.focal_point, False),
        (Scope.OFFICE, cast.administrator, False),
        (Scope.LEADER, cast.clerk, True),
        (Scope.LEADER, cast.focal_point, False),
        (Scope.DELEGATION, cast.ha, True),
        (Scope.DELEGATION, cast.minh, False),
        (Scope.DELEGATION, cast.clerk, False),
        (Scope.DELEGATION, cast.focal_point, False),
    ],
)
def test_only_who_may_see_those_days_makes_an_address(scope, who, allowed):
    of = {
        Scope.LEADER: {"leader": factories.person("Lê", vietnamese=True)},
        Scope.DELEGATION: {"delegation": factories.delegation()},
    }.get(scope, {})

    user = who()

    if allowed:
        assert make(scope, by=user, **of)[0].owner == user
        return
    with pytest.raises(NotAllowed):
        make(scope, by=user, **of)
    assert Feed.objects.count() == 0


def test_a_focal_point_follows_the_own_unit_and_those_below_it_only():
    focal = cast.focal_point()
    below = factories.unit("doi-1", parent=focal.unit)
    other = factories.unit("so-y-te", kind=UnitKind.DEPARTMENT)

    own = [make(Scope.UNIT, by=focal, unit=unit)[0].unit for unit in (focal.unit, below)]

    assert own == [focal.unit, below]
    with pytest.raises(NotAllowed):
        make(Scope.UNIT, by=focal, unit=other)


@pytest.mark.parametrize("state", [State.CLOSED, State.CANCELLED, State.REFUSED])
def test_a_visit_that_is_over_gets_no_new_address(state):
    closed = {"closed_at": AT} if state == State.CLOSED else {}
    visit = factories.delegation(state=state, **closed)

    with pytest.raises(RuleBroken) as refusal:
        make(Scope.DELEGATION, delegation=visit)

    assert refusal.value.code == "feed.visit_over"
    assert Feed.objects.count() == 0


@pytest.mark.parametrize("who", [cast.lan, cast.focal_point])
def test_nobody_stops_the_address_of_another_but_an_administrator(who):
    feed, _secret = make(Scope.PERSON)

    with pytest.raises(NotAllowed):
        revoke_feed(feed, by=who(), at=AT)

    assert revoke_feed(feed, by=cast.administrator(), at=AT).revoked_at == AT


def test_who_edits_programmes_stops_the_address_of_a_visit():
    feed, _secret = make(Scope.DELEGATION, delegation=factories.delegation())

    assert revoke_feed(feed, by=cast.lan(), at=AT).revoked_at == AT


def test_a_person_sees_what_they_answer_for_and_take_part_in():
    ha, lan = cast.ha(), cast.lan()
    ha.email = "ha@example.invalid"
    ha.save(update_fields=["email"])
    own = factories.delegation(responsible=ha, title_vi="Đoàn của tôi")
    other = factories.delegation(responsible=lan, title_vi="Đoàn khác")
    factories.item(own.programme, title_vi="Buổi của đoàn tôi")
    factories.item(other.programme, title_vi="Buổi tôi phụ trách", responsible=ha)
    factories.item(other.programme, title_vi="Buổi người khác")
    with_me = factories.item(other.programme, title_vi="Buổi tôi dự")
    me = factories.person("Trần", vietnamese=True, email="HA@example.invalid")
    factories.participation(with_me, me, Side.HOST)
    factories.task(ha, text="Việc của tôi", due_on=factories.FIRST_DAY)
    factories.task(lan, text="Việc khác", due_on=factories.FIRST_DAY)
    factories.consultation(own, cast.police(), ha)
    trip = mission(lan)
    Traveller.objects.create(mission=trip, person=me, order=1)
    feed, _secret = make(Scope.PERSON, by=ha)

    titles = {title for title, _status in shown(feed)}

    assert titles == {
        "Đoàn của tôi", "Thăm Viêng Chăn (mẫu)", "Buổi của đoàn tôi", "Buổi tôi phụ trách",
        "Buổi tôi dự", "Việc của tôi", "Hạn cho ý kiến: Công an thành phố",
    }  # fmt: skip


def test_a_focal_point_sees_the_questions_to_the_own_unit():
    visit = factories.delegation(title_vi="Đoàn được hỏi")
    factories.consultation(visit, cast.police(), cast.lan())
    feed, _secret = make(Scope.PERSON, by=cast.focal_point())

    assert shown(feed) == [("Hạn cho ý kiến: Công an thành phố", "CONFIRMED")]


def test_what_is_done_is_ticked_and_what_was_dropped_is_cancelled():
    ha = cast.ha()
    ended = {"ended_at": AT, "ended_by": ha, "due_on": factories.FIRST_DAY}
    factories.task(ha, text="Xong", state="done", **ended)
    factories.task(ha, text="Bỏ", state="dropped", **ended)
    visit = factories.delegation()
    factories.consultation(visit, cast.police(), ha, opinion="agree", answered_on=factories.MONDAY)
    factories.consultation(visit, cast.police(), ha, withdrawn_at=AT)
    feed, _secret = make(Scope.PERSON, by=ha)

    assert shown(feed) == [
        ("✓ Xong", "CONFIRMED"),
        ("Bỏ", "CANCELLED"),
        ("✓ Hạn cho ý kiến: Công an thành phố", "CONFIRMED"),
        ("Hạn cho ý kiến: Công an thành phố", "CANCELLED"),
    ]


def test_a_unit_shows_what_it_receives_sends_and_has_to_do():
    ha = cast.ha()
    below = factories.unit("to-1", parent=ha.unit)
    visit = factories.delegation(
        receiving_unit=below, title_vi="Đoàn của phòng", state=State.APPROVED
    )
    factories.item(visit.programme, title_vi="Buổi của phòng")
    factories.delegation(title_vi="Đoàn của sở")
    mission(ha)
    factories.task(
        owner_unit=ha.unit, text="Việc của phòng", due_on=factories.FIRST_DAY, given_by=ha
    )
    feed, _secret = make(Scope.UNIT, by=cast.lan(), unit=ha.unit)

    assert shown(feed) == [
        ("Đoàn của phòng", "CONFIRMED"),
        ("Thăm Viêng Chăn (mẫu)", "CONFIRMED"),
        ("Buổi của phòng", "CONFIRMED"),
        ("Việc của phòng", "CONFIRMED"),
    ]


def test_a_leader_shows_meetings_as_host_and_missions():
    leader = factories.person("Lê", vietnamese=True)
    visit = factories.delegation(state=State.APPROVED)
    factories.participation(
        factories.item(visit.programme, title_vi="Tiếp đoàn"), leader, Side.HOST
    )
    factories.item(visit.programme, title_vi="Dạo phố")
    trip = mission(cast.lan(), state=MissionState.DRAFT)
    Traveller.objects.create(mission=trip, person=leader, order=1, role=TravellerRole.HEAD)
    Leg.objects.create(
        mission=trip, order=1, country="LA", city_vi="Viêng Chăn",
        arrives_on=trip.starts_on, leaves_on=trip.ends_on,
    )  # fmt: skip
    feed, _secret = make(Scope.LEADER, leader=leader)

    assert shown(feed) == [("Thăm Viêng Chăn (mẫu)", "TENTATIVE"), ("Tiếp đoàn", "CONFIRMED")]
    (abroad, _meeting) = shown_events(feed, at=AT)
    assert abroad.entry.place == "Viêng Chăn, Lào"


def test_the_office_shows_everything_that_touches_recent_and_coming_days():
    visit = factories.delegation(title_vi="Đoàn sắp tới")
    factories.item(visit.programme, title_vi="Hội đàm")
    long_ago = {"starts_on": factories.FIRST_DAY.replace(year=2025), "ends_on": factories.LAST_DAY.replace(year=2025)}  # fmt: skip
    old = factories.delegation(title_vi="Đoàn cũ", **long_ago)
    factories.item(old.programme, title_vi="Buổi cũ")
    trip = mission(cast.lan(), state=MissionState.CANCELLED)
    factories.item(trip.programme, title_vi="Gặp đối tác")
    feed, _secret = make(Scope.OFFICE)

    assert shown(feed) == [
        ("Đoàn sắp tới", "TENTATIVE"),
        ("Thăm Viêng Chăn (mẫu)", "CANCELLED"),
        ("Hội đàm", "TENTATIVE"),
        ("Gặp đối tác", "CANCELLED"),
    ]


@pytest.mark.parametrize("scope", [Scope.OFFICE, Scope.LEADER, Scope.DELEGATION, Scope.UNIT])
def test_a_revoked_role_empties_the_calendar_and_tells_no_title(scope):
    ha, leader = cast.ha(), factories.person("Lê", vietnamese=True)
    visit = factories.delegation(title_vi="Đoàn kín", receiving_unit=factories.foreign_affairs())
    item = factories.item(visit.programme, title_vi="Hội đàm kín")
    factories.participation(item, leader, Side.HOST)
    of = {
        Scope.LEADER: {"leader": leader},
        Scope.DELEGATION: {"delegation": visit},
        Scope.UNIT: {"unit": factories.foreign_affairs()},
    }.get(scope, {})
    feed, _secret = make(scope, by=ha, **of)
    before = shown(feed)

    RoleGrant.objects.filter(user=ha).delete()

    after = shown(feed)
    assert "Hội đàm kín" in dict(before)
    assert after == [("Không còn trong lịch này", "CANCELLED")] * len(before)
    fresh = Feed.objects.get(pk=feed.pk)
    assert "kín" not in title_of(fresh)


def test_the_name_of_a_calendar_names_no_guest():
    visit = factories.delegation(title_vi="Đoàn Thị trưởng KIM Mau")
    factories.member(visit, factories.person("KIM", "Mau"))
    feeds = [
        make(Scope.DELEGATION, delegation=visit)[0],
        make(Scope.PERSON)[0],
        make(Scope.OFFICE)[0],
    ]

    assert [title_of(feed) for feed in feeds] == [
        "Đoàn Thị trưởng …",
        "Trần Thị Hà Mẫu · Lịch của tôi",
        "Toàn cơ quan",
    ]


def test_one_item_has_the_same_identity_in_every_feed():
    ha = cast.ha()
    visit = factories.delegation(responsible=ha, state=State.APPROVED)
    item = factories.item(visit.programme)
    feeds = [
        make(Scope.PERSON)[0],
        make(Scope.OFFICE)[0],
        make(Scope.DELEGATION, delegation=visit)[0],
    ]

    identities = []
    for feed in feeds:
        written = calendar_bytes(Head("x", "nha.example"), shown_events(feed, at=AT))
        events = Calendar.from_ical(written).walk("VEVENT")
        identities.append([str(one["uid"]) for one in events if str(one["uid"]).startswith("item")])

    wanted = f"item-{item.pk}.programme-{visit.programme_id}@nha.example"
    assert identities == [[wanted]] * 3


def test_no_guest_diet_or_note_is_in_any_feed():
    ha = cast.ha()
    visit = factories.delegation(responsible=ha, title_vi="Đoàn ông KIM Mau")
    guest = factories.person("KIM", "Mau", native="김 견본")
    factories.member(visit, guest, diet="ăn chay trường")
    item = factories.item(visit.programme, title_vi="Tiếp KIM Mau", notes_vi="mật", menu_vi="chay")
    factories.participation(item, guest)
    about = {
        "about_type": "delegation",
        "about_id": str(visit.pk),
        "about_label": "Đoàn ông KIM Mau",
    }
    factories.task(ha, text="Đón KIM Mau", due_on=factories.FIRST_DAY, **about)

    for scope in (Scope.PERSON, Scope.OFFICE):
        feed, _secret = make(scope)
        text = calendar_bytes(Head("x", "y"), shown_events(feed, at=AT)).decode()

        assert [word for word in ("KIM", "Mau", "김", "chay", "mật") if word in text] == []
