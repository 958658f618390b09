"""Handing letters to a mail server that may refuse, break off or stay silent."""

from datetime import timedelta

import pytest
from django.test import override_settings

from doingoai.accounts.models import Notice, User
from doingoai.config.environment import MailServer
from doingoai.mailing import jobs, queries
from doingoai.mailing.envelope import message_of
from doingoai.mailing.facts import Outcome, Verdict
from doingoai.mailing.models import Letter, Waiting
from doingoai.mailing.rules import MOST_ATTEMPTS
from doingoai.mailing.transport import Line, Mailbox, PostUnreachable, post
from tests import cast, factories
from tests.mailing.conftest import Clock
from tests.mailing.post_office import FAULTS, NEVER, PostOffice, in_turn, post_office

pytestmark = pytest.mark.django_db


def _send(office: PostOffice, now: Clock) -> int:
    with override_settings(MAIL=office.server):
        return sum(jobs.send_letters(now))


def test_a_letter_arrives_as_it_was_written(lan: User, now: Clock) -> None:
    factories.office()
    letter = factories.letter(lan, subject="Sở Ngoại vụ · Việc", text="Kính gửi\n.dòng\nhết\n")

    with post_office() as office:
        _send(office, now)

    (message,) = office.taken
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at, letter.attempts) == ("sent", now(), 1)
    assert message.get_content().replace("\r\n", "\n") == "Kính gửi\n.dòng\nhết\n"
    assert {name: str(message[name]) for name in ("From", "To", "Subject", "Auto-Submitted")} == {
        "From": "Sở Ngoại vụ <doingoai@example.org>",
        "To": "lan@example.org",
        "Subject": "Sở Ngoại vụ · Việc",
        "Auto-Submitted": "auto-generated",
    }
    assert message["Message-ID"] == letter.message_id
    assert message["Content-Language"] == "vi"


def test_one_line_serves_many_letters(lan: User, now: Clock) -> None:
    for _turn in range(5):
        factories.letter(lan)

    with post_office() as office:
        sent = _send(office, now)

    assert (sent, office.calls, len(set(office.names()))) == (5, 1, 5)


@pytest.mark.parametrize("fault", FAULTS)
def test_trouble_that_passes_delays_a_letter_and_loses_none(
    lan: User, now: Clock, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doingoai.mailing.transport.SECONDS", 0.2)
    letter = factories.letter(lan)

    with post_office(in_turn(fault)) as office:
        _until_trouble(office, now)
        first = Letter.objects.get().state
        _send(office, now.on(seconds=31))

    letter.refresh_from_db()
    assert (first, letter.state, letter.fault) == ("queued", "sent", "")
    assert set(office.names()) == {letter.message_id}
    assert len(office.names()) == (2 if fault in {"drop after data", "slow after data"} else 1)


def _until_trouble(office: PostOffice, now: Clock) -> None:
    try:
        _send(office, now)
    except PostUnreachable:
        assert Letter.objects.get().attempts == 0


@pytest.mark.parametrize("fault", NEVER)
def test_a_refusal_for_good_is_told_to_who_looks_after_it(
    lan: User, now: Clock, fault: str
) -> None:
    keeper = cast.administrator()
    letter = factories.letter(lan)

    with post_office(in_turn(fault)) as office:
        _send(office, now)
        _send(office, now.on(days=1))

    letter.refresh_from_db()
    notice = Notice.objects.get()
    assert (letter.state, letter.fault, office.names()) == ("failed", f"{fault[:3]} trouble", [])
    assert (notice.to, notice.kind, notice.subject_id) == (keeper, "letter.failed", str(letter.pk))


def test_that_a_letter_failed_is_itself_never_mailed(now: Clock) -> None:
    keeper = cast.administrator()
    User.objects.filter(pk=keeper.pk).update(email="quantri@example.org")
    factories.notice(keeper, "letter.failed")

    sum(jobs.sort_notices(now))

    assert not Waiting.objects.exists()


def test_after_two_days_of_trying_a_person_has_to_look(lan: User, now: Clock) -> None:
    letter = factories.letter(lan, attempts=MOST_ATTEMPTS - 1)

    with post_office(in_turn("451 at rcpt")) as office:
        _send(office, now)

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("failed", MOST_ATTEMPTS)


def test_the_pause_grows_with_each_trial(lan: User, now: Clock) -> None:
    letter = factories.letter(lan, attempts=3)

    with post_office(in_turn("451 at rcpt")) as office:
        _send(office, now)

    letter.refresh_from_db()
    assert (letter.due_at - now(), letter.fault) == (timedelta(seconds=80), "451 trouble")


def test_one_bad_address_does_not_hold_up_the_others(lan: User, now: Clock) -> None:
    for _turn in range(3):
        factories.letter(lan)

    with post_office(in_turn("550 at rcpt")) as office:
        _send(office, now)

    states = Letter.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["failed", "sent", "sent"]


def test_a_server_that_is_away_costs_no_letter_an_attempt(lan: User, now: Clock) -> None:
    letter = factories.letter(lan)
    with post_office() as office:
        gone = office.server

    with override_settings(MAIL=gone), pytest.raises(PostUnreachable):
        sum(jobs.send_letters(now))

    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.due_at) == ("queued", 0, factories.NOON)


