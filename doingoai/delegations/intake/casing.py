"""Capital letters of names: SMITH becomes Smith, MCDONALD McDonald, VAN DER BERG van der Berg."""

import re

from doingoai.foundation.folding import fold
from doingoai.foundation.word_set import word_set

PARTICLES = word_set(
    "van von der den de du da das do dos del della delle di degli dei bin binti binte bint ibn "
    "ter ten zu zur af av e y"
)
AFTER_PARTICLE = frozenset({"la", "las", "le", "los", "el", "het"})
"""Lower only after another particle: Maria de la Cruz, but Marine Le Pen."""

ONLY_AFTER_VAN = frozenset({"der", "den", "ter", "ten", "zu", "zur"})
STARTS_PARTICLES = frozenset({"van", "von", "de", "in", "op", "zu"})
MAC_NAMES = word_set(
    "macdonald macgregor mackenzie macleod macarthur macmillan macintyre macintosh macpherson "
    "macdougall maclean maclennan macneil macrae mackinnon macfarlane maccallum"
)
LONG_PREFIXES = frozenset({"dell", "dall", "sant", "nell", "all", "degl"})
LITTLE = 3
"""A small word of so few letters among capitalised ones is meant to be small: `of`, `zum`."""

ARTICLES = frozenset({"al", "ul", "ur"})
ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX"})
TURKIC = frozenset({"TR", "AZ"})
TURKIC_SIGNS = frozenset("İıŞşĞğÇçÖöÜü")
"""Without any of these the name was typed on a foreign keyboard and its I is an ordinary one."""

VOWELS = frozenset("aeiouy")


def is_capitals(word: str) -> bool:
    """Whether a word is written in capitals and is more than an initial: SMITH, not J. or J.R."""
    letters = [sign for sign in word if sign.isalpha()]
    return (
        len(letters) > 1
        and not is_initials(word)
        and word not in ROMAN
        and all(sign.isupper() for sign in letters)
    )


def is_initials(word: str) -> bool:
    """Whether a word is one or more initials: J, J., J.R., or letters without a vowel as in TJ."""
    letters = "".join(sign for sign in word if sign.isalpha())
    if "." in word.rstrip(".") or len(letters) == 1:
        return letters.isupper()
    few = len(letters) == 2 and letters.isupper() and letters not in {"NG", "JR", "SR"}
    return few and word not in ROMAN and not VOWELS & set(fold(letters))


def needs_casing(word: str) -> bool:
    """Whether the case of a word says nothing: all capitals, all small, or the lock left on."""
    letters = "".join(sign for sign in word if sign.isalpha())
    if not letters or is_initials(word) or word in ROMAN:
        return False
    inverted = letters[0].islower() and letters[1:].isupper() and len(letters) > 1
    return (len(letters) > 1 and letters.isupper()) or letters.islower() or inverted


def cased(
    words: tuple[str, ...], *, country: str, particles: bool, small_after: bool
) -> tuple[str, ...]:
    """
    Write the words of a name with the capitals it has.

    `particles` tells that van, de, bin… are small here (not in Viet Nam, where Đỗ and Da are
    names); `small_after` that what follows a hyphen is small (Min-jun).
    """
    turkic = country in TURKIC and not TURKIC_SIGNS.isdisjoint("".join(words))
    written: list[str] = []
    all_small = all(word.islower() for word in words)
    for position, word in enumerate(words):
        before = fold(words[position - 1]) if position else ""
        if particles and needs_casing(word) and _is_particle(fold(word), before, position):
            written.append(word.lower())
        elif particles and word.islower() and len(word) <= LITTLE and not all_small:
            written.append(word)
        elif needs_casing(word):
            written.append(_word(word, position, turkic=turkic, small_after=small_after))
        else:
            written.append(word)
    return tuple(written)


def _is_particle(word: str, before: str, position: int) -> bool:
    if word in AFTER_PARTICLE:
        return before in PARTICLES
    if word in ONLY_AFTER_VAN:
        return before in STARTS_PARTICLES
    return word in PARTICLES and (position > 0 or word not in {"e", "y", "do", "da", "ten", "den"})


def _word(word: str, position: int, *, turkic: bool, small_after: bool) -> str:
    parts = re.split(r"([-.])", _lower(word, turkic=turkic))
    joined = []
    for at, part in enumerate(parts):
        after_hyphen = small_after and at > 0 and parts[at - 1] == "-"
        article = position > 0 and part in ARTICLES and parts[at + 1 : at + 2] == ["-"]
        joined.append(part if after_hyphen or article else _part(part, turkic=turkic))
    return "".join(joined)


def _lower(word: str, *, turkic: bool) -> str:
    if turkic:
        return word.replace("I", "ı").replace("İ", "i").lower()
    return word.replace("İ", "I").lower()


def _part(part: str, *, turkic: bool) -> str:
    before, apostrophe, after = part.partition("'")
    if apostrophe and (len(before) == 1 or fold(before) in LONG_PREFIXES):
        return f"{_capital(before, turkic=turkic)}'{_capital(after, turkic=turkic)}"
    if fold(part) in MAC_NAMES:
        return f"Mac{_capital(part[3:], turkic=turkic)}"
    if part.startswith("mc") and len(part) > 3:
        return f"Mc{_capital(part[2:], turkic=turkic)}"
    return _capital(part, turkic=turkic)


def _capital(part: str, *, turkic: bool) -> str:
    if turkic and part.startswith("i"):
        return "İ" + part[1:]
    return part[:1].upper() + part[1:]
