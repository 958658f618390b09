"""Names kept in both languages: which one a screen shows."""

from django.utils.translation import get_language


def in_language(vi: str, en: str) -> str:
    """Give the name in the language of the screen, or the other where that one is missing."""
    return (en or vi) if get_language() == "en" else (vi or en)
