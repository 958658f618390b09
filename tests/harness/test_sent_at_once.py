"""
The same form arrives two hundred times at once: one effect, and equal answers to all (R6).

By real requests in threads, on a database of their own with real commits: a new partner, a task,
and an entry of the register, which takes a number.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from doingoai.directory.models import Partner
from doingoai.documents.models import Incoming, NumberSeries
from doingoai.foundation.models import AnsweredForm, AuditEntry
from doingoai.planning.models import Task
from tests import cast, factories
from tests.harness.size import report
from tests.real_store import RealStore
from tests.whole.forms import PageForm, forms_on

pytestmark = pytest.mark.harness

TIMES, AT_ONCE = 200, 20


@dataclass(frozen=True)
class Trial:
    """A form: where it stands, what is written into it, and what counts its effects."""

    page: str
    told: dict[str, str]
    effects: Callable[[], int]
    verb: str


def _entries() -> int:
    """Entries of the register, told twice over: by rows and by the number that was taken last."""
    rows = Incoming.objects.count()
    last = NumberSeries.objects.get().last if rows else 0
    assert rows == last
    return rows


TRIALS = {
    "a partner": Trial("directory:add-partner", {"name_vi": "Mẫu Biển", "website": ""}, Partner.objects.count, "partner.added"),
    "a task": Trial("planning:give", {"text": "Đặt xe đón đoàn"}, Task.objects.count, "task.given"),
    "a letter": Trial("documents:enter", {"sender": "Mẫu", "subject": "Thư mời"}, _entries, "incoming.registered"),
}  # fmt: skip


@pytest.mark.parametrize("name", TRIALS)
def test_two_hundred_equal_sendings_have_one_effect(real_store: RealStore, name: str) -> None:
    trial = TRIALS[name]
    factories.office()
    client = cast.enter(Client(), cast.lan())
    path = reverse(trial.page)
    form = next(
        one for one in forms_on(path, client.get(path).content.decode()) if one.route == trial.page
    )
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    answers = _storm(form, trial.told, session)

    assert len(answers) == 1, answers
    ((status, place),) = answers
    assert (status, answers[status, place]) == (302, TIMES)
    assert trial.effects() == 1
    assert AuditEntry.objects.filter(verb=trial.verb).count() == 1
    assert AnsweredForm.objects.count() == 1
    report(f"sent at once, {name}", engine=connection.vendor, sendings=TIMES, effects=1)


def _storm(form: PageForm, told: dict[str, str], session: str) -> Counter[tuple[int, str]]:
    """Send one form many times, the first of every thread at the same moment; count the answers."""
    start = Barrier(AT_ONCE)

    def send(_turn: int) -> list[tuple[int, str]]:
        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = session
        start.wait()
        try:
            answers = [client.post(form.path, form.filled(**told)) for _ in range(TIMES // AT_ONCE)]
        finally:
            connection.close()
        return [(one.status_code, one.headers.get("Location", "")) for one in answers]

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return Counter(answer for some in crowd.map(send, range(AT_ONCE)) for answer in some)
