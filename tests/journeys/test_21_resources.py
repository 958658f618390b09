"""A need nobody meets is met from the board: by form, by one click, and by dragging; nothing is booked twice."""

from datetime import timedelta

from playwright.sync_api import expect

from doingoai.accounts.models import User
from doingoai.config.schedule import SCHEDULE
from doingoai.foundation import clock
from doingoai.foundation.duties import enter, go_round, new_worker
from doingoai.foundation.local_time import HERE
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import Subject
from doingoai.programme.models import Item
from doingoai.resources.actions.booking import book
from doingoai.resources.models import Booking, Need, Resource, Staffing


def test_what_nobody_meets_is_met_and_nothing_is_booked_twice(sign_in):
    unmet = Need.objects.get(booking__isnull=True, language="ko")
    item = Item.objects.get(pk=unmet.about_id)
    van = Resource.objects.get(name__contains="Hồng Vân")
    busy = Booking.objects.get(resource=van)

    # The board of the day says in red what nobody meets.
    officer = sign_in("ha").go("/resources/?view=day")
    first = officer.page.locator("section.is-unmet a").first
    expect(first).to_contain_text("tiếng Hàn")
    officer.picture("21-bang-dieu-phoi")
    first.click()
    officer.settle()

    # Of each it is said why not; the best is taken elsewhere at that time.
    card = officer.page.locator(f"#need-{unmet.pk}")
    expect(card).to_contain_text("đã có lịch 18:00–21:00")
    officer.picture("21-vi-sao-chua-duoc")

    # What holds her up is given to another, by keyboard: the form that does what dragging does.
    officer.go(f"/resources/bookings/{busy.pk}/")
    other = Resource.objects.get(name__contains="Thu Trang")
    officer.choose(resource=str(other.pk))
    officer.page.locator("main form.form button").first.focus()
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**/resources/")
    busy.refresh_from_db()
    assert busy.resource == other

    # Now she comes first, and one click books her: the programme says so.
    officer.go("/resources/?view=day")
    officer.page.locator("section.is-unmet a").first.click()
    officer.settle()
    best = officer.page.locator(f"#need-{unmet.pk} .fits li").first
    expect(best).to_contain_text("Hồng Vân")
    officer.picture("21-goi-y")
    best.get_by_role("button").click()
    expect(officer.page.locator(f"#need-{unmet.pk}")).to_contain_text("Đã xếp")
    item.refresh_from_db()
    assert "Nguyễn Hồng Vân (Mẫu)" in item.interpreter

    # Another wants her at the same time: refused, with who is free.
    officer.go(f"/resources/register/{van.pk}/")
    start, end = (
        f"{moment.astimezone(HERE):%d/%m/%Y %H:%M}" for moment in (unmet.starts_at, unmet.ends_at)
    )
    officer.fill(purpose="Việc khác (Mẫu)", starts_at=start, ends_at=end)
    officer.page.locator("#book form button").first.click()
    officer.settle()
    officer.sees("đã có lịch 18:30–20:30").picture("21-tu-choi-xep-trung")
    assert not Booking.objects.filter(about_label="Việc khác (Mẫu)").exists()


def test_a_booking_is_dragged_to_another_row(sign_in):
    van = Resource.objects.get(name__contains="Hồng Vân")
    welcome = Booking.objects.filter(need__kind="interpreter").earliest("starts_at")
    officer = sign_in("ha").go("/resources/?view=day")
    officer.page.locator("table.board").scroll_into_view_if_needed()
    bar = officer.page.locator(f"tr[data-resource='{welcome.resource_id}'] .board-bar").first
    row = officer.page.locator(f"tr[data-resource='{van.pk}'] th")
    row.scroll_into_view_if_needed()
    from_box, to_box = bar.bounding_box(), row.bounding_box()
    assert from_box
    assert to_box
    x, y = from_box["x"] + from_box["width"] / 2, from_box["y"] + from_box["height"] / 2
    officer.page.mouse.move(x, y)
    officer.page.mouse.down()
    officer.page.mouse.move(x, y + 20, steps=3)
    officer.page.mouse.move(x, to_box["y"] + to_box["height"] / 2, steps=6)
    expect(officer.page.locator(f"tr[data-resource='{van.pk}']")).to_have_class("is-target")
    with officer.page.expect_navigation():
        officer.page.mouse.up()
    officer.settle()

    moved = Booking.objects.get(pk=welcome.pk)
    assert moved.resource == van
    assert moved.starts_at == welcome.starts_at
    assert Item.objects.get(pk=welcome.about_id).interpreter == "Nguyễn Hồng Vân (Mẫu)"
    assert AuditEntry.objects.filter(verb="booking.moved").exists()
    expect(officer.page.locator(f"tr[data-resource='{van.pk}'] .board-bar").first).to_contain_text(
        "Đón"
    )


