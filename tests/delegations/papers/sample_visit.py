"""A fictitious visit of ten guests, and larger ones, for looking at what is printed."""

from dataclasses import replace
from datetime import date, datetime

from doingoai.delegations.facts import VIET_NAM, FlightFacts, HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.states import HostRole, MemberRole, State
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, PartnerKind, Sex
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

GIVEN_FIRST = NameOrder.GIVEN_FIRST
LONG_NAME = PersonName(
    given="Maximiliane Charlotte",
    middle="Wilhelmina van den",
    family="Beispielhausen-Mustermann",
    order=GIVEN_FIRST,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=VIET_NAM)


MORNING = FlightFacts("XX 101", at(7, 10, 25), "Nội Bài T2")
EVENING = FlightFacts("YY 8820", at(7, 18, 5), "Nội Bài T2")
HEAD_TITLE = ("Thị trưởng Thành phố Thử Nghiệm", "Mayor of Trial City")


def guest(
    number: int, name: PersonName, role: MemberRole = MemberRole.MEMBER, **more: object
) -> MemberFacts:
    facts = MemberFacts(
        key=f"row-{number}",
        name=name,
        role=role,
        order=number,
        sex=Sex.MALE if number % 2 else Sex.FEMALE,
        title_vi="Ủy viên Hội đồng thành phố",
        title_en="Member of the City Council",
        organisation_vi="Tòa Thị chính Thử Nghiệm",
        organisation_en="Trial City Hall",
        arrival=MORNING if number <= 7 else EVENING,
        hotel="Khách sạn Mẫu",
        room=str(1200 + number),
        car="Xe 1" if number <= 3 else "Xe 2",
    )
    return replace(facts, **more)


GUESTS = (
    guest(
        1,
        PersonName(given="Mau", family="KIM", native="김 마우"),
        MemberRole.HEAD,
        title_vi=HEAD_TITLE[0],
        title_en=HEAD_TITLE[1],
    ),
    guest(
        2,
        PersonName(given="Thu", family="PARK"),
        MemberRole.DEPUTY,
        sex=Sex.MALE,
        title_vi="Phó Thị trưởng",
        title_en="Vice Mayor",
    ),
    guest(
        3,
        PersonName(given="Sook", family="LEE"),
        MemberRole.SPOUSE,
        sex=Sex.FEMALE,
        title_vi="",
        title_en="",
        shares_room_with="row-1",
        room="1201",
    ),
    guest(
        4,
        LONG_NAME,
        title_vi="Chủ tịch Ủy ban Hợp tác quốc tế, Giáo dục, Văn hóa và Thể thao của Hội đồng thành phố",
        title_en="Chairwoman of the Committee for International Cooperation, Education, Culture and Sports",
    ),
    guest(5, PersonName(given="Mẫu", middle="Thị Ưỡng Ẩn", family="NGUYỄN"), sex=Sex.FEMALE),
    guest(
        6,
        PersonName(given="Иван", family="Примеров", order=GIVEN_FIRST, native="Иван Примеров"),
        sex=Sex.MALE,
        title_vi="",
        title_en="Adviser",
    ),
    guest(
        7,
        PersonName(given="Jane", family="Sample", order=GIVEN_FIRST),
        sex=Sex.FEMALE,
        title_en="Director of the Office of International Relations",
    ),
    guest(8, PersonName(given="Test", family="CHOI"), MemberRole.SUITE, room="", car=""),
    guest(
        9,
        PersonName(given="Ngữ", middle="Phiên", family="ĐỖ"),
        MemberRole.INTERPRETER,
        title_vi="Phiên dịch",
        title_en="Interpreter",
    ),
    guest(
        10,
        PersonName(given="Press", family="YOON"),
        MemberRole.PRESS,
        title_vi="Phóng viên",
        title_en="Reporter",
    ),
)
HOSTS = (
    HostFacts(
        "host-1",
        PersonName(given="Thử", middle="Văn", family="Nguyễn"),
        sex=Sex.MALE,
        role=HostRole.LEADER,
        order=1,
        title_vi="Phó Chủ tịch Ủy ban nhân dân thành phố",
        title_en="Vice Chairman of the City People's Committee",
        organisation_vi="Ủy ban nhân dân thành phố",
        car="Xe 1",
    ),
    HostFacts(
        "host-2",
        PersonName(given="Nghiệm", middle="Thị", family="Trần"),
        sex=Sex.FEMALE,
        role=HostRole.PARTICIPANT,
        order=2,
        title_vi="Phó Giám đốc Sở Ngoại vụ",
        title_en="Deputy Director, Department of Foreign Affairs",
        organisation_vi="Sở Ngoại vụ",
    ),
    HostFacts(
        "host-3",
        PersonName(given="Dịch", middle="Mẫu", family="Lê"),
        sex=Sex.MALE,
        role=HostRole.INTERPRETER,
        order=3,
        title_vi="Phiên dịch",
        title_en="Interpreter",
    ),
    HostFacts(
        "host-4",
        PersonName(given="Tân", middle="Lễ", family="Phạm"),
        role=HostRole.PROTOCOL,
        order=4,
        title_vi="Chuyên viên Lễ tân",
    ),
    HostFacts(
        "host-5",
        PersonName(given="Lái", middle="Văn", family="Mẫu"),
        sex=Sex.MALE,
        role=HostRole.DRIVER,
        order=5,
        car="Xe 1",
        phone="0900 000 001",
    ),
)
HALL = PlaceFacts(
    "Trụ sở Ủy ban nhân dân thành phố", "City People's Committee", "01 Phố Mẫu", "Phòng Khánh tiết"
)
ITEMS = (
    ItemFacts(
        "i1",
        ItemKind.AIRPORT_WELCOME,
        at(7, 10, 25),
        at(7, 11, 15),
        "Đón đoàn tại sân bay",
        "Welcome at the airport",
        PlaceFacts("Cảng hàng không quốc tế Nội Bài", "Nội Bài International Airport"),
        guests=("row-1", "row-2", "row-3"),
    ),
    ItemFacts(
        "i2",
        ItemKind.COURTESY_CALL,
        at(7, 15),
        at(7, 15, 45),
        "Chào xã giao Lãnh đạo thành phố",
        "Courtesy call on the city leaders",
        HALL,
        hosts=("host-1", "host-2", "host-3"),
        dress_vi="Lễ phục",
        dress_en="Business suit",
    ),
    ItemFacts(
        "i3",
        ItemKind.BANQUET,
        at(7, 18, 30),
        at(7, 20, 30),
        "Tiệc chiêu đãi chào mừng Đoàn",
        "Welcome Banquet",
        PlaceFacts("Khách sạn Mẫu", "Sample Hotel", "02 Phố Mẫu", "Sảnh Sen"),
        hosts=("host-1", "host-2", "host-4"),
        dress_vi="Trang phục dân tộc hoặc com-lê",
        dress_en="National dress or lounge suit",
    ),
    ItemFacts(
        "i4",
        ItemKind.TALKS,
        at(8, 9),
        at(8, 10, 30),
        "Hội đàm với Ủy ban nhân dân thành phố",
        "Talks with the City People's Committee",
        HALL,
        hosts=("host-1", "host-2", "host-3"),
    ),
    ItemFacts(
        "i5",
        ItemKind.SIGNING,
        at(8, 10, 30),
        at(8, 11),
        "Lễ ký Bản ghi nhớ hợp tác",
        "Signing of the Memorandum of Understanding",
        HALL,
        hosts=("host-1",),
    ),
    ItemFacts(
        "i6",
        ItemKind.VISIT,
        at(8, 14),
        at(8, 16),
        "Thăm Khu công nghệ cao",
        "Visit to the High-Tech Park",
        notes_vi="Mang giày đế bằng",
        notes_en="Flat shoes, please",
    ),
    ItemFacts(
        "i7",
        ItemKind.CULTURE,
        at(8, 19),
        None,
        "Xem biểu diễn múa rối nước",
        "Water puppet show",
        PlaceFacts("Nhà hát Mẫu", "Sample Theatre"),
    ),
    ItemFacts("i8", ItemKind.FAREWELL, at(9, 9, 30), at(9, 10), "Tiễn đoàn", "Farewell"),
)


