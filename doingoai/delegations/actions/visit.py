"""Opening a visit, editing it, sharing it, planning its reception, cancelling it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import withdraw_case, withdraw_consultation
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.states import CaseState
from doingoai.delegations import rules
from doingoai.delegations.models import Delegation, SharedWith
from doingoai.delegations.states import GuestClass, InvitedBy, State, VisitKind
from doingoai.directory.models import Partner
from doingoai.directory.states import Field
from doingoai.documents.actions import take_number
from doingoai.documents.models import Incoming
from doingoai.foundation import audit, search
from doingoai.foundation.edits import (
    apply_changes,
    check_not_changed_meanwhile,
    check_still_as_opened,
    merge_choice,
)
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.planning.actions import end_task
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind, TaskState
from doingoai.programme.actions import set_programme_days
from doingoai.programme.models import Item, Programme
from doingoai.resources.actions.booking import release
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import Planning

SERIES = "delegations_in"
FIELDS = frozenset(
    {
        "title_vi", "title_en", "partner", "country", "kind", "field", "pillar", "invited_by",
        "planning", "plan_item", "planning_basis", "purpose_vi", "purpose_en", "starts_on", "ends_on", "entry_visa_needed",
        "head_rank", "people_expected", "receiving_unit", "responsible", "payer",
        "reception_level_vi", "hotel", "gift_vi", "press_note_vi", "note",
    }
)  # fmt: skip
PLANNING_FIELDS = frozenset({"planning", "plan_item", "planning_basis"})


@dataclass(frozen=True, slots=True)
class Opening:
    """What is needed to open an inbound delegation; the rest comes later."""

    title_vi: str
    partner: Partner
    starts_on: date
    ends_on: date
    receiving_unit: Unit
    title_en: str = ""
    purpose_vi: str = ""
    purpose_en: str = ""
    kind: VisitKind = VisitKind.WORKING
    field: Field = Field.OTHER
    invited_by: InvitedBy = InvitedBy.PARTNER
    head_rank: str = ""
    people_expected: int = 0
    responsible: User | None = None
    planning: Planning = Planning.UNPLANNED
    plan_item: PlanItem | None = None
    planning_basis: str = ""
    entry_visa_needed: bool = False


@transaction.atomic
def open_delegation(
    opening: Opening, *, incoming: Incoming | None, on: date, by: User, at: datetime
) -> Delegation:
    """
    Open an inbound delegation, from an entry of the register where there is one.

    :raises RuleBroken: delegation.ends_before_start, delegation.no_title,
        delegation.no_plan_item, delegation.no_planning_basis, delegation.not_in_plan
    """
    require(by, Permission.DELEGATION_WRITE)
    rules.check_days(opening.starts_on, opening.ends_on)
    rules.check_planning(opening.planning, opening.plan_item, opening.planning_basis)
    if not opening.title_vi.strip():
        raise RuleBroken(
            _("Give the delegation a name."), code="delegation.no_title", field="title_vi"
        )
    number = take_number(SERIES, on=on, by=by)
    programme = Programme.objects.create(starts_on=opening.starts_on, ends_on=opening.ends_on)
    delegation = Delegation.objects.create(
        reference=f"ĐV-{on.year}-{number:04d}",
        title_vi=clean(opening.title_vi),
        title_en=clean(opening.title_en),
        incoming=incoming,
        partner=opening.partner,
        country=opening.partner.country,
        kind=opening.kind,
        field=opening.field,
        invited_by=opening.invited_by,
        planning=opening.planning,
        plan_item=opening.plan_item,
        planning_basis=opening.planning_basis.strip(),
        purpose_vi=opening.purpose_vi,
        purpose_en=opening.purpose_en,
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
        entry_visa_needed=opening.entry_visa_needed,
        head_rank=opening.head_rank,
        people_expected=opening.people_expected,
        receiving_unit=opening.receiving_unit,
        responsible=opening.responsible,
        programme=programme,
        registered_by=by,
        registered_at=at,
    )
    audit.record("delegation.opened", delegation, by=by, incoming=incoming.pk if incoming else None)
    index_delegation(delegation)
    return delegation


def index_delegation(delegation: Delegation) -> None:
    """Renew what the search knows of a visit."""
    partner = delegation.partner
    search.index(
        delegation,
        title=delegation.title_vi,
        line=f"{delegation.reference} · {partner.name_vi} · {delegation.starts_on:%d/%m/%Y}",
        texts=(delegation.title_en, partner.name_en, delegation.purpose_vi, delegation.purpose_en),
    )


@transaction.atomic
def edit_delegation(
    delegation: Delegation,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Delegation:
    """
    Edit a visit; of two hands on it, fields that only one changed are merged.

    :raises RuleBroken: delegation.frozen, delegation.ends_before_start, delegation.no_plan_item,
        delegation.no_planning_basis, delegation.not_in_plan, edit.changed_meanwhile
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    merged = check_not_changed_meanwhile(delegation, changes, opened=opened, version=version)
    pairs = apply_changes(delegation, merged, allowed=FIELDS)
    rules.check_days(delegation.starts_on, delegation.ends_on)
    if PLANNING_FIELDS & set(pairs):
        rules.check_planning(
            Planning(delegation.planning), delegation.plan_item, delegation.planning_basis
        )
    if pairs:
        if "partner" in pairs and "country" not in pairs:
            delegation.country = delegation.partner.country
        delegation.version += 1
        delegation.save(update_fields=[*pairs, "country", "version"])
        set_programme_days(
            delegation.programme, starts_on=delegation.starts_on, ends_on=delegation.ends_on
        )
        audit.record("delegation.edited", delegation, by=by, changes=pairs)
        index_delegation(delegation)
    return delegation


