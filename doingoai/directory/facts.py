"""Places and passports as plain values."""

from dataclasses import dataclass
from datetime import date

from doingoai.directory.states import PassportKind


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    name_vi: str = ""
    name_en: str = ""
    address: str = ""
    room: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PassportFacts:
    number: str = ""
    kind: PassportKind = PassportKind.ORDINARY
    country: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
