"""Shapes of what the office keeps beside visits: registers, directory, tasks, opinions, decisions."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Schema

from doingoai.accounts.states import Role, UnitKind
from doingoai.api.shapes import PartnerShape, paged, told
from doingoai.api.shapes_visits import FileShape
from doingoai.approvals.states import CaseState, ConsultedOn, SigningForm, Silence
from doingoai.directory.states import NameOrder, PlaceKind
from doingoai.documents.states import IncomingKind, Urgency
from doingoai.planning.states import TaskKind, TaskState


class PartnerDetailShape(PartnerShape):
    version: int = told(_("Grows with every edit"))
    name_native: str = told(_("Name in its own script; empty where it is not known"))
    address: str = told(_("Address"))
    phone: str = told(_("Telephone"))
    email: str = told(_("E-mail"))
    website: str = told(_("Website"))
    note: str = told(_("Notes"))


class PostShape(Schema):
    title_vi: str = told(_("Vietnamese title of the post"))
    title_en: str = told(_("English title of the post"))
    organisation_vi: str = told(_("Vietnamese name of the organisation"))
    organisation_en: str = told(_("English name of the organisation"))
    rank: str = told(_("Rank; empty where it is not known"))
    since: date | None = told(_("First day; null where it is not known"))
    until: date | None = told(_("Last day; null while it lasts"))


class PersonShape(Schema):
    id: int = told(_("Key, never given twice"))
    name: str = told(_("Name as every paper prints it"))
    family: str = told(_("Family name"))
    middle: str = told(_("Middle name"))
    given: str = told(_("Given name"))
    order: NameOrder = told(_("Order of the name"))
    native: str = told(_("Name in its own script; empty where it is not known"))
    reading_vi: str = told(_("Vietnamese reading"))
    sex: str = told(_("m or f; empty where it is not known"))
    nationality: str = told(_("Country by ISO 3166-1, two letters"))
    is_vietnamese_side: bool = told(_("On the Vietnamese side"))
    version: int = told(_("Grows with every edit"))


class PersonDetailShape(PersonShape):
    phone: str = told(_("Telephone"))
    email: str = told(_("E-mail"))
    languages: str = told(_("Languages"))
    bio_vi: str = told(_("Biography (Vietnamese)"))
    bio_en: str = told(_("Biography (English)"))
    posts: list[PostShape] = told(_("Posts, the newest first"))


PeopleShape = paged("PeopleShape", PersonShape)


class PlaceShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: PlaceKind = told(_("Kind"))
    name_vi: str = told(_("Vietnamese name"))
    name_en: str = told(_("English name; empty where it is not known"))
    room: str = told(_("Room"))
    address: str = told(_("Address"))
    capacity: int | None = told(_("Seats; null where they are not known"))


PlacesShape = paged("PlacesShape", PlaceShape)


class TaskShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: TaskKind = told(_("Task, or promise to a partner"))
    text: str = told(_("What is to be done"))
    state: TaskState = told(_("Where it stands"))
    owner: int | None = told(_("Key of the person who does it; null where a unit does"))
    owner_unit: int | None = told(_("Key of the unit that does it"))
    due_on: date | None = told(_("Last day"))
    about_type: str = told(_("Kind of the matter it belongs to"))
    about_id: str = told(_("Key of the matter it belongs to"))
    evidence: str = told(_("What shows that it is done, or why it was dropped"))
    ended_at: datetime | None = told(_("When it ended; null while it is open"))

    @staticmethod
    def resolve_owner(task: Any) -> Any:
        return task.owner_id

    @staticmethod
    def resolve_owner_unit(task: Any) -> Any:
        return task.owner_unit_id


TasksShape = paged("TasksShape", TaskShape)


class PromisesShape(Schema):
    items: list[TaskShape] = told(_("What was promised"))


class ConsultationShape(Schema):
    id: int = told(_("Key, never given twice"))
    about_type: str = told(_("Kind of the matter it belongs to"))
    about_id: str = told(_("Key of the matter it belongs to"))
    unit: int = told(_("Key of the unit that was asked"))
    question: str = told(_("Question"))
    asked_on: date = told(_("Day of the question"))
    due_on: date = told(_("Last day for the answer"))
    opinion: str = told(_("agree, agree_if, object or none; empty before the answer"))
    answer: str = told(_("What the agency says"))
    answered_on: date | None = told(_("Day of the answer; null before"))
    paper_reference: str = told(_("Number and symbol of the paper; empty where none came"))
    withdrawn_at: datetime | None = told(
        _("When the question was withdrawn; null where it was not")
    )

    @staticmethod
    def resolve_unit(asked: Any) -> Any:
        return asked.unit_id


class WishShape(Schema):
    id: int = told(_("Key, never given twice"))
    until: date = told(_("Until when"))
    reason: str = told(_("Why"))
    asked_at: datetime = told(_("When, with its offset from UTC"))
    is_granted: bool | None = told(_("Whether it was granted; null before the answer"))
    said: str = told(_("What whoever asked said to it"))


class ConsultationDetailShape(ConsultationShape):
    first_due_on: date | None = told(_("The day first given; null where it never moved"))
    silence: str = told(_("What its silence came to mean; empty where it means nothing"))
    use: str = told(_("taken, partly or not; empty before it is said"))
    use_note: str = told(_("Explanation of how it was used"))
    wishes: list[WishShape] = told(_("Wishes for more time, the oldest first"))

    @staticmethod
    def resolve_wishes(asked: Any) -> Any:
        return list(asked.extensions.order_by("id"))


ConsultationsShape = paged("ConsultationsShape", ConsultationShape)


class AskedShape(Schema):
    items: list[ConsultationShape] = told(_("One for each agency"))


class CaseShape(Schema):
    id: int = told(_("Key, never given twice"))
    matter: str = told(_("Kind of matter"))
    about_type: str = told(_("Kind of the matter it belongs to"))
    about_id: str = told(_("Key of the matter it belongs to"))
    state: CaseState = told(_("Where it stands"))
    approver_role: Role = told(_("Role that decides"))
    submitted_by: str = told(_("Who submitted"))
    submitted_at: datetime = told(_("When, with its offset from UTC"))
    note: str = told(_("Note to the leader"))
    decided_by: str = told(_("Who decided; empty before"))
    decided_at: datetime | None = told(_("When it was decided; null before"))
    reason: str = told(_("Reason of the decision"))
    number: str = told(_("Number and symbol of the decision; empty where there is none"))

    @staticmethod
    def resolve_approver_role(case: Any) -> Any:
        return case.rule.approver_role

    @staticmethod
    def resolve_submitted_by(case: Any) -> str:
        return str(case.submitted_by)

    @staticmethod
    def resolve_decided_by(case: Any) -> str:
        return str(case.decided_by or "")

    @staticmethod
    def resolve_number(case: Any) -> str:
        return case.outgoing.label if case.outgoing else ""


CasesShape = paged("CasesShape", CaseShape)


class AuthorityLineShape(Schema):
    id: int = told(_("Key, never given twice"))
    matter: str = told(_("Kind of matter"))
    order: int = told(_("Lines are tried from the smallest number up"))
    min_level: int | None = told(
        _("Highest rank the line covers, 1 is the highest; null covers all")
    )
    invited_by: str = told(_("Who invited; empty covers all"))
    approver_role: Role = told(_("Role that decides"))
    approver_unit: int | None = told(_("Key of the unit of who decides; null for any"))
    series: str = told(_("Series of numbers"))
    symbol: str = told(_("Symbol of the decision"))
    valid_from: date = told(_("First day"))
    valid_to: date | None = told(_("Last day; null while it lasts"))
    source: str = told(_("The decision or regulation it comes from."))
    confidence: str = told(_("How certain: H, M or L"))
    is_confirmed: bool = told(_("Checked by the office against the text of the regulation"))

    @staticmethod
    def resolve_approver_unit(line: Any) -> Any:
        return line.approver_unit_id


class AuthorityShape(Schema):
    items: list[AuthorityLineShape] = told(_("All lines, in the order in which they are tried"))


class ConsultationRuleShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: ConsultedOn = told(_("Kind of matter"))
    reply_days: int = told(_("Days to answer"))
    counts_working_days: bool = told(_("Count working days only (holidays left out)"))
    silence: Silence = told(_("What silence means"))
    extensions_most: int = told(_("How often the day may be moved"))
    extension_days: int = told(_("Days of one extension at most"))
    remind_days: str = told(_("Days of reminders, as working days around the day of the answer"))
    valid_from: date = told(_("First day"))
    valid_to: date | None = told(_("Last day; null while it lasts"))
    source: str = told(_("The decision or regulation it comes from."))
    confidence: str = told(_("How certain: H, M or L"))
    is_confirmed: bool = told(_("Checked by the office against the text of the regulation"))


class ConsultationRulesShape(Schema):
    items: list[ConsultationRuleShape] = told(_("Rules by kind of matter, the newest first"))


class StandInShape(Schema):
    id: int = told(_("Key, never given twice"))
    principal: int = told(_("Key of who is represented"))
    deputy: int = told(_("Key of who acts"))
    form: SigningForm = told(_("Form of signing"))
    basis: str = told(_("What the paper says"))
    paper_reference: str = told(_("Number and symbol of the paper"))
    matters: list[str] = told(_("Matters it covers; none: all"))
    starts_on: date = told(_("First day"))
    ends_on: date = told(_("Last day, included"))
    revoked_at: datetime | None = told(_("When it was taken back; null where it was not"))

    @staticmethod
    def resolve_principal(one: Any) -> Any:
        return one.principal_id

    @staticmethod
    def resolve_deputy(one: Any) -> Any:
        return one.deputy_id

    @staticmethod
    def resolve_matters(one: Any) -> Any:
        return list(one.covers)


StandInsShape = paged("StandInsShape", StandInShape)


class IncomingShape(Schema):
    id: int = told(_("Key, never given twice"))
    year: int = told(_("Year of the register"))
    arrival_number: int = told(_("Arrival number of the year"))
    arrived_on: date = told(_("Day of arrival"))
    kind: IncomingKind = told(_("Kind"))
    sender: str = told(_("The body that issued it"))
    sender_country: str = told(_("Country by ISO 3166-1, two letters"))
    number: str = told(_("Number as the sender wrote it"))
    symbol: str = told(_("Symbol as the sender wrote it"))
    issued_on: date | None = told(_("Date of the document"))
    subject: str = told(_("Subject"))
    urgency: Urgency = told(_("Urgency"))
    due_on: date | None = told(_("To be answered by"))
    note: str = told(_("Notes"))
    version: int = told(_("Grows with every edit"))


class IncomingDetailShape(IncomingShape):
    files: list[FileShape] = told(_("Files, the oldest first"))


class TakenInShape(IncomingDetailShape):
    external_id: str = told(
        _("Key under which the other system knows it; empty where none was sent")
    )
    is_new: bool = told(_("False: it had come before, and nothing was changed"))


IncomingsShape = paged("IncomingsShape", IncomingShape)


class OutgoingShape(Schema):
    id: int = told(_("Key, never given twice"))
    label: str = told(_("Number and symbol"))
    year: int = told(_("Year of the register"))
    issued_on: date = told(_("Date of the document"))
    type_vi: str = told(_("Type of the document"))
    subject: str = told(_("Subject"))
    signer: str = told(_("Who signed"))
    recipients: str = told(_("Recipients"))
    about_type: str = told(_("Kind of the matter it belongs to"))
    about_id: str = told(_("Key of the matter it belongs to"))


OutgoingsShape = paged("OutgoingsShape", OutgoingShape)


class NormShape(Schema):
    id: int = told(_("Key, never given twice"))
    key: str = told(_("What is limited"))
    guest_class: str = told(_("Guest class it holds for; empty for all"))
    role: str = told(_("Role it holds for; empty for all"))
    unit: str = told(_("What the figure counts"))
    amount: int | None = told(_("The figure; null where it is words"))
    text: str = told(_("The words; empty where it is a figure"))
    instrument: str = told(_("Decision it comes from"))
    clause: str = told(_("Article, clause"))
    confidence: str = told(_("How certain: H, M or L"))
    valid_from: date = told(_("First day"))
    valid_to: date | None = told(_("Last day; null while it lasts"))
    confirmed_at: datetime | None = told(_("When the office checked it; null before"))


NormsShape = paged("NormsShape", NormShape)


class FoundShape(Schema):
    type: str = told(_("Kind of record"))
    id: str = told(_("Key of the record"))
    title: str = told(_("Title"))
    line: str = told(_("A line of context"))


class FoundsShape(Schema):
    items: list[FoundShape] = told(_("What was found, the newest first"))


class CalendarItemShape(Schema):
    delegation: int = told(_("Key of the visit"))
    id: int = told(_("Key, never given twice"))
    title_vi: str = told(_("Vietnamese title"))
    title_en: str = told(_("English title; empty where it is not known"))
    starts_at: datetime = told(_("Beginning, with its offset from UTC"))
    ends_at: datetime | None = told(_("End, with its offset from UTC; null where it is open"))
    place: str = told(_("Place and room, in the language asked for"))


class CalendarShape(Schema):
    first: date = told(_("First day"))
    last: date = told(_("Last day, included"))
    items: list[CalendarItemShape] = told(_("Items in their order in time"))


class NoticeShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: str = told(_("What is told"))
    subject_type: str = told(_("Kind of record"))
    subject_id: str = told(_("Key of the record"))
    label: str = told(_("What it is called"))
    at: datetime = told(_("When, with its offset from UTC"))
    read_at: datetime | None = told(_("When it was read; null before"))


NoticesShape = paged("NoticesShape", NoticeShape)


class CountShape(Schema):
    count: int = told(_("How many"))


class UnitShape(Schema):
    id: int = told(_("Key, never given twice"))
    code: str = told(_("Code"))
    kind: UnitKind = told(_("Kind"))
    name_vi: str = told(_("Vietnamese name"))
    name_en: str = told(_("English name; empty where it is not known"))
    symbol: str = told(_("Symbol in document numbers"))
    parent: int | None = told(_("Key of the unit it stands under; null at the top"))

    @staticmethod
    def resolve_parent(unit: Any) -> Any:
        return unit.parent_id


UnitsShape = paged("UnitsShape", UnitShape)


class UserShape(Schema):
    id: int = told(_("Key, never given twice"))
    name: str = told(_("Name"))
    post_vi: str = told(_("Vietnamese title of the post"))
    post_en: str = told(_("English title of the post"))
    unit: int = told(_("Key of the unit"))

    @staticmethod
    def resolve_unit(user: Any) -> Any:
        return user.unit_id


UsersShape = paged("UsersShape", UserShape)
