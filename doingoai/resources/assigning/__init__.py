"""Who and what serves which item, with reasons; facts in, plans out, nothing stored."""

from doingoai.resources.assigning.facts import (
    Item,
    Need,
    Resource,
    Role,
    Taken,
    Weights,
    Work,
)
from doingoai.resources.assigning.reasons import Unmet
from doingoai.resources.assigning.solving import Answer, Assignment, assign, can_host, greedy

__all__ = [
    "Answer",
    "Assignment",
    "Item",
    "Need",
    "Resource",
    "Role",
    "Taken",
    "Unmet",
    "Weights",
    "Work",
    "assign",
    "can_host",
    "greedy",
]
