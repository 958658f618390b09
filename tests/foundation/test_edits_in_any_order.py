"""Ten thousand ways in which three people edit one record: nobody overwrites what they never saw (R7)."""

import random
from dataclasses import dataclass, field

import pytest
from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from doingoai.foundation.edits import (
    ChangedMeanwhile,
    apply_changes,
    check_not_changed_meanwhile,
)
from doingoai.web.editing import EditForm

FIELDS = ("title", "kind", "hotel")
KINDS = [("a", "Làm việc"), ("b", "Xã giao"), ("c", "Khảo sát")]
VALUES = {"title": ["một", "hai", "ba"], "kind": ["a", "b", "c"], "hotel": ["", "Mẫu", "Thử"]}
OFFICERS = ("lan", "ha", "phong")


@dataclass
class Store:
    """What is saved."""

    values: dict[str, str] = field(
        default_factory=lambda: {"title": "một", "kind": "a", "hotel": ""}
    )
    version: int = 1


class Record:
    """A record as one request has read it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.refresh_from_db()

    def refresh_from_db(self) -> None:
        self.__dict__.update(self._store.values)
        if self._store.version:
            self.version = self._store.version


class Sheet(EditForm):
    title = forms.CharField()
    kind = forms.ChoiceField(choices=KINDS)
    hotel = forms.CharField(required=False)


@dataclass
class Desk:
    """A page that lies open before an officer: what it shows, what was typed, what it had told."""

    store: Store
    typed: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    @cached_property
    def page(self) -> dict[str, str]:
        form = Sheet(of=Record(self.store))
        return {name: form[name].value() for name in form.fields}

    def posted(self) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, value in (self.page | self.typed).items():
            data[name] = "" if value is None else value
        return data


def save(desk: Desk) -> Sheet | None:
    """One saving, as the pages do it; the refused form, or None when it is saved."""
    record = Record(desk.store)
    form = Sheet(desk.posted(), of=record)
    assert form.is_valid(), form.errors
    try:
        merged = check_not_changed_meanwhile(record, form.changes(), **form.opening())
    except ChangedMeanwhile as refusal:
        form.refuse(refusal)
        return form
    if apply_changes(record, merged, allowed=frozenset(FIELDS)):
        desk.store.values = {name: getattr(record, name) for name in FIELDS}
        desk.store.version += bool(desk.store.version)
    return None


def play(chance: random.Random, store: Store) -> int:
    """Some steps of three officers, each looked at; gives how many savings were refused."""
    desks: dict[str, Desk] = {}
    refused = 0
    for who in OFFICERS:
        desks[who] = Desk(store)
        desks[who].told = {name: desks[who].page[name] for name in FIELDS}
    for _step in range(chance.randrange(8, 18)):
        who, what = chance.choice(OFFICERS), chance.choice(("type", "type", "type", "save", "save"))
        if who not in desks:
            desks[who] = Desk(store)
            desks[who].told = {name: desks[who].page[name] for name in FIELDS}
        elif what == "type":
            name = chance.choice(FIELDS)
            desks[who].typed[name] = chance.choice(VALUES[name])
        else:
            refused += _save_and_look(desks, who)
    return refused


def _save_and_look(desks: dict[str, Desk], who: str) -> int:
    desk = desks[who]
    before = dict(desk.store.values)
    mine = {name: desk.typed[name] for name in FIELDS if desk.typed.get(name) not in (None, desk.page[name])}  # fmt: skip
    unseen = {name for name in FIELDS if before[name] != desk.told[name]}

    form = save(desk)

    if form is None:
        clash = {name for name in set(mine) & unseen if mine[name] != before[name]}
        assert clash == set(), "saved over what this person has never seen"
        assert desk.store.values == {**before, **mine}, "something else changed, or mine is lost"
        del desks[who]
        return 0
    assert desk.store.values == before, "refused, and yet something changed"
    _look_at_refusal(form, desk, before, mine)
    return 1


def _look_at_refusal(form: Sheet, desk: Desk, before: dict[str, str], mine: dict[str, str]) -> None:
    kept = {name: form[name].value() for name in FIELDS}
    assert kept == {**before, **mine}, "typed text is lost, or the newest is not shown"
    for name in {name for name in mine if before[name] not in (mine[name], desk.told[name])}:
        words = dict(KINDS).get(before[name], before[name]) or "–"
        assert words in " ".join(form.errors[name]), "theirs is not shown beside mine"
    desk.__dict__["page"] = {name: form.data[name] for name in ("version", "opened")} | before
    desk.typed, desk.told = dict(mine), before


@pytest.mark.parametrize("version", [1, 0], ids=["with versions", "without versions"])
@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_overwritten_unseen_and_nothing_typed_is_lost(seed: int, version: int) -> None:
    chance = random.Random(seed)

    refused = sum(play(chance, Store(version=version)) for _turn in range(500))

    assert refused > 20
