"""What the guests wrote on their own page, line by line against what is held: accepted or left."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.rules import may
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.finding import find_visit
from doingoai.api.delegations.sent import AcceptIn, RefuseIn
from doingoai.api.operation import caller, reads, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.shapes_visits import GuestEntriesShape, GuestEntryShape
from doingoai.foundation import clock
from doingoai.guests.actions.decide import accept_entry, refuse_entry
from doingoai.guests.differences import Difference, differences
from doingoai.guests.models import GuestEntry
from doingoai.guests.queries import candidates, entries_of, facts_of

router = Router(tags=["delegations"])
READ, WRITE = Scope.VISITS_READ, Scope.VISITS_WRITE
EDIT = Permission.DELEGATION_WRITE
NEVER_TOLD = frozenset({"passport", "birth_date", "photo", "scan"})


def _find(request: HttpRequest, pk: int, key: int) -> GuestEntry:
    return get_object_or_404(entries_of(find_visit(request, pk, EDIT)), pk=key)


def _words(request: HttpRequest, entry: GuestEntry) -> dict[str, Any]:
    reads_health = may(caller(request), Permission.HEALTH_READ)
    waiting = differences(entry, entry.member) if entry.is_waiting else []
    return {
        "id": entry.pk, "name": facts_of(entry).name, "member": entry.member_id,
        "is_removed": entry.is_removed, "version": entry.version,
        "differences": [_difference(one, reads_health=reads_health) for one in waiting],
        "candidates": [] if entry.member_id else candidates(entry),
    }  # fmt: skip


def _difference(one: Difference, *, reads_health: bool) -> dict[str, Any]:
    closed = one.line in NEVER_TOLD or (one.line == "diet" and not reads_health)
    ours, theirs = (None, None) if closed else (one.ours, one.theirs)
    return {"line": one.line, "ours": ours, "theirs": theirs}


@reads(
    router, "/{int:pk}/guest-entries/", READ, GuestEntriesShape,
    _("What the guests wrote on their own page, and what of it waits for the office"),
)  # fmt: skip
def list_guest_entries(request: HttpRequest, pk: Key) -> Any:
    entries = entries_of(find_visit(request, pk, EDIT))
    return {"items": [_words(request, one) for one in entries]}


@writes(
    router, "POST", "/{int:pk}/guest-entries/{int:key}/accept/", WRITE, GuestEntryShape,
    _("Take lines of what guests wrote into the office's own list"),
)  # fmt: skip
def accept_guest_lines(request: HttpRequest, pk: Key, key: Inner, body: AcceptIn) -> Any:
    accept_entry(
        _find(request, pk, key), lines=body.lines, whom=body.whom, version=body.version,
        on=clock.today(), by=caller(request),
    )  # fmt: skip
    return _words(request, _find(request, pk, key))


@writes(
    router, "POST", "/{int:pk}/guest-entries/{int:key}/refuse/", WRITE, GuestEntryShape,
    _("Leave lines as the office has them"),
)  # fmt: skip
def refuse_guest_lines(request: HttpRequest, pk: Key, key: Inner, body: RefuseIn) -> Any:
    entry = _find(request, pk, key)
    refuse_entry(entry, lines=body.lines, version=body.version, by=caller(request))
    return _words(request, _find(request, pk, key))
