"""How a file is refused: one class, a stable code, and words that say where, what and how to mend."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from doingoai.documents.inspection.wording import MESSAGES
from doingoai.foundation.refusals import RuleBroken


class FileRefused(RuleBroken):
    """The file may not come in; `found` says where in the file, for the log."""

    def __init__(self, message: str, *, code: str, found: str = "") -> None:
        super().__init__(message, code=code, field="file")
        self.found = found


def refusal(code: str, *, name: str, **found: object) -> FileRefused:
    """Make the refusal of a file by its code, in the language of the person who reads it."""
    values: Mapping[str, object] = {"name": name, **found}
    message = _(MESSAGES[code]) % values
    return FileRefused(message, code=code, found=str(found.get("found", "")))
