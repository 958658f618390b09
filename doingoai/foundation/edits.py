"""Plain edits of fields: applied from an allowed list, checked for a second hand, told as pairs."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken


class ChangedMeanwhile(RuleBroken):
    """
    Somebody else has saved the same record since this form was opened.

    `theirs` holds their value for each field that both have changed, so that the page can show both.
    """

    def __init__(self, theirs: Mapping[str, object]) -> None:
        super().__init__(
            _(
                "Somebody else has changed this record since you opened it. Both versions are shown "
                "below: check yours and save again."
            ),
            code="edit.changed_meanwhile",
        )
        self.theirs = dict(theirs)


def apply_changes(
    record: models.Model,
    changes: Mapping[str, Any],
    *,
    allowed: frozenset[str],
    private: frozenset[str] = frozenset(),
) -> dict[str, list[str]]:
    """
    Set the allowed fields that differ and give {field: [old, new]} for the audit; does not save.

    Of `private` fields (diet, health) the audit learns only that they changed.

    :raises KeyError: for a field that is not allowed (a fault of the caller)
    """
    pairs: dict[str, list[str]] = {}
    for name, value in changes.items():
        if name not in allowed:
            raise KeyError(name)
        old = getattr(record, name)
        if old != value:
            pairs[name] = ["•••", "•••"] if name in private else [_shown(old), _shown(value)]
            setattr(record, name, value)
    return pairs


def check_not_changed_meanwhile(
    record: object,
    changes: Mapping[str, Any],
    *,
    opened: Mapping[str, Any] | None,
    version: int | None,
) -> dict[str, Any]:
    """
    Merge an edit with what another person saved since `version` was opened.

    Fields that only one side changed are merged; a field that both changed differently refuses.
    `opened` holds the values the form was opened with, as `plain` gives them; without it any newer
    version refuses. A record that counts no versions is compared by its values alone.

    :raises ChangedMeanwhile: edit.changed_meanwhile
    """
    current = getattr(record, "version", None)
    is_counted = current is not None
    if (is_counted and version in {None, current}) or (opened is None and not is_counted):
        return dict(changes)
    if opened is None:
        raise ChangedMeanwhile({name: getattr(record, name) for name in changes})
    mine = {name: value for name, value in changes.items() if _differs(value, opened.get(name))}
    theirs = {
        name: getattr(record, name)
        for name in mine
        if _differs(getattr(record, name), opened.get(name))
        and _differs(getattr(record, name), mine[name])
    }
    if theirs:
        raise ChangedMeanwhile(theirs)
    return mine


def check_still_as_opened(
    now: Mapping[str, Any], mine: Mapping[str, Any], *, opened: Mapping[str, Any] | None
) -> None:
    """
    Refuse one decision of several fields when another has been taken since the form was opened.

    :raises ChangedMeanwhile: edit.changed_meanwhile
    """
    if opened is None:
        return
    moved = any(_differs(value, opened.get(name)) for name, value in now.items())
    theirs = {name: value for name, value in now.items() if _differs(value, mine.get(name))}
    if moved and theirs:
        raise ChangedMeanwhile(theirs)


def merge_choice(now: Collection[int], mine: Collection[int], *, opened: str | None) -> set[int]:
    """Apply to a choice of several what I ticked and unticked since it was opened, and no more."""
    if not isinstance(opened, str):
        return set(mine)
    shown = {int(key) for key in opened.split(",") if key.isdecimal()}
    return (set(now) | (set(mine) - shown)) - (shown - set(mine))


def plain(value: object) -> str:
    """
    Give the text by which a value of a form and one of a record are compared.

    Moments in UTC, records and choices of several by their keys, one kind of line ending.
    """
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat()
    if isinstance(value, models.QuerySet | set | list | tuple):
        return ",".join(sorted(plain(one) for one in value))
    return _shown(value).replace("\r\n", "\n")


def _differs(one: object, other: object) -> bool:
    return plain(one) != plain(other)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    return str(value)
