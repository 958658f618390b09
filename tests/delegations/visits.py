"""
A visit without a fault, plainly fictitious, and the small changes tests make to it.

Three days, eight guests, six hosts, nine items, decided and prepared: whatever a test finds wrong
with it was planted by that test.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.approvals.states import Opinion
from doingoai.delegations.facts import (
    VIET_NAM,
    EstimateLine,
    FlightFacts,
    HostFacts,
    MemberFacts,
    PaperFacts,
    VisitFacts,
)
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, NameOrder, PartnerKind, PlaceKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.planning.facts import PromiseFacts
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

TODAY = date(2026, 10, 8)
FIRST_DAY = date(2026, 10, 13)
LAST_DAY = date(2026, 10, 15)

AIRPORT = PlaceFacts(
    name_vi="Sân bay Mẫu", name_en="Sample Airport", address="Đường Sân Bay", kind=PlaceKind.AIRPORT
)
HOTEL = PlaceFacts(
    name_vi="Khách sạn Ví Dụ", name_en="Example Hotel", address="1 Phố Thử", kind=PlaceKind.HOTEL
)
TOWN_HALL = PlaceFacts(
    name_vi="Trụ sở Ủy ban nhân dân Thành phố",
    name_en="Headquarters of the City People's Committee",
    address="2 Phố Thử",
    room="Phòng khách A",
    kind=PlaceKind.OFFICE,
)
DEPARTMENT = PlaceFacts(
    name_vi="Sở Ngoại vụ",
    name_en="Department of Foreign Affairs",
    address="3 Phố Thử",
    room="Phòng họp tầng 2",
    kind=PlaceKind.OFFICE,
)
RESTAURANT = PlaceFacts(
    name_vi="Nhà hàng Hoa Mẫu",
    name_en="Sample Flower Restaurant",
    address="4 Phố Thử",
    kind=PlaceKind.RESTAURANT,
)
SITE = PlaceFacts(
    name_vi="Bảo tàng Thử Nghiệm",
    name_en="Trial Museum",
    address="5 Phố Thử",
    kind=PlaceKind.SITE,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of October 2026, Viet Nam time."""
    return datetime(2026, 10, day, hour, minute, tzinfo=VIET_NAM)


def name(text: str, order: NameOrder = NameOrder.FAMILY_FIRST, **changes: Any) -> PersonName:
    """A name from its printed form, family first unless told otherwise."""
    words = text.split()
    if order == NameOrder.FAMILY_FIRST:
        parts = {"family": words[0], "middle": " ".join(words[1:-1]), "given": words[-1]}
    else:
        parts = {"given": " ".join(words[:-1]), "family": words[-1]}
    return PersonName(**{**parts, "order": order, **changes})


def member(number: int = 1, **changes: Any) -> MemberFacts:
    """A guest with everything that papers need; `number` makes key and passport its own."""
    facts = MemberFacts(
        key=f"member-{number}",
        name=PersonName(family="PARK", given=f"Khach {_WORDS[number % len(_WORDS)]}"),
        sex=Sex.MALE,
        order=number,
        title_vi="Trưởng phòng Hợp tác",
        title_en="Head of Cooperation Division",
        organisation_vi="Tòa thị chính Thành phố Mẫu",
        organisation_en="Sample City Hall",
        nationality="KR",
        birth_date=date(1970 + number % 30, 1 + number % 12, 1 + number % 28),
        passport=PassportFacts(
            number=f"M{10_000_000 + number}",
            country="KR",
            issued_on=date(2023, 5, 10),
            expires_on=date(2033, 5, 10),
        ),
        languages=("ko",),
        arrival=FlightFacts(number="ZZ 101", at=at(13, 9, 20), airport="Sân bay Mẫu"),
        departure=FlightFacts(number="ZZ 102", at=at(15, 13, 0), airport="Sân bay Mẫu"),
        hotel="Khách sạn Ví Dụ",
        room=str(500 + number),
        car="Xe 2 (16 chỗ)",
    )
    return replace(facts, **changes)


