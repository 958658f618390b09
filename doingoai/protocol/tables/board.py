"""A problem in numbers: guests who cannot be parted as blocks, and where each block may sit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from doingoai.protocol.tables.gains import fill_costs, home_tables, pair_points, rank_costs
from doingoai.protocol.tables.problem import Problem, Rule, Wish, groups_of, is_host


class Board:
    """
    The hard rules over blocks; nothing here changes once it is made.

    A block is a couple, an interpreter with whom they speak for, or one guest alone. `allowed` is
    None where every table will do. `foes` may hold the block itself: then there is no plan.
    """

    def __init__(self, problem: Problem, wishes: Sequence[Wish]) -> None:
        self.problem = problem
        self.seats = [table.seats for table in problem.tables]
        place = {one.key: number for number, one in enumerate(problem.attendees)}
        groups = groups_of(place, list(wishes))
        self.members = [tuple(sorted(place[key] for key in group)) for group in groups]
        self.block_of = {key: number for number, group in enumerate(groups) for key in group}
        self.size = [len(group) for group in groups]
        hosts = [is_host(one) for one in problem.attendees]
        self.hosts = [sum(hosts[one] for one in group) for group in self.members]
        standing = [one.standing for one in problem.attendees]
        self.standing = [min(standing[one] for one in group) for group in self.members]
        self.hosts_asked = max((w.count for w in wishes if w.rule == Rule.HOSTS), default=0)
        self.foes = self._foes(wishes)
        self.allowed = self._allowed(wishes)
        self.diets, self.diet_tables, self.diets_of = self._diets(wishes)

    def __len__(self) -> int:
        return len(self.members)

    def _foes(self, wishes: Iterable[Wish]) -> list[frozenset[int]]:
        foes: dict[int, set[int]] = defaultdict(set)
        for wish in wishes:
            if wish.rule == Rule.APART:
                one, other = (self.block_of[key] for key in wish.keys)
                foes[one].add(other)
                foes[other].add(one)
        return [frozenset(foes[block]) for block in range(len(self))]

    def _allowed(self, wishes: Iterable[Wish]) -> list[frozenset[int] | None]:
        allowed: list[frozenset[int] | None] = [None] * len(self)
        for wish in wishes:
            if wish.rule in (Rule.LOCKED, Rule.HEAD):
                block = self.block_of[wish.keys[0]]
                before = allowed[block]
                only = frozenset((wish.table,))
                allowed[block] = only if before is None else before & only
        return allowed

    def _diets(
        self, wishes: Iterable[Wish]
    ) -> tuple[list[frozenset[int]], list[int], list[tuple[int, ...]]]:
        kept = [wish for wish in wishes if wish.rule == Rule.DIET]
        diets = [frozenset(self.block_of[key] for key in wish.keys) for wish in kept]
        of = [
            tuple(number for number, blocks in enumerate(diets) if block in blocks)
            for block in range(len(self))
        ]
        return diets, [wish.count for wish in kept], of

    def tables_of(self, block: int) -> list[int]:
        """The tables a block may sit at as far as it alone is concerned."""
        allowed, size = self.allowed[block], self.size[block]
        tables = range(len(self.seats)) if allowed is None else sorted(allowed)
        return [table for table in tables if self.seats[table] >= size]


class Points:
    """What a plan is worth, over the blocks of a board."""

    def __init__(self, board: Board) -> None:
        self.board = board
        people = pair_points(board.problem)
        costs, homes = rank_costs(board.problem), home_tables(board.problem)
        groups = board.members
        if all(len(group) == 1 for group in groups):
            order = [group[0] for group in groups]
            self.pairs = [[people[one][other] for other in order] for one in order]
        else:
            self.pairs = _summed(people, groups)
        self.within = [
            sum(people[one][other] for one in group for other in group if one < other)
            for group in groups
        ]
        self.ranks = [[-sum(costs[one][t] for one in group) for t in range(len(board.seats))]
                      for group in groups]  # fmt: skip
        self.homes = [max(homes[one] for one in group) for group in groups]
        self.fill = fill_costs(board.problem)

    def of(self, at: Sequence[int]) -> int:
        """What a whole plan is worth, counted anew."""
        tables: list[list[int]] = [[] for _seats in self.board.seats]
        for block, table in enumerate(at):
            tables[table].append(block)
        value = sum(self.within) + sum(self.ranks[block][table] for block, table in enumerate(at))
        for table, blocks in enumerate(tables):
            value -= self.fill[table][sum(self.board.size[block] for block in blocks)]
            for place, block in enumerate(blocks):
                row = self.pairs[block]
                value += sum(row[other] for other in blocks[:place])
        return value


def _summed(people: list[list[int]], groups: list[tuple[int, ...]]) -> list[list[int]]:
    """Points between blocks: rows of their guests added, then columns."""
    rows = []
    for group in groups:
        row = people[group[0]]
        for one in group[1:]:
            row = [left + right for left, right in zip(row, people[one], strict=True)]
        rows.append(
            [
                row[other[0]] if len(other) == 1 else sum(row[one] for one in other)
                for other in groups
            ]
        )
    for number, row in enumerate(rows):
        row[number] = 0
    return rows
