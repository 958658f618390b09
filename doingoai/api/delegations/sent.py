"""What programs send about visits."""

from typing import Annotated, Literal, Self

from django.utils.translation import gettext_noop as _
from pydantic import Field as Limits
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from doingoai.api.inputs import (
    Body,
    CountryCode,
    Day,
    Language,
    Line40,
    Line80,
    Line120,
    Line200,
    Line250,
    Line300,
    Moment,
    Name,
    Rank,
    Reference,
    Text,
    line,
    may_be,
    need,
    unless_sent,
)
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    VisitKind,
)
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, NameOrder, PassportKind, Pillar, Sex
from doingoai.programme.states import ItemKind
from doingoai.yearplan.states import Planning

Many = Annotated[int, Limits(ge=0, le=5000)]
Keys = Annotated[list[Reference], Limits(max_length=2000)]
Blank = Literal[""]


class OpenIn(Body):
    """A new visit."""

    title_vi: Line300 = need(_("Vietnamese title"))
    title_en: Line300 = may_be("", _("English title; empty where it is not known"))
    partner: Reference = need(_("Key of the partner"))
    starts_on: Day = need(_("First day at the office's place"))
    ends_on: Day = need(_("Last day, included"))
    receiving_unit: Reference = need(_("Key of the unit that receives"))
    responsible: Reference | None = may_be(None, _("Key of the officer who answers for it"))
    kind: VisitKind = may_be(VisitKind.WORKING, _("Kind of visit"))
    field: Field = may_be(Field.OTHER, _("Field of cooperation"))
    invited_by: InvitedBy = may_be(InvitedBy.PARTNER, _("Who invited"))
    head_rank: Rank = may_be("", _("Rank of the head"))
    people_expected: Many = may_be(0, _("People expected"))
    purpose_vi: Text = may_be("", _("Purpose in Vietnamese"))
    purpose_en: Text = may_be("", _("Purpose in English"))
    planning: Planning = may_be(Planning.UNPLANNED, _("How it stands to the yearly plan"))
    plan_item: Reference | None = may_be(None, _("Key of the item of the yearly plan"))
    planning_basis: Text = may_be("", _("Why outside the plan, or by which order"))
    entry_visa_needed: bool = may_be(False, _("The guests need entry visas"))
    incoming: Reference | None = may_be(None, _("Key of the incoming document it comes from"))


class VisitIn(Body):
    """An edit of a visit and of its plan."""

    title_vi: Line300 = unless_sent(_("Vietnamese title"))
    title_en: Line300 = unless_sent(_("English title; empty where it is not known"))
    partner: Reference = unless_sent(_("Key of the partner"))
    starts_on: Day = unless_sent(_("First day at the office's place"))
    ends_on: Day = unless_sent(_("Last day, included"))
    receiving_unit: Reference = unless_sent(_("Key of the unit that receives"))
    responsible: Reference | None = unless_sent(_("Key of the officer who answers for it"))
    kind: VisitKind = unless_sent(_("Kind of visit"))
    field: Field = unless_sent(_("Field of cooperation"))
    pillar: Pillar = unless_sent(_("Pillar of external relations"))
    invited_by: InvitedBy = unless_sent(_("Who invited"))
    head_rank: Rank = unless_sent(_("Rank of the head"))
    people_expected: Many = unless_sent(_("People expected"))
    purpose_vi: Text = unless_sent(_("Purpose in Vietnamese"))
    purpose_en: Text = unless_sent(_("Purpose in English"))
    planning: Planning = unless_sent(_("How it stands to the yearly plan"))
    plan_item: Reference | None = unless_sent(_("Key of the item of the yearly plan"))
    planning_basis: Text = unless_sent(_("Why outside the plan, or by which order"))
    entry_visa_needed: bool = unless_sent(_("The guests need entry visas"))
    payer: Payer | Blank = unless_sent(_("Who pays"))
    reception_level_vi: Line200 = unless_sent(_("Level of reception"))
    hotel: Reference | None = unless_sent(
        _("Key of the hotel among the places; null where none is chosen")
    )
    gift_vi: Line300 = unless_sent(_("Gift"))
    press_note_vi: Text = unless_sent(_("Press"))
    note: Text = unless_sent(_("Notes"))


class ClassIn(Body):
    guest_class: GuestClass = need(_("Class of the guest"))
    basis: Line300 = may_be("", _("Basis of the decision"))


class SharedIn(Body):
    units: Keys = need(_("Keys of the units that may see the visit beside the office"))


