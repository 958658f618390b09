"""Being told: at once by mail when somebody waits, else in one daily mail, as each person wishes."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from doingoai.accounts.models import Notice
from doingoai.config.schedule import SCHEDULE
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.foundation.duties import enter, go_round, new_worker
from doingoai.mailing.models import Letter
from tests.journeys.conftest import Officer

ASKED = "consultation.asked"


def test_a_focal_point_is_told_by_mail_and_then_chooses_the_daily_mail(
    sign_in, live_server, settings
):
    settings.BASE_ADDRESS = live_server.url
    _let_the_worker_go()
    Letter.objects.all().delete()
    visit = Delegation.objects.get(state="consulting", country="JP")

    officer = sign_in("ha")
    _ask(officer, visit)
    _let_the_worker_go()

    focal = sign_in("taichinh").go(reverse("web:notices"))
    focal.sees(visit.title).picture("14-thong-bao")
    focal.go(reverse("mailing:mailbox")).sees("Bùi Thị Tài").picture("14-hop-thu")
    letter = Letter.objects.get(user__username="taichinh")
    focal.page.locator("main a[href*='/consultations/']").click()
    focal.settle()
    focal.sees(visit.title)
    assert letter.state == "sent"

    focal.go(reverse("mailing:notices"))
    focal.choose(**{"consultation-asked": "digest"}).fill(digest_at="08:00")
    focal.picture("14-cach-nhan").press("Save")

    _withdraw(officer, visit)
    _ask(officer, visit)
    _let_the_worker_go()
    assert Letter.objects.filter(user__username="taichinh").count() == 1
    with clock.frozen_at(_a_week_later()):
        _let_the_worker_go()
    daily = Letter.objects.get(user__username="taichinh", kind="digest")
    assert daily.text.count(visit.title) == 2, "asked again, and called off before"
    focal.go(reverse("mailing:mailbox")).sees(daily.subject)


def test_whoever_looks_after_the_installation_sees_the_worker(sign_in):
    keeper = sign_in("quantri").go(reverse("mailing:overview"))
    keeper.sees("Không có tiến trình nền nào đang chạy")

    enter(SCHEDULE, at=clock.now())
    go_round(SCHEDULE, new_worker(), clock.now, lambda: False)

    keeper.go(reverse("mailing:overview")).sees("bình thường").picture("14-viec-tu-dong")


def _ask(officer: Officer, visit: Delegation) -> None:
    officer.go(reverse("delegations:consult", args=[visit.pk]))
    officer.page.get_by_label("Sở Tài chính", exact=True).check()
    officer.press("Ask")
    assert Notice.objects.filter(kind=ASKED, to__username="taichinh", sorted_at=None).exists()


def _withdraw(officer: Officer, visit: Delegation) -> None:
    officer.go(reverse("delegations:consult", args=[visit.pk]))
    row = officer.page.locator("main tr", has_text="Sở Tài chính")
    row.get_by_role("button", name=gettext("Withdraw the question")).click()
    with officer.page.expect_navigation():
        yes = "dialog[open] button.is-main, dialog[open] button[value='yes']"
        officer.page.locator(yes).first.click()
    officer.settle()


def _let_the_worker_go() -> None:
    """What a worker does within seconds, without waiting for it."""
    ahead = timedelta(0)

    def now() -> datetime:
        return clock.now() + ahead

    enter(SCHEDULE, at=now())
    for _round in range(3):
        ahead += timedelta(seconds=6)
        go_round(SCHEDULE, "journey", now, lambda: False)


def _a_week_later() -> datetime:
    day = (clock.now() + timedelta(days=7)).date()
    return timezone.make_aware(datetime.combine(day, time(17)))
