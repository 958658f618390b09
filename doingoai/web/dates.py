"""How far a day is, in words and in working days: what a person who has to act reads first."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.foundation.working_days import working_days_between


def due_in_words(due: date, today: date) -> str:
    """Say how much time is left until a day, or how late it is, in working days."""
    if due == today:
        return _("today")
    days = working_days_between(today, due) if due > today else working_days_between(due, today)
    if due < today:
        return _late(days)
    if days == 0:
        return _("before the next working day")
    return ngettext("%(days)d working day left", "%(days)d working days left", days) % {
        "days": days
    }


def _late(days: int) -> str:
    if days == 0:
        return _("since the last working day")
    return ngettext("%(days)d working day late", "%(days)d working days late", days) % {
        "days": days
    }


def days_away(day: date, today: date) -> str:
    """Say when a day is as people say it: today, tomorrow, in so many days, so many days ago."""
    distance = (day - today).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if distance > 0:
        return ngettext("in %(days)d day", "in %(days)d days", distance) % {"days": distance}
    return ngettext("%(days)d day ago", "%(days)d days ago", -distance) % {"days": -distance}
