"""The pool of the demo office and what of it is booked; every name is invented and marked so."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from doingoai.delegations.actions.resourcing import book_for_item, need_for_item
from doingoai.demo.people_and_programmes import World, at
from doingoai.demo.world import MARK
from doingoai.foundation.subjects import Subject
from doingoai.programme.models import Item
from doingoai.resources.actions.booking import book
from doingoai.resources.actions.register import add_resource, record_absence, set_skill
from doingoai.resources.models import Resource
from doingoai.resources.states import AbsenceReason, Mode, NeedKind, ResourceKind, VehicleKind

P, V, R = ResourceKind.PERSON, ResourceKind.VEHICLE, ResourceKind.ROOM

# Name, telephone, languages with level and whether simultaneous, certificate.
INTERPRETERS: tuple[tuple[str, str, tuple[tuple[str, int, bool, str], ...]], ...] = (
    (f"Nguyễn Hồng Vân ({MARK})", "0900 000 011", (("ko", 6, True, "TOPIK 6"), ("en", 4, False, ""))),
    (f"Đinh Quốc Bảo ({MARK})", "0900 000 012", (("ja", 5, True, "JLPT N1"), ("en", 4, False, ""))),
    (f"Lương Thu Trang ({MARK})", "0900 000 013", (("fr", 5, False, "DALF C1"),)),
    (f"Tạ Minh Khôi ({MARK})", "0900 000 014", (("en", 6, True, "IELTS 8.5"), ("zh", 3, False, "HSK 4"))),
    (f"Cao Thị Hải ({MARK})", "0900 000 015", (("zh", 5, False, "HSK 6"),)),
    (f"Phan Văn Sơn ({MARK})", "0900 000 016", (("lo", 5, False, ""), ("ko", 3, False, "TOPIK 3"))),
)  # fmt: skip
DRIVERS = ("Trịnh Văn Lái", "Hồ Đức Tài", "Mai Văn Xế")
# Plate, what it is, seats.
VEHICLES = (
    ("29A-000.01", VehicleKind.CAR, 4), ("29A-000.07", VehicleKind.CAR, 7),
    ("29B-000.16", VehicleKind.MINIBUS, 16), ("29B-000.29", VehicleKind.COACH, 29),
)  # fmt: skip
# Room of the demo's places, people, layouts.
ROOMS = (
    ("Nhà khách VIP A", 20, "armchairs"), ("Phòng khách số 1", 24, "armchairs"),
    ("Phòng họp A", 40, "talks,signing"), ("Phòng họp tầng 2", 16, "talks"),
    ("Phòng Hoàng Gia", 60, "banquet"),
)  # fmt: skip


def make_pool(world: World) -> None:
    """Interpreters, officers, drivers, vehicles and the rooms of the demo's places."""
    by = world.people["ha"]
    mai = add_resource(
        P, person=world.hosts["mai"], is_interpreter=True, unit=world.units["htqt"], by=by
    )
    set_skill(mai, "ko", level=5, certificate="TOPIK 5", is_simultaneous=False, last_used_on=world.today - timedelta(days=30), by=by)  # fmt: skip
    set_skill(mai, "ja", level=4, certificate="JLPT N2", by=by)
    for name, phone, languages in INTERPRETERS:
        one = add_resource(P, name=name, phone=phone, is_interpreter=True, by=by)
        for code, level, is_simultaneous, paper in languages:
            set_skill(one, code, level=level, is_simultaneous=is_simultaneous, certificate=paper, by=by)  # fmt: skip
    for username in ("lan", "ha"):
        add_resource(P, user=world.people[username], is_officer=True, by=by)
    drivers = [
        add_resource(P, name=f"{name} ({MARK})", phone=f"0900 000 0{turn}", is_driver=True, by=by)
        for turn, name in enumerate(DRIVERS, 21)
    ]
    for turn, (plate, kind, seats) in enumerate(VEHICLES):
        driver = drivers[turn] if turn < len(drivers) else None
        add_resource(V, plate=plate, name=f"{plate} ({MARK})", vehicle_kind=kind, seats=seats, usual_driver=driver, by=by)  # fmt: skip
    for key, capacity, layouts in ROOMS:
        add_resource(R, place=world.places[key], capacity=capacity, layouts=layouts, by=by)
    _others(world)


def _called(words: str) -> Resource:
    return Resource.objects.get(name__contains=words)


def _others(world: World) -> None:
    """What is booked and who is away beside the visits of these days."""
    by = world.people["ha"]
    record_absence(
        _called("Tạ Minh Khôi"), starts_at=at(world.today, 7), ends_at=at(world.today, 18),
        reason=AbsenceReason.LEAVE, by=by,
    )  # fmt: skip
    book(
        _called("Hồng Vân"), starts_at=at(world.today, 18), ends_at=at(world.today, 21),
        about=Subject("", "", f"Phiên dịch hội thảo của Sở Y tế ({MARK})"), by=by, at=world.now,
    )  # fmt: skip


def book_visit(world: World, items: Sequence[Item]) -> None:
    """The visit of today: its interpreter, minibus and rooms; for the banquet one need nobody meets."""
    mai, bus = Resource.objects.get(person=world.hosts["mai"]), _called("29B-000.16")
    for item in items[:5]:
        _met(world, item, mai, kind=NeedKind.INTERPRETER, language="ko", least_level=5, mode=Mode.CONSECUTIVE)  # fmt: skip
    for item in (items[0], items[5]):
        _met(world, item, bus, kind=NeedKind.VEHICLE, size=10, with_driver=True)
    for item in items[2:5]:
        room = Resource.objects.get(place=item.place)
        _met(world, item, room, kind=NeedKind.ROOM, size=14)
    need_for_item(
        items[4], kind=NeedKind.INTERPRETER, language="ko", least_level=6, mode=Mode.SIMULTANEOUS,
        note="Dịch lời chúc rượu cho cả phòng tiệc", by=world.people["ha"],
    )  # fmt: skip


def ask_for_visit(world: World, items: Sequence[Item]) -> None:
    """The visit of next week: what it needs stands there, nobody is booked; one need nobody can meet."""
    wanted: tuple[tuple[Item, dict[str, Any]], ...] = (
        (items[0], {"kind": NeedKind.VEHICLE, "size": 6, "with_driver": True}),
        (items[2], {"kind": NeedKind.ROOM, "size": 12}),
        (items[3], {"kind": NeedKind.INTERPRETER, "language": "ja", "least_level": 4, "mode": Mode.CONSECUTIVE}),
        (items[3], {"kind": NeedKind.ROOM, "size": 16}),
        (items[4], {"kind": NeedKind.INTERPRETER, "language": "ja", "least_level": 6, "mode": Mode.SIMULTANEOUS}),
        (items[5], {"kind": NeedKind.VEHICLE, "size": 6, "with_driver": True}),
    )  # fmt: skip
    for item, need in wanted:
        need_for_item(item, by=world.people["ha"], **need)


def _met(world: World, item: Item, one: Resource, **need: Any) -> None:
    by = world.people["ha"]
    book_for_item(need_for_item(item, by=by, **need), item, one, by=by, at=world.now)
