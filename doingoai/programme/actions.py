"""What is decided about a programme: items, who takes part, and issuing a version."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory.models import Person
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile, merge_choice
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme import rules
from doingoai.programme.models import (
    IssuedVersion,
    Item,
    Participation,
    Programme,
)
from doingoai.programme.queries import snapshot
from doingoai.programme.states import ItemKind, Side

ITEM_FIELDS = frozenset(
    {
        "kind", "starts_at", "ends_at", "title_vi", "title_en", "place", "responsible",
        "responsible_text", "interpreter_language", "interpreter", "dress_vi", "dress_en",
        "menu_vi", "menu_en", "notes_vi", "notes_en", "car",
    }
)  # fmt: skip
_VIETNAMESE = frozenset({"title_vi", "dress_vi", "menu_vi", "notes_vi"})
_ENGLISH = frozenset({"title_en", "dress_en", "menu_en", "notes_en"})


@transaction.atomic
def add_item(
    programme: Programme,
    *,
    kind: ItemKind,
    starts_at: datetime,
    title_vi: str,
    by: User,
    at: datetime,
    right: Permission = Permission.PROGRAMME_WRITE,
    **fields: Any,
) -> Item:
    """
    Put an item into a programme; a higher app with its own rule gives the `right` it goes by.

    :raises RuleBroken: item.ends_before_start, item.no_title
    """
    require(by, right)
    rules.check_times(starts_at, fields.get("ends_at"))
    if not title_vi.strip():
        raise RuleBroken(_("Say what happens."), code="item.no_title", field="title_vi")
    item = Item(programme=programme, kind=kind, starts_at=starts_at, changed_vi_at=at)
    apply_changes(item, {"title_vi": title_vi.strip(), **fields}, allowed=ITEM_FIELDS)
    if item.title_en:
        item.changed_en_at = at
    item.save(force_insert=True)
    _touch(programme)
    audit.record("item.added", item, by=by, programme=programme.pk)
    return item


@transaction.atomic
def edit_item(
    item: Item,
    *,
    changes: Mapping[str, Any],
    by: User,
    at: datetime,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
    right: Permission = Permission.PROGRAMME_WRITE,
) -> Item:
    """
    Edit an item; of two hands on it, fields that only one changed are merged.

    :raises RuleBroken: item.ends_before_start, item.no_title, edit.changed_meanwhile
    """
    require(by, right)
    item = Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    merged = check_not_changed_meanwhile(item, changes, opened=opened, version=version)
    pairs = apply_changes(item, merged, allowed=ITEM_FIELDS)
    rules.check_times(item.starts_at, item.ends_at)
    if not item.title_vi.strip():
        raise RuleBroken(_("Say what happens."), code="item.no_title", field="title_vi")
    if pairs:
        if _VIETNAMESE & set(pairs):
            item.changed_vi_at = at
        if _ENGLISH & set(pairs):
            item.changed_en_at = at
        item.version += 1
        item.save(update_fields=[*pairs, "changed_vi_at", "changed_en_at", "version"])
        _touch(item.programme)
        audit.record("item.edited", item, by=by, changes=pairs)
    return item


@transaction.atomic
def remove_item(
    item: Item, *, by: User, right: Permission = Permission.PROGRAMME_WRITE
) -> Programme:
    """Take an item out of a programme; versions already handed out keep it."""
    require(by, right)
    item = Item.objects.select_for_update(no_key=True).select_related("programme").get(pk=item.pk)
    audit.record("item.removed", item, by=by, programme=item.programme_id)
    programme = item.programme
    item.delete()
    _touch(programme)
    return programme


@transaction.atomic
def set_participants(
    item: Item, *, side: Side, people: Iterable[Person], by: User, opened: str | None = None
) -> Item:
    """
    Say who of one side takes part in an item.

    `opened` are the keys of those who were ticked when the form was opened: whom another person
    has ticked since stays.
    """
    require(by, Permission.PROGRAMME_WRITE)
    item = Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    present = Participation.objects.filter(item=item, side=side)
    had = set(present.values_list("person_id", flat=True))
    wanted = merge_choice(had, [person.pk for person in people], opened=opened)
    if had == wanted:
        return item
    present.exclude(person_id__in=wanted).delete()
    Participation.objects.bulk_create(
        Participation(item=item, person_id=key, side=side) for key in sorted(wanted - had)
    )
    item.version += 1
    item.save(update_fields=["version"])
    _touch(item.programme)
    audit.record("item.participants_set", item, by=by, side=side, count=len(wanted))
    return item


def _touch(programme: Programme) -> None:
    programme.version += 1
    programme.save(update_fields=["version"])


@transaction.atomic
def issue_programme(programme: Programme, *, by: User, at: datetime) -> IssuedVersion:
    """
    Hand out the programme as the next version, saying exactly what changed, for whom.

    :raises RuleBroken: programme.empty, programme.nothing_changed
    """
    require(by, Permission.PROGRAMME_ISSUE)
    programme = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    content = snapshot(programme)
    if not content:
        raise RuleBroken(_("The programme has no items yet."), code="programme.empty")
    last = IssuedVersion.objects.filter(programme=programme).order_by("-number").first()
    changes = rules.changes_between(last.content, content) if last else []
    if last is not None and not changes:
        raise RuleBroken(
            _("Nothing has changed since version %(number)s.") % {"number": last.number},
            code="programme.nothing_changed",
        )
    version = IssuedVersion.objects.create(
        programme=programme,
        number=last.number + 1 if last else 1,
        content=content,
        changes=[change.as_json() for change in changes],
        issued_at=at,
        issued_by=by,
    )
    audit.record("programme.issued", programme, by=by, version=version.number, changes=len(changes))
    return version


@transaction.atomic
def set_programme_days(programme: Programme, *, starts_on: Any, ends_on: Any) -> Programme:
    """Bring the days of a programme in line with its visit; part of the caller's act, which is audited."""
    programme.starts_on, programme.ends_on = starts_on, ends_on
    programme.save(update_fields=["starts_on", "ends_on"])
    return programme