def test_a_week_is_proposed_improved_and_accepted_line_by_line(sign_in):
    needs = Need.objects.filter(booking__isnull=True).exclude(language="ko")
    first = needs.earliest("starts_at").starts_at.astimezone(HERE)
    officer = sign_in("ha").go(f"/resources/?view=week&on={first:%Y-%m-%d}")
    with officer.page.expect_navigation():
        officer.page.locator(".board-assign button").click()
    officer.settle()

    # At once there is a proposal: each line says why, and what cannot be met says the smallest reason.
    expect(officer.page.locator("#status progress")).to_be_visible()
    expect(officer.page.locator("section.is-unmet")).to_contain_text(
        "Không ai dùng được tiếng Nhật"
    )
    lines = officer.page.locator("table.is-staffing tbody tr")
    expect(lines).to_have_count(needs.count() - 1)
    assert not Booking.objects.filter(need__in=needs).exists()
    officer.picture("21-phuong-an")

    # The worker looks for a better one meanwhile; the page tells when it has ended.
    _let_the_worker_go()
    expect(officer.page.locator("#status progress")).to_have_count(0, timeout=20_000)
    assert Staffing.objects.get().state == "done"

    # One line is left out; another has been taken by somebody else in the meantime, and is told.
    room = next(one for one in lines.all() if "Phòng họp A" in (one.text_content() or ""))
    room.locator("input").uncheck()
    japanese = needs.get(language="ja", least_level=4)
    bao = Resource.objects.get(name__contains="Quốc Bảo")
    book(
        bao, starts_at=japanese.starts_at, ends_at=japanese.ends_at,
        about=Subject("", "", "Việc gấp (Mẫu)"), by=User.objects.get(username="lan"),
        at=japanese.starts_at - timedelta(days=1),
    )  # fmt: skip
    with officer.page.expect_navigation():
        officer.page.locator("form[action$='/accept/'] .form-actions button").click()
    officer.settle()
    expect(officer.page.locator("main table.is-staffing")).to_contain_text("Đã xếp")
    officer.picture("21-chap-nhan")
    # Six of eight needs are met now: not the room left out, nor what was taken.
    left = set(needs.values_list("kind", flat=True))
    assert left == {"room", "interpreter"}
    assert Booking.objects.filter(resource=bao, about_label="Việc gấp (Mẫu)").exists()


def test_can_we_host_is_answered_with_a_plan_or_a_reason(sign_in):
    officer = sign_in("ha").go("/resources/hosting/")
    day = (clock.today() + timedelta(days=40)).strftime("%d/%m/%Y")
    officer.fill(starts_on=day, days="2", delegations="2", people="6", room="20")
    officer.page.locator("input[name='languages'][value='ko']").check()
    with officer.page.expect_navigation():
        officer.page.locator("main form.form .form-actions button").click()
    officer.settle()
    officer.sees("Được: có thể đón 2 đoàn").picture("21-don-duoc")

    officer.fill(people="60")
    officer.page.locator("input[name='whole_year']").check()
    with officer.page.expect_navigation():
        officer.page.locator("main form.form .form-actions button").click()
    officer.settle()
    officer.sees("Không đón được").sees("Cần 60 chỗ").sees("Không tuần nào")
    officer.picture("21-khong-don-duoc")


def _let_the_worker_go() -> None:
    worker, now = new_worker(), clock.now() + timedelta(minutes=1)
    enter(SCHEDULE, at=now)
    go_round(
        [duty for duty in SCHEDULE if duty.name == "staffings.improve"], worker, lambda: now,
        lambda: False,
    )  # fmt: skip
