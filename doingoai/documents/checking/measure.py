"""How long words are in print: widths of Times letters, in thousandths of the size of the letter."""

import unicodedata

from doingoai.documents.checking.paper import Run

# Advance widths of the plain and the bold Times face; marks on a letter do not widen it.
_BOLD_WIDTHS = {
    250: " .,", 278: "il/'", 333: "fjt;:-()[]!", 389: "sI", 444: "cerz", 500: "agovxyJ–?$#",
    556: "bdhknpquS", 611: "FP", 667: "BELTZ", 722: "wACDNRUVXY", 778: "GHKOQ", 833: "m&",
    944: "M", 1000: "W—…%",
}  # fmt: skip
_PLAIN_WIDTHS = {
    250: " .,", 278: "ijlt;:/", 333: "frI-()[]!", 389: "sJ", 444: "acez?", 500: "bdghknopquvxy–$#",
    556: "FPS", 611: "ELTZ", 667: "BCR", 722: "wADGHKNOQUVXY", 778: "m&", 889: "M", 944: "W",
    1000: "—…",
}  # fmt: skip
_DIGIT, _OTHER = 500, 556


def _table(widths: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_BOLD, _PLAIN = _table(_BOLD_WIDTHS), _table(_PLAIN_WIDTHS)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the length of words in points."""
    table = _BOLD if bold else _PLAIN
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    seen = (letter for letter in letters if not unicodedata.combining(letter))
    units = sum(_DIGIT if sign.isdigit() else table.get(sign, _OTHER) for sign in seen)
    return units * size / 1000


def runs_width(runs: tuple[Run, ...]) -> float:
    """Give the length of a line in points."""
    text = [(run.text.strip("\n\t"), run) for run in runs]
    return sum(text_width(words, run.size, bold=run.bold) for words, run in text)