def sample_visit(**more: object) -> VisitFacts:
    facts = VisitFacts(
        as_of=date(2026, 11, 22),
        reference="ĐV-2026-000",
        title_vi="Đoàn đại biểu Thành phố Thử Nghiệm",
        title_en="Delegation of Trial City",
        state=State.APPROVED,
        partner_vi="Thành phố Thử Nghiệm",
        partner_en="Trial City",
        partner_kind=PartnerKind.LOCALITY,
        country="KR",
        purpose_vi="Thăm, làm việc và ký Bản ghi nhớ hợp tác giữa hai thành phố",
        purpose_en="Visit, talks and signing of a Memorandum of Understanding between the two cities",
        starts_on=date(2026, 12, 7),
        ends_on=date(2026, 12, 9),
        responsible="Hoàng Thị Mẫu",
        responsible_phone="0900 000 000",
        receiving_unit_vi="Phòng Lễ tân",
        receiving_unit_en="Protocol Division",
        hotel=PlaceFacts("Khách sạn Mẫu", "Sample Hotel", "02 Phố Mẫu"),
        members=GUESTS,
        hosts=HOSTS,
        items=ITEMS,
        programme_version=2,
        programme_issued_on=date(2026, 11, 20),
    )
    return replace(facts, **more)


def large_visit(count: int) -> VisitFacts:
    """A visit of many guests in cars of sixteen; names differ, so nothing is drawn once for all."""
    members = tuple(
        guest(
            n,
            PersonName(given=f"Mẫu {n:04}", middle="Thị Ánh", family="Nguyễn"),
            MemberRole.HEAD if n == 1 else MemberRole.MEMBER,
            car=f"Xe {1 + n // 16}",
            room=str(100 + n // 2),
        )
        for n in range(1, count + 1)
    )
    return sample_visit(members=members)
