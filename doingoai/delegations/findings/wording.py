"""Short pieces of text that go into findings; the same in every language."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from doingoai.delegations.facts import VIET_NAM, HostFacts, MemberFacts
from doingoai.foundation.folding import accents, clean, words
from doingoai.foundation.vietnamese import short_date
from doingoai.programme.facts import ItemFacts

_SHOWN = 3
_WORD = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"(.)\1+")
_ROMANISED = (
    (re.compile("ph"), "f"),
    (re.compile("(?<=[aeiou])h(?![aeiou])"), ""),
    (re.compile("ou|oo"), "o"),
    (re.compile("ck"), "k"),
    (re.compile("y"), "i"),
    (re.compile("w"), "v"),
)


def moment(at: datetime) -> str:
    """Write a moment as programmes do: "09:00 13/10/2026", Viet Nam time."""
    local = at.astimezone(VIET_NAM)
    return f"{local:%H:%M} {short_date(local.date())}"


def item_label(item: ItemFacts) -> str:
    """Name an item by its title, or by its time when it has none."""
    return clean(item.title_vi or item.title_en) or moment(item.starts_at)


def person_label(person: MemberFacts | HostFacts) -> str:
    return clean(person.name.full or person.raw_name) or person.key


def some_of(labels: Sequence[str]) -> str:
    """Name the first of many: "A; B; C (+5)"."""
    shown = "; ".join(labels[:_SHOWN])
    return f"{shown} (+{len(labels) - _SHOWN})" if len(labels) > _SHOWN else shown


def phrase(text: str) -> str:
    """Give the words of a text, accents kept, with spaces around: ready to look for whole words."""
    return f" {' '.join(_WORD.findall(accents(text)))} "


def holds_any(text: str, phrases: Iterable[str]) -> str:
    """Give the first of the phrases that stands in a text as whole words, or ""."""
    within = phrase(text)
    return next((found for found in phrases if f" {found} " in within), "")


def letters(name: str) -> str:
    """
    Give what the spellings of one name have in common.

    Marks, signs and spaces are left out and the letters turned to the smallest rotation, so that
    "KIM Mau Su", "Mausu Kim" and "Kim Mau-su" are alike.
    """
    joined = "".join(words(name))
    return min((joined[at:] + joined[:at] for at in range(len(joined))), default="")


def sound(name: str) -> str:
    """
    Give what the romanised spellings of one name sound like: Taro and Taroh, Sergey and Sergei.

    Only for names brought into Latin letters from other scripts; Vietnamese spelling is exact.
    """
    heard = (_DOUBLED.sub(r"\1", _romanised(word)) for word in words(name))
    return letters(" ".join(heard))


def _romanised(word: str) -> str:
    for pattern, plain in _ROMANISED:
        word = pattern.sub(plain, word)
    return word


def spelling(name: str) -> str:
    """Give the spelling itself: accents and order kept, case and signs not."""
    return phrase(name).strip()
