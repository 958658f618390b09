"""Which block sits where, and what is wrong with it."""

from collections.abc import Collection, Iterable, Sequence

from doingoai.protocol.tables.board import Board

NOWHERE = -1


class Placement:
    """A plan being made: every count that a hard rule asks for is kept with each move."""

    def __init__(self, board: Board, at: Sequence[int] | None = None) -> None:
        tables = len(board.seats)
        self.board = board
        self.at = [NOWHERE] * len(board)
        self.size = [0] * tables
        self.hosts = [0] * tables
        self.blocks: list[set[int]] = [set() for _table in range(tables)]
        self.diet = [[0] * tables for _diet in board.diets]
        for block, table in enumerate(at or ()):
            self.put(block, table)

    def put(self, block: int, table: int) -> None:
        """Seat a block, wherever it sat before."""
        before = self.at[block]
        if before != NOWHERE:
            self._count(block, before, -1)
            self.blocks[before].discard(block)
        self.at[block] = table
        if table != NOWHERE:
            self._count(block, table, 1)
            self.blocks[table].add(block)

    def _count(self, block: int, table: int, sign: int) -> None:
        board = self.board
        self.size[table] += sign * board.size[block]
        self.hosts[table] += sign * board.hosts[block]
        for diet in board.diets_of[block]:
            self.diet[diet][table] += sign

    def may_exchange(self, one: Collection[int], other: Collection[int], a: int, b: int) -> bool:
        """Tell whether blocks at table `a` may change places with those at `b`; either may be empty."""
        board, size, hosts = self.board, self.board.size, self.board.hosts
        grown = sum(size[block] for block in other) - sum(size[block] for block in one)
        if self.size[a] + grown > board.seats[a] or self.size[b] - grown > board.seats[b]:
            return False
        more = sum(hosts[block] for block in other) - sum(hosts[block] for block in one)
        asked = board.hosts_asked
        if self.hosts[a] + more < asked and self.size[a] + grown > 0:
            return False
        if self.hosts[b] - more < asked and self.size[b] - grown > 0:
            return False
        return (
            self._welcome(one, b, other)
            and self._welcome(other, a, one)
            and (not board.diets or self._diets_hold(one, other, a, b))
        )

    def _welcome(self, coming: Iterable[int], table: int, leaving: Collection[int]) -> bool:
        board, at = self.board, self.at
        for block in coming:
            allowed = board.allowed[block]
            if allowed is not None and table not in allowed:
                return False
            for foe in board.foes[block]:
                if at[foe] == table and foe not in leaving:
                    return False
        return True

    def _diets_hold(self, one: Iterable[int], other: Iterable[int], a: int, b: int) -> bool:
        changed = dict.fromkeys(range(len(self.board.diets)), 0)
        for blocks, sign in ((one, -1), (other, 1)):
            for block in blocks:
                for diet in self.board.diets_of[block]:
                    changed[diet] += sign
        for diet, more in changed.items():
            if more:
                counts = self.diet[diet]
                used = sum(1 for count in counts if count)
                used += (counts[a] + more > 0) - (counts[a] > 0)
                used += (counts[b] - more > 0) - (counts[b] > 0)
                if used > self.board.diet_tables[diet]:
                    return False
        return True

    def exchange(self, one: Iterable[int], other: Iterable[int], a: int, b: int) -> None:
        for block in one:
            self.put(block, b)
        for block in other:
            self.put(block, a)

    def faults_at(self, table: int) -> int:
        """How far a table is from holding the rules that concern it alone."""
        board = self.board
        faults = 4 * max(0, self.size[table] - board.seats[table])
        if self.size[table]:
            faults += 2 * max(0, board.hosts_asked - self.hosts[table])
        blocks = self.blocks[table]
        for block in blocks:
            foes = board.foes[block]
            if foes:
                faults += sum(2 for foe in foes if foe in blocks)
            allowed = board.allowed[block]
            if allowed is not None and table not in allowed:
                faults += 4
        return faults

    def diet_faults(self) -> int:
        """How many tables too many the guests of the diets sit at."""
        return sum(
            4 * max(0, sum(1 for count in counts if count) - most)
            for counts, most in zip(self.diet, self.board.diet_tables, strict=True)
        )

    def faults(self) -> int:
        """0 when no hard rule is broken."""
        missing = sum(8 for table in self.at if table == NOWHERE)
        return missing + self.diet_faults() + sum(map(self.faults_at, range(len(self.size))))
