"""Makes the Word papers of a visit: chooses kinds, fills in templates, names the files."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.catalogue import CONTENTS, WORD_KINDS, PaperKind, word_kind
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    issue_of,
    number_line,
)
from doingoai.delegations.papers.templates import SHIPPED
from doingoai.delegations.papers.visit_words import delegation
from doingoai.delegations.papers.word.contents import ContentsEntry
from doingoai.delegations.papers.word.contents import context as contents_context
from doingoai.directory.facts import PassportFacts
from doingoai.documents.drafting.making import (
    USUAL,
    Making,
    Place,
    digest_of_contexts,
    file_name,
    slug,
)
from doingoai.documents.rendering.word import WordJob, render_word

PASSPORT_TAIL = 4


def make_word_papers(
    facts: VisitFacts,
    kinds: Collection[str] | None = None,
    *,
    languages: Collection[str] = ("vi", "en"),
    also_in_archive: Sequence[ContentsEntry] | None = None,
    how: Making = USUAL,
) -> list[tuple[str, bytes]]:
    """
    Make Word papers of a visit, as (file name, content) in the order of the dossier.

    Without `kinds`, all that can be made as things stand. With `also_in_archive` a contents page
    is added that lists these files after our own.

    :raises LookupError: for a kind that is no Word paper
    :raises TemplateRefused: when an office's own template cannot be used
    """
    drafts = list(drafts_of(facts, kinds, languages, how))
    names = file_names(drafts)
    jobs = [
        _job(draft, name, paper_context_of(draft), how)
        for draft, name in zip(drafts, names, strict=True)
    ]
    if also_in_archive is not None:
        entries = [_entry(draft, name) for draft, name in zip(drafts, names, strict=True)]
        page = Draft(facts, CONTENTS, "vi")
        context = contents_context(page, [*entries, *also_in_archive])
        jobs.insert(0, _job(page, "00_Muc-luc-ho-so.docx", context, how))
    return [(result.name, result.content) for result in render_word(jobs)]


def paper_context(kind: str, language: str, facts: VisitFacts, copy: str = "") -> Context:
    """Give everything one paper prints, as strings, lists and dictionaries."""
    return paper_context_of(
        Draft(facts, word_kind(kind), language, copy, issue_of(facts, kind, language, copy))
    )


def paper_context_of(draft: Draft) -> Context:
    context: Context = SHIPPED.writers[draft.kind.code].context(draft)
    return context


def paper_digest(kind: str, language: str, facts: VisitFacts, copy: str | None = None) -> str:
    """
    Digest what a paper prints, apart from its own number and date: one copy, or all together.

    Two equal digests mean that the paper made from one set of facts still holds for the other.
    Passports count by their last letters and birth dates not at all, so that facts gathered with
    and without them give the same digest.
    """
    return _digest(kind, language, copy, _closed(facts))


def paper_digests(facts: VisitFacts, places: Iterable[Place]) -> dict[Place, str]:
    """Digest many copies of one visit by kind, language and copy; quicker than one by one."""
    closed = _closed(facts)
    return {place: _digest(*place, closed) for place in set(places)}


def _digest(kind: str, language: str, copy: str | None, closed: VisitFacts) -> str:
    copies = copies_of(closed, kind) if copy is None else (copy,)
    return digest_of_contexts(
        [paper_context_of(Draft(closed, word_kind(kind), language, each)) for each in copies]
    )


def _closed(facts: VisitFacts) -> VisitFacts:
    members = (
        replace(guest, birth_date=None, passport=_closed_passport(guest.passport))
        for guest in facts.members
    )
    return replace(facts, members=tuple(members))


def _closed_passport(passport: PassportFacts | None) -> PassportFacts | None:
    return passport and replace(passport, number=passport.number[-PASSPORT_TAIL:])


def copies_of(facts: VisitFacts, kind: str) -> tuple[str, ...]:
    """Give the keys of the copies of a kind: units asked, meetings; one nameless copy else."""
    writer = SHIPPED.writers[kind]
    copies: tuple[str, ...] = writer.copies(facts) if hasattr(writer, "copies") else ()
    return copies or ("",)


def possible_kinds(facts: VisitFacts) -> tuple[PaperKind, ...]:
    """List the Word papers that lack nothing."""
    return tuple(kind for kind in WORD_KINDS if not kind.needs(facts))


def file_names(drafts: Sequence[Draft]) -> list[str]:
    """Name the files: number in the dossier, kind, copy, language; letters a to z only."""
    names: list[str] = []
    for draft in drafts:
        position = copies_of(draft.facts, draft.kind.code).index(draft.copy) + 1
        parts = []
        if draft.copy:
            parts.append(f"{position:02}-{slug(_copy_name(draft))}".rstrip("-"))
        if len(draft.kind.languages) > 1:
            parts.append(draft.language)
        names.append(file_name(draft.kind.order, draft.kind.name_vi, *parts))
    return names


def drafts_of(
    facts: VisitFacts, kinds: Collection[str] | None, languages: Collection[str], how: Making
) -> Iterator[Draft]:
    """Give every paper to be written, in the order of the dossier: kind, language, copy."""
    chosen = possible_kinds(facts) if kinds is None else [word_kind(code) for code in kinds]
    for kind in sorted(chosen, key=lambda each: each.order):
        for language in kind.languages:
            if language not in languages:
                continue
            for copy in copies_of(facts, kind.code):
                given = how.issues.get((kind.code, language, copy))
                issue = given or issue_of(facts, kind.code, language, copy)
                yield Draft(facts, kind, language, copy, issue)


def _job(draft: Draft, name: str, context: Context, how: Making) -> WordJob:
    code, language = draft.kind.code, draft.language
    own = how.templates.get((code, language))
    title = draft.kind.name_vi if language == "vi" else draft.kind.name_en
    return WordJob(
        name=name,
        template=own or SHIPPED.template(code, language, how.cache_folder),
        context=context,
        title=f"{title} – {delegation(draft.facts, language)}",
        author=draft.office.name_vi if language == "vi" else draft.office.name_en,
        on=draft.issue.on or draft.facts.as_of,
    )


def _entry(draft: Draft, name: str) -> ContentsEntry:
    number = draft.issue.number
    line = number_line(draft.kind, draft.office, number) if number else ""
    title = draft.kind.name_vi
    if draft.copy:
        title += f": {_copy_name(draft)}"
    language = draft.language if len(draft.kind.languages) > 1 else "vi"
    return ContentsEntry(name, title, language, line)


def _copy_name(draft: Draft) -> str:
    return copy_name(draft.copy, draft.facts)


def copy_name(copy: str, facts: VisitFacts) -> str:
    """Name a copy: the unit asked, or the meeting."""
    for consultation in facts.consultations:
        if consultation.key == copy:
            return consultation.unit_vi
    for item in facts.items:
        if item.key == copy:
            return item.title_vi or item.title_en
    return ""
