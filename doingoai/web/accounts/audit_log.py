"""The audit log for those who may read it: filters in the address, pages by number, the chain's state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit as chain
from doingoai.foundation import clock
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.vietnamese import UnreadableDate, parse_date
from doingoai.web.audit.links import Key, links_of
from doingoai.web.audit.sentences import SENTENCES, sentence
from doingoai.web.filtering import one_of
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page


class AuditFilter:
    """What the address asks of the log: a verb, who did it, what it was done to, a day."""

    def __init__(self, query: QueryDict) -> None:
        self.verb = one_of(query.get("verb", ""), SENTENCES)
        actor = query.get("actor", "")
        self.actor = actor if actor.isdecimal() and len(actor) < 19 else ""
        kind, _dash, key = query.get("subject", "")[:110].partition("-")
        self.subject = f"{kind}-{key}" if kind and key else ""
        self.text = query.get("on", "").strip()[:40]
        self.on, self.fault = _day(self.text)

    def apply(self, entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        wanted: dict[str, Any] = {}
        if self.verb:
            wanted["verb"] = self.verb
        if self.actor:
            wanted["actor_id"] = self.actor
        if self.subject:
            kind, _dash, key = self.subject.partition("-")
            wanted |= {"subject_type": kind, "subject_id": key}
        if self.on:
            wanted |= _numbers_of(self.on)
        return entries.filter(**wanted)

    def __bool__(self) -> bool:
        return bool(self.verb or self.actor or self.subject or self.text)


def _day(text: str) -> tuple[date | None, str]:
    if not text:
        return None, ""
    try:
        return parse_date(text), ""
    except UnreadableDate as fault:
        return None, str(fault)


def _numbers_of(day: date) -> dict[str, int]:
    """The numbers of the entries of a day at the office."""
    zone = clock.now().tzinfo
    starts = datetime.combine(day, time.min, zone)
    ends = datetime.combine(day + timedelta(days=1), time.min, zone)
    first, after = chain.first_number_at(starts), chain.first_number_at(ends)
    return {"number__gte": first, "number__lt": after}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log in words."""

    entry: AuditEntry
    said: str
    url: str
    details: list[tuple[str, str]]


@login_required
def audit(request: SignedInRequest) -> HttpResponse:
    """The newest entries that fit, and whether those on this page are untouched."""
    require(request.user, Permission.AUDIT_READ)
    narrowing = AuditFilter(request.GET)
    sheet = keyset(request, narrowing.apply(AuditEntry.objects.all()), size=50)
    number, digest = chain.head()
    context = {
        "filter": narrowing,
        "sheet": sheet,
        "lines": list(_lines(sheet.rows, links_of(sheet.rows, request.user))),
        "verbs": sorted(((verb, str(text)) for verb, text in SENTENCES.items()), key=_by_text),
        "people": User.objects.order_by("name", "id").only("pk", "name"),
        "is_whole": chain.is_whole(sheet.rows),
        "number": number,
        "digest": digest,
    }
    return page(request, "accounts/audit.html", context, fragments=("audit-rows",))


def _by_text(pair: tuple[str, str]) -> str:
    return pair[0]


def _lines(entries: Iterable[AuditEntry], links: Mapping[Key, str]) -> Iterable[Line]:
    for entry in entries:
        yield Line(
            entry=entry,
            said=sentence(entry.verb),
            url=links.get((entry.subject_type, entry.subject_id), ""),
            details=[(name, _written(value)) for name, value in entry.details.items()],
        )


def _written(value: Any) -> str:
    """A detail as text; of changed fields old and new stand beside each other."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_written(inner)}" for name, inner in value.items())
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value):
        return f"“{value[0]}” → “{value[1]}”"
    if isinstance(value, list):
        return ", ".join(_written(one) for one in value)
    return "–" if value is None else str(value)
