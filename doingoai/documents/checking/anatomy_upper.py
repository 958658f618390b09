"""The upper elements of a paper, found by their words and places: cells 1 to 6 and 9a."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from doingoai.documents.checking.kinds import PaperType, type_named
from doingoai.documents.checking.paper import Line, Paper, Paragraph
from doingoai.documents.checking.patterns import (
    ADDRESSED,
    ATTACHED,
    BASIS,
    HEAD_LONGEST,
    LETTER,
    LETTER_SUBJECT,
    LONGEST_HEAD_LINE,
    MOTTO_LETTERS,
    NATIONAL_TITLE,
    NUMBER_LINE,
    ORDER,
    PLACE_DATE,
)
from doingoai.foundation.folding import fold


@dataclass(frozen=True)
class Upper:
    """What stands above the words of a paper, down to the legal bases."""

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
        return next((line for line in self.lines[:HEAD_LONGEST] if test(fold(line.text))), None)

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines above the type name, the addressees or the first words of the paper."""
        found: list[Line] = []
        for line in self.lines[:HEAD_LONGEST]:
            if self._ends_head(line):
                break
            found.append(line)
        return tuple(found)

    def _ends_head(self, line: Line) -> bool:
        folded = fold(line.text)
        if ADDRESSED.match(folded):
            return True
        if line.paragraph.cell is not None:
            return False
        if self._is_title(line) or len(line.text) > LONGEST_HEAD_LINE:
            return True
        anchor = self.national_title or self.motto
        if anchor is None or anchor.paragraph.cell is None:
            return False
        belongs = (
            NUMBER_LINE.match(folded) or PLACE_DATE.match(folded) or LETTER_SUBJECT.match(folded)
        )
        return line.paragraph.number > anchor.paragraph.number and not belongs

    @cached_property
    def number(self) -> Line | None:
        return self._first(lambda folded: len(folded) < 60 and bool(NUMBER_LINE.match(folded)))

    @cached_property
    def letter_subject(self) -> Line | None:
        """The line that begins the subject of an official letter (cell 5b)."""
        return self._first(lambda folded: bool(LETTER_SUBJECT.match(folded)))

    @cached_property
    def place_date(self) -> Line | None:
        return self._first(lambda folded: bool(PLACE_DATE.match(folded)))

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
            if id(line) in known or not LETTER.search(line.text):
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
        for line in self.lines[: HEAD_LONGEST + 4]:
            if ADDRESSED.match(fold(line.text)) or len(line.text) > LONGEST_HEAD_LINE:
                return None
            if self._is_title(line):
                return line
        return None

    def _is_title(self, line: Line) -> bool:
        if line.paragraph.cell is not None or ORDER.match(fold(line.text)):
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
            if ADDRESSED.match(folded) or BASIS.match(folded) or ORDER.match(folded):
                break
            if not folded.startswith("(kem theo"):
                found.append(paragraph)
        return tuple(found)

    @cached_property
    def attached(self) -> Paragraph | None:
        """The line that names the decision which brings this text into force (form 1.3)."""
        if self.title is None:
            return None
        below = [p for p in self.paper.paragraphs[self.title.paragraph.number :][:8] if p.text]
        return next((p for p in below[:4] if ATTACHED.match(fold(p.text))), None)

    @cached_property
    def addressed(self) -> Line | None:
        return next((line for line in self.lines[:80] if ADDRESSED.match(fold(line.text))), None)

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
        return next((p for p in self.paper.paragraphs if ORDER.match(fold(p.text))), None)

    @cached_property
    def bases(self) -> tuple[Paragraph, ...]:
        """The legal bases (cell 6): before QUYẾT ĐỊNH:, or a run of Căn cứ … ; lines."""
        start = self.title.paragraph.number if self.title else self.head_end
        end = self.order.number - 1 if self.order else len(self.paper.paragraphs)
        found: list[Paragraph] = []
        for paragraph in self.paper.paragraphs[start:end]:
            if not paragraph.text or paragraph.cell is not None:
                continue
            if BASIS.match(fold(paragraph.text)):
                found.append(paragraph)
            elif found and not self.order:
                break
        return tuple(found) if self.order or _look_like_bases(found) else ()

    @cached_property
    def head_end(self) -> int:
        return max((line.paragraph.number for line in self.head), default=0)


def _look_like_bases(paragraphs: list[Paragraph]) -> bool:
    """Test whether lines that begin with Căn cứ are bases, and not the first sentence of the body."""
    if not paragraphs:
        return False
    return len(paragraphs) > 1 or paragraphs[0].text.endswith(";") or _is_italic(paragraphs[0])


def _is_italic(paragraph: Paragraph) -> bool:
    return bool(paragraph.inked) and all(run.italic for run in paragraph.inked)
