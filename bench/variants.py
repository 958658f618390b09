"""The same words as people type them: with and without accents, in any case and Unicode form."""

import random
import unicodedata
from collections.abc import Callable, Sequence

from doingoai.foundation.folding import fold, one_tone_style, words

Write = Callable[[str, random.Random], str]


def _dropped(text: str, chance: random.Random) -> str:
    """Some accents left out, as in quick typing."""
    return "".join(fold(letter) if chance.random() < 0.5 else letter for letter in text)


def _mixed(text: str, chance: random.Random) -> str:
    return "".join(letter.upper() if chance.random() < 0.5 else letter.lower() for letter in text)


def _new_tones(text: str, _chance: random.Random) -> str:
    """The other school of placing tones: hoà for hòa, thuỷ for thủy."""
    pairs = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ùy": "uỳ", "úy": "uý",
             "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ẹo": "ẹo"}  # fmt: skip
    text = one_tone_style(text)
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


FORMS: tuple[Write, ...] = (
    lambda text, _: unicodedata.normalize("NFC", text),
    lambda text, _: unicodedata.normalize("NFD", text),
    lambda text, _: unicodedata.normalize("NFKD", text),
    lambda text, _: fold(text),
    lambda text, _: text.upper(),
    lambda text, _: text.lower(),
    lambda text, _: unicodedata.normalize("NFD", text.upper()),
    lambda text, _: unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D"),
    lambda text, chance: unicodedata.normalize("NFD", _mixed(text, chance)),
    _mixed,
    _dropped,
    _new_tones,
)


def variant(text: str, chance: random.Random) -> str:
    """Three to six words of a title, the last perhaps only begun, written in one of the forms."""
    parts = text.split()
    taken = chance.sample(range(len(parts)), min(len(parts), chance.randint(3, 6)))
    if len(parts) - 1 not in taken:
        taken.append(len(parts) - 1)
    chosen = [parts[at] for at in taken]
    chance.shuffle(chosen)
    written = chance.choice(FORMS)(" ".join(chosen), chance)
    is_begun = chance.random() < 0.3 and len(words(written)[-1]) > 3
    return _begun(written) if is_begun else written


def _begun(text: str) -> str:
    """Leave the last letter away, with all its marks."""
    text = unicodedata.normalize("NFD", text)
    while text and unicodedata.combining(text[-1]):
        text = text[:-1]
    return text[:-1]


def variants(titles: Sequence[str], count: int, seed: int = 5) -> list[tuple[int, str]]:
    """So many variants, each with the place of the title it was made from."""
    chance = random.Random(seed)
    return [
        (at, variant(titles[at], chance))
        for at in (chance.randrange(len(titles)) for _ in range(count))
    ]
