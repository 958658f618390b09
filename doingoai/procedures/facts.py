"""A step of a procedure as it stands for one matter, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from doingoai.procedures.states import DEPARTURES, Outcome


@dataclass(frozen=True, slots=True)
class Anchor:
    """
    Something that may have a procedure: an item, or a visit as a whole.

    `kind` is the word by which procedures say whom they serve; `starts_at` and `ends_at` are what the
    times of the steps are counted from.
    """

    type: str
    id: str
    label: str
    kind: str
    starts_at: datetime
    ends_at: datetime

    @property
    def key(self) -> tuple[str, str]:
        return self.type, self.id


@dataclass(frozen=True, slots=True)
class StepFacts:
    """One step for one matter. `about` is the key of the item, empty for the visit as a whole."""

    key: str
    procedure_vi: str
    procedure_en: str
    text_vi: str
    text_en: str
    due_at: datetime
    about: str = ""
    who_vi: str = ""
    who_en: str = ""
    needs_second: bool = False
    outcome: Outcome | None = None
    reason: str = ""
    by: str = ""
    second_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    @property
    def waits_for_second(self) -> bool:
        return self.needs_second and self.outcome == Outcome.DONE and not self.second_by

    @property
    def departs(self) -> bool:
        return self.outcome in DEPARTURES


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """A clause of a code of conduct that was attached to a matter."""

    conduct_vi: str
    number: str
    text_vi: str
