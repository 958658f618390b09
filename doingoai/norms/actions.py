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
    norm = Norm.objects.select_for_update().get(pk=norm.pk)
    norm.confirmed_by, norm.confirmed_at = by, at
    norm.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record("norm.confirmed", norm, by=by, amount=norm.amount, instrument=norm.instrument)
    return norm


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure from a new instrument, or of the People's Council, from a day on."""

    amount: int
    valid_from: date
    instrument: str
    clause: str = ""


@transaction.atomic
def replace_norm(norm: Norm, new: NewFigure, *, by: User, at: datetime) -> Norm:
    """
    Set another figure from a day on; the old one keeps its time and is never overwritten.

    :raises RuleBroken: norm.no_source, norm.not_later, norm.later_one_exists
    """
    require(by, Permission.NORM_CONFIRM)
    norm = Norm.objects.select_for_update().get(pk=norm.pk)
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
    _check_none_later(norm)
    norm.valid_to = new.valid_from - timedelta(days=1)
    norm.save(update_fields=["valid_to"])
    later = Norm.objects.create(
        key=norm.key,
        guest_class=norm.guest_class,
        role=norm.role,
        unit=norm.unit,
        amount=new.amount,
        instrument=new.instrument.strip(),
        clause=new.clause,
        confidence="H",
        valid_from=new.valid_from,
        confirmed_by=by,
        confirmed_at=at,
    )
    audit.record("norm.replaced", later, by=by, was=norm.amount, now=later.amount)
    return later


def _check_none_later(norm: Norm) -> None:
    later = later_figures(norm).first()
    if later is not None:
        raise RuleBroken(
            _("Another figure already holds from %(day)s. Replace that one instead.")
            % {"day": f"{later.valid_from:%d/%m/%Y}"},
            code="norm.later_one_exists",
        )
