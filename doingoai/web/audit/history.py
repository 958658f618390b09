"""What was done with a record, by whom, as lines of a history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.foundation.models import AuditEntry
from doingoai.missions.states import MissionState
from doingoai.web.audit.sentences import sentence
from doingoai.yearplan.states import PlanState

MOST = 40
MOVED = {"year_plan.moved": PlanState, "mission.moved": MissionState}
"""Acts that bring a record into another state: the history says into which."""
SHOWN = ("at", "verb", "subject_type", "subject_label", "actor_label", "details")


@dataclass(frozen=True, slots=True)
class Event:
    text: str
    actor: str
    at: datetime


def history_of(
    visit: Delegation, matters: Iterable[tuple[str, str]], *, seen_by: User
) -> list[Event]:
    """The newest acts on a visit, its programme, and the matters that belong to it."""
    if not may(seen_by, Permission.DELEGATION_VIEW_ALL):
        return []
    keys: dict[str, list[str]] = {
        "delegation": [str(visit.pk)],
        "programme": [str(visit.programme_id)],
    }
    for subject_type, key in matters:
        keys.setdefault(subject_type, []).append(key)
    wanted = Q()
    for subject_type, ids in keys.items():
        wanted |= Q(subject_type=subject_type, subject_id__in=ids)
    entries = AuditEntry.objects.filter(wanted).only(*SHOWN).order_by("-number")[:MOST]
    return [event_of(entry) for entry in entries]


def event_of(entry: AuditEntry) -> Event:
    what = _said(entry)
    if entry.subject_type not in {"delegation", "programme"}:
        what = f"{entry.subject_label}: {what}"
    return _event(entry, what)


def _said(entry: AuditEntry) -> str:
    states, now = MOVED.get(entry.verb), entry.details.get("now")
    if states is not None and now in states:
        return f"{sentence(entry.verb)}: {states(now).label}"
    version = entry.details.get("version")
    return f"{sentence(entry.verb)} (v{version})" if version else sentence(entry.verb)


def _event(entry: AuditEntry, what: str) -> Event:
    return Event(what[:1].upper() + what[1:], entry.actor_label, entry.at)


def events_about(subject_type: str, key: object) -> list[Event]:
    """The newest acts on one record, for its own page: its name is not repeated in every line."""
    entries = AuditEntry.objects.filter(subject_type=subject_type, subject_id=str(key))
    return [_event(entry, _said(entry)) for entry in entries.order_by("-number")[:MOST]]
