"""The travellers of a mission, one by one, and their passports."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.directory.actions import (
    PASSPORT_FIELDS,
    PassportData,
    add_person,
    correct_passport,
    set_passport,
)
from doingoai.directory.models import Person
from doingoai.directory.naming import PersonName
from doingoai.foundation import audit
from doingoai.foundation.edits import (
    apply_changes,
    check_not_changed_meanwhile,
    check_still_as_opened,
)
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.actions.holding import preparation_held, request_held, right_of
from doingoai.missions.actions.mission import index_mission
from doingoai.missions.models import Mission, Traveller
from doingoai.missions.queries import passport_of
from doingoai.missions.states import TravellerRole

TRAVELLER_FIELDS = frozenset(
    {
        "role", "unit", "organisation_vi", "organisation_en", "title_vi", "title_en", "rank",
        "managed_by", "is_key_leader", "relative_of",
    }
)  # fmt: skip


@transaction.atomic
def add_traveller(
    mission: Mission, who: Person | PersonName, *, by: User, sex: str = "", **fields: Any
) -> Traveller:
    """
    Put a person on the list of travellers: a known one, or a name for a new one.

    :raises RuleBroken: mission.frozen, traveller.twice, traveller.second_head,
        traveller.not_ours, person.no_name
    """
    mission = request_held(mission, by)
    person = who if isinstance(who, Person) else _new_person(who, sex, by)
    if not person.is_vietnamese_side:
        raise RuleBroken(
            _("%(name)s is of the foreign side. Choose somebody of ours, or write a new name.")
            % {"name": person},
            code="traveller.not_ours",
            field="person",
        )
    last = Traveller.objects.filter(mission=mission).aggregate(last=Max("order"))["last"] or 0
    traveller = Traveller(mission=mission, person=person, order=last + 1)
    pairs = apply_changes(traveller, fields, allowed=TRAVELLER_FIELDS)
    _check_one_head(traveller)
    try:
        with transaction.atomic():
            traveller.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(
            _("%(name)s is already on this list.") % {"name": person},
            code="traveller.twice",
            field="person",
        ) from None
    audit.record("traveller.added", traveller, by=by, mission=mission.pk, fields=sorted(pairs))
    index_mission(mission)
    return traveller


def _new_person(name: PersonName, sex: str, by: User) -> Person:
    return add_person(
        name, by=by, right=right_of(by), sex=sex, nationality="VN", is_vietnamese_side=True
    )


def _check_one_head(traveller: Traveller) -> None:
    if traveller.role != TravellerRole.HEAD:
        return
    heads = Traveller.objects.filter(mission=traveller.mission_id, role=TravellerRole.HEAD)
    head = heads.exclude(pk=traveller.pk).select_related("person").first()
    if head is not None:
        raise RuleBroken(
            _("%(name)s already leads this mission. Change that first.") % {"name": head},
            code="traveller.second_head",
            field="role",
        )


@transaction.atomic
def edit_traveller(
    traveller: Traveller,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Traveller:
    """
    Edit what holds for a traveller on this mission.

    :raises RuleBroken: mission.frozen, traveller.second_head, edit.changed_meanwhile
    """
    request_held(traveller.mission, by)
    traveller = _held(traveller)
    merged = check_not_changed_meanwhile(traveller, changes, opened=opened, version=version)
    pairs = apply_changes(traveller, merged, allowed=TRAVELLER_FIELDS)
    _check_one_head(traveller)
    if pairs:
        traveller.version += 1
        traveller.save(update_fields=[*pairs, "version"])
        audit.record("traveller.edited", traveller, by=by, changes=pairs)
    return traveller


def _held(traveller: Traveller) -> Traveller:
    return (
        Traveller.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person", "passport")
        .get(pk=traveller.pk)
    )


@transaction.atomic
def remove_traveller(traveller: Traveller, *, by: User) -> Mission:
    """
    Take a traveller off the list; the person stays in the directory.

    :raises RuleBroken: mission.frozen
    """
    mission = request_held(traveller.mission, by)
    audit.record("traveller.removed", traveller, by=by, mission=mission.pk)
    traveller.delete()
    index_mission(mission)
    return mission


@transaction.atomic
def keep_traveller_passport(
    traveller: Traveller, data: PassportData, *, by: User, opened: Mapping[str, Any] | None = None
) -> Traveller:
    """
    Keep the passport of a traveller: a number brings another one, none corrects the kept one.

    `opened` holds what the form showed of the kept one, as `passport_of` gives it.

    :raises RuleBroken: mission.frozen, passport.no_number, passport.ends_before_issue,
        edit.changed_meanwhile
    """
    preparation_held(traveller.mission, by)
    traveller = _held(traveller)
    mine = {name: getattr(data, name) for name in PASSPORT_FIELDS}
    check_still_as_opened(passport_of(traveller), mine, opened=opened)
    if data.number.strip() or traveller.passport is None:
        traveller.passport = set_passport(traveller.person, data, by=by, right=right_of(by))
        traveller.version += 1
        traveller.save(update_fields=["passport", "version"])
    else:
        changes = {name: getattr(data, name) for name in PASSPORT_FIELDS}
        correct_passport(traveller.passport, changes=changes, by=by, right=right_of(by))
    audit.record("traveller.passport_kept", traveller, by=by)
    return traveller
