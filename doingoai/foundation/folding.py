"""Stand-in for the real folding; the lead puts the text part's module in its place."""

import unicodedata


def clean(text: str) -> str:
    """Compose the text, drop control signs and collapse spaces."""
    kept = (
        " " if ch.isspace() else ch
        for ch in unicodedata.normalize("NFC", text)
        if ch.isspace() or unicodedata.category(ch) not in ("Cc", "Cf")
    )
    return " ".join("".join(kept).split())


def fold(text: str) -> str:
    """Take off case and marks, for searching."""
    lowered = clean(text).casefold().replace("đ", "d")
    return "".join(
        ch for ch in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(ch)
    )
