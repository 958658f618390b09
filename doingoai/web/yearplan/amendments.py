"""Amendments of an item as people read them: what was before, what is now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit
from doingoai.directory.models import Partner, Person
from doingoai.web.naming import country_name
from doingoai.web.yearplan.forms import ItemForm
from doingoai.yearplan.models import Amendment, PlanItem


@dataclass(frozen=True, slots=True)
class ShownAmendment:
    """One amendment with each changed field in words: its name, the old value, the new one."""

    amendment: Amendment
    pairs: list[tuple[str, str, str]]


def shown_amendments(item: PlanItem) -> list[ShownAmendment]:
    """The amendments of an item, the newest first."""
    found = item.amendments.select_related("by").order_by("-id")
    return [ShownAmendment(one, _pairs(one)) for one in found]


def _pairs(amendment: Amendment) -> list[tuple[str, str, str]]:
    shown = []
    for name, (old, new) in amendment.changes.items():
        label = str(ItemForm.base_fields[ItemForm.called.get(name, name)].label)
        say = WORDS.get(name, str)
        shown.append((label, say(old), say(new)))
    return shown


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}"


def _countries(text: str) -> str:
    return ", ".join(country_name(code) for code in text.split(",") if code)


def _yes(text: str) -> str:
    return _("yes") if text == "True" else _("no")


def _choice(name: str, text: str) -> str:
    choices = PlanItem._meta.get_field(name).flatchoices  # type: ignore[union-attr]
    return str(dict(choices).get(text, text))


def _record(model: type[Unit | Partner | Person], text: str) -> str:
    found = model._default_manager.filter(pk=text).first() if text else None
    return "" if found is None else str(found)


WORDS: dict[str, Callable[[str], str]] = {
    "starts_on": _day,
    "ends_on": _day,
    "countries": _countries,
    "is_month_only": _yes,
    "unit": partial(_record, Unit),
    "partner": partial(_record, Partner),
    "leader_person": partial(_record, Person),
    **{name: partial(_choice, name) for name in ("kind", "field", "pillar")},
}
