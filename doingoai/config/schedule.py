"""What has its time: every duty of the worker, in the order in which they are looked at."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from doingoai.foundation.duties import Duty

SOON = timedelta(seconds=5)

SCHEDULE = (
    Duty(
        "notices.sort",
        _("Settle which notices go out by mail"),
        "doingoai.mailing.jobs.sort_notices",
        oldest="doingoai.mailing.queries.oldest_unsorted",
        every=SOON,
    ),
    Duty(
        "letters.write",
        _("Write letters"),
        "doingoai.web.mailing.composing.write_letters",
        oldest="doingoai.mailing.queries.oldest_unwritten",
        every=SOON,
    ),
    Duty(
        "letters.send",
        _("Send letters"),
        "doingoai.mailing.jobs.send_letters",
        oldest="doingoai.mailing.queries.oldest_unsent",
        every=SOON,
    ),
    Duty(
        "programs.tell",
        _("Tell other programs what has happened"),
        "doingoai.web.exchange.sweeping.tell_programs",
        oldest="doingoai.exchange.queries.oldest_due",
        every=SOON,
    ),
    Duty(
        "seats.improve",
        _("Search for better seating plans"),
        "doingoai.delegations.jobs.improve_seats",
        oldest="doingoai.protocol.queries.oldest_search",
        every=timedelta(seconds=1),
    ),
    Duty(
        "staffings.improve",
        _("Improve proposals of who does what"),
        "doingoai.resources.jobs.improve_staffings",
        oldest="doingoai.resources.queries.oldest_unsolved",
        every=timedelta(seconds=1),
    ),
    Duty(
        "questions.look",
        _("Remind agencies, and record what silence means"),
        "doingoai.approvals.jobs.look_at_questions",
        daily_at=time(6, 30),
    ),
    Duty(
        "letters.forget",
        _("Take letters away that were sent three months ago"),
        "doingoai.mailing.jobs.forget_letters",
        daily_at=time(3, 10),
    ),
    Duty(
        "forms.forget",
        _("Forget the keys of forms that were answered two days ago"),
        "doingoai.foundation.answered.forget_old",
        daily_at=time(3, 20),
    ),
    Duty(
        "tallies.forget",
        _("Forget what was counted two days ago"),
        "doingoai.foundation.tallies.forget_old",
        daily_at=time(3, 25),
    ),
)
