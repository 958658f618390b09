"""What programs send about the directory, tasks, opinions, decisions, norms and the matrix."""

from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field as Limits

from doingoai.accounts.states import Role
from doingoai.api.inputs import (
    Body,
    CountryCode,
    Day,
    Line40,
    Line60,
    Line120,
    Line200,
    Line250,
    Line300,
    Line500,
    Mail,
    Name,
    Note,
    Rank,
    Reference,
    Text,
    Web,
    may_be,
    need,
    unless_sent,
)
from doingoai.approvals.states import ConsultedOn, Opinion, SigningForm, Silence, Use, Verdict
from doingoai.delegations.states import InvitedBy
from doingoai.directory.states import NameOrder, PartnerGroup, PartnerKind, PlaceKind, Sex
from doingoai.missions.states import Inviter
from doingoai.planning.states import TaskKind

Blank = Literal[""]
Country = Annotated[CountryCode, Limits(min_length=2)]
Seats = Annotated[int, Limits(ge=1, le=100_000)]
Keys = Annotated[list[Reference], Limits(min_length=1, max_length=200)]
Subject = Literal["", "delegation"]
MatterWord = Annotated[Line60, Limits(pattern="^[a-z_.]+$")]


class PartnerIn(Body):
    name_vi: Line250 = need(_("Vietnamese name"))
    name_en: Line250 = may_be("", _("English name; empty where it is not known"))
    name_native: Line250 = may_be("", _("Name in its own script; empty where it is not known"))
    kind: PartnerKind = need(_("What the partner is"))
    group: PartnerGroup = may_be(
        PartnerGroup.OTHER, _("Circle of relations that reports are cut by")
    )
    country: Country = need(_("Country by ISO 3166-1, two letters"))
    city: Line120 = may_be("", _("City; empty where it is not known"))
    address: Line300 = may_be("", _("Address"))
    phone: Line60 = may_be("", _("Telephone"))
    email: Mail = may_be("", _("E-mail"))
    website: Web = may_be("", _("Website"))
    note: Note = may_be("", _("Notes"))


class PartnerEdit(Body):
    name_vi: Line250 = unless_sent(_("Vietnamese name"))
    name_en: Line250 = unless_sent(_("English name; empty where it is not known"))
    name_native: Line250 = unless_sent(_("Name in its own script; empty where it is not known"))
    kind: PartnerKind = unless_sent(_("What the partner is"))
    group: PartnerGroup = unless_sent(_("Circle of relations that reports are cut by"))
    country: Country = unless_sent(_("Country by ISO 3166-1, two letters"))
    city: Line120 = unless_sent(_("City; empty where it is not known"))
    address: Line300 = unless_sent(_("Address"))
    phone: Line60 = unless_sent(_("Telephone"))
    email: Mail = unless_sent(_("E-mail"))
    website: Web = unless_sent(_("Website"))
    note: Note = unless_sent(_("Notes"))


class PersonIn(Body):
    family: Name = may_be("", _("Family name"))
    middle: Name = may_be("", _("Middle name"))
    given: Name = may_be("", _("Given name"))
    order: NameOrder = may_be(NameOrder.GIVEN_FIRST, _("Order of the name"))
    native: Line120 = may_be("", _("Name in its own script; empty where it is not known"))
    reading_vi: Line120 = may_be("", _("Vietnamese reading"))
    sex: Sex | Blank = may_be("", _("m or f; empty where it is not known"))
    nationality: CountryCode = may_be("", _("Country by ISO 3166-1, two letters"))
    is_vietnamese_side: bool = may_be(False, _("On the Vietnamese side"))
    phone: Line60 = may_be("", _("Telephone"))
    email: Mail = may_be("", _("E-mail"))
    languages: Line120 = may_be("", _("Languages"))
    bio_vi: Text = may_be("", _("Biography (Vietnamese)"))
    bio_en: Text = may_be("", _("Biography (English)"))
    accept_same: bool = may_be(False, _("Another person of the same name"))


class PersonEdit(Body):
    family: Name = unless_sent(_("Family name"))
    middle: Name = unless_sent(_("Middle name"))
    given: Name = unless_sent(_("Given name"))
    order: NameOrder = unless_sent(_("Order of the name"))
    native: Line120 = unless_sent(_("Name in its own script; empty where it is not known"))
    reading_vi: Line120 = unless_sent(_("Vietnamese reading"))
    sex: Sex | Blank = unless_sent(_("m or f; empty where it is not known"))
    nationality: CountryCode = unless_sent(_("Country by ISO 3166-1, two letters"))
    is_vietnamese_side: bool = unless_sent(_("On the Vietnamese side"))
    phone: Line60 = unless_sent(_("Telephone"))
    email: Mail = unless_sent(_("E-mail"))
    languages: Line120 = unless_sent(_("Languages"))
    bio_vi: Text = unless_sent(_("Biography (Vietnamese)"))
    bio_en: Text = unless_sent(_("Biography (English)"))


