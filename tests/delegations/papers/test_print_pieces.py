"""The pieces as they come out of the printer, read back."""

import io
import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.utils import translation
from PIL import Image
from pypdf import PdfReader

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.print import badges, catalogue
from doingoai.delegations.papers.print.catalogue import (
    NEED_WORDS,
    NEEDS,
    PRINT_KINDS,
    lacking,
    make_print_pieces,
    print_digest,
    print_kind,
)
from doingoai.delegations.papers.wording import GAP
from doingoai.directory.naming import PersonName
from doingoai.documents.rendering.fonts import can_print, printable
from doingoai.documents.rendering.print_engine import render_pdf
from doingoai.documents.rendering.qr_codes import qr_svg
from doingoai.foundation.refusals import RuleBroken
from tests.delegations.papers.sample_visit import GUESTS, HOSTS, ITEMS, guest, sample_visit
from tests.documents.rendering.reading import page_texts, pdf_text, unspaced

EMPTY = VisitFacts(as_of=date(2026, 11, 22))
NAMES = [member.name.full for member in GUESTS]
TOKENS = {
    person.key: badges.token_from(bytes([n]) * 16) for n, person in enumerate((*GUESTS, *HOSTS))
}
WITH_EVERY_GUEST = [
    "place_cards_vi.pdf",
    "place_cards_en.pdf",
    "badges.pdf",
    "invitations_vi.pdf",
    "invitations_en.pdf",
    "greeting_board.pdf",
    "programme_booklet_vi.pdf",
    "programme_booklet_en.pdf",
    "programme_booklet_vi_sheets.pdf",
    "car_list.pdf",
    "room_list_vi.pdf",
    "room_list_en.pdf",
    "envelope_labels_vi.pdf",
    "envelope_labels_en.pdf",
]


@pytest.fixture(scope="module")
def pieces() -> dict[str, bytes]:
    return dict(make_print_pieces(sample_visit(), tokens=TOKENS))


def photograph() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (300, 400), "#205080").save(content, "JPEG")
    return content.getvalue()


