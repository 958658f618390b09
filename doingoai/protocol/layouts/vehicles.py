"""Cars and convoys. Seats are those of a left-hand-drive car; it is drawn coming towards the viewer."""

from django.utils.translation import gettext_lazy as _

from doingoai.protocol.layouts.banquets import mixed
from doingoai.protocol.layouts.meetings import Drawn, flag
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import (
    DOWN,
    Kind,
    Place,
    Role,
    Settings,
    Thing,
    because,
)
from doingoai.protocol.states import Side

BEFORE = (
    ("police", _("Lead police car")),
    ("protocol", _("Protocol car")),
    ("security", _("Security car")),
)
AFTER = (("coach", _("Coach")), ("luggage", _("Luggage car")), ("ambulance", _("Ambulance")))


def car(party: Party, settings: Settings) -> Drawn:
    """Chief guest rear right, host rear left behind the driver, interpreter or guard in front."""
    front = ("interpreter:host", "interpreter:guest")
    chairs = [
        # The car looks to the entrance, so its own right is the drawing's left.
        Place("rear-right", -1.15, 0, DOWN, "rear", 2, mixed(Side.GUEST), 0, Role.HEAD, head_of=Side.GUEST, number=1, where=because(_("seat 1, rear right"))),
        Place("rear-left", 1.15, 0, DOWN, "rear", 0, mixed(Side.HOST), 1, Role.HEAD, head_of=Side.HOST, number=2, where=because(_("seat 2, rear left behind the driver"))),
        Place("rear-middle", 0, 0, DOWN, "rear", 1, (*mixed(Side.GUEST), *front), 3, number=3, where=because(_("seat 3, the middle of the rear"))),
        Place("front-right", -1.15, 1.7, DOWN, "front", 1, (*front, *mixed(Side.HOST)), 2, Role.INTERPRETER, number=4, where=because(_("seat 4, beside the driver"))),
        Place("driver", 1.15, 1.7, DOWN, "front", 0, (), 9, Role.DRIVER, where=because(_("the driver, front left")), label=Role.DRIVER.label),
    ]  # fmt: skip
    if len(party.people) < 4:
        chairs = [one for one in chairs if one.key != "rear-middle"]
    things = [
        Thing(Kind.CAR, 0, 0.85, 4.0, 4.6),
        flag(party, Side.GUEST, -2.4, 2.9),
        flag(party, Side.HOST, 2.4, 2.9),
    ]
    return chairs, things if party.guests else [things[0]]


def convoy(party: Party, settings: Settings) -> Drawn:
    """Police, protocol, security, the chief guests' cars by rank, coach, luggage, ambulance."""
    guests = min(max(settings.cars, 1), len(party.guests)) if party.guests else 0
    named: list[tuple[str, object, tuple[str, ...]]] = [(key, name, ()) for key, name in BEFORE]
    for number in range(1, guests + 1):
        named.append((f"guest-{number}", because(_("Car of guest number %(number)s"), number=number), ("guest",)))  # fmt: skip
    named += [(key, name, ()) for key, name in AFTER]
    chairs = [
        Place(
            key, 0, -place * 1.15, DOWN, "convoy", place * 2, wants, place, Role.CAR,
            head_of=Side.GUEST if key == "guest-1" else "",
            where=because(_("car %(number)s of the convoy: %(what)s"), number=place + 1, what=what),
            number=place + 1,
            label=what,  # type: ignore[arg-type]
        )
        for place, (key, what, wants) in enumerate(named)
    ]  # fmt: skip
    return chairs, []
