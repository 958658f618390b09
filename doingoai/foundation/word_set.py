"""Lists of words as they are kept in tables of code."""


def word_set(text: str, separator: str | None = None) -> frozenset[str]:
    """The words of a text as a set, parted by spaces or by the given sign."""
    return frozenset(word.strip() for word in text.split(separator))
