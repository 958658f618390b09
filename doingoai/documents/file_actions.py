"""What is done with files that people bring: held until their form is accepted, attached, opened."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents import storage
from doingoai.documents.actions import Arrival, Upload, register_incoming, stored_file
from doingoai.documents.models import Incoming, StoredFile
from doingoai.documents.queries import files_of, held_files
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, subject_of

HELD_FOR = timedelta(days=2)


@transaction.atomic
def hold_file(upload: Upload, *, by: User, at: datetime) -> StoredFile:
    """
    Keep an inspected file with the person who sent it, until the form it came with is accepted.

    What the same person left lying for two days is forgotten.
    """
    held_files(by).filter(stored_at__lt=at - HELD_FOR).delete()
    file = stored_file(subject_of(by), upload, by=by, at=at, sealed=False)
    audit.record("file.held", file, by=by, sha256=file.sha256)
    return file


@transaction.atomic
def attach_held_files(
    thing: HasSubject, files: Iterable[StoredFile], *, by: User
) -> list[StoredFile]:
    """
    Give held files to the record they came for; the caller has asked whether this person may.

    A file the record has already (equal content) is not given twice.
    """
    about = subject_of(thing)
    there = files_of(thing).values("sha256")
    keys = [file.pk for file in files]
    held = list(held_files(by).select_for_update().filter(pk__in=keys).exclude(sha256__in=there))
    for file in held:
        file.subject, file.subject_id = about.type, about.id
        file.save(update_fields=["subject", "subject_id"])
        audit.record("file.attached", about, by=by, name=file.name, sha256=file.sha256)
    return held


@transaction.atomic
def enter_incoming(
    arrival: Arrival,
    *,
    files: Iterable[StoredFile],
    by: User,
    at: datetime,
    accept_same: bool = False,
) -> Incoming:
    """
    Enter something that arrived into the register together with the files held for it.

    :raises RuleBroken: as register_incoming
    """
    entry = register_incoming(arrival, by=by, at=at, accept_same=accept_same)
    attach_held_files(entry, files, by=by)
    return entry


@transaction.atomic
def add_incoming_files(entry: Incoming, *, files: Iterable[StoredFile], by: User) -> Incoming:
    """
    Add held files to an entry of the register.

    :raises RuleBroken: file.none
    """
    require(by, Permission.REGISTER_WRITE)
    if not attach_held_files(entry, files, by=by):
        raise RuleBroken(
            _("No file has arrived. Drop one or choose it, then send again."),
            code="file.none",
            field="attachments",
        )
    return entry


@transaction.atomic
def open_sealed_file(file: StoredFile, *, by: User) -> bytes:
    """
    Read a sealed file (a scan of a passport); that it was read, and by whom, is kept.

    :raises FileGone: when it is missing or changed
    """
    require(by, Permission.PASSPORT_READ)
    content = storage.read(file)
    audit.record("file.sealed_read", file, by=by, about=f"{file.subject} {file.subject_id}")
    return content
