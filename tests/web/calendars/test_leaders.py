"""The city leaders' week: rows by rank, days across, clashes marked, one printed sheet."""

from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest

from doingoai.calendars.leaders import city_leaders, leaders_week
from doingoai.calendars.sheet import week_sheet
from doingoai.calendars.week import (
    Abroad,
    Meeting,
    read_week,
    week_of,
    with_clashes,
    written_week,
)
from doingoai.delegations.states import State
from doingoai.foundation.local_time import HERE
from doingoai.foundation.refusals import NotAllowed
from doingoai.missions.models import Leg, Mission, Traveller
from doingoai.missions.states import MissionState
from doingoai.programme.states import Side
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

PAGE = "/calendars/leaders/"
WEEK = "?week=2026-W07"
MONDAY = date(2026, 2, 9)


def read(response):
    return response.content.decode()


def leader(family="Lê", rank="pc_vice_chair", title="Phó Chủ tịch", **post):
    person = factories.person(family, "Thử", vietnamese=True)
    factories.post(person, title, title_en="Vice Chairman", rank=rank, **post)
    return person


def meeting(who, title="Chào xã giao", *, hour=2, minutes=60, state=State.APPROVED, day=0):
    visit = factories.delegation(state=state, title_vi=f"Đoàn của {title}")
    starts = datetime(2026, 2, 9 + day, hour, tzinfo=UTC)
    ends = starts + timedelta(minutes=minutes) if minutes else None
    item = factories.item(visit.programme, title_vi=title, starts_at=starts, ends_at=ends)
    factories.participation(item, who, Side.HOST)
    return item


def mission(who, **fields):
    programme = factories.programme(date(2026, 2, 10), date(2026, 2, 20))
    by = cast.lan()
    usual = {"starts_on": date(2026, 2, 10), "ends_on": date(2026, 2, 20), "state": MissionState.APPROVED}  # fmt: skip
    trip = Mission.objects.create(
        reference=f"ĐR-{Mission.objects.count()}", title_vi="Thăm Pháp (mẫu)", unit=by.unit,
        programme=programme, opened_by=by, opened_at=factories.NOON, **{**usual, **fields},
    )  # fmt: skip
    Traveller.objects.create(mission=trip, person=who, order=1)
    for order in (1, 2):
        Leg.objects.create(
            mission=trip, order=order, country="FR", city_vi="Pa-ri",
            arrives_on=trip.starts_on, leaves_on=trip.ends_on,
        )  # fmt: skip
    return trip


def test_leaders_stand_by_precedence_and_only_with_a_present_post():
    second, first = leader("Bùi"), leader("Vũ", rank="pc_chair", title="Chủ tịch")
    leader("Cũ", until=date(2025, 1, 1))
    leader("Sở", rank="department_director", title="Giám đốc Sở")
    factories.post(second, "Bí thư Quận ủy cũ", rank="council_vice_chair", until=date(2025, 1, 1))

    assert [person for person, _post in city_leaders(factories.MONDAY)] == [first, second]


def test_one_person_with_two_posts_stands_once_by_the_higher():
    person = leader(rank="pc_vice_chair")
    factories.post(person, "Phó Bí thư Thành ủy", rank="party_deputy_secretary")

    assert [post.title_vi for _person, post in city_leaders(factories.MONDAY)] == [
        "Phó Bí thư Thành ủy"
    ]


def test_the_page_shows_who_is_where_on_which_day(client, ha):
    who = leader()
    item = meeting(who)
    item.place = factories.place("Phòng khách số 1")
    item.save()
    mission(who)

    html = read(client.get(PAGE + WEEK))

    for words in ("Lê Thử", "Phó Chủ tịch", "09:00–10:00", "Phòng khách số 1", "Thăm Pháp (mẫu) · Pa-ri, Pháp"):  # fmt: skip
        assert words in html
    assert "Trùng giờ" not in html
    assert inline_faults(html) == []


def test_meetings_at_the_same_time_are_marked_with_what_they_meet(client, ha):
    who = leader()
    meeting(who, "Buổi một", hour=2, minutes=60)
    meeting(who, "Buổi hai", hour=2, minutes=30)
    meeting(leader("Vũ"), "Buổi ba", hour=2)

    html = read(client.get(PAGE + WEEK))

    assert "2 buổi trùng giờ với việc khác" in html
    assert ("Trùng giờ: Buổi một" in html, "Trùng giờ: Buổi hai" in html) == (True, True)
    assert "Trùng giờ: Buổi ba" not in html


def test_a_meeting_while_the_leader_is_abroad_is_marked(client, ha):
    who = leader()
    meeting(who, "Hội đàm", day=2)
    mission(who)

    assert "Trùng giờ: Thăm Pháp (mẫu)" in read(client.get(PAGE + WEEK))


