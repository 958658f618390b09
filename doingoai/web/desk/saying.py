"""Say it once: one line becomes the form that opens a visit, with every doubt marked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.visit import open_delegation
from doingoai.delegations.intake.phrase.draft import is_english, title_en, title_vi
from doingoai.delegations.intake.phrase.facts import Days, Known, KnownPartner, Part, Understood
from doingoai.delegations.intake.phrase.reading import understand
from doingoai.delegations.models import Delegation
from doingoai.delegations.saying import known_to
from doingoai.delegations.states import InvitedBy, VisitKind
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.states import Field
from doingoai.foundation import clock
from doingoai.foundation.bilingual import in_language
from doingoai.web.delegations.forms import DelegationForm
from doingoai.web.delegations.pages import opening_of
from doingoai.web.editing import answer_form
from doingoai.web.naming import country_name, rank_name
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.templatetags.office import day_range

MOST_CHOICES = 8
LABELS: dict[str, Promise] = {
    "partner": _("Partner"),
    "country": _("Country"),
    "people": _("People expected"),
    "days": _("Dates"),
    "unit": _("Responsible unit"),
    "leader": _("Host leader"),
    "head": _("Rank of the head"),
    "kind": _("Kind of visit"),
    "purpose": _("Purpose"),
    "field": _("Field"),
    "visa": _("The guests need entry visas"),
    "flight": _("Flight"),
}
WHY: dict[str, Promise] = {
    "year": _("The year was not said: the next time these days come."),
    "span": _("From so many to so many: the greater number stands here."),
    "several": _("Several things fit."),
    "spelling": _("The name is spelled a little differently."),
    "capital": _("Only a capital was named, which is no partner of the directory."),
    "rough": _("Only roughly said: choose the days."),
    "which_week": _("It is not clear which week is meant."),
    "weekday": _("This day is another day of the week."),
    "turned": _("The days stood the other way round."),
    "past": _("These days are over."),
    "american": _("Read with the month first, as there is no such month."),
    "no_such_day": _("There is no such day."),
    "asked": _("Whether they need one is not said."),
}
LATER = {
    "leader": _("Put in on the page of people, once the visit is open."),
    "flight": _("Put in with the guests, once the visit is open."),
}
EXAMPLES = (
    "đoàn Seoul 8 người thăm 12-14/3, Phòng Lễ tân tiếp",
    "doan Vieng Chan 15 nguoi tham chinh thuc tu 3 den 6/12",
    "Embassy of Japan, courtesy call on the Vice Chairman, next Tuesday",
    "Thị trưởng Tô-ky-ô và 7 người, tuần sau, về đầu tư",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Another reading, and the address that takes it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One slot as the page shows it."""

    label: str | Promise
    text: str
    is_sure: bool
    why: str | Promise = ""
    choices: tuple[Choice, ...] = ()
    later: str | Promise = ""


@login_required
def say(request: SignedInRequest) -> HttpResponse:
    """Show what was understood of a line, and the form that opens the visit; nothing is kept before."""
    require(request.user, Permission.DELEGATION_WRITE)
    line, today = request.GET.get("line", ""), clock.today()
    known = known_to(request.user, on=today)
    understood = _chosen(understand(line, known, today=today), known, request.GET)
    initial = {
        "receiving_unit": request.user.unit_id,
        "responsible": request.user,
        "kind": VisitKind.WORKING,
        "field": Field.OTHER,
        "invited_by": InvitedBy.PARTNER,
    }
    form = DelegationForm(request.POST or None, initial=initial | _draft(understood, known))

    def act() -> Delegation:
        return open_delegation(
            opening_of(form), incoming=None, on=today, by=request.user, at=clock.now()
        )

    context = {
        "line": line,
        "spans": understood.spans(),
        "leftovers": understood.leftovers,
        "shown": [_line(part, understood, known) for part in understood.parts],
        "examples": [Choice(text, _address(text)) for text in EXAMPLES],
    }
    return answer_form(
        request, form, act, done=lambda visit: reverse("delegations:people", args=[visit.pk]),
        template="desk/say.html", context=context,
    )  # fmt: skip


