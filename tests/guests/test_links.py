"""Secret links: made, extended, stopped, and closed to everything that is not theirs."""

from datetime import timedelta

import pytest

from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.guests.actions.links import extend_link, make_link, note_link_use, revoke_link
from doingoai.guests.models import GuestEntry, GuestLink
from doingoai.guests.queries import entries_shown, link_called
from doingoai.guests.rules import state_of
from doingoai.guests.states import LinkState
from tests import cast, factories
from tests.guests.making import entry_of, link_of, written

pytestmark = pytest.mark.django_db
NOON, WEEK = factories.NOON, timedelta(days=7)


def test_a_secret_has_256_bits_and_only_its_hash_is_kept():
    link, secret = link_of(factories.delegation())

    assert len(secret) == 43
    assert secret not in str(GuestLink.objects.values().get(pk=link.pk))
    assert link_called(secret, at=NOON) == link


def test_who_may_not_edit_a_visit_makes_no_link():
    with pytest.raises(NotAllowed):
        make_link(
            factories.delegation(), language="en", expires_at=NOON + WEEK, by=cast.minh(), at=NOON
        )


@pytest.mark.parametrize(
    ("life", "code"),
    [
        (timedelta(0), "guest_link.ends_too_early"),
        (timedelta(days=91), "guest_link.ends_too_late"),
    ],
)
def test_a_link_lives_neither_backwards_nor_for_ever(life, code):
    with pytest.raises(RuleBroken) as refusal:
        link_of(factories.delegation(), expires_at=NOON + life)

    assert refusal.value.code == code


def test_a_visit_that_is_over_gets_no_link():
    with pytest.raises(RuleBroken) as refusal:
        link_of(factories.delegation(state=State.CANCELLED))

    assert refusal.value.code == "delegation.frozen"


def test_a_link_opens_until_it_runs_out():
    _link, secret = link_of(factories.delegation())

    assert link_called(secret, at=NOON + WEEK - timedelta(seconds=1)) is not None
    assert link_called(secret, at=NOON + WEEK) is None


def test_a_link_that_ran_out_is_extended():
    link, secret = link_of(factories.delegation())
    later = NOON + timedelta(days=8)

    extend_link(link, expires_at=later + WEEK, by=cast.lan(), at=later)

    assert link_called(secret, at=later) is not None


def test_a_stopped_link_opens_no_more_and_is_not_extended():
    link, secret = link_of(factories.delegation())
    revoke_link(link, by=cast.lan(), at=NOON)
    revoke_link(link, by=cast.lan(), at=NOON + WEEK)

    with pytest.raises(RuleBroken) as refusal:
        extend_link(link, expires_at=NOON + WEEK, by=cast.lan(), at=NOON)

    link.refresh_from_db()
    assert refusal.value.code == "guest_link.stopped"
    assert link.revoked_at == NOON
    assert link_called(secret, at=NOON) is None
    assert link_called("x" * 43, at=NOON) is None


@pytest.mark.parametrize(
    ("visit", "changed", "state"),
    [
        (State.DRAFT, {}, LinkState.OPEN),
        (State.DRAFT, {"revoked_at": NOON}, LinkState.REVOKED),
        (State.DRAFT, {"expires_at": NOON}, LinkState.EXPIRED),
        (State.CANCELLED, {}, LinkState.VISIT_OVER),
    ],
)
def test_a_link_says_why_it_does_not_open(visit, changed, state):
    link, _secret = link_of(factories.delegation())
    for name, value in changed.items():
        setattr(link, name, value)

    assert state_of(link, factories.delegation(state=visit), at=NOON) == state


def test_what_was_done_with_a_link_is_audited_without_its_secret():
    link, secret = link_of(factories.delegation())
    extend_link(link, expires_at=NOON + 2 * WEEK, by=cast.lan(), at=NOON)
    revoke_link(link, by=cast.lan(), at=NOON)

    told = list(AuditEntry.objects.order_by("number").values_list("verb", "details"))

    assert [verb for verb, _details in told] == [
        "guest_link.made", "guest_link.extended", "guest_link.revoked",
    ]  # fmt: skip
    assert secret not in str(told)
    assert link.hash not in str(told)


def test_the_day_of_the_last_use_is_written_once():
    link, _secret = link_of(factories.delegation())

    note_link_use(link, on=factories.MONDAY)
    link.refresh_from_db()
    note_link_use(link, on=factories.MONDAY)

    assert link.last_used_on == factories.MONDAY


def test_the_present_list_is_shown_only_by_a_link_that_shall():
    visit = factories.delegation()
    member = factories.member(visit, title_en="Mayor", diet="Không ăn cá", room="501")
    plain, _secret = link_of(visit)
    showing, _secret = link_of(visit, shows_list=True)
    link_of(visit, shows_list=True)

    entry = GuestEntry.objects.get()

    assert list(entries_shown(plain)) == []
    assert list(entries_shown(showing)) == [entry]
    assert (entry.member, entry.is_waiting) == (member, False)
    assert written(entry)["title_en"] == "Mayor"
    assert {"diet", "room", "passport_number", "birth_date"} & written(entry).keys() == set()


def test_a_link_shows_only_its_own_visit():
    mine, _secret = link_of(factories.delegation())
    other, _secret = link_of(factories.delegation())
    entry_of(other)

    assert list(entries_shown(mine)) == []
