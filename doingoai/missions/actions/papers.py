"""Making the papers of a mission: what is missing or was made from older data, kept as versions."""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.documents import storage
from doingoai.documents.actions import Rendering, keep_rendering
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import Making
from doingoai.documents.models import PaperVersion
from doingoai.documents.queries import papers_about, used_templates
from doingoai.documents.states import PaperFormat, PaperState
from doingoai.foundation import audit
from doingoai.missions.facts import MissionFacts
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission
from doingoai.missions.papers.catalogue import word_kind
from doingoai.missions.papers.guarded import check_may_make_papers
from doingoai.missions.papers.making import (
    copies_of,
    make_papers,
    paper_digest,
    paper_digests,
    possible,
)
from doingoai.norms.facts import FigureTable


def facts_for_mission_papers(
    mission: Mission, table: FigureTable, *, on: date, by: User
) -> MissionFacts:
    """Gather a mission as this person may have it printed; numbers and birth dates only by right."""
    return mission_facts(
        mission, table, as_of=on,
        numbers="open" if may(by, Permission.PASSPORT_READ) else "masked",
        births=may(by, Permission.BIRTH_DATE_READ),
    )  # fmt: skip


def stale_mission_kinds(facts: MissionFacts, wanted: Collection[str] | None) -> list[str]:
    """Which of the wanted kinds have to be made: new ones, and those whose data changed since."""
    kinds = possible(facts) if wanted is None else [one for one in wanted if one in possible(facts)]
    places = {(one.kind, one.language, one.part): one for one in facts.papers}
    needed = [
        (kind, language, copy)
        for kind in kinds
        for language in word_kind(kind).languages
        for copy in copies_of(facts, kind)
    ]
    now = paper_digests(facts, needed)
    due = [
        kind
        for kind, language, copy in needed
        if (made := places.get((kind, language, copy))) is None
        or (not made.issued and made.digest != now[kind, language, copy])
    ]
    return list(dict.fromkeys(due))


def render_mission_papers(facts: MissionFacts, kinds: Collection[str]) -> list[MadePaper]:
    """Render papers outside any transaction: it takes seconds and changes nothing."""
    own = {key: storage.read(template.file) for key, template in used_templates().items()}
    how = Making(templates=own, cache_folder=Path(settings.HOME) / "cache")
    return make_papers(facts, kinds, how=how)


@transaction.atomic
def keep_mission_papers(
    mission: Mission, facts: MissionFacts, made: Collection[MadePaper], *, by: User, at: datetime
) -> list[PaperVersion]:
    """
    Keep rendered papers as the next versions; frozen ones stay.

    :raises NotAllowed: also for kinds that print what the person may not read
    """
    require(by, Permission.PAPER_MAKE)
    check_may_make_papers([paper.kind for paper in made], by=by)
    if any(who.passport and not who.passport.number.startswith("•") for who in facts.travellers):
        audit.record(
            "passport.list_read", mission, by=by, why="papers", count=len(facts.travellers)
        )
    frozen = set(
        papers_about(mission)
        .filter(state=PaperState.ISSUED)
        .values_list("kind", "language", "part")
    )
    kept = [
        keep_rendering(mission, _rendering(paper, facts), by=by, at=at)
        for paper in made
        if (paper.kind, paper.language, paper.part) not in frozen
    ]
    audit.record("mission.papers_made", mission, by=by, papers=len(kept))
    return kept


def _rendering(paper: MadePaper, facts: MissionFacts) -> Rendering:
    return Rendering(
        kind=paper.kind,
        language=paper.language,
        title=paper.title,
        format=PaperFormat(paper.format),
        file_name=paper.file_name,
        content=paper.content,
        digest=paper_digest(paper.kind, paper.language, facts, paper.part),
        part=paper.part,
    )