def _address(line: str, **chosen: str) -> str:
    return f"{reverse('web:say')}?{urlencode({'line': line, **chosen})}"


def _chosen(understood: Understood, known: Known, query: Mapping[str, str]) -> Understood:
    """Take the readings that were chosen instead of the first; what was not offered is ignored."""
    parts = tuple(_choose(part, known, query) for part in understood.parts)
    return replace(understood, parts=parts)


def _choose(part: Part, known: Known, query: Mapping[str, str]) -> Part:
    wanted = query.get(part.slot, "")
    key = query.get("partner", "")
    if part.slot == "country" and key in {one.key for one in _of_country(part.value, known)}:
        return replace(part, slot="partner", value=key, is_sure=True, why="", others=())
    for other in (part.value, *part.others):
        if wanted and _written(other) == wanted:
            return replace(part, value=other, is_sure=True, why="", others=())
    return part


def _written(value: object) -> str:
    """A value as addresses carry it."""
    if isinstance(value, Days):
        return f"{value.first.isoformat()}_{value.last.isoformat()}"
    return str(value)


def _of_country(code: object, known: Known) -> list[KnownPartner]:
    found = [one for one in known.partners if one.country == code]
    return found[:MOST_CHOICES]


def _line(part: Part, understood: Understood, known: Known) -> Line:
    return Line(
        label=LABELS[part.slot],
        text=_words(part.slot, part.value, known),
        is_sure=part.is_sure,
        why=WHY.get(part.why, ""),
        choices=_choices(part, understood, known),
        later=LATER.get(part.slot, ""),
    )


def _choices(part: Part, understood: Understood, known: Known) -> tuple[Choice, ...]:
    if part.slot == "country":
        return tuple(
            Choice(_named(one), _address(understood.line, partner=one.key))
            for one in _of_country(part.value, known)
        )
    if not part.others:
        return ()
    return tuple(
        Choice(
            _words(part.slot, value, known),
            _address(understood.line, **{part.slot: _written(value)}),
        )
        for value in (part.value, *part.others)
    )


def _named(one: KnownPartner) -> str:
    return in_language(one.name_vi, one.name_en)


def _words(slot: str, value: Any, known: Known) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, Days):
        return str(day_range(value.first, value.last))
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    listed: dict[str, dict[str, str]] = {
        "partner": {one.key: _named(one) for one in known.partners},
        "unit": {one.key: in_language(one.name_vi, one.name_en) for one in known.units},
        "leader": {one.key: one.name for one in known.leaders},
    }
    if slot in listed:
        return listed[slot].get(value, "")
    named = {"country": country_name, "head": rank_name}
    if slot in named:
        return named[slot](value)
    choices: dict[str, Any] = {"kind": VisitKind, "field": Field}
    return str(choices[slot](value).label) if slot in choices else str(value)


FIELDS = {
    "partner": "partner", "people": "people_expected", "unit": "receiving_unit", "head": "head_rank",
    "kind": "kind", "field": "field", "visa": "entry_visa_needed",
}  # fmt: skip


def _draft(understood: Understood, known: Known) -> dict[str, Any]:
    """The values with which the form is opened."""
    initial = {
        field: understood.value(slot)
        for slot, field in FIELDS.items()
        if understood.value(slot) is not None
    }
    days = understood.value("days")
    if isinstance(days, Days):
        initial |= {"starts_on": _typed(days.first), "ends_on": _typed(days.last)}
    purpose = understood.value("purpose")
    if purpose:
        initial["purpose_en" if is_english(understood) else "purpose_vi"] = purpose
    return initial | _titles(understood, known)


def _typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _titles(understood: Understood, known: Known) -> dict[str, str]:
    """Names of the visit in both languages, from the partner or at least the country."""
    kind = str(understood.value("kind") or "")
    key, code = understood.value("partner"), understood.value("country")
    partner = next((one for one in known.partners if one.key == key), None)
    facts = COUNTRIES.get(str(code))
    if partner is not None:
        names = partner.name_vi, partner.name_en
    elif facts is not None:
        names = facts.name_vi, facts.name_en
    else:
        return {}
    return {"title_vi": title_vi(names[0], kind), "title_en": title_en(names[1], kind)}
