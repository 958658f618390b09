"""
Files that come with a form: inspected before anything else, held until the form is accepted.

A browser does not send a file again by itself; so a file that passed inspection stays with the
person, and the form that was refused shows it with a tick.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from doingoai.accounts.models import User
from doingoai.documents.actions import Upload
from doingoai.documents.file_actions import hold_file
from doingoai.documents.inspection import FileKind, Message, inspect_upload
from doingoai.documents.inspection.kinds import KINDS
from doingoai.documents.models import StoredFile
from doingoai.documents.queries import held_files
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.rendering import SignedInRequest

KEPT = "held"
MOST_FILES = 20


@dataclass(slots=True)
class Brought:
    """What came with a form: files that wait for it, e-mails read, what was refused of the others."""

    files: list[StoredFile] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def brought_files(
    request: SignedInRequest, *, name: str = "attachments", allowed: frozenset[FileKind]
) -> Brought:
    """Inspect what was dropped now, hold what passes, and add what was held before and is still ticked."""
    brought = Brought(files=_held_before(request, request.user))
    for upload in request.FILES.getlist(name)[:MOST_FILES]:
        try:
            _take(upload, brought, request.user, allowed)
        except RuleBroken as refusal:
            brought.refusals.append(refusal.message)
    return brought


def _held_before(request: HttpRequest, user: User) -> list[StoredFile]:
    keys = [key for text in request.POST.getlist(KEPT)[:MOST_FILES] if (key := _uuid(text))]
    return list(held_files(user).filter(key__in=keys)) if keys else []


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _take(upload: UploadedFile, brought: Brought, user: User, allowed: frozenset[FileKind]) -> None:
    """Inspect one file and hold it; the files that came in an e-mail are held beside it."""
    content = upload.read()
    seen = inspect_upload(upload.name or "", content, allowed=allowed)
    for one, inside in ((seen, content), *seen.parts):
        held = hold_file(Upload(one.safe_name, one.mime, inside), by=user, at=clock.now())
        brought.files.append(held)
    if seen.message is not None:
        brought.messages.append(seen.message)


class FileDropInput(forms.FileInput):
    """A place to drop files, and under it those that are held already."""

    template_name = "widgets/file_drop.html"
    allow_multiple_selected = True
    brought: Brought = Brought()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["held"] = self.brought.files
        context["kept"] = KEPT
        return context


class FilesField(forms.Field):
    """Files by drop or choice; `brought` tells what became of them."""

    widget: FileDropInput

    def __init__(self, *, allowed: Collection[FileKind], **rest: Any) -> None:
        accept = ",".join(f".{name}" for kind in allowed for name in KINDS[kind].extensions)
        super().__init__(widget=FileDropInput(attrs={"accept": accept, "multiple": True}), **rest)

    def take(self, brought: Brought) -> None:
        self.widget.brought = brought

    def clean(self, value: Any) -> list[StoredFile]:
        brought = self.widget.brought
        if brought.refusals:
            raise forms.ValidationError(list[Any](brought.refusals))
        return brought.files
