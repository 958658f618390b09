"""Keeping and numbering made papers, whatever they are about."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from doingoai.accounts.facts import OfficeFacts
from doingoai.accounts.models import User
from doingoai.documents import storage
from doingoai.documents.actions import (
    Numbering,
    Rendering,
    issue_paper,
    keep_rendering,
    register_outgoing,
)
from doingoai.documents.drafting.headings import Issue, Numbered
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.drafting.making import Making, Place
from doingoai.documents.models import Outgoing, Paper, PaperVersion
from doingoai.documents.queries import papers_about, used_templates
from doingoai.documents.rules import symbol_for
from doingoai.documents.states import PaperFormat, PaperState
from doingoai.foundation.subjects import HasSubject

TYPES_VI = {
    "QĐ": "Quyết định", "TTr": "Tờ trình", "KH": "Kế hoạch", "BC": "Báo cáo", "BB": "Biên bản",
    "GUQ": "Giấy ủy quyền", "": "Công văn",
}  # fmt: skip


def usual_making(issues: Mapping[Place, Issue] | None = None) -> Making:
    """How an office makes papers: its own templates first, shipped ones kept in its folder."""
    cache = Path(settings.HOME) / "cache"
    return Making(templates=own_templates(), issues=issues or {}, cache_folder=cache)


def own_templates() -> dict[tuple[str, str], bytes]:
    """The office's uploaded templates by kind and language."""
    return {key: storage.read(template.file) for key, template in used_templates().items()}


@transaction.atomic
def keep_made(
    about: HasSubject,
    made: Collection[MadePaper],
    digest: Callable[[MadePaper], str],
    *,
    by: User,
    at: datetime,
) -> list[PaperVersion]:
    """Keep made papers as the next versions; what was issued stays as it is."""
    return [
        keep_rendering(about, _rendering(paper, digest(paper)), by=by, at=at)
        for paper in made
        if not _is_frozen(about, paper)
    ]


@transaction.atomic
def number_paper(
    paper: Paper,
    kind: Numbered,
    office: OfficeFacts,
    *,
    name_vi: str,
    subject: str,
    recipients: str,
    signer: str = "",
    on: date,
    by: User,
    at: datetime,
) -> Outgoing:
    """
    Take a number of its own for a paper, in the series of its type.

    Papers of the office and those of the deciding body are counted apart, each with its symbol.
    """
    abbreviation = kind.abbreviation or ""
    is_deciders = kind.issued_by == "decider"
    symbol = office.decider_symbol if is_deciders else office.symbol
    numbering = Numbering(
        series=f"{'deciding' if is_deciders else 'outgoing'}_{abbreviation or 'CV'}",
        symbol=symbol_for(abbreviation, symbol, office.division_symbol),
        type_vi=TYPES_VI.get(abbreviation, name_vi),
        subject=subject,
        signer=signer or (office.decider_name if is_deciders else office.signer_name),
        recipients=recipients,
    )
    return register_outgoing(numbering, about=paper, on=on, by=by, at=at)


@transaction.atomic
def issue_under(paper: Paper, outgoing: Outgoing, *, by: User, at: datetime) -> Paper:
    """Freeze a paper that bears a number; the entry belongs to the first paper that has it."""
    owned = outgoing if not Paper.objects.filter(outgoing=outgoing).exists() else None
    return issue_paper(paper, outgoing=owned, by=by, at=at)


def _is_frozen(about: HasSubject, paper: MadePaper) -> bool:
    frozen = papers_about(about).filter(
        kind=paper.kind, language=paper.language, part=paper.part, state=PaperState.ISSUED
    )
    return frozen.exists()


def _rendering(paper: MadePaper, digest: str) -> Rendering:
    return Rendering(
        kind=paper.kind,
        language=paper.language,
        title=paper.title,
        format=PaperFormat(paper.format),
        file_name=paper.file_name,
        content=paper.content,
        digest=digest,
        part=paper.part,
    )
