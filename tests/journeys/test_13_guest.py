"""The guests fill in their own list: no account, a telephone; what they write waits for the office."""

import re

from django.urls import reverse

from doingoai.delegations.models import Delegation, Member
from doingoai.directory.actions import number_of
from doingoai.guests.models import GuestEntry

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1024, "height": 640}
LINES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def press(guest, label: str):
    """The guests read English, whatever the language of the test."""
    main = guest.page.get_by_role("main")
    target = main.get_by_role("button", name=label, exact=True)
    if target.count() == 0:
        target = main.get_by_role("link", name=label, exact=True)
    target.first.click()
    guest.settle()
    return guest


def test_guests_fill_in_their_list_and_two_officers_take_it_over(sign_in):
    visit = Delegation.objects.get(state="under_way")
    before = visit.members.count()
    lan = (
        sign_in("lan", viewport=DESK)
        .go(reverse("guests:office", args=[visit.pk]))
        .press("Make a link")
    )
    address = lan.picture("13-lien-ket").page.locator("#address").input_value()
    path = re.sub(r"^https?://[^/]+", "", address)

    guest = sign_in(None, viewport=PHONE, language="en").go(path)
    press(guest, "Add a person").fill(given="Jane", family="SAMPLE", title_en="Mayor (sample)")
    press(guest.choose(role="head", sex="f"), "Save").sees("Jane SAMPLE")
    press(guest, "Add a person").fill(mrz=LINES.replace("C36UTO", "C37UTO"))
    press(guest, "Save").sees("would have to be 6").picture("13-hai-dong-ho-chieu")
    press(guest.fill(mrz=LINES), "Save").sees("Anna Maria ERIKSSON")
    press(guest, "Add a person").fill(given="Min Mau", family="KIM", native="김민", diet="No nuts")
    press(guest, "Save").sees("Still missing").picture("13-danh-sach-cua-khach")
    guest.page.get_by_label(re.compile("complete as it is")).check()
    press(guest, "The list is complete").sees("The office has been told")

    ha = (
        sign_in("ha", viewport=DESK)
        .go(reverse("guests:office", args=[visit.pk]))
        .sees("Anna Maria ERIKSSON")
    )
    for name in ("Anna Maria ERIKSSON", "Jane SAMPLE", "Min Mau KIM"):
        ha.page.get_by_role("main").get_by_role("link", name=name).click()
        ha.settle()
        if name.startswith("Jane"):
            ha.page.locator("main form").first.evaluate("part => part.scrollIntoView()")
            ha.picture("13-diem-khac")
        ha.press("Accept what is ticked")
    taken = Member.objects.filter(delegation=visit, person__family="ERIKSSON").get()
    assert visit.members.count() == before + 3
    assert number_of(taken.passport) == "L898902C3"

    entry = GuestEntry.objects.get(member__person__family="SAMPLE", delegation=visit)
    guest.go(f"{path}person/{entry.pk}/").fill(
        title_en="Lord Mayor (sample)", arrival_flight="VN50"
    )
    press(guest, "Save").sees("Saved.")
    assert Member.objects.get(pk=entry.member_id).title_en == "Mayor (sample)"

    lan.go(reverse("guests:entry", args=[visit.pk, entry.pk])).sees("Lord Mayor (sample)")
    lan.press("Accept what is ticked")
    assert Member.objects.get(pk=entry.member_id).title_en == "Lord Mayor (sample)"

    lan.confirm("Stop")
    guest.go(path).sees("ask the office that sent it to you for a new link")


def test_the_guests_page_works_without_script(browser, live_server, office, settings):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{live_server}/guest/{settings.DEMO_GUESTS}/")

    page.get_by_role("link", name="Add a person").click()
    page.locator("[name=family]").fill("SAMPLE")
    page.locator("[name=given]").fill("Noscript")
    page.locator("[name=birth_date]").fill("12/08/1974")
    page.get_by_role("button", name="Save").click()

    assert "Noscript SAMPLE" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
