"""
Print pieces of one seating plan: the drawing for the entrance board, the list, cards and plates.

They print the names and posts as the plan keeps them, so that card, plate and drawing agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from doingoai.accounts.facts import OUR_OFFICE, OfficeFacts
from doingoai.delegations.models import Delegation
from doingoai.delegations.papers.print.catalogue import TEMPLATES
from doingoai.delegations.papers.print.people import Plain, country_name, flag_code, home_beside
from doingoai.documents.rendering.flags import flag_svg
from doingoai.documents.rendering.fonts import can_print
from doingoai.documents.rendering.print_engine import PrintJob, render_pdf
from doingoai.foundation.vietnamese import short_date
from doingoai.protocol.drawing.svg import drawing_of
from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.places import Place, Plan
from doingoai.protocol.models import SeatingPlan
from doingoai.protocol.states import Layout, Side, View

PAPERS = {"drawing-a3": "a3", "drawing-a4": "a4"}
KINDS = {
    "drawing-a3": "seating_drawing",
    "drawing-a4": "seating_drawing",
    "list": "seating_list",
    "cards": "place_cards",
    "plates": "name_plates",
}
"""What may be printed of a plan, and the template it is printed by."""
_AS_OF = {"vi": "Số liệu ngày", "en": "As of"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What is printed: of which plan of which visit, in which language, seen from where."""

    kind: str
    visit: Delegation
    plan: SeatingPlan
    now: Plan
    language: str
    view: View = View.HALL
    office: OfficeFacts = OUR_OFFICE


def print_piece(piece: Piece, *, on: date) -> bytes:
    """
    Print one piece of a plan.

    :raises RuleBroken: print.fonts_missing
    :raises PrintFailed: print.failed, print.too_slow, print.stopped
    """
    code = KINDS[piece.kind]
    assets = {name: (TEMPLATES / name).read_bytes() for name in ("kit.typ", f"{code}.typ")}
    with override(piece.language):
        data = _shared(piece, on) | _contents(piece)
        if piece.kind in PAPERS:
            drawn = drawing_of(piece.now, view=piece.view, language=piece.language, title=piece.plan.title_in(piece.language))  # fmt: skip
            assets["plan.svg"] = drawn.encode()
            data |= {"wide": _is_wide(drawn), "paper": PAPERS[piece.kind]}
    job = PrintJob(
        f"{piece.kind}.pdf", f"{code}.typ", data, on, {**assets, **_flags(piece.visit.country)}
    )
    return render_pdf([job])[0].pdf


def _shared(piece: Piece, on: date) -> Plain:
    """What every template of the house asks for."""
    visit, language = piece.visit, piece.language
    office = piece.office.name_vi if language == "vi" else piece.office.name_en
    return {
        "lang": language,
        "author": office,
        "title": f"{piece.plan.get_layout_display()} – {piece.plan.title_in(language)}",
        "flag": flag_code(visit.country),
        "country_vi": country_name(visit.country, "vi"),
        "country_en": country_name(visit.country, "en"),
        "delegation": visit.title_en if language == "en" and visit.title_en else visit.title_vi,
        "as_of": f"{_AS_OF[language]} {short_date(on)}",
    }


def _contents(piece: Piece) -> Plain:
    if piece.kind == "cards":
        return {"people": [_card(one, piece.language) for one in _seated(piece.now)]}
    if piece.kind == "plates":
        return {"people": [_plate(one, piece.visit.country) for one in _seated(piece.now)]}
    return _list(piece) if piece.kind == "list" else {}


def _seated(plan: Plan) -> list[Attendee]:
    places = sorted(plan.places, key=lambda one: one.number)
    return [plan.people[one.occupant] for one in places if one.occupant]


def _card(one: Attendee, language: str) -> Plain:
    title = one.title_en if language == "en" else one.title_vi
    return {"name": _printed(one.name), "title": title, "body": ""}


def _plate(one: Attendee, country: str) -> Plain:
    code = home_beside(country) if one.side == Side.HOST else country
    return {
        "upper": _printed(one.name).upper(),
        "native": "",
        "title_vi": one.title_vi,
        "title_en": one.title_en if one.title_en != one.title_vi else "",
        "flag": flag_code(code),
        "country": country_name(code, "en"),
        "body": "",
    }


def _printed(name: str) -> str:
    return name if can_print(name) else "…"


def _list(piece: Piece) -> Plain:
    plan = piece.plan
    checked = ""
    if plan.second_check_by:
        checked = _("Checked a second time by %(name)s.") % {"name": plan.second_check_by}
    return {
        "heading": _("Seating list"),
        "occasion": f"{plan.title_in(piece.language)} · {plan.get_layout_display()}",
        "checked": checked,
        "head": [_("Seat"), _("Name"), _("Title"), _("Where it is")],
        "groups": [
            {"name": name, "rows": [_row(piece, place) for place in places]}
            for name, places in _tables(piece.now).items()
        ],
    }


def _tables(plan: Plan) -> dict[str, list[Place]]:
    """Places by table where there are several, else all in one group without a name."""
    groups: dict[str, list[Place]] = {}
    for place in sorted(plan.places, key=lambda one: one.number):
        if not place.occupant:
            continue
        is_table = plan.layout == Layout.ROUNDS and place.row[:1] == "t" and place.row[1:].isdigit()
        name = _("Table %(number)s") % {"number": place.row[1:]} if is_table else ""
        groups.setdefault(name, []).append(place)
    return groups


def _row(piece: Piece, place: Place) -> Mapping[str, str]:
    one = piece.now.people[place.occupant]
    title = one.title_en if piece.language == "en" else one.title_vi
    return {
        "number": str(place.number or "–"), "name": _printed(one.name), "title": title,
        "place": str(place.where),
    }  # fmt: skip


def _is_wide(drawn: str) -> bool:
    """Whether a drawing is wider than high, by its own measure."""
    _left, _top, width, height = drawn.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(width) >= float(height)


def _flags(country: str) -> dict[str, bytes]:
    named = {code: flag_svg(code) for code in ("vn", flag_code(country)) if code}
    return {f"flags/{code}.svg": found for code, found in named.items() if found}
