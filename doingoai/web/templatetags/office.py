"""Words and shapes that templates of this house use."""

import secrets
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.db.models import Model
from django.forms import BoundField, CheckboxInput, DateInput, TimeInput
from django.template.base import NodeList, Parser, Token
from django.template.loader_tags import BlockNode
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language

from doingoai.accounts.models import Notice, RoleGrant
from doingoai.accounts.states import Role
from doingoai.delegations.models import Delegation
from doingoai.directory.languages import language_name as name_of_language
from doingoai.foundation.vietnamese import (
    group_digits,
    long_date,
    long_date_en,
    weekday_en,
    weekday_vi,
)
from doingoai.norms.figure_names import SWITCH_NAMES, figure_words
from doingoai.norms.models import Norm
from doingoai.web.dates import days_away, due_in_words
from doingoai.web.looks import Look, look_of, word_of
from doingoai.web.naming import country_name, rank_name
from doingoai.web.sentences import notice_sentence

register = template.Library()

DASH = "–"
# The order counts: every browser of today also claims to be some older one.
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
MACHINES = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.simple_tag
def form_key() -> SafeString:
    """A hidden field by which a form that is sent twice does its work once."""
    return format_html(
        '<input type="hidden" name="form_key" value="{}">', secrets.token_urlsafe(24)
    )


@register.tag
def again(parser: Parser, token: Token) -> BlockNode:
    """Show a block a second time: `{% again title %}` in the heading repeats the page's title."""
    name = token.split_contents()[1]
    return BlockNode(name, NodeList())


@register.filter
def day(value: date | None) -> str:
    """A date as dd/mm/yyyy, in both languages; a dash for none and for a beginning nobody knows."""
    if isinstance(value, datetime):
        value = localtime(value)
    return f"{value:%d/%m/%Y}" if value and value.year > 1 else DASH


@register.filter
def weekday(value: date) -> str:
    """Name of the day of the week, as the beginning of a line."""
    name = weekday_en(value) if get_language() == "en" else weekday_vi(value)
    return name[:1].upper() + name[1:]


@register.filter
def moment(value: datetime | None) -> str:
    """Day and time of the office's clock."""
    return f"{localtime(value):%d/%m/%Y %H:%M}" if value else DASH


@register.filter
def clock_time(value: datetime | None) -> str:
    """Hour and minute of the office's clock."""
    return f"{localtime(value):%H:%M}" if value else DASH


@register.filter
def iso(value: date | datetime) -> str:
    """A day or a moment as machines read it."""
    return value.isoformat()


@register.filter
def choice(record: Model, field: str) -> Any:
    """
    The word for what a record holds in a field that has a list of choices.

    As `get_<field>_display` gives it, which copies and translates the whole list for every word.
    """
    value = getattr(record, field)
    return _choices(type(record), field).get(value, value)


@cache
def _choices(model: type[Model], field: str) -> dict[Any, Any]:
    return dict(model._meta.get_field(field).flatchoices)  # type: ignore[union-attr]


@register.filter
def day_range(start: date | None, end: date | None) -> str:
    """From a day to a day, without repeating what both share: 03–05/02/2026."""
    if not start or not end or start == end:
        return day(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%d}–{end:%d/%m/%Y}"
    if start.year == end.year:
        return f"{start:%d/%m}–{end:%d/%m/%Y}"
    return f"{start:%d/%m/%Y}–{end:%d/%m/%Y}"


@register.filter
def money(amount: int | Decimal | None) -> str:
    """An amount in đồng with its digits grouped as the language does."""
    if amount is None:
        return DASH
    digits = group_digits(int(amount))
    if get_language() == "en":
        return f"{digits.replace('.', ',')} VND"
    return f"{digits} đ"


@register.filter
def number(value: int | None) -> str:
    """A whole number with its digits grouped as the language does."""
    if value is None:
        return DASH
    digits = group_digits(int(value))
    return digits.replace(".", ",") if get_language() == "en" else digits


@register.filter
def or_dash(value: Any) -> Any:
    """A dash where there is nothing to show."""
    return DASH if value is None or value == "" else value


