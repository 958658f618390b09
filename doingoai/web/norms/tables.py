"""Figures as an office reads them: by class of guest as in the circular, single ones, and deadlines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doingoai.foundation.collation import sort_key
from doingoai.foundation.folding import fold
from doingoai.foundation.vietnamese import UnreadableDate, parse_date
from doingoai.norms.figure_names import UNIT_NAMES, figure_name
from doingoai.norms.figures import GUEST_CLASSES, ROLES
from doingoai.norms.models import Norm
from doingoai.web.filtering import words_of

CLASS_NAMES = {
    "": _("every guest"),
    "special": _("special"),
    "A": "A",
    "B": "B",
    "C": "C",
    "other": _("other guests"),
}
ROLE_NAMES = {
    "": _("everybody"),
    "head": _("head"),
    "deputy": _("deputy head"),
    "member": _("member"),
    "spouse": _("spouse"),
    "city_leader": _("led by a city leader"),
    "department_leader": _("led by a leader of a department"),
}
OF_MISSIONS = "mission_"
"""Keys of figures about missions abroad begin so: they know no classes of guests."""


def scope_of(norm: Norm) -> list[str]:
    """For whom a figure holds, in words: classes and roles of guests, or who leads a mission abroad."""
    if norm.key.startswith(OF_MISSIONS):
        if not norm.role:
            return [str(_("every mission abroad"))]
        return [str(_("missions abroad")), str(ROLE_NAMES.get(norm.role, norm.role))]
    return [
        str(CLASS_NAMES.get(norm.guest_class, norm.guest_class)),
        str(ROLE_NAMES.get(norm.role, norm.role)),
    ]


TIMES = frozenset({"working_days", "days", "months", "month_day", "minutes"})


class NormFilter:
    """What the address asks: figures valid on a day, words, only those nobody has confirmed."""

    def __init__(self, query: QueryDict, today: date) -> None:
        self.text = query.get("on", "").strip()[:40]
        self.on, self.fault = _day(self.text, today)
        self.q = words_of(query)
        self.unconfirmed = query.get("unconfirmed") == "1"

    def apply(self, norms: QuerySet[Norm]) -> list[Norm]:
        held = norms.filter(valid_from__lte=self.on).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=self.on)
        )
        if self.unconfirmed:
            held = held.filter(confirmed_at__isnull=True)
        wanted = fold(self.q)
        return [norm for norm in held if wanted in fold(f"{named(norm.key)} {norm.key}")]

    def __bool__(self) -> bool:
        return bool(self.q or self.unconfirmed or self.text)


def _day(text: str, today: date) -> tuple[date, str]:
    if not text:
        return today, ""
    try:
        return parse_date(text), ""
    except UnreadableDate as fault:
        return today, str(fault)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one role for each class of guest."""

    role: str
    cells: Sequence[Norm | None]


@dataclass(frozen=True, slots=True)
class Block:
    """All figures of one key that differ by class of guest."""

    key: str
    name: str
    instrument: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Single:
    """A figure that stands alone; `role` where it holds for one role only, `anchor` for the first."""

    norm: Norm
    name: str
    unit: str
    role: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the page shows of one day."""

    columns: Sequence[str]
    blocks: Sequence[Block]
    singles: Sequence[Single]
    times: Sequence[Single]

    def __bool__(self) -> bool:
        return bool(self.blocks or self.singles or self.times)


def laid_out(norms: Iterable[Norm]) -> Figures:
    """Put figures that differ by class side by side, the others into lists by what they limit."""
    listed = list(norms)
    classed = {norm.key for norm in listed if norm.guest_class}
    by_class = [norm for norm in listed if norm.key in classed]
    columns = [one for one in GUEST_CLASSES if any(norm.guest_class == one for norm in by_class)]
    return Figures(
        columns=[str(CLASS_NAMES[one]) for one in columns],
        blocks=_blocks(by_class, columns),
        singles=_singles(listed, lambda norm: norm.key not in classed and norm.unit not in TIMES),
        times=_singles(listed, lambda norm: norm.key not in classed and norm.unit in TIMES),
    )


def _blocks(norms: Iterable[Norm], columns: Sequence[str]) -> list[Block]:
    by_key: dict[str, list[Norm]] = {}
    for norm in norms:
        by_key.setdefault(norm.key, []).append(norm)
    blocks = [_block(key, found, columns) for key, found in by_key.items()]
    return sorted(blocks, key=lambda block: sort_key(block.name))


def _block(key: str, norms: Sequence[Norm], columns: Sequence[str]) -> Block:
    cells = {(norm.role, norm.guest_class): norm for norm in norms}
    roles = [role for role in ROLES if any(norm.role == role for norm in norms)]
    return Block(
        key=key,
        name=named(key),
        instrument=", ".join(dict.fromkeys(norm.instrument for norm in norms)),
        lines=[
            Line(str(ROLE_NAMES[role]), [cells.get((role, one)) for one in columns])
            for role in roles
        ],
    )


def _singles(norms: Iterable[Norm], wanted: Callable[[Norm], bool]) -> list[Single]:
    found = [
        Single(
            norm,
            named(norm.key),
            unit_name(norm.unit),
            str(ROLE_NAMES[norm.role]) if norm.role else "",
        )
        for norm in norms
        if wanted(norm)
    ]
    ordered = sorted(found, key=lambda single: (sort_key(single.name), single.role))
    first = {single.norm.key: single for single in reversed(ordered)}
    return [
        replace(single, anchor=key) if first[key := single.norm.key] is single else single
        for single in ordered
    ]


def named(key: str) -> str:
    """What a figure limits, in the language of the screen."""
    return figure_name(key, get_language() or "vi")


def unit_name(unit: str) -> str:
    return str(UNIT_NAMES.get(unit, unit))
