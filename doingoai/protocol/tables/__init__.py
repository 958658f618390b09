"""Who sits at which of several round tables; facts in, plans out, nothing stored."""

from doingoai.protocol.tables.chairs import Couples, order_round_table
from doingoai.protocol.tables.explaining import next_best, of_next_best, reasons, why
from doingoai.protocol.tables.problem import Problem, Rule, Table, Weights, Wish, wishes_of
from doingoai.protocol.tables.refusing import Impossible, sentence
from doingoai.protocol.tables.repairing import repair
from doingoai.protocol.tables.seating import Seating, broken_wishes, overfull_tables, quality
from doingoai.protocol.tables.solving import Progress, greedy, prove, solve

__all__ = [
    "Couples",
    "Impossible",
    "Problem",
    "Progress",
    "Rule",
    "Seating",
    "Table",
    "Weights",
    "Wish",
    "broken_wishes",
    "greedy",
    "next_best",
    "of_next_best",
    "order_round_table",
    "overfull_tables",
    "prove",
    "quality",
    "reasons",
    "repair",
    "sentence",
    "solve",
    "why",
    "wishes_of",
]
