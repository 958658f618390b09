"""
Who does what: at once by the order of scarcity, better within a time, and whether it can be done.

Better plans come from exchanges: a need gets another candidate; whom that one served before goes to
whoever is free, or stays open. At first exchanges that cost are made too, later only those that gain.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from doingoai.resources.assigning.desk import NOBODY, Desk, Draft, lowest_cost
from doingoai.resources.assigning.facts import Item, Work
from doingoai.resources.assigning.reasons import Unmet, unmet_needs

CHUNK = 500
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Assignment:
    """
    Who does what, by item and need; what is open, and why.

    `by_hand` is the cost of the plan made at once, `bound` what no plan goes below; less is better.
    """

    resource_of: Mapping[tuple[str, str], str]
    unmet: tuple[Unmet, ...]
    cost: int
    by_hand: int
    bound: int
    steps: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a search has come: the share of its time, and the best plan so far."""

    share: float
    resource_of: Mapping[tuple[str, str], str]
    cost: int
    steps: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether further items can be staffed; when not, the needs that stay open and why."""

    is_possible: bool
    assignment: Assignment
    missing: tuple[Unmet, ...] = ()

    @property
    def is_proved(self) -> bool:
        """A yes is its own proof; a no is proved when one open need is."""
        return self.is_possible or any(one.is_proved for one in self.missing)


def greedy(work: Work) -> Assignment:
    """Staff at once: the needs with the fewest candidates first, each by whoever costs least."""
    began = time.monotonic()
    desk = Desk(work)
    draft = _by_hand(desk)
    return _told(draft, list(draft.by), draft.cost, draft.cost, 0, began)


def assign(
    work: Work,
    *,
    seconds: float = 10.0,
    steps: int | None = None,
    seed: int = 0,
    stop: Stop | None = None,
    progress: Callable[[float, int], None] | None = None,
) -> Assignment:
    """Staff well within a time; with `steps` the same work and seed give the same plan."""
    began = time.monotonic()
    draft = _by_hand(Desk(work))
    by_hand = draft.cost
    run = _Run(draft, seed)
    for share in run.shares(began, seconds, steps):
        if stop is not None and stop():
            break
        run.some_steps(CHUNK, share)
        if progress is not None:
            progress(share, run.best_cost)
    return _told(draft, run.best, run.best_cost, by_hand, run.steps, began)


def improving(work: Work, *, seconds: float, every: float = 1.0, seed: int = 0) -> Iterator[Stage]:
    """Staff well within a time and tell from time to time how far it is; the last stage is the end."""
    began = told = time.monotonic()
    desk = Desk(work)
    run = _Run(_by_hand(desk), seed)
    for share in run.shares(began, seconds, None):
        run.some_steps(CHUNK, share)
        if time.monotonic() - told >= every:
            told = time.monotonic()
            yield Stage(share, _resource_of(desk, run.best), run.best_cost, run.steps)
    yield Stage(1.0, _resource_of(desk, run.best), run.best_cost, run.steps)


def still_open(work: Work, resource_of: Mapping[tuple[str, str], str]) -> tuple[Unmet, ...]:
    """What a plan leaves open and why, in the reader's language."""
    desk = Desk(work)
    draft, known = Draft(desk), {one.key: place for place, one in enumerate(work.resources)}
    for slot, (_place, need) in enumerate(desk.slots):
        who = known.get(resource_of.get((desk.item(slot).key, need.key), ""))
        if who is not None and who in desk.fit[slot] and draft.is_free(slot, who):
            draft.take(slot, who)
    return tuple(unmet_needs(draft))


def can_host(work: Work, items: tuple[Item, ...], *, seconds: float = 5.0, seed: int = 0) -> Answer:
    """Tell whether these items can be staffed beside what stands; stops at the first whole plan."""
    began = time.monotonic()
    asked = replace(work, items=(*work.items, *items))
    wanted = {item.key for item in items}
    draft = _by_hand(Desk(asked))
    by_hand, hopeless = draft.cost, sum(one.is_proved for one in unmet_needs(draft))
    run = _Run(draft, seed)
    for share in run.shares(began, seconds, None):
        if run.best.count(NOBODY) <= hopeless:
            break
        run.some_steps(CHUNK, share)
    found = _told(draft, run.best, run.best_cost, by_hand, run.steps, began)
    missing = tuple(one for one in found.unmet if one.item.key in wanted)
    return Answer(not found.unmet, found, missing or found.unmet)


