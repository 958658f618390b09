"""The day in the hand: a phone without a connection, two phones that disagree, a phone that is stopped."""

import datetime
import io

from django.urls import reverse
from django.utils.translation import gettext
from PIL import Image
from playwright.sync_api import Locator, expect

from doingoai.accounts.models import User
from doingoai.delegations.models import Delegation, Member
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.documents.actions import Upload, stored_file
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.procedures.models import Mark, Step
from doingoai.programme.models import Item
from doingoai.programme.queries import items_of
from doingoai.runsheet.models import Device, Entry, Photo
from doingoai.runsheet.queries import log_of
from doingoai.runsheet.states import Refused
from tests.journeys.phones import PIN, Phone

DESK = {"width": 1024, "height": 768}
PASSPORT, BORN, TELEPHONE = "QX7391846", datetime.date(1961, 3, 12), "+82-2-555-7391"


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(made, "JPEG")
    return made.getvalue()


def plant(visit: Delegation) -> tuple[list[str], list[str]]:
    """Give a guest what must never lie on a phone; and name what lies there sealed only."""
    by = User.objects.get(username="ha")
    guest = Member.objects.filter(delegation=visit).select_related("person").first()
    guest.passport = set_passport(guest.person, PassportData(PASSPORT), by=by)
    guest.diet = "Dị ứng lạc QX"
    guest.save(update_fields=["passport", "diet"])
    set_birth_date(guest.person, BORN, by=by)
    type(guest.person).objects.filter(pk=guest.person_id).update(phone=TELEPHONE)
    never = [PASSPORT, "1961-03-12", "12/03/1961", TELEPHONE, "Dị ứng lạc"]
    return never, [guest.person.name.full, visit.title_vi]


def test_a_whole_day_without_a_connection_two_phones_and_a_contradiction(sign_in):
    visit = Delegation.objects.get(state="under_way")
    today = [
        f"item-{one.pk}"
        for one in items_of(visit.programme)
        if one.starts_at.astimezone(clock.now().tzinfo).date() == clock.today()
    ]
    never, sealed = plant(visit)
    ha = Phone(sign_in, "ha")
    ha.officer.go(reverse("runsheet:today")).picture("23-hom-nay")
    ha.make_ready(visit=visit.pk, look=lambda: ha.officer.picture("23-dua-len-dien-thoai"))
    ha.waits(0)
    ha.officer.picture("23-tren-dien-thoai")
    lan = Phone(sign_in, "lan").make_ready(visit=visit.pk).waits(0)

    # The whole day's work without a line; the page is closed and opened again in between.
    ha.cut()
    lan.cut()
    for key in today:
        for place in range(3):
            ha.tick(key, place)
    ha.write("Đoàn đã nhận phòng (mẫu)")
    ha.write("Xe số 2 hỏng, đã đổi xe (mẫu)", severity="Serious")
    with ha.page.expect_file_chooser() as chosen:
        ha.page.locator(".run-bar button").nth(2).click()
    chosen.value.set_files(files=[{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}])
    made = 3 * len(today) + 3
    ha.waits(made + 1)
    ha.page.reload()
    ha.unlock().waits(made + 1)
    expect(ha.card(today[0]).locator(".run-ticks button").first).to_have_attribute(
        "aria-pressed", "true"
    )
    ha.page.evaluate("() => scrollTo(0, 0)")
    ha.officer.picture("23-mat-mang")
    assert not Entry.objects.filter(visit=visit).exists()

    lan.tick(today[0], 0).tick(today[0], 0, on=False)
    roll = lan.card(today[0]).locator(".run-roll:not(.run-steps)")
    roll.locator("summary").click()
    roll.locator(".run-guest button").first.click()
    lan.waits(3)
    assert lan.found_in_clear(never + sealed) == ha.found_in_clear(never + sealed) == []

    # The line is back: everything comes, in whatever order, and nothing is lost.
    lan.join().waits(0)
    ha.join().waits(0)
    assert Entry.objects.filter(visit=visit, apart="").count() == made + 3
    assert Photo.objects.count() == 1
    contradictory = f"{today[0]}:begun"
    assert log_of(visit).contradictions == (contradictory,)

    # Leaders see it live; an officer decides which of the two holds.
    live = reverse("runsheet:live", args=[visit.pk])
    desk = sign_in("ha", viewport=DESK).go(live).sees("Xe số 2 hỏng").sees("Mâu thuẫn")
    desk.page.locator(".run-quarrel").first.evaluate(
        "part => part.scrollIntoView({block: 'center'})"
    )
    desk.picture("23-mau-thuan")
    desk.page.locator(".run-side form").last.locator("button").click()
    expect(desk.page.locator(".run-quarrel")).to_have_count(0)
    assert log_of(visit).contradictions == ()
    assert len(log_of(visit).things[contradictory].history) == 4
    desk.go(reverse("delegations:after", args=[visit.pk])).sees("Xe số 2 hỏng")

    # A stopped phone wipes itself at its next contact; what was noted on it is kept apart.
    ha.cut().write("Ghi sau khi ngừng (mẫu)")
    desk.go(live)
    stop = desk.page.locator("li", has_text="Trần Thu Hà").locator("form[data-confirm] button")
    stop.last.click()
    yes = desk.page.locator("dialog[open] button.is-main, dialog[open] button[value='yes']")
    with desk.page.expect_navigation():
        yes.first.click()
    ha.join()
    expect(ha.page.locator(".run-message")).to_be_visible(timeout=60_000)
    expect(ha.page.locator(".run-card")).to_have_count(0)
    assert ha.dump()["kept"] == {}
    assert Entry.objects.get(apart="revoked").payload["text"] == "Ghi sau khi ngừng (mẫu)"
    assert Device.objects.get(officer__username="ha").wiped_at is not None
    desk.go(live).sees("Ghi sau khi ngừng")

    # Ten wrong PINs wipe a phone; the right one after nine does not.
    lan.page.reload()
    for _turn in range(9):
        lan.type_pin("000000")
        expect(lan.page.locator(".run-lock button")).to_be_enabled()
        expect(lan.page.locator(".run-fault")).not_to_be_empty()
    lan.unlock(PIN)
    lan.page.reload()
    for _turn in range(10):
        lan.type_pin("111111")
        lan.page.wait_for_function(
            "() => document.querySelector('.run-message') || !document.querySelector('.run-lock button').disabled"
        )
    expect(lan.page.locator(".run-message")).to_contain_text("đã bị xóa")
    assert lan.dump()["kept"] == {}


