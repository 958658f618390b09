"""Papers and both languages: made from today's data, Vietnamese and English of one state."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import PaperFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import details_are_due, plan_is_due
from doingoai.delegations.findings.wording import item_label, moment, some_of
from doingoai.delegations.states import Severity
from doingoai.programme.states import ItemKind

OUTDATED = Rule(
    code="paper.outdated",
    severity=Severity.WARNING,
    title=_("Paper made from data changed since"),
    explain=_("The paper %(paper)s, made at %(made)s, shows data that have changed since."),
    mend=_("Make the paper again before it is signed or printed."),
    source=sources.PAPERS,
    confidence="H",
)
ISSUED_OUTDATED = Rule(
    code="paper.issued_outdated",
    severity=Severity.DANGER,
    title=_("Issued paper no longer true"),
    explain=_("The paper %(paper)s, made at %(made)s, is issued; its data have changed since."),
    mend=_("Issue a new version to everybody who holds the old one."),
    source=sources.PAPERS,
    confidence="H",
)
NO_ENGLISH_PAPER = Rule(
    code="paper.no_english",
    severity=Severity.WARNING,
    title=_("English version of a paper missing"),
    explain=_("The paper %(paper)s exists in Vietnamese only."),
    mend=_("Make the English version from the same data."),
    source=sources.PAPERS,
    confidence="H",
)
NO_ENGLISH_ITEM = Rule(
    code="item.no_english",
    severity=Severity.WARNING,
    title=_("English title of an item missing"),
    explain=_("No English title for %(count)s items: %(items)s."),
    mend=_("Enter the English title; the guests get the programme in English."),
    source=sources.PAPERS,
    confidence="H",
)
NO_VIETNAMESE_ITEM = Rule(
    code="item.no_vietnamese",
    severity=Severity.WARNING,
    title=_("Vietnamese title of an item missing"),
    explain=_("No Vietnamese title for %(count)s items: %(items)s."),
    mend=_("Enter the Vietnamese title; the programme is submitted in Vietnamese."),
    source=sources.PAPERS,
    confidence="H",
)
ENGLISH_OLDER = Rule(
    code="item.english_older",
    severity=Severity.WARNING,
    title=_("English text older than the Vietnamese"),
    explain=_("“%(item)s”: Vietnamese changed at %(vi)s, English last at %(en)s."),
    mend=_("Compare the two texts and save the English one again."),
    source=sources.PAPERS,
    confidence="H",
)

NO_TOAST = Rule(
    code="paper.no_toast",
    severity=Severity.WARNING,
    title=_("Banquet without a toast"),
    explain=_("“%(item)s”: nobody has prepared what the host leader says."),
    mend=_("Make the toast in both languages, complete it, and give it to the interpreter."),
    source=sources.CHECKLISTS,
    confidence="M",
)
NO_TALKING_POINTS = Rule(
    code="paper.no_talking_points",
    severity=Severity.WARNING,
    title=_("Meeting without talking points"),
    explain=_("“%(item)s”: no talking points have been made for the host leader."),
    mend=_("Make the talking points, complete them, and hand them in with the dossier."),
    source=sources.CHECKLISTS,
    confidence="M",
)

_FOR_BOTH_SIDES = frozenset({"programme_detailed", "programme_short", "guest_list", "host_list"})
_POLICE = "police"
"""Kinds of papers to the police begin with this word."""


def paper_outdated(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for paper in newest(facts):
        if _has_changed(paper) and not paper.issued:
            yield OUTDATED.at("paper", paper.key, "digest", **_params(paper))


def issued_paper_outdated(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for paper in newest(facts):
        # A numbered letter stays what it was on its day; but the police must know of changes.
        is_living = not paper.number or is_to_police(paper)
        if _has_changed(paper) and paper.issued and is_living:
            yield ISSUED_OUTDATED.at("paper", paper.key, "digest", **_params(paper))


def paper_without_english(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    made = {(paper.kind, paper.language) for paper in facts.papers}
    for paper in newest(facts):
        wanted = paper.kind in _FOR_BOTH_SIDES and paper.language == "vi"
        if wanted and (paper.kind, "en") not in made and details_are_due(facts, ground):
            yield NO_ENGLISH_PAPER.at(
                "paper", paper.key, "language", paper=paper.label_vi or paper.kind
            )


def item_without_english(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    lacking = [i for i in facts.items if not i.title_en and i.title_vi]
    if lacking and plan_is_due(facts, ground):
        params = {"count": str(len(lacking)), "items": some_of([item_label(i) for i in lacking])}
        yield NO_ENGLISH_ITEM.at("item", lacking[0].key, "title_en", **params)


def item_without_vietnamese(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    lacking = [i for i in facts.items if not i.title_vi]
    if lacking and plan_is_due(facts, ground):
        params = {"count": str(len(lacking)), "items": some_of([item_label(i) for i in lacking])}
        yield NO_VIETNAMESE_ITEM.at("item", lacking[0].key, "title_vi", **params)


def english_older(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        changed_vi, changed_en = item.changed_vi_at, item.changed_en_at
        if item.title_en and changed_vi and changed_en and changed_en < changed_vi:
            times = {"vi": moment(changed_vi), "en": moment(changed_en)}
            yield ENGLISH_OLDER.at("item", item.key, "title_en", item=item_label(item), **times)


def banquet_without_toast(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    yield from _unspoken(NO_TOAST, "toast", frozenset({ItemKind.BANQUET}), facts, ground)


def meeting_without_talking_points(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    spoken = frozenset({ItemKind.COURTESY_CALL, ItemKind.TALKS})
    yield from _unspoken(NO_TALKING_POINTS, "talking_points", spoken, facts, ground)


def _unspoken(
    rule: Rule, kind: str, where: frozenset[ItemKind], facts: VisitFacts, ground: Ground
) -> Iterator[Finding]:
    """Ask once for a paper to speak from, as soon as the office has begun its dossier."""
    has_begun = bool(facts.papers) and details_are_due(facts, ground)
    first = next((item for item in facts.items if item.kind in where), None)
    if has_begun and first and all(paper.kind != kind for paper in facts.papers):
        yield rule.at("item", first.key, "kind", item=item_label(first))


def newest(facts: VisitFacts) -> Iterator[PaperFacts]:
    """Give the newest version of each paper in each language, each copy for itself."""
    latest: dict[tuple[str, str, str], PaperFacts] = {}
    for paper in facts.papers:
        key = (paper.kind, paper.language, paper.part)
        if key not in latest or latest[key].version < paper.version:
            latest[key] = paper
    yield from latest.values()


def is_to_police(paper: PaperFacts) -> bool:
    return paper.kind.startswith(_POLICE)


def _has_changed(paper: PaperFacts) -> bool:
    return bool(paper.digest and paper.current_digest and paper.digest != paper.current_digest)


def _params(paper: PaperFacts) -> dict[str, str]:
    label = f"{paper.label_vi or paper.kind} ({paper.language}, {paper.version})"
    return {"paper": label, "made": moment(paper.made_at)}
