"""A refusal that a test waits for, told by its code."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The lines inside are refused with this code, and the log says nothing of them."""
    before = AuditEntry.objects.count()
    with pytest.raises(RuleBroken) as refusal, transaction.atomic():
        yield
    assert [refusal.value.code, AuditEntry.objects.count()] == [code, before]


def told(number: int = 100) -> list[str]:
    """The newest verbs of the log, the oldest of them first."""
    verbs = AuditEntry.objects.order_by("-number").values_list("verb", flat=True)[:number]
    return list(verbs)[::-1]
