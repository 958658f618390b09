"""Recording who acts for whom, and taking it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.approvals import rules
from doingoai.approvals.authority import clashing, may_lend
from doingoai.approvals.models import StandIn
from doingoai.approvals.queries import roles_that_decide
from doingoai.approvals.states import SigningForm
from doingoai.foundation import audit
from doingoai.foundation.refusals import NotAllowed, RuleBroken


@dataclass(frozen=True, slots=True)
class Lending:
    """By which form and paper, from which day to which, and for which matters (none: all)."""

    form: SigningForm
    basis: str
    paper_reference: str
    starts_on: date
    ends_on: date
    matters: tuple[str, ...] = ()


@transaction.atomic
def record_stand_in(
    principal: User, deputy: User, lending: Lending, *, on: date, by: User, at: datetime
) -> StandIn:
    """
    Record that one person acts for another; nobody makes themselves a deputy, and nothing is lent on.

    :raises RuleBroken: stand_in.same_person, stand_in.for_oneself, stand_in.nothing_to_lend,
        stand_in.closed_account, stand_in.no_basis, stand_in.ends_before_start, stand_in.in_the_past,
        stand_in.overlaps
    """
    _require_lending(by, principal)
    # Not FOR UPDATE: a notice to one of them, written under the audit lock, must not wait for us.
    locked = User.objects.select_for_update(no_key=True).order_by("pk")
    people = locked.in_bulk({principal.pk, deputy.pk})
    principal, deputy = people[principal.pk], people[deputy.pk]
    _check_people(principal, deputy, by=by)
    _check_lending(lending, on=on)
    made = StandIn(
        principal=principal, deputy=deputy, form=lending.form, basis=lending.basis.strip(),
        paper_reference=lending.paper_reference.strip(), matters=" ".join(sorted(lending.matters)),
        starts_on=lending.starts_on, ends_on=lending.ends_on, recorded_by=by, recorded_at=at,
    )  # fmt: skip
    _check_overlap(made)
    made.save(force_insert=True)
    audit.record(
        "stand_in.recorded", made, by=by, form=made.form, principal=principal.name,
        deputy=deputy.name, starts=made.starts_on, ends=made.ends_on, paper=made.paper_reference,
    )  # fmt: skip
    tell((one for one in (principal, deputy) if one != by), "stand_in.recorded", made, at=at)
    return made


def _require_lending(by: User, principal: User) -> None:
    if may(by, Permission.OFFICE_WRITE):
        return
    require(by, Permission.AUTHORITY_LEND)
    if by.pk != principal.pk and principal.unit_id not in unit_and_below(by.unit):
        raise NotAllowed(_("You record this for yourself and for people of your own unit."))


def _check_people(principal: User, deputy: User, *, by: User) -> None:
    if principal.pk == deputy.pk:
        raise RuleBroken(
            _("Nobody stands in for themselves. Choose another person."),
            code="stand_in.same_person",
            field="deputy",
        )
    if deputy.pk == by.pk:
        raise RuleBroken(
            _("Nobody makes themselves a deputy. The person who is represented, or the administrator, records it."),
            code="stand_in.for_oneself",
            field="deputy",
        )  # fmt: skip
    if not deputy.is_active:
        raise RuleBroken(
            _("The account of %(name)s is closed.") % {"name": deputy.name},
            code="stand_in.closed_account",
            field="deputy",
        )
    if not may_lend(rules.signer(principal), roles_that_decide()):
        raise RuleBroken(
            _("%(name)s decides nothing by a role of their own. A lent authority is not lent on.")
            % {"name": principal.name},
            code="stand_in.nothing_to_lend",
            field="principal",
        )


def _check_lending(lending: Lending, *, on: date) -> None:
    if not lending.basis.strip() or not lending.paper_reference.strip():
        raise RuleBroken(
            _("Name the paper by which this authority is given: its number and what it says."),
            code="stand_in.no_basis",
            field="basis" if not lending.basis.strip() else "paper_reference",
        )
    if lending.ends_on < lending.starts_on:
        raise RuleBroken(
            _("It ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
            % {"end": f"{lending.ends_on:%d/%m/%Y}", "start": f"{lending.starts_on:%d/%m/%Y}"},
            code="stand_in.ends_before_start",
            field="ends_on",
        )
    if lending.starts_on < on:
        raise RuleBroken(
            _("Authority is given from today on at the earliest, never for days that are over."),
            code="stand_in.in_the_past",
            field="starts_on",
        )


def _check_overlap(made: StandIn) -> None:
    others = StandIn.objects.filter(principal=made.principal, revoked_at__isnull=True)
    found = clashing(rules.lent(made), map(rules.lent, others.select_related("principal")))
    if found is not None:
        other = StandIn.objects.select_related("deputy").get(pk=found.key)
        raise RuleBroken(
            _("%(deputy)s stands in already from %(start)s to %(end)s. Revoke that first, or choose other days or matters.")
            % {
                "deputy": other.deputy.name,
                "start": f"{other.starts_on:%d/%m/%Y}",
                "end": f"{other.ends_on:%d/%m/%Y}",
            },
            code="stand_in.overlaps",
            field="starts_on",
        )  # fmt: skip


@transaction.atomic
def revoke_stand_in(stand_in: StandIn, *, by: User, at: datetime) -> StandIn:
    """
    Take a lent authority back at once; what was signed by it stays.

    :raises RuleBroken: stand_in.revoked
    """
    _require_lending(by, stand_in.principal)
    stand_in = (
        StandIn.objects.select_for_update(of=("self",), no_key=True)
        .select_related("principal", "deputy")
        .get(pk=stand_in.pk)
    )
    if stand_in.revoked_at is not None:
        raise RuleBroken(_("This has been revoked already."), code="stand_in.revoked")
    stand_in.revoked_by, stand_in.revoked_at = by, at
    stand_in.save(update_fields=["revoked_by", "revoked_at"])
    audit.record("stand_in.revoked", stand_in, by=by)
    told: Iterable[User] = (stand_in.principal, stand_in.deputy)
    tell((one for one in told if one != by), "stand_in.revoked", stand_in, at=at)
    return stand_in
