"""
Spellings of a text made comparable: cleaned for keeping, folded for finding, tones in one place.

What is kept in the database is the user's own spelling (`clean`); the other forms are computed
beside it and never shown. Order of words in lists is in `collation`.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import product

from doingoai.foundation.stacked_marks import composed

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f\ud800-\udfff]+"
)
"""Controls, zero-width signs, signs that turn the reading direction, halves of broken characters."""

_BLANK_LETTERS = str.maketrans("\u2800\u3164\uffa0", "   ")
"""Characters that count as letters or signs and yet show nothing: a name of them looks empty."""

_STRIPPED_RANGES = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_MARKS = range(0x300, 0x370)
_LETTERS_WITHOUT_MARKS = {
    **dict(zip("đðħıłøŧǿ", "ddhiloto", strict=True)),
    "ß": "ss",
    "æ": "ae",
    "ǽ": "ae",
    "œ": "oe",
    "þ": "th",
}
_SIGNS = dict.fromkeys("‘’ʼ`", "'") | dict.fromkeys("“”", '"')
_SIGNS |= dict.fromkeys("‐‑–—", "-") | dict.fromkeys("\u00a0\u202f", " ")


def _without_marks(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def _folding_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(_MARKS)
    for code in (code for codes in _STRIPPED_RANGES for code in codes):
        table[code] = _without_marks(chr(code))
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(sign): plain for sign, plain in (_LETTERS_WITHOUT_MARKS | _SIGNS).items()}
    table[0xFF40] = "'"
    table |= dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
    return table


_FOLDED = _folding_table()


def clean(text: str) -> str:
    """Give the text as it is kept: composed (NFC), on one line, single spaces, nothing unseen."""
    seen = _UNSEEN.sub("", text).translate(_BLANK_LETTERS)
    return composed(" ".join(seen.split()))


def fold(text: str) -> str:
    """Give the form in which spellings are compared: lower case, no marks, đ as d."""
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = composed(text).lower().translate(_FOLDED)
    return folded if folded.isascii() else composed(folded)


def words(text: str) -> list[str]:
    """Give the folded words of a text in their order, without punctuation, as the search keeps them."""
    return _WORD.findall(fold(text))


_WORD = re.compile(r"[^\W_]+")

# Where a syllable ends in oa, oe or uy, two spellings live side by side (hòa and hoà); before
# another letter and after q the mark can stand in one place only (hoàn, quý), but typing slips.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_RHYMES = (("o", "a"), ("o", "e"), ("u", "y"))
_GLIDES = (("q", "u", "aăâeêioôơy"), ("g", "i", "aăâeêoôơuư"))


def _cases(letter: str) -> tuple[str, str]:
    return letter, letter.upper()


def _toned(letters: str) -> str:
    return "".join(unicodedata.normalize("NFC", c + t) for c in letters for t in _TONES)


def _rhyme_table() -> dict[str, tuple[str, str]]:
    """Both spellings of every toned oa, oe, uy, to their old and their new form."""
    table = {}
    for first, second in _RHYMES:
        for one, two in product(_cases(first), _cases(second)):
            for old, new in zip(_toned(one), _toned(two), strict=True):
                table[old + two] = table[one + new] = (old + two, one + new)
    return table


def _slip_table() -> dict[str, str]:
    """Marks put on the u of qu or the i of gi, which belong to the consonant: qúy, gía."""
    table = {}
    for consonant, glide, vowels in _GLIDES:
        for c, g, vowel in product(_cases(consonant), _cases(glide), vowels + vowels.upper()):
            for slipped, right in zip(_toned(g), _toned(vowel), strict=True):
                table[c + slipped + vowel] = c + g + right
    return table


def _pattern(spellings: Iterable[str]) -> str:
    """One class of letters for each place: quicker than naming every spelling."""
    return "".join(f"[{''.join(sorted(set(letters)))}]" for letters in zip(*spellings, strict=True))


_RHYME_SPELLINGS = _rhyme_table()
_SLIPS = _slip_table()
_NO_MARK = "(?![\u0300-\u036f])"
_RHYME = re.compile(f"([qQ])?({_pattern(_RHYME_SPELLINGS)}){_NO_MARK}")
_SLIP = re.compile(_pattern(_SLIPS) + _NO_MARK)


def _placed(found: re.Match[str]) -> str:
    spellings = _RHYME_SPELLINGS.get(found[2])
    if spellings is None:
        return found[0]
    old, new = spellings
    if found[1]:
        return found[1] + new
    return new if found.string[found.end() : found.end() + 1].isalpha() else old


def one_tone_style(text: str) -> str:
    """Put every tone mark where the offices put it (hòa, ủy, quý), case and the rest unchanged."""
    plain = composed(text)
    return _RHYME.sub(_placed, _SLIP.sub(lambda slip: _SLIPS.get(slip[0], slip[0]), plain))


def accents(text: str) -> str:
    """Give the form that ranks exact spellings first: lower case, marks kept, tones in one place."""
    # Old keyboards and fonts type the Icelandic letter, whose capital looks the same, for đ.
    return one_tone_style(text.lower().replace("ð", "đ"))