_WORDS = ("Khong", "Mot", "Hai", "Ba", "Bon", "Nam", "Sau", "Bay", "Tam", "Chin")


def host(number: int = 1, **changes: Any) -> HostFacts:
    """Somebody of the Vietnamese side with everything that papers need."""
    facts = HostFacts(
        key=f"host-{number}",
        name=PersonName(family="Hoàng", middle="Thử", given=_WORDS[number % len(_WORDS)]),
        sex=Sex.FEMALE,
        order=number,
        title_vi="Chuyên viên Sở Ngoại vụ",
        title_en="Officer, Department of Foreign Affairs",
        organisation_vi="Sở Ngoại vụ",
        organisation_en="Department of Foreign Affairs",
        languages=("vi",),
    )
    return replace(facts, **changes)


def item(number: int = 1, **changes: Any) -> ItemFacts:
    """A visit to a museum on the second afternoon, with all that an item says."""
    facts = ItemFacts(
        key=f"item-{number}",
        kind=ItemKind.VISIT,
        starts_at=at(14, 14, 30),
        ends_at=at(14, 16, 30),
        title_vi="Thăm Bảo tàng Thử Nghiệm",
        title_en="Visit to the Trial Museum",
        place=SITE,
        hosts=("host-3",),
        responsible="Hoàng Văn Dụ",
        interpreter_language="ko",
        interpreter="Phạm Thị Dịch",
        changed_vi_at=at(2, 9),
        changed_en_at=at(2, 10),
    )
    return replace(facts, **changes)


def paper(kind: str = "programme_detailed", language: str = "vi", **changes: Any) -> PaperFacts:
    """A paper made from today's data and handed out."""
    facts = PaperFacts(
        key=f"paper-{kind}-{language}",
        kind=kind,
        language=language,
        version=1,
        made_at=at(7, 15),
        digest="d1",
        current_digest="d1",
        issued=True,
    )
    return replace(facts, **changes)


def estimate_line(item: str = "meals_per_day", **changes: Any) -> EstimateLine:
    """A line within a norm that the office has confirmed."""
    facts = EstimateLine(
        item=item,
        label_vi="Tiền ăn",
        quantity=24,
        unit_price=1_800_000,
        norm_limit=2_000_000,
        norm_source="Thông tư 35/2026/TT-BTC",
        confirmed=True,
    )
    return replace(facts, **changes)


def clean_visit(**changes: Any) -> VisitFacts:
    """The visit without a fault, five days before its start, with some facts replaced."""
    facts = VisitFacts(
        as_of=TODAY,
        reference="DV-2026-001",
        title_vi="Đoàn Thành phố Mẫu thăm và làm việc",
        title_en="Working visit of Sample City",
        state=State.APPROVED,
        partner_vi="Thành phố Mẫu",
        partner_en="Sample City",
        partner_kind=PartnerKind.LOCALITY,
        country="KR",
        country_text="Hàn Quốc",
        purpose_vi="Trao đổi hợp tác giữa hai thành phố",
        purpose_en="Exchange on cooperation between the two cities",
        kind=VisitKind.WORKING,
        field=Field.URBAN,
        invited_by=InvitedBy.CITY,
        starts_on=FIRST_DAY,
        ends_on=LAST_DAY,
        entry_visa_needed=True,
        receiving_unit_vi="Sở Ngoại vụ",
        receiving_unit_en="Department of Foreign Affairs",
        responsible="Hoàng Văn Dụ",
        responsible_phone="000 000 0000",
        payer=Payer.HOST,
        guest_class=GuestClass.B,
        guest_class_basis="Văn bản thử số 00/VP",
        reception_level_vi="Phó Chủ tịch Ủy ban nhân dân Thành phố tiếp, chiêu đãi",
        hotel=HOTEL,
        gift_vi="Tranh sơn mài",
        letter=LetterFacts(sender="Thành phố Mẫu", arrived_on=date(2026, 8, 20)),
        consultations=(_consultation(),),
        decision=_decision(),
        members=_guests(),
        hosts=_hosts(),
        items=_programme(),
        programme_version=1,
        programme_issued_on=date(2026, 10, 7),
        estimate=(
            estimate_line(),
            estimate_line("gift", label_vi="Tặng phẩm", quantity=1, unit_price=1_500_000),
        ),
        papers=(
            *(paper(kind, tongue) for kind in _TWO_LANGUAGES for tongue in ("vi", "en")),
            paper("police_notice", number="00/SNgV-LT"),
            *spoken_from(),
        ),
        promises=(_promise(),),
    )
    return replace(facts, **changes)


