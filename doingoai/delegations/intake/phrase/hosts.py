"""Who receives: the unit that is in charge, and the leader who meets the guests."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from doingoai.delegations.intake.phrase.facts import KnownLeader, KnownUnit, Part
from doingoai.delegations.intake.phrase.line import Line
from doingoai.directory.ranks import RANKS, guess_rank
from doingoai.foundation.folding import fold

_RECEIVES = (
    r"(?:se\s+)?(?:tiep don|don tiep|tiep|don|chu tri|phu trach|lo|dau moi|"
    r"(?:to|will|shall)\s+(?:receive|host)|receives?|hosts?|is in charge)"
)
_GIVEN = (
    r"(?:giao(?: cho)?|do|boi|nho|chuyen|host:|hosted by|received by|handled by|organi[sz]ed by|by)"
    r"(?:\s+the)?\s+"
)
_AFTER = re.compile(rf"\s*,?\s*{_RECEIVES}\b")
_BEFORE = re.compile(rf"(?:^|\b){_GIVEN}$")
_WITH = re.compile(r"\b(?:voi|with|tai|at)\s+(?:the\s+)?$")
_TITLE = (
    r"(?:pho chu tich(?: thuong truc)?|chu tich|pct|ct|pho bi thu(?: thuong truc)?|bi thu|"
    r"pho giam doc(?: so)?|giam doc(?: so)?|pgd|gd|"
    r"(?:permanent )?(?:vice|deputy)[ -]chair(?:man|woman|person)?|chair(?:man|woman|person)|"
    r"deputy director|director)"
)
_ORG = (
    r"(?:\s+(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|thanh uy|tp\b|thanh pho|tinh|"
    r"ngoai vu|of the (?:city )?people's committee))*"
)
_HONORIFIC = r"(?:(?:ong|ba|dong chi|d/c|mr\.?|ms\.?|mrs\.?)\s+)?"
_MET = re.compile(
    r"(?:chao xa giao|chao|gap|tiep kien|courtesy call on|courtesy call to|calls? on|meets?|meeting with|"
    r"received by|hosted by|tiep boi|do)\s+(?:the\s+)?(?:ong\s+|ba\s+)?$"
)
_LEADER_RECEIVES = re.compile(
    r"\s*,?\s*(?:se\s+)?(?:tiep|don|chu tri|(?:to|will)\s+(?:receive|host|meet)|receives?|hosts?|meets)\b"
)
_RANKS_OF: tuple[tuple["re.Pattern[str]", frozenset[str]], ...] = (
    (re.compile(r"(?:pho chu|pct|vice|deputy).*(?:hdnd|hoi dong)"), frozenset({"council_vice_chair"})),
    (re.compile(r"(?:hdnd|hoi dong)"), frozenset({"council_chair"})),
    (re.compile(r"(?:thuong truc|permanent)"), frozenset({"pc_permanent_vice_chair"})),
    (re.compile(r"pho bi thu"), frozenset({"party_deputy_secretary", "party_permanent_deputy_secretary"})),
    (re.compile(r"bi thu"), frozenset({"party_secretary"})),
    (re.compile(r"pho giam doc|pgd|deputy director"), frozenset({"department_deputy_director"})),
    (re.compile(r"giam doc|gd|director"), frozenset({"department_director"})),
    (re.compile(r"pho chu|pct|vice|deputy"), frozenset({"pc_vice_chair", "pc_permanent_vice_chair"})),
    (re.compile(r"."), frozenset({"pc_chair"})),
)  # fmt: skip
FEWEST_LETTERS = 2


def read_leader(line: Line, leaders: Sequence[KnownLeader]) -> Part | None:
    """Find the leader who receives: by name, by title and given name, by a title that receives."""
    for name, needs_title, keys in _name_forms(tuple(leaders)):
        if name not in line.open:
            continue
        for found in _named(line, name, needs_title=needs_title):
            return _part(line, "leader", found.span(), keys)
    for found in line.find(re.compile(rf"\b{_TITLE}{_ORG}(?!\w)")):
        if not _is_host(line, found):
            continue
        codes = next(codes for form, codes in _RANKS_OF if form.search(found[0]))
        fitting = tuple(one.key for one in leaders if one.rank in codes)
        if fitting:
            return _part(line, "leader", found.span(), fitting)
    return None


def _is_host(line: Line, found: "re.Match[str]") -> bool:
    """A title alone is a host's where it receives or is called on."""
    before, after = line.folded[: found.start()], line.folded[found.end() :]
    return bool(_MET.search(before) or _LEADER_RECEIVES.match(after))


def _part(line: Line, slot: str, span: tuple[int, int], keys: tuple[str, ...]) -> Part:
    line.claim(*span)
    start, end = line.raw_span(*span)
    why = "several" if len(keys) > 1 else ""
    return Part(slot, keys[0], start, end, len(keys) == 1, keys[1:], why)


