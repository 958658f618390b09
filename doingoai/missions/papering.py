"""The papers of a mission held against its facts: which exist, which were made from other data."""

from collections.abc import Collection

from doingoai.documents.facts import PaperMade
from doingoai.missions.facts import MissionFacts
from doingoai.missions.papers.making import copies_of, paper_digest, possible, wanted_papers


def is_outdated(paper: PaperMade, facts: MissionFacts) -> bool:
    """Test whether a paper would print something else today; one that cannot be made stays current."""
    wanted = {(one.kind, one.language) for one in wanted_papers(facts) if not one.lacks}
    there = (paper.kind, paper.language) in wanted and paper.part in copies_of(facts, paper.kind)
    return there and paper.digest != paper_digest(paper.kind, paper.language, facts, paper.part)


def stale_kinds(facts: MissionFacts, kinds: Collection[str] | None = None) -> list[str]:
    """
    Which of the wanted kinds have to be made: new ones, and those whose data changed since.

    A kind that is made in copies is due as soon as one copy is; what was issued is never made again.
    """
    changed = {one.kind for one in facts.papers if not one.issued and is_outdated(one, facts)}
    wanted = possible(facts) if kinds is None else list(kinds)
    return [kind for kind in wanted if kind in changed or _missing(kind, facts)]


def _missing(kind: str, facts: MissionFacts) -> set[tuple[str, str]]:
    """Language and copy of everything a kind is to be made of and was not made yet."""
    made = {(paper.language, paper.part) for paper in facts.papers if paper.kind == kind}
    languages = [one.language for one in wanted_papers(facts) if one.kind == kind]
    return {(each, copy) for each in languages for copy in copies_of(facts, kind)} - made
