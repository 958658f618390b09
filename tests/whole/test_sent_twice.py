"""
Whatever is sent twice happens once (R6).

The forms are those on the pages as people are shown them, one for every address that writes; each
is filled in and sent twice with its key, then a third time with the same key and other content. A
digest of every table says what each sending did. Forms without a key are on a short list, and what
they do may be done twice: the second sending finds nothing to change.

200 equal sendings at once are in tests/harness/test_sent_at_once.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.whole.forms import KEY, PageForm, forms_of, forms_on
from tests.whole.matrix import ROUTES
from tests.whole.sweep import Walks, address, differing, digests, undone
from tests.whole.test_methods import LEFT_BEHIND
from tests.whole.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

READERS = (
    "director", "administrator", "focal point of an asked unit", "officer", "city leader",
    "records clerk", "stranger", "focal point of a sharing unit",
)  # fmt: skip
# Pages of visits in other states than that of the walk, whose forms the walk does not meet.
OTHER_STATES = ("submitted", "approved", "under_way", "refused")
OTHER_PAGES = ("detail", "consult", "after", "papers")
# What may be done twice, because it says how something shall be: no key is needed.
WITHOUT_KEY = {
    "account_login", "account_logout", "web:language", "web:theme", "documents:file",
    "mfa_activate_totp", "mfa_authenticate", "mfa_deactivate_totp", "mfa_generate_recovery_codes",
    "mfa_reauthenticate", "account_reauthenticate",
}  # fmt: skip
# Shown only to who has a second factor, a second session or a closed account, or where a record is
# in a state that the office of the tests does not have, or after a line was said.
UNSHOWN = {
    "accounts:user-let-in", "accounts:user-second-factor", "delegations:estimate-row-drop",
    "documents:drop-template", "documents:file", "mfa_activate_totp",
    "mfa_authenticate", "mfa_deactivate_totp", "mfa_generate_recovery_codes",
    "mfa_reauthenticate", "norms:load", "usersessions_list", "web:say", "exchange:start",
    "approvals:revoke-stand-in", "delegations:ripple", "precedence:copy", "precedence:drop-rank",
    "precedence:drop-wording", "precedence:free", "procedures:code-draft", "procedures:draft",
    "protocol:accept", "protocol:cancel", "protocol:decline",
    "protocol:reopen-rule",
    "protocol:untie", "resources:absence-remove", "runsheet:enrol", "runsheet:say",
    "resources:assign",
    "spending:payer",
}  # fmt: skip
FEWEST_FORMS, FEWEST_EFFECTS = 80, 50


@dataclass(frozen=True)
class Sent:
    """What one form did when it was sent once, twice, and with other content."""

    form: PageForm
    statuses: tuple[int, int, int]
    places: tuple[str, str]
    did: set[str]
    did_again: set[str]

    @property
    def fault(self) -> str:
        first, second, other = self.statuses
        if self.did_again:
            return f"{self.form.name}: the second sending changed {sorted(self.did_again)}"
        if first == 302 and self.form.key and (second, self.places[1]) != (302, self.places[0]):
            return f"{self.form.name}: {first} {self.places[0]}, then {second} {self.places[1]}"
        if first == 200 and self.did and self.form.key and second != 204:
            return f"{self.form.name}: shown anew as {second}, not loaded anew"
        has_kept = self.did and self.form.key and not self.form.is_repeatable
        if first < 400 and has_kept and other != 409:
            return f"{self.form.name}: other content under the same key is answered {other}"
        return ""


@pytest.fixture(scope="module")
def found(world: World, walks: Walks) -> dict[str, tuple[str, PageForm]]:
    """One form for each address and use, with whose it is; of several the first that has a key."""
    forms: dict[str, tuple[str, PageForm]] = {}
    for who in READERS:
        for form in _forms_shown_to(world, walks, who):
            forms.setdefault(form.name, (who, form))
    return forms


def _unshown(world: World) -> Iterator[tuple[str, PageForm]]:
    """For addresses whose form the walk does not meet: what the table of addresses sends there."""
    for name in sorted(UNSHOWN):
        route = ROUTES[name]
        may = [who for who in READERS if route.write and route.write.holds(world.visitors[who])]
        fields = (*route.sends.items(), (KEY, "k" * 32))
        yield (*may, "director")[0], PageForm("", address(world, name, route), name, fields)


def _forms_shown_to(world: World, walks: Walks, who: str) -> Iterator[PageForm]:
    for answer in walks.of(who, "GET").answers:
        yield from forms_of(world, answer)
    client = world.client_of(world.visitors[who])
    for state in OTHER_STATES:
        for page in OTHER_PAGES:
            path = reverse(f"delegations:{page}", args=[world.ids[state]])
            shown = client.get(path)
            if shown.status_code == 200:
                yield from forms_on(path, shown.content.decode())


@pytest.fixture(scope="module")
def sent(world: World, swift: None, found: dict[str, tuple[str, PageForm]]) -> list[Sent]:
    with undone():
        clients = {who: world.client_of(world.visitors[who]) for who in READERS}
        before = digests()
        everything = [*found.values(), *_unshown(world)]
        return [_sent(clients[who], form, before) for who, form in everything]


def _sent(client: Client, form: PageForm, before: dict[str, str]) -> Sent:
    session = client.cookies.get(settings.SESSION_COOKIE_NAME)
    kept = session.value if session else ""
    with undone():
        first = client.post(form.path, form.filled())
        once = digests()
        second = client.post(form.path, form.filled())
        twice = digests()
        other = client.post(form.path, form.filled(khac="1"))
    if kept:
        client.cookies[settings.SESSION_COOKIE_NAME] = kept
    return Sent(
        form, (first.status_code, second.status_code, other.status_code),
        (_place(first), _place(second)), differing(before, once) - LEFT_BEHIND,
        differing(once, twice) - LEFT_BEHIND,
    )  # fmt: skip


def _place(answer: HttpResponse) -> str:
    return answer.headers.get("Location", "")


def test_every_address_that_writes_has_a_form_on_a_page(found: dict[str, tuple[str, PageForm]]):
    writing = {name.partition("@")[0] for name, route in ROUTES.items() if route.write}

    reached = {form.route for _who, form in found.values()}

    assert sorted(writing - reached - UNSHOWN) == []
    assert sorted(UNSHOWN - (writing - reached)) == []
    assert len(found) >= FEWEST_FORMS


def test_every_form_that_makes_something_new_has_a_key(found: dict[str, tuple[str, PageForm]]):
    keyless = {form.route for _who, form in found.values() if not form.key}

    assert keyless - WITHOUT_KEY == set()


def test_a_form_sent_twice_has_one_effect_and_one_answer(sent: list[Sent]):
    assert [one.fault for one in sent if one.fault] == []


def test_most_forms_had_an_effect_to_double(sent: list[Sent]):
    broken = [f"{one.form.name}: {one.statuses}" for one in sent if max(one.statuses) >= 500]
    idle = [f"{one.form.name}: {one.statuses}" for one in sent if not one.did]

    assert broken == []
    assert len(sent) - len(idle) >= FEWEST_EFFECTS, idle