def letters_off_the_sheet(pdf: bytes) -> list[str]:
    """The letters whose drawing leaves their page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if left < 0 or bottom < 0 or right > width or top > height:
                found.append(text.get_text_range(index, 1))
        text.close()
        page.close()
    document.close()
    return found


def test_a_full_visit_gives_every_piece_in_order(pieces):
    assert list(pieces) == [
        "name_plates.pdf",
        "place_cards_vi.pdf",
        "place_cards_en.pdf",
        "badges.pdf",
        "invitations_vi.pdf",
        "invitations_en.pdf",
        "greeting_board.pdf",
        "programme_booklet_vi.pdf",
        "programme_booklet_vi_sheets.pdf",
        "programme_booklet_en.pdf",
        "programme_booklet_en_sheets.pdf",
        "car_list.pdf",
        "room_list_vi.pdf",
        "room_list_en.pdf",
        "door_signs.pdf",
        "table_flags.pdf",
        "envelope_labels_vi.pdf",
        "envelope_labels_en.pdf",
    ]


@pytest.mark.parametrize("piece", WITH_EVERY_GUEST)
def test_every_guest_is_named_exactly(pieces, piece):
    text = pdf_text(pieces[piece])

    assert [name for name in NAMES if name not in text] == []


def test_plates_bear_the_names_in_capitals_on_both_sides(pieces):
    pages = PdfReader(io.BytesIO(pieces["name_plates.pdf"])).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]

    shown = [text.count(name.upper()) for text, name in zip(texts, NAMES, strict=False)]

    assert shown == [2] * len(NAMES)
    assert len(texts) == 13


def test_no_letter_runs_off_a_sheet(pieces):
    assert [name for name, pdf in pieces.items() if letters_off_the_sheet(pdf)] == []


def test_pieces_for_keeping_are_pdf_a_2a(pieces):
    kept = [name for name in pieces if not name.endswith("_sheets.pdf")]

    assert [name for name in kept if b"<pdfaid:conformance>A<" not in pieces[name]] == []


def test_the_same_visit_gives_the_same_bytes(pieces):
    assert dict(make_print_pieces(sample_visit(), tokens=TOKENS)) == pieces


def test_the_engine_has_nothing_to_complain_of():
    jobs = [
        catalogue._job(kind, sample_visit(), language, TOKENS, {})
        for kind in PRINT_KINDS
        for language in kind.languages
    ]

    results = render_pdf(jobs)

    assert [(result.warnings, result.unprintable) for result in results] == [((), "")] * len(jobs)


def test_the_words_of_badges_are_only_in_the_codes(pieces):
    text = unspaced(pdf_text(pieces["badges.pdf"]))

    assert [token for token in TOKENS.values() if token in text] == []


def test_a_badge_carries_the_code_of_its_own_word_and_nothing_else():
    own = badges.contents(sample_visit(), "vi")

    shown, files = badges.with_pictures(own, TOKENS, {})

    assert files == {
        f"codes/{n}.svg": qr_svg(TOKENS[badge["key"]], is_random=True)
        for n, badge in enumerate(own["people"])
    }
    assert [badge["code"] for badge in shown["people"]] == [f"{n}.svg" for n in range(15)]


def test_without_words_and_photographs_badges_are_plain():
    own = badges.contents(sample_visit(), "vi")

    assert badges.with_pictures(own, {}, {}) == (own, {})


def test_a_photograph_takes_the_place_of_the_initials():
    facts = sample_visit(members=GUESTS[:1], hosts=())

    [(_name, plain)] = make_print_pieces(facts, ["badges"])
    [(_name, shown)] = make_print_pieces(facts, ["badges"], photos={"row-1": photograph()})

    assert "KM" in pdf_text(plain)
    assert "KM" not in pdf_text(shown)


def test_a_photograph_that_cannot_be_opened_is_named():
    with pytest.raises(RuleBroken) as refusal:
        make_print_pieces(sample_visit(), ["badges"], photos={"row-1": b"no picture"})

    assert refusal.value.code == "print.photo_unreadable"
    assert "KIM Mau" in refusal.value.message


def test_a_booklet_has_four_pages_or_eight(pieces):
    longer = sample_visit(
        members=tuple(guest(n, PersonName(given=f"Mẫu {n}")) for n in range(1, 31))
    )

    [(_vi, booklet), *_others] = make_print_pieces(longer, ["programme_booklet"])

    assert len(page_texts(pieces["programme_booklet_vi.pdf"])) == 4
    pages = page_texts(booklet)
    assert len(pages) == 8
    assert "Ghi chú" in pages[-1]


def test_a_name_with_a_hyphen_is_not_broken_at_it():
    visit = replace(sample_visit(), partner_en="Mau-si City Government")

    booklets = dict(make_print_pieces(visit, ["programme_booklet"]))

    assert "Delegation of Mau-si City" in page_texts(booklets["programme_booklet_en.pdf"])[0]


def test_a_visit_of_which_nothing_is_known_has_nothing_to_print():
    assert make_print_pieces(EMPTY) == []


@pytest.mark.parametrize(
    ("code", "facts", "lacks"),
    [
        ("name_plates", EMPTY, ("guests",)),
        ("invitations", EMPTY, ("guests", "banquet")),
        ("programme_booklet", EMPTY, ("programme",)),
        ("car_list", replace(EMPTY, members=(replace(GUESTS[0], car=""),)), ("cars",)),
        ("room_list", replace(EMPTY, members=(replace(GUESTS[0], room=""),)), ("rooms",)),
        ("door_signs", replace(EMPTY, items=(ITEMS[0],)), ("indoors",)),
        ("table_flags", replace(EMPTY, country="TW"), ("flag",)),
        ("badges", sample_visit(), ()),
    ],
)
def test_it_is_known_what_a_piece_lacks(code, facts, lacks):
    assert lacking(print_kind(code), facts) == lacks


def test_a_piece_asked_for_too_early_is_refused_with_what_is_missing():
    with translation.override("en"), pytest.raises(RuleBroken) as refusal:
        make_print_pieces(EMPTY, ["invitations"])

    assert refusal.value.code == "print.lacking"
    assert refusal.value.message == (
        "“Invitation cards” cannot be printed yet. Missing: the list of guests, a banquet in the "
        "programme."
    )


@pytest.mark.parametrize("kind", PRINT_KINDS, ids=lambda kind: kind.code)
def test_a_piece_holds_while_what_it_prints_is_the_same(kind):
    """The day it is looked at does not matter; the partner's name does, on every piece."""
    facts, language = sample_visit(), kind.languages[0]
    renamed = replace(facts, partner_vi="Thành phố Khác", partner_en="Other City")
    made = print_digest(kind.code, language, facts)

    later = print_digest(kind.code, language, replace(facts, as_of=date(2027, 1, 1)))
    changed = print_digest(kind.code, language, renamed)

    assert later == made
    assert changed != made


