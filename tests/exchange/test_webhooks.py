"""From the audit to another system: once, signed, thin, and only what the owner may see."""

import hashlib
import hmac
import json
from datetime import timedelta

import pytest

from doingoai.accounts.actions import set_active, set_roles
from doingoai.accounts.models import Notice
from doingoai.accounts.states import Role
from doingoai.exchange.actions import (
    add_webhook,
    ping_webhook,
    receive_once,
    start_webhook,
    stop_webhook,
)
from doingoai.exchange.facts import PAUSES, SIGNATURE, pause_after, signature
from doingoai.exchange.jobs import AT_ONCE, IN_HAND, _take_in_hand, deliver, deliver_due, queue_new
from doingoai.exchange.models import Delivery, Received, Webhook
from doingoai.exchange.queries import secret_of
from doingoai.exchange.sending import Outcome
from doingoai.foundation import audit
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.planning.actions import Assignment, give_task
from doingoai.planning.states import TaskKind
from tests import cast, factories

pytestmark = pytest.mark.django_db
URL = "https://example.org/told"
NOON = factories.NOON


class Outside:
    """The other side: takes what it is sent, or answers what it was told to."""

    def __init__(self, *statuses):
        self.statuses, self.got = list(statuses), []

    def __call__(self, url, body, headers):
        self.got.append((url, body, headers))
        status = self.statuses.pop(0) if self.statuses else 200
        return Outcome(status) if status else Outcome(None, "not reachable")


@pytest.fixture
def lan():
    return cast.lan()


def hook(by, events=("task",), **given):
    return add_webhook(name="Kho dữ liệu", url=URL, events=events, by=by, at=NOON, **given)


def task(by, text="Gửi thư"):
    assignment = Assignment(text, by, None, NOON.date(), TaskKind.TASK)
    return give_task(assignment, about=None, by=by, at=NOON)


def run(at=NOON, *, sees=lambda *_given: True, send=None):
    queue_new(at=at)
    return deliver_due(
        at=at, may_see=sees, link=lambda kind, key: f"/{kind}/{key}", send=send or Outside()
    )


def states(webhook):
    return list(Delivery.objects.filter(webhook=webhook).values_list("state", flat=True))


def test_the_secret_is_given_once_and_then_sealed(lan):
    webhook, secret = hook(lan)

    kept = Webhook.objects.get()
    assert secret.startswith("whsec_")
    assert secret.encode() not in bytes(kept.secret_sealed)
    assert secret_of(kept) == secret
    entry = AuditEntry.objects.order_by("-number").first()
    assert (entry.verb, entry.details) == ("webhook.added", {"events": ["task"]})
    assert entry.subject_id == str(webhook.pk)


def test_what_happens_is_told_once_and_says_no_more_than_which(lan):
    webhook, secret = hook(lan)
    made, outside = task(lan, "Bí mật của Nguyễn Văn Thử"), Outside()

    taken = [run(send=outside), run(send=outside)]

    entry = AuditEntry.objects.get(verb="task.given")
    ((url, body, headers),) = outside.got
    assert (taken, url) == ([1, 0], URL)
    assert json.loads(body) == {
        "id": entry.number, "event": "task.given", "subject": {"type": "task", "id": str(made.pk)},
        "at": entry.at.isoformat(), "link": f"/task/{made.pk}",
    }  # fmt: skip
    stamp = int(NOON.timestamp())
    mac = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers == {SIGNATURE: f"t={stamp},v1={mac}"}
    assert states(webhook) == ["sent"]


def test_what_was_before_and_what_is_not_asked_for_is_not_told(lan):
    task(lan)
    webhook, _secret = hook(lan)
    factories.partner()
    audit.record("partner.edited", factories.partner("Khác"), by=lan)

    assert (run(), states(webhook)) == (0, [])


