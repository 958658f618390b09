"""
Two officers before one page, on every edit page of visits and programmes (R7).

A page that is added must be named here: as one that edits, with the fields to try, or as one that
does not, with the reason why nobody can overwrite anybody there.
"""

import random
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.html import escape

from doingoai.delegations.models import Delegation
from tests import factories
from tests.whole.matrix import ROUTES
from tests.whole.page_forms import form_with
from tests.whole.sweep import address, undone
from tests.whole.world import World

pytestmark = pytest.mark.django_db

Fields = dict[str, tuple[str, ...]]
EDITS: dict[str, Fields] = {
    "delegations:edit": {"title_vi": ("Đoàn A", "Đoàn B"), "purpose_vi": ("Mục đích A", "Mục đích B")},
    "delegations:plan": {"gift_vi": ("Tranh A", "Tranh B"), "press_note_vi": ("Báo A", "Báo B")},
    "delegations:guest-class": {"basis": ("Căn cứ A", "Căn cứ B")},
    "delegations:estimate-row": {"label_vi": ("Dòng A", "Dòng B")},
    "delegations:member": {"title_vi": ("Thị trưởng A", "Thị trưởng B"), "car": ("Xe A", "Xe B")},
    "delegations:member-name": {"middle": ("An", "Bi"), "reading_vi": ("Kim A", "Kim B")},
    "delegations:member-passport": {"issued_on": ("01/02/2020", "03/04/2021")},
    "delegations:host": {"title_vi": ("Giám đốc A", "Giám đốc B"), "car": ("Xe A", "Xe B")},
    "delegations:host-name": {"middle": ("An", "Bi"), "given": ("Lan", "Huệ")},
    "delegations:list-row": {"title_vi": ("Chức A", "Chức B"), "room": ("101", "202")},
    "delegations:item": {"title_vi": ("Hội đàm A", "Hội đàm B"), "begins": ("08:05", "09:10")},
    "delegations:after": {"results_vi": ("Kết quả A", "Kết quả B"), "proposals_vi": ("Nghị A", "Nghị B")},
}  # fmt: skip
# Choices of several: what each ticks and unticks is applied, and no more.
CHOICES = {"delegations:share": "units", "delegations:item": "guests"}
ADDS, MOVES = (
    "adds a record of its own",
    "a move between states; a second one is refused by its rule",
)
NO_EDITS = {
    **dict.fromkeys(
        ("delegations:prepare", "delegations:add-member", "delegations:add-host",
         "delegations:add-item", "delegations:promise", "delegations:bring-list",
         "delegations:ask", "programme:feed-make"), ADDS),
    **dict.fromkeys(
        ("delegations:cancel", "delegations:submit", "delegations:decide", "delegations:reopen",
         "delegations:begin", "delegations:file-report", "delegations:close",
         "delegations:list-take", "delegations:withdraw", "delegations:record-answer",
         "delegations:issue-programme", "delegations:issue-paper", "programme:feed-revoke"), MOVES),
    "delegations:member-passport-number": "shows a number",
    "delegations:member-move": "one step from where the guest stands now",
    "delegations:make-papers": "every making is a version of its own",
    **dict.fromkeys(
        ("delegations:member-remove", "delegations:host-remove", "delegations:remove-item",
         "delegations:list-drop", "delegations:estimate-row-drop"),
        "takes away what is named; what is gone stays gone"),
}  # fmt: skip
OFFICERS = ("protocol officer", "division head", "director", "officer")


@dataclass
class Tab:
    """A page open before one officer: what it shows and what was typed over it."""

    client: Client
    url: str
    fields: Fields
    shown: QueryDict = field(default_factory=QueryDict)
    told: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def open(self) -> "Tab":
        html = self.client.get(self.url).content.decode()
        self.shown = form_with(html, next(iter(self.fields)))
        self.told = {name: self.shown.get(name, "") for name in self.fields}
        self.typed = {}
        return self

    def save(self) -> Any:
        data = self.shown.copy()
        for name, value in {**NEEDED, **self.typed}.items():
            if name in self.typed or not data.get(name):
                data[name] = value
        return self.client.post(self.url, dict(data.lists()))

    def read_again(self, html: str) -> None:
        """After a refusal the page itself is what is open."""
        self.shown = form_with(html, next(iter(self.fields)))


# What a page needs to be saved at all, where the office's example leaves it empty.
NEEDED = {"guest_class": "A", "item": "line-1", "quantity": "1", "unit_price": "5"}


