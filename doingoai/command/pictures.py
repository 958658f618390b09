"""Photographs that a workbook names: found beside it, looked into, made small for the badges."""

from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from doingoai.command.reading import read_named
from doingoai.delegations.facts import MemberFacts
from doingoai.documents.inspection import strip_photo
from doingoai.foundation.refusals import RuleBroken


def pictures_beside(
    book: Path, members: Iterable[MemberFacts]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """
    Give the pictures by the key of the guest, and a sentence for each that cannot be used.

    A name leads to a file in the folder of the workbook and nowhere else. A badge without its
    picture shows initials, so that one bad picture stops no dossier.
    """
    found: dict[str, bytes] = {}
    told: list[str] = []
    for member in members:
        if not member.photo:
            continue
        try:
            found[member.key] = _picture(book.parent, member.photo)
        except RuleBroken as refusal:
            told.append(
                _("%(name)s: the picture “%(file)s” is not used. %(why)s")
                % {"name": member.name.full, "file": member.photo, "why": refusal.message}
            )
    return found, tuple(told)


def _picture(folder: Path, name: str) -> bytes:
    """
    Read one picture and make it anew, without place and camera.

    :raises RuleBroken: picture.not_beside, and every refusal of a file
    """
    if Path(name).name != name or name in {".", ".."} or "\\" in name or "\0" in name:
        raise RuleBroken(
            _("Write the plain name of a file that lies in the folder of the workbook."),
            code="picture.not_beside",
        )
    return strip_photo(read_named(folder / name), name=name)
