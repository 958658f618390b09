"""What the fields and the gaps of the guests' page are called, and how a line is shown to the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.delegations.states import MemberRole
from doingoai.directory.states import NameOrder, PassportKind, Sex
from doingoai.guests.differences import PARTED
from doingoai.guests.facts import Gap
from doingoai.guests.states import Lack
from doingoai.web.naming import country_name

FIELD_NAMES: Mapping[str, Promise] = {
    "family": gettext_lazy("Family name"),
    "given": gettext_lazy("Given name"),
    "native": gettext_lazy("Name in own script"),
    "order": gettext_lazy("Order of the name"),
    "sex": gettext_lazy("Sex"),
    "nationality": gettext_lazy("Nationality"),
    "languages": gettext_lazy("Languages"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
    "role": gettext_lazy("Role in the delegation"),
    "title": gettext_lazy("Title"),
    "title_en": gettext_lazy("Title (English)"),
    "title_vi": gettext_lazy("Title (Vietnamese)"),
    "organisation_en": gettext_lazy("Organisation (English)"),
    "organisation_vi": gettext_lazy("Organisation (Vietnamese)"),
    "arrival_flight": gettext_lazy("Arrival flight"),
    "arrival_at": gettext_lazy("Arrival, day and time"),
    "departure_flight": gettext_lazy("Departure flight"),
    "departure_at": gettext_lazy("Departure, day and time"),
    "diet": gettext_lazy("Diet, allergies"),
    "shares_room_with": gettext_lazy("Shares the room with"),
    "birth_date": gettext_lazy("Birth date"),
    "passport": gettext_lazy("Passport"),
    "passport_number": gettext_lazy("Passport number"),
    "passport_expires_on": gettext_lazy("Passport expires on"),
    "notes": gettext_lazy("Notes"),
    "photo": gettext_lazy("Photo"),
    "scan": gettext_lazy("Scan of the passport"),
    "removed": gettext_lazy("Take off the list"),
}
_CHOICES = {"sex": Sex, "order": NameOrder, "role": MemberRole}


@dataclass(frozen=True, slots=True)
class Rights:
    """What of the guarded values somebody may read."""

    passports: bool = False
    births: bool = False
    health: bool = False


def gap_in_words(gap: Gap) -> str:
    """Say what is missing of a person or of the list."""
    told = {"told": gap.told, "field": FIELD_NAMES.get(gap.field, "")}
    words = {
        Lack.EXPIRES_EARLY: _("The passport ends before the visit does."),
        Lack.NAME_DIFFERS: _("The passport reads “%(told)s”: check the spelling of the name.")
        % told,
        Lack.NO_HEAD: _("Nobody is marked as head of delegation."),
        Lack.FAR_FROM_VISIT: _(
            "“%(field)s” says %(told)s, far from the days of the visit. Check day and month."
        )
        % told,
        Lack.SEVERAL_HEADS: _("Several people are marked as head of delegation."),
        Lack.SAME_PERSON: _("“%(told)s” stands on the list more than once.") % told,
        Lack.SAME_PASSPORT: _("These people have the same passport number: %(told)s.") % told,
        Lack.FEWER_THAN_EXPECTED: _("People on the list, of those announced: %(told)s.") % told,
        Lack.NOBODY: _("Nobody is on your list yet."),
    }
    return words[gap.lack]


def shown_line(line: str, text: str, rights: Rights, *, tail: str = "") -> str:
    """A value of one line as the office reads it; what somebody may not read is masked."""
    if not text:
        return "–"
    if line in {"photo", "scan"}:
        return _("A file")
    if line == "removed":
        return _("yes")
    if line == "nationality":
        return country_name(text)
    if line in _CHOICES:
        return str(_CHOICES[line](text).label) if text in _CHOICES[line].values else text
    return _moment_or_guarded(line, text, rights, tail)


def _moment_or_guarded(line: str, text: str, rights: Rights, tail: str) -> str:
    if line == "passport":
        return _passport(text, tail) if rights.passports else "••••"
    if line == "birth_date":
        return f"{date.fromisoformat(text):%d/%m/%Y}" if rights.births else "••/••/••••"
    if line == "diet":
        return text if rights.health else "••••"
    if line in {"arrival_at", "departure_at"}:
        return f"{datetime.fromisoformat(text):%d/%m/%Y %H:%M}"
    return text


def _passport(text: str, tail: str) -> str:
    _index, kind, country, ends = text.split(PARTED)
    label = str(PassportKind(kind).label) if kind in PassportKind.values else ""
    day = f"{date.fromisoformat(ends):%d/%m/%Y}" if ends else ""
    parts = (f"•••• {tail}", label, country_name(country) if country else "", day)
    return ", ".join(part for part in parts if part)
