"""A line made comparable: folded for reading, with the way back to the letters that were typed."""

import re
from collections.abc import Iterator

from doingoai.foundation.folding import clean, fold

TAKEN = "\x01"


class Line:
    """
    The folded line; what one reader has claimed no other sees.

    Readers match on `open`, where claimed letters are blotted out; positions are those of the
    folded line, and `raw_span` turns them into positions of the line as it was typed.
    """

    def __init__(self, text: str) -> None:
        self.raw = clean(text)
        folded, at = [], []
        for index, letter in enumerate(self.raw):
            plain = fold(letter)
            folded.append(plain)
            at.extend([index] * len(plain))
        self.folded = "".join(folded)
        self._at = [*at, len(self.raw)]
        self.open = self.folded

    def find(self, pattern: "re.Pattern[str]") -> Iterator["re.Match[str]"]:
        """Where a pattern stands in what nobody has claimed yet."""
        return pattern.finditer(self.open)

    def claim(self, start: int, end: int) -> None:
        self.open = self.open[:start] + TAKEN * (end - start) + self.open[end:]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the typed line, without blanks at its edges."""
        first, last = self._at[start], self._at[end]
        text = self.raw[first:last]
        return first + len(text) - len(text.lstrip()), last - (len(text) - len(text.rstrip()))

    def typed(self, start: int, end: int) -> str:
        first, last = self.raw_span(start, end)
        return self.raw[first:last]
