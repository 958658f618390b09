"""One visit from the database as plain facts, in a fixed number of queries."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from doingoai.accounts.queries import office as office_row
from doingoai.accounts.queries import office_facts
from doingoai.approvals.gathering import consultation_facts, decision_facts
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.delegations.checklists import step_facts
from doingoai.delegations.estimate import HandLine, all_lines, ours
from doingoai.delegations.facts import (
    EstimateLine,
    FlightFacts,
    HostFacts,
    MemberFacts,
    ReportFacts,
    VisitFacts,
)
from doingoai.delegations.models import Delegation, EstimateRow, Host, Member, ResultReport
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.actions import birth_date_of
from doingoai.directory.gathering import Numbers, passport_facts, place_facts
from doingoai.directory.models import Person
from doingoai.directory.states import Field, PartnerKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.documents.models import Incoming
from doingoai.foundation.local_time import HERE, local, local_day
from doingoai.foundation.subjects import subject_of
from doingoai.norms.facts import FigureTable
from doingoai.planning.gathering import promise_facts
from doingoai.precedence.facts import Order
from doingoai.precedence.queries import OfficeWordings, office_wordings, order_on
from doingoai.procedures.queries import clauses_of
from doingoai.programme.facts import ItemFacts
from doingoai.programme.models import IssuedVersion, Item
from doingoai.programme.queries import items_of
from doingoai.programme.states import ItemKind, Side
from doingoai.spending.queries import account_about, account_facts, payers_of


def visit_facts(
    delegation: Delegation,
    table: FigureTable,
    *,
    as_of: date,
    numbers: Numbers = "masked",
    births: bool = False,
) -> VisitFacts:
    """
    Gather one visit, with its estimate and without its papers.

    Passport numbers stay closed: `masked` shows the last letters, `compare` gives the blind index,
    by which equal numbers are told, `open` the numbers themselves. Birth dates stay closed unless
    `births` opens them. Whoever opens either answers for permission and audit.
    """
    naming = Naming(order_on(delegation.starts_on), office_wordings())
    members = tuple(
        _member(member, numbers, naming, births=births) for member in members_of(delegation)
    )
    hosts = tuple(_host(host, naming) for host in hosts_of(delegation))
    keys = {member.known_person: member.key for member in members}
    keys |= {f"person-{host.person_id}": f"host-{host.pk}" for host in hosts_of(delegation)}
    facts = VisitFacts(
        as_of=as_of,
        members=members,
        hosts=hosts,
        items=tuple(_item(item, keys) for item in items_of(delegation.programme)),
        consultations=tuple(consultation_facts(one) for one in consultations_about(delegation)),
        decision=decision_facts(cases_about(delegation)),
        promises=promise_facts(delegation),
        steps=step_facts(delegation),
        conduct=clauses_of(subject_of(delegation)),
        report=_report(delegation),
        office=office_facts(office_row()),
        **_of_the_visit(delegation),
        **_version(delegation),
    )
    return replace(
        facts,
        estimate=ours(reception_lines(delegation, facts, table)),
        account=account_facts(account_about(subject_of(delegation))),
    )


def reception_lines(
    delegation: Delegation, facts: VisitFacts, table: FigureTable
) -> tuple[EstimateLine, ...]:
    """Every line of a reception with who pays it; those we pay are the estimate."""
    rows = EstimateRow.objects.filter(delegation=delegation)
    by_hand = {row.item: _hand(row) for row in rows}
    return all_lines(facts, table, by_hand=by_hand, payers=payers_of(subject_of(delegation)))


def _hand(row: EstimateRow) -> HandLine:
    return HandLine(row.item, row.label_vi, row.quantity, row.unit_price, row.explanation)


def _of_the_visit(visit: Delegation) -> dict[str, Any]:
    partner, unit, responsible = visit.partner, visit.receiving_unit, visit.responsible
    return {
        "reference": visit.reference,
        "title_vi": visit.title_vi,
        "title_en": visit.title_en,
        "state": State(visit.state),
        "partner_vi": partner.name_vi,
        "partner_en": partner.name_en,
        "partner_kind": PartnerKind(partner.kind),
        "country": visit.country,
        "purpose_vi": visit.purpose_vi,
        "purpose_en": visit.purpose_en,
        "kind": VisitKind(visit.kind),
        "field": Field(visit.field),
        "invited_by": InvitedBy(visit.invited_by),
        "starts_on": visit.starts_on,
        "ends_on": visit.ends_on,
        "entry_visa_needed": visit.entry_visa_needed,
        "receiving_unit_vi": unit.name_vi,
        "receiving_unit_en": unit.name_en,
        "responsible": responsible.name if responsible else "",
        "responsible_phone": responsible.phone if responsible else "",
        "payer": Payer(visit.payer) if visit.payer else None,
        "guest_class": GuestClass(visit.guest_class) if visit.guest_class else None,
        "guest_class_basis": visit.guest_class_basis,
        "reception_level_vi": visit.reception_level_vi,
        "hotel": place_facts(visit.hotel),
        "gift_vi": visit.gift_vi,
        "press_note_vi": visit.press_note_vi,
        "letter": _letter(visit.incoming),
    }


def _version(visit: Delegation) -> dict[str, Any]:
    last = IssuedVersion.objects.filter(programme=visit.programme_id).order_by("-number").first()
    if last is None:
        return {}
    return {
        "programme_version": last.number,
        "programme_issued_on": local_day(last.issued_at),
        "programme_changes": tuple(_change_line(change) for change in last.changes),
    }


_CHANGE_VI = {"added": "Thêm", "removed": "Bỏ", "changed": "Sửa"}


def _change_line(change: dict[str, str]) -> str:
    return f"{_CHANGE_VI[change['what']]}: {change['title']}"


def _letter(entry: Incoming | None) -> LetterFacts | None:
    if entry is None:
        return None
    return LetterFacts(
        kind=entry.kind,
        sender=entry.sender,
        number=entry.number,
        symbol=entry.symbol,
        issued_on=entry.issued_on,
        arrived_on=entry.arrived_on,
        arrival_number=entry.arrival_label,
        subject=entry.subject,
    )


def _flight(number: str, moment: datetime | None) -> FlightFacts | None:
    return FlightFacts(number, local(moment)) if number or moment else None


def languages_of(text: str) -> tuple[str, ...]:
    """The languages that the register of people names, separated by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class Naming:
    """The office's order of precedence on the first day, and how it addresses people."""

    order: Order
    wordings: OfficeWordings

    def of(self, rank: str, person: Person, country: str) -> dict[str, Any]:
        """What facts hold of a person's rank and address beyond what is shipped."""
        sex = Sex(person.sex) if person.sex else None
        called = person.name.called(country)
        return {
            "grade": self.order.grades.get(rank),
            "address": self.wordings.form(rank, sex, country, called, person.pk),
        }


