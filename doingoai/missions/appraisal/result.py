"""What a rule of appraisal is, and what it says of one mission."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from doingoai.missions.facts import OverrideFacts
from doingoai.norms.facts import Figure
from doingoai.norms.figure_names import figure_name


class Standing(TextChoices):
    """How a mission stands to one rule."""

    MET = "met", pgettext_lazy("a rule of appraisal", "met")
    BROKEN = "broken", pgettext_lazy("a rule of appraisal", "not met")
    UNKNOWN = "unknown", pgettext_lazy("a rule of appraisal", "cannot be told yet")
    OVERRIDDEN = "overridden", pgettext_lazy("a rule of appraisal", "set aside with a reason")


class Weight(TextChoices):
    """What follows when a rule is not met: no submission without an override, or a reminder only."""

    BLOCK = "block", pgettext_lazy("a rule of appraisal", "stops the submission")
    WARN = "warn", pgettext_lazy("a rule of appraisal", "reminds only")


_NOT_YET = _("This cannot be told yet from what is entered.")
Params = Mapping[str, object]
"""Values for `%(name)s`; lazy texts among them are read in the reader's language."""


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule: its code is the key of the figure that sets it.

    `met`, `broken` and `unknown` take the params of what was found, `%(limit)s` among them.
    """

    code: str
    weight: Weight
    met: Promise
    broken: Promise
    mend: Promise
    unknown: Promise = _NOT_YET

    @property
    def title(self) -> str:
        return figure_name(self.code, get_language() or "vi")


@dataclass(frozen=True, slots=True)
class Found:
    """What a check saw, before the figure and an override are added to it."""

    standing: Standing
    target: str = ""
    found: int | None = None
    params: Params = field(default_factory=dict)
    weight: Weight | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """
    What one rule says of the mission, or of the traveller whose key is `target`.

    `limit` is the amount of the figure and `found` what the mission has, both in `unit`; a rule that
    only holds or not has unit `switch`. `figure` is None where the office has none for that day.
    """

    rule: Rule
    state: Standing
    severity: Weight
    target: str = ""
    found: int | None = None
    params: Params = field(default_factory=dict)
    figure: Figure | None = None
    override: OverrideFacts | None = None

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def title(self) -> str:
        return self.rule.title

    @property
    def limit(self) -> int | None:
        return None if self.figure is None else self.figure.amount

    @property
    def unit(self) -> str:
        return "" if self.figure is None else self.figure.unit

    @property
    def source(self) -> str:
        return "" if self.figure is None else self.figure.instrument

    @property
    def clause(self) -> str:
        return "" if self.figure is None else self.figure.clause

    @property
    def confidence(self) -> str:
        return "" if self.figure is None else self.figure.confidence

    @property
    def confirmed(self) -> bool:
        """Tell whether this office has held the figure against the text of the law."""
        return self.figure is not None and self.figure.confirmed

    @property
    def blocks(self) -> bool:
        """Tell whether the mission may not be submitted as it stands."""
        return self.state == Standing.BROKEN and self.severity == Weight.BLOCK

    @property
    def message(self) -> str:
        """Tell what was found, in the language of the reader."""
        if self.figure is None:
            return str(_("No figure of this office holds on the day of departure."))
        text = self._text()
        return str(text) % {**self.params, "limit": self.limit, "found": self.found}

    @property
    def mend(self) -> str:
        """Tell what can be done, in the language of the reader; empty where nothing has to be."""
        return "" if self.state in (Standing.MET, Standing.OVERRIDDEN) else str(self.rule.mend)

    def _text(self) -> Promise:
        if self.state == Standing.MET:
            return self.rule.met
        if self.state == Standing.UNKNOWN:
            return self.rule.unknown
        return self.rule.broken


def listed(names: Sequence[object]) -> object:
    """Join names that may be lazy texts so that they are read in the reader's language."""
    return format_lazy(", ".join(["{}"] * len(names)), *names)
