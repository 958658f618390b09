"""What programs send about documents."""

import base64
import binascii
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import AfterValidator
from pydantic import Field as Limits
from pydantic_core import PydanticCustomError

from doingoai.api.inputs import (
    Body,
    CountryCode,
    Day,
    Line40,
    Line60,
    Line120,
    Line200,
    Line250,
    Line500,
    Note,
    may_be,
    need,
    plain_text,
    unless_sent,
)
from doingoai.documents.states import IncomingKind, Urgency


def _base64(text: str) -> str:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise PydanticCustomError("base64_not_valid", "not base64") from None
    return text


class FileIn(Body):
    """A file inside a JSON body."""

    name: Line200 = need(_("Name of the file"))
    content: Annotated[str, AfterValidator(_base64)] = need(_("Content in base64"))

    def opened(self) -> bytes:
        return base64.b64decode(self.content)


Files = Annotated[list[FileIn], Limits(max_length=20)]


class ArrivalIn(Body):
    """
    A document that arrived.

    The names in brackets are those of the official electronic document, Decree 30/2020/NĐ-CP,
    annex VI.
    """

    subject: Line500 = need(_("Gist of the document (Subject)"))
    sender: Line250 = need(_("The body that issued it (OrganName)"))
    number: Line40 = may_be("", _("Number as the sender wrote it (CodeNumber)"))
    symbol: Line60 = may_be("", _("Symbol as the sender wrote it (CodeNotation)"))
    issued_on: Day | None = may_be(None, _("Date of the document (IssuedDate)"))
    arrived_on: Day | None = may_be(None, _("Day of arrival (ArrivalDate); today where left out"))
    kind: IncomingKind = may_be(IncomingKind.OFFICIAL_LETTER, _("Kind of document (TypeName)"))
    urgency: Urgency = may_be(Urgency.NORMAL, _("Urgency (Priority)"))
    due_on: Day | None = may_be(None, _("To be answered by (DueDate)"))
    sender_country: CountryCode = may_be("", _("Country by ISO 3166-1, two letters"))
    note: Note = may_be("", _("Notes (Description)"))
    external_id: Line120 = may_be(
        "", _("Key under which your system knows it; with it a document comes in once")
    )
    accept_same: bool = may_be(
        False, _("Register it although one of the same number, symbol and sender is there")
    )


class IncomingIn(ArrivalIn):
    files: Files = may_be([], _("Files, at most 20"))


class CorrectionIn(Body):
    """A correction of an entry; its arrival number stays."""

    subject: Line500 = unless_sent(_("Subject"))
    sender: Line250 = unless_sent(_("The body that issued it"))
    sender_country: CountryCode = unless_sent(_("Country by ISO 3166-1, two letters"))
    number: Line40 = unless_sent(_("Number as the sender wrote it"))
    symbol: Line60 = unless_sent(_("Symbol as the sender wrote it"))
    issued_on: Day | None = unless_sent(_("Date of the document"))
    kind: IncomingKind = unless_sent(_("Kind"))
    urgency: Urgency = unless_sent(_("Urgency"))
    due_on: Day | None = unless_sent(_("To be answered by"))
    note: Note = unless_sent(_("Notes"))


class FilesIn(Body):
    files: Files = need(_("Files, at most 20"))


KindWord = Annotated[str, Limits(max_length=60), AfterValidator(plain_text)]


class MakeIn(Body):
    kinds: Annotated[list[KindWord], Limits(max_length=100)] = may_be(
        [], _("Kinds of paper; all where it is left out")
    )
