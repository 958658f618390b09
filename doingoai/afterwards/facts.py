"""Figures of what comes after, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from doingoai.afterwards.states import Question


@dataclass(frozen=True, slots=True)
class MarkSum:
    """The marks of one question: how many there are, and what they add up to."""

    count: int = 0
    total: int = 0

    @property
    def mean(self) -> float | None:
        """Mean with one decimal place; None where nobody gave a mark."""
        return round(self.total / self.count, 1) if self.count else None

    def __add__(self, other: "MarkSum") -> "MarkSum":
        return MarkSum(self.count + other.count, self.total + other.total)


NO_MARKS = MarkSum()


def marks_of(answers: Iterable[Any]) -> dict[str, MarkSum]:
    """Add up the marks of answers by question, in the order of the page."""
    found = dict.fromkeys(Question.values, NO_MARKS)
    for answer in answers:
        for name in found:
            mark = getattr(answer, name)
            if mark is not None:
                found[name] += MarkSum(1, mark)
    return found