@lru_cache(4)
def _name_forms(
    leaders: tuple[KnownLeader, ...],
) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """Forms of names, the longest first: whole, without the last words, and one word that needs a title."""
    whole: dict[str, dict[str, None]] = {}
    given: dict[str, dict[str, None]] = {}
    for one in leaders:
        words = fold(one.name).split()
        for size in range(3, len(words) + 1):
            whole.setdefault(" ".join(words[:size]), {})[one.key] = None
        for word in words[2:]:
            given.setdefault(word, {})[one.key] = None
    listed = [(name, False, tuple(keys)) for name, keys in _longest(whole)]
    return tuple(listed + [(word, True, tuple(keys)) for word, keys in _longest(given)])


def _named(line: Line, name: str, *, needs_title: bool) -> Iterator["re.Match[str]"]:
    title = rf"{_TITLE}{_ORG}\s+"
    before = title if needs_title else f"(?:{title})?"
    return line.find(re.compile(rf"\b{before}{_HONORIFIC}{re.escape(name)}\b"))


def _longest(forms: dict[str, dict[str, None]]) -> list[tuple[str, dict[str, None]]]:
    return sorted(forms.items(), key=lambda pair: -len(pair[0]))


def read_unit(line: Line, units: Sequence[KnownUnit]) -> Part | None:
    """Find the unit in charge; a unit that guests only work with is none."""
    hits = [
        (found, unit.key)
        for unit in units
        for found in _units(line, unit)
        if not _WITH.search(line.folded[: found.start()])
    ]
    hits.sort(key=lambda hit: (hit[0].start(), -hit[0].end()))
    if not hits:
        return None
    first = hits[0]
    others = tuple(
        dict.fromkeys(
            key for found, key in hits if found.start() >= first[0].end() and key != first[1]
        )
    )
    start, end = _widened(line, first[0])
    line.claim(start, end)
    raw = line.raw_span(start, end)
    return Part("unit", first[1], *raw, not others, others, "several" if others else "")


def _widened(line: Line, found: "re.Match[str]") -> tuple[int, int]:
    """The unit with the word that says it receives."""
    before = _BEFORE.search(line.open[: found.start()])
    after = _AFTER.match(line.open[found.end() :])
    start = before.start() if before else found.start()
    return start, found.end() + (after.end() if after else 0)


def _units(line: Line, unit: KnownUnit) -> Iterator["re.Match[str]"]:
    names = [fold(name) for name in (unit.name_vi, unit.name_en) if name]
    for name in names:
        yield from line.find(re.compile(rf"\b{re.escape(name)}(?!\w)"))
    core = names[0].removeprefix("phong ")
    if core != names[0]:
        yield from line.find(re.compile(rf"\bp(?:hong)?\b\.?\s*{re.escape(core)}(?!\w)"))
        short = re.compile(rf"(?:{_GIVEN})?\b{re.escape(core)}(?!\w)")
        yield from (found for found in line.find(short) if _has_role(line, found))
    if len(unit.symbol) >= FEWEST_LETTERS:
        symbol = re.compile(rf"\b(?:p(?:hong)?\b\.?\s*)?{re.escape(fold(unit.symbol))}(?!\w)")
        for found in line.find(symbol):
            if line.typed(*found.span()).endswith(unit.symbol) and _is_said(line, found):
                yield found


def _has_role(line: Line, found: "re.Match[str]") -> bool:
    return bool(re.match(_GIVEN, found[0]) or _AFTER.match(line.folded[found.end() :]))


def _is_said(line: Line, found: "re.Match[str]") -> bool:
    """An abbreviation counts where it is told to receive, or stands after the word of a division."""
    before = line.folded[: found.start()]
    told = bool(_BEFORE.search(before) or _AFTER.match(line.folded[found.end() :]))
    return told or found[0].startswith("p")


@cache
def _head_pattern() -> "re.Pattern[str]":
    words = {
        " ".join(fold(word).split())
        for rank in RANKS.values()
        for word in rank.keywords
        if rank.circle != "city" and rank.level < 100
    }
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)(?!'s office| office| quan\b)(?:'s)?")


def read_head(line: Line) -> Part | None:
    """Find the post of the guest who leads; of several the highest."""
    best: tuple[int, int, int, str] | None = None
    for found in line.find(_head_pattern()):
        code = guess_rank(found[0].removesuffix("'s"))
        if code and (best is None or RANKS[code].level < best[0]):
            best = (RANKS[code].level, *found.span(), code)
    if best is None:
        return None
    line.claim(best[1], best[2])
    start, end = line.raw_span(best[1], best[2])
    return Part("head", best[3], start, end)
