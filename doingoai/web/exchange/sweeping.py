"""The two jobs of the exchange as the worker runs them, joined with what only the pages know."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.conf import settings

from doingoai.accounts.models import User
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.documents.models import Paper
from doingoai.exchange import jobs
from doingoai.exchange.queries import due_deliveries
from doingoai.exchange.sending import Outcome, send_outside
from doingoai.visibility.rights import may_read_paper, may_see
from doingoai.web.places import address_of

MOST = 200


def tell_programs(now: Callable[[], datetime]) -> Iterator[int]:
    """Put on its way what has happened since the last look, and send what is due, one by one."""
    yield jobs.queue_new(at=now())
    while due_deliveries(at=now()).exists():
        yield deliver_due(at=now(), most=1)


def deliver_due(*, at: datetime, most: int = MOST) -> int:
    """Send what is due, each once; give how many were taken by the other side."""
    return jobs.deliver_due(at=at, may_see=may_be_told, link=link_of, send=send, most=most)


def send(url: str, body: bytes, headers: dict[str, str]) -> Outcome:
    return send_outside(url, body, headers, loopback_allowed=settings.DEMO)


def link_of(subject_type: str, subject_id: str) -> str:
    """The whole address of a record's page; empty where it has none of its own."""
    path = address_of(subject_type, subject_id)
    return settings.BASE_ADDRESS.rstrip("/") + path if path else ""


def may_be_told(user: User, subject_type: str, subject_id: str) -> bool:
    """Test whether a person may see a record, or the visit it is a part of."""
    if subject_type == Paper.subject_type:
        paper = Paper.objects.filter(pk=subject_id).first()
        return paper is not None and may_read_paper(user, paper)
    parts = {
        Member.subject_type: Member.objects.filter(pk=subject_id).values_list("delegation_id"),
        Host.subject_type: Host.objects.filter(pk=subject_id).values_list("delegation_id"),
        "programme": Delegation.objects.filter(programme__pk=subject_id).values_list("pk"),
    }
    if subject_type in parts:
        known = parts[subject_type].first()
        return known is not None and may_see(user, Delegation.subject_type, str(known[0]))
    return may_see(user, subject_type, subject_id)
