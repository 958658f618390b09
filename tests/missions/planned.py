"""A mission abroad on which nothing is wrong, and ways to change one thing of it."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.approvals.states import Opinion
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, PartnerKind, PassportKind, Sex
from doingoai.missions.facts import (
    ChangeFacts,
    FundingFacts,
    LegFacts,
    MissionFacts,
    MissionReportFacts,
    PastTrip,
    TravellerFacts,
)
from doingoai.missions.states import (
    ChangeKind,
    FundingSource,
    LeaderLevel,
    ManagedBy,
    MissionState,
    Purpose,
    TravellerRole,
)
from doingoai.planning.facts import PromiseFacts
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind
from doingoai.yearplan.states import Planning

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
STARTS = date(2026, 6, 15)
ENDS = date(2026, 6, 20)


def traveller(number=1, **fields):
    usual = {
        "key": f"traveller-{number}",
        "name": PersonName(f"Thử {number}", "NGUYỄN", "Văn"),
        "order": number,
        "unit": f"unit-{number}",
        "unit_vi": f"Sở Thử nghiệm {number}",
        "organisation_vi": f"Sở Thử nghiệm {number}",
        "organisation_en": f"Sample Department {number}",
        "title_vi": "Chuyên viên",
        "title_en": "Officer",
        "sex": Sex.MALE,
        "passport": PassportFacts(
            number=f"D000000{number}",
            kind=PassportKind.OFFICIAL,
            country="VN",
            issued_on=date(2024, 1, 5),
            expires_on=date(2029, 1, 5),
        ),
    }
    return TravellerFacts(**{**usual, **fields})


def trip(starts_on, ends_on=None, **fields):
    usual = {"reference": "ĐR-2026-009", "title_vi": "Đoàn thử đi trước", "report_due_on": ends_on or starts_on}  # fmt: skip
    return PastTrip(
        starts_on=starts_on, ends_on=ends_on or starts_on,
        **{**usual, "reported_on": ends_on or starts_on, **fields},
    )  # fmt: skip


def legs(*countries, starts=STARTS, ends=ENDS):
    return tuple(LegFacts(country, starts, ends) for country in countries)


def item(day, hour, title_vi, title_en, **fields):
    starts_at = datetime(2026, 6, day, hour, tzinfo=HANOI)
    key = f"item-{day}-{hour}"
    return ItemFacts(key, ItemKind.TALKS, starts_at, starts_at.replace(hour=hour + 2), title_vi=title_vi, title_en=title_en, **fields)  # fmt: skip


HEAD = traveller(
    1,
    role=TravellerRole.HEAD,
    name=PersonName("Mẫu", "TRẦN", "Thị"),
    sex=Sex.FEMALE,
    title_vi="Phó Chủ tịch Ủy ban nhân dân Thành phố",
    title_en="Vice Chairwoman of the City People's Committee",
    organisation_vi="Ủy ban nhân dân Thành phố Hà Nội",
    organisation_en="Hà Nội City People's Committee",
    managed_by=ManagedBy.PARTY_BOARD,
    is_key_leader=True,
    birth_date=date(1972, 3, 4),
)

CLEAN = MissionFacts(
    as_of=date(2026, 5, 4),
    starts_on=STARTS,
    ends_on=ENDS,
    reference="ĐR-2026-014",
    title_vi="Đoàn công tác thử tại Hàn Quốc và Nhật Bản",
    title_en="Sample mission to the Republic of Korea and Japan",
    state=MissionState.REQUESTED,
    unit="unit-1",
    unit_vi="Sở Thử nghiệm 1",
    unit_en="Sample Department 1",
    request_number="15/STN-VP",
    requested_on=date(2026, 4, 28),
    planning=Planning.PLANNED,
    plan_item="plan_item-3",
    plan_item_vi="Thăm và làm việc tại Hàn Quốc, Nhật Bản",
    level=LeaderLevel.CITY,
    purpose=Purpose.WORKING,
    field=Field.URBAN,
    content_vi="Làm việc về quản lý nước thải đô thị.\nTrao đổi kế hoạch hợp tác ba năm.",
    content_en="Working sessions on urban waste water; plan of cooperation for three years.",
    expected_vi="Thống nhất kế hoạch hợp tác và hai dự án thí điểm.",
    destination_fit_vi="Hai thành phố đã giải bài toán nước thải ở sông trong nội đô.",
    partner_vi="Chính quyền Thành phố Mẫu",
    partner_en="Sample City Government",
    partner_kind=PartnerKind.LOCALITY,
    invited_on=date(2026, 3, 20),
    no_classified=True,
    gifts_vi="Tranh sơn mài: 3\nTrà sen: 10",
    responsible="Lê Văn Ví Dụ",
    legs=(
        LegFacts("KR", date(2026, 6, 15), date(2026, 6, 17), "Seoul"),
        LegFacts("JP", date(2026, 6, 18), date(2026, 6, 20), "Tokyo"),
    ),
    travellers=(HEAD, traveller(2), traveller(3, role=TravellerRole.INTERPRETER)),
    funding=(
        FundingFacts(FundingSource.CITY_BUDGET, 180_000_000, 18_000_000_000, item_vi="Vé máy bay"),
        FundingFacts(FundingSource.HOST, 38_100_000, 150_000, "USD", 254_000_000, "Bên mời", "Ăn, ở"),
    ),
    items=(
        item(16, 9, "Làm việc với Chính quyền Thành phố Mẫu", "Talks with Sample City Government", place=PlaceFacts("Tòa thị chính", "City Hall")),
        item(19, 14, "Thăm nhà máy xử lý nước thải", "Visit to the waste water plant"),
    ),
)  # fmt: skip

FULL = replace(
    CLEAN,
    state=MissionState.REPORTED,
    as_of=date(2026, 6, 28),
    consultations=(
        ConsultationFacts(
            "c1", "Công an Thành phố", date(2026, 4, 29), date(2026, 5, 6), "Đề nghị cho ý kiến",
            date(2026, 5, 5), Opinion.AGREE, "Thống nhất",
        ),
    ),
    decision=DecisionFacts(True, date(2026, 5, 20), "Nguyễn Văn Thử", "CHỦ TỊCH", "1234/QĐ-UBND", "Lê Văn Ví Dụ", date(2026, 5, 11)),
    changes=(
        ChangeFacts(ChangeKind.EXTENSION, "Kéo dài thêm một ngày tại Nhật Bản", "Đối tác dời lịch ký", STARTS, date(2026, 6, 21), DecisionFacts(True, date(2026, 6, 12), "Nguyễn Văn Thử", "CHỦ TỊCH", "1300/QĐ-UBND")),
    ),
    log=((date(2026, 6, 16), "Đổi phòng họp theo đề nghị của đối tác"),),
    promises=(PromiseFacts("p1", "Gửi dự thảo kế hoạch hợp tác", "Sở Thử 1", date(2026, 8, 1)),),
    report=MissionReportFacts("Đoàn làm việc ba buổi.", "Thống nhất kế hoạch.", "Đạt mục tiêu.", "Giao Sở Thử 1 theo dõi.", date(2026, 6, 30), date(2026, 6, 26), "TRẦN Thị Mẫu"),
)  # fmt: skip
"""The same mission when everything has happened."""

EMPTY = MissionFacts(as_of=date(2026, 5, 4), starts_on=STARTS, ends_on=ENDS)


def changed(**fields):
    return replace(CLEAN, **fields)