def tabs(world: World, name: str) -> list[Tab]:
    """The page before two officers who may edit it."""
    url = address(world, name, ROUTES[name]) + ("?item=line-1" if "estimate" in name else "")
    clients = [world.client_of(world.visitors[who]) for who in OFFICERS]
    able = [one for one in clients if one.get(url).status_code == 200]
    return [
        Tab(client, url, EDITS.get(name, {CHOICES.get(name, ""): ()})) for client in (able * 2)[:2]
    ]


def test_every_page_that_writes_is_judged():
    writing = {
        name.partition("@")[0] for name, route in ROUTES.items()
        if route.write and name.startswith(("delegations:", "programme:"))
    }  # fmt: skip

    judged = {*EDITS, *CHOICES, *NO_EDITS}

    assert writing - judged == set(), (
        "say in EDITS which fields two may change, or in NO_EDITS why not"
    )
    assert judged - writing == set(), "take these out: they write no more"


@pytest.mark.parametrize("name", EDITS)
def test_what_both_changed_is_shown_and_nothing_is_lost(world: World, name: str):
    with undone():
        one, other = (tab.open() for tab in tabs(world, name))
        key, (mine, theirs, *_more) = next(iter(EDITS[name].items()))
        one.typed, other.typed = {key: theirs}, {key: mine}

        saved, refused = one.save(), other.save()

        html = refused.content.decode()
        assert [saved.status_code, refused.status_code] == [302, 422]
        assert [escape(theirs) in html, form_with(html, key)[key]] == [True, mine]
        other.read_again(html)
        assert other.save().status_code == 302
        assert Tab(one.client, one.url, EDITS[name]).open().told[key] == mine


@pytest.mark.parametrize("name", [name for name, fields in EDITS.items() if len(fields) > 1])
def test_what_only_one_changed_is_merged(world: World, name: str):
    with undone():
        one, other = (tab.open() for tab in tabs(world, name))
        (first, values), (second, more) = EDITS[name].items()
        one.typed, other.typed = {first: values[0]}, {second: more[0]}

        statuses = [one.save().status_code, other.save().status_code]

        now = Tab(one.client, one.url, EDITS[name]).open().told
        assert [statuses, now] == [[302, 302], {first: values[0], second: more[0]}]


@pytest.mark.parametrize("name", CHOICES)
def test_of_a_choice_each_hand_is_applied(world: World, name: str):
    key = CHOICES[name]
    with undone():
        factories.member(Delegation.objects.get(pk=world.ids["visit"]))
        one, other = (tab.open() for tab in tabs(world, name))
        all_keys = choosable(one, key)
        ticked = set(one.shown.getlist(key))
        added = next(value for value in all_keys if value not in ticked)
        one.shown.setlist(key, sorted(ticked | {added}))
        other.shown.setlist(key, [])

        statuses = [one.save().status_code, other.save().status_code]

        now = Tab(one.client, one.url, one.fields).open().shown.getlist(key)
        assert [statuses, now] == [[302, 302], [added]]


def choosable(tab: Tab, key: str) -> list[str]:
    html = tab.client.get(tab.url).content.decode()
    parts = html.split(f'name="{key}" value="')[1:]
    return [part.partition('"')[0] for part in parts]


@pytest.mark.harness
@pytest.mark.usefixtures("swift")
@pytest.mark.parametrize("name", [name for name, fields in EDITS.items() if len(fields) > 1])
def test_ten_ways_in_which_two_save(world: World, name: str):
    chance = random.Random(name)

    for _turn in range(10):
        with undone():
            play(chance, [tab.open() for tab in tabs(world, name)])


def play(chance: random.Random, both: list[Tab]) -> int:
    """Some steps of two officers, each saving looked at; gives how many were refused."""
    refused = 0
    for _step in range(chance.randrange(3, 7)):
        tab, key = chance.choice(both), chance.choice(list(both[0].fields))
        tab.typed[key] = chance.choice(tab.fields[key])
        if chance.random() < 0.6:
            refused += _save_and_look(tab)
    return refused


def _save_and_look(tab: Tab) -> int:
    fresh = Tab(tab.client, tab.url, tab.fields)
    before = fresh.open().told
    mine = {key: value for key, value in tab.typed.items() if value != tab.told[key]}
    clash = {key for key in mine if before[key] not in (tab.told[key], mine[key])}

    answer = tab.save()

    after = fresh.open().told
    if answer.status_code == 302:
        assert [clash, after] == [set(), {**before, **mine}]
        tab.open()
        return 0
    html = answer.content.decode()
    tab.read_again(html)
    assert [answer.status_code, after, bool(clash)] == [422, before, True]
    assert {key: tab.shown.get(key, "") for key in tab.fields} == {**before, **mine}
    assert [key for key in clash if escape(before[key] or "–") not in html] == []
    tab.told, tab.typed = before, mine
    return 1
