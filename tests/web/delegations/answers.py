"""What a page of a visit answered, as a person reads it."""

import re
from html import unescape
from typing import Any

from django.db.models import Model
from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import subject_of

_SUMMARY = re.compile(r'<div class="error-summary".*?</div>', re.S)
_LINE = re.compile(r'<li>(?:<a href="#(?:id_)?([^"]*)">)?(.*?)(?:</a>)?</li>', re.S)


def read(response: Any) -> str:
    return str(response.content.decode())


def shown_faults(response: Any) -> dict[str, str]:
    """What the page says has to be mended, by field; "" for what stands above the form."""
    faults: dict[str, str] = {}
    for summary in _SUMMARY.findall(read(response)):
        for field, text in _LINE.findall(summary):
            said = unescape(text)
            faults[field] = said.partition(": ")[2] if field else said
    return faults


def verbs(about: Model) -> list[str]:
    """What the audit log tells of a record, the oldest first."""
    subject = subject_of(about)  # type: ignore[arg-type]
    entries = AuditEntry.objects.filter(subject_type=subject.type, subject_id=subject.id)
    return list(entries.order_by("number").values_list("verb", flat=True))


def at(visit: Delegation, page: str, *more: object) -> str:
    """The address of a page of a visit."""
    return reverse(f"delegations:{page}", args=[visit.pk, *more])


def piece(client: Any, url: str, name: str) -> str:
    """The part of a page that htmx would put in place of the element `name`."""
    return read(client.get(url, headers={"HX-Request": "true", "HX-Target": name}))


def typed(response: Any, **values: str) -> list[str]:
    """Which of the values that were typed the page does not show any more."""
    html = unescape(read(response))
    return [name for name, value in values.items() if value not in html]