def test_many_are_taken_in_portions_and_none_is_lost(lan, monkeypatch):
    monkeypatch.setattr("doingoai.exchange.jobs.AT_ONCE", 3)
    hook(lan)
    for _turn in range(5):
        task(lan)

    made = [queue_new(at=NOON) for _turn in range(4)]

    assert (sum(made), made[-1]) == (5, 0)
    assert AT_ONCE == 1000


def test_only_what_the_owner_may_see_when_it_is_sent_is_told(lan):
    webhook, _secret = hook(lan)
    task(lan)
    asked, outside = [], Outside()

    run(sees=lambda *given: asked.append(given), send=outside)

    assert (states(webhook), outside.got) == (["hidden"], [])
    assert [(user.pk, kind) for user, kind, _key in asked] == [(lan.pk, "task")]


@pytest.mark.parametrize(
    "lose",
    [
        lambda lan: set_active(lan, active=False, by=cast.administrator()),
        lambda lan: set_roles(lan, roles=[Role.RECORDS_CLERK], by=cast.administrator()),
    ],
)
def test_whoever_may_use_no_programs_any_more_is_told_nothing(lan, lose):
    webhook, _secret = hook(lan)
    task(lan)
    lose(lan)

    run()

    assert states(webhook) == ["hidden"]


def test_what_is_not_taken_is_tried_again_with_growing_pauses(lan):
    webhook, _secret = hook(lan)
    task(lan)
    outside, at, waits = Outside(503, None, 429, 500), NOON, []

    for _turn in range(4):
        run(at, send=outside)
        due = Delivery.objects.get().due_at
        waits.append(due - at)
        at = due
    run(at, send=outside)

    done = Delivery.objects.get()
    assert waits == list(PAUSES[:4])
    assert (done.state, done.attempts, done.last_status) == ("sent", 5, 200)
    assert Webhook.objects.get().is_active
    assert webhook.pk


def test_after_a_day_of_trying_the_address_is_stopped_and_its_owner_told(lan):
    webhook, _secret = hook(lan)
    task(lan)
    at = NOON
    for _turn in range(len(PAUSES) + 1):
        run(at, send=Outside(None))
        at += timedelta(hours=13)

    webhook.refresh_from_db()
    assert (webhook.is_active, webhook.stopped_because) == (False, "not reachable")
    assert states(webhook) == ["given_up"]
    assert list(Notice.objects.filter(to=lan, kind__startswith="webhook").values_list("kind", "subject_id")) == [("webhook.stopped", str(webhook.pk))]  # fmt: skip
    assert AuditEntry.objects.filter(verb="webhook.stopped", actor_id="").count() == 1
    assert sum(PAUSES, timedelta()) < timedelta(days=1)
    assert pause_after(len(PAUSES) + 1) is None


def test_a_worker_that_dies_while_sending_leaves_it_due_again(lan):
    hook(lan)
    task(lan)
    queue_new(at=NOON)

    first, second = _take_in_hand(NOON), _take_in_hand(NOON)
    later = _take_in_hand(NOON + IN_HAND)

    assert (first.pk, second, later.pk, later.attempts) == (later.pk, None, first.pk, 2)


def test_a_stopped_address_is_told_nothing_and_gives_up_what_waits(lan):
    webhook, _secret = hook(lan)
    task(lan)
    queue_new(at=NOON)

    stop_webhook(webhook, by=lan, at=NOON)
    stop_webhook(webhook, by=lan, at=NOON)

    task(lan)
    assert (run(), states(webhook)) == (0, ["given_up"])
    assert AuditEntry.objects.filter(verb="webhook.stopped").count() == 1


def test_one_that_is_started_again_is_told_of_what_happens_from_then_on(lan):
    webhook, _secret = hook(lan)
    stop_webhook(webhook, by=lan, at=NOON)
    task(lan)

    start_webhook(webhook, by=lan)
    start_webhook(webhook, by=lan)
    task(lan)

    assert (run(), states(webhook)) == (1, ["sent"])


