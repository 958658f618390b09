"""A fictitious visit of eleven guests, complete enough for every paper; and one of any size."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from doingoai.accounts.facts import OfficeFacts
from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.approvals.states import Opinion
from doingoai.delegations.facts import (
    VIET_NAM,
    EstimateLine,
    FlightFacts,
    HostFacts,
    MemberFacts,
    ReportFacts,
    VisitFacts,
)
from doingoai.delegations.states import GuestClass, HostRole, MemberRole, Payer, State, VisitKind
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, NameOrder, PartnerKind, PassportKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.planning.facts import PromiseFacts
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind
from doingoai.spending.facts import AccountFacts, InvoiceFacts, LineFacts
from doingoai.spending.states import AccountState

CITY = "Chính quyền thành phố Haneul"
CITY_EN = "Haneul Metropolitan Government"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=VIET_NAM)


def korean(family: str, given: str, native: str, reading: str = "") -> PersonName:
    return PersonName(given=given, family=family, native=native, reading_vi=reading)


def guest(
    number: int, name: PersonName, title_vi: str, title_en: str, **more: object
) -> MemberFacts:
    facts = MemberFacts(
        key=f"row-{number}",
        name=name,
        order=number,
        sex=Sex.MALE if number % 3 else Sex.FEMALE,
        title_vi=title_vi,
        title_en=title_en,
        organisation_vi=CITY,
        organisation_en=CITY_EN,
        nationality="KR",
        birth_date=date(1960 + number, 1 + number % 12, 2 + number),
        passport=PassportFacts(
            number=f"M0000{number:04}",
            kind=PassportKind.OFFICIAL if number < 4 else PassportKind.ORDINARY,
            country="KR",
            expires_on=date(2031, 1 + number % 12, 15),
        ),
        arrival=FlightFacts("KE 000", at(9, 13, 25), "Nội Bài"),
        departure=FlightFacts("KE 001", at(12, 23, 5), "Nội Bài"),
        hotel="Khách sạn Hồ Mẫu",
        room=f"{700 + number}",
        car="Xe 1" if number == 1 else f"Xe {2 + number % 2}",
    )
    return replace(facts, **more)  # type: ignore[arg-type]


GUESTS = (
    guest(1, korean("KIM", "Mau-ho", "김모호", "Kim Mô Hạo"), "Thị trưởng", "Mayor",
          role=MemberRole.HEAD, honorific="H.E.", languages=("ko", "en"),
          bio_vi="Sinh năm 1961 tại Haneul. Cử nhân luật; từng phụ trách giao thông đô thị của "
          "thành phố.\nĐược bầu làm Thị trưởng từ năm 2022; quan tâm giao thông công cộng, đô thị "
          "thông minh và giáo dục nghề.",
          bio_en="Born in Haneul in 1961."),
    guest(2, korean("LEE", "Thu-nghiem", "이수념"), "Phó Thị trưởng phụ trách kinh tế và hợp tác quốc tế",
          "Vice Mayor for Economy and International Cooperation", role=MemberRole.DEPUTY),
    guest(3, korean("PARK", "Vi-du", "박위두"), "Phu nhân Thị trưởng", "Spouse of the Mayor",
          role=MemberRole.SPOUSE, shares_room_with="row-1", room="701"),
    guest(4, korean("CHOI", "Vi-du", "최비두"), "Giám đốc Sở Giao thông", "Director of Transport",
          diet="không ăn thịt bò"),
    guest(5, korean("JUNG", "Gia-dinh", "정가정"), "Giám đốc Sở Kế hoạch & Phát triển <đô thị>",
          "Director for Planning & Development"),
    guest(6, PersonName("Jane", "Sample", "Ann", NameOrder.GIVEN_FIRST), "Cố vấn quan hệ quốc tế",
          "Adviser for International Relations", nationality="GB", diet="ăn chay"),
    guest(7, korean("HAN", "Mau-thu", "한모수"), "Trưởng phòng Hợp tác quốc tế",
          "Head of International Cooperation"),
    guest(8, korean("YOON", "Thi-nghiem", "윤시념"), "", "Chairman", organisation_vi="",
          organisation_en="Haneul Sample Industries Co., Ltd"),
    guest(9, korean("LIM", "Ban-nhap", "임반납"), "Phiên dịch", "Interpreter",
          role=MemberRole.INTERPRETER, languages=("ko", "vi")),
    guest(10, korean("SEO", "Bao-chi", "서보지"), "Phóng viên", "Reporter", role=MemberRole.PRESS,
          organisation_vi="Báo Haneul Mẫu", organisation_en="Haneul Sample Daily", car=""),
    guest(11, korean("OH", "Tuy-tung", "오수정"), "Thư ký của Thị trưởng", "Secretary to the Mayor",
          role=MemberRole.SUITE, sex=None, passport=None, birth_date=None, honorific="Dr"),
)  # fmt: skip

HOSTS = (
    HostFacts("host-1", PersonName("Thử", "Nguyễn", "Văn"), sex=Sex.MALE, role=HostRole.LEADER,
              title_vi="Phó Chủ tịch Ủy ban nhân dân thành phố", title_en="Vice Chairman",
              organisation_vi="Ủy ban nhân dân thành phố Hà Nội",
              organisation_en="People's Committee of Hà Nội", car="Xe 1"),
    HostFacts("host-2", PersonName("Mẫu", "Trần", "Thị"), sex=Sex.FEMALE, title_vi="Giám đốc",
              title_en="Director", organisation_vi="Sở Ngoại vụ",
              organisation_en="Department of Foreign Affairs", car="Xe 2"),
    HostFacts("host-3", PersonName("Ví", "Lê", "Hoàng"), sex=Sex.MALE, title_vi="Phó Giám đốc",
              title_en="Deputy Director", organisation_vi="Sở Xây dựng",
              organisation_en="Department of Construction"),
    HostFacts("host-4", PersonName("Dụ", "Phạm", "Ngọc"), sex=Sex.FEMALE,
              role=HostRole.INTERPRETER, title_vi="Chuyên viên", title_en="Officer",
              organisation_vi="Sở Ngoại vụ", organisation_en="Department of Foreign Affairs",
              languages=("vi", "ko"), phone="0900 000 004"),
    HostFacts("host-5", PersonName("Lái", "Đỗ", "Văn"), sex=Sex.MALE, role=HostRole.DRIVER,
              title_vi="Lái xe", title_en="Driver", phone="0900 000 005", car="Xe 1"),
)  # fmt: skip

EVERY_MEETING = {"hosts": ("host-1", "host-2", "host-4"), "interpreter": "Phạm Ngọc Dụ",
                 "interpreter_language": "ko"}  # fmt: skip

ITEMS = (
    ItemFacts("item-1", ItemKind.AIRPORT_WELCOME, at(9, 13, 25), at(9, 14, 30),
              "Đón đoàn tại sân bay quốc tế Nội Bài", "Arrival at Nội Bài International Airport",
              PlaceFacts("Sân bay Nội Bài", "Nội Bài Airport", room="Phòng khách VIP A"),
              hosts=("host-2",), responsible="Hoàng Thị Lan Thử", responsible_unit="Sở Ngoại vụ",
              car="Xe 1, Xe 2, Xe 3"),
    ItemFacts("item-2", ItemKind.CHECK_IN, at(9, 15, 30), None, "Nhận phòng khách sạn",
              "Hotel check-in", PlaceFacts("Khách sạn Hồ Mẫu", "Hồ Mẫu Hotel")),
    ItemFacts("item-3", ItemKind.COURTESY_CALL, at(10, 9), at(10, 9, 45),
              "Chào xã giao lãnh đạo Ủy ban nhân dân thành phố", "Courtesy call on the city leaders",
              PlaceFacts("Trụ sở Ủy ban nhân dân thành phố", "City Hall", "79 Phố Mẫu", "Phòng khánh tiết"),
              guests=("row-1", "row-2", "row-4"), dress_vi="com-lê, áo dài",
              dress_en="business suit", responsible_unit="Văn phòng Ủy ban nhân dân thành phố",
              **EVERY_MEETING),
    ItemFacts("item-4", ItemKind.TALKS, at(10, 10), at(10, 11, 30), "Hội đàm về giao thông công cộng",
              "Talks on public transport", PlaceFacts("Sở Xây dựng", "Department of Construction",
              room="Phòng họp 3"), responsible="Lê Hoàng Ví", responsible_unit="Sở Xây dựng",
              **EVERY_MEETING),
    ItemFacts("item-5", ItemKind.BANQUET, at(10, 18, 30), at(10, 20, 30), "Chiêu đãi chào mừng đoàn",
              "Welcome dinner", PlaceFacts("Nhà hàng Sen Mẫu", "Sen Mẫu Restaurant"),
              menu_vi="Theo thực đơn", notes_vi="Có món chay", notes_en="Vegetarian dishes available",
              responsible="Phạm Ngọc Dụ"),
    ItemFacts("item-6", ItemKind.SIGNING, at(11, 9), at(11, 10), "Ký Bản ghi nhớ hợp tác",
              "Signing of the Memorandum of Understanding",
              PlaceFacts("Trụ sở Ủy ban nhân dân thành phố", "City Hall"),
              responsible_unit="Sở Ngoại vụ", **EVERY_MEETING),
    ItemFacts("item-7", ItemKind.VISIT, at(11, 14), at(11, 16, 30), "Thăm Văn Miếu – Quốc Tử Giám",
              "Visit to the Temple of Literature", PlaceFacts("Văn Miếu", "Temple of Literature"),
              guests=tuple(f"row-{n}" for n in range(1, 9)), responsible_unit="Sở Du lịch"),
    ItemFacts("item-8", ItemKind.FAREWELL, at(12, 20), at(12, 21), "Tiễn đoàn",
              "Farewell at the airport", PlaceFacts("Sân bay Nội Bài", "Nội Bài Airport"),
              car="Xe 1, Xe 2, Xe 3"),
)  # fmt: skip

ESTIMATE = (
    EstimateLine("meals_per_day", "Tiền ăn đoàn khách (11 người, 03 ngày)", 33, 1_800_000,
                 2_000_000, "Thông tư 35/2026/TT-BTC", True),
    EstimateLine("banquet", "Chiêu đãi (20 suất)", 20, 2_000_000, 2_000_000,
                 "Thông tư 35/2026/TT-BTC"),
    EstimateLine("gift_head", "Tặng phẩm Trưởng đoàn và phu nhân", 2, 2_000_000, 1_800_000,
                 "Thông tư 35/2026/TT-BTC", False, "tặng phẩm đặc thù của làng nghề"),
    EstimateLine("flowers", "Hoa đón tại sân bay", 1, 1_000_000),
)  # fmt: skip

ACCOUNT = AccountFacts(
    AccountState.OPEN,
    (
        LineFacts("1", "banquet", "Chiêu đãi (20 suất)", 20, 2_000_000, 2_000_000, "Thông tư", True,
                  done_quantity=19,
                  explanation="tăng giá dịp lễ",
                  invoices=(InvoiceFacts("1", "0000412", "Nhà hàng Thử", date(2027, 3, 11),
                                         41_500_000, "1C27TMS"),)),
        LineFacts("2", "flowers", "Hoa đón tại sân bay", 1, 1_000_000,
                  invoices=(InvoiceFacts("2", "17", "Cửa hàng Thử", date(2027, 3, 9), 900_000),)),
        LineFacts("3", "unplanned-1", "Thuốc cho khách",
                  invoices=(InvoiceFacts("3", "9", "Nhà thuốc Thử", date(2027, 3, 10), 100_000),)),
    ),
    "Quyết định 12/QĐ-UBND",
)  # fmt: skip

VISIT = VisitFacts(
    as_of=date(2027, 2, 22),
    reference="ĐV-2027-0012",
    title_vi="Đoàn Thị trưởng Haneul",
    title_en="Mayor of Haneul",
    state=State.APPROVED,
    partner_vi=CITY,
    partner_en=CITY_EN,
    partner_kind=PartnerKind.LOCALITY,
    country="KR",
    purpose_vi="trao đổi kinh nghiệm quản lý giao thông công cộng và ký Bản ghi nhớ hợp tác",
    purpose_en="exchange of experience in public transport and signing of a Memorandum of Understanding",
    kind=VisitKind.WORKING,
    field=Field.URBAN,
    starts_on=date(2027, 3, 9),
    ends_on=date(2027, 3, 12),
    receiving_unit_vi="Sở Ngoại vụ",
    responsible="Hoàng Thị Lan Thử",
    responsible_phone="0900 000 001",
    payer=Payer.SHARED,
    guest_class=GuestClass.B,
    guest_class_basis="ý kiến của Chủ tịch Ủy ban nhân dân thành phố",
    reception_level_vi="Phó Chủ tịch Ủy ban nhân dân thành phố chủ trì tiếp",
    hotel=PlaceFacts("Khách sạn Hồ Mẫu", "Hồ Mẫu Hotel", "00 phố Mẫu, Hà Nội"),
    gift_vi="Tranh sơn mài",
    press_note_vi="Hai bên dự kiến ký Bản ghi nhớ hợp tác về giao thông công cộng.",
    letter=LetterFacts("note_verbale", "Đại sứ quán Hàn Quốc tại Việt Nam", "KOR", "27-000",
                       date(2027, 1, 5), date(2027, 1, 6), "31",
                       "chuyến thăm của Thị trưởng thành phố Haneul"),
    consultations=(
        ConsultationFacts("ask-1", "Công an thành phố Hà Nội", date(2027, 1, 10), date(2027, 1, 20),
                          "", date(2027, 1, 18), Opinion.AGREE, ""),
        ConsultationFacts("ask-2", "Sở Xây dựng", date(2027, 1, 10), date(2027, 1, 20),
                          "Nội dung trao đổi về giao thông công cộng", date(2027, 1, 19),
                          Opinion.AGREE_IF, "bố trí thăm trung tâm điều hành xe buýt"),
        ConsultationFacts("ask-3", "Sở Du lịch", date(2027, 1, 12), date(2027, 1, 22)),
    ),
    decision=DecisionFacts(True, date(2027, 2, 5), "Nguyễn Văn Thử", "PHÓ CHỦ TỊCH", "12"),
    members=GUESTS,
    hosts=HOSTS,
    items=ITEMS,
    programme_version=2,
    programme_issued_on=date(2027, 2, 20),
    estimate=ESTIMATE,
    account=ACCOUNT,
    promises=(
        PromiseFacts("promise-1", "Cử hai chuyên gia xe buýt sang trao đổi", "Sở Xây dựng",
                     date(2027, 6, 30)),
        PromiseFacts("promise-2", "Gửi dự thảo kế hoạch hợp tác 2027–2030", "Sở Ngoại vụ"),
    ),
    report=ReportFacts("Đoàn thực hiện đầy đủ chương trình.\nHai bên hội đàm cởi mở.",
                       "Ký Bản ghi nhớ hợp tác về giao thông công cộng.",
                       "Chuyến thăm thành công, bảo đảm an ninh, an toàn.",
                       "Giao Sở Xây dựng triển khai nội dung đã ký.", date(2027, 3, 15)),
    office=OfficeFacts(signer_name="Trần Thị Mẫu", address="00 phố Mẫu, phường Mẫu, Hà Nội",
                       phone="024 0000 0000", email="ngoaivu@example.vn",
                       decider_name="Nguyễn Văn Thử"),
)  # fmt: skip


def big_visit(size: int) -> VisitFacts:
    """The same visit with many more guests."""
    more = tuple(
        replace(
            GUESTS[3],
            key=f"row-{number}",
            name=PersonName(given=f"Mau {number}", family="TRAN", native=""),
            passport=PassportFacts(f"M{number:08}", PassportKind.ORDINARY, "KR"),
            room=f"{number}",
            car=f"Xe {1 + number // 20}",
            birth_date=date(1970, 1, 1) + timedelta(days=number),
        )
        for number in range(len(GUESTS) + 1, size + 1)
    )
    return replace(VISIT, members=(*GUESTS, *more))


NOTHING_KNOWN = VisitFacts(as_of=date(2027, 2, 22))
