"""Reading the sheet that tells of the delegation as a whole: a label, and its value beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from doingoai.approvals.facts import DecisionFacts
from doingoai.delegations.intake import choices
from doingoai.delegations.intake.book import CellValue, Sheet, text_of
from doingoai.delegations.intake.choices import Words, read_choice, read_yes
from doingoai.delegations.intake.dates import read_day
from doingoai.delegations.intake.list_rows import RowCells
from doingoai.delegations.intake.people import read_in_languages
from doingoai.delegations.intake.person_fields import read_nationality, read_phone, read_text
from doingoai.delegations.intake.reading import Custom, Reading
from doingoai.delegations.intake.remarks import Remark, column_letter
from doingoai.delegations.intake.row_draft import ListCustom, RowDraft
from doingoai.delegations.intake.spans import read_day_span
from doingoai.delegations.intake.visit_cells import FoundCells, find_cells
from doingoai.directory.facts import PlaceFacts
from doingoai.documents.facts import LetterFacts

ReadCell = Callable[[CellValue], Reading[object]]

CHOICES: dict[str, Words] = {
    "partner_kind": choices.PARTNERS,
    "kind": choices.VISIT_KINDS,
    "field": choices.FIELDS,
    "invited_by": choices.INVITED,
    "payer": choices.PAYERS,
    "guest_class": choices.CLASSES,
    "letter_kind": choices.LETTERS,
    "state": choices.STATES,
}
DAYS = (
    "starts_on",
    "ends_on",
    "letter_issued_on",
    "letter_arrived_on",
    "submitted_on",
    "decision_on",
    "programme_issued_on",
)
TEXT_LIMITS = {
    "reference": 30,
    "title_vi": 300,
    "title_en": 300,
    "partner_vi": 250,
    "partner_en": 250,
    "guest_class_basis": 300,
    "reception_level_vi": 200,
    "hotel_vi": 200,
    "hotel_en": 200,
    "hotel_address": 300,
    "gift_vi": 300,
}
BOTH_LANGUAGES = ("title", "partner", "purpose", "receiving_unit", "hotel")
ONE_LANGUAGE = (
    "reference",
    "responsible",
    "guest_class_basis",
    "reception_level_vi",
    "hotel_address",
    "gift_vi",
    "press_note_vi",
    "letter_sender",
    "letter_number",
    "letter_symbol",
    "letter_arrival_number",
    "letter_subject",
    "decision_by",
    "decision_post_vi",
    "decision_number",
    "decision_reason",
    "submitted_by",
)
REFUSED = ("khong", "no", "refus", "reject", "declin", "tu choi")


@dataclass(frozen=True, slots=True)
class VisitReading:
    """What the sheet says, by the names of VisitFacts, with the remarks on each cell."""

    values: Mapping[str, object] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    extra: tuple[tuple[str, str], ...] = ()
    unknown_labels: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def text(self, name: str) -> str:
        """A text of the sheet, empty when it says nothing."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """A day of the sheet."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None


def read_visit_sheet(sheet: Sheet) -> VisitReading:
    """Read the labels and values of a sheet; what has no known label is kept as extra."""
    found = find_cells(sheet)
    values: dict[str, object] = {}
    remarks = list(found.remarks)
    extra: list[tuple[str, str]] = list(found.unknown)
    for name, reader in _readers().items():
        if (value := found.cells.get(name)) is None:
            continue
        reading = reader(value)
        if reading.value is not None and reading.value != "":
            values[name] = reading.value
        if reading.kept:
            extra.append((found.labels[name], reading.kept))
        row, column = found.places[name]
        said = (*reading.changes, *reading.doubts, *reading.faults)
        remarks.extend(r.at(sheet.name, row, column_letter(column), name) for r in said)
    remarks += _take_languages(sheet, found, values, extra)
    _take_span(values)
    return VisitReading(
        values=values,
        raw={name: text_of(value) for name, value in found.cells.items()},
        extra=tuple(extra),
        unknown_labels=tuple(label for label, _value in found.unknown),
        remarks=tuple(remarks),
    )


