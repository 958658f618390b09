"""What the pages of the staff's languages share: their parts, names, and what the calendar asks for."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doingoai.directory.languages import language_name, offered_languages
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item
from doingoai.web.naming import BLANK
from doingoai.web.tabs import Tab

PARTS = (
    ("register", _("Colleagues and languages"), "languages:register"),
    ("needs", _("Needs and gaps"), "languages:needs"),
    ("courses", _("Training plan"), "languages:courses"),
    ("certificates", _("Certificates"), "languages:certificates"),
)
DAYS_LOOKED_AT = 90
"""How far back and ahead the calendar is read for languages to interpret."""


def parts(current: str) -> list[Tab]:
    return [Tab(str(label), reverse(url), name == current) for name, label, url in PARTS]


def named(code: str) -> str:
    """A language in the language of the screen; the code itself where it is unknown."""
    return language_name(code, get_language() or "vi") or code


def language_choices() -> list[tuple[str, str]]:
    return [BLANK, *((code, named(code)) for code in offered_languages())]


def wanted_between(first: date, last: date) -> Counter[str]:
    """How many items of programmes name each language to interpret, first day to before the last."""
    begins, ends = (datetime.combine(day, time.min, HERE) for day in (first, last))
    codes = Item.objects.filter(starts_at__gte=begins, starts_at__lt=ends).exclude(
        interpreter_language__in=("", "vi")
    )
    return Counter(codes.values_list("interpreter_language", flat=True))


def demand_of_calendar(today: date) -> tuple[Counter[str], Counter[str]]:
    """What was and will be interpreted in the days looked at."""
    days = timedelta(days=DAYS_LOOKED_AT)
    return wanted_between(today - days, today), wanted_between(today, today + days)
