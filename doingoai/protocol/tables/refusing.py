"""
Why there is no plan: the fewest wishes that contradict one another, found by leaving out the others.

A wish is left out for good when what remains still has no plan; what cannot be left out stays. So the
wishes named do contradict one another, whoever looks.
"""

import time
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.tables.board import Board
from doingoai.protocol.tables.problem import BINDING, Problem, Rule, Wish, wishes_of
from doingoai.protocol.tables.searching import Verdict, search

SECONDS = 3.0
STEPS = 4_000


class Impossible(RuleBroken):
    """No plan keeps these wishes; `is_proved` tells whether that is certain or only not found."""

    def __init__(
        self, message: str, *, code: str, conflicts: Sequence[Wish] = (), is_proved: bool = True
    ) -> None:
        super().__init__(message, code=code)
        self.conflicts = tuple(conflicts)
        self.is_proved = is_proved


def refuse(problem: Problem) -> Impossible:
    """Name what contradicts itself, or say that no plan was found and nothing is proved."""
    wishes = wishes_of(problem)
    guests, seats = len(problem.attendees), sum(table.seats for table in problem.tables)
    if guests > seats:
        told = _("%(guests)d guests come, but the tables have %(seats)d seats. Add a table.")
        return Impossible(told % {"guests": guests, "seats": seats}, code="seating.impossible")
    core = contradiction(problem, wishes)
    if core is None:
        told = _(
            "No plan was found that keeps all wishes, though none is proved impossible. "
            "Take a wish back, or add seats."
        )
        return Impossible(told, code="seating.not_found", conflicts=wishes, is_proved=False)
    listed = "; ".join(sentence(problem, wish) for wish in core)
    told = _("These wishes cannot all be kept: %(wishes)s. %(seats)s Take one of them back.")
    return Impossible(
        told % {"wishes": listed, "seats": _seats(problem)}, code="seating.impossible", conflicts=core
    )  # fmt: skip


def contradiction(problem: Problem, wishes: Sequence[Wish]) -> list[Wish] | None:
    """The fewest of these wishes that have no plan, as far as the time allows; None if not proved."""
    for few in (*_suspects(problem, wishes), list(wishes)):
        if _has_no_plan(problem, few):
            return _fewest(problem, few)
    return None


def _has_no_plan(problem: Problem, wishes: Sequence[Wish], steps: int = STEPS) -> bool:
    return search(Board(problem, wishes), most=steps)[0] is Verdict.IMPOSSIBLE


def _suspects(problem: Problem, wishes: Sequence[Wish]) -> list[list[Wish]]:
    """Small sets to look at first: wishes of one kind, of one group, and of one table."""
    board = Board(problem, wishes)
    sets: list[list[Wish]] = []
    for block in range(len(board)):
        if block in board.foes[block] or not board.tables_of(block):
            sets.append([w for w in wishes if _is_about(board, w, {block})])
    for table in range(len(board.seats)):
        only = frozenset((table,))
        fixed = {block for block, allowed in enumerate(board.allowed) if allowed == only}
        if fixed:
            sets.append([w for w in wishes if _is_about(board, w, fixed)])
    sets.append([wish for wish in wishes if wish.rule == Rule.HOSTS])
    sets.append([wish for wish in wishes if wish.rule == Rule.APART])
    return [few for few in sets if few]


def _is_about(board: Board, wish: Wish, blocks: set[int]) -> bool:
    return bool(wish.keys) and all(board.block_of[key] in blocks for key in wish.keys)


def _fewest(problem: Problem, wishes: list[Wish]) -> list[Wish]:
    """Leave out halves, then quarters, then each alone, as long as what remains has no plan."""
    until = time.monotonic() + SECONDS
    left, part = list(wishes), max(1, len(wishes) // 2)
    while True:
        place = 0
        while place < len(left) and time.monotonic() < until:
            fewer = left[:place] + left[place + part :]
            if _has_no_plan(problem, fewer):
                left = fewer
            else:
                place += part
        if part == 1:
            return left
        part = max(1, part // 2)


def _seats(problem: Problem) -> str:
    most = max(table.seats for table in problem.tables)
    told = ngettext(
        "There is %(tables)d table; the largest has %(seats)d seats.",
        "There are %(tables)d tables; the largest has %(seats)d seats.",
        len(problem.tables),
    )
    return told % {"tables": len(problem.tables), "seats": most}


def sentence(problem: Problem, wish: Wish) -> str:
    """Say a wish in the user's language."""
    names = {one.key: one.name or one.key for one in problem.attendees}
    listed = ", ".join(names[key] for key in wish.keys)
    words: dict[str, str | int] = {"who": listed, "table": wish.table + 1, "count": wish.count}
    if wish.rule == Rule.HOSTS:
        return ngettext(
            "every table has %(count)d host", "every table has %(count)d hosts", wish.count
        ) % words  # fmt: skip
    if wish.rule == Rule.DIET:
        # Who eats what is not for every reader.
        return ngettext(
            "guests with the same diet share %(count)d table",
            "guests with the same diet share %(count)d tables",
            wish.count,
        ) % words  # fmt: skip
    return _of_rule(wish.rule) % words


def _of_rule(rule: Rule) -> str:
    if rule in BINDING:
        return {
            Rule.COUPLE: _("the couple %(who)s sits at one table"),
            Rule.INTERPRETER: _("interpreter and guest sit at one table (%(who)s)"),
            Rule.TOGETHER: _("%(who)s sit at one table"),
        }[rule]
    return {
        Rule.APART: _("%(who)s do not sit at one table"),
        Rule.LOCKED: _("%(who)s stays at table %(table)d"),
        Rule.HEAD: _("%(who)s sits at the head table"),
    }[rule]