def test_a_trial_is_sent_though_nothing_happened_and_tried_once(lan):
    webhook, _secret = hook(lan)

    for status in (204, 500):
        trial = ping_webhook(webhook, by=lan, at=NOON)
        deliver(
            trial,
            at=NOON,
            may_see=lambda *_given: False,
            link=lambda *_given: "",
            send=Outside(status),
        )

    assert sorted(states(webhook)) == ["given_up", "sent"]
    assert Webhook.objects.get().is_active


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"events": []}, "webhook.no_events"),
        ({"events": ["task", "user"]}, "webhook.no_events"),
        ({"url": "http://example.org/"}, "webhook.url_not_https"),
    ],
)
def test_an_address_that_cannot_be_told_is_refused(lan, given, code):
    with pytest.raises(RuleBroken) as caught:
        add_webhook(**{"name": "x", "url": URL, "events": ["task"], "by": lan, "at": NOON, **given})

    assert (caught.value.code, Webhook.objects.count()) == (code, 0)


def test_nobody_has_more_addresses_than_they_can_look_after(lan, monkeypatch):
    monkeypatch.setattr("doingoai.exchange.rules.MOST_WEBHOOKS", 1)
    first, _secret = hook(lan)

    with pytest.raises(RuleBroken, match="1"):
        hook(lan)
    stop_webhook(first, by=lan, at=NOON)
    hook(lan)
    with pytest.raises(RuleBroken):
        start_webhook(first, by=lan)


def test_whoever_may_use_no_programs_adds_no_address():
    with pytest.raises(NotAllowed):
        hook(cast.minh())


def test_nobody_touches_the_address_of_another(lan):
    webhook, _secret = hook(lan)
    ha = cast.ha()

    for touch in (
        lambda: stop_webhook(webhook, by=ha, at=NOON),
        lambda: start_webhook(webhook, by=ha),
        lambda: ping_webhook(webhook, by=ha, at=NOON),
    ):
        with pytest.raises(RuleBroken) as caught:
            touch()
        assert caught.value.code == "webhook.not_yours"


def test_a_stopped_address_gets_no_trial(lan):
    webhook, _secret = hook(lan)
    stop_webhook(webhook, by=lan, at=NOON)

    with pytest.raises(RuleBroken) as caught:
        ping_webhook(webhook, by=lan, at=NOON)

    assert caught.value.code == "webhook.off"


def test_a_signature_changes_with_secret_body_and_time():
    said = {
        signature(secret, body, at=at) for secret in "ab" for body in (b"x", b"y") for at in (1, 2)
    }

    assert len(said) == 8


class TestReceiving:
    def push(self, by, key):
        return receive_once("incoming", key, enter=lambda: factories.incoming(by), by=by, at=NOON)

    def test_one_key_comes_in_once(self, lan):
        first, second = self.push(lan, "VB-1"), self.push(lan, "VB-1")

        assert (first[0], first[1], second) == (second[0], True, (first[0], False))
        assert Received.objects.count() == 1

    def test_other_keys_and_other_people_are_other_documents(self, lan):
        keys = {
            self.push(lan, "VB-1")[0],
            self.push(lan, "VB-2")[0],
            self.push(cast.ha(), "VB-1")[0],
        }

        assert len(keys) == 3

    def test_without_a_key_everything_is_new(self, lan):
        assert self.push(lan, "")[0] != self.push(lan, "")[0]
        assert Received.objects.count() == 0

    def test_a_refused_document_leaves_its_key_free(self, lan):
        def fail():
            raise RuleBroken("no", code="x")

        with pytest.raises(RuleBroken):
            receive_once("incoming", "VB-1", enter=fail, by=lan, at=NOON)

        assert self.push(lan, "VB-1")[1]


def test_the_words_of_the_exchange_are_told(lan):
    webhook, _secret = hook(lan)
    task(lan)
    run()
    receive_once("incoming", "VB-1", enter=lambda: factories.incoming(lan), by=lan, at=NOON)

    assert [str(webhook), str(Delivery.objects.get())[:15], str(Received.objects.get())] == [
        "Kho dữ liệu", "task.given task", "incoming VB-1",
    ]  # fmt: skip
