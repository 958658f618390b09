"""Visible gaps for what is not known, and the choice between two languages."""

GAP = "……"
LONG_GAP = "…" * 20
DATE_GAP = "…"

Pair = tuple[str, str]


def in_language(pair: Pair | None, language: str) -> str:
    """Choose the word of a language; a visible gap when there is none."""
    if pair is None:
        return GAP
    return pair[0] if language == "vi" else pair[1]


def or_gap(text: str) -> str:
    """Give the words, or a visible gap for the person who finishes the paper."""
    return text.strip() or GAP


def either(language: str, vi: str, en: str) -> str:
    """Choose the text of a language, the other language where it is missing, else a gap."""
    first, second = (vi, en) if language == "vi" else (en, vi)
    return or_gap(first if first.strip() else second)
