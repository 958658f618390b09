"""Two hands on one record: what only one changed is merged, what both changed is shown."""

import itertools
from datetime import date

import pytest

from doingoai.accounts.models import User
from doingoai.documents.models import Incoming, NumberSeries
from doingoai.foundation.edits import ChangedMeanwhile, apply_changes, check_not_changed_meanwhile

ALLOWED = frozenset({"sender", "subject", "due_on", "note", "registered_by"})


def _record(**more: object) -> Incoming:
    return Incoming(**{"sender": "Đại sứ quán Mẫu", "subject": "Xin làm việc", "version": 3} | more)


def test_only_what_differs_is_set_and_told_as_pairs() -> None:
    record = _record(due_on=date(2026, 3, 12))

    pairs = apply_changes(
        record, {"sender": "Sở Mẫu", "subject": "Xin làm việc", "due_on": None}, allowed=ALLOWED
    )

    assert pairs == {"sender": ["Đại sứ quán Mẫu", "Sở Mẫu"], "due_on": ["2026-03-12", ""]}
    assert [record.sender, record.due_on] == ["Sở Mẫu", None]


def test_of_a_private_field_the_log_learns_only_that_it_changed() -> None:
    record = _record(note="dị ứng lạc")

    pairs = apply_changes(record, {"note": "ăn chay"}, allowed=ALLOWED, private=frozenset({"note"}))

    assert [pairs, record.note] == [{"note": ["•••", "•••"]}, "ăn chay"]


def test_a_record_that_is_pointed_at_is_told_by_its_key() -> None:
    record = _record(registered_by=User(pk=4))

    pairs = apply_changes(record, {"registered_by": User(pk=5)}, allowed=ALLOWED)

    assert pairs == {"registered_by": ["4", "5"]}


def test_a_field_that_is_not_allowed_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        apply_changes(_record(), {"arrival_number": 9}, allowed=ALLOWED)


@pytest.mark.parametrize("version", [None, 3])
def test_without_a_newer_version_every_change_stands(version: int | None) -> None:
    merged = check_not_changed_meanwhile(
        _record(), {"sender": "Sở Mẫu"}, opened=None, version=version
    )

    assert merged == {"sender": "Sở Mẫu"}


def test_a_record_without_versions_is_never_in_conflict() -> None:
    merged = check_not_changed_meanwhile(
        NumberSeries(code="a"), {"code": "b"}, opened=None, version=1
    )

    assert merged == {"code": "b"}


def test_without_the_opened_values_a_newer_version_refuses_and_shows_theirs() -> None:
    with pytest.raises(ChangedMeanwhile) as refusal:
        check_not_changed_meanwhile(_record(), {"sender": "Sở Mẫu"}, opened=None, version=2)

    assert refusal.value.code == "edit.changed_meanwhile"
    assert refusal.value.theirs == {"sender": "Đại sứ quán Mẫu"}


FIELDS = ("sender", "subject")
MINE = itertools.product(("as opened", "mine"), repeat=2)
THEIRS = list(itertools.product(("as opened", "mine", "theirs"), repeat=2))


@pytest.mark.parametrize("mine", list(MINE), ids="-".join)
@pytest.mark.parametrize("theirs", THEIRS, ids="-".join)
def test_fields_of_one_hand_are_merged_and_fields_of_both_are_shown(
    mine: tuple[str, str], theirs: tuple[str, str]
) -> None:
    opened = dict.fromkeys(FIELDS, "as opened")
    record = _record(**dict(zip(FIELDS, theirs, strict=True)))
    changes = dict(zip(FIELDS, mine, strict=True))
    clashes = {
        name: record_value
        for name, value, record_value in zip(FIELDS, mine, theirs, strict=True)
        if value == "mine" and record_value == "theirs"
    }

    if clashes:
        with pytest.raises(ChangedMeanwhile) as refusal:
            check_not_changed_meanwhile(record, changes, opened=opened, version=2)
        assert refusal.value.theirs == clashes
        return

    merged = check_not_changed_meanwhile(record, changes, opened=opened, version=2)

    apply_changes(record, merged, allowed=ALLOWED)
    wanted = [
        "mine" if value == "mine" else other for value, other in zip(mine, theirs, strict=True)
    ]
    assert [record.sender, record.subject] == wanted
