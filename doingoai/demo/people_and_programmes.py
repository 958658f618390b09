"""What the ready-made visits are put together from: their people, letters and programmes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from doingoai.accounts.models import Unit, User
from doingoai.delegations.actions.people import add_host, add_member
from doingoai.delegations.actions.programme import plan_item
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.demo.world import MARK
from doingoai.directory.actions import PassportData, add_person, set_birth_date, set_passport
from doingoai.directory.models import Partner, Person, Place
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, PassportKind
from doingoai.documents.actions import Arrival, register_incoming
from doingoai.documents.models import Incoming
from doingoai.documents.states import IncomingKind
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind

G, F = NameOrder.GIVEN_FIRST, NameOrder.FAMILY_FIRST
R = MemberRole


@dataclass(frozen=True, slots=True)
class World:
    """Everything the visits of the demo are made from."""

    units: dict[str, Unit]
    people: dict[str, User]
    partners: dict[str, Partner]
    places: dict[str, Place]
    hosts: dict[str, Person]
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Guest:
    family: str
    given: str
    role: MemberRole
    title_vi: str
    title_en: str
    rank: str = ""
    sex: str = "m"
    order: NameOrder = G
    diet: str = ""
    more: tuple[tuple[str, Any], ...] = ()


HOSTS = (
    ("minh", "Hoàng", "Quang", f"Minh {MARK}", "m", "Phó Chủ tịch", "Vice Chairman", "pc_vice_chair", "Ủy ban nhân dân thành phố Hà Nội", "Hà Nội People's Committee"),
    ("duc", "Lê", "Minh", f"Đức {MARK}", "m", "Giám đốc", "Director", "department_director", "Sở Ngoại vụ Hà Nội", "Hà Nội Department of Foreign Affairs"),
    ("van", "Ngô", "Thị", f"Vân {MARK}", "f", "Phó Giám đốc", "Deputy Director", "department_deputy_director", "Sở Văn hóa và Thể thao Hà Nội", "Hà Nội Department of Culture and Sports"),
    ("phong", "Phạm", "Hải", f"Phong {MARK}", "m", "Trưởng phòng Lễ tân", "Head of the Protocol Division", "division_head", "Sở Ngoại vụ Hà Nội", "Hà Nội Department of Foreign Affairs"),
    ("ha", "Trần", "Thu", f"Hà {MARK}", "f", "Chuyên viên Lễ tân", "Protocol officer", "officer", "Sở Ngoại vụ Hà Nội", "Hà Nội Department of Foreign Affairs"),
    ("mai", "Vũ", "Phương", f"Mai {MARK}", "f", "Phiên dịch", "Interpreter", "officer", "Sở Ngoại vụ Hà Nội", "Hà Nội Department of Foreign Affairs"),
)  # fmt: skip


def make_hosts(by: User) -> dict[str, Person]:
    made = {}
    for key, family, middle, given, sex, *_rest in HOSTS:
        name = PersonName(family=family, middle=middle, given=given, order=F)
        made[key] = add_person(name, by=by, sex=sex, nationality="VN", is_vietnamese_side=True)
    return made


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HERE)


def letter(world: World, days_ago: int, **fields: Any) -> Incoming:
    arrived = world.today - timedelta(days=days_ago)
    arrival = Arrival(
        arrived_on=arrived,
        issued_on=arrived - timedelta(days=2),
        **{"kind": IncomingKind.LETTER, **fields},
    )
    return register_incoming(arrival, by=world.people["vanthu"], at=world.now)


def add_guests(
    world: World, visit: Delegation, guests: Sequence[Guest], arrival: datetime
) -> list[Person]:
    by, people = world.people["ha"], []
    for number, guest in enumerate(guests, start=1):
        name = PersonName(family=guest.family, given=guest.given, order=guest.order)
        person = add_person(name, by=by, sex=guest.sex, nationality=visit.country)
        more = dict(guest.more)
        expires = more.pop("passport_expires", visit.ends_on + timedelta(days=1500))
        data = PassportData(
            number=f"X{visit.pk:03d}{number:05d}", kind=PassportKind.OFFICIAL, country=visit.country,
            issued_on=date(2022, 3, 1), expires_on=expires,
        )  # fmt: skip
        passport = set_passport(person, data, by=by)
        set_birth_date(person, date(1965 + number, 1 + number % 12, 10 + number), by=by)
        add_member(
            visit, person, on=world.today, by=by, role=guest.role, title_vi=guest.title_vi,
            title_en=guest.title_en, rank=guest.rank, diet=guest.diet, passport=passport,
            organisation_vi=visit.partner.name_vi, organisation_en=visit.partner.name_en,
            **{
                "arrival_flight": "XX 123", "arrival_at": arrival,
                "departure_flight": "XX 124", "departure_at": at(visit.ends_on, 19),
                "hotel": "Khách sạn Hồ Gươm Mẫu", "room": f"{800 + number}", "car": "Xe 1" if number <= 2 else "Xe 2",
                **more,
            },
        )  # fmt: skip
        people.append(person)
    return people


def add_hosts(world: World, visit: Delegation, keys: Sequence[str]) -> None:
    by = world.people["ha"]
    for key, _f, _m, _g, _s, title_vi, title_en, rank, org_vi, org_en in HOSTS:
        if key not in keys:
            continue
        role = {
            keys[0]: HostRole.LEADER, "mai": HostRole.INTERPRETER, "ha": HostRole.PROTOCOL
        }.get(key, HostRole.PARTICIPANT)  # fmt: skip
        add_host(
            visit, world.hosts[key], on=world.today, by=by, role=role, title_vi=title_vi,
            title_en=title_en, rank=rank, organisation_vi=org_vi, organisation_en=org_en,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a demo programme: day, hours, kind, words, place, hosts, language."""

    day: int
    begin: tuple[int, int]
    end: tuple[int, int]
    kind: ItemKind
    vi: str
    en: str
    place: str
    hosts: tuple[str, ...] = ()
    language: str = ""
    more: tuple[tuple[str, Any], ...] = ()


