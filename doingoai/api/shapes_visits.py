"""Shapes of what belongs to one visit: plan, people in full, estimate, findings, report, papers."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Schema

from doingoai.api.shapes import HostShape, MemberShape, paged, told
from doingoai.delegations.states import Severity
from doingoai.directory.states import PassportKind
from doingoai.documents.states import PaperFormat, PaperState


class DoneShape(Schema):
    """What an operation answers that leaves nothing to show."""

    id: int = told(_("Key of what was changed"))
    done: bool = told(_("True: it has happened"))


class PlanShape(Schema):
    id: int = told(_("Key, never given twice"))
    version: int = told(_("Grows with every edit of the visit itself"))
    reception_level_vi: str = told(_("Level of reception"))
    payer: str = told(_("Who pays: host_all, guest_board, guest_all; empty before it is known"))
    pillar: str = told(_("Pillar of external relations"))
    hotel: int | None = told(_("Key of the hotel among the places; null where none is chosen"))
    gift_vi: str = told(_("Gift"))
    press_note_vi: str = told(_("Press"))
    note: str = told(_("Notes"))
    guest_class: str = told(_("Guest class as decided: special, A, B, C, other; empty before"))
    guest_class_basis: str = told(_("Basis of the decision"))
    shared_with: list[int] = told(_("Keys of the units that may see the visit beside the office"))

    @staticmethod
    def resolve_hotel(visit: Any) -> Any:
        return visit.hotel_id

    @staticmethod
    def resolve_shared_with(visit: Any) -> list[int]:
        return sorted(share.unit_id for share in visit.shared_with.all())


class PassportShape(Schema):
    kind: PassportKind = told(_("Kind of passport"))
    country: str = told(_("Country by ISO 3166-1, two letters"))
    tail: str = told(_("Last signs of the number; the rest only by the operation that reads it"))
    issued_on: date | None = told(_("Day of issue; null where it is not known"))
    expires_on: date | None = told(_("Last day of validity; null where it is not known"))


class NumberShape(Schema):
    member: int = told(_("Key of the guest"))
    number: str = told(_("The whole number; that it was read is kept. Empty where none is known"))


class MemberDetailShape(MemberShape):
    version: int = told(_("Grows with every edit"))
    rank: str = told(_("Rank; empty where it is not known"))
    diet: str | None = told(_("Diet and allergies; null for who may not read them"))
    arrival_flight: str = told(_("Arrival flight"))
    arrival_at: datetime | None = told(_("Arrival, with its offset from UTC"))
    departure_flight: str = told(_("Departure flight"))
    departure_at: datetime | None = told(_("Departure, with its offset from UTC"))
    hotel: str = told(_("Hotel"))
    room: str = told(_("Room"))
    shares_room_with: str = told(_("Shares the room with"))
    car: str = told(_("Car"))
    passport: PassportShape | None = told(
        _("Passport; null where none is kept or one may not read it")
    )


MembersShape = paged("MembersShape", MemberShape)


class HostDetailShape(HostShape):
    version: int = told(_("Grows with every edit"))
    organisation_vi: str = told(_("Vietnamese name of the organisation"))
    organisation_en: str = told(_("English name of the organisation"))
    rank: str = told(_("Rank; empty where it is not known"))
    car: str = told(_("Car"))


class EstimateLineShape(Schema):
    item: str = told(_("Word for the line"))
    label_vi: str = told(_("What it is for"))
    quantity: int = told(_("Quantity"))
    unit_price: int = told(_("Price (đồng)"))
    total: int = told(_("Quantity times price, in đồng"))
    norm_limit: int | None = told(_("Most the norm allows, in đồng; null where there is none"))
    norm_source: str = told(_("Where the norm stands"))
    explanation: str = told(_("Explanation"))


class EstimateShape(Schema):
    delegation: int = told(_("Key of the visit"))
    total: int = told(_("Sum of all lines, in đồng"))
    lines: list[EstimateLineShape] = told(_("Lines of the estimate"))


class FindingShape(Schema):
    code: str = told(_("Stable name of the reason, for programs"))
    severity: Severity = told(_("How grave it is"))
    title: str = told(_("Heading in the language asked for"))
    message: str = told(_("What is wrong and where, in the language asked for"))
    source: str = told(_("The rule it rests on"))
    mend: str = told(_("How it is put right"))
    thing: str = told(_("What it is about: visit, member, host, item, paper and so on"))
    key: str = told(_("Which one of them; empty for the visit itself"))
    field: str = told(_("Its field; empty where no single one is meant"))


class FindingsShape(Schema):
    delegation: int = told(_("Key of the visit"))
    items: list[FindingShape] = told(_("All findings, the gravest first"))


class ReportTextsShape(Schema):
    version: int = told(_("Grows with every edit"))
    happened_vi: str = told(_("What happened"))
    results_vi: str = told(_("Results"))
    assessment_vi: str = told(_("Assessment"))
    proposals_vi: str = told(_("Proposals"))
    filed_on: date | None = told(_("Day on which it was filed; null before"))


class ReportShape(ReportTextsShape):
    delegation: int = told(_("Key of the visit"))


class IssuedShape(Schema):
    delegation: int = told(_("Key of the visit"))
    number: int = told(_("Number of the version"))
    issued_at: datetime = told(_("When, with its offset from UTC"))
    content: list[dict[str, Any]] = told(_("The items as they were handed out"))
    changes: list[dict[str, Any]] = told(_("What has changed since the version before"))


class FileShape(Schema):
    id: int = told(_("Key, never given twice"))
    name: str = told(_("Name of the file"))
    mime: str = told(_("Kind of the file"))
    size: int = told(_("Size in bytes"))
    sha256: str = told(_("SHA-256 of the content, in hex"))


class PaperVersionShape(Schema):
    number: int = told(_("Number of the version"))
    format: PaperFormat = told(_("Format of the file"))
    made_at: datetime = told(_("When, with its offset from UTC"))
    file: FileShape = told(_("The file"))


class PaperShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: str = told(_("Kind of paper"))
    language: str = told(_("Language"))
    part: str = told(_("Which copy of several; empty where there is one"))
    title: str = told(_("Title"))
    state: PaperState = told(_("Draft or issued"))
    about_type: str = told(_("Kind of the matter it belongs to"))
    about_id: str = told(_("Key of the matter it belongs to"))
    number: str = told(_("Number and symbol; empty before it is issued or where it bears none"))
    issued_at: datetime | None = told(_("When it was issued; null before"))
    versions: list[PaperVersionShape] = told(_("Versions, the newest first"))


class PapersShape(Schema):
    items: list[PaperShape] = told(_("The papers"))


class MadeKeysShape(Schema):
    made: list[int] = told(_("Keys of the papers that were made anew; the others were up to date"))


class MadeShape(MadeKeysShape):
    delegation: int = told(_("Key of the visit"))


class IssuedPaperShape(PaperShape):
    """What the document system takes over: the fields of Decree 30/2020/NĐ-CP, annex VI."""

    organ_name: str = told(_("Body that issues (OrganName)"))
    code_number: str = told(_("Number (CodeNumber)"))
    code_notation: str = told(_("Symbol (CodeNotation)"))
    issued_date: date | None = told(_("Day of the document (IssuedDate)"))
    type_name: str = told(_("Type of the document (TypeName)"))
    subject: str = told(_("Gist of the document (Subject)"))
    signer: str = told(_("Who signed (SignerInfo)"))
    to: str = told(_("Recipients (To)"))


IssuedPapersShape = paged("IssuedPapersShape", IssuedPaperShape)


class DifferenceShape(Schema):
    line: str = told(_("Name of the line, such as family or arrival_flight"))
    ours: str | None = told(_("What the office holds; null where programs are not told"))
    theirs: str | None = told(_("What the guests say; null where programs are not told"))


class CandidateShape(Schema):
    key: str = told(_("Send it as “whom”"))
    label: str = told(_("Name"))
    is_certain: bool = told(_("A passport says that it is this person"))
    is_likely: bool = told(_("The name reads alike"))


class GuestEntryShape(Schema):
    id: int = told(_("Key, never given twice"))
    name: str = told(_("Name as the guests wrote it"))
    member: int | None = told(_("Key of the guest; null where it is not known who it is"))
    is_removed: bool = told(_("The guests have taken this person off their list"))
    version: int = told(_("Grows with every edit"))
    differences: list[DifferenceShape] = told(_("What waits for the office, line by line"))
    candidates: list[CandidateShape] = told(_("Whom the entry may be about"))


class GuestEntriesShape(Schema):
    items: list[GuestEntryShape] = told(_("People of the guests' own list, in their order"))
