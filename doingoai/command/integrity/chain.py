"""The audit chain, in itself and against the notes kept outside the database."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from doingoai.command.archive.checkpoints import checkpoints
from doingoai.command.archive.key_ring import KeyRing
from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.foundation import audit
from doingoai.foundation.models import AuditEntry

KINDS = {
    "missing": Kind.AUDIT_MISSING,
    "not tied to the entry before": Kind.AUDIT_UNTIED,
    "changed": Kind.AUDIT_CHANGED,
}


def chain_faults() -> Iterator[Fault]:
    """Walk the whole chain, then look at every place that was noted earlier."""
    for fault in audit.chain_faults():
        yield Fault(KINDS[fault.what], str(fault.number))
    ring = KeyRing.of_folder(Path(settings.KEYS))
    if ring.is_whole:
        yield from _against_notes(ring)


def _against_notes(ring: KeyRing) -> Iterator[Fault]:
    for noted in checkpoints(Path(settings.HOME), ring):
        if not noted.is_ours:
            yield Fault(Kind.AUDIT_NOTES, found=noted.at)
            continue
        entry = AuditEntry.objects.filter(number=noted.number).values_list("hash").first()
        if entry is None:
            yield Fault(Kind.AUDIT_CUT, str(noted.number), noted.at)
        elif entry != (noted.hash,):
            yield Fault(Kind.AUDIT_REPLACED, str(noted.number), noted.at)
