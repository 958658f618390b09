"""The whole dossier of a visit: Word papers and print pieces side by side, and their archive."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import get_language

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.catalogue import WORD_KINDS, PaperKind, word_kind
from doingoai.delegations.papers.making import (
    copies_of,
    copy_name,
    drafts_of,
    make_word_papers,
    paper_digest,
    paper_digests,
)
from doingoai.delegations.papers.print.catalogue import (
    NEED_WORDS,
    PRINT_KINDS,
    PrintKind,
    lacking,
    make_print_pieces,
    print_digest,
    print_kind,
)
from doingoai.delegations.papers.word.contents import ContentsEntry
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import USUAL, Making, Place

PRINT = "print."
"""Before the code of a print piece, so that it never means the Word paper of the same name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper of the dossier before it is made; `lacks` says in words what is missing."""

    kind: str
    language: str
    name_vi: str
    name_en: str
    format: Literal["docx", "pdf"]
    order: int
    lacks: tuple[str, ...] = ()
    abbreviation: str | None = None
    issued_by: str = "office"

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi


def wanted_papers(facts: VisitFacts) -> tuple[Wanted, ...]:
    """List every paper a visit may have, with what each still lacks."""
    words = [
        Wanted(
            kind.code, language, kind.name_vi, kind.name_en, "docx", kind.order,
            kind.needs(facts), kind.abbreviation, kind.issued_by,
        )
        for kind in WORD_KINDS
        for language in kind.languages
    ]  # fmt: skip
    pieces = [
        Wanted(
            f"{PRINT}{kind.code}", language, kind.name_vi, kind.name_en, "pdf", 100 + number,
            tuple(str(NEED_WORDS[need]) for need in lacking(kind, facts)),
        )
        for number, kind in enumerate(PRINT_KINDS)
        for language in kind.languages
    ]  # fmt: skip
    return (*words, *pieces)


def digest_of(kind: str, language: str, facts: VisitFacts, part: str = "") -> str:
    """Digest what a paper would print today; of a paper for one agency or meeting, that one copy."""
    if kind.startswith(PRINT):
        return print_digest(kind.removeprefix(PRINT), language, facts)
    return paper_digest(kind, language, facts, part)


def has_part(kind: str, part: str, facts: VisitFacts) -> bool:
    """Test whether a copy is still wanted: its agency is asked, its meeting takes place."""
    return kind.startswith(PRINT) or part in copies_of(facts, kind)


def missing_parts(kind: str, facts: VisitFacts) -> set[tuple[str, str]]:
    """Give language and copy of everything a kind is to be made of and was not made yet."""
    made = {(paper.language, paper.part) for paper in facts.papers if paper.kind == kind}
    if kind.startswith(PRINT):
        return {(language, "") for language in _kind(kind).languages} - made
    copies = copies_of(facts, kind)
    return {(language, copy) for language in _kind(kind).languages for copy in copies} - made


def label_vi(kind: str, part: str, facts: VisitFacts) -> str:
    """Name a paper in Vietnamese, with the agency or the meeting it is for."""
    try:
        name = _kind(kind).name_vi
    except LookupError:  # a paper of an older version, of a kind that is made no longer
        name = kind
    return titled(name, part, facts)


def _kind(kind: str) -> PaperKind | PrintKind:
    return print_kind(kind.removeprefix(PRINT)) if kind.startswith(PRINT) else word_kind(kind)


def titled(name: str, part: str, facts: VisitFacts) -> str:
    """Put behind the name of a paper what one copy of it is for."""
    meant = copy_name(part, facts) if part else ""
    return f"{name}: {meant}" if meant else name


def digests_of(places: Collection[Place], facts: VisitFacts) -> dict[Place, str]:
    """Digest many papers of one visit by kind, language and copy; quicker than one by one."""
    words = [place for place in places if not place[0].startswith(PRINT)]
    pieces = {place: digest_of(*place[:2], facts) for place in places if place[0].startswith(PRINT)}
    return paper_digests(facts, words) | pieces


def make_papers(
    facts: VisitFacts,
    kinds: Collection[str],
    *,
    tokens: Mapping[str, str] | None = None,
    photos: Mapping[str, bytes] | None = None,
    how: Making = USUAL,
) -> list[MadePaper]:
    """
    Make the named papers, Word and print, each in all its languages and copies.

    `tokens` and `photos` go onto badges, by the key of the person.

    :raises TemplateRefused: when an office's own template cannot be used
    :raises RuleBroken: print.lacking and the like
    """
    words = [kind for kind in kinds if not kind.startswith(PRINT)]
    pieces = [kind.removeprefix(PRINT) for kind in kinds if kind.startswith(PRINT)]
    made = _made_words(facts, words, how) if words else []
    return [*made, *(_made_pieces(facts, pieces, tokens, photos) if pieces else [])]


def _made_words(facts: VisitFacts, kinds: Collection[str], how: Making) -> list[MadePaper]:
    drafts = list(drafts_of(facts, kinds, ("vi", "en"), how))
    files = make_word_papers(facts, kinds, how=how)
    digests = paper_digests(
        facts, ((draft.kind.code, draft.language, draft.copy) for draft in drafts)
    )
    return [
        MadePaper(
            draft.kind.code, draft.language, draft.copy,
            titled(draft.kind.name_vi if draft.language == "vi" else draft.kind.name_en, draft.copy, facts),
            "docx", name, content, digests[draft.kind.code, draft.language, draft.copy],
        )
        for draft, (name, content) in zip(drafts, files, strict=True)
    ]  # fmt: skip


def _made_pieces(
    facts: VisitFacts,
    codes: Collection[str],
    tokens: Mapping[str, str] | None,
    photos: Mapping[str, bytes] | None,
) -> list[MadePaper]:
    return [
        _made_piece(facts, name, content)
        for name, content in make_print_pieces(facts, codes, tokens=tokens, photos=photos)
    ]


def _made_piece(facts: VisitFacts, name: str, content: bytes) -> MadePaper:
    """Tell kind, language and part of a piece from its file name: `code[_language][_sheets].pdf`."""
    stem = name.removesuffix(".pdf")
    part = "sheets" if stem.endswith("_sheets") else ""
    stem = stem.removesuffix("_sheets")
    kind = next(kind for kind in PRINT_KINDS if stem == kind.code or stem[:-3] == kind.code)
    language = kind.languages[0] if stem == kind.code else stem[-2:]
    title = kind.name_en if language == "en" else kind.name_vi
    digest = print_digest(kind.code, language, facts)
    return MadePaper(f"{PRINT}{kind.code}", language, part, title, "pdf", name, content, digest)


def possible(facts: VisitFacts) -> list[str]:
    """Codes of all papers that lack nothing."""
    return list(dict.fromkeys(paper.kind for paper in wanted_papers(facts) if not paper.lacks))


def contents_page(facts: VisitFacts, papers: Iterable[MadePaper]) -> tuple[str, bytes]:
    """Make the page that lists what is in the archive."""
    entries = [
        ContentsEntry(
            paper.file_name, paper.title, paper.language if len(paper.language) == 2 else "vi", ""
        )
        for paper in papers
    ]
    return make_word_papers(facts, [], also_in_archive=entries)[0]
