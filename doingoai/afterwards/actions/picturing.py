"""Photographs of a visit: taken in, given their names, taken out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.afterwards import rules
from doingoai.afterwards.models import InPicture, Photograph
from doingoai.delegations.models import Delegation
from doingoai.documents.actions import Upload, stored_file
from doingoai.documents.models import StoredFile
from doingoai.foundation import audit
from doingoai.foundation.subjects import subject_of
from doingoai.programme.models import Item
from doingoai.runsheet.models import Photo


@transaction.atomic
def add_photograph(
    visit: Delegation, upload: Upload, *, by: User, at: datetime, item: Item | None = None
) -> Photograph:
    """
    Keep a picture of the visit, sealed; it was made anew without place, camera or time.

    :raises RuleBroken: photograph.closed, photograph.too_many
    """
    visit = _open(visit, by)
    file = stored_file(subject_of(visit), upload, by=by, at=at, sealed=True)
    return _kept(visit, file, item, by, at)


@transaction.atomic
def take_run_photo(visit: Delegation, photo: Photo, *, by: User, at: datetime) -> Photograph:
    """
    Take a picture of the run sheet among the photographs; taken twice, it is there once.

    :raises RuleBroken: photograph.closed, photograph.too_many
    """
    visit = _open(visit, by)
    had = Photograph.objects.filter(delegation=visit, file=photo.file_id).first()
    return had or _kept(visit, photo.file, None, by, at)


def _open(visit: Delegation, by: User) -> Delegation:
    require(by, Permission.DELEGATION_WRITE)
    visit = Delegation.objects.select_for_update(of=("self",), no_key=True).get(pk=visit.pk)
    rules.check_can_picture(visit)
    return visit


def _kept(
    visit: Delegation, file: StoredFile, item: Item | None, by: User, at: datetime
) -> Photograph:
    rules.check_room(Photograph.objects.filter(delegation=visit).count())
    photograph = Photograph.objects.create(
        delegation=visit, file=file, item=item, added_by=by, added_at=at,
        occasion_vi=item.title_vi[:200] if item else "", occasion_en=item.title_en[:200] if item else "",
    )  # fmt: skip
    audit.record("photograph.added", visit, by=by, photograph=photograph.pk, sha256=file.sha256)
    return photograph


@transaction.atomic
def name_photograph(
    photograph: Photograph,
    *,
    places: Mapping[str, tuple[int, int]],
    occasion_vi: str,
    occasion_en: str,
    item: Item | None,
    version: int | None,
    by: User,
) -> Photograph:
    """
    Say who stands where in a picture and at what occasion it was taken.

    `places` gives row (1 in front) and place by the key of each person, places from the own right of
    those who stand there. `version` is what the officer was shown.

    :raises RuleBroken: photograph.closed, photograph.changed_meanwhile, photograph.not_of_visit,
        photograph.no_such_row, photograph.two_at_one_place
    """
    visit = _open(photograph.delegation, by)
    photograph = Photograph.objects.select_for_update(of=("self",)).get(pk=photograph.pk)
    rules.check_is_as_shown(photograph, version)
    people = rules.check_places(places, visit)
    photograph.occasion_vi, photograph.occasion_en = occasion_vi.strip(), occasion_en.strip()
    photograph.item = item
    photograph.version += 1
    photograph.save(update_fields=["occasion_vi", "occasion_en", "item", "version"])
    InPicture.objects.filter(photograph=photograph).delete()
    InPicture.objects.bulk_create(
        [_standing(photograph, people[key], *places[key]) for key in sorted(places)]
    )
    audit.record("photograph.named", visit, by=by, photograph=photograph.pk, people=len(places))
    return photograph


def _standing(photograph: Photograph, who: Any, row: int, place: int) -> InPicture:
    side = {who.subject_type: who}
    return InPicture(photograph=photograph, row=row, place=place, **side)


@transaction.atomic
def remove_photograph(photograph: Photograph, *, by: User) -> None:
    """
    Take a picture out of the photographs of a visit; what was kept of it stays in its files.

    :raises RuleBroken: photograph.closed
    """
    visit = _open(photograph.delegation, by)
    found = Photograph.objects.select_for_update(of=("self",)).filter(pk=photograph.pk).first()
    if found is not None:
        audit.record("photograph.removed", visit, by=by, photograph=found.pk)
        found.delete()
