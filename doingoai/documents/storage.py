"""
Files on disk: written to a temporary name, synced, renamed, folder synced, before their row commits.

A plain file lies under the digest of its content, so equal files are kept once; a sealed one under
the id of its row. A file without a row (a crash between the two) is harmless and swept by `check`.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from doingoai.documents.models import StoredFile
from doingoai.foundation import vault

_TABLE, _COLUMN = "documents_storedfile", "content"


class FileGone(Exception):
    """A file that its row speaks of is not on disk, or is not what the row says."""


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def place_of(file: StoredFile) -> Path:
    """Where a file lies below the files folder of the installation."""
    if file.is_sealed:
        return Path(settings.FILES) / "sealed" / file.key.hex[:2] / file.key.hex
    return Path(settings.FILES) / "plain" / file.sha256[:2] / file.sha256


def write(file: StoredFile, content: bytes) -> None:
    """Put the content where the row will point, durably; an equal plain file is left as it is."""
    place = place_of(file)
    if file.is_sealed:
        content = vault.seal(content, table=_TABLE, column=_COLUMN, row=file.key.hex)
    elif place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(file: StoredFile) -> bytes:
    """
    Read a file back and hold it against the digest of its row.

    :raises FileGone: when it is missing or changed
    """
    try:
        content = place_of(file).read_bytes()
    except FileNotFoundError as fault:
        raise FileGone(file.name) from fault
    if file.is_sealed:
        try:
            content = vault.unseal(content, table=_TABLE, column=_COLUMN, row=file.key.hex)
        except vault.SealBroken as fault:
            raise FileGone(file.name) from fault
    if digest(content) != file.sha256:
        raise FileGone(file.name)
    return content
