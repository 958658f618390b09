"""Figures grouped as an office reads them: one block for each key, by role and class of guest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

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
}


class NormFilter:
    """What the address asks: figures valid on a day, words, only those nobody has confirmed."""

    def __init__(self, query: QueryDict, today: date) -> None:
        self.text = query.get("on", "").strip()[:40]
        self.on, self.fault = _day(self.text, today)
        self.q = words_of(query)
        self.unconfirmed = query.get("unconfirmed") == "1"

    def apply(self, norms: QuerySet[Norm]) -> QuerySet[Norm]:
        held = norms.filter(valid_from__lte=self.on).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=self.on)
        )
        return held.filter(confirmed_at__isnull=True) if self.unconfirmed else held

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
class Block:
    """All figures of one key: columns are classes of guests, rows are roles in the delegation."""

    key: str
    name: str
    unit: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Norm | None]]]
    instruments: Sequence[str]
    unconfirmed: int


def blocks_of(norms: Iterable[Norm], *, words: str = "") -> list[Block]:
    """Group figures by key, in the order of their names."""
    by_key: dict[str, list[Norm]] = {}
    for norm in norms:
        by_key.setdefault(norm.key, []).append(norm)
    blocks = [_block(key, found) for key, found in by_key.items()]
    wanted = fold(words)
    fitting = [block for block in blocks if wanted in fold(f"{block.name} {block.key}")]
    return sorted(fitting, key=lambda block: (block.unit != "vnd", fold(block.name)))


def _block(key: str, norms: Sequence[Norm]) -> Block:
    cells = {(norm.role, norm.guest_class): norm for norm in norms}
    classes = [name for name in GUEST_CLASSES if any(norm.guest_class == name for norm in norms)]
    roles = [name for name in ROLES if any(norm.role == name for norm in norms)]
    return Block(
        key=key,
        name=named(key),
        unit=norms[0].unit,
        columns=[str(CLASS_NAMES[name]) for name in classes],
        rows=[
            (str(ROLE_NAMES[role]), [cells.get((role, one)) for one in classes]) for role in roles
        ],
        instruments=list(dict.fromkeys(norm.instrument for norm in norms)),
        unconfirmed=sum(1 for norm in norms if norm.confirmed_at is None),
    )


def named(key: str) -> str:
    """What a figure limits, in the language of the screen."""
    return figure_name(key, get_language() or "vi")


def unit_name(unit: str) -> str:
    return str(UNIT_NAMES.get(unit, unit))
