"""Lines of an e-mail or a letter: `1. Mr. John SMITH - Mayor of Sampleville`."""

import re

from doingoai.delegations.intake.book import CellValue
from doingoai.delegations.intake.honorifics import whole_honorific
from doingoai.delegations.intake.person_fields import EMAIL
from doingoai.delegations.intake.titles import member_role, sounds_like_position
from doingoai.foundation.folding import clean, fold

LINE_LAYOUT = (
    "number",
    "full_name",
    "honorific",
    "role",
    "title",
    "organisation",
    "email",
    "phone",
    "passport_number",
    "notes",
)
BULLET = re.compile(r"^\s*(?:[(\[]?(\d{1,3})\s*[.)\]:/-]|[-–—•*+·▪●○◦✓→>]+)\s+")
PASSPORT = re.compile(
    r"(?:passport|hộ chiếu|ho chieu|pp)(?: no\.?| number| số| so)?\s*[:.]?\s*([A-Z]*\d[A-Z0-9]{4,11})",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?:(?:tel|phone|mobile|cell|đt|điện thoại)\.?\s*:?\s*)?(\+?\d[\d\s().-]{7,18}\d)",
    re.IGNORECASE,
)
CUT = re.compile(r"\s+[-–—|]+\s+|\s*[;\t]\s*|\s*:\s+|,\s+|\s*(?=\()|(?<=\))\s*")
GREETING = re.compile(
    r"^(?:dear|hello|hi|kinh gui|thua|best regards|regards|sincerely|thank|many thanks|tran trong|"
    r"from|to|cc|subject|date|sent|attached|please|we |i |here |list of|danh sach|the delegation|"
    r"delegation (?:list|members)|members|participants|thanh phan|our delegation)\b"
)


def read_line(line: str) -> tuple[CellValue, ...]:
    """The cells of one line in the order of LINE_LAYOUT; a line without a person is empty."""
    bullet = BULLET.match(line)
    text = clean(line[bullet.end() :] if bullet else line)
    if not any(sign.isalpha() for sign in text) or (not bullet and GREETING.match(fold(text))):
        return ()
    found: dict[str, str] = {"number": (bullet[1] or "") if bullet else ""}
    text = _taken(text, found)
    name, pieces = _name_and_pieces(text)
    if not bullet and not pieces and not _like_a_name(name):
        return ()
    found["full_name"] = name
    for piece in pieces:
        _place(piece, found)
    return tuple(found.get(part) or None for part in LINE_LAYOUT)


def _taken(text: str, found: dict[str, str]) -> str:
    """Take e-mail address, passport number and telephone number out of a line."""
    for part, pattern in (("email", EMAIL), ("passport_number", PASSPORT), ("phone", PHONE)):
        match = pattern.search(text)
        if match:
            found[part] = match[match.lastindex or 0]
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return clean(text).strip(" ,;-–()[]<>|")


def _name_and_pieces(text: str) -> tuple[str, list[str]]:
    pieces = [clean(piece).strip("() ,") for piece in CUT.split(text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and sounds_like_position(pieces[0]) and not sounds_like_position(pieces[1]):
        # `Mayor: Jane Sample`
        pieces[0], pieces[1] = pieces[1], pieces[0]
    if len(pieces) > 1 and _is_comma_form(text, pieces):
        return f"{pieces[0]}, {pieces[1]}", pieces[2:]
    return (pieces[0] if pieces else text), pieces[1:]


def _is_comma_form(text: str, pieces: list[str]) -> bool:
    """`SMITH, John, Mayor`: one or two words before the comma, no position after it."""
    if f"{pieces[0]}, {pieces[1]}" not in text or sounds_like_position(pieces[1]):
        return False
    if member_role(pieces[1]) or whole_honorific(pieces[1]):
        return False
    return len(pieces[0].split()) <= 2 and len(pieces[1].split()) <= 3 and pieces[0].isupper()


def _place(piece: str, found: dict[str, str]) -> None:
    if whole_honorific(piece) and "honorific" not in found:
        part = "honorific"
    elif member_role(piece) and "role" not in found:
        part = "role"
    elif "title" not in found:
        part = "title"
    elif "organisation" not in found:
        part = "organisation"
    else:
        part = "notes"
    found[part] = f"{found[part]}, {piece}" if part in found else piece


def _like_a_name(text: str) -> bool:
    words = text.split()
    if (
        not 2 <= len(words) <= 6
        or text.endswith((".", ":", "!", "?"))
        or sounds_like_position(text)
    ):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)
