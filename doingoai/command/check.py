"""`doingoai check`: looks for damage and says how it is mended."""

import json
from argparse import Namespace
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from doingoai.command.archive.checkpoints import note_checkpoint
from doingoai.command.archive.key_ring import KeyRing
from doingoai.command.integrity.checking import find_faults
from doingoai.command.integrity.kinds import Fault
from doingoai.command.occupancy import occupied
from doingoai.foundation import audit, clock
from doingoai.foundation.refusals import RuleBroken


def run(options: Namespace) -> int:
    """Look for damage; a clean installation gets a note of where its audit chain stands."""
    if "django_migrations" not in connection.introspection.table_names():
        raise RuleBroken(
            _("There is no installation in %(place)s yet, so there is nothing to check.")
            % {"place": settings.HOME},
            code="check.nothing_there",
        )
    with occupied(settings.HOME):
        faults = list(find_faults())
        damage = [fault for fault in faults if not fault.kind.is_harmless]
        if not damage:
            ring = KeyRing.of_folder(Path(settings.KEYS))
            note_checkpoint(Path(settings.HOME), audit.head(), ring, at=clock.now())
    print(_as_json(faults) if options.json else _as_text(faults))
    return 1 if damage else 0


def _as_json(faults: list[Fault]) -> str:
    return json.dumps([fault.as_json() for fault in faults], ensure_ascii=False, indent=1)


def _as_text(faults: list[Fault]) -> str:
    lines = []
    for fault in faults:
        sign = "·" if fault.kind.is_harmless else "✗"
        lines.append(f"{sign} [{fault.kind.code}] {fault.message}\n    {fault.kind.mend}")
    damaged = sum(not fault.kind.is_harmless for fault in faults)
    lines.append(
        _("%(count)s faults found.") % {"count": damaged} if damaged else _("No fault found.")
    )
    return "\n".join(lines)
