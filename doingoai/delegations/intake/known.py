"""People seen before, and finding the one a row means without comparing it with everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz import fuzz, process

from doingoai.delegations.intake.same_person import SAME_FROM, same_person_score, words_of
from doingoai.directory.naming import PersonName

MOST_COMPARED = 300
"""How many people one row is compared with: those who share its rarest words."""

WORTH_COMPARING = 70.0
"""Names further apart than this are never one person's; the quick look saves the careful one."""

SURE_OF_NUMBER = 50.0
"""A passport number decides unless the names have nothing in common."""

OTHER_COUNTRY = 13.0


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the directory, as far as the caller may see; `key` comes back in the match."""

    key: str
    name: PersonName
    birth_date: date | None = None
    nationality: str = ""
    passport_number: str = ""


@dataclass(frozen=True, slots=True)
class KnownMatch:
    """
    The known person a row seems to mean.

    `certain` is true when the number of the passport, or name and day of birth, agree; otherwise a
    person decides. `reasons` are passport, name, birth_date.
    """

    key: str
    name: str
    score: float
    certain: bool
    reasons: tuple[str, ...]


class People:
    """People to compare with, found by the words of their names and by passport numbers."""

    def __init__(self, people: Iterable[KnownPerson] = ()) -> None:
        self._people: list[KnownPerson] = []
        self._names: list[str] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_passport: dict[str, int] = {}
        for person in people:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """Take in one more person."""
        at = len(self._people)
        self._people.append(person)
        self._names.append(_sorted_name(person))
        for key in _keys(person.name):
            self._by_word[key].append(at)
        if person.passport_number:
            self._by_passport.setdefault(person.passport_number, at)

    def match(self, person: KnownPerson) -> KnownMatch | None:
        """The best match for a person, None when nobody comes close."""
        if not self._people:
            return None
        candidates = [at for at in self._candidates(person) if _may_be(person, self._people[at])]
        near = self._near(_sorted_name(person), candidates)
        near.add(self._by_passport.get(person.passport_number, -1))
        matches = (_compared(person, self._people[at]) for at in candidates if at in near)
        found = [match for match in matches if match is not None]
        return max(found, key=lambda match: (match.certain, match.score), default=None)

    def _near(self, sorted_name: str, candidates: list[int]) -> set[int]:
        """Those whose names are worth the careful look; one call, for there are hundreds."""
        names = [self._names[at] for at in candidates]
        worth = process.extract(
            sorted_name,
            names,
            scorer=fuzz.token_set_ratio,
            score_cutoff=WORTH_COMPARING,
            limit=None,
        )
        return {candidates[place] for _name, _score, place in worth}

    def _candidates(self, person: KnownPerson) -> list[int]:
        found: dict[int, None] = {}
        if person.passport_number in self._by_passport:
            found[self._by_passport[person.passport_number]] = None
        lists = sorted((self._by_word.get(key, []) for key in _keys(person.name)), key=len)
        for places in lists:
            found.update(dict.fromkeys(places[: MOST_COMPARED - len(found)]))
        return list(found)


def _sorted_name(person: KnownPerson) -> str:
    return " ".join(sorted(words_of(person.name.full)))


def _same_number(one: KnownPerson, other: KnownPerson) -> bool:
    return bool(one.passport_number) and one.passport_number == other.passport_number


def _may_be(one: KnownPerson, other: KnownPerson) -> bool:
    """Whether the days of birth allow two to be one person; a number of a passport speaks louder."""
    born = one.birth_date is not None and other.birth_date is not None
    return not born or one.birth_date == other.birth_date or _same_number(one, other)


def _keys(name: PersonName) -> set[str]:
    words = words_of(name.full)
    pairs = {one + other for one, other in pairwise(words)}
    native = {name.native} if name.native else set()
    return {word for word in words if len(word) > 1} | pairs | native


def _compared(one: KnownPerson, other: KnownPerson) -> KnownMatch | None:
    same_number = _same_number(one, other)
    same_birth = one.birth_date is not None and one.birth_date == other.birth_date
    score = same_person_score(one.name, other.name)
    if one.nationality and other.nationality and one.nationality != other.nationality:
        score -= OTHER_COUNTRY
    if not same_number and score < SAME_FROM:
        return None
    facts = (("passport", same_number), ("name", score >= SAME_FROM), ("birth_date", same_birth))
    return KnownMatch(
        key=other.key,
        name=other.name.full,
        score=round(score, 1),
        certain=(same_number and score >= SURE_OF_NUMBER) or (same_birth and score >= SAME_FROM),
        reasons=tuple(reason for reason, holds in facts if holds),
    )
