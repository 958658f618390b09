"""One visit from the database as plain facts, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal

from doingoai.accounts.queries import office as office_row
from doingoai.accounts.queries import office_facts
from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.signing import signature_of
from doingoai.approvals.states import CaseState, Opinion, Use
from doingoai.delegations.estimate import HandLine, estimate_lines
from doingoai.delegations.facts import FlightFacts, HostFacts, MemberFacts, ReportFacts, VisitFacts
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
from doingoai.directory.actions import birth_date_of, number_of
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.models import Passport, Place
from doingoai.directory.states import Field, PartnerKind, PassportKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.documents.models import Incoming
from doingoai.norms.facts import FigureTable
from doingoai.planning.facts import PromiseFacts
from doingoai.planning.models import Task
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind, TaskState
from doingoai.programme.facts import ItemFacts
from doingoai.programme.models import IssuedVersion, Item
from doingoai.programme.queries import HERE, items_of
from doingoai.programme.states import ItemKind, Side

Numbers = Literal["masked", "compare", "open"]


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
    members = tuple(_member(member, numbers, births=births) for member in members_of(delegation))
    hosts = tuple(_host(host) for host in hosts_of(delegation))
    keys = {member.known_person: member.key for member in members}
    keys |= {f"person-{host.person_id}": f"host-{host.pk}" for host in hosts_of(delegation)}
    facts = VisitFacts(
        as_of=as_of,
        members=members,
        hosts=hosts,
        items=tuple(_item(item, keys) for item in items_of(delegation.programme)),
        consultations=tuple(_consultation(one) for one in consultations_about(delegation)),
        decision=_decision(cases_about(delegation)),
        promises=tuple(
            _promise(task) for task in tasks_about(delegation).filter(kind=TaskKind.PROMISE)
        ),
        report=_report(delegation),
        office=office_facts(office_row()),
        **_of_the_visit(delegation),
        **_version(delegation),
    )
    rows = EstimateRow.objects.filter(delegation=delegation)
    by_hand = {row.item: _hand(row) for row in rows}
    return replace(facts, estimate=estimate_lines(facts, table, by_hand=by_hand))


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
        "hotel": _place(visit.hotel),
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
        "programme_issued_on": last.issued_at.astimezone(HERE).date(),
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


def _place(place: Place | None) -> PlaceFacts:
    if place is None:
        return PlaceFacts()
    return PlaceFacts(place.name_vi, place.name_en, place.address, place.room, place.kind)


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(HERE) if moment else None


def _flight(number: str, moment: datetime | None) -> FlightFacts | None:
    return FlightFacts(number, _local(moment)) if number or moment else None


def _passport(passport: Passport | None, numbers: Numbers) -> PassportFacts | None:
    if passport is None:
        return None
    number = {"masked": f"•••{passport.tail}", "compare": passport.number_index}.get(numbers)
    number = number or number_of(passport)
    return PassportFacts(
        number,
        PassportKind(passport.kind),
        passport.country,
        passport.issued_on,
        passport.expires_on,
    )


def _languages(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _member(member: Member, numbers: Numbers, *, births: bool) -> MemberFacts:
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
        passport=_passport(member.passport, numbers),
        languages=_languages(person.languages),
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
        notes=tuple((heading, value) for heading, value in member.notes),
    )


def _host(host: Host) -> HostFacts:
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
        languages=_languages(person.languages),
        phone=person.phone,
        email=person.email,
        car=host.car,
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
        ends_at=_local(item.ends_at),
        title_vi=item.title_vi,
        title_en=item.title_en,
        place=_place(item.place),
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
        changed_vi_at=_local(item.changed_vi_at),
        changed_en_at=_local(item.changed_en_at),
    )


def _consultation(one: Consultation) -> ConsultationFacts:
    return ConsultationFacts(
        key=f"consultation-{one.pk}",
        unit_vi=one.unit.name_vi,
        asked_on=one.asked_on,
        due_on=one.due_on,
        question=one.question,
        answered_on=one.answered_on,
        opinion=Opinion(one.opinion) if one.opinion else None,
        answer=one.answer,
        use=Use(one.use) if one.use else None,
        use_note=one.use_note,
    )


def _decision(cases: Iterable[Case]) -> DecisionFacts | None:
    decided = next(
        (case for case in cases if case.state in {CaseState.APPROVED, CaseState.REFUSED}),
        None,
    )
    return None if decided is None else _decided(decided)


def _decided(case: Case) -> DecisionFacts | None:
    signed = signature_of(case)
    if case.decided_at is None or case.decided_by is None or signed is None:
        return None
    return DecisionFacts(
        approved=case.state == CaseState.APPROVED,
        decided_on=case.decided_at.astimezone(HERE).date(),
        decided_by=case.decided_by.name,
        post_vi=signed.post if signed.form else case.decided_by.post_vi,
        number=case.outgoing.label if case.outgoing else "",
        submitted_by=case.submitted_by.name,
        submitted_on=case.submitted_at.astimezone(HERE).date(),
        reason=case.reason,
        form=signed.form,
        for_post_vi=signed.for_post,
        basis=signed.basis,
    )


def _promise(task: Task) -> PromiseFacts:
    owner = task.owner or task.owner_unit
    return PromiseFacts(
        key=f"task-{task.pk}",
        text=task.text,
        owner=str(owner) if owner else "",
        due_on=task.due_on,
        done=task.state == TaskState.DONE,
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
