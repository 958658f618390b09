"""The talks and the banquet are seated: why a chair, a refusal, a drag, a drop-out, and the drawing to print."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from doingoai.accounts.models import User
from doingoai.delegations.actions.seating import plan_seats, settle_in_visit
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.protocol import jobs
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatOf, SeatSearch
from doingoai.protocol.states import Layout
from doingoai.protocol.tables import Seating, solve


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


def _by_table(plan: SeatingPlan) -> dict[str, str]:
    """Name to table."""
    return {name: key.partition("-")[0] for key, name in _sits(plan).items()}


def _work() -> None:
    """One turn of the worker, with a search that needs no time."""
    for _done in jobs.improve_seats(clock.now, settle=settle_in_visit, find=_at_once):
        pass


def _at_once(task: jobs.Task, told: jobs.Told, stop: jobs.Stop) -> Seating:
    return solve(task.problem, steps=3_000, former=task.former, stop=stop, progress=told)


def test_a_banquet_of_several_tables_is_seated_improved_and_nobodys_change_overwritten(sign_in):
    visit = _visit()
    officer = sign_in("ha").go(reverse("protocol:make", args=[visit.pk]))
    page = officer.page
    page.locator("#main [name=layout]").select_option("rounds")
    page.locator("#main [name=table_count]").fill("3")
    page.locator("#main [name=table_seats]").fill("5")
    page.locator("#main form.form button", has_text="Lập sơ đồ").click()
    expect(page.locator("#quality")).to_contain_text("chưa có lần tìm nào so sánh")
    plan = SeatingPlan.objects.get(layout="rounds")
    page.locator("#plan").evaluate("one => one.scrollIntoView()")
    officer.picture("19-nhieu-ban")

    guests = SeatOf.objects.filter(plan=plan, side="guest").order_by("standing")
    second, last = guests[1], guests.last()
    assert last is not None
    swap = page.locator("#swap-form")
    swap.locator("[name=first]").select_option(second.place_key)
    swap.locator("[name=second]").select_option(last.place_key)
    swap.locator("button").press("Enter")
    expect(page.locator("#messages")).to_contain_text("Đã đổi chỗ")
    page.locator("#improve-form button").click()
    expect(page.locator("#plan-search progress")).to_be_visible()
    page.locator("#quality").evaluate("one => one.scrollIntoView()")
    officer.picture("19-dang-tim")

    row = page.locator("#places tr", has_text=last.name)
    row.get_by_role("button", name="Khóa").click()
    expect(row.get_by_role("button", name="Mở khóa")).to_be_visible()
    before = _by_table(plan)
    _work()
    assert _by_table(plan) == before
    officer.go(_url("plan", plan))
    state = SeatSearch.objects.get(plan=plan).state
    assert state in {"offered", "outdated", "no_better"}
    expect(page.locator("#plan-search")).to_contain_text("Đã tìm xong")


def test_what_the_worker_finds_is_in_force_and_one_cancellation_moves_few(sign_in):
    visit = _visit()
    plan = plan_seats(
        visit, None, layout=Layout.ROUNDS, settings=Settings(seats=(5, 5, 5)),
        by=User.objects.get(username="ha"), at=clock.now(),
    )  # fmt: skip
    officer = sign_in("ha").go(_url("plan", plan))
    officer.page.locator("#improve-form button").click()
    expect(officer.page.locator("#plan-search progress")).to_be_visible()
    _work()
    officer.go(_url("plan", plan))
    expect(officer.page.locator("#plan-search")).to_contain_text("Đã tìm xong")
    expect(officer.page.locator("#quality")).to_contain_text("điểm")

    gone = SeatOf.objects.get(plan=plan, name__contains="Park")
    before = _by_table(plan)
    card = officer.page.locator("section.sheet", has_text="Có người không đến").last
    card.locator("[name=who]").select_option(gone.attendee_key)
    card.locator("button").click()
    expect(officer.page.locator("#messages")).to_contain_text(re.compile("đổi chỗ|Không ai"))
    after = _by_table(plan)
    assert sum(before[name] != table for name, table in after.items()) <= 1

    first = officer.page.locator("#places tr", has_text="bàn 1").first
    first.get_by_role("link", name=re.compile("Bàn phù hợp kế tiếp")).click()
    expect(officer.page.locator("h2", has_text="Vì sao ngồi chỗ này")).to_be_visible()


def test_the_office_confirms_the_rule_of_a_layout(sign_in):
    officer = sign_in("phong").go(reverse("protocol:layout-rules"))
    row = officer.page.locator("tr#rounds")
    expect(row).to_contain_text("chưa đối chiếu")
    row.get_by_role("link").click()
    officer.page.locator("#main [name=basis]").fill("Sổ tay lễ tân của Sở (Mẫu)")
    officer.page.locator("#main form.form button").click()
    expect(row).to_contain_text("Sổ tay lễ tân của Sở (Mẫu)")
    officer.picture("19-quy-tac")
