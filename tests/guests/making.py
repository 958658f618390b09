"""Links and entries for the tests of the guests' page."""

from datetime import timedelta
from typing import Any

from doingoai.delegations.models import Delegation
from doingoai.guests.actions.entries import save_entry
from doingoai.guests.actions.links import make_link
from doingoai.guests.models import GuestEntry, GuestLink
from doingoai.guests.sealing import values_of
from tests import cast, factories

PASTED = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
"""The specimen of ICAO Doc 9303 part 4."""


def link_of(visit: Delegation, **fields: Any) -> tuple[GuestLink, str]:
    fields.setdefault("language", "en")
    fields.setdefault("expires_at", factories.NOON + timedelta(days=7))
    return make_link(visit, by=cast.lan(), at=factories.NOON, **fields)


def entry_of(link: GuestLink, **values: str) -> GuestEntry:
    values.setdefault("family", "SAMPLE")
    return save_entry(link, None, changes=values, at=factories.NOON)


def written(entry: GuestEntry) -> dict[str, str]:
    return values_of(GuestEntry.objects.get(pk=entry.pk))
