"""The desk: what I must do today and what is late, whom the city receives, what I was told."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.accounts.actions import read_notices
from doingoai.accounts.models import Notice, User
from doingoai.accounts.queries import unread_notices
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.visibility.rights import with_labels_seen
from doingoai.web.desk import sections
from doingoai.web.desk.door import door_of
from doingoai.web.desk.steps import late_steps_of
from doingoai.web.places import place_of
from doingoai.web.rendering import SignedInRequest, login_required, page

MOST_LINES = 12
MOST_NOTICES = 200


@login_required
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for this person, nearest day first; each line leads to where it is settled."""
    user, today = request.user, clock.today()
    own, waiting, asked = (
        sections.tasks(user),
        sections.cases_waiting(user, today),
        sections.questions(user),
    )
    here = sections.here_today(user, today)
    context = {
        "today": today,
        "tallies": sections.tallies(
            user, today, waiting=len(waiting), asked=len(asked), own=own, here=len(here)
        ),
        "waiting": waiting,
        "questions": asked,
        "tasks": own,
        "here": here,
        "late_steps": late_steps_of(user, clock.now()),
        "coming": sections.coming(user, today),
        "mine_later": sections.mine_later(user, today),
        "others_owe": sections.others_owe(user),
        "submitted": sections.submitted(user),
        "letters": sections.letters(user, today),
        "missions": sections.missions(user, today),
        "door": door_of(user, today),
        "chart": sections.chart(user, today),
        "last_year": today.year - 1,
        "notices": _with_places(user, unread_notices(user)[:MOST_LINES]),
        **abilities(user),
    }
    return page(request, "desk/desk.html", context, fragments=("desk-notices",))


def _with_places(user: User, notices: Iterable[Notice]) -> list[tuple[Notice, str]]:
    """Notices with where each leads; of what is out of sight by now neither its name nor its page."""
    shown = []
    for notice in with_labels_seen(user, notices):
        place = place_of(notice) if notice.label else ""
        notice.label = notice.label or _("Not shared with you any more")
        shown.append((notice, place))
    return shown


def abilities(user: User) -> dict[str, Any]:
    """What decides which parts of the desk a person has at all."""
    return {
        "answers": may(user, Permission.CONSULTATION_ANSWER),
        "enters": may(user, Permission.REGISTER_WRITE),
        "prepares": may(user, Permission.DELEGATION_WRITE),
        "sees_visits": may(user, Permission.DELEGATION_VIEW_ALL)
        or may(user, Permission.DELEGATION_VIEW_SHARED),
        "sees_all": may(user, Permission.DELEGATION_VIEW_ALL),
        "has_tasks": may(user, Permission.TASK_VIEW),
        "has_role": bool(user.permissions),
        "decides": may(user, Permission.CASE_DECIDE) and may(user, Permission.DELEGATION_VIEW_ALL),
        "administers": may(user, Permission.USER_ADMIN),
    }


@login_required
def findings(request: SignedInRequest) -> HttpResponse:
    """Visits of the next two weeks in which something grave was found; the desk loads it by itself."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    context = {"dangers": sections.dangers(request.user, clock.today())}
    return page(request, "desk/findings.html", context, fragments=("desk-findings",))


@login_required
def notices(request: SignedInRequest) -> HttpResponse:
    """What I was told, unread first; reading it all puts it away."""
    if request.method == "POST":
        read_notices(request.user, at=clock.now())
        return HttpResponseRedirect(reverse("web:notices"))
    told = Notice.objects.filter(to=request.user).order_by("read_at", "-at", "-id")
    unread = unread_notices(request.user)[:MOST_NOTICES]
    context = {
        "unread": _with_places(request.user, unread),
        "read": _with_places(request.user, told.filter(read_at__isnull=False)[:MOST_LINES]),
    }
    return page(request, "desk/notices.html", context)
