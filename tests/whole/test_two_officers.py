"""
Two people before one page, on every edit page of visits, missions, programmes, the yearly plan and
of the guests themselves (R7).

A page that is added must be named here: as one that edits, with the fields to try, or as one that
does not, with the reason why nobody can overwrite anybody there.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Self

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.html import escape

from doingoai.delegations.models import Delegation
from tests import factories
from tests.whole.matrix import ROUTES
from tests.whole.page_forms import form_with
from tests.whole.sweep import address, undone
from tests.whole.wire import Line, served
from tests.whole.world import World

pytestmark = pytest.mark.django_db

Fields = dict[str, tuple[str, ...]]
# Three values each: with two, who changes what another has changed writes the same.
EDITS: dict[str, Fields] = {
    "delegations:edit": {"title_vi": ("Đoàn A", "Đoàn B", "Đoàn C"), "purpose_vi": ("Mục đích A", "Mục đích B", "Mục đích C")},
    "delegations:plan": {"gift_vi": ("Tranh A", "Tranh B", "Tranh C"), "press_note_vi": ("Báo A", "Báo B", "Báo C")},
    "delegations:guest-class": {"basis": ("Căn cứ A", "Căn cứ B", "Căn cứ C")},
    "delegations:estimate-row": {"label_vi": ("Dòng A", "Dòng B", "Dòng C")},
    "delegations:member": {"title_vi": ("Thị trưởng A", "Thị trưởng B", "Thị trưởng C"), "car": ("Xe A", "Xe B", "Xe C")},
    "delegations:member-name": {"middle": ("An", "Bi", "Chi"), "reading_vi": ("Kim A", "Kim B", "Kim C")},
    "delegations:member-passport": {"issued_on": ("01/02/2020", "03/04/2021", "05/06/2021")},
    "delegations:host": {"title_vi": ("Giám đốc A", "Giám đốc B", "Giám đốc C"), "car": ("Xe A", "Xe B", "Xe C")},
    "delegations:host-name": {"middle": ("An", "Bi", "Chi"), "given": ("Lan", "Huệ", "Cúc")},
    "delegations:list-row": {"title_vi": ("Chức A", "Chức B", "Chức C"), "room": ("101", "202", "303")},
    "delegations:item": {"title_vi": ("Hội đàm A", "Hội đàm B", "Hội đàm C"), "begins": ("08:05", "09:10", "08:30")},
    "delegations:after": {"results_vi": ("Kết quả A", "Kết quả B", "Kết quả C"), "proposals_vi": ("Nghị A", "Nghị B", "Nghị C")},
    "missions:edit": {"title_vi": ("Đoàn A", "Đoàn B", "Đoàn C"), "content_vi": ("Nội dung A", "Nội dung B", "Nội dung C")},
    "missions:prepare": {"gifts_vi": ("Tranh A", "Tranh B", "Tranh C"), "note": ("Ghi A", "Ghi B", "Ghi C")},
    "missions:leg": {"city_vi": ("Xơ-un A", "Xơ-un B", "Xơ-un C")},
    "missions:traveller": {"title_vi": ("Giám đốc A", "Giám đốc B", "Giám đốc C"), "organisation_vi": ("Sở A", "Sở B", "Sở C")},
    "missions:passport": {"issued_on": ("01/02/2020", "03/04/2021", "05/06/2021")},
    "missions:funding": {"item_vi": ("Vé A", "Vé B", "Vé C"), "payer_vi": ("Bên A", "Bên B", "Bên C")},
    "missions:item": {"title_vi": ("Hội đàm A", "Hội đàm B", "Hội đàm C"), "begins": ("08:05", "09:10", "08:30")},
    "missions:step": {"note": ("Ghi A", "Ghi B", "Ghi C")},
    "missions:after": {"results_vi": ("Kết quả A", "Kết quả B", "Kết quả C"), "proposals_vi": ("Nghị A", "Nghị B", "Nghị C")},
    "yearplan:edit": {"note": ("Ghi A", "Ghi B", "Ghi C")},
    "yearplan:item-edit": {"title_vi": ("Hoạt động A", "Hoạt động B", "Hoạt động C"), "leader": ("Ông A", "Ông B", "Ông C")},
    "yearplan:list-row": {"title_vi": ("Hoạt động A", "Hoạt động B", "Hoạt động C"), "leader": ("Ông A", "Ông B", "Ông C")},
    "yearplan:item-amend": {"leader": ("Ông A", "Ông B", "Ông C")},
    "guests:person": {"title_en": ("Mayor A", "Mayor B", "Mayor C"), "diet": ("Diet A", "Diet B", "Diet C")},
}  # fmt: skip
# Choices of several: what each ticks and unticks is applied, and no more.
CHOICES = {"delegations:share": "units", "delegations:item": "guests"}
ADDS, MOVES = (
    "adds a record of its own",
    "a move between states; a second one is refused by its rule",
)
NO_EDITS = {
    **dict.fromkeys(
        ("delegations:needs", "delegations:book-need", "delegations:drop-need", "delegations:free"),
        "a need or a booking of its own; two bookings of one thing are refused by the database",
    ),
    "delegations:ripple": "accepts a proposal; one made of another programme is refused by its mark",
    **dict.fromkeys(
        ("delegations:prepare", "delegations:add-member", "delegations:add-host",
         "delegations:add-item", "delegations:promise", "delegations:bring-list",
         "delegations:ask", "programme:feed-make", "missions:open", "missions:attach",
         "missions:add-leg", "missions:add-traveller", "missions:add-funding", "missions:add-item",
         "missions:ask", "missions:override", "missions:log", "missions:promise",
         "missions:add-step", "missions:ask-change", "yearplan:open", "yearplan:propose",
         "yearplan:add-later", "yearplan:bring", "guests:add", "guests:make", "calendars:make"), ADDS),
    **dict.fromkeys(
        ("delegations:cancel", "delegations:submit", "delegations:decide", "delegations:reopen",
         "delegations:begin", "delegations:file-report", "delegations:close",
         "delegations:list-take", "delegations:withdraw", "delegations:record-answer",
         "delegations:issue-programme", "delegations:issue-paper", "programme:feed-revoke",
         "missions:send", "missions:ask-back", "missions:cancel", "missions:submit",
         "missions:decide", "missions:reopen", "missions:withdraw", "missions:record-answer",
         "missions:leave", "missions:returned", "missions:file-report", "missions:close",
         "missions:report-back", "guests:restore",
         "missions:submit-change", "missions:decide-change", "missions:take-back-change",
         "yearplan:move", "yearplan:submit", "yearplan:decide", "yearplan:withdraw",
         "yearplan:send-all", "yearplan:list-take", "yearplan:item-send", "yearplan:item-take-back",
         "yearplan:item-accept", "yearplan:item-reconsider", "yearplan:item-ask",
         "yearplan:item-cut", "yearplan:item-merge", "yearplan:item-drop", "yearplan:item-take-up",
         "guests:confirm", "guests:stop", "calendars:stop"), MOVES),
    "guests:extend": "sets one day, which both see",
    "guests:entry": "decides on what was shown, and is refused when the guests have changed it since",
    "delegations:member-passport-number": "shows a number",
    "delegations:member-move": "one step from where the guest stands now",
    "missions:passport-number": "shows a number",
    "missions:make-papers": "every making is a version of its own",
    "missions:issue-paper": "a paper is issued once, and then frozen",
    "yearplan:make-papers": "every making is a version of its own",
    "yearplan:issue-paper": "a paper is issued once, and then frozen",
    "missions:briefing": "a choice that is shown and sent whole; each of them stands in the history",
    "missions:propose-steps": "writes down only what is not there yet",
    "delegations:make-papers": "every making is a version of its own",
    **dict.fromkeys(
        ("delegations:member-remove", "delegations:host-remove", "delegations:remove-item",
         "delegations:list-drop", "delegations:estimate-row-drop", "missions:remove-leg",
         "missions:remove-traveller", "missions:remove-funding", "missions:remove-item",
         "missions:restore-rule", "yearplan:list-drop", "yearplan:item-discard", "guests:remove"),
        "takes away what is named; what is gone stays gone"),
}  # fmt: skip
OFFICERS = (
    "protocol officer", "division head", "director", "officer", "focal point of a sharing unit",
)  # fmt: skip


@dataclass
class Opened:
    """A page open before one officer: what it shows and what was typed over it."""

    by: Any
    url: str
    fields: Fields
    shown: QueryDict = field(default_factory=QueryDict)
    told: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def open(self) -> Self:
        self.lay(self.read())
        self.told = {name: self.shown.get(name, "") for name in self.fields}
        self.typed = {}
        return self

    def read(self) -> str:
        raise NotImplementedError

    def lay(self, html: str) -> None:
        """What was answered, a refusal too, is what lies open."""
        self.shown = form_with(html, next(iter(self.fields)))


class Tab(Opened):
    """Opened by a client of the test."""

    by: Client

    def read(self) -> str:
        return self.by.get(self.url).content.decode()

    def save(self) -> Any:
        return self.by.post(self.url, dict(filled(self.shown, self.typed).lists()))


# What a page needs to be saved at all, where the office's example leaves it empty.
NEEDED = {
    "guest_class": "A",
    "reason": "Vì sao",
    "basis": "1/TB",
    "role": "member",
    "order": "given_first",
    "item": "line-1",
    "quantity": "1",
    "unit_price": "5",
}


def filled(shown: QueryDict, typed: dict[str, str]) -> QueryDict:
    """The form as it is sent: as it was shown, with what was typed, and with what it cannot lack."""
    data = shown.copy()
    for name, value in {**NEEDED, **typed}.items():
        if name in typed or not data.get(name):
            data[name] = value
    return data


def tabs(world: World, name: str) -> list[Tab]:
    """The page before two officers who may edit it."""
    url = address(world, name, ROUTES[name]) + ("?item=line-1" if "estimate" in name else "")
    clients = (world.client_of(world.visitors[who]) for who in OFFICERS)
    able = list(islice((one for one in clients if one.get(url).status_code == 200), 2))
    return [
        Tab(client, url, EDITS.get(name, {CHOICES.get(name, ""): ()})) for client in (able * 2)[:2]
    ]


OF = ("delegations:", "missions:", "programme:", "yearplan:", "guests:", "calendars:")


def test_every_page_that_writes_is_judged():
    writing = {
        name.partition("@")[0] for name, route in ROUTES.items()
        if route.write and name.startswith(OF)
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
        other.lay(html)
        assert other.save().status_code == 302
        assert Tab(one.by, one.url, EDITS[name]).open().told[key] == mine


@pytest.mark.parametrize("name", [name for name, fields in EDITS.items() if len(fields) > 1])
def test_what_only_one_changed_is_merged(world: World, name: str):
    with undone():
        one, other = (tab.open() for tab in tabs(world, name))
        (first, values), (second, more) = EDITS[name].items()
        one.typed, other.typed = {first: values[0]}, {second: more[0]}

        statuses = [one.save().status_code, other.save().status_code]

        now = Tab(one.by, one.url, EDITS[name]).open().told
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

        now = Tab(one.by, one.url, one.fields).open().shown.getlist(key)
        assert [statuses, now] == [[302, 302], [added]]


def choosable(tab: Tab, key: str) -> list[str]:
    html = tab.by.get(tab.url).content.decode()
    parts = html.split(f'name="{key}" value="')[1:]
    return [part.partition('"')[0] for part in parts]


FEWEST_PLAYS = 500
# Most where a page is small: what is tried, the merging of two savings, is the same code everywhere.
PLAYS = {
    "delegations:list-row": 120, "delegations:after": 70, "delegations:host-name": 60,
    "delegations:member-name": 60, "delegations:plan": 50, "delegations:edit": 40,
    "delegations:host": 40, "delegations:item": 40, "delegations:member": 25,
    "missions:edit": 25, "missions:prepare": 25, "missions:traveller": 25, "missions:funding": 25,
    "missions:item": 25, "missions:after": 25, "yearplan:item-edit": 25, "yearplan:list-row": 60,
    "guests:person": 25,
}  # fmt: skip


@dataclass
class Sheet(Opened):
    """Opened at the other end of a line."""

    by: Line
    is_closed: bool = False

    def open(self) -> Self:
        self.is_closed = False
        return super().open()

    def read(self) -> str:
        status, html = self.by.get(self.url)
        assert status == 200
        return html

    def save(self) -> tuple[int, str]:
        return self.by.post(self.url, filled(self.shown, self.typed))


def test_five_hundred_plays_are_played():
    assert set(PLAYS) == {name for name, fields in EDITS.items() if len(fields) > 1}
    assert sum(PLAYS.values()) >= FEWEST_PLAYS


@pytest.fixture(scope="module")
def place(world: World) -> Iterator[tuple[str, int]]:
    with served() as place:
        yield place


@pytest.mark.harness
@pytest.mark.usefixtures("swift")
@pytest.mark.parametrize("name", PLAYS)
def test_two_save_in_every_order_over_a_real_line(world: World, place: tuple[str, int], name: str):
    """Each play goes on from where the one before left both officers."""
    chance = random.Random(name)
    came: Counter[str] = Counter()

    with ExitStack() as lines, undone():
        both = [
            Sheet(lines.enter_context(closing(line_of(tab.by, place))), tab.url, tab.fields)
            for tab in tabs(world, name)
        ]
        (now, _same) = [sheet.open().told for sheet in both]
        for _turn in range(PLAYS[name]):
            now = play(chance, both, now, came)
        assert both[0].open().told == now

    assert min(came[what] for what in ("saved", "merged", "refused")) >= PLAYS[name] // 20


def line_of(client: Client, place: tuple[str, int]) -> Line:
    """A real line for somebody who is signed in."""
    return Line(place, {name: one.value for name, one in client.cookies.items()})


def play(
    chance: random.Random, both: list[Sheet], now: dict[str, str], came: Counter[str]
) -> dict[str, str]:
    """
    Some steps of two officers, each held against what must stand; gives what stands after them.

    A step types, and perhaps saves; who has saved opens the page again as a step of its own.
    """
    for _step in range(chance.randrange(3, 6)):
        sheet, key = chance.choice(both), chance.choice(list(both[0].fields))
        if sheet.is_closed:
            assert sheet.open().told == now
            continue
        sheet.typed[key] = chance.choice(sheet.fields[key])
        if chance.random() < 0.6:
            what, now = saved(sheet, now)
            came[what] += 1
    return now


def saved(sheet: Sheet, now: dict[str, str]) -> tuple[str, dict[str, str]]:
    """
    Save one page and look; gives what came of it and what must stand after it.

    Saved is what this officer changed and nothing else, and only where the other had not changed
    the same; else nothing is saved, and the page shows both.
    """
    mine = {key: value for key, value in sheet.typed.items() if value != sheet.told[key]}
    clash = {key for key in mine if now[key] not in (sheet.told[key], mine[key])}

    status, html = sheet.save()

    if status == 302:
        assert clash == set()
        sheet.is_closed = True
        return "merged" if mine and sheet.told != now else "saved", {**now, **mine}
    assert [status, bool(clash)] == [422, True]
    sheet.lay(html)
    assert {key: sheet.shown.get(key, "") for key in sheet.fields} == {**now, **mine}
    assert [key for key in clash if escape(now[key] or "–") not in html] == []
    sheet.told, sheet.typed = now, mine
    return "refused", now
