"""What must be true of links and of what guests write, whoever asks."""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.delegations.states import State
from doingoai.directory.naming import is_latin
from doingoai.foundation.refusals import RuleBroken
from doingoai.guests.models import GuestLink
from doingoai.guests.mrz import BadZone, Fault, Kind, Part, Zone, read_zone
from doingoai.guests.states import LinkState

USUAL_LIFE = timedelta(days=7)
LONGEST_LIFE = timedelta(days=90)
MOST_PEOPLE = 500
OLDEST = 120
_NO_LETTERS = frozenset({"So", "Sk", "Sm", "Sc", "Cn", "Co", "Cs", "Cc"})
_IN_NAMES = ("family", "given", "native")
_LATIN = ("family", "given")


class LinkClosed(RuleBroken):
    """The link does not open (any more); how it came so is nobody's business outside."""

    def __init__(self) -> None:
        super().__init__(
            _("This link does not work any more. Ask the office that sent it for a new one."),
            code="guest_link.closed",
        )


def state_of(link: GuestLink, delegation: Delegation, *, at: datetime) -> LinkState:
    """Say whether a link opens at a moment, and if not, why."""
    if link.revoked_at is not None:
        return LinkState.REVOKED
    if link.expires_at <= at:
        return LinkState.EXPIRED
    if State(delegation.state) not in CHANGEABLE:
        return LinkState.VISIT_OVER
    return LinkState.OPEN


def check_expiry(expires_at: datetime, *, at: datetime) -> None:
    """
    Refuse a link that would end before it begins, or live longer than three months.

    :raises RuleBroken: guest_link.ends_too_early, guest_link.ends_too_late
    """
    if expires_at <= at:
        raise RuleBroken(
            _("The link would have run out already. Choose a day from today on."),
            code="guest_link.ends_too_early",
            field="expires_on",
        )
    if expires_at > at + LONGEST_LIFE:
        raise RuleBroken(
            _("A link works for %(days)s days at most. Choose an earlier day; it can be extended.")
            % {"days": LONGEST_LIFE.days},
            code="guest_link.ends_too_late",
            field="expires_on",
        )


def check_not_stopped(link: GuestLink) -> None:
    """
    Refuse to give a link that was stopped a longer life.

    :raises RuleBroken: guest_link.stopped
    """
    if link.revoked_at is not None:
        raise RuleBroken(
            _("This link was stopped and stays so. Make a new one."), code="guest_link.stopped"
        )


def check_room(count: int) -> None:
    """
    Refuse more people than any delegation has.

    :raises RuleBroken: guest_entry.too_many
    """
    if count >= MOST_PEOPLE:
        raise RuleBroken(
            _("The list has %(count)s people; it takes no more. Ask the office to help.")
            % {"count": count},
            code="guest_entry.too_many",
        )


def check_names(values: Mapping[str, str]) -> None:
    """
    Refuse a person without a name, pictures in a name, and other scripts where papers print Latin.

    :raises RuleBroken: guest_entry.no_name, guest_entry.not_a_name, guest_entry.not_latin
    """
    if not any(values.get(part) for part in _IN_NAMES):
        raise RuleBroken(
            _("Write the name of this person."), code="guest_entry.no_name", field="family"
        )
    for part in _IN_NAMES:
        _check_letters(part, values.get(part, ""))
    for part in _LATIN:
        if not is_latin(values.get(part, "")):
            raise RuleBroken(
                _(
                    "“%(found)s” is not in Latin letters. Write it as in the passport, and the own "
                    "script under “Name in own script”."
                )
                % {"found": values[part]},
                code="guest_entry.not_latin",
                field=part,
            )


def _check_letters(part: str, text: str) -> None:
    strange = next((sign for sign in text if unicodedata.category(sign) in _NO_LETTERS), "")
    if strange:
        raise RuleBroken(
            _("“%(sign)s” cannot stand in a name. Take it out.") % {"sign": strange},
            code="guest_entry.not_a_name",
            field=part,
        )
    if text and not any(sign.isalpha() for sign in text):
        raise RuleBroken(
            _("“%(found)s” is no name: there is no letter in it.") % {"found": text},
            code="guest_entry.not_a_name",
            field=part,
        )


def check_days(values: Mapping[str, str], *, on: date) -> None:
    """
    Refuse a birth in the future or long before anybody alive, and a departure before the arrival.

    :raises RuleBroken: guest_entry.born_later, guest_entry.born_too_early, guest_entry.leaves_before
    """
    born = values.get("birth_date", "")
    if born and date.fromisoformat(born) > on:
        raise RuleBroken(
            _("The birth date lies in the future. Check the year."),
            code="guest_entry.born_later",
            field="birth_date",
        )
    if born and date.fromisoformat(born).year < on.year - OLDEST:
        raise RuleBroken(
            _("Nobody is that old. Check the year of the birth date."),
            code="guest_entry.born_too_early",
            field="birth_date",
        )
    comes, goes = values.get("arrival_at", ""), values.get("departure_at", "")
    if comes and goes and goes < comes:
        raise RuleBroken(
            _("The departure lies before the arrival. Check the two times."),
            code="guest_entry.leaves_before",
            field="departure_at",
        )


def read_pasted(text: str, *, on: date) -> Zone:
    """
    Read the machine-readable lines that somebody pasted.

    :raises RuleBroken: guest_entry.bad_zone, which says line, field and what it would have to be
    """
    try:
        return read_zone(text, on=on)
    except BadZone as bad:
        told = " ".join(fault_in_words(fault) for fault in bad.faults[:4])
        raise RuleBroken(told, code="guest_entry.bad_zone", field="mrz") from bad


_PARTS = {
    Part.NUMBER: gettext_lazy("document number"),
    Part.BIRTH: gettext_lazy("birth date"),
    Part.EXPIRY: gettext_lazy("expiry date"),
    Part.OPTIONAL: gettext_lazy("personal number"),
    Part.WHOLE: gettext_lazy("whole document"),
}


def fault_in_words(fault: Fault) -> str:
    """Say what is wrong with pasted lines: which field of which line, and what it would have to be."""
    told = {
        "line": fault.line,
        "place": fault.place,
        "found": fault.found,
        "expected": fault.expected,
        "field": _PARTS[fault.part] if fault.part else "",
        "text": fault.text,
    }
    if fault.kind == Kind.LINES:
        return (
            _(
                "Lines found: %(found)s. A passport has two lines of 44 signs, a card three of 30 or two of 36: "
                "paste these lines and nothing else."
            )
            % told
        )
    if fault.kind == Kind.LENGTH:
        return _("Line %(line)s has %(found)s signs and must have %(expected)s.") % told
    if fault.kind == Kind.SIGN:
        return (
            _(
                "Line %(line)s, place %(place)s: “%(found)s” cannot stand there; only A–Z, 0–9 and < can."
            )
            % told
        )
    if fault.kind == Kind.DATE:
        return _("Line %(line)s, %(field)s: “%(found)s” is no day (year, month, day).") % told
    return _digit_in_words(fault, told)


def _digit_in_words(fault: Fault, told: Mapping[str, object]) -> str:
    if fault.text:
        return (
            _(
                "Line %(line)s, %(field)s “%(text)s”: the check digit at place %(place)s is “%(found)s” and "
                "would have to be %(expected)s. Compare the line with the document, letter by letter."
            )
            % told
        )
    return (
        _(
            "Line %(line)s, %(field)s: the check digit at place %(place)s is “%(found)s” and would have to "
            "be %(expected)s. Compare the line with the document, letter by letter."
        )
        % told
    )
