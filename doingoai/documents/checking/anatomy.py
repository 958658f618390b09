"""
The elements of a paper, found by their words and places: the cells of the decree's diagram.

An element that is not there is None or empty; whether it should be there is for the rules.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from doingoai.documents.checking.kinds import PaperKind, PaperType, kind_of, type_named
from doingoai.documents.checking.paper import Line, Paper, Paragraph
from doingoai.foundation.folding import fold

NATIONAL_TITLE = "cong hoa xa hoi chu nghia viet nam"
MOTTO_LETTERS = "doclaptudohanhphuc"
PARTY_TITLE = "dang cong san viet nam"
POSTS = (
    "giam doc", "pho giam doc", "chu tich", "pho chu tich", "chanh van phong",
    "pho chanh van phong", "truong phong", "pho truong phong", "truong ban", "pho truong ban",
    "tong giam doc", "pho tong giam doc", "cuc truong", "pho cuc truong", "vu truong",
    "pho vu truong", "bo truong", "thu truong", "bi thu", "pho bi thu", "hieu truong",
    "pho hieu truong", "chanh thanh tra", "pho chanh thanh tra", "thu truong co quan",
    "quyen giam doc", "truong doan", "chu tri", "chu toa", "thu ky", "nguoi lap", "nguoi lap bieu",
    "ke toan", "ke toan truong",
)  # fmt: skip

_HEAD_LONGEST = 40
_LONGEST_HEAD_LINE = 160
_NUMBER = re.compile(r"^so\s*[:.]?\s*[\d.…_\s]*(?:/|$)")
_PLACE_DATE = re.compile(r"^.{0,60}\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b.{0,12}$")
_ADDRESSED = re.compile(r"^kinh gui\b")
_RECIPIENTS = re.compile(r"^noi nhan\b")
_BASIS = re.compile(r"^(?:can cu|xet|theo de nghi)\b")
_AUTHORITY = re.compile(r"^(?:K/?T|T/?M|T/?L|TUQ|T/U/Q|Q)(?:[./]\s*|\s+)(?=[A-ZÀ-ỸĐ])")
_ANNEX = re.compile(r"^phu luc(?:\s+(?:so\s+)?(?P<number>[ivxlc]+|\d+|[a-z]))?[.:]?$")
_ORDER = re.compile(r"^(?:quyet dinh|quyet nghi)\s*:$")
_VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.I
)
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_SUBJECT = re.compile(r"^v/v\b")


@dataclass(frozen=True)
class Anatomy:
    """Which paragraphs of a paper are which element."""

    paper: Paper
    lines: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = tuple(line for p in self.paper.paragraphs for line in p.lines)
        object.__setattr__(self, "lines", found)

    # --- the head ---------------------------------------------------------------------------

    @cached_property
    def national_title(self) -> Line | None:
        return self._early(lambda folded: folded.startswith(NATIONAL_TITLE[:24]))

    @cached_property
    def motto(self) -> Line | None:
        return self._early(lambda folded: re.sub(r"[^a-z]", "", folded) == MOTTO_LETTERS)

    def _early(self, test: Callable[[str], bool]) -> Line | None:
        return next((line for line in self.lines[:_HEAD_LONGEST] if test(fold(line.text))), None)

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines above the type name, the addressees or the first words of the paper."""
        found: list[Line] = []
        for line in self.lines[:_HEAD_LONGEST]:
            if self._ends_head(line):
                break
            found.append(line)
        return tuple(found)

    def _ends_head(self, line: Line) -> bool:
        folded = fold(line.text)
        if _ADDRESSED.match(folded):
            return True
        if line.paragraph.cell is not None:
            return False
        if self._is_title(line) or len(line.text) > _LONGEST_HEAD_LINE:
            return True
        anchor = self.national_title or self.motto
        if anchor is None or anchor.paragraph.cell is None:
            return False
        belongs = (
            _NUMBER.match(folded) or _PLACE_DATE.match(folded) or _LETTER_SUBJECT.match(folded)
        )
        return line.paragraph.number > anchor.paragraph.number and not belongs

    @cached_property
    def number(self) -> Line | None:
        return self._first(lambda folded: bool(_NUMBER.match(folded)) and len(folded) < 60)

    @cached_property
    def letter_subject(self) -> Line | None:
        """The line that begins the subject of an official letter (cell 5b)."""
        return self._first(lambda folded: bool(_LETTER_SUBJECT.match(folded)))

    @cached_property
    def place_date(self) -> Line | None:
        return self._first(lambda folded: bool(_PLACE_DATE.match(folded)))

    def _first(self, test: Callable[[str], bool]) -> Line | None:
        return next((line for line in self.head if test(fold(line.text))), None)

    @cached_property
    def issuer_lines(self) -> tuple[Line, ...]:
        """Parent and issuing body (cell 2): what stands left of the national title."""
        anchor = self.national_title or self.motto
        if anchor is None:
            return ()
        cell = anchor.paragraph.cell
        others = (self.number, self.letter_subject, self.place_date, self.motto, anchor)
        known = {id(line) for line in others if line}
        found = []
        for line in self.head:
            if id(line) in known or not _LETTER.search(line.text):
                continue
            place = line.paragraph.cell
            if cell is None:
                beside = place is None and line.paragraph.number <= anchor.paragraph.number + 2
            else:
                beside = place is not None and (place.table, place.row) == (cell.table, cell.row)
                beside = beside and place is not None and place.column < cell.column
            if beside and self._is_before(line, self.number):
                found.append(line)
        return tuple(found)

    def _is_before(self, line: Line, other: Line | None) -> bool:
        return other is None or self.lines.index(line) < self.lines.index(other)

    # --- type, subject, addressees, bases -----------------------------------------------------

    @cached_property
    def title(self) -> Line | None:
        """The name of the type (cell 5a)."""
        for line in self.lines[: _HEAD_LONGEST + 4]:
            if _ADDRESSED.match(fold(line.text)) or len(line.text) > _LONGEST_HEAD_LINE:
                return None
            if self._is_title(line):
                return line
        return None

    def _is_title(self, line: Line) -> bool:
        if line.paragraph.cell is not None or _ORDER.match(fold(line.text)):
            return False
        shape = line.paragraph.shape
        if type_named(line.text) and (shape.align == "center" or line.text.isupper()):
            return len(line.text) < 80
        return (
            line.text.isupper()
            and shape.align == "center"
            and len(line.text) < 120
            and NATIONAL_TITLE not in fold(line.text)
            and self._after_head_table(line)
        )

    def _after_head_table(self, line: Line) -> bool:
        return any(
            p.cell is not None and p.number < line.paragraph.number for p in self.paper.paragraphs
        )

    @cached_property
    def type(self) -> PaperType | None:
        return type_named(self.title.text) if self.title else None

    @cached_property
    def subject(self) -> tuple[Paragraph, ...]:
        """The centred paragraphs under the name of the type."""
        if self.title is None:
            return ()
        found = []
        for paragraph in self.paper.paragraphs[self.title.paragraph.number :]:
            folded = fold(paragraph.text)
            if not paragraph.text or paragraph.cell is not None:
                break
            if paragraph.shape.align != "center" or paragraph.text.isupper():
                break
            if _ADDRESSED.match(folded) or _BASIS.match(folded) or _ORDER.match(folded):
                break
            if not folded.startswith("(kem theo"):
                found.append(paragraph)
        return tuple(found)

    @cached_property
    def addressed(self) -> Line | None:
        return next((line for line in self.lines[:80] if _ADDRESSED.match(fold(line.text))), None)

    @cached_property
    def addressees(self) -> tuple[Line, ...]:
        """The lines under Kính gửi that begin with a dash."""
        if self.addressed is None:
            return ()
        found = []
        for line in self.lines[self.lines.index(self.addressed) + 1 :]:
            dashed = line.text if not line.paragraph.label else line.paragraph.text
            if not dashed.startswith(("-", "–", "—", "+", "•")):
                break
            found.append(line)
        return tuple(found)

    @cached_property
    def order(self) -> Paragraph | None:
        """The line QUYẾT ĐỊNH: that follows the legal bases."""
        return next((p for p in self.paper.paragraphs if _ORDER.match(fold(p.text))), None)

    @cached_property
    def bases(self) -> tuple[Paragraph, ...]:
        """The legal bases (cell 6): before QUYẾT ĐỊNH:, or a run of Căn cứ … ; lines."""
        start = self.title.paragraph.number if self.title else self._head_end
        end = self.order.number - 1 if self.order else len(self.paper.paragraphs)
        found: list[Paragraph] = []
        for paragraph in self.paper.paragraphs[start:end]:
            if not paragraph.text or paragraph.cell is not None:
                continue
            if _BASIS.match(fold(paragraph.text)):
                found.append(paragraph)
            elif found and not self.order:
                break
        return tuple(found) if self.order or _look_like_bases(found) else ()

    @cached_property
    def _head_end(self) -> int:
        return max((line.paragraph.number for line in self.head), default=0)

    # --- the end ------------------------------------------------------------------------------

    @cached_property
    def recipients(self) -> Line | None:
        return next((line for line in self.lines if _RECIPIENTS.match(fold(line.text))), None)

    @cached_property
    def recipient_lines(self) -> tuple[Line, ...]:
        """What stands under Nơi nhận, in the same cell."""
        if self.recipients is None:
            return ()
        cell = self.recipients.paragraph.cell
        after = self.lines[self.lines.index(self.recipients) + 1 :]
        found = []
        for line in after:
            if line.paragraph.cell != cell:
                break
            if cell is None and not line.paragraph.text.startswith(("-", "–", "—")):
                break
            found.append(line)
        return tuple(found)

    @cached_property
    def end_number(self) -> int:
        """The number of the first paragraph of the signatures; behind the last when there is none."""
        start = max(self._head_end, self.title.paragraph.number if self.title else 0)
        for paragraph in self.paper.paragraphs[start:]:
            if self._begins_end(paragraph):
                return paragraph.number
        return self.annex_number

    def _begins_end(self, paragraph: Paragraph) -> bool:
        if paragraph.number >= self.annex_number:
            return False
        first = paragraph.lines[0].text if paragraph.lines else ""
        if _RECIPIENTS.match(fold(first)) or _AUTHORITY.match(first):
            return True
        signs = first.isupper() and fold(first).rstrip(".:") in POSTS
        return signs and paragraph.shape.align == "center"

    @cached_property
    def signature_lines(self) -> tuple[Line, ...]:
        """Authority, posts and name of who signs (cells 7a and 7b)."""
        own = {id(line) for line in (self.recipients, *self.recipient_lines) if line}
        found = [
            line
            for line in self.lines
            if self.end_number <= line.paragraph.number < self.annex_number
            and id(line) not in own
            and not line.text.startswith(("(", "-"))
        ]
        return tuple(line for line in found if self._beside_recipients(line))

    def _beside_recipients(self, line: Line) -> bool:
        if self.recipients is None or self.recipients.paragraph.cell is None:
            return True
        cell, other = self.recipients.paragraph.cell, line.paragraph.cell
        return other is not None and other.table == cell.table and other != cell

    # --- annexes and body -----------------------------------------------------------------------

    @cached_property
    def annexes(self) -> tuple[Paragraph, ...]:
        """The lines that head an annex: Phụ lục, on a line of its own."""
        return tuple(
            p for p in self.paper.paragraphs if p.cell is None and _ANNEX.match(fold(p.text))
        )

    @cached_property
    def annex_number(self) -> int:
        """The number of the first paragraph of the annexes; behind the last when there is none."""
        return self.annexes[0].number if self.annexes else len(self.paper.paragraphs) + 1

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The words of the paper itself: no head, no tables, no bases, no signature, no annex."""
        taken = {p.number for p in (*self.bases, *self.subject)}
        taken |= {line.paragraph.number for line in (*self.head, *self.addressees)}
        for line in (self.title, self.addressed):
            if line:
                taken.add(line.paragraph.number)
        start = min(taken, default=0)
        return tuple(
            p
            for p in self.paper.paragraphs
            if start <= p.number < self.end_number
            and p.number not in taken
            and p.text
            and p.cell is None
        )

    # --- the kind -------------------------------------------------------------------------------

    @cached_property
    def is_official(self) -> bool:
        """Test whether the paper shows the head of a Vietnamese office."""
        if any(fold(line.text) == PARTY_TITLE for line in self.head):
            return False
        return any((self.national_title, self.motto, self.number and self.recipients))

    @cached_property
    def is_english(self) -> bool:
        words = " ".join(p.text for p in self.paper.paragraphs if not self._in_head(p))
        letters = len(_LETTER.findall(words))
        return letters > 60 and len(_VIETNAMESE.findall(words)) < letters * 0.06

    def _in_head(self, paragraph: Paragraph) -> bool:
        return any(line.paragraph is paragraph for line in self.head)

    @cached_property
    def kind(self) -> PaperKind:
        if self.is_english:
            return PaperKind.ENGLISH_LETTER
        if not self.is_official:
            return PaperKind.OTHER
        if self.type:
            kind = kind_of(self.type)
            # A programme or press note without number and recipients is not issued as a paper.
            working = kind == PaperKind.TYPED and not self.number and not self.recipients
            return PaperKind.OTHER if working else kind
        if self.title is None and (self.letter_subject or self.number):
            return PaperKind.OFFICIAL_LETTER
        return PaperKind.OTHER


def _look_like_bases(paragraphs: list[Paragraph]) -> bool:
    """Test whether lines that begin with Căn cứ are bases, and not the first sentence of the body."""
    if not paragraphs:
        return False
    return len(paragraphs) > 1 or paragraphs[0].text.endswith(";") or _is_italic(paragraphs[0])


def _is_italic(paragraph: Paragraph) -> bool:
    return bool(paragraph.inked) and all(run.italic for run in paragraph.inked)
