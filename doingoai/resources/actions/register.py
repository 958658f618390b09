"""The register of the pool: who and what is in it, what they can do, when they are away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit, search
from doingoai.foundation.collation import name_sort_key, sort_key
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.resources import rules
from doingoai.resources.models import Absence, Booking, Resource, Skill
from doingoai.resources.states import AbsenceReason, ResourceKind

_OF_ALL = frozenset({"unit", "active_from", "active_until", "note"})
FIELDS_OF = {
    ResourceKind.PERSON: _OF_ALL
    | {"name", "user", "person", "phone", "is_interpreter", "is_officer", "is_driver"},
    ResourceKind.VEHICLE: _OF_ALL | {"name", "plate", "seats", "vehicle_kind", "usual_driver"},
    ResourceKind.ROOM: _OF_ALL | {"place", "capacity", "layouts"},
}
SKILL_FIELDS = frozenset(
    {"level", "certificate", "valid_until", "is_consecutive", "is_simultaneous", "fields", "last_used_on"}
)  # fmt: skip
_LINKS = {
    "user": (
        "resource.user_twice",
        gettext_lazy("This colleague is in the pool already: %(name)s."),
    ),
    "person": (
        "resource.person_twice",
        gettext_lazy("This person is in the pool already: %(name)s."),
    ),
    "place": ("resource.place_twice", gettext_lazy("This place is in the pool already: %(name)s.")),
}


@transaction.atomic
def add_resource(kind: ResourceKind, *, by: User, **fields: Any) -> Resource:
    """
    Put a person, a vehicle or a room into the pool.

    :raises RuleBroken: resource.no_name, resource.no_role, resource.no_plate, resource.no_place,
        resource.ends_before_start, resource.user_twice, resource.person_twice, resource.place_twice
    """
    require(by, Permission.RESOURCE_WRITE)
    one = Resource(kind=kind)
    apply_changes(one, fields, allowed=FIELDS_OF[kind])
    _complete(one)
    one.save(force_insert=True)
    _index(one)
    audit.record("resource.added", one, by=by, kind=kind)
    return one


@transaction.atomic
def edit_resource(
    one: Resource,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Resource:
    """
    Edit an entry of the pool; of two hands on it, fields that only one changed are merged.

    :raises RuleBroken: as `add_resource`, and edit.changed_meanwhile
    """
    require(by, Permission.RESOURCE_WRITE)
    one = Resource.objects.select_for_update(no_key=True).get(pk=one.pk)
    merged = check_not_changed_meanwhile(one, changes, opened=opened, version=version)
    pairs = apply_changes(one, merged, allowed=FIELDS_OF[ResourceKind(one.kind)])
    _complete(one)
    if pairs:
        one.version += 1
        one.save()
        _index(one)
        audit.record("resource.edited", one, by=by, changes=pairs)
    return one


def _complete(one: Resource) -> None:
    """Check an entry and give it the name by which lists sort it."""
    kind = ResourceKind(one.kind)
    rules.check_entry(kind, {name: getattr(one, name) for name in FIELDS_OF[kind]})
    for link, (code, text) in _LINKS.items():
        linked = getattr(one, link)
        same = Resource.objects.exclude(pk=one.pk).filter(**{link: linked}) if linked else None
        if same is not None and (there := same.first()):
            raise RuleBroken(str(text) % {"name": there.name}, code=code, field=link)
    linked_name = next((str(getattr(one, link)) for link in _LINKS if getattr(one, link)), "")
    one.name = linked_name or clean(one.name) or one.plate
    one.sort_key = (
        _by_given_name(one.name) if kind == ResourceKind.PERSON else sort_key(one.name)
    )[:700]
    one.folded = fold(f"{one.name} {one.plate}")[:330]


def _by_given_name(name: str) -> str:
    """Vietnamese lists go by the given name, the last word; a note in brackets is none."""
    words = name.partition(" (")[0].split() or [name]
    return name_sort_key(family=words[0], middle=" ".join(words[1:-1]), given=words[-1])


def _index(one: Resource) -> None:
    search.index(
        one, title=one.name, line=str(one.get_kind_display()), texts=(one.plate, one.phone)
    )


@transaction.atomic
def set_skill(one: Resource, language: str, *, by: User, **fields: Any) -> Skill:
    """
    Say how well somebody of the pool works in a language, and what shows it.

    :raises RuleBroken: skill.not_a_person, skill.no_language
    """
    require(by, Permission.RESOURCE_WRITE)
    one = Resource.objects.select_for_update(no_key=True).get(pk=one.pk)
    if one.kind != ResourceKind.PERSON:
        raise RuleBroken(_("Only people speak languages."), code="skill.not_a_person")
    if not language:
        raise RuleBroken(_("Choose the language."), code="skill.no_language", field="language")
    skill = Skill.objects.filter(resource=one, language=language).first()
    skill = skill or Skill(resource=one, language=language)
    pairs = apply_changes(skill, fields, allowed=SKILL_FIELDS)
    skill.save()
    audit.record("skill.set", one, by=by, language=language, changes=pairs)
    return skill


@transaction.atomic
def remove_skill(skill: Skill, *, by: User) -> Resource:
    """Take a language of somebody out of the register."""
    require(by, Permission.RESOURCE_WRITE)
    one = Resource.objects.select_for_update(no_key=True).get(pk=skill.resource_id)
    skill = Skill.objects.select_for_update(no_key=True).get(pk=skill.pk)
    audit.record("skill.removed", one, by=by, language=skill.language)
    skill.delete()
    return one


@transaction.atomic
def record_absence(
    one: Resource,
    *,
    starts_at: datetime,
    ends_at: datetime,
    reason: AbsenceReason,
    by: User,
    note: str = "",
) -> Absence:
    """
    Record that somebody or something is away. What is booked in that time stays and is marked:
    it has to be given to another.

    :raises RuleBroken: booking.takes_no_time
    """
    require(by, Permission.RESOURCE_WRITE)
    one = Resource.objects.select_for_update(no_key=True).get(pk=one.pk)
    rules.check_times(starts_at, ends_at)
    hit = Booking.objects.filter(resource=one, starts_at__lt=ends_at, ends_at__gt=starts_at)
    count = hit.update(is_displaced=True)
    absence = Absence.objects.create(
        resource=one, starts_at=starts_at, ends_at=ends_at, reason=reason, note=note
    )
    audit.record(
        "absence.recorded", one, by=by, starts_at=starts_at, ends_at=ends_at, reason=reason,
        displaced=count,
    )  # fmt: skip
    return absence


@transaction.atomic
def remove_absence(absence: Absence, *, by: User) -> Resource:
    """Take an absence back; what it had hit and nothing else hits stands again."""
    require(by, Permission.RESOURCE_WRITE)
    one = Resource.objects.select_for_update(no_key=True).get(pk=absence.resource_id)
    absence = Absence.objects.select_for_update(no_key=True).get(pk=absence.pk)
    start, end = absence.starts_at, absence.ends_at
    absence.delete()
    others = list(Absence.objects.filter(resource=one, starts_at__lt=end, ends_at__gt=start))
    hit = Booking.objects.filter(resource=one, starts_at__lt=end, ends_at__gt=start)
    for booking in hit.filter(is_displaced=True):
        if not any(
            away.starts_at < booking.ends_at and away.ends_at > booking.starts_at for away in others
        ):
            Booking.objects.filter(pk=booking.pk).update(is_displaced=False)
    audit.record("absence.removed", one, by=by, starts_at=start, ends_at=end)
    return one