@transaction.atomic
def class_guest(
    delegation: Delegation,
    *,
    guest_class: GuestClass,
    basis: str,
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> Delegation:
    """
    Record the human decision on the class of the guest, with its basis: both are one decision.

    :raises RuleBroken: delegation.frozen, delegation.no_class_basis, edit.changed_meanwhile
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    rules.check_class_decision(guest_class, basis)
    now = {"guest_class": delegation.guest_class, "basis": delegation.guest_class_basis}
    mine = {"guest_class": guest_class, "basis": basis.strip()}
    check_still_as_opened(now, mine, opened=opened)
    delegation.guest_class = guest_class
    delegation.guest_class_basis = basis.strip()
    delegation.guest_class_by = by
    delegation.version += 1
    delegation.save(update_fields=["guest_class", "guest_class_basis", "guest_class_by", "version"])
    audit.record("delegation.guest_classed", delegation, by=by, guest_class=guest_class)
    return delegation


@transaction.atomic
def share_with_units(
    delegation: Delegation, *, units: Iterable[Unit], by: User, opened: str | None = None
) -> Delegation:
    """
    Let exactly these units see the visit beside the office.

    `opened` are the keys of the units that were ticked when the form was opened: what another
    person has ticked since stays.
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    had = set(SharedWith.objects.filter(delegation=delegation).values_list("unit_id", flat=True))
    wanted = merge_choice(had, [unit.pk for unit in units], opened=opened)
    SharedWith.objects.filter(delegation=delegation).exclude(unit_id__in=wanted).delete()
    SharedWith.objects.bulk_create(
        SharedWith(delegation=delegation, unit_id=unit) for unit in sorted(wanted - had)
    )
    if wanted != had:
        audit.record("delegation.shared", delegation, by=by, units=sorted(wanted))
    return delegation


@transaction.atomic
def cancel_delegation(delegation: Delegation, *, reason: str, by: User, at: datetime) -> Delegation:
    """
    Say that a visit does not take place, and why; whatever still waits on it is called off.

    A submission is withdrawn, open questions are taken back and the agencies told, tasks of the
    preparation are dropped, people, cars and rooms are freed. Promises to the partner stay: they are kept or dropped one by one.

    :raises RuleBroken: delegation.cannot_move, delegation.no_reason
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_move(delegation, State.CANCELLED)
    reason = reason.strip()
    if not reason:
        raise RuleBroken(
            _("Say why the visit is cancelled."), code="delegation.no_reason", field="reason"
        )
    delegation.state = State.CANCELLED
    delegation.save(update_fields=["state"])
    audit.record("delegation.cancelled", delegation, by=by, reason=reason)
    _call_off(delegation, reason, by=by, at=at)
    return delegation


def _call_off(delegation: Delegation, reason: str, *, by: User, at: datetime) -> None:
    for item in Item.objects.filter(programme=delegation.programme_id):
        release(item, since=at, by=by)
    for case in cases_about(delegation).filter(state=CaseState.SUBMITTED):
        withdraw_case(case, reason=reason, by=by, at=at)
    for asked in consultations_about(delegation).filter(answered_on__isnull=True):
        withdraw_consultation(asked, by=by, at=at)
    why = _("The visit was cancelled: %(reason)s") % {"reason": reason}
    for task in tasks_about(delegation).filter(kind=TaskKind.TASK, state=TaskState.OPEN):
        end_task(task, state=TaskState.DROPPED, evidence=why, by=by, at=at)
