"""E-mail messages: opened in a child process; what is attached is looked into like any file."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime

from doingoai.documents.inspection.contents import content_kind
from doingoai.documents.inspection.limits import ChildFailed, Failure, run_limited
from doingoai.documents.inspection.names import split_name
from doingoai.documents.inspection.refusals import FileRefused, refusal

OPENER = "doingoai.documents.openers.message"
MEMORY_MB = 768
NO_SENDER = "From:"
"""What the child says of a text that is no message at all."""
LEFT_INSIDE = frozenset({"ics", "vcf", "p7s", "asc", "gif"})
"""Small things that mail programmes add: they stay in the message and are not kept as files."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a message, under the name the sender gave it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What stands on a message: for the entry of the register."""

    sender: str
    address: str
    sent: datetime | None
    subject: str
    words: str
    files: tuple[Attached, ...] = ()


def read_message(content: bytes, *, name: str) -> Message:
    """
    Read a message with everything attached to it.

    :raises FileRefused: file.damaged, file.too_heavy
    """
    try:
        opened = json.loads(run_limited(OPENER, content, memory_mb=MEMORY_MB))
    except ChildFailed as failed:
        raise _refused_by_child(failed, name=name) from failed
    return Message(
        sender=opened["name"] or opened["address"],
        address=opened["address"],
        sent=datetime.fromisoformat(opened["sent"]) if opened["sent"] else None,
        subject=opened["subject"],
        words=f"{opened['subject']}\n{opened['words']}",
        files=tuple(
            Attached(file["name"], base64.b64decode(file["content"])) for file in opened["files"]
        ),
    )


def stays_inside(file: Attached) -> bool:
    """Test whether a file is one of the harmless additions that nobody needs to keep apart."""
    known = split_name(file.name)[1] in LEFT_INSIDE
    return known and content_kind(file.content, name=file.name) in {"text", "gif"}


def _refused_by_child(failed: ChildFailed, *, name: str) -> FileRefused:
    if failed.failure in (Failure.TIME, Failure.MEMORY):
        return refusal("file.too_heavy", name=name)
    if failed.detail == NO_SENDER:
        return refusal("file.kind_mismatch", name=name, expected=".eml", found="text")
    return refusal("file.damaged", name=name, found=failed.detail or "e-mail")
