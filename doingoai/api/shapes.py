"""Shapes of what the API answers. They shape and clean, they never save."""

from datetime import date, datetime

from ninja import Schema


class PartnerShape(Schema):
    id: int
    kind: str
    group: str
    name_vi: str
    name_en: str
    country: str
    city: str


class PartnersShape(Schema):
    items: list[PartnerShape]
    next: int | None


class DelegationShape(Schema):
    id: int
    reference: str
    title_vi: str
    title_en: str
    state: str
    kind: str
    field: str
    country: str
    partner: PartnerShape
    starts_on: date
    ends_on: date
    version: int


class DelegationsShape(Schema):
    items: list[DelegationShape]
    next: str | None


class MemberShape(Schema):
    id: int
    name: str
    native: str
    role: str
    title_vi: str
    title_en: str
    organisation_vi: str
    organisation_en: str
    nationality: str


class HostShape(Schema):
    id: int
    name: str
    role: str
    title_vi: str
    title_en: str


class DelegationDetailShape(DelegationShape):
    purpose_vi: str
    purpose_en: str
    invited_by: str
    guest_class: str
    payer: str
    receiving_unit: str
    responsible: str
    members: list[MemberShape]
    hosts: list[HostShape]


class ItemShape(Schema):
    id: int
    kind: str
    starts_at: datetime
    ends_at: datetime | None
    title_vi: str
    title_en: str
    place: str
    guests: list[str]
    hosts: list[str]
    responsible: str
    interpreter_language: str


class ProgrammeShape(Schema):
    delegation: int
    issued_version: int
    items: list[ItemShape]


class RefusalShape(Schema):
    code: str
    message: str
