"""The office's own forms of address: by rank, by rank and country, and for one person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.models import Person
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence import rules
from doingoai.precedence.models import AddressWording
from doingoai.precedence.queries import rank_of

PAIRS = ("honorific_vi", "style_en", "salutation_vi", "salutation_en")
WORDING_FIELDS = frozenset(
    {f"{name}_{sex}" for name in PAIRS for sex in "mf"} | {"post_vi", "post_en", "source"}
)


@transaction.atomic
def word_address(
    *,
    changes: Mapping[str, Any],
    by: User,
    at: datetime,
    rank: str = "",
    country: str = "",
    person: Person | None = None,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> AddressWording:
    """
    Word how a rank, a rank of one country, or one person is addressed, in place of the shipped way.

    :raises RuleBroken: wording.unequal, wording.empty, wording.no_source, wording.unknown,
        edit.changed_meanwhile
    """
    require(by, Permission.PRECEDENCE_WRITE)
    _check_known(rank, country)
    about = {"rank": rank, "country": country, "person": person}
    row = AddressWording.objects.select_for_update(no_key=True).filter(**about).first()
    if row is None:
        row, merged = AddressWording(**about, by=by, at=at, version=0), dict(changes)
    else:
        merged = check_not_changed_meanwhile(row, changes, opened=opened, version=version)
    pairs = apply_changes(row, merged, allowed=WORDING_FIELDS)
    _check_words(row)
    if pairs:
        row.version, row.by, row.at = row.version + 1, by, at
        row.save()
        audit.record("wording.set", row, by=by, of=_of(row), changes=pairs)
    return row


@transaction.atomic
def drop_wording(row: AddressWording, *, by: User) -> None:
    """Go back to the shipped wording."""
    require(by, Permission.PRECEDENCE_WRITE)
    row = AddressWording.objects.select_for_update(no_key=True).get(pk=row.pk)
    audit.record("wording.dropped", row, by=by, of=_of(row))
    row.delete()


def _of(row: AddressWording) -> str:
    return str(row.person) if row.person_id else f"{row.rank} {row.country}".strip()


def _check_known(rank: str, country: str) -> None:
    if (rank and rank_of(rank) is None) or (country and country not in COUNTRIES):
        raise RuleBroken(
            _("This rank or country is not known. Choose one from the list."),
            code="wording.unknown", field="rank",
        )  # fmt: skip


def _check_words(row: AddressWording) -> None:
    for name in PAIRS:
        rules.check_same_words(getattr(row, f"{name}_m"), getattr(row, f"{name}_f"), f"{name}_f")
    if not row.source.strip():
        raise RuleBroken(
            _("Say where this wording comes from: a guide, an embassy, or the person's own wish."),
            code="wording.no_source", field="source",
        )  # fmt: skip