def portrait() -> Upload:
    made = io.BytesIO()
    Image.new("RGB", (300, 400), "maroon").save(made, "JPEG")
    return Upload("anh.jpg", "image/jpeg", made.getvalue())


def item_with_a_step_for_two(visit: Delegation) -> tuple[Item, Step]:
    """The talks of today with an empty checklist, and the step of it that two people look at."""
    item = Item.objects.get(programme=visit.programme_id, kind="talks")
    Mark.objects.filter(about_type="item", about_id=str(item.pk)).delete()
    steps = Step.objects.filter(edition__procedure__serves="talks", needs_second=True)
    return item, steps.order_by("order").first()


def step_row(phone: Phone, item: Item, step: Step) -> Locator:
    part = phone.card(f"item-{item.pk}").locator(".run-steps")
    if not part.evaluate("one => one.open"):
        part.locator("summary").click()
    return part.locator(".run-step").filter(has_text=step.text_vi)


def press(row: Locator, label: str, *, on: bool = True) -> None:
    """Press a button of a step and wait until it stands as it should."""
    button = row.get_by_role("button", name=gettext(label), exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true" if on else "false")


def test_the_checklist_is_kept_by_two_phones_without_a_connection(sign_in):
    visit = Delegation.objects.get(state="under_way")
    item, step = item_with_a_step_for_two(visit)
    guest = Member.objects.filter(delegation=visit).order_by("order", "id").first()
    guest.photo = stored_file(
        subject_of(guest),
        portrait(),
        by=User.objects.get(username="ha"),
        at=clock.now(),
        sealed=True,
    )
    guest.save(update_fields=["photo"])

    # One ticks where there is no line; the tick reaches the real checklist when the line is back.
    ha = Phone(sign_in, "ha").make_ready(visit=visit.pk).waits(0)
    ha.cut()
    press(step_row(ha, item, step), "Done")
    expect(step_row(ha, item, step)).to_contain_text(gettext("waits for a second person"))
    expect(step_row(ha, item, step).get_by_role("button", name=gettext("Confirm"))).to_have_count(0)
    ha.waits(1)
    step_row(ha, item, step).scroll_into_view_if_needed()
    ha.officer.picture("23-bang-kiem-tren-dien-thoai")
    assert not Mark.objects.filter(step=step, about_id=str(item.pk)).exists()
    ha.join().waits(0)
    assert Mark.objects.get(step=step, about_id=str(item.pk)).by.username == "ha"

    # Another confirms, without a line as well; meanwhile the first one takes it back at the desk.
    lan = Phone(sign_in, "lan").make_ready(visit=visit.pk).waits(0)
    lan.cut()
    press(step_row(lan, item, step), "Confirm")
    Mark.objects.filter(step=step, about_id=str(item.pk)).delete()
    lan.join().waits(0)
    refused = step_row(lan, item, step).locator(".run-refused")
    expect(refused).to_contain_text(str(Refused.NOT_DONE.label), timeout=60_000)
    desk = sign_in("ha", viewport=DESK).go(reverse("runsheet:live", args=[visit.pk]))
    told = desk.page.locator("section", has_text=gettext("Not taken into the checklist"))
    expect(told.first).to_contain_text(str(Refused.NOT_DONE.label))
    told.first.scroll_into_view_if_needed()
    desk.picture("23-bang-kiem-chua-nhan")
    assert Entry.objects.filter(visit=visit, kind="said", apart="").count() == 2

    # Whoever drives can be called; a face is seen by its name, and lies on the phone sealed only.
    bus = lan.page.locator(".run-card", has_text="29B-000.16").first
    expect(bus.locator(".run-calls a[href^='tel:0900']").first).to_be_visible()
    roll = lan.page.locator(".run-roll:not(.run-steps)").first
    roll.locator("summary").click()
    face = roll.locator(".run-guest", has_text=guest.person.name.full).locator("img.run-face")
    expect(face).to_have_js_property("naturalWidth", 72)
    expect(roll.locator(".run-letters").first).to_be_visible()
    roll.scroll_into_view_if_needed()
    lan.officer.picture("23-khuon-mat")
    kept = lan.dump()["kept"]
    assert f"face:{guest.pk}-{guest.photo_id}" in kept
    picture_there = face.get_attribute("src").removeprefix("data:image/jpeg;base64,")
    assert lan.found_in_clear([picture_there[:60], guest.person.name.full, "0900 000 0"]) == []
