"""Which words of a name are family, middle and given name, and in which order they are printed."""

from dataclasses import dataclass, replace

from doingoai.delegations.intake.casing import PARTICLES, is_capitals
from doingoai.delegations.intake.surnames import (
    BY_COUNTRY,
    CERTAIN_VIETNAMESE,
    CHINESE,
    JAPANESE,
    KOREAN,
    MIDDLE_VIETNAMESE,
    NO_FAMILY,
    ONE_NAME,
    TWO_FAMILY_NAMES,
    VIETNAMESE_COMPOUNDS,
    looks_chinese,
)
from doingoai.directory.states import NameOrder
from doingoai.directory.surnames import FAMILY_FIRST, VIETNAMESE
from doingoai.foundation.folding import fold

SONS = frozenset({"bin", "binti", "binte", "bint", "bt", "ibn", "b.", "a/l", "a/p", "s/o", "d/o"})
BEFORE_FAMILY = PARTICLES | {
    "la",
    "las",
    "le",
    "los",
    "el",
    "al",
    "st.",
    "saint",
    "ben",
    "ould",
    "mac",
    "o",
}
LAST_PARTS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
VIETNAMESE_SIGNS = frozenset("đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
OWN_CUSTOM = FAMILY_FIRST | NO_FAMILY | TWO_FAMILY_NAMES
CHINESE_AMONG_OTHERS = frozenset({"SG", "MY"})
ASIAN = CHINESE | KOREAN | JAPANESE | VIETNAMESE

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """
    A name in words. `custom` is the country whose custom was followed; `unsure` tells that
    another split is possible.
    """

    family: Words = ()
    middle: Words = ()
    given: Words = ()
    order: NameOrder = NameOrder.GIVEN_FIRST
    custom: str = ""
    unsure: bool = False

    @property
    def words(self) -> Words:
        if self.order == NameOrder.FAMILY_FIRST:
            return self.family + self.middle + self.given
        return self.given + self.middle + self.family


def custom_of(words: Words, country: str) -> str:
    """The country whose custom a name follows: the given one, else what the words point to."""
    pointed = _pointed(words)
    if country in OWN_CUSTOM and not (pointed == "VN" and _has_vietnamese_signs(words)):
        return country
    return pointed or country


def split_by_comma(family: Words, given: Words, country: str) -> Parts:
    """`SMITH, John`: the family name stands before the comma whatever the custom."""
    custom = custom_of((*family, *given), country)
    return _with_family(family, given, custom)


def split_by_hint(words: Words, hint: Words, country: str) -> Parts | None:
    """The parts when the family name is known from its own column; None when it is not found."""
    folded, wanted = tuple(map(fold, words)), tuple(map(fold, hint))
    size = len(wanted)
    if not 0 < size < len(words):
        return None
    if folded[:size] == wanted:
        parts = _family_written_first(words[:size], words[size:], custom_of(words, country))
        return replace(parts, unsure=False)
    if folded[-size:] == wanted:
        return _with_family(words[-size:], words[:-size], custom_of(words, country))
    return None


def split_by_capitals(words: Words, country: str) -> Parts | None:
    """`John SMITH`, `KIM Min-jun`, `NGUYỄN Văn Thử`: the capitals mark the family name."""
    marks = [is_capitals(word) for word in words]
    if all(marks) or not any(marks):
        return None
    first, last = marks.index(True), len(marks) - 1 - marks[::-1].index(True)
    while first > 0 and words[first - 1].islower() and fold(words[first - 1]) in BEFORE_FAMILY:
        first -= 1
    if last + 2 == len(words) and fold(words[-1]) in LAST_PARTS:
        last += 1
    family = words[first : last + 1]
    custom = custom_of(words, country)
    if custom == "VN" and (fold(words[0]) in VIETNAMESE or _compound(words)):
        return _vietnamese(words)
    if len(family) == len(words):
        return None
    if first > 0 and last + 1 < len(words):
        return _between(words[:first], family, words[last + 1 :], custom)
    given = words[:first] + words[last + 1 :]
    if first == 0:
        return _family_written_first(family, given, custom)
    return _with_family(family, given, custom)


def split_by_custom(words: Words, country: str) -> Parts:
    """The parts by the custom of the country and the short lists of family names."""
    custom = custom_of(words, country)
    folded = tuple(map(fold, words))
    if len(words) == 1:
        return Parts(given=words, custom=custom, unsure=custom not in ONE_NAME)
    sons = next((at for at, word in enumerate(folded) if word in SONS and at), 0)
    if sons and sons + 1 < len(words):
        # Ahmad bin Abdullah is Mr Ahmad: what follows `bin` is his father's name.
        return Parts(given=words[:sons], middle=words[sons:], custom=custom)
    if custom in NO_FAMILY:
        return Parts(given=words, custom=custom)
    if custom in FAMILY_FIRST or custom in CHINESE_AMONG_OTHERS:
        return _eastern(words, folded, custom)
    return _western(words, folded, custom)


def _has_vietnamese_signs(words: Words) -> bool:
    return not VIETNAMESE_SIGNS.isdisjoint("".join(words).lower())


def _pointed(words: Words) -> str:
    folded = tuple(map(fold, words))
    if (folded[0] in VIETNAMESE or _compound(words)) and _has_vietnamese_signs(words):
        return "VN"
    if len(words) < 2:
        return ""
    if folded[0] in CERTAIN_VIETNAMESE and (len(words) == 2 or folded[1] in MIDDLE_VIETNAMESE):
        return "VN"
    if folded[0] in KOREAN and len(words) == 2 and "-" in words[1]:
        return "KR"
    if folded[0] in JAPANESE and len(words) == 2:
        return "JP"
    if folded[0] in CHINESE and _chinese_given(words[1:]):
        return "CN"
    return ""


def _chinese_given(words: Words) -> bool:
    # Two or more syllables: `Wang Fang` could be from anywhere, `Wang Xiaoming` could not.
    joined = "".join(words)
    return len(words) <= 2 and len(joined) >= 5 and all(map(looks_chinese, words))


def _family_written_first(family: Words, given: Words, custom: str) -> Parts:
    """Without a country, `KIM Mau` is printed as written and `SMITH John` turned; both are doubted."""
    if not custom and fold(family[0]) in ASIAN:
        return Parts(family, (), given, NameOrder.FAMILY_FIRST, custom, unsure=True)
    return replace(_with_family(family, given, custom), unsure=not custom)


def _with_family(family: Words, given: Words, custom: str) -> Parts:
    if custom == "VN" and given:
        return _vietnamese(family + given)
    chinese_abroad = custom in CHINESE_AMONG_OTHERS and fold(family[0]) in CHINESE
    if custom in FAMILY_FIRST or chinese_abroad:
        return Parts(family, (), given, NameOrder.FAMILY_FIRST, custom)
    return Parts(family, given[1:], given[:1], NameOrder.GIVEN_FIRST, custom)


def _between(before: Words, family: Words, after: Words, custom: str) -> Parts:
    """`Peter CHAN Tai-man`: a western name before, the names of home after the family name."""
    if custom in FAMILY_FIRST:
        return Parts(family, (), after + before, NameOrder.FAMILY_FIRST, custom, unsure=True)
    return Parts(family + after, before[1:], before[:1], NameOrder.GIVEN_FIRST, custom, unsure=True)


def _compound(words: Words) -> Words:
    folded = tuple(map(fold, words))
    found = next((c for c in VIETNAMESE_COMPOUNDS if folded[: len(c)] == c), ())
    return found if len(found) < len(words) else ()


def _vietnamese(words: Words) -> Parts:
    folded = tuple(map(fold, words))
    size = len(_compound(words)) or 1
    unsure = folded[:2] == ("nguyen", "phuc") and len(words) > 3
    return Parts(
        words[:size], words[size:-1], words[-1:], NameOrder.FAMILY_FIRST, "VN", unsure=unsure
    )


def _eastern(words: Words, folded: Words, custom: str) -> Parts:
    known = BY_COUNTRY.get(custom, frozenset())
    first, last = folded[0] in known, folded[-1] in known
    if custom == "VN" and (first or _compound(words) or folded[-1] not in CERTAIN_VIETNAMESE):
        parts = _vietnamese(words)
        return replace(parts, unsure=parts.unsure or not (first or _compound(words)))
    if custom in CHINESE_AMONG_OTHERS and not first:
        return _western(words, folded, custom)
    if last and not first:
        # `Min-jun Kim`: written the western way; printed as at home, for a person to look at.
        return replace(_with_family(words[-1:], words[:-1], custom), unsure=True)
    order = NameOrder.FAMILY_FIRST
    unsure = (not first and bool(known)) or (first and last and len(words) == 2 and custom == "JP")
    return Parts(words[:1], (), words[1:], order, custom, unsure=unsure)


def _western(words: Words, folded: Words, custom: str) -> Parts:
    end = len(words)
    if folded[-1] in LAST_PARTS and end > 2:
        end -= 1
    start = end - 1
    if custom in TWO_FAMILY_NAMES and end > 2 and folded[end - 2] not in BEFORE_FAMILY:
        start -= 1
    while start > 1 and folded[start - 1] in BEFORE_FAMILY:
        start -= 1
    given = words[:start]
    two_or_one = custom in TWO_FAMILY_NAMES and (start, end) == (1, 3)
    unsure = two_or_one or (not custom and folded[0] in ASIAN)
    return Parts(words[start:], given[1:], given[:1], NameOrder.GIVEN_FIRST, custom, unsure)