def _member(member: Member, numbers: Numbers, naming: Naming, *, births: bool) -> MemberFacts:
    person = member.person
    return MemberFacts(
        key=f"member-{member.pk}",
        name=person.name,
        raw_name=member.raw_name,
        honorific=member.honorific,
        sex=Sex(person.sex) if person.sex else None,
        role=MemberRole(member.role),
        order=member.order,
        title_vi=member.title_vi,
        title_en=member.title_en,
        organisation_vi=member.organisation_vi,
        organisation_en=member.organisation_en,
        rank=member.rank,
        nationality=person.nationality,
        birth_date=birth_date_of(person) if births else None,
        passport=passport_facts(member.passport, numbers),
        languages=languages_of(person.languages),
        diet=member.diet,
        phone=person.phone,
        email=person.email,
        arrival=_flight(member.arrival_flight, member.arrival_at),
        departure=_flight(member.departure_flight, member.departure_at),
        hotel=member.hotel,
        room=member.room,
        shares_room_with=member.shares_room_with,
        car=member.car,
        bio_vi=person.bio_vi,
        bio_en=person.bio_en,
        photo=f"file-{member.photo_id}" if member.photo_id else "",
        known_person=f"person-{person.pk}",
        **naming.of(member.rank, person, person.nationality),
        notes=tuple((heading, value) for heading, value in member.notes),
    )


def _host(host: Host, naming: Naming) -> HostFacts:
    person = host.person
    return HostFacts(
        key=f"host-{host.pk}",
        name=person.name,
        sex=Sex(person.sex) if person.sex else None,
        role=HostRole(host.role),
        order=host.order,
        title_vi=host.title_vi,
        title_en=host.title_en,
        organisation_vi=host.organisation_vi,
        organisation_en=host.organisation_en,
        rank=host.rank,
        languages=languages_of(person.languages),
        phone=person.phone,
        email=person.email,
        car=host.car,
        known_person=f"person-{person.pk}",
        **naming.of(host.rank, person, "VN"),
    )


def _item(item: Item, keys: dict[str, str]) -> ItemFacts:
    people: dict[str, list[str]] = {Side.GUEST: [], Side.HOST: []}
    for participation in item.participations.all():
        key = keys.get(f"person-{participation.person_id}")
        # Somebody on neither list is told by name: that is what a finding has to say.
        people[participation.side].append(key or participation.person.name.full)
    starts_at = item.starts_at.astimezone(HERE)
    return ItemFacts(
        key=f"item-{item.pk}",
        kind=ItemKind(item.kind),
        starts_at=starts_at,
        ends_at=local(item.ends_at),
        title_vi=item.title_vi,
        title_en=item.title_en,
        place=place_facts(item.place),
        guests=tuple(people[Side.GUEST]),
        hosts=tuple(people[Side.HOST]),
        responsible=item.responsible.name if item.responsible else item.responsible_text,
        responsible_unit=item.responsible.unit.name_vi if item.responsible else "",
        interpreter_language=item.interpreter_language,
        interpreter=item.interpreter,
        dress_vi=item.dress_vi,
        dress_en=item.dress_en,
        menu_vi=item.menu_vi,
        menu_en=item.menu_en,
        notes_vi=item.notes_vi,
        notes_en=item.notes_en,
        car=item.car,
        changed_vi_at=local(item.changed_vi_at),
        changed_en_at=local(item.changed_en_at),
    )


def _report(delegation: Delegation) -> ReportFacts | None:
    report = ResultReport.objects.select_related("filed_by").filter(delegation=delegation).first()
    if report is None:
        return None
    return ReportFacts(
        happened_vi=report.happened_vi,
        results_vi=report.results_vi,
        assessment_vi=report.assessment_vi,
        proposals_vi=report.proposals_vi,
        filed_on=report.filed_on,
        filed_by=report.filed_by.name if report.filed_by else "",
    )
