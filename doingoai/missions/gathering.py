"""One mission abroad from the database as plain facts, in a fixed number of queries."""

from datetime import date
from typing import Any

from doingoai.accounts.queries import office as office_row
from doingoai.accounts.queries import office_facts
from doingoai.approvals.gathering import consultation_facts, decision_facts
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.directory.actions import birth_date_of
from doingoai.directory.gathering import Numbers, passport_facts, place_facts
from doingoai.directory.states import Field, PartnerKind, Pillar, Sex
from doingoai.documents.gathering import papers_made
from doingoai.foundation.local_time import HERE, local, local_day
from doingoai.foundation.subjects import subject_of
from doingoai.missions.facts import (
    ChangeFacts,
    FundingFacts,
    LegFacts,
    MissionFacts,
    MissionReportFacts,
    OtherMission,
    OverrideFacts,
    PastTrip,
    StepFacts,
    TravellerFacts,
)
from doingoai.missions.models import ChangeRequest, Mission, MissionReport, Override, Traveller
from doingoai.missions.queries import (
    cases_of_changes,
    funding_of,
    legs_of,
    log_of,
    others_to,
    steps_of,
    travellers_of,
    trips_of,
)
from doingoai.missions.states import (
    ChangeKind,
    FundingSource,
    Inviter,
    LeaderLevel,
    ManagedBy,
    MissionState,
    Purpose,
    StepKind,
    TravellerRole,
)
from doingoai.missions.terms import report_due_on
from doingoai.norms.facts import FigureTable
from doingoai.planning.gathering import promise_facts
from doingoai.precedence.queries import OfficeWordings, office_wordings
from doingoai.procedures.queries import clauses_of
from doingoai.programme.facts import ItemFacts
from doingoai.programme.models import Item
from doingoai.programme.queries import items_of
from doingoai.programme.states import ItemKind
from doingoai.yearplan.states import Planning


def mission_facts(
    mission: Mission,
    table: FigureTable,
    *,
    as_of: date,
    numbers: Numbers = "masked",
    births: bool = False,
) -> MissionFacts:
    """
    Gather one mission with the other travels of its travellers in its year.

    Passport numbers stay closed: `masked` shows the last letters, `compare` gives the blind index,
    `open` the numbers themselves. Birth dates stay closed unless `births` opens them. Whoever opens
    either answers for permission and audit.
    """
    travellers, wordings = list(travellers_of(mission)), office_wordings()
    trips = trips_of(
        [one.person_id for one in travellers], table=table,
        but=mission.pk,
    )  # fmt: skip
    legs = tuple(
        LegFacts(leg.country, leg.arrives_on, leg.leaves_on, leg.city_vi)
        for leg in legs_of(mission)
    )
    return MissionFacts(
        as_of=as_of,
        legs=legs,
        travellers=tuple(
            _traveller(one, trips.get(one.person_id, ()), numbers, wordings, births=births)
            for one in travellers
        ),
        others_there=_others(mission, [leg.country for leg in legs]),
        **_of_the_mission(mission),
        **_lines_of(mission),
        **_decided(mission),
        **_after(mission, table),
        office=office_facts(office_row()),
        figures=table,
    )


def _of_the_mission(mission: Mission) -> dict[str, Any]:
    partner, item = mission.partner, mission.plan_item
    return {
        "reference": mission.reference,
        "title_vi": mission.title_vi,
        "title_en": mission.title_en,
        "state": MissionState(mission.state),
        "starts_on": mission.starts_on,
        "ends_on": mission.ends_on,
        "unit": mission.unit.code,
        "unit_vi": mission.unit.name_vi,
        "unit_en": mission.unit.name_en,
        "request_number": mission.request_number,
        "requested_on": mission.requested_on,
        "planning": Planning(mission.planning),
        "plan_item": f"plan_item-{item.pk}" if item else "",
        "plan_item_vi": item.title_vi if item else "",
        "planning_basis": mission.planning_basis,
        "level": LeaderLevel(mission.level),
        "purpose": Purpose(mission.purpose),
        "field": Field(mission.field),
        "pillar": Pillar(mission.pillar),
        "content_vi": mission.content_vi,
        "content_en": mission.content_en,
        "expected_vi": mission.expected_vi,
        "destination_fit_vi": mission.destination_fit_vi,
        "study_outline_vi": mission.study_outline_vi,
        "inviter": Inviter(mission.inviter),
        "partner_vi": partner.name_vi if partner else mission.partner_text,
        "partner_en": partner.name_en if partner else "",
        "partner_kind": PartnerKind(partner.kind) if partner else PartnerKind.OTHER,
        "invited_on": mission.invited_on,
        "no_classified": mission.no_classified,
        "gifts_vi": mission.gifts_vi,
        "responsible": mission.responsible.name if mission.responsible else "",
    }


