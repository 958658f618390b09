"""What the worker does and which letters did not arrive: for who looks after the installation."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.config.schedule import SCHEDULE
from doingoai.foundation import clock
from doingoai.foundation.duties import ALIVE_FOR, NEEDS_A_PERSON, Duty, last_sign, oldest_due
from doingoai.foundation.models import DutyRun
from doingoai.mailing.actions import send_again
from doingoai.mailing.models import Letter
from doingoai.mailing.queries import failed_letters
from doingoai.mailing.states import LetterState
from doingoai.web.audit.history import events_about
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page


@dataclass(frozen=True, slots=True)
class Line:
    """One duty as it stands."""

    duty: Duty
    run: DutyRun | None
    waits_since: datetime | None
    now: datetime

    @property
    def is_under_way(self) -> bool:
        """Whether somebody holds it; the hold of a dead worker lapses."""
        held_until = None if self.run is None else self.run.held_until
        return held_until is not None and held_until > self.now

    @property
    def needs_a_person(self) -> bool:
        return self.run is not None and self.run.attempts >= NEEDS_A_PERSON


@login_required
def overview(request: SignedInRequest) -> HttpResponse:
    """Whether a worker lives, how each duty stands, and what could not be delivered."""
    require(request.user, Permission.USER_ADMIN)
    now, seen = clock.now(), last_sign()
    runs = {run.name: run for run in DutyRun.objects.all()}
    lines = [Line(duty, runs.get(duty.name), duty.waits_since(now), now) for duty in SCHEDULE]
    context = {
        "seen": seen,
        "is_alive": seen is not None and now - seen < ALIVE_FOR,
        "oldest": oldest_due(SCHEDULE, at=now),
        "lines": lines,
        "server": settings.MAIL,
        "queued": Letter.objects.filter(state=LetterState.QUEUED).count(),
        "sheet": keyset(request, failed_letters()),
    }
    return page(request, "mailing/overview.html", context)


@login_required
def letter(request: SignedInRequest, pk: int) -> HttpResponse:
    """How a letter fared; what it says is between the office and who gets it."""
    require(request.user, Permission.USER_ADMIN)
    found = get_object_or_404(Letter.objects.select_related("user"), pk=pk)
    context = {
        "letter": found,
        "has_failed": found.state == LetterState.FAILED,
        "events": events_about("letter", found.pk),
    }
    return page(request, "mailing/letter.html", context)


@login_required
@require_POST
def again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try a letter once more, to the address the person has now."""
    require(request.user, Permission.USER_ADMIN)
    found = get_object_or_404(Letter, pk=pk)
    send_again(found, by=request.user, at=clock.now())
    messages.success(request, _("The letter is tried once more."))
    return HttpResponseRedirect(reverse("mailing:letter", args=[pk]))
