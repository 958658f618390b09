"""A need nobody meets is met from the board: by form, by one click, and by dragging; nothing is booked twice."""

from playwright.sync_api import expect

from doingoai.foundation.local_time import HERE
from doingoai.foundation.models import AuditEntry
from doingoai.programme.models import Item
from doingoai.resources.models import Booking, Need, Resource


def test_what_nobody_meets_is_met_and_nothing_is_booked_twice(sign_in):
    unmet = Need.objects.get(booking__isnull=True)
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
