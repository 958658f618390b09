"""A visit from the database as facts: nothing the database knows is lost on the way, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from doingoai.approvals.states import CaseState
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation, ResultReport
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.directory.states import Field, PartnerKind, PassportKind
from doingoai.documents.states import IncomingKind
from doingoai.norms.figures import shipped_table
from doingoai.planning.states import TaskKind
from doingoai.precedence.actions.wordings import word_address
from doingoai.procedures.models import AttachedClause, Clause, Conduct, ConductVersion, Mark
from doingoai.programme.actions import issue_programme
from doingoai.programme.states import Side
from doingoai.spending.models import Account
from tests import cast, factories
from tests.procedures import book
from tests.whole.world_of_rank import WORDS

pytestmark = pytest.mark.django_db

TODAY = date(2026, 2, 2)
LATER = datetime(2026, 2, 9, 1, 0, tzinfo=UTC)

ONLY_IN_WORKBOOKS = {
    "VisitFacts.country_text", "VisitFacts.extra", "MemberFacts.photo", "FlightFacts.airport",
    "HostFacts.raw_name", "HostFacts.notes",
}  # fmt: skip
"""What a list may say and the database has no column for."""
ADDED_LATER = {
    "VisitFacts.papers", "VisitFacts.elsewhere", "VisitFacts.seatings", "VisitFacts.gifts",
    "VisitFacts.wanted",
}  # fmt: skip
"""What `papering`, `elsewhere`, `seated`, `gifting` and `wanting` add to gathered facts."""


def full_visit() -> Delegation:
    """A visit of which everything is known."""
    ha, minh, lan = cast.ha(), cast.minh(), cast.lan()
    factories.office(address="Phố Mẫu", phone="024", email="mau@example.org", division_symbol="HT")
    ha.phone, minh.post_vi = "0123", "Phó Chủ tịch"
    ha.save()
    minh.save()
    hotel = factories.place("Khách sạn Mẫu", name_en="Sample Hotel", address="Phố", room="Sảnh")
    visit = factories.delegation(
        state=State.UNDER_WAY, kind=VisitKind.OFFICIAL, field=Field.CULTURE,
        invited_by=InvitedBy.CITY, purpose_vi="Hợp tác", purpose_en="Cooperation",
        entry_visa_needed=True, responsible=ha, payer=Payer.HOST, guest_class=GuestClass.B,
        guest_class_basis="Phụ lục", guest_class_by=minh, reception_level_vi="Phó Chủ tịch",
        hotel=hotel, gift_vi="Tranh", press_note_vi="Đăng tin", registered_by=lan,
        partner=factories.partner(kind=PartnerKind.EMBASSY, name_en="Sample"),
        incoming=factories.incoming(lan, issued_on=TODAY, kind=IncomingKind.EMAIL),
    )  # fmt: skip
    _people(visit, ha)
    _programme(visit, ha, hotel)
    _matters(visit, lan, minh)
    return visit


def _people(visit: Delegation, ha: Any) -> None:
    guest = factories.person(
        "KIM", "Mau", sex="m", languages="ko, en", phone="1", email="k@example.org", bio_vi="a",
        bio_en="b",
    )  # fmt: skip
    set_birth_date(guest, date(1961, 3, 12), by=ha)
    number = PassportData(
        "ZZ7654321", PassportKind.OFFICIAL, "KR", date(2020, 1, 1), date(2030, 1, 1)
    )
    factories.member(
        visit, guest, role=MemberRole.HEAD, raw_name="Mr KIM", honorific="Mr", title_vi="c",
        title_en="d", organisation_vi="e", organisation_en="f", rank="mayor", diet="chay",
        arrival_flight="KE1", arrival_at=LATER, departure_flight="KE2", departure_at=LATER,
        hotel="g", room="501", shares_room_with="h", car="i", notes=[["Ghi chú", "j"]],
        passport=set_passport(guest, number, by=ha),
    )  # fmt: skip
    host = factories.person("Lê", "Thử", vietnamese=True, sex="f", languages="vi", phone="2", email="l@example.org")  # fmt: skip
    factories.host(
        visit, host, role=HostRole.LEADER, title_vi="k", title_en="l", organisation_vi="m",
        organisation_en="n", rank="pc_chair", car="o",
    )  # fmt: skip


def _programme(visit: Delegation, ha: Any, place: Any) -> None:
    item = factories.item(
        visit.programme, place=place, responsible=ha, interpreter_language="ko", interpreter="p",
        dress_vi="q", dress_en="r", menu_vi="s", menu_en="t", notes_vi="u", notes_en="v", car="w",
    )  # fmt: skip
    factories.participation(item, visit.members.get().person, Side.GUEST)
    factories.participation(item, visit.hosts.get().person, Side.HOST)
    issue_programme(visit.programme, by=ha, at=factories.NOON)
    item.title_vi = "Hội đàm hẹp"
    item.save()
    _checklist(visit, ha, item)


def _checklist(visit: Delegation, ha: Any, item: Any) -> None:
    _one, flags = book.small_book()
    flags.who_vi, flags.who_en = "x", "y"
    flags.save()
    Mark.objects.create(
        step=flags, about_type="item", about_id=str(item.pk), by=ha, at=factories.NOON,
        second_by=cast.lan(), second_at=factories.NOON, reason="z",
    )  # fmt: skip
    code = Conduct.objects.create(code="offices", name_vi="Quy tắc")
    version = ConductVersion.objects.create(conduct=code, number=1)
    clause = Clause.objects.create(edition=version, order=1, number="1", text_vi="x")
    AttachedClause.objects.create(
        clause=clause, about_type="delegation", about_id=str(visit.pk), by=ha, at=factories.NOON
    )
    issue_programme(visit.programme, by=ha, at=factories.NOON)


def _matters(visit: Delegation, lan: Any, minh: Any) -> None:
    factories.consultation(
        visit, cast.police(), lan, answered_on=TODAY, answered_by=lan, opinion="agree", answer="x"
    )
    factories.case(
        visit, lan, state=CaseState.APPROVED, decided_by=minh, decided_at=factories.NOON,
        reason="y", outgoing=factories.outgoing(lan),
    )  # fmt: skip
    factories.task(
        lan, kind=TaskKind.PROMISE, about_type="delegation", about_id=str(visit.pk), state="done",
        ended_at=factories.NOON,
    )  # fmt: skip
    ResultReport.objects.create(
        delegation=visit, happened_vi="1", results_vi="2", assessment_vi="3", proposals_vi="4",
        filed_on=TODAY, filed_by=lan,
    )  # fmt: skip
    Account.objects.create(
        about_type="delegation", about_id=str(visit.pk), basis="QĐ 1", opened_by=lan,
        opened_at=factories.NOON,
    )  # fmt: skip
    word_address(changes=WORDS, by=cast.ha(), at=factories.NOON)


def left_empty(facts: Any) -> Iterator[str]:
    """Fields of facts, and of the facts inside them, that still have their default."""
    for field in fields(facts):
        value = getattr(facts, field.name)
        name = f"{type(facts).__name__}.{field.name}"
        if field.default is not MISSING and value == field.default:
            yield name
        inside = value if isinstance(value, tuple) else (value,)
        for one in inside:
            if is_dataclass(one) and type(one).__module__ == "doingoai.delegations.facts":
                yield from left_empty(one)


def test_everything_the_database_knows_comes_into_the_facts():
    visit = full_visit()

    facts = visit_facts(visit, shipped_table(), as_of=TODAY, births=True, numbers="open")

    empty = {name for name in left_empty(facts) if not name.startswith("EstimateLine.")}
    office = {name for name in empty if name.startswith("OfficeFacts.")}
    assert empty - office == ONLY_IN_WORKBOOKS | ADDED_LATER
    assert facts.estimate != ()


def test_numbers_stay_closed_unless_they_are_asked_for():
    visit = full_visit()

    ways = ({}, {"numbers": "open"}, {"births": True})
    guests = [visit_facts(visit, shipped_table(), as_of=TODAY, **way).members[0] for way in ways]

    assert [(guest.passport.number, guest.birth_date) for guest in guests] == [
        ("•••4321", None), ("ZZ7654321", None), ("•••4321", date(1961, 3, 12)),
    ]  # fmt: skip


def test_gathering_asks_equally_often_for_one_guest_and_for_many(django_assert_max_num_queries):
    visit = factories.delegation()
    factories.member(visit)
    factories.item(visit.programme)
    with django_assert_max_num_queries(40) as few:
        visit_facts(visit, shipped_table(), as_of=TODAY)
    for turn in range(4):
        factories.member(visit)
        factories.host(visit)
        at = LATER + timedelta(hours=turn)
        factories.item(visit.programme, starts_at=at, responsible=cast.ha())

    with django_assert_max_num_queries(len(few)):
        facts = visit_facts(visit, shipped_table(), as_of=TODAY)

    assert (len(facts.members), len(facts.items)) == (5, 5)
