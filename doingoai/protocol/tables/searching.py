"""Whether there is any plan at all: every way is tried until one is found or none is left."""

from collections.abc import Iterator
from enum import Enum

from doingoai.protocol.tables.board import Board
from doingoai.protocol.tables.placement import Placement
from doingoai.protocol.tables.starting import by_difficulty

MOST_STEPS = 30_000


class Verdict(Enum):
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


def search(board: Board, most: int = MOST_STEPS) -> tuple[Verdict, Placement | None]:
    """Seat the blocks one after the other and go back where it fails; `most` bounds the steps."""
    if is_plainly_impossible(board):
        return Verdict.IMPOSSIBLE, None
    plan, order, alike = Placement(board), by_difficulty(board), tables_alike(board)
    lacking = [0] * (len(order) + 1)
    for place in range(len(order) - 1, -1, -1):
        lacking[place] = lacking[place + 1] + board.hosts[order[place]]
    ways: list[Iterator[int]] = []
    steps = 0
    while len(ways) < len(order) or not _hosts_suffice(plan, 0):
        if len(ways) < len(order) and _hosts_suffice(plan, lacking[len(ways)]):
            ways.append(_tables_for(plan, order[len(ways)], alike))
        steps += 1
        if steps > most:
            return Verdict.UNKNOWN, None
        while ways:
            block = order[len(ways) - 1]
            plan.put(block, -1)
            table = next(ways[-1], None)
            if table is not None:
                plan.put(block, table)
                break
            ways.pop()
        else:
            return Verdict.IMPOSSIBLE, None
    return Verdict.POSSIBLE, plan


def is_plainly_impossible(board: Board) -> bool:
    """What needs no search: too many people, or a block that can sit nowhere."""
    if sum(board.size) > sum(board.seats):
        return True
    if _needs_more_hosts(board) or _has_crowd_of_foes(board):
        return True
    return any(
        block in board.foes[block] or not board.tables_of(block) for block in range(len(board))
    )


def _needs_more_hosts(board: Board) -> bool:
    """Tell whether even as few tables as hold everybody have more hosts than there are."""
    people, tables = sum(board.size), 0
    for seats in sorted(board.seats, reverse=True):
        if people <= 0:
            break
        people, tables = people - seats, tables + 1
    return sum(board.hosts) < board.hosts_asked * tables


def _has_crowd_of_foes(board: Board) -> bool:
    """Tell whether more blocks than there are tables must all sit apart from one another."""
    for block, foes in enumerate(board.foes):
        if len(foes) < len(board.seats):
            continue
        crowd = [block]
        for other in sorted(foes, key=lambda one: (-len(board.foes[one] & foes), one)):
            if all(other in board.foes[one] for one in crowd):
                crowd.append(other)
        if len(crowd) > len(board.seats):
            return True
    return False


def tables_alike(board: Board) -> list[int]:
    """A number for each table: those with the same one can be exchanged with everybody at them."""
    named = {table for allowed in board.allowed if allowed is not None for table in allowed}
    return [-1 - table if table in named else seats for table, seats in enumerate(board.seats)]


def _tables_for(plan: Placement, block: int, alike: list[int]) -> Iterator[int]:
    """Tables where a block breaks nothing; of empty tables that are alike only the first."""
    board = plan.board
    tried: set[int] = set()
    for table in board.tables_of(block):
        if not plan.blocks[table]:
            if alike[table] in tried:
                continue
            tried.add(alike[table])
        if plan.size[table] + board.size[block] > board.seats[table]:
            continue
        if not board.foes[block] & plan.blocks[table] and _diets_allow(plan, block, table):
            yield table


def _diets_allow(plan: Placement, block: int, table: int) -> bool:
    for diet in plan.board.diets_of[block]:
        counts = plan.diet[diet]
        used = sum(1 for count in counts if count)
        if not counts[table] and used >= plan.board.diet_tables[diet]:
            return False
    return True


def _hosts_suffice(plan: Placement, coming: int) -> bool:
    """Tell whether hosts yet to be seated can fill what occupied tables lack, and find chairs there."""
    asked = plan.board.hosts_asked
    if not asked:
        return True
    lack = 0
    for table, size in enumerate(plan.size):
        if size and plan.hosts[table] < asked:
            missing = asked - plan.hosts[table]
            if plan.board.seats[table] - size < missing:
                return False
            lack += missing
    return lack <= coming