def _by_hand(desk: Desk) -> Draft:
    draft = Draft(desk)
    for slot in sorted(
        range(len(desk.slots)),
        key=lambda slot: (
            not desk.is_fixed[slot],
            len(desk.candidates[slot]),
            desk.item(slot).starts_at,
            slot,
        ),
    ):
        free = [one for one in desk.candidates[slot] if draft.is_free(slot, one)]
        if free:
            draft.take(slot, min(free, key=lambda one: (draft.price(slot, one), one)))
    return draft


class _Run:
    """Exchanges on one draft; `best` is the cheapest assignment seen."""

    def __init__(self, draft: Draft, seed: int) -> None:
        self.draft = draft
        self.chance = random.Random(seed)  # noqa: S311  # a plan, repeatable on purpose
        self.best = list(draft.by)
        self.best_cost = draft.cost
        self.least = lowest_cost(draft.desk)
        self.steps = 0
        able = draft.desk.candidates
        self.open_slots = [slot for slot in range(len(able)) if len(able[slot]) > 1]
        weights = draft.desk.work.weights
        self.hot = max(4.0, 1.0 * weights.change)
        self.cold = max(0.5, 0.02 * weights.change)

    def shares(self, began: float, seconds: float, steps: int | None) -> Iterator[float]:
        """How much of the time, or of the steps, is used up, until all is or nothing is to be gained."""
        while self.open_slots and self.best_cost > self.least:
            if steps is None:
                share = (time.monotonic() - began) / max(seconds, 1e-9)
            else:
                share = self.steps / steps if steps else 1.0
            if share >= 1:
                return
            yield share

    def some_steps(self, count: int, share: float) -> None:
        temperature = self.hot * (self.cold / self.hot) ** share
        draft, chance, slots = self.draft, self.chance, self.open_slots
        self.steps += count
        for _step in range(count):
            slot = slots[int(chance.random() * len(slots))]
            able = draft.desk.candidates[slot]
            self._try(slot, able[int(chance.random() * len(able))], temperature)
            if draft.cost < self.best_cost:
                self.best_cost, self.best = draft.cost, draft.by.copy()

    def _try(self, slot: int, resource: int, temperature: float) -> None:
        """Give a slot to a resource; undo it when it costs more than this temperature allows."""
        draft = self.draft
        before = draft.by[slot]
        if before == resource:
            return
        in_way = draft.in_the_way(slot, resource)
        if len(in_way) > 2:
            return
        cost = draft.cost
        undo = [(slot, draft.drop(slot)), *((one, draft.drop(one)) for one in in_way)]
        draft.take(slot, resource)
        for one in in_way:
            self._place_again(one, before)
        change = draft.cost - cost
        if change > 0 and self.chance.random() >= exp(-min(700.0, change / temperature)):
            for one, _who in undo:
                draft.drop(one)
            for one, who in undo:
                if who != NOBODY:
                    draft.take(one, who)

    def _place_again(self, slot: int, wished: int) -> None:
        """The one who was freed takes what was pushed out, or whoever costs least of a few."""
        draft, able = self.draft, self.draft.desk.candidates[slot]
        if len(able) > 8:
            able = [*self.chance.sample(able, 7), *([wished] if wished in able else [])]
        free = [one for one in able if draft.is_free(slot, one)]
        if free:
            draft.take(slot, min(free, key=lambda one: draft.price(slot, one)))


def _told(
    draft: Draft, by: list[int], cost: int, by_hand: int, steps: int, began: float
) -> Assignment:
    desk = draft.desk
    for slot in range(len(by)):
        draft.drop(slot)
    for slot, resource in enumerate(by):
        if resource != NOBODY:
            draft.take(slot, resource)
    return Assignment(
        _resource_of(desk, by), tuple(unmet_needs(draft)), cost, by_hand, lowest_cost(desk), steps,
        time.monotonic() - began,
    )  # fmt: skip


def _resource_of(desk: Desk, by: Sequence[int]) -> dict[tuple[str, str], str]:
    return {
        (desk.item(slot).key, desk.slots[slot][1].key): desk.work.resources[one].key
        for slot, one in enumerate(by)
        if one != NOBODY
    }
