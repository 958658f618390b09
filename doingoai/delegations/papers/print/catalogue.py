"""The print pieces of a visit: which there are, what each needs, and printing them in one go."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.print import (
    badges,
    car_list,
    door_signs,
    envelope_labels,
    greeting_board,
    invitations,
    name_plates,
    people,
    place_cards,
    programme_booklet,
    room_list,
    table_flags,
)
from doingoai.documents.rendering.flags import flag_svg
from doingoai.documents.rendering.imposition import folding_sheets
from doingoai.documents.rendering.print_engine import PrintJob, render_pdf
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.vietnamese import short_date

_AS_OF = {"vi": "Số liệu ngày", "en": "As of"}
TEMPLATES = Path(__file__).parent / "templates"
BOTH = "vi-en"
"""The language of a piece that carries both on one sheet."""


@dataclass(frozen=True, slots=True)
class PrintKind:
    """A kind of piece; `languages` are the files it comes in, `needs` are keys of NEEDS."""

    code: str
    name_vi: str
    name_en: str
    languages: tuple[str, ...]
    needs: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name in the language of the reader."""
        return self.name_en if get_language() == "en" else self.name_vi


PRINT_KINDS = (
    PrintKind("name_plates", "Biển tên để bàn", "Name plates", (BOTH,), ("guests",)),
    PrintKind("place_cards", "Thẻ bàn tiệc", "Place cards", ("vi", "en"), ("guests",)),
    PrintKind("badges", "Thẻ đeo", "Badges", (BOTH,), ("guests",)),
    PrintKind(
        "invitations", "Thiệp mời tiệc", "Invitation cards", ("vi", "en"), ("guests", "banquet")
    ),
    PrintKind("greeting_board", "Biển đón tại sân bay", "Greeting boards", (BOTH,), ("guests",)),
    PrintKind(
        "programme_booklet",
        "Sổ tay chương trình",
        "Programme booklet",
        ("vi", "en"),
        ("programme",),
    ),
    PrintKind("car_list", "Danh sách xếp xe", "Car list", ("vi",), ("guests", "cars")),
    PrintKind(
        "room_list", "Danh sách xếp phòng", "Rooming list", ("vi", "en"), ("guests", "rooms")
    ),
    PrintKind("door_signs", "Biển cửa phòng", "Door signs", (BOTH,), ("indoors",)),
    PrintKind("table_flags", "Cờ để bàn", "Table flags", (BOTH,), ("flag",)),
    PrintKind("envelope_labels", "Nhãn phong bì", "Envelope labels", ("vi", "en"), ("guests",)),
)

NEEDS: dict[str, Callable[[VisitFacts], bool]] = {
    "guests": lambda facts: bool(facts.members),
    "banquet": lambda facts: bool(invitations.banquets(facts)),
    "programme": lambda facts: bool(facts.items),
    "indoors": lambda facts: bool(door_signs.signed_items(facts)),
    "cars": lambda facts: any(guest.car for guest in facts.members),
    "rooms": lambda facts: any(guest.room for guest in facts.members),
    "flag": lambda facts: bool(people.flag_code(facts.country)),
}

NEED_WORDS = {
    "guests": gettext_lazy("the list of guests"),
    "banquet": gettext_lazy("a banquet in the programme"),
    "programme": gettext_lazy("the programme"),
    "indoors": gettext_lazy("a meeting or a meal in the programme"),
    "cars": gettext_lazy("the car of each guest"),
    "rooms": gettext_lazy("the room of each guest"),
    "flag": gettext_lazy("a country whose flag may be shown"),
}

_CONTENTS: dict[str, Callable[[VisitFacts, str], people.Plain]] = {
    "name_plates": name_plates.contents,
    "place_cards": place_cards.contents,
    "badges": badges.contents,
    "invitations": invitations.contents,
    "greeting_board": greeting_board.contents,
    "programme_booklet": programme_booklet.contents,
    "car_list": car_list.contents,
    "room_list": room_list.contents,
    "door_signs": door_signs.contents,
    "table_flags": table_flags.contents,
    "envelope_labels": envelope_labels.contents,
}


def print_kind(code: str) -> PrintKind:
    """:raises LookupError: a code that is not in PRINT_KINDS"""
    for kind in PRINT_KINDS:
        if kind.code == code:
            return kind
    raise LookupError(f"There is no print piece {code!r}.")


def lacking(kind: PrintKind, facts: VisitFacts) -> tuple[str, ...]:
    """What a visit still lacks for a piece, as keys of NEEDS; empty when it can be printed."""
    return tuple(need for need in kind.needs if not NEEDS[need](facts))


