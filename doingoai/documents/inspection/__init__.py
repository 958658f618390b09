"""What may come in as a file: its name, its size, its inside. Nothing here keeps or shows a file."""

from doingoai.documents.inspection.classification import (
    check_not_classified,
    classification_mark,
    classification_mark_in_name,
)
from doingoai.documents.inspection.kinds import FileKind
from doingoai.documents.inspection.messages import Message
from doingoai.documents.inspection.names import safe_name
from doingoai.documents.inspection.photos import strip_photo
from doingoai.documents.inspection.refusals import FileRefused
from doingoai.documents.inspection.texts import decoded_text
from doingoai.documents.inspection.uploads import Inspected, inspect_upload

__all__ = [
    "FileKind",
    "FileRefused",
    "Inspected",
    "Message",
    "check_not_classified",
    "classification_mark",
    "classification_mark_in_name",
    "decoded_text",
    "inspect_upload",
    "safe_name",
    "strip_photo",
]
