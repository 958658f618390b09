"""A calendar is followed and hears of a change; a line becomes a visit; the leaders' week."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.urls import reverse
from icalendar import Calendar

from doingoai.delegations.models import Delegation
from doingoai.programme.models import Item, Participation
from doingoai.programme.states import Side
from tests.calendars.validating import faults


def fetch(officer, address):
    """What a calendar program gets that knows the address and signs in nowhere."""
    path = urlsplit(address).path
    response = officer.page.request.get(officer.base + path)
    assert response.status == 200
    assert faults(response.body()) == []
    return {
        str(event["uid"]): (str(event["summary"]), event.decoded("sequence"))
        for event in Calendar.from_ical(response.body()).walk("VEVENT")
    }


def test_a_calendar_is_followed_through_a_change(sign_in):
    visit = Delegation.objects.get(state="under_way")
    item = Item.objects.filter(programme=visit.programme).order_by("starts_at").first()
    officer = sign_in("ha").go(reverse("calendars:mine"))
    officer.choose(whose="office").press("Make an address").sees("Hãy sao chép ngay")
    address = officer.page.locator("#address").input_value()
    # The picture shows no secret, not even one of the demonstration.
    officer.page.locator("#address").evaluate(
        "field => { field.value = field.value.replace(/ical\\/.*/, 'ical/…') }"
    )
    officer.picture("15-lich-dang-ky")
    assert re.search(r"/ical/[\w-]{43}\.ics$", address)
    before = fetch(officer, address)

    officer.go(reverse("delegations:item", args=[visit.pk, item.pk]))
    officer.fill(title_vi="Đón đoàn tại nhà khách VIP (mẫu)").press("Save")
    after = fetch(officer, address)

    changed = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    (((_old_title, first), (title, second)),) = changed.values()
    assert (title, first, second) == ("Đón đoàn tại nhà khách VIP (mẫu)", 0, 1)

    officer.go(reverse("calendars:mine"))
    officer.page.locator(".post-button button", has_text="Ngừng").first.click()
    with officer.page.expect_navigation():
        officer.page.locator(
            "dialog[open] button.is-main, dialog[open] button[value='yes']"
        ).first.click()
    assert officer.page.request.get(officer.base + urlsplit(address).path).status == 404


def test_the_leaders_week_marks_what_meets(sign_in):
    visit = Delegation.objects.get(state="under_way")
    taken = Participation.objects.filter(item__programme=visit.programme, side=Side.HOST)
    first = taken.filter(person__given="Minh Mẫu").order_by("item__starts_at").first()
    other = Item.objects.create(
        programme=visit.programme,
        kind="talks",
        starts_at=first.item.starts_at + timedelta(minutes=15),
        ends_at=first.item.starts_at + timedelta(minutes=75),
        title_vi="Làm việc với nhà đầu tư (mẫu)",
        title_en="Meeting with investors (sample)",
        changed_vi_at=first.item.changed_vi_at,
    )
    Participation.objects.create(item=other, person=first.person, side=Side.HOST)
    leader = sign_in("minh").go(reverse("web:desk")).press("City leaders' week")

    leader.sees("Làm việc với nhà đầu tư").sees("Trùng giờ").picture("15-tuan-lanh-dao")

    sheet = leader.page.request.get(leader.base + reverse("calendars:leaders-sheet"))
    assert (sheet.status, sheet.body()[:5]) == (200, b"%PDF-")


def test_a_line_is_said_once_and_opened(sign_in):
    known = Delegation.objects.count()
    officer = sign_in("lan", viewport={"width": 1200, "height": 640}).go(reverse("web:desk"))
    officer.fill(
        line="Đoàn Seoul 8-10 người thăm chính thức 12-14/3, Phòng Lễ tân tiếp, về đầu tư, nhớ đặt hoa"
    )
    officer.press("Make a draft").sees("nhớ đặt hoa").picture("16-noi-mot-lan")
    assert Delegation.objects.count() == known

    officer.page.locator(".said-choices a", has_text="8").click()
    officer.settle()
    officer.press("Open the delegation")

    visit = Delegation.objects.latest("pk")
    assert (visit.people_expected, visit.kind, visit.field) == (8, "official_visit", "investment")
    assert (str(visit.partner), visit.receiving_unit.code) == ("Thành phố Xơ-un", "le-tan")


def test_a_line_is_read_on_a_telephone(sign_in):
    officer = sign_in("ha", viewport={"width": 360, "height": 740}, language="en")
    officer.go(reverse("web:say") + "?line=Seoul delegation, 8 people, next Tuesday, flowers")

    officer.sees("Not understood").sees("It is not clear which week is meant.")

    width = officer.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    officer.picture("16-tren-dien-thoai")
