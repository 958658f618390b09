"""Payloads stay text in a real browser: with the content policy switched off, and then on (S8)."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Dialog

from doingoai.delegations.models import Delegation
from doingoai.directory.models import Partner, Person
from doingoai.documents.models import Incoming
from doingoai.planning.models import Task
from tests.journeys.conftest import Officer
from tests.whole.payloads import plant_everywhere

OF_A_VISIT = (
    "detail",
    "people",
    "plan",
    "programme",
    "papers",
    "after",
    "consult",
    "findings",
    "edit",
)
OF_ALL = (
    "web:desk", "web:search", "web:notices", "documents:register", "documents:outgoing-register",
    "directory:partners", "directory:people", "directory:places", "planning:tasks", "norms:norms",
    "norms:instruments", "programme:calendar", "approvals:decisions", "approvals:consultations",
    "approvals:matrix", "accounts:audit", "delegations:list", "accounts:profile",
)  # fmt: skip


class Watched:
    """What a browser reports while pages are open: dialogs, faults, refusals by the policy."""

    def __init__(self, person: Officer) -> None:
        self.person = person
        self.heard: list[str] = []
        person.page.on("dialog", self._dialog)
        person.page.on("console", self._console)
        person.page.on("pageerror", lambda fault: self._hear(f"fault: {fault}"))

    def _hear(self, what: str) -> None:
        self.heard.append(f"{self.person.page.url}: {what}"[:300])

    def _dialog(self, dialog: Dialog) -> None:
        self._hear("a script ran")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._hear(message.text)

    def walk(self, paths: list[str]) -> None:
        for path in paths:
            self.person.go(path)
            self.person.page.evaluate(
                "document.querySelectorAll('details').forEach(d => d.open = true)"
            )
            self.person.page.keyboard.press("Tab")


def _paths() -> list[str]:
    visits = Delegation.objects.filter(state__in=["under_way", "consulting"])[:2]
    of_visits = [
        reverse(f"delegations:{name}", args=[one.pk]) for one in visits for name in OF_A_VISIT
    ]
    records = [
        reverse("directory:partner", args=[Partner.objects.first().pk]),
        reverse("directory:person", args=[Person.objects.first().pk]),
        reverse("documents:incoming", args=[Incoming.objects.first().pk]),
        reverse("planning:task", args=[Task.objects.first().pk]),
    ]
    return [reverse(name) for name in OF_ALL] + of_visits + records


@pytest.mark.parametrize("bypass_csp", [True, False], ids=["without the policy", "with the policy"])
def test_no_payload_runs_on_the_main_pages(sign_in, bypass_csp):
    planted = plant_everywhere(harmless=False)
    watched = Watched(sign_in("giamdoc", bypass_csp=bypass_csp))

    watched.walk(_paths())

    assert watched.heard == []
    assert len(planted) >= 500
    assert len(_paths()) >= 38


# Ways in which text becomes a script. Markup may be written, for htmx lives of it; what is in it does
# not run. The others cannot even be written.
WAYS = {
    "attribute": "const i = document.createElement('img'); i.setAttribute('onerror', 'alert(1)');"
    " i.src = '/khong-co.png'; document.body.append(i)",
    "text": "const s = document.createElement('script'); s.text = 'alert(1)'; document.body.append(s)",
    "timer": "setTimeout('alert(1)')",
    "markup": "document.body.insertAdjacentHTML('beforeend',"
    " '<img src=/khong-co.png onerror=alert(1)>')",
    "elsewhere": "document.createElement('script').src = 'https://khac.example/x.js'",
}
_TRIED = ", ".join(f"{name}: () => {{ {way} }}" for name, way in WAYS.items())
HELD = """.filter(([, way]) => { try { way(); return false; } catch { return true; } })"""
TRY = f"() => Object.entries({{ {_TRIED} }}){HELD}.map(([name]) => name)"


@pytest.mark.parametrize("bypass_csp", [True, False], ids=["without the policy", "with the policy"])
def test_a_script_in_a_page_is_heard_or_held_back(sign_in, bypass_csp):
    """The watch itself: a page that does hold a script is noticed, and the policy stops it."""
    watched = Watched(sign_in("giamdoc", bypass_csp=bypass_csp))
    page = watched.person.go("/").page

    held = page.evaluate(TRY)
    watched.person.settle()
    page.wait_for_timeout(300)

    ran = sum("a script ran" in said for said in watched.heard)
    assert [held, ran] == (
        [[], 4] if bypass_csp else [["attribute", "text", "timer", "elsewhere"], 0]
    )
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["script-src"] == ["'self'"]
