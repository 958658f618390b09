"""Makes the papers of a mission: chooses kinds, fills in templates, names and digests the files."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language

from doingoai.documents.drafting.headings import Context
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import (
    USUAL,
    Making,
    Place,
    digest_of_contexts,
    file_name,
    slug,
)
from doingoai.documents.rendering.word import WordJob, render_word
from doingoai.missions.facts import MissionFacts, TravellerFacts
from doingoai.missions.papers.catalogue import WORD_KINDS, MissionPaper, word_kind
from doingoai.missions.papers.headings import Draft, issue_of
from doingoai.missions.papers.templates import SHIPPED
from doingoai.missions.papers.words import country, party

PASSPORT_TAIL = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper before it is made; `lacks` says in words what is missing."""

    kind: str
    language: str
    name_vi: str
    name_en: str
    order: int
    lacks: tuple[str, ...] = ()
    abbreviation: str | None = None
    issued_by: str = "office"

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi


def wanted_papers(facts: MissionFacts) -> tuple[Wanted, ...]:
    """List every paper a mission may have, with what each still lacks."""
    return tuple(
        Wanted(
            kind.code, language, kind.name_vi, kind.name_en, kind.order, kind.needs(facts),
            kind.abbreviation, kind.issued_by,
        )
        for kind in WORD_KINDS
        for language in kind.languages
    )  # fmt: skip


def possible(facts: MissionFacts) -> list[str]:
    """Codes of all papers that lack nothing."""
    return [kind.code for kind in WORD_KINDS if not kind.needs(facts)]


def make_papers(
    facts: MissionFacts, kinds: Collection[str] | None = None, *, how: Making = USUAL
) -> list[MadePaper]:
    """
    Make the named papers, each in all its languages and copies; without names, all that can be made.

    :raises LookupError: for a code that is no paper of a mission
    :raises TemplateRefused: when an office's own template cannot be used
    """
    chosen = possible(facts) if kinds is None else list(kinds)
    drafts = list(drafts_of(facts, chosen, how))
    names = [_file_name(draft) for draft in drafts]
    jobs = [_job(draft, name, how) for draft, name in zip(drafts, names, strict=True)]
    digests = paper_digests(facts, [_place(draft) for draft in drafts])
    return [
        MadePaper(
            draft.kind.code, draft.language, draft.copy, title_of(draft), "docx", result.name,
            result.content, digests[_place(draft)],
        )
        for draft, result in zip(drafts, render_word(jobs), strict=True)
    ]  # fmt: skip


def drafts_of(facts: MissionFacts, kinds: Collection[str], how: Making = USUAL) -> Iterator[Draft]:
    """Give every paper to be written, in the order of the file: kind, language, copy."""
    for kind in sorted((word_kind(code) for code in kinds), key=lambda each: each.order):
        for language in kind.languages:
            for copy in copies_of(facts, kind.code):
                given = how.issues.get((kind.code, language, copy))
                issue = given or issue_of(facts, kind.code, language, copy)
                yield Draft(facts, kind, language, copy, issue)


def copies_of(facts: MissionFacts, kind: str) -> tuple[str, ...]:
    """Give the keys of the copies of a kind: agencies, countries, changes; one nameless copy else."""
    writer = SHIPPED.writers[kind]
    copies: tuple[str, ...] = writer.copies(facts) if hasattr(writer, "copies") else ()
    return copies or ("",)


def copy_name(copy: str, facts: MissionFacts) -> str:
    """Name in Vietnamese what a copy is for: the agency asked, the country, the change."""
    for asked in facts.consultations:
        if asked.key == copy:
            return asked.unit_vi
    if copy.startswith("change-"):
        return f"lần {copy.removeprefix('change-')}"
    return country(copy, "vi") if copy else ""


def title_of(draft: Draft) -> str:
    """Name a paper in its own language, with what one copy of it is for."""
    name = draft.kind.name_vi if draft.language == "vi" else draft.kind.name_en
    meant = copy_name(draft.copy, draft.facts)
    return f"{name}: {meant}" if meant else name


def label_vi(kind: str, part: str, facts: MissionFacts) -> str:
    """Name a paper in Vietnamese, with what it is for; a kind that is made no longer by its code."""
    try:
        name = word_kind(kind).name_vi
    except LookupError:
        return kind
    meant = copy_name(part, facts)
    return f"{name}: {meant}" if meant else name


def paper_context(kind: str, language: str, facts: MissionFacts, copy: str = "") -> Context:
    """Give everything one paper prints, as strings, lists and dictionaries."""
    issue = issue_of(facts, kind, language, copy)
    return paper_context_of(Draft(facts, word_kind(kind), language, copy, issue))


def paper_context_of(draft: Draft) -> Context:
    context: Context = SHIPPED.writers[draft.kind.code].context(draft)
    return context


def paper_digest(kind: str, language: str, facts: MissionFacts, copy: str | None = None) -> str:
    """
    Digest what a paper prints, apart from its own number and date: one copy, or all together.

    Passports count by their last letters and birth dates not at all, so that facts gathered with
    and without them give the same digest.
    """
    return _digest(kind, language, copy, _closed(facts))


def paper_digests(facts: MissionFacts, places: Collection[Place]) -> Mapping[Place, str]:
    """Digest many copies of one mission by kind, language and copy; quicker than one by one."""
    closed = _closed(facts)
    return {place: _digest(*place, closed) for place in set(places)}


def _digest(kind: str, language: str, copy: str | None, closed: MissionFacts) -> str:
    copies = copies_of(closed, kind) if copy is None else (copy,)
    form: MissionPaper = word_kind(kind)
    return digest_of_contexts(
        [paper_context_of(Draft(closed, form, language, each)) for each in copies]
    )


def _closed(facts: MissionFacts) -> MissionFacts:
    people = tuple(_without_numbers(who) for who in facts.travellers)
    return replace(facts, travellers=people)


def _without_numbers(who: TravellerFacts) -> TravellerFacts:
    passport = who.passport and replace(who.passport, number=who.passport.number[-PASSPORT_TAIL:])
    return replace(who, birth_date=None, passport=passport)


def _place(draft: Draft) -> Place:
    return draft.kind.code, draft.language, draft.copy


def _file_name(draft: Draft) -> str:
    parts = []
    if draft.copy:
        position = copies_of(draft.facts, draft.kind.code).index(draft.copy) + 1
        parts.append(f"{position:02}-{slug(copy_name(draft.copy, draft.facts))}".rstrip("-"))
    if len(draft.kind.languages) > 1:
        parts.append(draft.language)
    return file_name(draft.kind.order, draft.kind.name_vi, *parts)


def _job(draft: Draft, name: str, how: Making) -> WordJob:
    code, language = draft.kind.code, draft.language
    own = how.templates.get((code, language))
    return WordJob(
        name=name,
        template=own or SHIPPED.template(code, language, how.cache_folder),
        context=paper_context_of(draft),
        title=f"{title_of(draft)} – {party(draft.facts, language)}",
        author=draft.office.name_vi if language == "vi" else draft.office.name_en,
        on=draft.issue.on or draft.facts.as_of,
    )
