"""Every main page is seen, reached and hit by everybody: wide and narrow, light and dark, by keyboard alone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from doingoai.afterwards.models import Photograph
from doingoai.approvals.models import Consultation
from doingoai.delegations.models import Delegation
from doingoai.documents.models import Incoming
from doingoai.guests.models import GuestEntry
from doingoai.planning.models import Task
from tests.journeys.conftest import Officer
from tests.journeys.scanning import contrast_faults, faults

NARROW = {"width": 320, "height": 700}
WIDE = {"width": 1366, "height": 768}

HAS_FOCUS_RING = """() => {
  const part = document.activeElement;
  if (!part || part === document.body) return false;
  const look = getComputedStyle(part), box = part.getBoundingClientRect();
  const ring = (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1) || look.boxShadow !== "none";
  const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const above = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
  return ring && onScreen && Boolean(above) && (part.contains(above) || above.contains(part) || Boolean(part.labels?.length));
}"""


def _shade(page: Page, theme: str) -> None:
    page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)


def _scan(person: Officer, paths: list[str]) -> list[str]:
    """Faults of each page in four looks; the full rules in two of them, contrast in the other two."""
    found = []
    person.page.emulate_media(reduced_motion="reduce")  # colours are measured at rest
    for path in paths:
        person.page.set_viewport_size(WIDE)
        person.go(path)
        assert person.page.url == f"{person.base}{path}", "another page answered"
        looks = []
        for size, first, second in ((WIDE, "light", "dark"), (NARROW, "dark", "light")):
            person.page.set_viewport_size(size)
            _shade(person.page, first)
            looks += faults(person.page)
            _shade(person.page, second)
            looks += contrast_faults(person.page)
        found += [f"{path} {fault}" for fault in dict.fromkeys(looks)]
    return found


def test_pages_of_a_visit_are_open_to_everybody(sign_in):
    running = Delegation.objects.get(state="under_way")
    asked = Delegation.objects.get(state="consulting", country="LA")
    names = ("detail", "people", "bring-list", "plan", "programme", "papers", "after")
    paths = [reverse(f"delegations:{name}", args=[running.pk]) for name in names]
    paths += [
        reverse("delegations:consult", args=[asked.pk]),
        reverse("delegations:findings", args=[asked.pk]),
        reverse("delegations:member", args=[running.pk, running.members.first().pk]),
        reverse("delegations:item", args=[running.pk, running.programme.items.first().pk]),
    ]

    assert _scan(sign_in("ha", bypass_csp=True), paths) == []


def test_lists_records_and_forms_are_open_to_everybody(sign_in):
    visit = Delegation.objects.get(state="under_way")
    paths = [
        reverse(name)
        for name in ("web:desk", "documents:register", "documents:enter", "delegations:list",
                     "programme:calendar", "directory:partners", "planning:tasks", "norms:norms")
    ]  # fmt: skip
    paths += [
        reverse("documents:incoming", args=[Incoming.objects.latest("pk").pk]),
        reverse("directory:partner", args=[visit.partner_id]),
        reverse("directory:person", args=[visit.members.first().person_id]),
        reverse("planning:task", args=[Task.objects.latest("pk").pk]),
        f"{reverse('web:search')}?q=seoul",
    ]

    assert _scan(sign_in("ha", bypass_csp=True), paths) == []


def test_pages_of_agencies_leaders_administration_and_sign_in_are_open_to_everybody(sign_in):
    asked = Consultation.objects.get(unit__code="cong-an", about_id=str(_asked().pk))
    submitted = Delegation.objects.get(state="submitted", country="FR")

    found = _scan(
        sign_in("congan", bypass_csp=True),
        ["/", reverse("approvals:consultation", args=[asked.pk])],
    )
    found += _scan(
        sign_in("minh", bypass_csp=True),
        [reverse("approvals:decisions"), reverse("delegations:consult", args=[submitted.pk])],
    )
    found += _scan(
        sign_in("quantri", bypass_csp=True),
        [reverse(f"accounts:{name}") for name in ("admin", "users", "audit")],
    )
    found += _scan(sign_in(None, bypass_csp=True), [reverse("account_login")])

    assert found == []


def test_the_guests_own_page_and_the_offices_side_of_it_are_open_to_everybody(sign_in, settings):
    entry = GuestEntry.objects.filter(is_waiting=True).latest("pk")
    door = f"/guest/{settings.DEMO_GUESTS}/"
    guest = sign_in(None, bypass_csp=True, language="en")

    found = _scan(guest, [door, f"{door}person/", f"{door}person/{entry.pk}/", "/guest/khong-co/"])
    found += _scan(
        sign_in("ha", bypass_csp=True),
        [
            reverse("guests:office", args=[entry.delegation_id]),
            reverse("guests:entry", args=[entry.delegation_id, entry.pk]),
        ],
    )

    assert found == []


def test_what_comes_after_a_visit_is_open_to_everybody(sign_in, settings):
    photograph = Photograph.objects.latest("pk")
    visit = photograph.delegation_id
    guest = sign_in(None, bypass_csp=True, language="en", viewport={"width": 360, "height": 700})

    found = _scan(guest, [f"/guest/opinion/{settings.DEMO_QUESTIONS}/"])
    found += _scan(
        sign_in("ha", bypass_csp=True),
        [
            reverse("delegations:after", args=[visit]),
            reverse("afterwards:questionnaire", args=[visit]),
            reverse("afterwards:photographs", args=[visit]),
            reverse("afterwards:photograph", args=[visit, photograph.pk]),
            reverse("afterwards:measures"),
            reverse("afterwards:measured-visits"),
        ],
    )

    assert found == []


def test_every_control_of_the_guests_page_is_reached_by_keyboard(sign_in, settings):
    guest = sign_in(None, viewport={"width": 360, "height": 700})
    guest.page.emulate_media(reduced_motion="reduce")
    for path in (f"/guest/{settings.DEMO_GUESTS}/", f"/guest/{settings.DEMO_GUESTS}/person/"):
        controls = guest.go(path).page.evaluate(CONTROLS)

        missed = set(range(len(controls))) - _walk(guest.page)

        assert (path, [controls[at] for at in sorted(missed)]) == (path, [])


def _asked() -> Delegation:
    return Delegation.objects.get(state="consulting", country="LA")


def _tab_to(page: Page, selector: str, *, at_most: int = 80) -> None:
    """Walk with Tab until the part has the focus; the focus is seen at every step."""
    for _step in range(at_most):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 160)")
        assert page.evaluate(HAS_FOCUS_RING), f"the focus is not seen at {here}"
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached by keyboard")


CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter(part => part.tabIndex >= 0 && !part.disabled && part.type !== "hidden"
    && part.checkVisibility({visibilityProperty: true}) && part.getBoundingClientRect().width > 0)
  .filter(part => part.type !== "radio" || part === ([...document.getElementsByName(part.name)].find(one => one.checked)
    ?? document.getElementsByName(part.name)[0]))
  .map((part, at) => (part.dataset.walked = at, part.outerHTML.slice(0, 120)))"""


