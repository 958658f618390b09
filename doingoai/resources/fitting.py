"""Who of the pool meets a need, best first, each with its reasons; pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from doingoai.directory.languages import language_name
from doingoai.foundation.collation import sort_key
from doingoai.foundation.local_time import local_day
from doingoai.foundation.refusals import RuleBroken
from doingoai.resources.facts import Fit, NeedFacts, ResourceFacts, SkillFacts, Stretch
from doingoai.resources.rules import check_can_be, span_words
from doingoai.resources.states import Level, Mode, NeedKind, ResourceKind

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
REST = 8 * HOUR
"""Between two days of one person, as the solver has it: `assigning.Work.rest`."""


def best_first(need: NeedFacts, pool: Iterable[ResourceFacts]) -> list[Fit]:
    """Judge everybody of the pool: who fits first, then who falls short, then who cannot."""
    judged = [judge(need, one) for one in pool]
    return sorted(
        judged,
        key=lambda fit: (bool(fit.blocks), len(fit.lacks), fit.rank, sort_key(fit.name)),
    )


def judge(need: NeedFacts, one: ResourceFacts) -> Fit:
    """Say how well one of the pool meets a need, and why."""
    skill = next((skill for skill in one.skills if skill.language == need.language), None)
    return Fit(
        one.key,
        one.name,
        blocks=tuple(_blocks(need, one)),
        lacks=tuple(_lacks(need, one, skill)),
        reasons=tuple(_reasons(need, one, skill)),
        rank=_rank(need, one, skill),
    )


def _blocks(need: NeedFacts, one: ResourceFacts) -> Iterator[str]:
    try:
        check_can_be(one, need.kind, on=local_day(need.starts_at), until=local_day(need.ends_at))
    except RuleBroken as refusal:
        yield refusal.message
    if taken := _touching(one.taken, need.starts_at, need.ends_at):
        yield _("booked %(when)s for %(what)s") % {"when": _when(taken), "what": taken.label}
    if away := _touching(one.away, need.starts_at, need.ends_at):
        yield _("away %(when)s: %(what)s") % {"when": _when(away), "what": away.label}


def _touching(
    stretches: Iterable[Stretch], starts_at: datetime, ends_at: datetime
) -> Stretch | None:
    return next((one for one in stretches if one.touches(starts_at, ends_at)), None)


def _when(stretch: Stretch) -> str:
    return span_words(stretch.starts_at, stretch.ends_at)


def _lacks(need: NeedFacts, one: ResourceFacts, skill: SkillFacts | None) -> Iterator[str]:
    if need.kind == NeedKind.INTERPRETER:
        yield from _lacks_of_language(need, skill)
    yield from _lacks_of_time(need, one)
    size = {NeedKind.VEHICLE: one.seats, NeedKind.ROOM: one.capacity}.get(need.kind, need.size)
    if need.size and size is None:
        yield _("its size is not entered")
    elif need.size and size is not None and size < need.size:
        yield _("%(has)s seats, %(wanted)s are needed") % {"has": size, "wanted": need.size}


def _lacks_of_time(need: NeedFacts, one: ResourceFacts) -> Iterator[str]:
    """Too little time for the way to or from what is booked before and after, or for the night."""
    if need.kind == NeedKind.ROOM:
        return
    for stretch in one.taken:
        before = stretch.ends_at <= need.starts_at
        free = (need.starts_at - stretch.ends_at) if before else (stretch.starts_at - need.ends_at)
        told = {"what": stretch.label, "free": free // MINUTE, "way": stretch.way}
        if timedelta(0) <= free < stretch.way * MINUTE:
            if before:
                yield _("comes from “%(what)s”: %(free)d minutes for a way of %(way)d") % told
            else:
                yield _("goes on to “%(what)s”: %(free)d minutes for a way of %(way)d") % told
        elif one.kind == ResourceKind.PERSON and _is_night(need, stretch, before) and free < REST:
            hours = {"what": stretch.label, "hours": f"{free / HOUR:.1f}"}
            yield _("only %(hours)s hours of rest beside “%(what)s”") % hours


def _is_night(need: NeedFacts, stretch: Stretch, before: bool) -> bool:
    days = local_day(stretch.ends_at), local_day(need.starts_at)
    if not before:
        days = local_day(need.ends_at), local_day(stretch.starts_at)
    return (days[1] - days[0]).days == 1


def _lacks_of_language(need: NeedFacts, skill: SkillFacts | None) -> Iterator[str]:
    if skill is None:
        yield _("no %(language)s") % {"language": _language(need.language)}
        return
    if need.least_level and skill.level < need.least_level:
        yield _("%(language)s only %(level)s, %(wanted)s is needed") % {
            "language": _language(need.language),
            "level": Level(skill.level).label,
            "wanted": Level(need.least_level).label,
        }
    if need.mode == Mode.SIMULTANEOUS and not skill.is_simultaneous:
        yield _("does not interpret simultaneously")
    if need.mode == Mode.CONSECUTIVE and not skill.is_consecutive:
        yield _("does not interpret consecutively")
    if skill.valid_until and skill.valid_until < local_day(need.starts_at):
        yield _("certificate valid until %(day)s only") % {"day": f"{skill.valid_until:%d/%m/%Y}"}


def _reasons(need: NeedFacts, one: ResourceFacts, skill: SkillFacts | None) -> Iterator[str]:
    if one.together:
        yield ngettext(
            "with this visit already (%(count)s time)",
            "with this visit already (%(count)s times)",
            one.together,
        ) % {"count": one.together}
    if need.kind == NeedKind.INTERPRETER and skill is not None:
        yield f"{_language(need.language)}: {Level(skill.level).label}"
    size = {NeedKind.VEHICLE: one.seats, NeedKind.ROOM: one.capacity}.get(need.kind)
    if size:
        yield ngettext("%(count)s seat", "%(count)s seats", size) % {"count": size}
    if one.load:
        yield ngettext(
            "%(count)s booking in these 30 days", "%(count)s bookings in these 30 days", one.load
        ) % {"count": one.load}
    else:
        yield _("nothing booked in these 30 days")


def _rank(need: NeedFacts, one: ResourceFacts, skill: SkillFacts | None) -> tuple[int, ...]:
    """Who is with the visit already, then the smallest that is enough, the best level, the least load."""
    spare = {
        NeedKind.VEHICLE: (one.seats or 0) - (need.size or 0),
        NeedKind.ROOM: (one.capacity or 0) - (need.size or 0),
    }.get(need.kind, 0)
    level = skill.level if skill and need.kind == NeedKind.INTERPRETER else 0
    return (-int(one.together > 0), max(spare, 0), -level, one.load)


def _language(code: str) -> str:
    return language_name(code, get_language() or "vi") or code