class WhoIn(Body):
    """Somebody of the directory by key, or a name for somebody new."""

    person: Reference | None = may_be(None, _("Key of a person of the directory; else send a name"))
    family: Name = may_be("", _("Family name"))
    middle: Name = may_be("", _("Middle name"))
    given: Name = may_be("", _("Given name"))
    order: NameOrder = may_be(NameOrder.GIVEN_FIRST, _("Order of the name"))
    native: Line120 = may_be("", _("Name in its own script; empty where it is not known"))
    reading_vi: Line120 = may_be("", _("Vietnamese reading"))
    sex: Sex | Blank = may_be("", _("m or f; empty where it is not known"))
    nationality: CountryCode = may_be("", _("Country by ISO 3166-1, two letters"))

    @model_validator(mode="after")
    def is_somebody(self) -> Self:
        if self.person is None and not (self.family or self.given or self.native):
            raise PydanticCustomError("nobody_named", "nobody")
        return self

    def given_name(self) -> PersonName:
        """The name for somebody new."""
        return PersonName(
            family=self.family, middle=self.middle, given=self.given,
            order=NameOrder(self.order), native=self.native, reading_vi=self.reading_vi,
        )  # fmt: skip


class GuestIn(WhoIn):
    """A guest who joins the list."""

    role: MemberRole = may_be(MemberRole.MEMBER, _("Role in the delegation"))
    title_vi: Line250 = may_be("", _("Vietnamese title of the post"))
    title_en: Line250 = may_be("", _("English title of the post"))
    organisation_vi: Line250 = may_be("", _("Vietnamese name of the organisation"))
    organisation_en: Line250 = may_be("", _("English name of the organisation"))
    rank: Rank = may_be("", _("Rank; empty where it is not known"))


class GuestEdit(Body):
    """An edit of what holds for a guest on this visit."""

    role: MemberRole = unless_sent(_("Role in the delegation"))
    title_vi: Line250 = unless_sent(_("Vietnamese title of the post"))
    title_en: Line250 = unless_sent(_("English title of the post"))
    organisation_vi: Line250 = unless_sent(_("Vietnamese name of the organisation"))
    organisation_en: Line250 = unless_sent(_("English name of the organisation"))
    rank: Rank = unless_sent(_("Rank; empty where it is not known"))
    diet: Line300 = unless_sent(_("Diet and allergies; needs the scope guests:private"))
    arrival_flight: line(20) = unless_sent(_("Arrival flight"))  # type: ignore[valid-type]
    arrival_at: Moment | None = unless_sent(_("Arrival, with its offset from UTC"))
    departure_flight: line(20) = unless_sent(_("Departure flight"))  # type: ignore[valid-type]
    departure_at: Moment | None = unless_sent(_("Departure, with its offset from UTC"))
    hotel: Line200 = unless_sent(_("Hotel"))
    room: Line40 = unless_sent(_("Room"))
    shares_room_with: Line120 = unless_sent(_("Shares the room with"))
    car: Line40 = unless_sent(_("Car"))


class HostIn(WhoIn):
    """A host who joins the list."""

    role: HostRole = may_be(HostRole.PARTICIPANT, _("Role on the Vietnamese side"))
    title_vi: Line250 = may_be("", _("Vietnamese title of the post"))
    title_en: Line250 = may_be("", _("English title of the post"))
    organisation_vi: Line250 = may_be("", _("Vietnamese name of the organisation"))
    organisation_en: Line250 = may_be("", _("English name of the organisation"))
    rank: Rank = may_be("", _("Rank; empty where it is not known"))
    car: Line40 = may_be("", _("Car"))


class HostEdit(Body):
    """An edit of what holds for a host on this visit."""

    role: HostRole = unless_sent(_("Role on the Vietnamese side"))
    title_vi: Line250 = unless_sent(_("Vietnamese title of the post"))
    title_en: Line250 = unless_sent(_("English title of the post"))
    organisation_vi: Line250 = unless_sent(_("Vietnamese name of the organisation"))
    organisation_en: Line250 = unless_sent(_("English name of the organisation"))
    rank: Rank = unless_sent(_("Rank; empty where it is not known"))
    car: Line40 = unless_sent(_("Car"))


class OrderIn(Body):
    members: Keys = need(_("Keys of all guests in their new order"))


