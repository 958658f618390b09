"""Laying down the order of precedence: a draft is copied, moved about, and put in force from a day."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory.models import Post
from doingoai.directory.ranks import RANKS
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence import rules
from doingoai.precedence.facts import Groups, Order
from doingoai.precedence.models import OwnRank, PrecedenceLine, PrecedenceOrder
from doingoai.precedence.moving import lowered, put_at, raised, settled, without
from doingoai.precedence.queries import newest_order, order_of
from doingoai.precedence.states import OrderState


@transaction.atomic
def copy_to_draft(*, by: User, at: datetime) -> PrecedenceOrder:
    """
    Copy the newest version to a draft that may be changed without anybody being ranked by it.

    :raises RuleBroken: order.draft_exists
    """
    require(by, Permission.PRECEDENCE_WRITE)
    rows = PrecedenceOrder.objects.select_for_update(no_key=True)
    if rows.filter(state=OrderState.DRAFT).exists():
        raise RuleBroken(
            _("There is a draft already. Put it in force or drop it first."),
            code="order.draft_exists",
        )
    newest, last = newest_order(), rows.first()
    draft = PrecedenceOrder.objects.create(
        number=last.number + 1 if last else 1, made_by=by, made_at=at
    )
    _write(draft, newest.groups, newest.grades)
    audit.record("precedence.copied", draft, by=by, of=newest.number)
    return draft


@transaction.atomic
def move_rank(
    draft: PrecedenceOrder, code: str, *, by: User, up: bool = False, place: int | None = None
) -> PrecedenceOrder:
    """
    Move a rank of the draft one step up or down, or to a place of its own.

    :raises RuleBroken: order.in_force, order.no_such_rank
    """
    require(by, Permission.PRECEDENCE_WRITE)
    draft = _open_draft(draft)
    before = order_of(draft)
    was = _place(before, code)
    if place is not None:
        groups = put_at(before.groups, code, place)
    else:
        groups = raised(before.groups, code) if up else lowered(before.groups, code)
    if groups != before.groups:
        _write(draft, groups, settled(groups, before.grades, code))
        now = _place(order_of(draft), code)
        audit.record("precedence.rank_moved", draft, by=by, rank=code, was=was, now=now)
    return draft


@transaction.atomic
def add_rank(
    draft: PrecedenceOrder,
    *,
    name_vi: str,
    name_en: str,
    like: str,
    source: str,
    by: User,
    at: datetime,
) -> OwnRank:
    """
    Add a rank of the office to the draft, just below the shipped rank it is like.

    :raises RuleBroken: order.in_force, order.no_such_rank, rank.exists
    """
    require(by, Permission.PRECEDENCE_WRITE)
    draft = _open_draft(draft)
    before = order_of(draft)
    place = _place(before, like)
    names = {facts.name_vi.casefold() for facts in (*RANKS.values(), *before.own.values())}
    if name_vi.strip().casefold() in names:
        raise RuleBroken(
            _("“%(name)s” is in the order already. Move that rank instead.") % {"name": name_vi},
            code="rank.exists", field="name_vi",
        )  # fmt: skip
    own = OwnRank.objects.create(
        code=f"own_{secrets.token_hex(8)}", name_vi=name_vi.strip(), name_en=name_en.strip(),
        like=like, source=source.strip(), added_by=by, added_at=at,
    )  # fmt: skip
    groups = (*before.groups[:place], (own.code,), *before.groups[place:])
    _write(draft, groups, {**before.grades, own.code: before.grades[like]})
    audit.record("precedence.rank_added", draft, by=by, rank=own.code, name=own.name_vi)
    return own


@transaction.atomic
def drop_rank(draft: PrecedenceOrder, code: str, *, uses: int, by: User) -> PrecedenceOrder:
    """
    Take a rank of the office out of the draft; `uses` counts who bears it on lists of higher apps.

    :raises RuleBroken: order.in_force, rank.shipped, rank.in_use
    """
    require(by, Permission.PRECEDENCE_WRITE)
    draft = _open_draft(draft)
    if code in RANKS:
        raise RuleBroken(
            _("The ranks shipped with the software stay; move it down instead."),
            code="rank.shipped",
        )
    used = uses + Post.objects.filter(rank=code).count()
    if used:
        raise RuleBroken(
            _("%(count)s people bear this rank. Give them another one first.") % {"count": used},
            code="rank.in_use",
        )
    before = order_of(draft)
    kept = {rank: grade for rank, grade in before.grades.items() if rank != code}
    _write(draft, without(before.groups, code), kept)
    if not PrecedenceLine.objects.filter(rank=code).exists():
        OwnRank.objects.filter(code=code).delete()
    audit.record("precedence.rank_dropped", draft, by=by, rank=code)
    return draft


@transaction.atomic
def put_in_force(
    draft: PrecedenceOrder,
    *,
    valid_from: date,
    basis: str,
    laid_down_by: str,
    by: User,
    at: datetime,
    today: date,
) -> PrecedenceOrder:
    """
    Let the draft hold from a day on; events before that day keep the order they had.

    :raises RuleBroken: order.in_force, order.no_basis, order.no_author, order.in_the_past,
        order.not_later, order.classes_turned
    """
    require(by, Permission.PRECEDENCE_WRITE)
    draft = _open_draft(draft)
    rules.check_grounds(basis, laid_down_by)
    rules.check_first_day(valid_from, last=newest_order().valid_from, today=today)
    rules.check_classes(order_of(draft))
    draft.state, draft.valid_from = OrderState.IN_FORCE, valid_from
    draft.basis, draft.laid_down_by = basis.strip(), laid_down_by.strip()
    draft.confirmed_by, draft.confirmed_at = by, at
    draft.save()
    audit.record("precedence.put_in_force", draft, by=by, valid_from=valid_from, basis=draft.basis)
    return draft


@transaction.atomic
def drop_draft(draft: PrecedenceOrder, *, by: User) -> None:
    """
    Throw a draft away; ranks that were added for it alone go with it.

    :raises RuleBroken: order.in_force, rank.in_use
    """
    require(by, Permission.PRECEDENCE_WRITE)
    draft = _open_draft(draft)
    order = order_of(draft)
    own = set(order.own) & set(order.places)
    elsewhere = PrecedenceLine.objects.exclude(order=draft).filter(rank__in=own)
    fresh = own - set(elsewhere.values_list("rank", flat=True))
    if Post.objects.filter(rank__in=fresh).exists():
        raise RuleBroken(
            _("People bear a rank that only this draft has. Give them another one first."),
            code="rank.in_use",
        )
    audit.record("precedence.dropped", draft, by=by)
    OwnRank.objects.filter(code__in=fresh).delete()
    draft.delete()


@transaction.atomic
def confirm_shipped(*, by: User, at: datetime) -> PrecedenceOrder:
    """Say that the office has held the shipped order against its own practice."""
    require(by, Permission.PRECEDENCE_WRITE)
    row, _made = PrecedenceOrder.objects.get_or_create(
        number=0, defaults={"state": OrderState.IN_FORCE, "made_by": by, "made_at": at}
    )
    row.confirmed_by, row.confirmed_at = by, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record("precedence.confirmed", row, by=by)
    return row


def _open_draft(draft: PrecedenceOrder) -> PrecedenceOrder:
    fresh = PrecedenceOrder.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if fresh.state != OrderState.DRAFT:
        raise RuleBroken(
            _(
                "Version %(number)s is in force and stays as it is. Copy it to a draft and change that."
            )
            % {"number": fresh.number},
            code="order.in_force",
        )
    return fresh


def _place(order: Order, code: str) -> int:
    place = order.place_of(code)
    if place is None:
        raise RuleBroken(
            _("This rank is not in the draft. Open the draft again."), code="order.no_such_rank"
        )
    return place


def _write(draft: PrecedenceOrder, groups: Groups, grades: Mapping[str, int]) -> None:
    draft.lines.all().delete()
    PrecedenceLine.objects.bulk_create(
        PrecedenceLine(order=draft, rank=code, place=place, grade=grades[code])
        for place, group in enumerate(groups, 1)
        for code in group
    )
    draft.version += 1
    draft.save(update_fields=["version"])
