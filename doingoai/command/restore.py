"""`doingoai restore`: puts a backup in place, or proves one in a scratch place."""

import json
import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from doingoai.command.archive.container import Archive, open_archive, write_synced
from doingoai.command.archive.key_ring import KeyRing, KeysUnreadable
from doingoai.command.archive.putting_back import (
    check_fits,
    check_place,
    holds_anything,
    put_back,
)
from doingoai.command.archive.refusals import WrongKeys
from doingoai.command.archive.taking import KEYS_SUFFIX
from doingoai.command.occupancy import occupied
from doingoai.command.speech import note
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken

PROVED = "last-proved-restore.json"


def run(options: Namespace) -> int:
    """Prove a backup, then put it in place."""
    archive = proved_archive(options.file, options.keys)
    note(_("The backup of %(moment)s is whole.") % {"moment": archive.manifest["made_at"]})
    check_fits(archive)
    if options.trial:
        return _try(archive, options)
    with occupied(settings.HOME, alone=True):
        check_place(replace=options.replace)
        was_there = holds_anything()
        done = put_back(archive, at=clock.now())
    note(_("Restored: database and %(count)s files.") % {"count": done.files})
    if was_there:
        note(_("What was there is kept in: %(place)s") % {"place": done.aside})
    return 0


def proved_archive(path: Path, keys_path: Path | None) -> Archive:
    """
    Open a backup with the keys that were named, that it holds, or that lie beside it.

    :raises RuleBroken: backup.not_there, backup.damaged, backup.keys_needed, backup.wrong_keys
    """
    if not path.is_file():
        raise RuleBroken(
            _("There is no file %(file)s. Check the name and the folder.") % {"file": path},
            code="backup.not_there",
        )
    beside = path.with_name(path.name + KEYS_SUFFIX)
    chosen = keys_path or (beside if beside.exists() else None)
    return open_archive(path, keys=_ring(path, chosen) if chosen else None)


def _ring(path: Path, keys_path: Path) -> KeyRing:
    try:
        return KeyRing.from_text(keys_path.read_bytes())
    except (OSError, KeysUnreadable) as fault:
        raise WrongKeys(path) from fault


def _try(archive: Archive, options: Namespace) -> int:
    """Restore into a scratch place by another process, look for damage there, throw it away."""
    with tempfile.TemporaryDirectory(prefix="doingoai-trial-") as place:
        ring = Path(place) / "keys.json"
        write_synced(ring, archive.ring.as_text())
        restore = ["restore", str(options.file.absolute()), "--keys", str(ring)]
        home = Path(place) / "home"
        status = _in_other_home(home, restore) or _in_other_home(home, ["check"])
    if status == 0:
        facts = {"at": clock.now().isoformat(), "made_at": archive.manifest["made_at"]}
        write_synced(Path(settings.HOME) / PROVED, json.dumps(facts).encode())
        note(_("Proved: the backup was restored in a scratch place and is free of faults."))
    return status


def _in_other_home(home: Path, words: list[str]) -> int:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DOINGOAI_HOME": str(home), "PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-m", "doingoai", *words]
    return subprocess.call(command, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603  our own command
