"""Entering and correcting what arrives."""

from datetime import date, datetime

import pytest

from doingoai.accounts.states import Role
from doingoai.documents.actions import Arrival, correct_incoming, register_incoming
from doingoai.documents.rules import check_arrival_days, check_open_texts
from doingoai.documents.states import IncomingKind
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from tests import cast, factories

ARRIVED = date(2026, 2, 2)


def arrival(**fields):
    usual = {
        "kind": IncomingKind.LETTER, "sender": "Thành phố Mẫu", "subject": "Đề nghị tiếp đoàn",
        "arrived_on": ARRIVED, "number": "12", "symbol": "TPM", "issued_on": date(2026, 1, 30),
    }  # fmt: skip
    return Arrival(**{**usual, **fields})


@pytest.mark.parametrize("issued_on", [None, date(2026, 2, 1), ARRIVED])
def test_a_document_is_as_old_as_its_arrival_or_older(issued_on):
    check_arrival_days(issued_on=issued_on, arrived_on=ARRIVED)


def test_a_document_from_the_future_is_refused_at_its_date():
    with pytest.raises(RuleBroken) as refusal:
        check_arrival_days(issued_on=date(2026, 2, 3), arrived_on=ARRIVED)

    assert refusal.value.code == "incoming.issued_after_arrival"
    assert refusal.value.field == "issued_on"


@pytest.mark.parametrize("field", ["subject", "note", "sender", "symbol"])
def test_a_mark_of_secrecy_is_refused_wherever_it_is_written(field):
    with pytest.raises(RuleBroken) as refusal:
        check_open_texts({field: "TỐI MẬT"})

    assert refusal.value.code == "classified.refused"
    assert refusal.value.field == field


def test_words_that_only_look_like_a_mark_pass():
    check_open_texts({"subject": "Trao đổi về bảo mật và mật ong", "note": None})


@pytest.mark.django_db
def test_an_arrival_gets_the_next_number_of_its_year_and_is_audited():
    clerk = cast.clerk()
    at = datetime(2026, 2, 2, 9, tzinfo=factories.NOON.tzinfo)

    first = register_incoming(arrival(), by=clerk, at=at)
    second = register_incoming(arrival(number="13"), by=clerk, at=at)

    assert (first.arrival_label, second.arrival_label) == ("01/2026", "02/2026")
    verbs = AuditEntry.objects.filter(subject_type="incoming").values_list("verb", flat=True)
    assert list(verbs) == ["incoming.registered", "incoming.registered"]


@pytest.mark.django_db
def test_the_same_number_symbol_and_sender_are_asked_about_and_can_be_accepted():
    clerk = cast.clerk()
    register_incoming(arrival(), by=clerk, at=factories.NOON)

    with pytest.raises(RuleBroken) as refusal:
        register_incoming(arrival(sender="THANH PHO MAU"), by=clerk, at=factories.NOON)
    accepted = register_incoming(arrival(), by=clerk, at=factories.NOON, accept_same=True)

    assert refusal.value.code == "incoming.same_exists"
    assert accepted.arrival_label == "02/2026"


@pytest.mark.django_db
def test_a_classified_letter_leaves_no_trace():
    clerk = cast.clerk()

    with pytest.raises(RuleBroken):
        register_incoming(arrival(subject="MẬT: đề nghị"), by=clerk, at=factories.NOON)

    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db
def test_who_may_not_write_the_register_is_not_allowed():
    reader = factories.user(roles=[Role.CITY_LEADER])

    with pytest.raises(NotAllowed):
        register_incoming(arrival(), by=reader, at=factories.NOON)


@pytest.mark.django_db
def test_a_correction_is_cleaned_counted_and_audited():
    clerk = cast.clerk()
    entry = factories.incoming(clerk)

    corrected = correct_incoming(
        entry, changes={"sender": "Thành  phố\tMẫu B", "note": "hai\ndòng"}, by=clerk
    )

    assert (corrected.sender, corrected.note, corrected.version) == (
        "Thành phố Mẫu B",
        "hai\ndòng",
        2,
    )
    assert AuditEntry.objects.get().verb == "incoming.corrected"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"issued_on": date(2030, 1, 1)}, "incoming.issued_after_arrival"),
        ({"note": "Độ mật: Tối mật"}, "classified.refused"),
    ],
)
def test_a_correction_obeys_the_rules_of_an_entry(changes, code):
    clerk = cast.clerk()
    entry = factories.incoming(clerk)

    with pytest.raises(RuleBroken) as refusal:
        correct_incoming(entry, changes=changes, by=clerk)

    assert refusal.value.code == code


@pytest.mark.django_db
def test_a_correction_of_nothing_changes_nothing():
    clerk = cast.clerk()
    entry = factories.incoming(clerk)

    corrected = correct_incoming(entry, changes={"sender": entry.sender}, by=clerk)

    assert corrected.version == 1
    assert AuditEntry.objects.count() == 0
