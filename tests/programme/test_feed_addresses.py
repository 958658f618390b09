"""Secret addresses of a programme: made, found by their secret, stopped; and what they show."""

import pytest

from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed
from doingoai.programme.actions import issue_programme, make_feed, remove_item, revoke_feed
from doingoai.programme.models import FeedToken
from doingoai.programme.queries import feed_called, feed_entries, feeds_of
from doingoai.programme.states import Side
from tests import cast, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return factories.programme()


def make(programme, by=None, language="vi"):
    return make_feed(programme, language=language, by=by or cast.ha(), at=factories.NOON)


def test_an_address_is_found_by_its_secret_of_which_only_the_hash_is_kept(programme):
    feed, secret = make(programme)

    assert feed_called(secret) == feed
    assert len(secret) == 43
    assert secret not in str(FeedToken.objects.values().get())
    assert secret not in str(list(AuditEntry.objects.values()))


def test_no_two_addresses_are_alike(programme):
    assert make(programme)[1] != make(programme)[1]
    assert feeds_of(programme).count() == 2


def test_a_stopped_address_opens_nothing(programme):
    feed, secret = make(programme)

    revoke_feed(feed, by=cast.lan(), at=factories.NOON)
    again = revoke_feed(feed, by=cast.lan(), at=factories.NOON.replace(hour=9))

    assert feed_called(secret) is None
    assert list(feeds_of(programme)) == []
    assert again.revoked_at == factories.NOON
    verbs = list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["feed.made", "feed.revoked"]


@pytest.mark.parametrize("who", [cast.minh, cast.clerk, cast.focal_point])
def test_who_does_not_edit_programmes_makes_and_stops_no_address(programme, who):
    feed, _secret = make(programme)

    with pytest.raises(NotAllowed):
        make(programme, by=who())
    with pytest.raises(NotAllowed):
        revoke_feed(feed, by=who(), at=factories.NOON)


def test_an_unknown_secret_opens_nothing():
    assert feed_called("khong-co") is None


def test_the_entries_are_those_of_the_programme_in_its_language(programme):
    place = factories.place("Nhà hát", name_en="Opera House", room="Phòng 1", address="Phố Mẫu")
    factories.item(programme, title_vi="Hội đàm", title_en="Talks", place=place)
    factories.item(programme, title_vi="Ăn tối", title_en="", ends_at=None, changed_en_at=None)

    english = feed_entries(programme, language="en")
    vietnamese = feed_entries(programme, language="vi")

    assert [(entry.title, entry.place) for entry in english] == [
        ("Talks", "Opera House, Phòng 1, Phố Mẫu"), ("Ăn tối", ""),
    ]  # fmt: skip
    assert [entry.title for entry in vietnamese] == ["Hội đàm", "Ăn tối"]
    assert vietnamese[1].ends_at is None


def test_what_was_handed_out_and_taken_out_again_is_cancelled(programme):
    ha, guest = cast.ha(), factories.person("KIM", "Mau")
    kept = factories.item(programme, title_vi="Hội đàm")
    gone = factories.item(programme, title_vi="Thăm Văn Miếu", place=factories.place("Văn Miếu"))
    open_end = factories.item(programme, title_vi="Dạo phố", ends_at=None)
    factories.participation(gone, guest, Side.GUEST)
    issue_programme(programme, by=ha, at=factories.NOON)
    for item in (gone, open_end):
        remove_item(item, by=ha)

    entries = feed_entries(programme, language="vi")

    assert [(entry.key, entry.title, entry.is_cancelled) for entry in entries] == [
        (f"item-{kept.pk}", "Hội đàm", False),
        (f"item-{gone.pk}", "Thăm Văn Miếu", True),
        (f"item-{open_end.pk}", "Dạo phố", True),
    ]
    assert entries[1].starts_at == gone.starts_at
    assert "KIM" not in str(entries)
