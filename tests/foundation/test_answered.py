"""A form sent twice does its work once (R6), on whichever engine."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.db.models import F

from doingoai.documents.models import NumberSeries
from doingoai.foundation import answered
from doingoai.foundation.answered import OtherContent, Sending, fingerprint
from doingoai.foundation.models import AnsweredForm

NOON = datetime(2026, 3, 12, 5, tzinfo=UTC)
SENDING = Sending("key-1", "7", "/visits/1/confirm/", fingerprint("/visits/1/confirm/", b"a=1"))


def _send(sending: Sending = SENDING, *, location: str = "/visits/1/") -> str:
    """Do as the faces do: work and answer in one transaction, or give the earlier answer."""
    with transaction.atomic():
        earlier = answered.begin(sending, at=NOON)
        if earlier is not None:
            return earlier.location
        NumberSeries.objects.filter(code="effects").update(last=F("last") + 1)
        answered.finish(sending, status=302, location=location)
    return location


@pytest.mark.django_db
def test_the_second_sending_gets_the_answer_of_the_first() -> None:
    NumberSeries.objects.create(code="effects", year=2026)

    answers = [_send(), _send(location="/elsewhere/")]

    assert answers == ["/visits/1/", "/visits/1/"]
    assert NumberSeries.objects.get().last == 1


@pytest.mark.django_db
def test_the_same_key_with_other_content_is_refused() -> None:
    _send()

    with pytest.raises(OtherContent) as refusal:
        _send(Sending("key-1", "7", SENDING.path, fingerprint(SENDING.path, b"a=2")))

    assert refusal.value.code == "form.other_content"


@pytest.mark.django_db
def test_another_persons_same_key_is_another_form() -> None:
    _send()

    _send(Sending("key-1", "8", SENDING.path, SENDING.fingerprint))

    assert AnsweredForm.objects.count() == 2


@pytest.mark.django_db
def test_work_that_failed_may_be_sent_again() -> None:
    NumberSeries.objects.create(code="effects", year=2026)
    with transaction.atomic():
        answered.begin(SENDING, at=NOON)
        transaction.set_rollback(True)

    _send()

    assert NumberSeries.objects.get().last == 1


@pytest.mark.django_db
def test_answers_of_yesterday_are_forgotten() -> None:
    _send()

    gone = [answered.forget_before(NOON), answered.forget_before(NOON + timedelta(days=1))]

    assert [gone, AnsweredForm.objects.count()] == [[0, 1], 0]


@pytest.mark.parametrize("other", [("/visits/2/", b"a=1"), ("/visits/1/", b"a=1&b=2")], ids=str)
def test_a_fingerprint_tells_place_and_content_apart(other: tuple[str, bytes]) -> None:
    assert fingerprint("/visits/1/", b"a=1") != fingerprint(*other)


def test_two_hundred_sendings_at_once_do_the_work_once(real_store: object) -> None:
    NumberSeries.objects.create(code="effects", year=2026)
    answers: list[str] = []
    gate = threading.Barrier(20)

    def sender() -> None:
        gate.wait()
        try:
            answers.extend(_send() for _time in range(10))
        finally:
            connection.close()

    threads = [threading.Thread(target=sender) for _one in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == ["/visits/1/"] * 200
    assert NumberSeries.objects.get().last == 1
    connections.close_all()


@pytest.mark.django_db
def test_keys_are_forgotten_after_two_days() -> None:
    _send()

    forgotten = [
        sum(answered.forget_old(lambda: NOON + timedelta(days=2))),
        sum(answered.forget_old(lambda: NOON + timedelta(days=2, seconds=1))),
    ]

    assert forgotten == [0, 1]
