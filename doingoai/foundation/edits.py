"""Plain edits of fields: applied from an allowed list, checked for a second hand, told as pairs."""

from collections.abc import Mapping
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
    record: models.Model,
    changes: Mapping[str, Any],
    *,
    opened: Mapping[str, Any] | None,
    version: int | None,
) -> dict[str, Any]:
    """
    Merge an edit with what another person saved since `version` was opened.

    Fields that only one side changed are merged; a field that both changed differently refuses.
    `opened` holds the values the form was opened with; without it any newer version refuses.

    :raises ChangedMeanwhile: edit.changed_meanwhile
    """
    current = getattr(record, "version", None)
    if version is None or current is None or version == current:
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


def _differs(one: object, other: object) -> bool:
    return _shown(one) != _shown(other)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    return str(value)
