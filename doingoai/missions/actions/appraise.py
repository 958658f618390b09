"""Setting a rule of appraisal aside for one mission: why, and who allowed it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.actions.holding import request_held
from doingoai.missions.appraisal.catalogue import rule_of
from doingoai.missions.models import Mission, Override


@transaction.atomic
def override_rule(
    mission: Mission,
    *,
    rule: str,
    reason: str,
    allowed_by: str,
    by: User,
    at: datetime,
    target: str = "",
    basis: str = "",
) -> Override:
    """
    Set a rule aside for a mission, or for one of its travellers; never without reason and name.

    :raises RuleBroken: mission.frozen, override.unknown_rule, override.no_reason, override.nobody,
        override.twice
    """
    require(by, Permission.MISSION_WRITE)
    mission = request_held(mission, by)
    if rule_of(rule) is None:
        raise RuleBroken(
            _("There is no rule “%(rule)s” of appraisal.") % {"rule": rule},
            code="override.unknown_rule",
            field="rule",
        )
    if not reason.strip():
        raise RuleBroken(
            _("Say why the rule is set aside."), code="override.no_reason", field="reason"
        )
    if not allowed_by.strip():
        raise RuleBroken(
            _("Name who allowed it: the person or the body."),
            code="override.nobody",
            field="allowed_by",
        )
    try:
        with transaction.atomic():
            override = Override.objects.create(
                mission=mission, rule=rule, target=target, reason=reason.strip(),
                allowed_by=allowed_by.strip(), basis=basis.strip(), by=by, at=at,
            )  # fmt: skip
    except IntegrityError:
        raise RuleBroken(
            _("This rule is already set aside for this mission."), code="override.twice"
        ) from None
    audit.record(
        "mission.rule_set_aside", mission, by=by, rule=rule, target=target,
        reason=override.reason, allowed_by=override.allowed_by,
    )  # fmt: skip
    return override


@transaction.atomic
def restore_rule(override: Override, *, by: User) -> Mission:
    """
    Let a rule hold again that was set aside.

    :raises RuleBroken: mission.frozen
    """
    require(by, Permission.MISSION_WRITE)
    mission = request_held(override.mission, by)
    audit.record(
        "mission.rule_restored", mission, by=by, rule=override.rule, target=override.target
    )
    override.delete()
    return mission
