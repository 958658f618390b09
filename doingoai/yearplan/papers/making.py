"""Makes the papers of the plan: chooses kinds, fills in templates, names and digests the files."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from doingoai.documents.drafting.headings import Context
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import USUAL, Making, digest_of_contexts, file_name
from doingoai.documents.facts import PaperMade
from doingoai.documents.rendering.word import WordJob, render_word
from doingoai.yearplan.facts import PlanFacts
from doingoai.yearplan.papers.catalogue import WORD_KINDS, PlanPaper, word_kind
from doingoai.yearplan.papers.templates import SHIPPED
from doingoai.yearplan.papers.words import Draft, issue_of, title

LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper before it is made; `lacks` says in words what is missing."""

    kind: PlanPaper
    lacks: tuple[str, ...] = ()


def wanted_papers(facts: PlanFacts) -> tuple[Wanted, ...]:
    """List every paper a plan may have, with what each still lacks."""
    return tuple(Wanted(kind, kind.needs(facts)) for kind in WORD_KINDS)


def make_papers(
    facts: PlanFacts, kinds: Collection[str], *, how: Making = USUAL
) -> list[MadePaper]:
    """
    Make the named papers, each in all its copies.

    :raises LookupError: for a code that is no paper of a plan
    :raises TemplateRefused: when an office's own template cannot be used
    """
    drafts = list(_drafts_of(facts, kinds, how))
    jobs = [_job(draft, how) for draft in drafts]
    return [
        MadePaper(
            draft.kind.code, LANGUAGE, draft.copy, _title(draft), "docx", result.name,
            result.content, paper_digest(draft.kind.code, facts, draft.copy),
        )
        for draft, result in zip(drafts, render_word(jobs), strict=True)
    ]  # fmt: skip


def copies_of(facts: PlanFacts, kind: str) -> tuple[str, ...]:
    """Give the keys of the copies of a kind: batches of amendments; one nameless copy else."""
    writer = SHIPPED.writers[kind]
    copies: tuple[str, ...] = writer.copies(facts) if hasattr(writer, "copies") else ()
    return copies or ("",)


def copy_name(copy: str) -> str:
    """Name in Vietnamese what a copy is for: which batch of amendments."""
    return f"lần {copy}" if copy else ""


def paper_context(kind: str, facts: PlanFacts, copy: str = "") -> Context:
    """Give everything one paper prints, as strings, lists and dictionaries."""
    return _context_of(Draft(facts, word_kind(kind), LANGUAGE, copy, issue_of(facts, kind, copy)))


def paper_digest(kind: str, facts: PlanFacts, copy: str = "") -> str:
    """Digest what a paper prints, apart from its own number and date."""
    return digest_of_contexts([paper_context(kind, facts, copy)])


def is_outdated(paper: PaperMade, facts: PlanFacts) -> bool:
    """Test whether a paper would print something else today; one that cannot be made stays current."""
    there = not word_kind(paper.kind).needs(facts) and paper.part in copies_of(facts, paper.kind)
    return there and paper.digest != paper_digest(paper.kind, facts, paper.part)


def stale_kinds(facts: PlanFacts) -> list[str]:
    """Which kinds have to be made: new ones, new copies, and those whose data changed since."""
    changed = {one.kind for one in facts.papers if not one.issued and is_outdated(one, facts)}
    made = {(one.kind, one.part) for one in facts.papers}
    return [
        kind.code
        for kind in WORD_KINDS
        if not kind.needs(facts)
        and (
            kind.code in changed
            or any((kind.code, copy) not in made for copy in copies_of(facts, kind.code))
        )
    ]


def _drafts_of(facts: PlanFacts, kinds: Collection[str], how: Making) -> Iterator[Draft]:
    for kind in sorted((word_kind(code) for code in kinds), key=lambda each: each.order):
        for copy in copies_of(facts, kind.code):
            given = how.issues.get((kind.code, LANGUAGE, copy))
            yield Draft(facts, kind, LANGUAGE, copy, given or issue_of(facts, kind.code, copy))


def _context_of(draft: Draft) -> Context:
    context: Context = SHIPPED.writers[draft.kind.code].context(draft)
    return context


def _title(draft: Draft) -> str:
    name = f"{draft.kind.name_vi} {draft.facts.year}"
    return f"{name}, {copy_name(draft.copy)}" if draft.copy else name


def _job(draft: Draft, how: Making) -> WordJob:
    code = draft.kind.code
    own = how.templates.get((code, LANGUAGE))
    copy = (f"{int(draft.copy):02}",) if draft.copy else ()
    return WordJob(
        name=file_name(draft.kind.order, draft.kind.name_vi, str(draft.facts.year), *copy),
        template=own or SHIPPED.template(code, LANGUAGE, how.cache_folder),
        context=_context_of(draft),
        title=f"{_title(draft)} – {title(draft.facts)}",
        author=draft.office.name_vi,
        on=draft.issue.on or draft.facts.as_of,
    )
