"""What programs send: kinds of values that hold what the tables hold, and nothing stranger."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field
from pydantic_core import PydanticCustomError

from doingoai.directory.countries import COUNTRIES
from doingoai.directory.languages import offered_languages
from doingoai.directory.naming import is_latin
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.states import CURRENCIES
from doingoai.precedence.queries import rank_of

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
LONG = 10_000
MOST_KEY = 2**53
_ALLOWED = "\n\t\r"


def plain_text(text: str) -> str:
    """Refuse what no table keeps and no paper prints: control characters and halves of characters."""
    for sign in text:
        if (sign < " " and sign not in _ALLOWED) or "\ud800" <= sign <= "\udfff" or sign == "\x7f":
            raise PydanticCustomError("text_not_plain", "control character")
    return text


def _one_of(known: Callable[[], Any], kind: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text and text not in known():
            raise PydanticCustomError(kind, "unknown")
        return text

    return check


class _Ranks:
    """Every rank, shipped or added by the office."""

    def __contains__(self, code: object) -> bool:
        return rank_of(str(code)) is not None


def _latin(text: str) -> str:
    if not is_latin(text):
        raise PydanticCustomError("not_latin", "not latin")
    return text


def _in_range(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise PydanticCustomError("day_out_of_range", "out of range")
    return day


def _near(moment: datetime) -> datetime:
    _in_range(moment.date())
    return moment.astimezone(UTC)


def _mail(text: str) -> str:
    name, at, host = text.partition("@")
    if text and not (name and at and "." in host and " " not in text):
        raise PydanticCustomError("mail_not_valid", "not an address")
    return text


def _web(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise PydanticCustomError("web_not_valid", "not an address")
    return text


def line(most: int, *checks: Any) -> Any:
    """A text of at most so many characters."""
    return Annotated[str, Field(max_length=most), AfterValidator(plain_text), *checks]


Text = line(LONG)
Note = line(4000)
Line40, Line60, Line80 = line(40), line(60), line(80)
Line120, Line200, Line250, Line300, Line500 = line(120), line(200), line(250), line(300), line(500)
Name = line(80, AfterValidator(_latin))
CountryCode = line(2, AfterValidator(_one_of(lambda: COUNTRIES, "country_unknown")))
Rank = line(40, AfterValidator(_one_of(_Ranks, "rank_unknown")))
Language = line(10, AfterValidator(_one_of(offered_languages, "language_unknown")))
CurrencyCode = line(3, AfterValidator(_one_of(lambda: CURRENCIES, "currency_unknown")))
Mail = line(254, AfterValidator(_mail))
Web = line(200, AfterValidator(_web))
Day = Annotated[date, AfterValidator(_in_range)]
Moment = Annotated[AwareDatetime, AfterValidator(_near)]
Reference = Annotated[int, Field(ge=1, le=MOST_KEY)]


class Body(Schema):
    """What is sent; a name that is not described is refused, not overlooked."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True)

    def sent(self) -> dict[str, Any]:
        """Only what was sent, for an edit that leaves the rest alone."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def need(description: str) -> Any:
    """A value that must be sent."""
    return Field(..., description=description)


def may_be(default: Any, description: str) -> Any:
    """A value that may be left out."""
    return Field(default, description=description)


def unless_sent(description: str) -> Any:
    """A value of an edit: where it is not sent it stays as it is."""
    return Field(None, description=description)


def linked(values: dict[str, Any], **sources: QuerySet[Any]) -> dict[str, Any]:
    """
    Put the records in place of their keys, as this person may see them.

    :raises RuleBroken: reference.unknown
    """
    for name, rows in sources.items():
        if values.get(name) is not None:
            values[name] = one_of(rows, values[name], field=name)
    return values


def one_of(rows: QuerySet[Any], key: int, *, field: str) -> Any:
    """
    The record of a key that was sent.

    :raises RuleBroken: reference.unknown
    """
    found = rows.filter(pk=key).first()
    if found is None:
        message = gettext("“%(name)s” names nothing that is there or that you may see.")
        raise RuleBroken(message % {"name": field}, code="reference.unknown", field=field)
    return found


def all_of(rows: QuerySet[Any], keys: list[int], *, field: str) -> list[Any]:
    """
    The records of several keys that were sent.

    :raises RuleBroken: reference.unknown
    """
    return [one_of(rows, key, field=field) for key in keys]


class Reason(Body):
    reason: Text = need(_("Why"))  # type: ignore[valid-type]
