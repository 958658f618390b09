"""What is decided about norms: loading what is shipped, confirming, changing with a date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.figures import shipped_figures, shipped_instruments
from doingoai.norms.models import LegalInstrument, Norm
from doingoai.norms.queries import later_figures


@transaction.atomic
def load_shipped_norms(*, by: User | None) -> int:
    """Add shipped figures and instruments the office does not have yet; its own stay untouched."""
    for instrument in shipped_instruments():
        LegalInstrument.objects.get_or_create(
            code=instrument.code,
            defaults={
                "number_symbol": instrument.number_symbol,
                "kind": instrument.kind,
                "title_vi": instrument.title_vi,
                "issuer_vi": instrument.issuer_vi,
                "issued_on": instrument.issued_on,
                "valid_from": instrument.valid_from,
                "valid_to": instrument.valid_to,
                "replaced_by": instrument.replaced_by,
                "source": instrument.source,
                "confidence": instrument.confidence,
                "note": instrument.note,
            },
        )
    added = 0
    for figure in shipped_figures():
        norm, made = Norm.objects.get_or_create(
            key=figure.key,
            guest_class=figure.guest_class,
            role=figure.role,
            valid_from=figure.valid_from,
            defaults={
                "unit": figure.unit,
                "amount": figure.amount,
                "text": figure.text,
                "instrument": figure.instrument,
                "clause": figure.clause,
                "confidence": figure.confidence,
                "valid_to": figure.valid_to,
            },
        )
        added += made
        if made and by is not None:
            audit.record("norm.loaded", norm, by=by)
    return added


@transaction.atomic
def confirm_norm(norm: Norm, *, by: User, at: datetime) -> Norm:
    """Say that the office has held a figure against the text of the law."""
    require(by, Permission.NORM_CONFIRM)
    norm = Norm.objects.select_for_update(no_key=True).get(pk=norm.pk)
    norm.confirmed_by, norm.confirmed_at = by, at
    norm.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record("norm.confirmed", norm, by=by, amount=norm.amount, instrument=norm.instrument)
    return norm


@dataclass(frozen=True, slots=True)
class NewFigure:
    """
    A figure from a new instrument, or of the People's Council, from a day on or for some days.

    `text` is that of a figure in words, which has no amount.
    """

    amount: int | None
    valid_from: date
    instrument: str
    clause: str = ""
    valid_to: date | None = None
    text: str = ""


@transaction.atomic
def replace_norm(norm: Norm, new: NewFigure, *, by: User, at: datetime) -> Norm:
    """
    Set another figure from a day on, or for some days after which the old one goes on.

    The old one keeps its time and is never overwritten.

    :raises RuleBroken: norm.no_source, norm.not_later, norm.ends_before_start, norm.not_a_switch,
        norm.no_words, norm.no_amount, norm.later_one_exists, norm.over_another
    """
    require(by, Permission.NORM_CONFIRM)
    norm = Norm.objects.select_for_update(no_key=True).get(pk=norm.pk)
    _check_new(norm, new)
    _check_place(new, later_figures(norm).last())
    ended = norm.valid_to
    norm.valid_to = min(new.valid_from - timedelta(days=1), ended or date.max)
    norm.save(update_fields=["valid_to"])
    later = Norm.objects.create(
        key=norm.key,
        guest_class=norm.guest_class,
        role=norm.role,
        unit=norm.unit,
        amount=new.amount,
        text=new.text.strip(),
        instrument=new.instrument.strip(),
        clause=new.clause,
        confidence="H",
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        confirmed_by=by,
        confirmed_at=at,
    )
    _go_on_afterwards(norm, ended, new.valid_to)
    audit.record("norm.replaced", later, by=by, was=norm.amount, now=later.amount)
    return later


def _go_on_afterwards(norm: Norm, ended: date | None, until: date | None) -> None:
    """Let the old figure hold again when the time of the new one is over."""
    if until is None or (ended is not None and ended <= until):
        return
    Norm.objects.create(
        key=norm.key,
        guest_class=norm.guest_class,
        role=norm.role,
        unit=norm.unit,
        amount=norm.amount,
        text=norm.text,
        instrument=norm.instrument,
        clause=norm.clause,
        confidence=norm.confidence,
        valid_from=until + timedelta(days=1),
        valid_to=ended,
        confirmed_by=norm.confirmed_by,
        confirmed_at=norm.confirmed_at,
    )


def _check_new(norm: Norm, new: NewFigure) -> None:
    if not new.instrument.strip():
        raise RuleBroken(
            _("Name the decision the figure comes from."), code="norm.no_source", field="instrument"
        )
    if new.valid_from <= norm.valid_from:
        raise RuleBroken(
            _("The new figure has to begin after the old one (%(day)s).")
            % {"day": f"{norm.valid_from:%d/%m/%Y}"},
            code="norm.not_later",
            field="valid_from",
        )
    if new.valid_to is not None and new.valid_to < new.valid_from:
        raise RuleBroken(
            _("The last day (%(last)s) lies before the first (%(first)s). Correct one of them.")
            % {"last": f"{new.valid_to:%d/%m/%Y}", "first": f"{new.valid_from:%d/%m/%Y}"},
            code="norm.ends_before_start",
            field="valid_to",
        )
    if norm.unit == "text" and (new.amount is not None or not new.text.strip()):
        raise RuleBroken(
            _("This figure is in words: write what holds, for example the words of the notice."),
            code="norm.no_words",
            field="text",
        )
    if norm.unit != "text" and new.amount is None:
        raise RuleBroken(_("Enter the new figure."), code="norm.no_amount", field="amount")
    if norm.unit == "switch" and new.amount not in (0, 1):
        raise RuleBroken(
            _("The rule either applies or does not: choose one of the two."),
            code="norm.not_a_switch",
            field="amount",
        )


def _check_place(new: NewFigure, later: Norm | None) -> None:
    """Refuse what would reach into the time of a figure of the same case."""
    if later is None or (new.valid_to is not None and new.valid_to < later.valid_from):
        return
    day = f"{later.valid_from:%d/%m/%Y}"
    if new.valid_to is None:
        raise RuleBroken(
            _("Another figure already holds from %(day)s. Replace that one instead.")
            % {"day": day},
            code="norm.later_one_exists",
        )
    raise RuleBroken(
        _(
            "Another figure already holds from %(day)s. End this one before that day, or replace"
            " that one instead."
        )
        % {"day": day},
        code="norm.over_another",
        field="valid_to",
    )
