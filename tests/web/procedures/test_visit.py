"""The checklists of a visit: ticked, confirmed, departed from, learnt from, printed."""

import pytest
from django.urls import reverse

from doingoai.delegations.states import State
from doingoai.procedures.models import (
    FROM_THE_BEGINNING,
    AttachedClause,
    Clause,
    Conduct,
    ConductVersion,
    Lesson,
    Mark,
)
from tests import cast, factories
from tests.procedures import book
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def here():
    microphones, flags = book.small_book()
    visit = factories.delegation(state=State.APPROVED)
    return visit, factories.item(visit.programme), microphones, flags


def read(response):
    html = response.content.decode()
    assert inline_faults(html) == []
    return html


def url(name, visit, item, step):
    return reverse(f"procedures:{name}", args=[visit.pk, f"item-{item.pk}", step.pk])


def page_of(visit):
    return reverse("procedures:visit", args=[visit.pk])


def test_one_person_ticks_and_the_other_confirms(client, lan, here):
    visit, item, _microphones, flags = here
    html = read(client.get(page_of(visit)))
    assert url("tick", visit, item, flags) in html
    assert url("confirm-step", visit, item, flags) not in html

    answer = client.post(url("tick", visit, item, flags))
    assert answer.headers["Location"] == f"{page_of(visit)}#item-{item.pk}-{flags.pk}"
    html = read(client.get(page_of(visit)))
    assert "chờ người thứ hai" in html
    assert url("confirm-step", visit, item, flags) not in html
    refused = client.post(url("confirm-step", visit, item, flags))
    assert refused.status_code == 422
    assert "Anh/chị đã tự đánh dấu bước này" in refused.content.decode()

    ha = cast.ha()
    cast.enter(client, ha)
    assert url("confirm-step", visit, item, flags) in read(client.get(page_of(visit)))
    client.post(url("confirm-step", visit, item, flags))
    assert Mark.objects.get().second_by == ha
    client.post(url("take-back", visit, item, flags))
    assert Mark.objects.get().second_by is None


def test_a_departure_is_noted_with_its_reason(client, lan, here):
    visit, item, microphones, _flags = here
    where = url("depart", visit, item, microphones)
    assert "Micrô" in read(client.get(where))

    refused = client.post(where, {"outcome": "not_done", "reason": ""})
    assert refused.status_code == 422
    client.post(where, {"outcome": "not_done", "reason": "Phòng nhỏ"})

    assert "Phòng nhỏ" in read(client.get(page_of(visit)))


def test_a_frozen_visit_offers_nothing_and_refuses(client, lan, here):
    visit, item, microphones, _flags = here
    visit.state = State.REPORTED
    visit.save(update_fields=["state"])

    html = read(client.get(page_of(visit)))
    assert "dữ liệu đoàn đã khóa" in html
    assert url("tick", visit, item, microphones) not in html
    assert client.post(url("tick", visit, item, microphones)).status_code == 422


@pytest.mark.parametrize(("show", "seen"), [("all", 2), ("open", 1), ("late", 0), ("x", 2)])
def test_steps_are_narrowed_by_how_they_stand(client, lan, here, show, seen):
    visit, item, microphones, _flags = here
    client.post(url("tick", visit, item, microphones))

    html = read(client.get(f"{page_of(visit)}?show={show}"))

    assert html.count(f'<li id="item-{item.pk}-') == seen


def test_a_lesson_is_noted_also_when_the_visit_is_over(client, lan, here):
    visit, item, microphones, _flags = here
    visit.state = State.REPORTED
    visit.save(update_fields=["state"])
    procedure = microphones.edition.procedure
    where = reverse("procedures:lesson", args=[visit.pk, f"item-{item.pk}", procedure.pk])
    assert "Cờ đúng chiều" in read(client.get(where))

    client.post(where, {"step": microphones.pk, "text": "Thử sớm hơn"})

    assert Lesson.objects.get().step == microphones
    assert "Thử sớm hơn" in read(client.get(page_of(visit)))


def test_clauses_are_attached_to_the_briefing(client, lan, here):
    visit, *_rest = here
    code = Conduct.objects.create(code="offices", name_vi="Quy tắc (Mẫu)")
    version = ConductVersion.objects.create(conduct=code, number=1, valid_from=FROM_THE_BEGINNING)
    clause = Clause.objects.create(edition=version, order=1, number="Điều 3", text_vi="Lời (Mẫu)")
    where = reverse("procedures:briefing", args=[visit.pk])
    assert "Điều 3" in read(client.get(where))

    client.post(where, {"clauses": [clause.pk]})

    assert AttachedClause.objects.get().clause == clause
    assert "Lời (Mẫu)" in read(client.get(page_of(visit)))


@pytest.mark.parametrize("query", ["", "?day=2026-02-09", "?day=x", "?item=item-0"])
def test_checklists_are_printed_with_what_was_noted(client, lan, here, query):
    visit, item, microphones, _flags = here
    client.post(url("tick", visit, item, microphones))

    answer = client.get(reverse("procedures:print", args=[visit.pk]) + query)

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_who_does_not_see_the_visit_finds_nothing(client, here):
    visit, item, microphones, _flags = here
    cast.enter(client, cast.focal_point())
    assert client.get(page_of(visit)).status_code == 404
    assert client.post(url("tick", visit, item, microphones)).status_code == 404


def test_an_item_of_another_visit_is_not_found(client, lan, here):
    visit, _item, microphones, _flags = here
    other = factories.item(factories.programme())
    assert client.post(url("tick", visit, other, microphones)).status_code == 404
    assert (
        client.post(
            reverse("procedures:tick", args=[visit.pk, "phong-9", microphones.pk])
        ).status_code
        == 404
    )


def test_late_steps_stand_on_the_desk_of_who_answers_for_them(client, lan, here):
    _visit, item, _microphones, _flags = here
    item.starts_at, item.ends_at = factories.NOON, None
    item.responsible = lan
    item.save()

    html = read(client.get("/"))

    assert "Bước quy trình trễ hạn" in html
    assert f"#item-{item.pk}-" in html


def test_an_item_without_a_procedure_says_so(client, here):
    visit, _item, _microphones, _flags = here
    factories.item(visit.programme, kind="farewell", title_vi="Tiễn đoàn (Mẫu)")
    factories.item(visit.programme, kind="free", title_vi="Nghỉ (Mẫu)")
    cast.enter(client, cast.division_head())

    html = read(client.get(page_of(visit)))

    assert "Chưa có quy trình" in html
    assert "Tiễn đoàn (Mẫu)" in html
    assert "Nghỉ (Mẫu)" not in html
    assert reverse("procedures:add") + "?serves=farewell" in html