class PostIn(Body):
    partner: Reference | None = may_be(None, _("Key of the partner"))
    title_vi: Line250 = need(_("Vietnamese title of the post"))
    title_en: Line250 = may_be("", _("English title of the post"))
    organisation_vi: Line250 = may_be("", _("Vietnamese name of the organisation"))
    organisation_en: Line250 = may_be("", _("English name of the organisation"))
    rank: Rank = may_be("", _("Rank; empty where it is not known"))
    since: Day = need(_("First day"))


class PlaceIn(Body):
    name_vi: Line200 = need(_("Vietnamese name"))
    name_en: Line200 = may_be("", _("English name; empty where it is not known"))
    kind: PlaceKind = may_be(PlaceKind.OTHER, _("Kind"))
    room: Line120 = may_be("", _("Room"))
    address: Line300 = may_be("", _("Address"))
    capacity: Seats | None = may_be(None, _("Seats; null where they are not known"))


class PlaceEdit(Body):
    name_vi: Line200 = unless_sent(_("Vietnamese name"))
    name_en: Line200 = unless_sent(_("English name; empty where it is not known"))
    kind: PlaceKind = unless_sent(_("Kind"))
    room: Line120 = unless_sent(_("Room"))
    address: Line300 = unless_sent(_("Address"))
    capacity: Seats | None = unless_sent(_("Seats; null where they are not known"))


class TaskIn(Body):
    text: Line500 = need(_("What is to be done"))
    kind: TaskKind = may_be(TaskKind.TASK, _("Task, or promise to a partner"))
    owner: Reference | None = may_be(
        None, _("Key of the person who does it; null where a unit does")
    )
    owner_unit: Reference | None = may_be(None, _("Key of the unit that does it"))
    due_on: Day = need(_("Last day"))
    delegation: Reference | None = may_be(None, _("Key of the visit it belongs to"))


class EvidenceIn(Body):
    evidence: Text = may_be("", _("What shows that it is done, or why it was dropped"))


class AskIn(Body):
    units: Keys = need(_("Keys of the units to ask"))
    question: Text = need(_("Question"))
    due_on: Day = need(_("Last day for the answer"))


class AnswerIn(Body):
    opinion: Opinion = need(_("Opinion"))
    text: Text = may_be("", _("What the agency says"))


class RecordIn(AnswerIn):
    paper_reference: Line120 = need(_("Number and symbol of the paper"))
    answered_on: Day = need(_("Day of the answer"))


class NoteIn(Body):
    note: Text = may_be("", _("Note to the leader"))


class DecideIn(Body):
    verdict: Verdict = need(_("Decision"))
    reason: Text = may_be("", _("Why"))


class AuthorityIn(Body):
    matter: Line60 = need(_("Kind of matter"))
    order: Annotated[int, Limits(ge=1, le=999)] = need(
        _("Lines are tried from the smallest number up")
    )
    min_level: Annotated[int, Limits(ge=1, le=99)] | None = may_be(
        None, _("Highest rank the line covers, 1 is the highest; null covers all")
    )
    invited_by: InvitedBy | Inviter | Blank = may_be("", _("Who invited; empty covers all"))
    approver_role: Role = need(_("Role that decides"))
    approver_unit: Reference | None = may_be(
        None, _("Key of the unit of who decides; null for any")
    )
    series: Line40 = need(_("Series of numbers"))
    symbol: Line40 = need(_("Symbol of the decision"))
    valid_from: Day = need(_("First day"))
    valid_to: Day | None = may_be(None, _("Last day; null while it lasts"))
    source: Line300 = need(_("The decision or regulation it comes from."))
    confidence: Literal["H", "M", "L"] = may_be("M", _("How certain: H, M or L"))
    is_confirmed: bool = may_be(
        False, _("Checked by the office against the text of the regulation")
    )


