"""Who rides in which car (xếp xe): one page for the wall, the drivers and the liaison officer."""

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers.people import Person
from doingoai.delegations.papers.print.people import (
    Plain,
    guests_in_order,
    hosts_in_order,
    in_language,
    printed_name,
)
from doingoai.delegations.states import HostRole
from doingoai.foundation.collation import sort_key

WORDS = {
    "heading": "Danh sách xếp xe",
    "columns": ["STT", "Họ và tên", "Chức danh", "Ghi chú"],
    # Left-hand drive; usage of provincial protocol offices (domain notes 4.3).
    "seats": (
        "Chỗ ngồi trong xe con: khách chính ngồi hàng sau bên phải, người đón ngồi hàng sau bên trái "
        "(sau lái xe), phiên dịch ngồi ghế trước."
    ),
}
NO_CAR = "Chưa xếp xe"
_SIDES = {MemberFacts: "Đoàn khách", HostFacts: "Phía Việt Nam"}


def contents(facts: VisitFacts, language: str) -> Plain:
    """Cars in the order of their names; those without a car come last and are not hidden."""
    cars: dict[str, list[Person]] = {}
    for rider in _riders(facts):
        cars.setdefault(rider.car, []).append(rider)
    labels = sorted((label for label in cars if label), key=sort_key)
    listed = [_car(label, cars[label], _drivers(facts, label)) for label in labels]
    if "" in cars:
        listed.append(_car("", cars[""], []))
    return {"words": WORDS, "cars": listed}


def _riders(facts: VisitFacts) -> list[Person]:
    """All guests, and the hosts who were given a car; a host may come by other means."""
    hosts = hosts_in_order(facts, set(HostRole) - {HostRole.DRIVER})
    return [*guests_in_order(facts), *(host for host in hosts if host.car)]


def _drivers(facts: VisitFacts, label: str) -> list[HostFacts]:
    return [host for host in hosts_in_order(facts, {HostRole.DRIVER}) if host.car == label]


def _car(label: str, riders: list[Person], drivers: list[HostFacts]) -> Plain:
    named = [", ".join(part for part in (printed_name(d), d.phone) if part) for d in drivers]
    count = f"{len(riders)} người"
    return {
        "label": label or NO_CAR,
        "note": " · ".join([f"Lái xe: {'; '.join(named)}", count] if named else [count]),
        "riders": [
            {
                "number": number,
                "name": printed_name(rider),
                "title": in_language(rider, "title", "vi"),
                "note": _SIDES[type(rider)],
            }
            for number, rider in enumerate(riders, start=1)
        ],
    }