def test_what_does_not_take_place_or_is_of_guests_is_not_shown(client, ha):
    who = leader()
    meeting(who, "Đã hủy", state=State.CANCELLED)
    mission(who, state=MissionState.CANCELLED)
    visit = factories.delegation()
    as_guest = factories.item(visit.programme, title_vi="Là khách")
    factories.participation(as_guest, who, Side.GUEST)

    html = read(client.get(PAGE + WEEK))

    assert [words for words in ("Đã hủy", "Thăm Pháp", "Là khách") if words in html] == []
    assert "Tuần này không có lịch" in html


def test_without_a_leader_the_page_says_how_to_get_one(client, ha):
    assert "Danh bạ chưa có lãnh đạo thành phố" in read(client.get(PAGE))


@pytest.mark.parametrize(
    "asked", ["", "?week=x", "?week=2026-W99", "?week=9999999-W1", "?week=2026"]
)
def test_an_unreadable_week_is_this_one(client, ha, asked):
    leader()

    assert "02-08/02/2026" in read(client.get(PAGE + asked))


def test_the_days_are_named_in_english(client, ha):
    leader()
    client.cookies["language"] = "en"

    html = read(client.get(PAGE + WEEK))

    assert "City leaders&#x27; week 9–15 February 2026" in html


@pytest.mark.parametrize("who", [cast.focal_point, cast.administrator])
def test_only_who_sees_all_visits_sees_the_week(client, who):
    cast.enter(client, who())

    assert client.get(PAGE).status_code == 403
    assert client.get("/calendars/leaders/print/").status_code == 403
    with pytest.raises(NotAllowed):
        leaders_week(who(), MONDAY)


def test_the_number_of_queries_does_not_grow(client, ha, django_assert_max_num_queries):
    for number in range(6):
        who = leader(f"Họ{number}")
        for hour in range(3):
            meeting(who, f"Buổi {number}.{hour}", hour=hour)
        mission(who)

    with django_assert_max_num_queries(14):
        client.get(PAGE + WEEK)


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def test_the_sheet_is_one_page_in_vietnamese(client, ha):
    factories.office()
    who = leader()
    meeting(who, "Chào xã giao", state=State.SUBMITTED)
    meeting(who, "Chiêu đãi", hour=2, minutes=0)
    mission(who)
    client.cookies["language"] = "en"

    response = client.get("/calendars/leaders/print/" + WEEK)

    (page,) = text_of(response.content)
    said = " ".join(page.split())
    assert response.headers["Content-Type"] == "application/pdf"
    for words in ("Tuần 7, ngày 09-15/02/2026", "Chào xã giao", "Trùng giờ", "Chưa được duyệt", "Sở Ngoại vụ", "Đi công tác nước ngoài"):  # fmt: skip
        assert words in said


def test_a_full_week_still_stands_on_one_page():
    def many(key):
        return [
            Meeting(
                key * 100 + n,
                datetime(2026, 2, 9 + n % 6, 8 + n // 6 * 3, tzinfo=HERE),
                datetime(2026, 2, 9 + n % 6, 9 + n // 6 * 3, tzinfo=HERE),
                "Hội đàm với đoàn đại biểu cấp cao (mẫu)",
                "Trụ sở UBND thành phố, Phòng khách số 1",
                visit="Đoàn Thành phố Mẫu thăm làm việc",
            )
            for n in range(12)
        ]

    leaders = [(key, f"Nguyễn Văn Thử {key}", "Phó Chủ tịch") for key in range(1, 6)]
    rows = week_of(MONDAY, leaders, {key: many(key) for key in range(1, 5)}, {})

    pages = text_of(week_sheet(rows, MONDAY, office="Sở Ngoại vụ", on=MONDAY))

    assert len(pages) == 1
    assert "Không có lịch đối ngoại" in " ".join(pages[0].split())


def moment(hour, minute=0):
    return datetime(2026, 2, 9, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ((moment(9), moment(10)), (moment(10), moment(11)), False),
        ((moment(9), moment(10)), (moment(9, 59), moment(11)), True),
        ((moment(9), None), (moment(9), moment(10)), True),
        ((moment(9), None), (moment(9, 30), moment(10)), False),
        ((moment(9), moment(10)), (moment(9, 30), None), True),
        ((moment(9), moment(9)), (moment(9), moment(9)), True),
    ],
)
def test_meetings_clash_when_they_overlap(first, second, clash):
    listed = [Meeting(1, *first, "A"), Meeting(2, *second, "B")]

    marked = with_clashes(listed, [])

    assert [bool(one.clashes) for one in marked] == [clash, clash]


def test_the_first_and_last_day_abroad_clash():
    trip = Abroad(1, date(2026, 2, 9), date(2026, 2, 9), "Đi Pháp")

    (marked,) = with_clashes([Meeting(1, moment(9), None, "A")], [trip])

    assert marked.clashes == ("Đi Pháp",)


@pytest.mark.parametrize("monday", [date(2026, 12, 28), date(2027, 1, 4), date(2026, 11, 16)])
def test_a_week_is_written_and_read_alike(monday):
    assert read_week(written_week(monday), today=date(2000, 1, 1)) == monday