def _traveller(
    one: Traveller,
    history: tuple[PastTrip, ...],
    numbers: Numbers,
    wordings: OfficeWordings,
    *,
    births: bool,
) -> TravellerFacts:
    person, unit = one.person, one.unit
    sex = Sex(person.sex) if person.sex else None
    called = person.name.called(person.nationality)
    return TravellerFacts(
        key=f"traveller-{one.pk}",
        name=person.name,
        person=f"person-{person.pk}",
        sex=sex,
        role=TravellerRole(one.role),
        order=one.order,
        unit=unit.code if unit else "",
        unit_vi=unit.name_vi if unit else "",
        organisation_vi=one.organisation_vi or (unit.name_vi if unit else ""),
        organisation_en=one.organisation_en or (unit.name_en if unit else ""),
        title_vi=one.title_vi,
        title_en=one.title_en,
        rank=one.rank,
        managed_by=ManagedBy(one.managed_by),
        is_key_leader=one.is_key_leader,
        relative_of=one.relative_of,
        nationality=person.nationality,
        birth_date=birth_date_of(person) if births else None,
        passport=passport_facts(one.passport, numbers),
        address=wordings.form(one.rank, sex, person.nationality, called, person.pk),
        history=history,
    )


def _others(mission: Mission, countries: list[str]) -> tuple[OtherMission, ...]:
    return tuple(
        OtherMission(
            reference=leg.mission.reference,
            title_vi=leg.mission.title_vi,
            unit=leg.mission.unit.code,
            unit_vi=leg.mission.unit.name_vi,
            country=leg.country,
            starts_on=leg.mission.starts_on,
            ends_on=leg.mission.ends_on,
        )
        for leg in others_to(mission, countries)
    )


def _lines_of(mission: Mission) -> dict[str, Any]:
    return {
        "funding": tuple(
            FundingFacts(
                FundingSource(line.source), line.vnd, line.amount, line.currency, line.rate,
                line.payer_vi, line.item_vi,
            )
            for line in funding_of(mission)
        ),
        "items": tuple(_item(item) for item in items_of(mission.programme)),
        "overrides": tuple(
            OverrideFacts(
                one.rule, one.reason, one.allowed_by, one.target, one.basis,
                local_day(one.at),
            )
            for one in Override.objects.filter(mission=mission)
        ),
    }  # fmt: skip


def _item(item: Item) -> ItemFacts:
    return ItemFacts(
        key=f"item-{item.pk}",
        kind=ItemKind(item.kind),
        starts_at=item.starts_at.astimezone(HERE),
        ends_at=local(item.ends_at),
        title_vi=item.title_vi,
        title_en=item.title_en,
        place=place_facts(item.place),
        responsible=item.responsible.name if item.responsible else item.responsible_text,
        notes_vi=item.notes_vi,
        notes_en=item.notes_en,
    )


def _decided(mission: Mission) -> dict[str, Any]:
    changes = list(ChangeRequest.objects.filter(mission=mission).order_by("id"))
    of_changes = cases_of_changes(changes)
    return {
        "consultations": tuple(consultation_facts(one) for one in consultations_about(mission)),
        "decision": decision_facts(cases_about(mission)),
        "changes": tuple(
            ChangeFacts(
                ChangeKind(change.kind), change.text_vi, change.reason_vi, change.starts_on,
                change.ends_on, decision_facts(of_changes.get(str(change.pk), ())),
            )
            for change in changes
        ),
    }  # fmt: skip


def _after(mission: Mission, table: FigureTable) -> dict[str, Any]:
    return {
        "steps": tuple(
            StepFacts(
                f"step-{step.pk}", StepKind(step.kind), step.due_on, step.done_on,
                f"traveller-{step.traveller_id}" if step.traveller_id else "", step.country,
                step.note,
            )
            for step in steps_of(mission)
        ),
        "log": tuple((entry.on, entry.text_vi) for entry in log_of(mission)),
        "promises": promise_facts(mission),
        "conduct": clauses_of(subject_of(mission)),
        "report": _report(mission, table),
        "papers": papers_made(mission),
    }  # fmt: skip


def _report(mission: Mission, table: FigureTable) -> MissionReportFacts | None:
    """What was reported; before a word is written, only by which day it has to be."""
    if mission.purpose == Purpose.PRIVATE:
        return None
    due_on = report_due_on(mission.ends_on, table)
    report = MissionReport.objects.select_related("filed_by").filter(mission=mission).first()
    if report is None:
        return MissionReportFacts(due_on=due_on)
    return MissionReportFacts(
        happened_vi=report.happened_vi,
        results_vi=report.results_vi,
        assessment_vi=report.assessment_vi,
        proposals_vi=report.proposals_vi,
        number=report.number,
        due_on=due_on,
        filed_on=report.filed_on,
        filed_by=report.filed_by.name if report.filed_by else "",
    )
