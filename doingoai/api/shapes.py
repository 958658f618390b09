"""
Shapes of what the API answers. They shape and clean, they never save.

The descriptions are marked here and translated on the page that shows them; the schema is English.
"""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, create_model

from doingoai.delegations.states import HostRole, InvitedBy, MemberRole, State, VisitKind
from doingoai.directory.states import Field as FieldOfWork
from doingoai.directory.states import PartnerGroup, PartnerKind
from doingoai.programme.states import ItemKind


def told(description: str) -> Any:
    """A field that is always in the answer."""
    return Field(..., description=description)


def paged(name: str, shape: type[Schema]) -> Any:
    """The shape of one page of a list whose rows are read by key."""
    many: Any = list[shape]  # type: ignore[valid-type]
    return create_model(
        name,
        __base__=Schema,
        items=(many, told(_("One page of the list"))),
        next=(
            int | None,
            told(_("Send it as “after” for the following page; null on the last one")),
        ),
    )


class PartnerShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: PartnerKind = told(_("What the partner is"))
    group: PartnerGroup = told(_("Circle of relations that reports are cut by"))
    name_vi: str = told(_("Vietnamese name"))
    name_en: str = told(_("English name; empty where it is not known"))
    country: str = told(_("Country by ISO 3166-1, two letters"))
    city: str = told(_("City; empty where it is not known"))


class PartnersShape(Schema):
    items: list[PartnerShape] = told(_("One page of the list"))
    next: int | None = told(_("Send it as “after” for the following page; null on the last one"))


class DelegationShape(Schema):
    id: int = told(_("Key, never given twice"))
    reference: str = told(_("The office's own number of the visit"))
    title_vi: str = told(_("Vietnamese title"))
    title_en: str = told(_("English title; empty where it is not known"))
    state: State = told(_("Where the visit stands"))
    kind: VisitKind = told(_("Kind of visit"))
    field: FieldOfWork = told(_("Field of cooperation"))
    country: str = told(_("Country by ISO 3166-1, two letters"))
    partner: PartnerShape = told(_("Who comes"))
    starts_on: date = told(_("First day at the office's place"))
    ends_on: date = told(_("Last day, included"))
    version: int = told(_("Grows with every edit of the visit itself"))


class DelegationsShape(Schema):
    items: list[DelegationShape] = told(_("One page of the list"))
    next: str | None = told(_("Send it as “after” for the following page; null on the last one"))


class MemberShape(Schema):
    id: int = told(_("Key, never given twice"))
    person: int = told(_("Key of the person in the directory"))
    name: str = told(_("Name as every paper prints it"))
    native: str = told(_("Name in its own script; empty where it is not known"))
    role: MemberRole = told(_("Role in the delegation"))
    title_vi: str = told(_("Vietnamese title of the post"))
    title_en: str = told(_("English title of the post"))
    organisation_vi: str = told(_("Vietnamese name of the organisation"))
    organisation_en: str = told(_("English name of the organisation"))
    nationality: str = told(_("Country by ISO 3166-1, two letters"))


class HostShape(Schema):
    id: int = told(_("Key, never given twice"))
    person: int = told(_("Key of the person in the directory"))
    name: str = told(_("Name as every paper prints it"))
    role: HostRole = told(_("Role on the Vietnamese side"))
    title_vi: str = told(_("Vietnamese title of the post"))
    title_en: str = told(_("English title of the post"))


class DelegationDetailShape(DelegationShape):
    purpose_vi: str = told(_("Purpose in Vietnamese"))
    purpose_en: str = told(_("Purpose in English"))
    invited_by: InvitedBy = told(_("Who invited"))
    guest_class: str = told(_("Guest class as decided: special, A, B, C, other; empty before"))
    payer: str = told(_("Who pays: host_all, guest_board, guest_all; empty before it is known"))
    receiving_unit: str = told(_("Unit that receives, in Vietnamese"))
    responsible: str = told(_("Officer who answers for it; empty where nobody does"))
    members: list[MemberShape] = told(_("Guests in their order"))
    hosts: list[HostShape] = told(_("Vietnamese side in its order"))


class ItemShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: ItemKind = told(_("What happens"))
    starts_at: datetime = told(_("Beginning, with its offset from UTC"))
    ends_at: datetime | None = told(_("End, with its offset from UTC; null where it is open"))
    title_vi: str = told(_("Vietnamese title"))
    title_en: str = told(_("English title; empty where it is not known"))
    place: str = told(_("Place and room, in the language asked for"))
    guests: list[str] = told(_("Guests who take part"))
    hosts: list[str] = told(_("Hosts who take part"))
    responsible: str = told(_("Officer who answers for it; empty where nobody does"))
    interpreter_language: str = told(_("Language to interpret; empty where none is needed"))


class ItemDetailShape(ItemShape):
    version: int = told(_("Grows with every edit"))
    responsible_text: str = told(_("Responsible, if from outside"))
    interpreter: str = told(_("Interpreter"))
    dress_vi: str = told(_("Dress (Vietnamese)"))
    dress_en: str = told(_("Dress (English)"))
    menu_vi: str = told(_("Menu (Vietnamese)"))
    menu_en: str = told(_("Menu (English)"))
    notes_vi: str = told(_("Notes (Vietnamese)"))
    notes_en: str = told(_("Notes (English)"))
    car: str = told(_("Car"))


class ProgrammeShape(Schema):
    delegation: int = told(_("Key of the visit"))
    issued_version: int = told(_("Number of the version handed out last; 0 before the first"))
    items: list[ItemShape] = told(_("Items in their order in time"))


class RefusalShape(Schema):
    """What every refusal looks like, whatever the reason."""

    code: str = told(_("Stable name of the reason, for programs"))
    message: str = told(_("The reason in the language asked for, for people"))
    fields: dict[str, str] = told(_("What is wrong with each parameter, by its name"))
