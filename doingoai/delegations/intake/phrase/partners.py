"""Who comes: partners of the directory by full or short name, embassies, countries, near spellings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from doingoai.delegations.intake.phrase.facts import KnownPartner, Part
from doingoai.delegations.intake.phrase.line import Line
from doingoai.directory.countries import COUNTRIES, VARIANTS
from doingoai.directory.states import PartnerKind
from doingoai.foundation.folding import accents, fold

NEAR_ENOUGH = 80.0
SHORTEST_NEAR = 4
SHORTEST_WORD = 6
SHORT_COUNTRY = 4
SHORTEST_COUNTRY = 2
SETS_KEPT = 4
"""How many sets of partners are kept ready for the next line."""

_JOINED = str.maketrans("", "", " -")
_FIRST = re.compile(
    r"^(?:the |thanh pho |tp |tinh |thu do |vung |quan |bang |dai |tap doan |cong ty |truong |"
    r"dai hoc |city of |university of |office of the |"
    r"van phong dieu phoi vien thuong tru )"
)
_LAST = re.compile(
    r"(?: city| metropolitan government| metropolitan administration| municipality| capital| "
    r"special capital region| province| prefecture| region| authority| corporation| mau| sample)+$"
)
_GENERIC = frozenset(
    [
        "thanh",
        "government",
        "metropolitan",
        "administration",
        "municipality",
        "capital",
        "special",
        "region",
        "province",
        "prefecture",
        "authority",
        "county",
        "corporation",
        "university",
        "office",
        "sample",
        "greater",
        "coordinator",
        "resident",
        "van",
        "phong",
        "dieu",
        "vien",
        "thuong",
        "truong",
        "truc",
        "nhat",
        "republic",
        "embassy",
        "people",
    ]
)
_MISSIONS = {
    PartnerKind.EMBASSY.value: ("dai su quan|su quan|dsq|embassy", "embassy"),
    PartnerKind.CONSULATE.value: (
        "tong lanh su quan|tlsq|consulate general|consulate",
        "consulate",
    ),
}
_BEFORE_COUNTRY = re.compile(r"(?:\b(?:doan|nuoc|su quan|dsq|dai su|khach|nguoi|cua|of|from)\s+)$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A partner or country at a place of the folded line."""

    start: int
    end: int
    keys: tuple[str, ...]
    is_sure: bool = True
    why: str = ""


def read_partner(line: Line, partners: Sequence[KnownPartner]) -> list[Part]:
    """Find the partner, or else the country the guests come from, which leaves the partner open."""
    for hits in (_missions(line, partners), _named(line, partners)):
        if hits:
            return [_claimed(line, "partner", hits)]
    country = _country(line)
    if country is not None and country.is_sure:
        return [_claimed(line, "country", [country])]
    near = _near(line, partners)
    if near is not None:
        return [_claimed(line, "partner", [near])]
    return [] if country is None else [_claimed(line, "country", [country])]


def _claimed(line: Line, slot: str, hits: Sequence[Hit]) -> Part:
    """Take the first of the hits; other partners in the line make it doubtful."""
    first = hits[0]
    line.claim(first.start, first.end)
    start, end = line.raw_span(first.start, first.end)
    keys = dict.fromkeys(key for hit in hits for key in hit.keys)
    others = tuple(key for key in keys if key != first.keys[0])
    why = first.why or ("several" if others else "")
    return Part(slot, first.keys[0], start, end, first.is_sure and not others, others, why)


def _flexible(words: str) -> str:
    """A name whose parts may be joined, parted or hyphenated at will: to-ky-o, tô ky ô, Tokyo."""
    return r"[\s\-]*".join(re.escape(part) for part in re.split(r"[\s\-]+", words) if part)


def _find(line: Line, words: str) -> Iterator["re.Match[str]"]:
    return line.find(re.compile(rf"(?<!\w){_flexible(words)}(?!\w)"))


