"""People to be placed, by the letter of their side and their rank: H1 leads the hosts, G1 the guests."""

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.places import Plan
from doingoai.protocol.states import Part, Side


def host(number: int, **more) -> Attendee:
    part = Part.HEAD if number == 1 else Part.MEMBER
    fields = {"name": f"Host {number}", "country": "VN", "party": "VN", "part": part} | more
    return Attendee(f"H{number}", Side.HOST, 2 * number, **fields)


def guest(number: int, **more) -> Attendee:
    part = Part.HEAD if number == 1 else Part.MEMBER
    fields = {"name": f"Guest {number}", "country": "JP", "party": "JP", "part": part} | more
    return Attendee(f"G{number}", Side.GUEST, 2 * number + 1, **fields)


def interpreter(side: Side, *, whom: tuple[str, ...] = (), number: int = 1) -> Attendee:
    letter = "IH" if side == Side.HOST else "IG"
    country = "VN" if side == Side.HOST else "JP"
    return Attendee(
        f"{letter}{number}", side, 900 + number, name=f"Interpreter {letter}{number}", country=country,
        party=country, part=Part.INTERPRETER, interprets_for=whom,
    )  # fmt: skip


def both(hosts: int, guests: int, *, interpreters: str = "") -> list[Attendee]:
    """So many of each side; `interpreters` is "h", "g" or "hg"."""
    people = [host(number + 1) for number in range(hosts)]
    people += [guest(number + 1) for number in range(guests)]
    people += [interpreter(Side.HOST)] if "h" in interpreters else []
    return people + ([interpreter(Side.GUEST)] if "g" in interpreters else [])


def flags(*countries: str) -> list[Attendee]:
    return [
        Attendee(
            code, Side.HOST if code == "VN" else Side.GUEST, number, name=code, country=code, party=code
        )
        for number, code in enumerate(countries)
    ]  # fmt: skip


def from_the_front(plan: Plan, row: str) -> str:
    """Who of a row stands where, as the hall reads it: from left to right."""
    places = sorted((one for one in plan.places if one.row == row), key=lambda one: one.x)
    return " ".join(one.occupant or "-" for one in places)
