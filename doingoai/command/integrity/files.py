"""Files on disk against their rows, and keys."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.documents import storage
from doingoai.documents.models import StoredFile
from doingoai.foundation import vault


def file_faults() -> Iterator[Fault]:
    """Read every file that a row speaks of, then look for files nobody speaks of."""
    yield from _keys()
    spoken_of: set[Path] = set()
    for file in StoredFile.objects.order_by("id").iterator(chunk_size=2000):
        spoken_of.add(storage.place_of(file))
        yield from _file(file)
    for path in sorted(_on_disk() - spoken_of):
        yield Fault(Kind.FILE_NOBODYS, found=str(path.relative_to(settings.FILES)))


def _keys() -> Iterator[Fault]:
    for name in vault.KEY_FILES:
        path = Path(settings.KEYS) / name
        if not path.exists():
            yield Fault(Kind.KEY_MISSING, found=name)
        elif path.stat().st_mode & 0o077:
            yield Fault(Kind.KEY_OPEN, name, f"{path.stat().st_mode & 0o777:o}")


def _on_disk() -> set[Path]:
    base = Path(settings.FILES)
    return {path for path in base.rglob("*") if path.is_file()} if base.exists() else set()


def _file(file: StoredFile) -> Iterator[Fault]:
    where = f"{file.pk} “{file.name}”"
    place = storage.place_of(file)
    if not place.exists():
        yield Fault(Kind.FILE_MISSING, where, place.name)
        return
    try:
        content = storage.read(file)
    except (storage.FileGone, vault.KeyMissing):
        yield Fault(Kind.FILE_SEALED if file.is_sealed else Kind.FILE_CHANGED, where, place.name)
        return
    if len(content) != file.size:
        yield Fault(Kind.FILE_SIZE, where, f"{len(content)} ≠ {file.size}")