def _named(line: Line, partners: Sequence[KnownPartner]) -> list[Hit]:
    """Every partner by a form of its name; what lies inside a longer name does not count."""
    squashed = _squash(line.open)
    found = [
        Hit(match.start(), match.end(), keys)
        for form, keys in _forms(tuple(partners)).items()
        if _squash(form) in squashed
        for match in _find(line, form)
    ]
    outer = [
        hit
        for hit in found
        if not any(
            other.start <= hit.start and hit.end <= other.end and _size(other) > _size(hit)
            for other in found
        )
    ]
    kept: dict[int, Hit] = {}
    for hit in outer:
        before = kept.get(hit.start)
        keys = dict.fromkeys((*(before.keys if before else ()), *hit.keys))
        kept[hit.start] = Hit(hit.start, hit.end, tuple(keys))
    return [kept[start] for start in sorted(kept)]


def _squash(text: str) -> str:
    """Without what parts the syllables of a name: a quick look before the careful one."""
    return text.translate(_JOINED)


def _size(hit: Hit) -> int:
    return hit.end - hit.start


@lru_cache(SETS_KEPT)
def _forms(partners: tuple[KnownPartner, ...]) -> dict[str, tuple[str, ...]]:
    """Folded forms of names with the partners they mean."""
    found: dict[str, dict[str, None]] = {}
    words = Counter(word for one in partners for word in set(_words(one)))
    for one in partners:
        unique = {
            word
            for word in _words(one)
            if len(word) >= SHORTEST_WORD and words[word] == 1 and word not in _GENERIC
        }
        mission = one.kind in _MISSIONS
        for form in {*_names(one), *(() if mission else unique), *(() if mission else _cores(one))}:
            found.setdefault(form, {})[one.key] = None
    return {form: tuple(keys) for form, keys in found.items()}


def _names(one: KnownPartner) -> set[str]:
    return {name for name in (_plain(one.name_vi), _plain(one.name_en)) if name}


def _plain(text: str) -> str:
    return " ".join(fold(text).replace(".", " ").split())


def _words(one: KnownPartner) -> list[str]:
    return [word.strip("-,") for name in _names(one) for word in name.split()]


def _cores(one: KnownPartner) -> set[str]:
    """Names without the words of their kind: Thành phố Xơ-un is xo-un, Seoul Metropolitan… seoul."""
    cores = set()
    for name in _names(one):
        head = name.split(",")[0]
        while head:
            cores |= {head, _LAST.sub("", head)}
            shorter = _FIRST.sub("", head)
            head = shorter if shorter != head else ""
    return {part for part in cores if len(_squash(part)) >= SHORTEST_NEAR}


def _missions(line: Line, partners: Sequence[KnownPartner]) -> list[Hit]:
    """Embassies and consulates by the country they stand for."""
    hits = []
    asked = re.search(r"su quan|dsq|tlsq|embassy|consul", line.open)
    for one in partners if asked else ():
        if one.kind not in _MISSIONS:
            continue
        before, after = _MISSIONS[one.kind]
        for form in _country_forms().get(one.country, ()):
            words = _flexible(form)
            pattern = (
                rf"\b(?:{before})\s+(?:of\s+)?(?:the\s+)?(?:nuoc\s+)?{words}(?!\w)"
                rf"(?:\s+(?:tai|in)\s+(?:viet\s?nam|ha\s?noi))?|\b{words}\s+{after}\b"
            )
            hits += [Hit(*found.span(), (one.key,)) for found in line.find(re.compile(pattern))]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))[:1]