@register.filter
def initials(name: str) -> str:
    """Two letters that stand for a person: the first of the first and of the last word."""
    words = [word for word in str(name).split() if word[0].isalpha()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


@register.simple_tag
def flag_url(code: str) -> str:
    """Address of the picture of a flag by ISO code; empty where there is none."""
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        return ""
    try:
        return static(f"built/flags/{code.lower()}.svg")
    except ValueError:
        return ""


@register.filter
def country(code: str) -> str:
    """The short name of a country in the language of the screen."""
    return country_name(code) if code else ""


@register.filter
def language_name(code: str) -> str:
    """A language in the language of the screen."""
    return name_of_language(code, get_language() or "vi") or code


@register.filter
def rank(code: str) -> str:
    """A rank in the language of the screen."""
    return rank_name(code) if code else ""


@register.filter
def look(value: Any) -> Look:
    """Icon and tone of a state or of how grave a finding is."""
    return look_of(value)


@register.simple_tag
def word(value: Any, kind: str = "") -> Any:
    """The word of a closed list: a stored value becomes one when its list is named."""
    return (word_of(kind, value) or value) if kind else value


@register.filter
def is_late(due: date | None, today: date) -> bool:
    return due is not None and due < today


@register.filter
def notice_text(notice: Notice) -> str:
    """What a notice says beside the name of its matter."""
    return notice_sentence(notice.kind)


@register.simple_tag
def demo_people() -> list[dict[str, str]]:
    """One account of each role to try the demonstration with; nothing on a real installation."""
    if not settings.DEMO:
        return []
    grants = RoleGrant.objects.filter(user__is_active=True).select_related("user__unit")
    first = {grant.role: grant for grant in grants.order_by("-user_id")}
    found = {grant.user_id: grant for role in Role if (grant := first.get(role))}
    return [
        {
            "username": grant.user.username,
            "password": settings.DEMO_WORD,
            "name": grant.user.name,
            "line": f"{grant.get_role_display()} · {grant.user.unit}",
        }
        for grant in found.values()
    ]


@register.filter
def browser_name(user_agent: str) -> str:
    """Name of a browser and its machine, as people know them: “Firefox · Windows”."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    machine = next((name for mark, name in MACHINES if mark in user_agent), "")
    return " · ".join(part for part in (browser, machine) if part) or user_agent[:60]


@register.filter
def widget_kind(field: BoundField) -> str:
    """What a field looks like: `check`, `date`, `time` or `plain`."""
    widget = field.field.widget
    kinds = ((CheckboxInput, "check"), (DateInput, "date"), (TimeInput, "time"))
    return next((kind for cls, kind in kinds if isinstance(widget, cls)), "plain")


@register.filter
def long_day(value: date | None) -> str:
    """A day in words with its weekday: thứ Hai, ngày 09 tháng 02 năm 2026."""
    if not value:
        return DASH
    if get_language() == "en":
        return f"{weekday_en(value)}, {long_date_en(value)}"
    return f"{weekday_vi(value)}, {long_date(value)}"


@register.filter
def due_words(due: date, today: date) -> str:
    """How much time is left until a day, or how late it is."""
    return due_in_words(due, today)


@register.filter
def away(value: date, today: date) -> str:
    """When a day is: today, tomorrow, in five days."""
    return days_away(value, today)


@register.filter
def state_look(visit: Delegation) -> Look:
    """Icon and tone of where a visit stands."""
    return look_of(word_of("delegation", visit.state))


def _figure_in_words(text: str) -> str:
    """The words of the law in the reader's language; an office's own stay as they were written."""
    if get_language() != "en":
        return text
    return figure_words(text) or format_html('<span lang="vi">{}</span>', text)


@register.filter
def figure(norm: Norm) -> str:
    """A figure of law as it is read: an amount, a number, a day of the year, or its words."""
    if norm.amount is None:
        return _figure_in_words(norm.text) if norm.text else DASH
    if norm.unit == "vnd":
        return money(norm.amount)
    if norm.unit == "month_day":
        return f"{norm.amount % 100:02d}/{norm.amount // 100:02d}"
    if norm.unit == "switch":
        return str(SWITCH_NAMES[bool(norm.amount)])
    return number(norm.amount)
