"""The audit log: filters in the address, pages by number, and whether the page is untouched."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from doingoai.foundation import audit, clock
from doingoai.foundation.models import AuditEntry
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LOG = "/admin/audit/"
HTMX = {"HX-Request": "true", "HX-Target": "audit-rows"}


def record(verb="task.given", about=None, by=None, days=0, **details):
    with clock.frozen_at(factories.NOON + timedelta(days=days)), transaction.atomic():
        return audit.record(verb, about or factories.foreign_affairs(), by=by, **details)


def read(response):
    return response.content.decode()


def numbers(html):
    return [entry.number for entry in AuditEntry.objects.order_by("-number") if f'id="entry-{entry.number}"' in html]  # fmt: skip


def test_an_entry_tells_who_did_what_to_what_in_words(client, administrator):
    visit, lan = factories.delegation(), cast.lan()
    record("delegation.edited", visit, by=lan, changes={"note": ["cũ", "mới"]})
    record("number.taken", by=None, number=7, units=["a", "b", "c"], due=None)

    html = read(client.get(LOG))

    for shown in ("Nguyễn Thị Lan Thử", "đã sửa thông tin đoàn", "note: “cũ” → “mới”", "a, b, c"):
        assert shown in html
    assert "phần mềm" in html
    assert inline_faults(html) == []


@pytest.mark.parametrize(("who", "opens"), [("administrator", "user"), ("director", "visit")])
def test_the_log_leads_only_to_what_its_reader_may_open(client, who, opens):
    visit, lan = factories.delegation(), cast.lan()
    record("delegation.edited", visit)
    record("user.edited", lan)
    record("task.given")
    addresses = {
        "visit": reverse("delegations:detail", args=[visit.pk]),
        "user": reverse("accounts:user", args=[lan.pk]),
    }
    cast.enter(client, getattr(cast, who)())

    html = read(client.get(LOG))

    assert [name for name, address in addresses.items() if f'href="{address}"' in html] == [opens]


def test_the_log_is_narrowed_by_verb_person_and_subject(client, administrator):
    lan, visit = cast.lan(), factories.delegation()
    given = record("task.given", by=lan)
    edited = record("delegation.edited", visit, by=administrator)

    by_verb = read(client.get(f"{LOG}?verb=task.given"))
    by_person = read(client.get(f"{LOG}?actor={administrator.pk}"))
    by_subject = read(client.get(f"{LOG}?subject=delegation-{visit.pk}"))

    assert numbers(by_verb) == [given.number]
    assert numbers(by_person) == [edited.number]
    assert numbers(by_subject) == [edited.number]
    assert f'name="subject" value="delegation-{visit.pk}"' in by_subject


def test_the_log_of_one_day(client, administrator):
    entries = [record(days=days) for days in (0, 1, 1, 2)]

    html = read(client.get(f"{LOG}?on=3/2/2026"))
    empty = read(client.get(f"{LOG}?on=3/3/2026"))

    assert numbers(html) == [entries[2].number, entries[1].number]
    assert "Không có mục nào" in empty


@pytest.mark.parametrize(
    "query", ["?verb=x&actor=y&subject=z", "?on=31/2/2026", "?actor=" + "9" * 30]
)
def test_what_cannot_be_read_narrows_nothing(client, administrator, query):
    entry = record()

    assert numbers(read(client.get(LOG + query))) == [entry.number]


def test_a_day_that_does_not_exist_is_said(client, administrator):
    assert 'id="audit-fault"' in read(client.get(f"{LOG}?on=31/2/2026"))


def test_pages_go_by_number(client, administrator):
    for _turn in range(60):
        record()

    first = client.get(LOG)
    second = client.get(LOG + first.context["sheet"].older)

    assert numbers(read(first)) == list(range(60, 10, -1))
    assert numbers(read(second)) == list(range(10, 0, -1))


def test_a_page_says_whether_it_is_untouched(client, administrator):
    record()
    entry = record()
    before = read(client.get(LOG))

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_never_changed")
        else:
            cursor.execute("DROP TRIGGER audit_never_changed ON foundation_auditentry")
    AuditEntry.objects.filter(pk=entry.pk).update(actor_label="Người khác")
    after = read(client.get(LOG))

    assert "Các mục ở trang này còn nguyên vẹn" in before
    assert "Chuỗi niêm bị đứt ở trang này" in after


def test_the_rows_alone_are_a_part_of_the_page(client, administrator):
    record()

    piece = read(client.get(LOG, headers=HTMX)).strip()

    assert piece.startswith('<div id="audit-rows">')
    assert piece in read(client.get(LOG))


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_asks_the_same_number_of_questions(
    client, administrator, count, django_assert_max_num_queries
):
    for _turn in range(count):
        record(by=administrator)
    client.get(LOG)

    with django_assert_max_num_queries(6):
        client.get(LOG)


def test_the_director_reads_the_log_and_an_officer_does_not(client):
    cast.enter(client, cast.director())
    allowed = client.get(LOG).status_code
    cast.enter(client, cast.lan())

    assert (allowed, client.get(LOG).status_code) == (200, 403)


def test_strangers_go_to_the_sign_in(client):
    assert client.get(LOG).status_code == 302


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_whole_in_both_languages(client, administrator, language):
    record()
    client.cookies["language"] = language

    html = read(client.get(LOG))

    assert inline_faults(html) == []
    assert ("Nhật ký kiểm toán" in html) is (language == "vi")
