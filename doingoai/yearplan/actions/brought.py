"""A spreadsheet of proposals: brought, corrected row by row, taken in whole or set aside."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.foundation import audit
from doingoai.foundation.edits import check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.yearplan import rules
from doingoai.yearplan.actions.items import Proposal, index_item, new_item
from doingoai.yearplan.intake.reading import ReadRow, read_row
from doingoai.yearplan.intake.sheet import read_sheet
from doingoai.yearplan.models import BroughtProposals, PlanItem, YearPlan


@transaction.atomic
def bring_proposals(
    plan: YearPlan, unit: Unit, content: bytes, *, file_name: str, by: User, at: datetime
) -> BroughtProposals:
    """
    Keep the rows of a spreadsheet for the preview; the same file is kept once.

    :raises RuleBroken: year_plan.not_open, year_plan.not_collecting, proposals.unreadable,
        proposals.no_headings, proposals.too_large, proposals.empty
    """
    rules.require_proposing(by, unit)
    plan = YearPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    rules.check_takes_proposals(plan, by=by)
    sheet = read_sheet(content, file_name)
    digest = hashlib.sha256(content).hexdigest()
    waiting = BroughtProposals.objects.filter(
        plan=plan, unit=unit, digest=digest, taken_at__isnull=True
    ).first()
    if waiting is not None:
        return waiting
    brought = BroughtProposals.objects.create(
        plan=plan,
        unit=unit,
        file_name=file_name[:255],
        digest=digest,
        rows=[{"row": row.number, "texts": row.texts} for row in sheet.rows],
        brought_by=by,
        brought_at=at,
    )
    audit.record("proposals.brought", brought, by=by, plan=plan.year, rows=len(sheet.rows))
    return brought


def rows_of(brought: BroughtProposals) -> list[ReadRow]:
    """The rows as they are understood now, with what was corrected."""
    typed: dict[int, dict[str, str]] = {}
    for place, text in brought.corrections.items():
        number, _dot, name = place.partition(".")
        typed.setdefault(int(number), {})[name] = text
    return [
        read_row(
            kept["row"], {**kept["texts"], **typed.get(kept["row"], {})}, year=brought.plan.year
        )
        for kept in brought.rows
    ]


def _waiting(brought: BroughtProposals, by: User) -> BroughtProposals:
    brought = (
        BroughtProposals.objects.select_for_update(of=("self",), no_key=True)
        .select_related("plan", "unit")
        .get(pk=brought.pk)
    )
    rules.require_proposing(by, brought.unit)
    if brought.taken_at is not None:
        raise RuleBroken(
            _("This list was taken in on %(day)s.") % {"day": f"{brought.taken_at:%d/%m/%Y}"},
            code="proposals.taken",
        )
    return brought


class _RowNow:
    """One row as its corrections stand."""

    def __init__(self, brought: BroughtProposals, row: int, texts: Mapping[str, str]) -> None:
        self.skip = row in set(brought.skipped)
        for name in texts:
            setattr(self, name, brought.corrections.get(f"{row}.{name}", texts[name]))


@transaction.atomic
def correct_row(
    brought: BroughtProposals,
    *,
    row: int,
    texts: Mapping[str, str],
    skip: bool,
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> BroughtProposals:
    """
    Keep what was typed for one row, and whether it stays out.

    :raises RuleBroken: proposals.taken, edit.changed_meanwhile
    """
    brought = _waiting(brought, by)
    mine = {**texts, "skip": skip}
    shown = {name: (opened or {}).get(name, text) for name, text in texts.items()}
    merged = check_not_changed_meanwhile(
        _RowNow(brought, row, shown), mine, opened=opened, version=None
    )
    for name in sorted(set(texts) & set(merged)):
        brought.corrections[f"{row}.{name}"] = texts[name]
    if "skip" in merged:
        brought.skipped = sorted({*brought.skipped, row} if skip else {*brought.skipped} - {row})
    brought.save(update_fields=["corrections", "skipped"])
    audit.record("proposals.corrected", brought, by=by, row=row, fields=sorted(texts))
    return brought


@transaction.atomic
def take_proposals(brought: BroughtProposals, *, by: User, at: datetime) -> list[PlanItem]:
    """
    Take the rows in as drafts of the unit: all of them, or none while one has a fault.

    :raises RuleBroken: proposals.taken, proposals.has_faults, proposals.nothing_left,
        year_plan.not_open, year_plan.not_collecting
    """
    brought = _waiting(brought, by)
    plan = YearPlan.objects.select_for_update(no_key=True).get(pk=brought.plan_id)
    rules.check_takes_proposals(plan, by=by)
    rows = [row for row in rows_of(brought) if row.number not in set(brought.skipped)]
    _check_whole(rows)
    items = [new_item(plan, brought.unit, Proposal(**row.values), by=by, at=at) for row in rows]
    for item in items:
        item.save(force_insert=True)
        index_item(item)
    brought.taken_at = at
    brought.save(update_fields=["taken_at"])
    audit.record("proposals.taken", brought, by=by, plan=plan.year, items=[one.pk for one in items])
    return items


def _check_whole(rows: list[ReadRow]) -> None:
    if not rows:
        raise RuleBroken(_("No row is left to take in."), code="proposals.nothing_left")
    broken = [row.number for row in rows if row.faults]
    if broken:
        raise RuleBroken(
            _(
                "Nothing was taken in: rows %(rows)s still have faults. Correct them or leave them out."
            )
            % {"rows": ", ".join(str(number) for number in broken[:20])},
            code="proposals.has_faults",
        )


@transaction.atomic
def drop_proposals(brought: BroughtProposals, *, by: User) -> YearPlan:
    """
    Set a brought spreadsheet aside; nothing of it was taken in.

    :raises RuleBroken: proposals.taken
    """
    brought = _waiting(brought, by)
    audit.record("proposals.dropped", brought, by=by, plan=brought.plan.year)
    brought.delete()
    return brought.plan
