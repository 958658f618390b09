"""Reads of orders of precedence, of what is fixed for events, and of the office's own wordings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from doingoai.directory.address_forms import AddressForm, Pair, Wording, Wordings, address_form
from doingoai.directory.ranks import RANKS, RankFacts
from doingoai.directory.states import Sex
from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.precedence.facts import Order, shipped_order, with_missing
from doingoai.precedence.models import (
    AddressWording,
    EventPost,
    FixedPlace,
    OwnRank,
    PrecedenceLine,
    PrecedenceOrder,
)
from doingoai.precedence.states import OrderState


def order_on(day: date) -> Order:
    """Give the office's order of precedence of a day; before its first own one, the shipped one."""
    return _newest(list(_in_force().filter(Q(number=0) | Q(valid_from__lte=day))))


def newest_order() -> Order:
    """Give the version that was put in force last; its first day may still come."""
    return _newest(list(_in_force()))


def order_of(row: PrecedenceOrder) -> Order:
    """Give a version, a draft too, as plain values."""
    return _newest([row])


def _newest(rows: Sequence[PrecedenceOrder]) -> Order:
    own = next((row for row in rows if row.number), None)
    return _shipped(rows) if own is None else _with_lines(own)


def _in_force() -> QuerySet[PrecedenceOrder]:
    return PrecedenceOrder.objects.filter(state=OrderState.IN_FORCE).order_by("-number")


def _shipped(rows: Sequence[PrecedenceOrder]) -> Order:
    checked = any(row.number == 0 and row.confirmed_at is not None for row in rows)
    return shipped_order(is_confirmed=checked)


def _with_lines(row: PrecedenceOrder) -> Order:
    places: dict[int, list[str]] = {}
    grades: dict[str, int] = {}
    for line in PrecedenceLine.objects.filter(order=row).order_by("place", "id"):
        places.setdefault(line.place, []).append(line.rank)
        grades[line.rank] = line.grade
    groups, full = with_missing(tuple(tuple(codes) for codes in places.values()), grades)
    return Order(
        number=row.number, groups=groups, grades=full, own=own_ranks(), valid_from=row.valid_from,
        basis=row.basis, laid_down_by=row.laid_down_by, is_confirmed=row.confirmed_at is not None,
    )  # fmt: skip


def versions() -> QuerySet[PrecedenceOrder]:
    """Every version that has a row, the newest first."""
    return PrecedenceOrder.objects.select_related("made_by", "confirmed_by")


def own_ranks() -> dict[str, RankFacts]:
    """The ranks this office has added, by code."""
    return {row.code: _own(row) for row in OwnRank.objects.all()}


def _own(row: OwnRank) -> RankFacts:
    like = RANKS[row.like]
    return replace(
        like, code=row.code, name_vi=row.name_vi, name_en=row.name_en, guest_class="",
        source=row.source, confidence="H", keywords=(),
    )  # fmt: skip


_KNOWN: dict[str, RankFacts] = {}
"""Own ranks met so far: a code is never given twice and its names never change."""


def rank_of(code: str) -> RankFacts | None:
    """Give a shipped or own rank by its code; None for no rank, or one nobody knows."""
    found = RANKS.get(code) or _KNOWN.get(code)
    if found is None and code:
        row = OwnRank.objects.filter(code=code).first()
        if row is not None:
            found = _KNOWN[code] = _own(row)
    return found


def level_of(code: str) -> int | None:
    """
    Give the level by which the authority matrix tells who decides; None for no rank.

    It is the shipped one, for an own rank that of the rank it is like: who stands before whom at
    table never changes who decides.
    """
    found = rank_of(code)
    return found.level if found else None


def fixed_places(about: Iterable[HasSubject | Subject]) -> list[FixedPlace]:
    """What was fixed for an event; what is said of several, of the visit and its item, comes in their order."""
    subjects = [subject_of(one) for one in about]
    rows = FixedPlace.objects.select_related("person", "before", "by").filter(_concern(subjects))
    return sorted(rows, key=lambda row: _rank_of_subject(row, subjects))


def event_posts(about: Iterable[HasSubject | Subject]) -> dict[int, EventPost]:
    """By which post each person is ranked at an event; the last subject, the item, says the last word."""
    subjects = [subject_of(one) for one in about]
    rows = EventPost.objects.select_related("post").filter(_concern(subjects))
    ordered = sorted(rows, key=lambda row: _rank_of_subject(row, subjects))
    return {row.person_id: row for row in ordered}


def _concern(subjects: Sequence[Subject]) -> Q:
    wanted = Q()
    for subject in subjects:
        wanted |= Q(about_type=subject.type, about_id=subject.id)
    return wanted


def _rank_of_subject(row: FixedPlace | EventPost, subjects: Sequence[Subject]) -> int:
    keys = [(subject.type, subject.id) for subject in subjects]
    return keys.index((row.about_type, row.about_id))


@dataclass(frozen=True, slots=True)
class OfficeWordings:
    """How this office addresses people where it does not take the shipped wording."""

    of_ranks: Wordings
    of_people: dict[int, Wording]

    def form(
        self, rank: str, sex: Sex | None, country: str, called: str, person: int
    ) -> AddressForm | None:
        """Give the form of address of a person; None where the office has no wording of its own."""
        personal = self.of_people.get(person)
        if personal is None and not self.of_ranks:
            return None
        return address_form(
            rank, sex, country, called=called, office=self.of_ranks, personal=personal
        )


def office_wordings() -> OfficeWordings:
    """Read every wording of the office: they are few."""
    rows = list(AddressWording.objects.all())
    of_ranks = {(row.rank, row.country): wording_of(row) for row in rows if not row.person_id}
    of_people = {row.person_id: wording_of(row) for row in rows if row.person_id}
    return OfficeWordings(of_ranks, of_people)


def wording_of(row: AddressWording) -> Wording:
    return Wording(
        honorific_vi=Pair(row.honorific_vi_m, row.honorific_vi_f),
        style_en=Pair(row.style_en_m, row.style_en_f),
        salutation_vi=Pair(row.salutation_vi_m, row.salutation_vi_f),
        salutation_en=Pair(row.salutation_en_m, row.salutation_en_f),
        post_vi=row.post_vi,
        post_en=row.post_en,
        source=row.source,
        confidence="H",
        is_personal=row.person_id is not None,
    )


def wording_rows() -> QuerySet[AddressWording]:
    return AddressWording.objects.select_related("person", "by")