def test_nothing_to_send_calls_nobody(now: Clock) -> None:
    with post_office() as office:
        sent = _send(office, now)

    assert (sent, office.calls) == (0, 0)


def test_in_a_demonstration_letters_stay_in_the_mailbox(lan: User, now: Clock) -> None:
    factories.letter(lan)

    done = sum(jobs.send_letters(now))

    assert (done, Letter.objects.get().state, isinstance(post(), Mailbox)) == (1, "sent", True)


def test_an_installation_without_mail_sends_none_and_waits_for_none(lan: User, now: Clock) -> None:
    factories.letter(lan)

    with override_settings(DEMO=False, MAIL=None):
        found = [post(), sum(jobs.send_letters(now)), queries.oldest_unsent(now())]

    assert found == [None, 0, None]
    assert queries.oldest_unsent(now()) == now()


def test_a_letter_that_somebody_else_tries_is_left_to_them(lan: User, now: Clock) -> None:
    factories.letter(lan, due_at=now() + timedelta(seconds=20))

    assert jobs.send_one(Mailbox(), now) == 0
    assert Letter.objects.get().attempts == 0


def test_a_moment_from_a_wrong_clock_holds_no_letter_back(lan: User, now: Clock) -> None:
    factories.letter(lan, due_at=now() + timedelta(days=400))

    assert sum(jobs.send_letters(now)) == 1


def test_a_late_answer_changes_nothing_any_more(lan: User, now: Clock) -> None:
    letter = factories.letter(lan, state="sent", sent_at=now())

    jobs._note_outcome(letter, Outcome(Verdict.NEVER, "late"), at=now())

    letter.refresh_from_db()
    assert (letter.state, Notice.objects.count()) == ("sent", 0)


@pytest.mark.parametrize("evil", ["a\r\nBcc: all@example.org", "a\u2028Bcc: x", "a\x00b\nX: y"])
def test_no_heading_can_be_smuggled_in(lan: User, evil: str) -> None:
    letter = factories.letter(lan)
    letter.subject = letter.text = evil

    raw = message_of(letter, sender="a@example.org", house=evil).as_bytes()

    names = [line.partition(b":")[0] for line in raw.partition(b"\r\n\r\n")[0].split(b"\r\n")]
    assert sorted(name for name in names if not name.startswith(b" ")) == sorted(
        [
            b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted",
            b"Content-Language", b"MIME-Version", b"Content-Type", b"Content-Transfer-Encoding",
        ]
    )  # fmt: skip


def test_the_same_letter_is_always_the_same_bytes(lan: User) -> None:
    letter = factories.letter(lan)

    made = {message_of(letter, sender="a@example.org", house="x").as_bytes() for _ in range(2)}

    assert len(made) == 1


def test_a_line_that_is_closed_delivers_nothing(lan: User) -> None:
    letter = factories.letter(lan)
    line = Line(MailServer("127.0.0.1", 9, "a@example.org", tls="none"))

    with pytest.raises(PostUnreachable):
        line.deliver(message_of(letter, sender="a@example.org", house="x"), to=letter.address)


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_server_without_the_encryption_that_was_asked_gets_nothing(tls: str) -> None:
    with post_office() as office:
        server = MailServer("127.0.0.1", office.port, "a@example.org", "u", "secret", tls)
        line = Line(server, seconds=2)

        with pytest.raises(PostUnreachable) as fault:
            line.open()

    assert ("secret" in str(fault.value), office.taken) == (False, [])


def test_a_password_that_is_not_taken_is_no_letters_fault() -> None:
    with post_office() as office:
        server = MailServer("127.0.0.1", office.port, "a@example.org", "u", "secret", "none")

        with pytest.raises(PostUnreachable):
            Line(server).open()


def test_old_letters_are_taken_away_and_failed_ones_stay(lan: User, now: Clock) -> None:
    old = now() - timedelta(days=91)
    factories.letter(lan, made_at=old, state="sent", sent_at=old)
    kept = [
        factories.letter(lan, made_at=old, state="failed"),
        factories.letter(lan, state="sent", sent_at=now()),
    ]

    gone = sum(jobs.forget_letters(now))

    assert gone == 1
    assert set(Letter.objects.all()) == set(kept)


def test_a_letter_that_waits_while_the_account_is_closed_is_not_sent(lan: User, now: Clock) -> None:
    letter = factories.letter(lan)
    User.objects.filter(pk=lan.pk).update(is_active=False)

    with post_office(in_turn()) as office:
        _send(office, now)

    letter.refresh_from_db()
    assert (office.names(), letter.state, letter.fault) == ([], "failed", "account closed")
