"""A figure that an authority has set, as a plain value with its source and validity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One figure of law or of the office.

    `key` names what is limited (`meals_per_day`, `reply_to_consultation`…), `guest_class` and `role`
    narrow it ("" means any), `amount` is in `unit` (`vnd`, `working_days`, `days`, `switch`…);
    None with a `text` where the authority gives words ("theo hóa đơn"). `confidence` is H, M or L;
    `confirmed` tells whether this office has checked it against the text of the law.
    """

    key: str
    unit: str
    amount: int | None
    instrument: str
    clause: str = ""
    guest_class: str = ""
    role: str = ""
    text: str = ""
    valid_from: date = date.min
    valid_to: date | None = None
    confidence: str = "M"
    confirmed: bool = False

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class FigureTable:
    """All figures an office works with; asks are by key, day and what narrows it."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_key: dict[str, list[Figure]] = {}
        for figure in figures:
            self._by_key.setdefault(figure.key, []).append(figure)

    def knows(self, key: str) -> bool:
        """Tell whether there is a figure of this key at all, of whatever day."""
        return key in self._by_key

    def find(self, key: str, *, on: date, guest_class: str = "", role: str = "") -> Figure | None:
        """Find the figure valid on a day; one that names class and role wins over a general one."""
        fitting = [
            figure
            for figure in self._by_key.get(key, ())
            if figure.holds_on(on)
            and figure.guest_class in ("", guest_class)
            and figure.role in ("", role)
        ]
        return max(fitting, key=_narrowness, default=None)

    def amount(
        self, key: str, *, on: date, guest_class: str = "", role: str = "", default: int
    ) -> int:
        """Give the amount alone, or the default where the office has no such figure."""
        figure = self.find(key, on=on, guest_class=guest_class, role=role)
        return default if figure is None or figure.amount is None else figure.amount


def _narrowness(figure: Figure) -> tuple[int, date]:
    return (bool(figure.guest_class) + bool(figure.role), figure.valid_from)