def make_print_pieces(
    facts: VisitFacts,
    kinds: Collection[str] | None = None,
    *,
    tokens: Mapping[str, str] | None = None,
    photos: Mapping[str, bytes] | None = None,
) -> list[tuple[str, bytes]]:
    """
    Print pieces of a visit as (file name, PDF/A) in the order of PRINT_KINDS.

    Without `kinds`, everything for which the visit has what is needed. `tokens` are the random
    words of the badges and `photos` pictures as they were uploaded, both by the key of the person;
    a badge without a word has no code, without a photograph it shows initials.

    :raises RuleBroken: print.lacking, print.photo_unreadable, print.fonts_missing,
        print.flags_missing, print.failed, print.too_slow, print.stopped
    """
    if kinds is None:
        chosen = [kind for kind in PRINT_KINDS if not lacking(kind, facts)]
    else:
        chosen = [kind for kind in PRINT_KINDS if kind in {print_kind(code) for code in kinds}]
        for kind in chosen:
            check_has_enough(kind, facts)
    jobs = [
        _job(kind, facts, language, tokens or {}, photos or {})
        for kind in chosen
        for language in kind.languages
    ]
    printed = [(result.name, result.pdf) for result in render_pdf(jobs)]
    return [piece for name, pdf in printed for piece in _with_sheets(name, pdf)]


def print_digest(code: str, language: str, facts: VisitFacts) -> str:
    """
    Digest what a piece prints: equal digests mean that a piece made earlier still holds.

    The day it was made on and the words in the codes do not count; of a photograph which one it is.
    """
    values = _values(print_kind(code), facts, "vi" if language == BOTH else language)
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def check_has_enough(kind: PrintKind, facts: VisitFacts) -> None:
    """:raises RuleBroken: print.lacking"""
    lacks = lacking(kind, facts)
    if lacks:
        message = _("“%(piece)s” cannot be printed yet. Missing: %(what)s.") % {
            "piece": kind.name,
            "what": ", ".join(str(NEED_WORDS[need]) for need in lacks),
        }
        raise RuleBroken(message, code="print.lacking")


def _job(
    kind: PrintKind,
    facts: VisitFacts,
    language: str,
    tokens: Mapping[str, str],
    photos: Mapping[str, bytes],
) -> PrintJob:
    shown = "vi" if language == BOTH else language
    values = _values(kind, facts, shown)
    pictures: dict[str, bytes] = {}
    if kind.code == "badges":
        values, pictures = badges.with_pictures(values, tokens, photos)
    suffix = "" if len(kind.languages) == 1 else f"_{language}"
    return PrintJob(
        name=f"{kind.code}{suffix}.pdf",
        source=f"{kind.code}.typ",
        data=values | {"as_of": f"{_AS_OF[shown]} {short_date(facts.as_of)}"},
        created=facts.as_of,
        assets={**templates_of(kind.code), **flags_of(facts.country), **pictures},
    )


def _values(kind: PrintKind, facts: VisitFacts, language: str) -> people.Plain:
    """What a template prints, apart from the day of printing and the pictures of persons."""
    name = kind.name_en if language == "en" else kind.name_vi
    parts = (name, people.delegation(facts, language))
    title = " – ".join(part for part in parts if part)
    own = _CONTENTS[kind.code](facts, language)
    return people.visit(facts, language) | {"title": title} | own


def _with_sheets(name: str, pdf: bytes) -> list[tuple[str, bytes]]:
    """A booklet comes twice: to be read on a screen, and laid out on sheets to print and fold."""
    if not name.startswith("programme_booklet"):
        return [(name, pdf)]
    return [(name, pdf), (name.replace(".pdf", "_sheets.pdf"), folding_sheets(pdf))]


@cache
def templates_of(code: str) -> Mapping[str, bytes]:
    """The template of a piece with the kit that all share."""
    return {name: (TEMPLATES / name).read_bytes() for name in ("kit.typ", f"{code}.typ")}


def flags_of(country: str) -> dict[str, bytes]:
    """
    The drawings a piece may show, under the names the templates use.

    :raises RuleBroken: print.flags_missing
    """
    home = flag_svg(people.HOME)
    if home is None:
        message = _(
            "The flags for printing are not in place. Run the set-up again, or point "
            "DOINGOAI_FLAGS at the folder that holds them."
        )
        raise RuleBroken(message, code="print.flags_missing")
    code = people.flag_code(country)
    guest = flag_svg(code) if code else None
    return {"flags/vn.svg": home} | ({f"flags/{code}.svg": guest} if guest else {})