def test_an_unknown_piece_is_an_error():
    with pytest.raises(LookupError):
        make_print_pieces(EMPTY, ["menu"])


def test_a_kind_is_called_as_the_reader_speaks():
    kind = print_kind("place_cards")

    with translation.override("vi"):
        in_vietnamese = kind.name
    with translation.override("en"):
        in_english = kind.name

    assert (in_vietnamese, in_english) == ("Thẻ bàn tiệc", "Place cards")


def test_every_need_is_named_and_used():
    used = {need for kind in PRINT_KINDS for need in kind.needs}

    assert used == set(NEEDS) == set(NEED_WORDS)


def test_a_guest_from_a_place_without_relations_gets_no_flag():
    facts = sample_visit(country="TW", members=GUESTS[:1], hosts=())

    jobs = [
        catalogue._job(kind, facts, kind.languages[0], {}, {})
        for kind in PRINT_KINDS
        if not lacking(kind, facts)
    ]

    assert {name for job in jobs for name in job.assets if name.startswith("flags/")} == {
        "flags/vn.svg"
    }
    assert len(render_pdf(jobs)) == len(jobs)


def test_where_no_flags_are_installed_pieces_are_refused_rather_than_wrong(monkeypatch, tmp_path):
    monkeypatch.setenv("DOINGOAI_FLAGS", str(tmp_path))

    with pytest.raises(RuleBroken) as refusal:
        make_print_pieces(sample_visit(), ["greeting_board"])

    assert refusal.value.code == "print.flags_missing"


HOSTILE = (
    '#read("/etc/passwd")',
    "*Nguyễn* _Văn_ $x$",
    "- danh sách",
    "a\u202eb\u2066c",
    "\x00\x1b[31m",
    "김정",
    "W" * 60,
    "ỄỮẰỖ " * 15,
    "{{ 7*7 }} <b>x</b>",
    "",
)


def test_hostile_names_are_printed_letter_for_letter_or_as_a_gap_in_every_piece():
    members = tuple(guest(n, PersonName(given=text)) for n, text in enumerate(HOSTILE, start=1))
    shown = [unspaced(printable(text)[0] if can_print(text) else GAP) for text in HOSTILE]

    made = dict(make_print_pieces(sample_visit(members=members), tokens=TOKENS))

    for piece in WITH_EVERY_GUEST:
        text = unspaced(pdf_text(made[piece]))
        assert [name for name in shown if name not in text] == [], piece
    assert [name for name, pdf in made.items() if letters_off_the_sheet(pdf)] == []


def test_templates_hold_no_word_of_a_person_or_a_machine():
    sources = {path.name: path.read_text("utf-8") for path in catalogue.TEMPLATES.glob("*.typ")}

    of_the_day = {"checklist.typ", "seating_drawing.typ", "seating_list.typ"}
    assert set(sources) == {"kit.typ", *(f"{kind.code}.typ" for kind in PRINT_KINDS)} | of_the_day
    assert [
        name for name, source in sources.items() if re.search(r"@preview|https?:|/home/", source)
    ] == []