def _walk(page: Page) -> set[int]:
    """Which controls Tab reaches from the top of the page until it leaves it; the focus is always seen."""
    reached: set[int] = set()
    page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)")
    for _step in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement?.dataset?.walked")
        if at is None or int(at) in reached:
            return reached
        assert page.evaluate(HAS_FOCUS_RING), page.evaluate("document.activeElement.outerHTML")
        reached.add(int(at))
    raise AssertionError("the keyboard never leaves the page")


@pytest.mark.parametrize("size", [WIDE, {"width": 360, "height": 700}], ids=["wide", "narrow"])
def test_every_control_is_reached_by_keyboard_and_left_again(sign_in, size):
    visit = Delegation.objects.get(state="under_way")
    officer = sign_in("ha", viewport=size)
    officer.page.emulate_media(reduced_motion="reduce")
    paths = [
        "/", reverse("documents:register"), reverse("documents:enter"), reverse("delegations:list"),
        reverse("programme:calendar"), reverse("delegations:bring-list", args=[visit.pk]),
        reverse("delegations:member", args=[visit.pk, visit.members.first().pk]),
        reverse("delegations:programme", args=[visit.pk]), reverse("planning:tasks"),
    ]  # fmt: skip
    for path in paths:
        controls = officer.go(path).page.evaluate(CONTROLS)

        missed = set(range(len(controls))) - _walk(officer.page)

        assert (path, [controls[at] for at in sorted(missed)]) == (path, [])


def test_what_comes_later_is_heard_in_one_sentence(sign_in):
    running = Delegation.objects.get(state="under_way")
    page = sign_in("ha", language="en").go(reverse("delegations:detail", args=[running.pk])).page
    heard = page.locator("#heard[role='status']")

    expect(heard).to_have_text(re.compile(r"^\d+ findings?$"))
    page.keyboard.press("Control+k")
    page.keyboard.type("seoul", delay=20)

    expect(heard).to_have_text(re.compile(r"^\d+ found$"))


def test_somebody_signs_in_by_keyboard(sign_in):
    page = sign_in(None).go(reverse("account_login")).page
    page.locator("#id_login").focus()
    page.keyboard.type("ha")
    _tab_to(page, "#id_password")
    page.keyboard.type("doingoai-demo")
    page.keyboard.press("Enter")

    expect(page.locator(".bar-person")).to_be_visible()


def test_a_search_result_is_opened_by_keyboard(sign_in):
    officer = sign_in("ha").go("/")
    officer.page.keyboard.press("Control+k")
    officer.page.keyboard.type("doan thanh pho xo-un", delay=20)
    officer.page.locator(".suggestions a").first.wait_for()
    _tab_to(officer.page, ".suggestions a[href*='/delegations/']")
    officer.page.keyboard.press("Enter")

    expect(officer.page.locator(".stages")).to_be_visible()


def test_a_leader_decides_by_keyboard(sign_in):
    visit = Delegation.objects.get(state="submitted", country="FR")
    page = sign_in("minh").go(reverse("delegations:consult", args=[visit.pk])).page
    _tab_to(page, "[name='verdict']")
    page.keyboard.press("Space")
    _tab_to(page, "form:has([name='verdict']) button:not([type='button'])")
    page.keyboard.press("Enter")
    expect(page.locator("main [name='verdict']")).to_have_count(0)

    visit.refresh_from_db()
    assert visit.state == "approved"


def test_refused_forms_are_open_to_everybody(sign_in):
    found = []
    for who, name in (
        ("ha", "documents:enter"), ("ha", "delegations:prepare"), ("ha", "planning:give"),
        ("quantri", "accounts:add-user"), (None, "account_login"),
    ):  # fmt: skip
        page = sign_in(who, bypass_csp=True, viewport=NARROW).go(reverse(name)).page
        page.emulate_media(reduced_motion="reduce")
        page.locator("main form.form button:not([type='button'])").last.click()
        page.locator(".error-summary").wait_for()
        found += [f"{name} {fault}" for fault in faults(page)]

    assert found == []


def test_a_refused_form_puts_the_focus_on_its_errors(sign_in):
    page = sign_in("ha").go(reverse("documents:enter")).page
    page.locator("main [name='number']").focus()
    page.keyboard.type("12")
    page.keyboard.press("Enter")

    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(
        "document.activeElement.matches('main .form input, main .form textarea, main .form select')"
    )
    expect(page.locator("main [name='number']")).to_have_value("12")
