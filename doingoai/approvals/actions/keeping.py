"""Keeping the lines of the authority matrix and the rules of consultation."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.functional import Promise

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals import rules
from doingoai.approvals.consulting import check_consultation_rule
from doingoai.approvals.models import AuthorityRule, ConsultationRule
from doingoai.approvals.timing import read_days
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile

RULE_FIELDS = frozenset(
    {
        "matter", "order", "min_level", "invited_by", "approver_role", "approver_unit", "series",
        "symbol", "decide_days", "valid_from", "valid_to", "source", "confidence", "is_confirmed",
    }
)  # fmt: skip


@transaction.atomic
def edit_authority_rule(
    rule: AuthorityRule | None,
    *,
    changes: Mapping[str, Any],
    by: User,
    inviters: Mapping[str, Mapping[str, str | Promise]],
    opened: Mapping[str, Any] | None = None,
) -> AuthorityRule:
    """
    Add a line to the authority matrix, or edit one; cases already submitted keep theirs.

    `inviters` names for each matter who may invite to it.

    :raises RuleBroken: authority.no_source, authority.ends_before_start,
        authority.wrong_inviter, edit.changed_meanwhile
    """
    require(by, Permission.OFFICE_WRITE)
    line = (
        AuthorityRule()
        if rule is None
        else AuthorityRule.objects.select_for_update(no_key=True).get(pk=rule.pk)
    )
    merged = check_not_changed_meanwhile(line, changes, opened=opened, version=None)
    pairs = apply_changes(line, merged, allowed=RULE_FIELDS)
    rules.check_line(line)
    rules.check_inviter(line, inviters)
    line.save()
    audit.record(
        "authority_rule.added" if rule is None else "authority_rule.edited",
        line,
        by=by,
        changes=pairs,
    )
    return line


CONSULTATION_RULE_FIELDS = frozenset(
    {
        "kind", "reply_days", "counts_working_days", "silence", "extensions_most",
        "extension_days", "remind_days", "valid_from", "valid_to", "source", "confidence",
        "is_confirmed",
    }
)  # fmt: skip


@transaction.atomic
def edit_consultation_rule(
    rule: ConsultationRule | None,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> ConsultationRule:
    """
    Add a rule of consultation, or edit one; a question keeps the day it was put with.

    :raises RuleBroken: consultation_rule.no_source, consultation_rule.no_time,
        consultation_rule.bad_days, consultation_rule.ends_before_start, consultation_rule.twice,
        edit.changed_meanwhile
    """
    require(by, Permission.OFFICE_WRITE)
    line = (
        ConsultationRule()
        if rule is None
        else ConsultationRule.objects.select_for_update(no_key=True).get(pk=rule.pk)
    )
    merged = check_not_changed_meanwhile(line, changes, opened=opened, version=None)
    pairs = apply_changes(line, merged, allowed=CONSULTATION_RULE_FIELDS)
    check_consultation_rule(line)
    line.remind_days = ", ".join(map(str, read_days(line.remind_days)))
    line.save()
    audit.record(
        "consultation_rule.added" if rule is None else "consultation_rule.edited",
        line,
        by=by,
        changes=pairs,
    )
    return line


SHIPPED = Path(__file__).resolve().parents[1] / "data" / "consultation_rules.csv"


@transaction.atomic
def load_shipped_rules(*, by: User | None) -> int:
    """Add the shipped rules for kinds of matter that have none yet; the office's own stay untouched."""
    if by is not None:
        require(by, Permission.OFFICE_WRITE)
    there = set(ConsultationRule.objects.values_list("kind", flat=True))
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] not in there]
    for row in rows:
        rule = ConsultationRule.objects.create(
            kind=row["kind"],
            reply_days=int(row["reply_days"]),
            counts_working_days=row["counts_working_days"] == "1",
            silence=row["silence"],
            extensions_most=int(row["extensions_most"]),
            extension_days=int(row["extension_days"]),
            remind_days=row["remind_days"],
            valid_from=date.fromisoformat(row["valid_from"]),
            source=row["source"],
            confidence=row["confidence"],
        )
        audit.record("consultation_rule.added", rule, by=by)
    return len(rows)