class AuthorityEdit(Body):
    order: Annotated[int, Limits(ge=1, le=999)] = unless_sent(
        _("Lines are tried from the smallest number up")
    )
    min_level: Annotated[int, Limits(ge=1, le=99)] | None = unless_sent(
        _("Highest rank the line covers, 1 is the highest; null covers all")
    )
    invited_by: InvitedBy | Inviter | Blank = unless_sent(_("Who invited; empty covers all"))
    approver_role: Role = unless_sent(_("Role that decides"))
    approver_unit: Reference | None = unless_sent(_("Key of the unit of who decides; null for any"))
    series: Line40 = unless_sent(_("Series of numbers"))
    symbol: Line40 = unless_sent(_("Symbol of the decision"))
    valid_from: Day = unless_sent(_("First day"))
    valid_to: Day | None = unless_sent(_("Last day; null while it lasts"))
    source: Line300 = unless_sent(_("The decision or regulation it comes from."))
    confidence: Literal["H", "M", "L"] = unless_sent(_("How certain: H, M or L"))
    is_confirmed: bool = unless_sent(_("Checked by the office against the text of the regulation"))


class FigureIn(Body):
    amount: Annotated[int, Limits(ge=0, le=10**15)] | None = may_be(None, _("New figure"))
    text: Line300 = may_be("", _("New words, of a figure that is in words"))
    valid_from: Day = need(_("First day"))
    instrument: Line120 = need(_("Decision it comes from"))
    clause: Line120 = may_be("", _("Article, clause"))


class DueIn(Body):
    due_on: Day = need(_("Last day for the answer"))


class WishIn(Body):
    until: Day = need(_("Until when"))
    reason: Text = need(_("Why"))


class MoreTimeIn(Body):
    grant: bool = need(_("true grants the later day, false refuses it"))
    said: Text = may_be("", _("Reason; needed when you refuse"))


class UseIn(Body):
    use: Use = need(_("How it was used"))
    note: Text = may_be("", _("Explanation; needed when not everything was taken up"))


ReplyDays = Annotated[int, Limits(ge=1, le=365)]
Days = Annotated[int, Limits(ge=0, le=365)]
Times = Annotated[int, Limits(ge=0, le=9)]


class ConsultationRuleIn(Body):
    kind: ConsultedOn = need(_("Kind of matter"))
    reply_days: ReplyDays = need(_("Days to answer"))
    counts_working_days: bool = may_be(True, _("Count working days only (holidays left out)"))
    silence: Silence = may_be(Silence.CHASE, _("What silence means"))
    extensions_most: Times = may_be(1, _("How often the day may be moved"))
    extension_days: Days = may_be(3, _("Days of one extension at most"))
    remind_days: Line120 = may_be(
        "", _("Days of reminders, as working days around the day of the answer")
    )
    valid_from: Day = need(_("First day"))
    valid_to: Day | None = may_be(None, _("Last day; null while it lasts"))
    source: Line300 = need(_("The decision or regulation it comes from."))
    confidence: Literal["H", "M", "L"] = may_be("M", _("How certain: H, M or L"))
    is_confirmed: bool = may_be(
        False, _("Checked by the office against the text of the regulation")
    )


class ConsultationRuleEdit(Body):
    kind: ConsultedOn = unless_sent(_("Kind of matter"))
    reply_days: ReplyDays = unless_sent(_("Days to answer"))
    counts_working_days: bool = unless_sent(_("Count working days only (holidays left out)"))
    silence: Silence = unless_sent(_("What silence means"))
    extensions_most: Times = unless_sent(_("How often the day may be moved"))
    extension_days: Days = unless_sent(_("Days of one extension at most"))
    remind_days: Line120 = unless_sent(
        _("Days of reminders, as working days around the day of the answer")
    )
    valid_from: Day = unless_sent(_("First day"))
    valid_to: Day | None = unless_sent(_("Last day; null while it lasts"))
    source: Line300 = unless_sent(_("The decision or regulation it comes from."))
    confidence: Literal["H", "M", "L"] = unless_sent(_("How certain: H, M or L"))
    is_confirmed: bool = unless_sent(_("Checked by the office against the text of the regulation"))


class StandInIn(Body):
    """Who acts for whom, by which paper, on which days, for which matters."""

    principal: Reference = need(_("Key of who is represented"))
    deputy: Reference = need(_("Key of who acts"))
    form: SigningForm = need(_("Form of signing"))
    basis: Text = need(_("What the paper says"))
    paper_reference: Line120 = need(_("Number and symbol of the paper"))
    starts_on: Day = need(_("First day"))
    ends_on: Day = need(_("Last day, included"))
    matters: Annotated[list[MatterWord], Limits(max_length=4)] = may_be(
        [], _("Matters it covers; none: all")
    )
