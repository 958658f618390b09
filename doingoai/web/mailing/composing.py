"""What a letter says: the same sentences as in the application, and where each leads."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.accounts.models import Notice, User
from doingoai.accounts.queries import office
from doingoai.approvals.queries import settled_notices
from doingoai.foundation.duties import Clock
from doingoai.foundation.logs import without_passports
from doingoai.mailing import jobs
from doingoai.mailing.facts import Words
from doingoai.mailing.states import LetterKind
from doingoai.visibility.rights import with_labels_seen
from doingoai.web.places import place_of
from doingoai.web.sentences import notice_sentence

MOST_LINES = 100


def write_letters(now: Clock) -> Iterator[int]:
    """Write to each person what is due for them and still waits."""
    return jobs.write_letters(now, compose, settled_notices)


def compose(person: User, kind: LetterKind, notices: Sequence[Notice], at: datetime) -> Words:
    """Put notices into words, in the language of the person."""
    with translation.override(person.language):
        row = office()
        house = str(row.unit) if row else "doingoai"
        shown = with_labels_seen(person, notices[:MOST_LINES])
        lines = [
            _("Dear %(name)s,") % {"name": person.name},
            "",
            _opening(kind, len(notices), at),
            *(line for notice in shown for line in _about(notice)),
            *_rest(len(notices) - MOST_LINES),
            "",
            "-- ",
            _("%(office)s. This letter was written by doingoai; nobody reads answers to it.")
            % {"office": house},
            _("How you are told of what: %(address)s")
            % {"address": absolute(reverse("mailing:notices"))},
        ]
        subject = f"{house} · {_subject(kind, notices, at)}"
    return Words(subject, without_passports("\n".join(lines)) + "\n")


def absolute(path: str) -> str:
    """A page of ours as it is reached from outside."""
    return settings.BASE_ADDRESS.rstrip("/") + path


def _subject(kind: LetterKind, notices: Sequence[Notice], at: datetime) -> str:
    """What stands on a locked telephone: what kind of thing, never which."""
    number = len(notices)
    if kind == LetterKind.DIGEST:
        text = ngettext("%(number)d notice, %(day)s", "%(number)d notices, %(day)s", number)
        return text % {"number": number, "day": f"{at:%d/%m/%Y}"}
    kinds = {notice.kind for notice in notices}
    if len(kinds) == 1:
        sentence = notice_sentence(notices[0].kind)
        return sentence if number == 1 else f"{sentence} ({number})"
    return ngettext("%(number)d urgent notice", "%(number)d urgent notices", number) % {
        "number": number
    }


def _opening(kind: LetterKind, number: int, at: datetime) -> str:
    if kind == LetterKind.DIGEST:
        text = ngettext(
            "up to today %(number)d thing happened that concerns you:",
            "up to today %(number)d things happened that concern you:",
            number,
        )
    else:
        text = ngettext(
            "%(number)d thing waits for you:", "%(number)d things wait for you:", number
        )
    return text % {"number": number}


def _about(notice: Notice) -> list[str]:
    told = [notice_sentence(notice.kind), " ".join(notice.label.split())]
    path = place_of(notice) if notice.label else ""
    first, *more = [*filter(None, told), *([absolute(path)] if path else [])]
    return ["", f"• {first}", *(f"  {line}" for line in more)]


def _rest(number: int) -> list[str]:
    if number <= 0:
        return []
    text = ngettext("… and %(number)d more:", "… and %(number)d more:", number)
    return ["", text % {"number": number}, f"  {absolute(reverse('web:notices'))}"]