K = ItemKind


def usual_programme(language: str, days: int) -> list[Line]:
    """A three-day visit as the office plans it."""
    menu = (("menu_vi", "Nem, gỏi ngó sen, cá hấp, rau theo mùa, chè sen (có suất chay)"), ("menu_en", "Spring rolls, lotus salad, steamed fish, seasonal greens, lotus sweet (vegetarian servings)"), ("dress_vi", "Lễ phục"), ("dress_en", "Formal"))  # fmt: skip
    last = days - 1
    return [
        Line(0, (10, 30), (11, 15), K.AIRPORT_WELCOME, "Đón đoàn tại sân bay", "Welcome at the airport", "Nhà khách VIP A", ("duc", "ha", "mai"), language),
        Line(0, (12, 15), (13, 30), K.CHECK_IN, "Nhận phòng khách sạn, ăn trưa", "Hotel check-in, lunch", "Hồ Gươm Sample Hotel", ("ha",), language, (("menu_vi", "Ăn trưa tự chọn, có món chay"), ("menu_en", "Buffet lunch with vegetarian dishes"))),
        Line(0, (15, 0), (15, 45), K.COURTESY_CALL, "Chào xã giao lãnh đạo thành phố", "Courtesy call on the city leader", "Phòng khách số 1", ("minh", "duc", "phong", "mai"), language),
        Line(0, (16, 15), (17, 30), K.TALKS, "Hội đàm", "Talks", "Phòng họp A", ("duc", "van", "phong", "mai"), language),
        Line(0, (18, 30), (20, 30), K.BANQUET, "Chiêu đãi của thành phố", "Banquet hosted by the city", "Phòng Hoàng Gia", ("minh", "duc", "van", "phong", "mai"), language, menu),
        Line(1, (9, 0), (10, 30), K.VISIT, "Thăm Văn Miếu - Quốc Tử Giám", "Visit to the Temple of Literature", "Temple of Literature", ("van", "ha", "mai"), language),
        Line(1, (14, 0), (16, 0), K.VISIT, "Thăm làng gốm Bát Tràng", "Visit to Bát Tràng Pottery Village", "Bát Tràng Pottery Village", ("ha", "mai"), language),
        Line(last, (14, 30), (16, 0), K.FAREWELL, "Tiễn đoàn tại sân bay", "Farewell at the airport", "Nhà khách VIP A", ("phong", "ha", "mai"), language),
    ]  # fmt: skip


def add_programme(
    world: World, visit: Delegation, lines: Sequence[Line], guests: Sequence[Person]
) -> list[Item]:
    by, items = world.people["ha"], []
    for line in lines:
        day = visit.starts_on + timedelta(days=line.day)
        fields: dict[str, Any] = {
            "title_en": line.en, "ends_at": at(day, *line.end), "place": world.places[line.place],
            "responsible": by, "interpreter_language": line.language,
            "interpreter": world.hosts["mai"].name.full if line.language else "", **dict(line.more),
        }  # fmt: skip
        item = plan_item(
            visit.programme, kind=line.kind, starts_at=at(day, *line.begin), title_vi=line.vi,
            guests=guests, hosts=[world.hosts[key] for key in line.hosts], by=by, at=world.now,
            **fields,
        )  # fmt: skip
        items.append(item)
    return items