def spoken_from() -> tuple[PaperFacts, ...]:
    """What the host leader speaks from."""
    return paper("talking_points"), paper("toast"), paper("toast", "en")


def amend(facts: VisitFacts, key: str, **changes: Any) -> VisitFacts:
    """The same visit with one guest, host or item changed, found by its key."""
    changed = {
        field: tuple(
            replace(thing, **changes) if thing.key == key else thing
            for thing in getattr(facts, field)
        )
        for field in ("members", "hosts", "items")
    }
    return replace(facts, **changed)


_TWO_LANGUAGES = ("programme_detailed", "guest_list", "host_list")


def _guests() -> tuple[MemberFacts, ...]:
    first_car = {"car": "Xe 1 (7 chỗ)"}
    return (
        member(
            1,
            name=name("KIM Mau", native="김마우", reading_vi="Kim Mẫu"),
            honorific="Ngài",
            role=MemberRole.HEAD,
            title_vi="Thị trưởng Thành phố Mẫu",
            title_en="Mayor of Sample City",
            rank="t-mayor",
            **first_car,
        ),
        member(
            2,
            name=name("LEE Vi-du"),
            honorific="Bà",
            sex=Sex.FEMALE,
            role=MemberRole.SPOUSE,
            title_vi="",
            title_en="",
            room="501",
            **first_car,
        ),
        member(3, name=name("PARK Thu"), role=MemberRole.DEPUTY, rank="t-director", honorific="Mr"),
        member(4, name=name("CHOI Gia-dinh"), sex=Sex.FEMALE, honorific="Ms", diet="Ăn chay"),
        member(5, name=name("JUNG Nghiem")),
        member(6, name=name("Jane Sample", NameOrder.GIVEN_FIRST), sex=None, diet="Không"),
        member(
            7,
            name=name("HAN Tuy-tung"),
            role=MemberRole.SUITE,
            title_vi="",
            title_en="",
            shares_room_with="member-8",
        ),
        member(
            8, name=name("YOON Bao"), role=MemberRole.PRESS, title_vi="", title_en="", room="507"
        ),
    )


def _hosts() -> tuple[HostFacts, ...]:
    return (
        host(
            1,
            name=name("Nguyễn Văn Thử"),
            sex=Sex.MALE,
            role=HostRole.LEADER,
            title_vi="Phó Chủ tịch Ủy ban nhân dân Thành phố",
            title_en="Vice Chairman of the City People's Committee",
            rank="t-vice-chair",
        ),
        host(
            2,
            name=name("Trần Thị Mẫu"),
            title_vi="Giám đốc Sở Ngoại vụ",
            title_en="Director, Department of Foreign Affairs",
            rank="t-director",
        ),
        host(
            3,
            name=name("Lê Văn Ví"),
            sex=Sex.MALE,
            title_vi="Phó Giám đốc Sở Ngoại vụ",
            title_en="Deputy Director, Department of Foreign Affairs",
            rank="t-deputy-director",
        ),
        host(4, name=name("Phạm Thị Dịch"), role=HostRole.INTERPRETER, languages=("ko", "vi")),
        host(5, name=name("Hoàng Văn Dụ"), sex=Sex.MALE, role=HostRole.LIAISON, car="Xe 1 (7 chỗ)"),
        host(
            6,
            name=name("Vũ Văn Lái"),
            sex=Sex.MALE,
            role=HostRole.DRIVER,
            title_vi="",
            title_en="",
            car="Xe 1 (7 chỗ)",
        ),
    )


