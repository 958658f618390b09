"""Each rule of appraisal: a mission at its very limit, and one just beyond it."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from doingoai.directory.facts import PassportFacts
from doingoai.missions.appraisal.result import Weight
from doingoai.missions.facts import (
    FundingFacts,
    MissionFacts,
    MissionReportFacts,
    OtherMission,
)
from doingoai.missions.states import (
    FundingSource,
    Inviter,
    LeaderLevel,
    MissionState,
    Purpose,
)
from doingoai.yearplan.states import Planning
from tests.missions.planned import CLEAN, HEAD, STARTS, changed, legs, traveller, trip


def headed_by(*history, **fields):
    return changed(travellers=(replace(HEAD, history=history, **fields),))


def people(number, level=LeaderLevel.CITY):
    return changed(level=level, travellers=tuple(traveller(n) for n in range(1, number + 1)))


def lasting(days):
    return changed(ends_on=STARTS + timedelta(days=days - 1))


def passport(expires_on):
    return changed(travellers=(replace(HEAD, passport=PassportFacts(expires_on=expires_on)),))


def other(unit="unit-9", **fields):
    usual = {"reference": "ĐR-2026-002", "title_vi": "Đoàn khác", "unit_vi": "Sở Thử 9", "country": "KR"}  # fmt: skip
    days = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 5)}
    return changed(others_there=(OtherMission(unit=unit, **{**usual, **days, **fields}),))


def back(as_of, filed_on=None):
    report = MissionReportFacts(filed_on=filed_on)
    return changed(state=MissionState.BACK, as_of=as_of, report=report)


BUDGET = (FundingFacts(FundingSource.CITY_BUDGET, 10_000_000),)


@dataclass
class Case:
    """`held` meets the rule at its very limit, `passed` is just beyond; `other` another figure."""

    code: str
    held: MissionFacts
    passed: MissionFacts
    found: tuple[int | None, int | None] = (None, None)
    weight: Weight = Weight.BLOCK
    other: int = 0
    met_by_other: str = "off"
    texts: tuple[str, ...] = field(default=())


CASES = [
    Case(
        "mission_leader_trips_per_year",
        headed_by(trip(date(2026, 1, 5))),
        headed_by(trip(date(2026, 3, 5)), trip(date(2026, 1, 5))),
        (2, 3),
        other=3,
        texts=("2026", "TRẦN Thị Mẫu"),
    ),
    Case("mission_members", people(10), people(11), (10, 11), other=11),
    Case("mission_days", lasting(10), lasting(11), (10, 11), other=11),
    Case(
        "mission_days_per_country",
        changed(legs=legs("KR", ends=STARTS + timedelta(days=2))),
        changed(legs=legs("KR", ends=STARTS + timedelta(days=3))),
        (3, 4),
        Weight.WARN,
        other=4,
        texts=("Hàn Quốc",),
    ),
    Case("mission_countries", changed(legs=legs("KR", "JP", "CN")), changed(legs=legs("KR", "JP", "CN", "TH")), (3, 4), other=4),
    Case(
        "mission_two_key_leaders",
        changed(travellers=(HEAD, traveller(2, is_key_leader=True))),
        changed(travellers=(HEAD, traveller(2, unit=HEAD.unit, is_key_leader=True))),
    ),
    Case("mission_relatives", CLEAN, changed(travellers=(HEAD, traveller(2, relative_of="Trưởng đoàn")))),
    Case(
        "mission_private_invitation",
        changed(inviter=Inviter.PARTNER),
        changed(inviter=Inviter.FOREIGN_ENTERPRISE),
    ),
    Case(
        "mission_outside_plan",
        changed(planning=Planning.UNPLANNED, planning_basis="Đối tác mời gấp"),
        changed(planning=Planning.UNPLANNED, planning_basis=" "),
    ),
    Case(
        "mission_study_outline",
        changed(purpose=Purpose.STUDY, study_outline_vi="Đề cương", funding=BUDGET),
        changed(purpose=Purpose.STUDY, study_outline_vi="", funding=BUDGET),
    ),
    Case("mission_classified", changed(no_classified=True), changed(no_classified=False)),
    Case("mission_scheme", CLEAN, changed(items=()), texts=("chương trình",)),
    Case(
        "mission_previous_report",
        headed_by(trip(date(2026, 1, 5))),
        headed_by(trip(date(2026, 1, 5), reported_on=None)),
        texts=("Đoàn thử đi trước", "05/01/2026"),
    ),
    Case("mission_same_destination", other(unit="unit-1"), other(), (0, 1), Weight.WARN, texts=("ĐR-2026-002 (Sở Thử 9)",)),
    Case("mission_destination_fit", CLEAN, changed(destination_fit_vi=""), weight=Weight.WARN),
    Case(
        "mission_passport_months",
        passport(date(2026, 12, 18)),
        passport(date(2026, 12, 17)),
        weight=Weight.WARN,
        other=5,
        texts=("18/06/2026",),
    ),
    Case(
        "mission_file_before_departure",
        changed(requested_on=date(2026, 5, 18)),
        changed(requested_on=date(2026, 5, 19)),
        (20, 19),
        Weight.WARN,
        other=19,
        texts=("18/05/2026",),
    ),
    Case(
        "mission_appraisal_term",
        changed(requested_on=date(2026, 5, 4), as_of=date(2026, 5, 13)),
        changed(requested_on=date(2026, 5, 4), as_of=date(2026, 5, 14)),
        weight=Weight.WARN,
        other=8,
        texts=("13/05/2026",),
    ),
    Case(
        "mission_report_after_return",
        back(date(2026, 6, 30)),
        back(date(2026, 7, 1)),
        weight=Weight.WARN,
        other=11,
        texts=("30/06/2026",),
    ),
]  # fmt: skip