def letter_of(visit: VisitReading) -> LetterFacts | None:
    """The incoming letter, when the sheet says anything of one."""
    if not any(name.startswith("letter_") for name in visit.values):
        return None
    return LetterFacts(
        kind=visit.text("letter_kind") or "letter",
        sender=visit.text("letter_sender"),
        number=visit.text("letter_number"),
        symbol=visit.text("letter_symbol"),
        issued_on=visit.day("letter_issued_on"),
        arrived_on=visit.day("letter_arrived_on"),
        arrival_number=visit.text("letter_arrival_number"),
        subject=visit.text("letter_subject"),
    )


def decision_of(visit: VisitReading) -> DecisionFacts | None:
    """The decision, when the sheet gives its day and who took it."""
    decided_on, decided_by = visit.day("decision_on"), visit.text("decision_by")
    if decided_on is None or not decided_by:
        return None
    return DecisionFacts(
        approved=visit.values.get("decision") is not False,
        decided_on=decided_on,
        decided_by=decided_by,
        post_vi=visit.text("decision_post_vi"),
        number=visit.text("decision_number"),
        submitted_by=visit.text("submitted_by"),
        submitted_on=visit.day("submitted_on"),
        reason=visit.text("decision_reason"),
    )


def hotel_of(visit: VisitReading) -> PlaceFacts:
    """The hotel of the delegation."""
    return PlaceFacts(
        name_vi=visit.text("hotel_vi"),
        name_en=visit.text("hotel_en"),
        address=visit.text("hotel_address"),
        kind="hotel" if visit.text("hotel_vi") or visit.text("hotel_en") else "",
    )


def _readers() -> dict[str, ReadCell]:
    readers: dict[str, ReadCell] = {name: _choice(words) for name, words in CHOICES.items()}
    readers |= {name: _text(TEXT_LIMITS.get(name, 0)) for name in ONE_LANGUAGE}
    readers |= {name: lambda value: read_day(value, Custom()) for name in DAYS}
    readers["country"] = lambda value: read_nationality(value, Custom())
    readers["dates"] = lambda value: read_day_span(value, Custom())
    readers["entry_visa_needed"] = read_yes
    readers["responsible_phone"] = lambda value: read_phone(value, Custom())
    readers["decision"] = _read_decision
    readers["programme_version"] = _read_version
    return readers


def _choice(words: Words) -> ReadCell:
    return lambda value: read_choice(value, words)


def _text(limit: int) -> ReadCell:
    return lambda value: read_text(value, limit)


def _read_decision(value: CellValue) -> Reading[object]:
    plain = text_of(value).casefold()
    refused = any(word in plain for word in ("không", *REFUSED))
    return Reading(not refused)


def _read_version(value: CellValue) -> Reading[object]:
    digits = "".join(sign for sign in text_of(value) if sign.isdecimal())
    return Reading(int(digits[:4])) if digits else Reading(kept=text_of(value))


def _take_languages(
    sheet: Sheet, found: FoundCells, values: dict[str, object], extra: list[tuple[str, str]]
) -> list[Remark]:
    """Texts in two languages: each label its own, a lone one by the language of its words."""
    remarks: list[Remark] = []
    for kind in BOTH_LANGUAGES:
        names = [name for name in (f"{kind}_vi", f"{kind}_en") if name in found.cells]
        cells = RowCells(
            sheet.name, 0, 0, {n: found.cells[n] for n in names}, headings=found.labels
        )
        draft = RowDraft(cells, ListCustom(fields=frozenset(names)))
        texts = read_in_languages(draft, kind, limits=TEXT_LIMITS)
        values.update({f"{kind}_{x}": t for x, t in zip(("vi", "en"), texts, strict=True) if t})
        extra.extend(draft.notes)
        for remark in (*draft.changes, *draft.doubts, *draft.faults):
            row, column = found.places[remark.field]
            remarks.append(remark.at(sheet.name, row, column_letter(column)))
    return remarks


def _take_span(values: dict[str, object]) -> None:
    span = values.pop("dates", None)
    if isinstance(span, tuple):
        values.setdefault("starts_on", span[0])
        values.setdefault("ends_on", span[1])
