"""What a check of a paper answers: for each rule whether it held, and where not."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from doingoai.documents.checking.kinds import KIND_NAMES, PaperKind


class RuleState(StrEnum):
    HELD = "held"
    BROKEN = "broken"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Fault:
    """One place that breaks a rule, in the reader's words."""

    where: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule on one paper; a rule broken in several places gives several results."""

    code: str
    title: str
    state: RuleState
    where: str
    found: str
    expected: str
    source: str


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """All rules on one paper."""

    kind: PaperKind
    results: tuple[RuleResult, ...]

    @property
    def broken(self) -> tuple[RuleResult, ...]:
        return tuple(r for r in self.results if r.state == RuleState.BROKEN)

    @property
    def is_good(self) -> bool:
        return not self.broken

    def states(self) -> dict[str, RuleState]:
        """Give the state of every rule by its code."""
        states: dict[str, RuleState] = {}
        for result in self.results:
            states.setdefault(result.code, result.state)
        return states

    def as_json(self) -> dict[str, object]:
        """Give the check as plain values."""
        return {
            "kind": self.kind.value,
            "kind_name": str(KIND_NAMES[self.kind]),
            "held": self.is_good,
            "results": [asdict(result) | {"state": result.state.value} for result in self.results],
        }