@cache
def _country_forms() -> dict[str, tuple[str, ...]]:
    """Every written form of each country, folded, the longest first."""
    forms: dict[str, set[str]] = {}
    for facts in COUNTRIES.values():
        names = (facts.name_vi, facts.name_en, facts.official_vi, facts.official_en)
        forms[facts.code] = {_plain(name) for name in names if name}
    for variant in VARIANTS:
        forms[variant.code].add(_plain(variant.text))
    forms["JP"] |= {"nhat"}
    forms["KR"] |= {"han"}
    return {code: tuple(sorted(found, key=len, reverse=True)) for code, found in forms.items()}


@cache
def _country_pattern() -> tuple["re.Pattern[str]", dict[str, str]]:
    codes = {
        form: code for code, forms in _country_forms().items() for form in forms if code != "VN"
    }
    by_words = {_squash(form): code for form, code in codes.items()}
    listed = sorted(codes, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_flexible, listed)) + r")(?!\w)"), by_words


@cache
def _accented() -> frozenset[str]:
    """Short names as they are written, with their marks: Mỹ is a country, "my" is not."""
    named = [(facts.name_vi, facts.name_en) for facts in COUNTRIES.values()]
    listed = [name for pair in named for name in pair] + [variant.text for variant in VARIANTS]
    return frozenset(accents(name) for name in (*listed, "Nhật", "Hàn"))


def _country(line: Line) -> Hit | None:
    pattern, codes = _country_pattern()
    for found in line.find(pattern):
        if _stands_alone(line, found):
            return Hit(*found.span(), (codes[_squash(found[0])],))
    for code, capital in _capitals():
        for found in _find(line, capital):
            return Hit(*found.span(), (code,), is_sure=False, why="capital")
    return None


def _stands_alone(line: Line, found: "re.Match[str]") -> bool:
    """A short form counts after a word that asks for a country, or with its capital and marks."""
    if len(found[0]) > SHORT_COUNTRY:
        return True
    typed = line.typed(*found.span())
    if typed[:1].isupper() and accents(typed) in _accented():
        return True
    is_asked = _BEFORE_COUNTRY.search(line.folded[: found.start()]) is not None
    return is_asked and len(found[0]) > SHORTEST_COUNTRY


@cache
def _capitals() -> tuple[tuple[str, str], ...]:
    named = [
        (facts.code, _plain(capital))
        for facts in COUNTRIES.values()
        for capital in (facts.capital_vi, facts.capital_en)
        if facts.code != "VN" and len(capital) > SHORT_COUNTRY
    ]
    return tuple(named)


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _near(line: Line, partners: Sequence[KnownPartner]) -> Hit | None:
    """The partner whose short name is spelled nearly like some words of the line."""
    cores = _squashed(tuple(partners))
    best: Hit | None = None
    score = NEAR_ENOUGH
    for start, end, text in _windows(line):
        match = process.extractOne(text, list(cores), scorer=fuzz.ratio, score_cutoff=score)
        if match is not None and (best is None or match[1] > score):
            best, score = Hit(start, end, cores[match[0]], is_sure=False, why="spelling"), match[1]
    return best


@lru_cache(SETS_KEPT)
def _squashed(partners: tuple[KnownPartner, ...]) -> dict[str, tuple[str, ...]]:
    return {
        squashed: keys
        for form, keys in _forms(partners).items()
        if len(squashed := _squash(form)) >= SHORTEST_NEAR
    }


def _windows(line: Line) -> Iterable[tuple[int, int, str]]:
    """One to four neighbouring words, joined; the first begins with a capital or follows đoàn."""
    words = list(line.find(_WORD))
    for first in range(len(words)):
        if not _may_begin_name(line, words[first].start()):
            continue
        for last in range(first, min(first + 4, len(words))):
            start, end = words[first].start(), words[last].end()
            text = re.sub(r"[\s\-]", "", line.open[start:end])
            if text.isalpha() and len(text) >= SHORTEST_NEAR:
                yield start, end, text


def _may_begin_name(line: Line, start: int) -> bool:
    typed = line.typed(start, start + 1)
    return typed.isupper() or line.folded[:start].endswith(("doan ", "from ", "of "))
