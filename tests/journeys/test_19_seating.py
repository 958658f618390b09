"""The talks and the banquet are seated: why a chair, a refusal, a drag, a drop-out, and the drawing to print."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from doingoai.delegations.models import Delegation
from doingoai.protocol.models import SeatingPlan, SeatOf


def _visit() -> Delegation:
    return Delegation.objects.get(state="under_way")


def _url(name: str, plan: SeatingPlan) -> str:
    return reverse(f"protocol:{name}", args=[plan.about_id, plan.pk])


def _sits(plan: SeatingPlan) -> dict[str, str]:
    return dict(SeatOf.objects.filter(plan=plan).values_list("place_key", "name"))


def test_the_talks_are_seated_and_each_chair_says_why(sign_in):
    visit = _visit()
    officer = sign_in("ha").go(reverse("protocol:plans", args=[visit.pk])).sees("Chỗ ngồi và cờ")
    officer.picture("19-so-do")
    plan = SeatingPlan.objects.get(layout="talks")

    officer.go(_url("plan", plan)).sees("Người thứ 2 phía khách theo ngôi thứ")
    drawing = officer.page.locator(".plan-frame > svg")
    expect(drawing.locator("[data-place]")).to_have_count(len(_sits(plan)))
    officer.page.locator("#plan").evaluate("one => one.scrollIntoView()")
    officer.picture("19-hoi-dam")

    officer.page.locator(".plan-views a", has_text="khách chính").click()
    expect(drawing.locator(".plan-foot")).to_contain_text("Nhìn từ chỗ của khách chính")


def test_a_wrong_exchange_is_refused_by_its_rule_and_a_right_one_done_by_the_keyboard(sign_in):
    plan = SeatingPlan.objects.get(layout="talks")
    before = _sits(plan)
    officer = sign_in("ha").go(_url("plan", plan))
    form = officer.page.locator("#swap-form")

    form.locator("[name=first]").select_option("host-c")
    form.locator("[name=second]").select_option("host-r1")
    form.locator("button").press("Enter")
    refusal = officer.page.locator(".note.is-bad", has_text="Ghế trưởng đoàn dành cho")
    expect(refusal).to_be_visible()
    officer.picture("19-tu-choi")
    assert _sits(plan) == before

    officer.go(_url("plan", plan))
    form.locator("[name=first]").select_option("host-r1")
    form.locator("[name=second]").select_option("host-l2")
    form.locator("button").press("Enter")
    expect(officer.page.locator("#messages")).to_contain_text("Đã đổi chỗ")
    assert _sits(plan)["host-r1"] == before["host-l2"]


def test_a_person_is_dragged_onto_another_chair(sign_in):
    plan = SeatingPlan.objects.get(layout="talks")
    before = _sits(plan)
    officer = sign_in("ha").go(_url("plan", plan))
    officer.page.locator(".plan-frame").scroll_into_view_if_needed()
    boxes = [
        officer.page.locator(f'.plan-frame [data-place="{key}"] .plan-seat').bounding_box()
        for key in ("guest-r1", "guest-l1")
    ]
    (x, y), (to_x, to_y) = (
        (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box
    )

    mouse = officer.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move((x + to_x) / 2, y + 15, steps=4)
    mouse.move(to_x, to_y, steps=4)
    mouse.up()

    expect(officer.page.locator("#messages")).to_contain_text("Đã đổi chỗ")
    after = _sits(plan)
    assert (after["guest-r1"], after["guest-l1"]) == (before["guest-l1"], before["guest-r1"])


def test_two_presses_on_the_drawing_do_the_same(sign_in):
    plan = SeatingPlan.objects.get(layout="talks")
    before = _sits(plan)
    officer = sign_in("ha").go(_url("plan", plan))

    for key in ("guest-r2", "guest-l2"):
        officer.page.locator(f'.plan-frame [data-place="{key}"] .plan-number').click()

    expect(officer.page.locator("#messages")).to_contain_text("Đã đổi chỗ")
    assert _sits(plan)["guest-r2"] == before["guest-l2"]


def test_one_guest_does_not_come_and_the_second_person_confirms(sign_in):
    plan = SeatingPlan.objects.get(layout="round")
    gone = SeatOf.objects.get(plan=plan, name__contains="Park")
    officer = sign_in("ha").go(_url("plan", plan))
    card = officer.page.locator("section.sheet", has_text="Có người không đến").last
    card.locator("[name=who]").select_option(gone.attendee_key)
    card.locator("button").click()
    expect(officer.page.locator("#messages")).to_contain_text(re.compile("đổi chỗ"))
    expect(officer.page.locator("#places")).not_to_contain_text("Park")
    officer.page.locator("#plan").evaluate("one => one.scrollIntoView()")
    officer.picture("19-tiec")

    head = sign_in("phong").go(_url("plan", plan))
    head.press("Confirm as the second person")
    expect(head.page.locator("#plan")).to_contain_text("đã kiểm tra")
    link = head.page.get_by_role("link", name="Sơ đồ treo ở cửa vào, A3").first
    with head.page.expect_download() as waiting:
        link.click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
