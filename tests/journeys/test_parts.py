"""The parts in a real browser: what script adds to markup that works without it."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests import cast, factories

BUILT = settings.ROOT / "doingoai" / "web" / "static" / "built"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not BUILT.exists(), reason="the assets are not built"),
]


@pytest.fixture
def gallery(browser, live_server, client):
    """The gallery, opened by Hà; the page must end without a fault in its log."""
    ha = cast.ha()
    cast.police()
    client = cast.enter(client, ha)
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "policy" in said.text else None)
    page.goto(f"{live_server.url}/gallery/")
    yield page
    context.close()
    assert faults == []


def _what_cannot_be_undone_is_asked_and_can_be_left(gallery: Page):
    gallery.get_by_role("button", name="Hủy đoàn").click()
    dialog = gallery.get_by_role("dialog")
    expect(dialog).to_contain_text("Hủy đoàn vào này?")
    gallery.get_by_role("button", name="Hủy", exact=True).last.click()

    expect(dialog).to_have_count(0)


def _the_gravest_asks_to_type_a_word(gallery: Page):
    gallery.get_by_role("button", name="Xóa hẳn").click()
    dialog = gallery.get_by_role("dialog")
    sure = dialog.get_by_role("button", name="Xóa hẳn")
    expect(sure).to_be_disabled()
    dialog.get_by_role("textbox").fill("ĐV-07")

    expect(sure).to_be_enabled()
    gallery.keyboard.press("Escape")


def _a_dialog_opens_and_closes_by_keyboard(gallery: Page):
    opener = gallery.get_by_role("button", name="Mở hộp thoại")
    opener.focus()
    gallery.keyboard.press("Enter")
    dialog = gallery.get_by_role("dialog", name="Thêm thành viên")
    expect(dialog).to_be_visible()
    gallery.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_dialogs_ask_before_what_cannot_be_undone(gallery: Page):
    _what_cannot_be_undone_is_asked_and_can_be_left(gallery)
    _the_gravest_asks_to_type_a_word(gallery)
    _a_dialog_opens_and_closes_by_keyboard(gallery)


def _a_record_is_found_without_accents_and_chosen_by_keyboard(gallery: Page):
    field = gallery.get_by_role("combobox", name=re.compile("Đơn vị"))
    field.press_sequentially("cong an")
    expect(gallery.get_by_role("option", name=re.compile("Công an"))).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    expect(field).to_have_value("Công an thành phố")
    expect(gallery.locator("#id_unit_key")).to_have_value(re.compile(r"\d+"))


def _another_text_forgets_what_was_chosen(gallery: Page):
    field = gallery.get_by_role("combobox", name=re.compile("Đơn vị"))
    field.fill("")
    field.press_sequentially("cong an")
    field.press("Enter")
    gallery.get_by_role("option", name=re.compile("Công an")).click()
    expect(gallery.locator("#id_unit_key")).to_have_value(re.compile(r"\d+"))
    field.press_sequentially(" khác")

    expect(gallery.locator("#id_unit_key")).to_have_value("")


def _a_short_date_is_written_out(gallery: Page):
    field = gallery.get_by_role("textbox", name="Ngày đầu")
    field.fill("5/2/26")
    field.press("Tab")

    expect(field).to_have_value("05/02/2026")


def test_records_and_days_are_found_as_people_type(gallery: Page):
    _a_record_is_found_without_accents_and_chosen_by_keyboard(gallery)
    _another_text_forgets_what_was_chosen(gallery)
    _a_short_date_is_written_out(gallery)


def _errors_come_first_to_the_eye(gallery: Page):
    expect(gallery.locator(".error-summary")).to_be_focused()


def _a_piece_is_renewed_in_its_place(gallery: Page):
    gallery.evaluate("document.querySelector('#gallery-piece').dataset.old = '1'")
    gallery.get_by_role("button", name="Tải lại một phần").click()

    expect(gallery.locator("#gallery-piece:not([data-old])")).to_have_count(1)
    expect(gallery.locator("#gallery-piece")).to_contain_text("KIM Mau")


def _a_refusal_is_shown_above_the_page_and_nothing_is_lost(gallery: Page):
    gallery.get_by_role("button", name="Bị từ chối").click()

    expect(gallery.locator("#messages")).to_contain_text("Đoàn chưa có trưởng đoàn.")
    expect(gallery.locator("#messages")).to_contain_text("Căn cứ: Điều 8")
    expect(gallery.locator("#gallery-piece")).to_contain_text("KIM Mau")


def _a_lost_connection_is_told(gallery: Page):
    gallery.context.set_offline(True)
    gallery.get_by_role("button", name="Tải lại một phần").click()

    expect(gallery.locator("#messages")).to_contain_text("Không kết nối được máy chủ")


def test_answers_come_to_their_place_and_refusals_above_the_page(gallery: Page):
    _errors_come_first_to_the_eye(gallery)
    _a_piece_is_renewed_in_its_place(gallery)
    _a_refusal_is_shown_above_the_page_and_nothing_is_lost(gallery)
    _a_lost_connection_is_told(gallery)


def _menus_close_by_escape_and_by_a_click_elsewhere(gallery: Page):
    menu = gallery.locator("details.menu", has_text="More")
    menu.locator("summary").click()
    gallery.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    menu.locator("summary").click()
    gallery.locator("h1").click()

    expect(menu).not_to_have_attribute("open", "")


def _the_theme_is_changed_at_once_and_stays(gallery: Page):
    gallery.locator(".bar-person summary").click()
    with gallery.expect_response("**/theme/"):
        gallery.get_by_role("button", name="Tối", exact=True).click()
    expect(gallery.locator("html")).to_have_attribute("data-bs-theme", "dark")
    gallery.reload()

    expect(gallery.locator("html")).to_have_attribute("data-bs-theme", "dark")


def _a_text_is_copied(gallery: Page):
    gallery.get_by_role("button", name="Sao chép").click()
    expect(gallery.locator("#messages")).to_contain_text("Đã sao chép.")

    assert gallery.evaluate("navigator.clipboard.readText()") == "ĐV-2026-007"


def _pasted_rows_and_chosen_files_are_counted(gallery: Page):
    gallery.get_by_label("Hoặc dán các dòng").fill("KIM Mau\tTrưởng đoàn\n\nLEE Mau\tThành viên\n")
    gallery.locator("input[type=file]").set_input_files(
        {"name": "danh-sach.csv", "mimeType": "text/csv", "buffer": b"a,b"}
    )

    expect(gallery.locator("#rows-told")).to_have_text("2 dòng")
    expect(gallery.locator("[data-drop-told]")).to_have_text("danh-sach.csv")


def test_menus_theme_copying_pasting(gallery: Page):
    _menus_close_by_escape_and_by_a_click_elsewhere(gallery)
    _the_theme_is_changed_at_once_and_stays(gallery)
    _a_text_is_copied(gallery)
    _pasted_rows_and_chosen_files_are_counted(gallery)


def test_leaving_with_unsent_edits_is_asked(gallery: Page):
    asked = []
    gallery.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    gallery.get_by_role("textbox", name="Họ tên").fill("Nguyễn Văn Thử")
    gallery.goto(gallery.url.replace("/gallery/", "/account/"))

    assert asked == ["beforeunload"]


def _on_a_phone_the_navigation_is_a_drawer(gallery: Page):
    gallery.set_viewport_size({"width": 360, "height": 780})
    nav = gallery.locator("#nav")
    expect(nav).to_be_hidden()
    gallery.locator("[data-drawer]").click()
    expect(nav).to_be_visible()
    gallery.keyboard.press("Escape")

    expect(nav).to_be_hidden()
    assert gallery.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def _on_a_phone_each_cell_says_its_column(gallery: Page):
    gallery.set_viewport_size({"width": 360, "height": 780})

    expect(gallery.locator("table.ledger td").nth(1)).to_have_attribute("data-label", "Đối tác")


def test_a_phone_gets_a_drawer_and_cards(gallery: Page):
    _on_a_phone_the_navigation_is_a_drawer(gallery)
    _on_a_phone_each_cell_says_its_column(gallery)


def test_a_page_without_script_is_read_and_filled_in(browser, live_server, client):
    cast.enter(client, cast.ha())
    factories.notice(cast.ha())
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.get_by_role("button", name="Đánh dấu đã đọc").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thông báo")
    context.close()
