"""
Improving a plan by many small exchanges, at first also such as lose a little.

While many exchanges are made, gains are added up when they are asked for: a table has few guests. Once
few are made any more, what each block would gain at each table is kept, so that weighing an exchange
takes four look-ups and only an exchange that is made costs two passes over the rows of its tables.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from operator import add, sub

from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.placement import Placement

CHUNK = 1_000
NEAR = 24
# Shares of what an exchange usually costs, and the steps a block from which the hottest start pays.
HOTTEST, COLDEST, ENOUGH = 0.5, 0.025, 600
REPORT_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to try: by the clock, or by a number of steps, which gives the same plan each time."""

    seconds: float = 10.0
    steps: int | None = None
    seed: int = 0
    stop: Callable[[], bool] = lambda: False


class Annealer:
    """One run over the blocks that may move; `best` breaks no rule at any moment."""

    def __init__(self, board: Board, points: Points, at: Sequence[int], seed: int) -> None:
        self.board = board
        self.points = points
        self.plan = Placement(board, at)
        self.chance = random.Random(seed)  # noqa: S311  # a plan, repeatable on purpose
        self.value = points.of(at)
        self.best = list(at)
        self.best_value = self.value
        self.steps = 0
        self.movable = [block for block in range(len(board)) if len(board.tables_of(block)) > 1]
        self.is_plain = [
            not board.foes[block] and board.allowed[block] is None and not board.diets_of[block]
            for block in range(len(board))
        ]
        self.is_kept = False
        self.made = 0
        self.worth: list[list[int]] = []
        # Where fewer exchanges of a hundred are made than this, keeping gains pays.
        self.pays = 2.0 / (3.0 + 0.075 * len(board))
        self.near = self._near()
        self.free = sum(board.seats) - sum(board.size)

    def _worth(self) -> list[list[int]]:
        """What each block has, or would have, at each table."""
        rows = [[row[t] for row in self.points.ranks] for t in range(len(self.board.seats))]
        for block, table in enumerate(self.plan.at):
            rows[table] = list(map(add, rows[table], self.points.pairs[block]))
        return rows

    def _near(self) -> list[list[int]]:
        """For each block those whose place in rank is close: most exchanges between others lose."""
        homes = self.points.homes
        if len(set(homes)) < 2 or not self.board.problem.weights.precedence:
            return [self.movable] * len(homes)
        order = sorted(self.movable, key=lambda block: homes[block])
        near: list[list[int]] = [self.movable] * len(homes)
        reach = max(NEAR, 3 * max(self.board.seats))
        for place, block in enumerate(order):
            near[block] = order[max(0, place - reach) : place + reach]
        return near

    def run(self, effort: Effort, told: Callable[[float], None] = lambda _share: None) -> None:
        """Cool down over the time or the steps that are given."""
        if len(self.movable) < 2 or len(self.board.seats) < 2:
            return
        hot, cold = self._temperatures(effort)
        began = reported = time.monotonic()
        while not effort.stop():
            now = time.monotonic()
            if effort.steps is None:
                share = (now - began) / max(effort.seconds, 1e-9)
            else:
                share = self.steps / effort.steps if effort.steps else 1.0
            if share >= 1:
                break
            temperature = hot * (cold / hot) ** share
            self._choose_how()
            if self.is_kept:
                self._exchange_by_kept_gains(CHUNK, temperature)
            else:
                self._exchange_by_adding_up(CHUNK, temperature)
            self._exchange_blocks(CHUNK // 10, temperature)
            self.steps += CHUNK
            if now - reported > REPORT_EVERY:
                reported = now
                told(share)

    def _choose_how(self) -> None:
        share, self.made = self.made / CHUNK, 0
        if self.is_kept:
            self.is_kept = share < 1.5 * self.pays
        elif self.steps and share < self.pays:
            self.is_kept = True
            self.worth = self._worth()

    def _temperatures(self, effort: Effort) -> tuple[float, float]:
        """From a part of what exchanges usually cost to next to nothing; short runs start colder."""
        at, pairs, chance = self.plan.at, self.points.pairs, self.chance
        losses = []
        for _try in range(2_000):
            a = chance.choice(self.movable)
            b = chance.choice(self.near[a])
            here, there = at[a], at[b]
            if here != there:
                change = self.at(a, there) - self.at(a, here) + self.at(b, here) - self.at(b, there)
                losses.append(abs(change - 2 * pairs[a][b]))
        losses = sorted(loss for loss in losses if loss) or [1]
        middle = losses[len(losses) // 2]
        cold = max(middle * COLDEST, 0.08)
        share = HOTTEST * min(1.0, self._steps_per_block(effort, cold) / ENOUGH) ** 0.9
        hot = max(middle * max(share, COLDEST), 0.5)
        return hot, min(hot, cold)

    def _steps_per_block(self, effort: Effort, cold: float) -> float:
        """How many steps there will be; by the clock, as fast as this machine is at this moment."""
        if effort.steps is not None:
            return effort.steps / len(self.movable)
        began = time.monotonic()
        self._exchange_by_adding_up(CHUNK, cold)
        taken = max(time.monotonic() - began, 1e-6)
        return effort.seconds / taken * CHUNK / len(self.movable)

    def _exchange_by_kept_gains(self, count: int, temperature: float) -> None:
        """Weigh exchanges of two blocks of one size: nearly all of the work, so nothing is called."""
        draw, worth, pairs = self.chance.random, self.worth, self.points.pairs
        at, size, hosts = self.plan.at, self.board.size, self.board.hosts
        plain, movable, near = self.is_plain, self.movable, self.near
        total, half, least = len(self.movable), 0.6, -12 * temperature
        for _step in range(count):
            a = movable[int(draw() * total)]
            here = at[a]
            chosen = draw()
            if chosen < half:
                close = near[a]
                b = close[int(chosen / half * len(close))]
            else:
                b = movable[int((chosen - half) / (1 - half) * total)]
            there = at[b]
            if here == there or size[a] != size[b]:
                continue
            row, other = worth[here], worth[there]
            change = other[a] - row[a] + row[b] - other[b] - 2 * pairs[a][b]
            if change < 0 and (change < least or draw() >= exp(change / temperature)):
                continue
            if (plain[a] and plain[b] and hosts[a] == hosts[b]) or self.plan.may_exchange(
                (a,), (b,), here, there
            ):
                self.made += 1
                self._make(a, b, here, there)
                self.value += change
                if self.value > self.best_value:
                    self._keep()

    def _make(self, a: int, b: int, here: int, there: int) -> None:
        plan, worth, pairs = self.plan, self.worth, self.points.pairs
        gained = list(map(sub, pairs[b], pairs[a]))
        worth[here] = list(map(add, worth[here], gained))
        worth[there] = list(map(sub, worth[there], gained))
        plan.put(a, there)
        plan.put(b, here)

    def _keep(self) -> None:
        self.best_value = self.value
        self.best = self.plan.at.copy()

    def _exchange_by_adding_up(self, count: int, temperature: float) -> None:
        """The same without kept gains."""
        draw, pairs, ranks = self.chance.random, self.points.pairs, self.points.ranks
        at, size, hosts, blocks = self.plan.at, self.board.size, self.board.hosts, self.plan.blocks
        plain, movable, near = self.is_plain, self.movable, self.near
        total, put = len(movable), self.plan.put
        for _step in range(count):
            a = movable[int(draw() * total)]
            close = near[a] if draw() < 0.9 else movable
            b = close[int(draw() * len(close))]
            here, there = at[a], at[b]
            if here == there or size[a] != size[b]:
                continue
            one, other = pairs[a].__getitem__, pairs[b].__getitem__
            gone, come = blocks[here], blocks[there]
            change = (
                ranks[a][there] - ranks[a][here] + ranks[b][here] - ranks[b][there] - 2 * one(b)
                + sum(map(one, come)) - sum(map(one, gone))
                + sum(map(other, gone)) - sum(map(other, come))
            )  # fmt: skip
            if change < 0 and draw() >= exp(max(-700.0, change / temperature)):
                continue
            if (plain[a] and plain[b] and hosts[a] == hosts[b]) or self.plan.may_exchange(
                (a,), (b,), here, there
            ):
                self.made += 1
                put(a, there)
                put(b, here)
                self.value += change
                if self.value > self.best_value:
                    self._keep()

    def at(self, block: int, table: int) -> int:
        """What a block has, or would have, at a table."""
        if self.is_kept:
            return self.worth[table][block]
        row = self.points.pairs[block]
        return self.points.ranks[block][table] + sum(row[one] for one in self.plan.blocks[table])

    def _exchange_blocks(self, count: int, temperature: float) -> None:
        """Weigh what singles cannot do: into free chairs, a couple for two guests, whole tables."""
        draw, plan = self.chance.random, self.plan
        tables = len(plan.size)
        for _step in range(count):
            a = self.movable[int(draw() * len(self.movable))]
            here, there = plan.at[a], int(draw() * tables)
            if here == there:
                continue
            one: tuple[int, ...] = (a,)
            other = self._making_room(a, there)
            if self.board.diets and draw() < 0.05:
                one, other = tuple(sorted(plan.blocks[here])), tuple(sorted(plan.blocks[there]))
            change = self.change(one, other, here, there)
            if change < 0 and draw() >= exp(max(-700.0, change / temperature)):
                continue
            if plan.may_exchange(one, other, here, there):
                self.exchange(one, other, here, there)
                self.value += change
                if self.value > self.best_value:
                    self._keep()

    def _making_room(self, block: int, table: int) -> tuple[int, ...]:
        """Some of those at a table, so that a block finds its chairs there."""
        plan, size = self.plan, self.board.size
        room = self.board.seats[table] - plan.size[table]
        wanted = size[block]
        leaving: list[int] = []
        blocks = sorted(plan.blocks[table])
        if room >= wanted and self.chance.random() < 0.5:
            return ()
        while blocks and (room < wanted or not leaving):
            chosen = blocks.pop(int(self.chance.random() * len(blocks)))
            leaving.append(chosen)
            room += size[chosen]
        return tuple(leaving)

    def change(self, one: Sequence[int], other: Sequence[int], here: int, there: int) -> int:
        """What it gains when blocks at one table change places with blocks at another."""
        pairs, size, plan = self.points.pairs, self.board.size, self.plan
        gain = sum(self.at(a, there) - self.at(a, here) for a in one)
        gain += sum(self.at(b, here) - self.at(b, there) for b in other)
        for a in one:
            gain -= 2 * sum(pairs[a][b] for b in other)
        for group in (one, other):
            for place, a in enumerate(group):
                gain += 2 * sum(pairs[a][b] for b in group[:place])
        more = sum(size[b] for b in other) - sum(size[a] for a in one)
        if more:
            for table, grown in ((here, more), (there, -more)):
                fill, now = self.points.fill[table], plan.size[table]
                if not 0 <= now + grown < len(fill):
                    return -(10**12)
                gain += fill[now] - fill[now + grown]
        return gain

    def exchange(self, one: Sequence[int], other: Sequence[int], here: int, there: int) -> None:
        worth, pairs = self.worth, self.points.pairs
        for a in one if self.is_kept else ():
            worth[here] = list(map(sub, worth[here], pairs[a]))
            worth[there] = list(map(add, worth[there], pairs[a]))
        for b in other if self.is_kept else ():
            worth[here] = list(map(add, worth[here], pairs[b]))
            worth[there] = list(map(sub, worth[there], pairs[b]))
        self.plan.exchange(one, other, here, there)
