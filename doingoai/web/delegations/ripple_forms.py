"""What an officer enters when the day turns out otherwise: a flight, a person, a room."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.attendance import room_key
from doingoai.delegations.findings.wording import person_label
from doingoai.delegations.ripple.happened import (
    AWAY,
    FLIGHT,
    ROOM,
    FlightMoved,
    Happened,
    HostAway,
    RoomLost,
)
from doingoai.directory.facts import PlaceFacts
from doingoai.web.fields import MomentField

LIKE_THIS = gettext_lazy("Like 30/11/2026 14:05.")


class HappenedForm(forms.Form):
    """What all kinds share: the word that says which of them it is."""

    kind = ""

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Three such forms stand on one page.
        self.auto_id = f"id_{self.kind}_%s"
        hidden = forms.HiddenInput(attrs={"id": False})
        self.fields["what"] = forms.CharField(initial=self.kind, widget=hidden)

    def _choices(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]


class FlightForm(HappenedForm):
    kind = FLIGHT
    flight = forms.ChoiceField(
        label=gettext_lazy("Flight"),
        choices=[("arrives", gettext_lazy("Arrival")), ("leaves", gettext_lazy("Departure"))],
    )
    at = MomentField(label=gettext_lazy("New time (day and hour)"), help_text=LIKE_THIS)
    number = forms.CharField(
        label=gettext_lazy("New flight number"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Leave empty if it is the same flight."),
    )
    guests = forms.MultipleChoiceField(
        label=gettext_lazy("Who is on it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick nobody if the whole delegation is."),
    )

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self._everybody = frozenset(guest.key for guest in facts.members)
        self._choices("guests", [(guest.key, person_label(guest)) for guest in facts.members])

    def happened(self) -> Happened:
        said = self.cleaned_data
        guests = frozenset(said["guests"]) or self._everybody
        return FlightMoved(
            guests, said["at"], said["number"], is_departure=said["flight"] == "leaves"
        )


class SpanForm(HappenedForm):
    """Something that cannot be had from one moment to another."""

    since = MomentField(label=gettext_lazy("From (day and hour)"), help_text=LIKE_THIS)
    until = MomentField(label=gettext_lazy("Until (day and hour)"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", _("The end lies before the beginning. Correct one of the two."))
        return said


class AwayForm(SpanForm):
    kind = AWAY
    host = forms.ChoiceField(label=gettext_lazy("Who is called away"))
    field_order = ("host", "since", "until")

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self._choices("host", [(host.key, person_label(host)) for host in facts.hosts])

    def happened(self) -> Happened:
        said = self.cleaned_data
        return HostAway(said["host"], said["since"], said["until"])


class RoomForm(SpanForm):
    kind = ROOM
    item = forms.ChoiceField(label=gettext_lazy("Which room"))
    field_order = ("item", "since", "until")

    def __init__(self, *args: Any, facts: VisitFacts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        rooms: dict[str, tuple[str, str]] = {}
        for item in facts.items:
            key = room_key(item.place)
            if key and key not in rooms:
                rooms[key] = (item.key, place_words(item.place))
        self._choices("item", rooms.values())

    def happened(self) -> Happened:
        said = self.cleaned_data
        return RoomLost(said["item"], said["since"], said["until"])


FORMS: dict[str, type[FlightForm] | type[AwayForm] | type[RoomForm]] = {
    FLIGHT: FlightForm,
    AWAY: AwayForm,
    ROOM: RoomForm,
}
TITLES = {
    FLIGHT: gettext_lazy("A flight has moved"),
    AWAY: gettext_lazy("Somebody is called away"),
    ROOM: gettext_lazy("A room is lost"),
}


def place_words(place: PlaceFacts) -> str:
    """A room with its house, as one line."""
    return ", ".join(part for part in (place.room, place.name_vi) if part)
