"""What the office says about the shipped rules of the layouts: held against its practice, or not."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.models import LayoutRuleCheck
from doingoai.protocol.states import Layout


@transaction.atomic
def confirm_layout_rule(layout: Layout, *, basis: str, by: User, at: datetime) -> LayoutRuleCheck:
    """
    Say that the office has checked the rule of a layout, and against what.

    :raises RuleBroken: layout_rule.no_basis
    """
    require(by, Permission.PRECEDENCE_WRITE)
    if not basis.strip():
        raise RuleBroken(
            _("Say against what the rule was checked: a regulation, a handbook, who said so."),
            code="layout_rule.no_basis", field="basis",
        )  # fmt: skip
    row, _made = LayoutRuleCheck.objects.update_or_create(
        layout=layout,
        defaults={"basis": basis.strip()[:300], "confirmed_by": by, "confirmed_at": at},
    )
    audit.record("layout_rule.confirmed", row, by=by, basis=row.basis)
    return row


@transaction.atomic
def reopen_layout_rule(layout: Layout, *, by: User) -> None:
    """Take a confirmation back: the rule is shown as not checked again."""
    require(by, Permission.PRECEDENCE_WRITE)
    row = LayoutRuleCheck.objects.select_for_update(no_key=True).filter(layout=layout).first()
    if row is not None:
        audit.record("layout_rule.reopened", row, by=by, basis=row.basis)
        row.delete()
