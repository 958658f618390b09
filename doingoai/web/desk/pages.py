"""The desk: what I must do today and what is late, whom the city receives, what I was told."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from doingoai.accounts.actions import read_notices
from doingoai.accounts.models import Notice
from doingoai.accounts.queries import unread_notices
from doingoai.approvals.queries import answerable_consultations, decidable_cases
from doingoai.delegations.queries import visits_between
from doingoai.foundation import clock
from doingoai.planning.queries import my_open_tasks
from doingoai.web.places import place_of
from doingoai.web.rendering import SignedInRequest, login_required, page

MOST_LINES = 12
MOST_VISITS = 40
MOST_NOTICES = 200
DAYS_AHEAD = 13


@login_required
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for this person, nearest day first; each line leads to where it is settled."""
    user, today = request.user, clock.today()
    visits = visits_between(today, today + timedelta(days=DAYS_AHEAD), seen_by=user)
    tasks = list(my_open_tasks(user)[:MOST_LINES])
    context = {
        "today": today,
        "cases": [(case, place_of(case)) for case in decidable_cases(user)[:MOST_LINES]],
        "consultations": [
            (asked, place_of(asked)) for asked in answerable_consultations(user)[:MOST_LINES]
        ],
        "tasks": [(task, place_of(task)) for task in tasks],
        "late": sum(1 for task in tasks if task.due_on and task.due_on < today),
        "visits": [(visit, place_of(visit)) for visit in visits[:MOST_VISITS]],
        "notices": [(notice, place_of(notice)) for notice in unread_notices(user)[:MOST_LINES]],
    }
    return page(request, "desk/desk.html", context, fragments=("desk-notices",))


@login_required
def notices(request: SignedInRequest) -> HttpResponse:
    """What I was told, unread first; reading it all puts it away."""
    if request.method == "POST":
        read_notices(request.user, at=clock.now())
        return HttpResponseRedirect(reverse("web:notices"))
    told = Notice.objects.filter(to=request.user).order_by("read_at", "-at", "-id")
    unread = unread_notices(request.user)[:MOST_NOTICES]
    context = {
        "unread": [(notice, place_of(notice)) for notice in unread],
        "read": [
            (notice, place_of(notice)) for notice in told.filter(read_at__isnull=False)[:MOST_LINES]
        ],
    }
    return page(request, "desk/notices.html", context)
