"""What figures, their units and their certainty are called on screens and in estimates."""

from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.foundation.shipped_tables import read_table

DATA = Path(__file__).parent / "data"
KEY_COLUMNS = ("key", "name_vi", "name_en")
WORD_COLUMNS = ("text_vi", "text_en")

UNIT_NAMES: dict[str, Promise] = {
    "vnd": _("dong"),
    "usd": _("US dollars"),
    "percent": _("percent"),
    "times": _("times"),
    "persons": _("persons"),
    "countries": _("countries"),
    "words": _("words"),
    "steps": _("ranks"),
    "minutes": _("minutes"),
    "working_days": _("working days"),
    "days": _("days"),
    "months": _("months"),
    "month_day": _("month and day"),
    "switch": _("applies or not"),
    "text": _("in words"),
}
SWITCH_NAMES: dict[int, Promise] = {1: _("applies"), 0: _("does not apply")}
CONFIDENCE_NAMES: dict[str, Promise] = {
    "H": _("Certain"),
    "M": _("Likely, to be checked"),
    "L": _("Uncertain, must be checked"),
}


def figure_name(key: str, language: str = "vi") -> str:
    """Name what a figure limits, in Vietnamese or English; an unknown key is given back."""
    names = _shipped_names().get(key)
    return key if names is None else names[language == "en"]


def figure_words(text: str) -> str:
    """Say in English what a shipped figure says in words; empty for words of an office's own."""
    return _shipped_words().get(text, "")


@cache
def _shipped_words() -> dict[str, str]:
    rows = read_table(DATA / "figure_words.csv", WORD_COLUMNS, key=("text_vi",))
    return {row.needed("text_vi"): row.needed("text_en") for row in rows}


@cache
def _shipped_names() -> dict[str, tuple[str, str]]:
    rows = read_table(DATA / "figure_keys.csv", KEY_COLUMNS, key=("key",))
    return {row.needed("key"): (row.needed("name_vi"), row.needed("name_en")) for row in rows}
