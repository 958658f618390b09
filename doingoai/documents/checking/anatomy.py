"""
The elements of a paper, found by their words and places: the cells of the decree's diagram.

An element that is not there is None or empty; whether it should be there is for the rules.
"""

from functools import cached_property

from doingoai.documents.checking.anatomy_upper import Upper
from doingoai.documents.checking.kinds import PaperKind, kind_of
from doingoai.documents.checking.paper import Line, Paragraph
from doingoai.documents.checking.patterns import (
    ANNEX,
    AUTHORITY,
    LETTER,
    PARTY_TITLE,
    POSTS,
    RECIPIENTS,
    VIETNAMESE,
)
from doingoai.foundation.folding import fold


class Anatomy(Upper):
    """Which paragraphs of a paper are which element: all of them."""

    # --- the end ------------------------------------------------------------------------------

    @cached_property
    def recipients(self) -> Line | None:
        return next((line for line in self.lines if RECIPIENTS.match(fold(line.text))), None)

    @cached_property
    def recipient_lines(self) -> tuple[Line, ...]:
        """What stands under Nơi nhận, in the same cell."""
        if self.recipients is None:
            return ()
        own = self.recipients.paragraph
        after = self.lines[self.lines.index(self.recipients) + 1 :]
        if own.cell is not None:
            return tuple(line for line in after if line.paragraph.cell == own.cell)
        # Without a table, post and name stand beside the list, behind tabs.
        return tuple(
            line
            for line in after
            if line.paragraph.number < self.annex_number
            and (line.paragraph.label or line.text).startswith(("-", "–", "—"))
        )

    @cached_property
    def end_number(self) -> int:
        """The number of the first paragraph of the signatures; behind the last when there is none."""
        start = max(self.head_end, self.title.paragraph.number if self.title else 0)
        for paragraph in self.paper.paragraphs[start : self.annex_number - 1]:
            if self._begins_end(paragraph):
                return paragraph.number
        return self.annex_number

    def _begins_end(self, paragraph: Paragraph) -> bool:
        first = paragraph.lines[0].text if paragraph.lines else ""
        if RECIPIENTS.match(fold(first)) or AUTHORITY.match(first):
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
            p for p in self.paper.paragraphs if p.cell is None and ANNEX.match(fold(p.text))
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
        if self.attached:
            taken.add(self.attached.number)
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
        letters = len(LETTER.findall(words))
        return letters > 60 and len(VIETNAMESE.findall(words)) < letters * 0.06

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
