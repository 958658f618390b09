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
from doingoai.resources.assigning.solving import (
    Answer,
    Assignment,
    Stage,
    assign,
    can_host,
    greedy,
    improving,
    still_open,
)

__all__ = [
    "Answer",
    "Assignment",
    "Item",
    "Need",
    "Resource",
    "Role",
    "Stage",
    "Taken",
    "Unmet",
    "Weights",
    "Work",
    "assign",
    "can_host",
    "greedy",
    "improving",
    "still_open",
]