def _programme() -> tuple[ItemFacts, ...]:
    return (*_first_day(), *_other_days())


def _first_day() -> tuple[ItemFacts, ...]:
    return (
        item(
            1,
            kind=ItemKind.AIRPORT_WELCOME,
            starts_at=at(13, 9, 30),
            ends_at=at(13, 10),
            title_vi="Đón đoàn tại sân bay",
            title_en="Welcome at the airport",
            place=AIRPORT,
        ),
        item(
            2,
            kind=ItemKind.TRANSFER,
            starts_at=at(13, 10),
            ends_at=at(13, 10, 45),
            title_vi="Về khách sạn",
            title_en="Transfer to the hotel",
            place=PlaceFacts(),
            hosts=("host-5",),
        ),
        item(
            3,
            kind=ItemKind.CHECK_IN,
            starts_at=at(13, 10, 45),
            ends_at=at(13, 11, 15),
            title_vi="Nhận phòng",
            title_en="Check-in",
            place=HOTEL,
            hosts=("host-5",),
        ),
        item(
            4,
            kind=ItemKind.COURTESY_CALL,
            starts_at=at(13, 14),
            ends_at=at(13, 15),
            title_vi="Chào xã giao Lãnh đạo Thành phố",
            title_en="Courtesy call on the City's leaders",
            place=TOWN_HALL,
            hosts=("host-1", "host-2"),
        ),
        item(
            5,
            kind=ItemKind.BANQUET,
            starts_at=at(13, 18, 30),
            ends_at=at(13, 20, 30),
            title_vi="Tiệc chiêu đãi",
            title_en="Banquet",
            place=RESTAURANT,
            hosts=("host-1", "host-2", "host-3"),
            menu_vi="Nem rán; Bò nướng; Cá hấp; Suất chay: đậu phụ sốt nấm",
            menu_en="Spring rolls; Grilled beef; Steamed fish; Vegetarian: tofu with mushrooms",
        ),
    )


def _other_days() -> tuple[ItemFacts, ...]:
    return (
        item(
            6,
            kind=ItemKind.TALKS,
            starts_at=at(14, 9),
            ends_at=at(14, 11),
            title_vi="Hội đàm với Sở Ngoại vụ",
            title_en="Talks with the Department of Foreign Affairs",
            place=DEPARTMENT,
            hosts=("host-2", "host-3"),
        ),
        item(7),
        item(
            8,
            kind=ItemKind.CULTURE,
            starts_at=at(14, 19, 30),
            ends_at=at(14, 21),
            title_vi="Xem biểu diễn nghệ thuật",
            title_en="Art performance",
            place=PlaceFacts(name_vi="Nhà hát Ví Dụ", name_en="Example Theatre"),
        ),
        item(
            9,
            kind=ItemKind.FAREWELL,
            starts_at=at(15, 9),
            ends_at=at(15, 9, 40),
            title_vi="Tiễn đoàn tại khách sạn",
            title_en="Farewell at the hotel",
            place=HOTEL,
        ),
    )


def _consultation() -> ConsultationFacts:
    return ConsultationFacts(
        key="consultation-1",
        unit_vi="Công an Thành phố",
        asked_on=date(2026, 9, 1),
        due_on=date(2026, 9, 10),
        answered_on=date(2026, 9, 8),
        opinion=Opinion.AGREE,
    )


def _decision() -> DecisionFacts:
    return DecisionFacts(
        approved=True,
        decided_on=date(2026, 9, 20),
        decided_by="Nguyễn Văn Thử",
        number="00/QĐ-UBND",
        submitted_on=date(2026, 9, 12),
    )


def _promise() -> PromiseFacts:
    return PromiseFacts(
        key="promise-1",
        text="Gửi tài liệu giới thiệu Thành phố",
        owner="Sở Ngoại vụ",
        due_on=date(2026, 11, 1),
    )