class PassportIn(Body):
    """The passport of a guest; the number is sealed and never part of another answer."""

    number: line(20) = may_be("", _("Number; empty corrects the kept one"))  # type: ignore[valid-type]
    kind: PassportKind = may_be(PassportKind.ORDINARY, _("Kind of passport"))
    country: CountryCode = may_be("", _("Country by ISO 3166-1, two letters"))
    issued_on: Day | None = may_be(None, _("Day of issue; null where it is not known"))
    expires_on: Day | None = may_be(None, _("Last day of validity; null where it is not known"))


class ItemIn(Body):
    """A new item of the programme."""

    kind: ItemKind = need(_("What happens"))
    starts_at: Moment = need(_("Beginning, with its offset from UTC"))
    ends_at: Moment | None = may_be(None, _("End, with its offset from UTC; null where it is open"))
    title_vi: Line300 = need(_("Vietnamese title"))
    title_en: Line300 = may_be("", _("English title; empty where it is not known"))
    place: Reference | None = may_be(None, _("Key of the place"))
    responsible: Reference | None = may_be(None, _("Key of the officer who answers for it"))
    responsible_text: line(160) = may_be("", _("Responsible, if from outside"))  # type: ignore[valid-type]
    interpreter_language: Language = may_be(
        "", _("Language to interpret; empty where none is needed")
    )
    interpreter: Line120 = may_be("", _("Interpreter"))
    dress_vi: Line120 = may_be("", _("Dress (Vietnamese)"))
    dress_en: Line120 = may_be("", _("Dress (English)"))
    menu_vi: Text = may_be("", _("Menu (Vietnamese)"))
    menu_en: Text = may_be("", _("Menu (English)"))
    notes_vi: Text = may_be("", _("Notes (Vietnamese)"))
    notes_en: Text = may_be("", _("Notes (English)"))
    car: Line80 = may_be("", _("Car"))
    guests: Keys = may_be([], _("Keys of the people of the visiting side who take part"))
    hosts: Keys = may_be([], _("Keys of the people of the Vietnamese side who take part"))


class ItemEdit(Body):
    """An edit of an item of the programme."""

    kind: ItemKind = unless_sent(_("What happens"))
    starts_at: Moment = unless_sent(_("Beginning, with its offset from UTC"))
    ends_at: Moment | None = unless_sent(_("End, with its offset from UTC; null where it is open"))
    title_vi: Line300 = unless_sent(_("Vietnamese title"))
    title_en: Line300 = unless_sent(_("English title; empty where it is not known"))
    place: Reference | None = unless_sent(_("Key of the place"))
    responsible: Reference | None = unless_sent(_("Key of the officer who answers for it"))
    responsible_text: line(160) = unless_sent(_("Responsible, if from outside"))  # type: ignore[valid-type]
    interpreter_language: Language = unless_sent(
        _("Language to interpret; empty where none is needed")
    )
    interpreter: Line120 = unless_sent(_("Interpreter"))
    dress_vi: Line120 = unless_sent(_("Dress (Vietnamese)"))
    dress_en: Line120 = unless_sent(_("Dress (English)"))
    menu_vi: Text = unless_sent(_("Menu (Vietnamese)"))
    menu_en: Text = unless_sent(_("Menu (English)"))
    notes_vi: Text = unless_sent(_("Notes (Vietnamese)"))
    notes_en: Text = unless_sent(_("Notes (English)"))
    car: Line80 = unless_sent(_("Car"))
    guests: Keys = unless_sent(_("Keys of the people of the visiting side who take part"))
    hosts: Keys = unless_sent(_("Keys of the people of the Vietnamese side who take part"))


class ReportIn(Body):
    happened_vi: Text = unless_sent(_("What happened"))
    results_vi: Text = unless_sent(_("Results"))
    assessment_vi: Text = unless_sent(_("Assessment"))
    proposals_vi: Text = unless_sent(_("Proposals"))


class LineIn(Body):
    label_vi: Line200 = need(_("What it is for"))
    quantity: Annotated[int, Limits(ge=0, le=100_000)] = need(_("Quantity"))
    unit_price: Annotated[int, Limits(ge=0, le=10**12)] = need(_("Price (đồng)"))
    explanation: Line300 = may_be("", _("Explanation"))


Lines = Annotated[list[Line40], Limits(min_length=1, max_length=40)]
Version = Annotated[int, Limits(ge=1, le=2**31 - 1)]


class RefuseIn(Body):
    lines: Lines = need(_("Names of the lines that are decided on"))
    version: Version = need(_("“version” of the entry that you have read"))


class AcceptIn(RefuseIn):
    whom: Line40 = may_be("new", _("Whom it is about: new, or “key” of a candidate"))
