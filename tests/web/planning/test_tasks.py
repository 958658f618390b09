"""Tasks and promises: whose, how they stand, their end, and giving one."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doingoai.foundation import search
from doingoai.planning.models import Task
from doingoai.planning.states import TaskKind, TaskState
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST = "/tasks/"
TODAY = factories.MONDAY
HTMX = {"HX-Request": "true", "HX-Target": "tasks-rows"}


def read(response):
    return response.content.decode()


def page_of(task):
    return reverse("planning:task", args=[task.pk])


def ended(task, state=TaskState.DONE):
    task.state, task.ended_at, task.ended_by = state, factories.NOON, task.given_by
    task.save()
    return task


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["của tôi", "trễ", "hứa"]),
        ("?show=late", ["trễ"]),
        ("?show=done", ["xong"]),
        ("?show=dropped", []),
        ("?kind=promise", ["hứa"]),
        ("?whose=unit", ["của tôi", "của đơn vị", "của đồng nghiệp", "trễ", "hứa"]),
        ("?whose=given", ["tôi giao", "của tôi", "trễ", "hứa"]),
        ("?whose=all&show=open", ["của tôi", "của đơn vị", "của đồng nghiệp", "của người khác", "tôi giao", "trễ", "hứa"]),
        ("?q=hua dac biet", ["hứa"]),
        ("?whose=x&show=y&kind=z", ["của tôi", "trễ", "hứa"]),
    ],
)  # fmt: skip
def test_tasks_are_narrowed_by_whose_and_how_they_stand(client, lan, query, names):
    elsewhere = factories.user(unit=factories.unit())
    colleague = factories.user(unit=lan.unit)
    made = {
        "của tôi": factories.task(lan),
        "trễ": factories.task(lan, due_on=TODAY - timedelta(days=1)),
        "hứa": factories.task(lan, kind=TaskKind.PROMISE, text="Lời hứa đặc biệt"),
        "của đơn vị": factories.task(None, owner_unit=lan.unit),
        "của đồng nghiệp": factories.task(colleague),
        "của người khác": factories.task(elsewhere),
        "tôi giao": factories.task(elsewhere, given_by=lan),
        "xong": ended(factories.task(lan)),
    }
    search.index(made["hứa"], title=made["hứa"].text)

    html = read(client.get(LIST + query))

    assert sorted(name for name, task in made.items() if page_of(task) in html) == sorted(names)
    assert inline_faults(html) == []


def test_the_nearest_day_stands_first_and_what_is_late_is_marked(client, lan):
    later = factories.task(lan, due_on=TODAY + timedelta(days=9))
    late = factories.task(lan, due_on=TODAY - timedelta(days=3))

    html = read(client.get(LIST))

    assert html.index(page_of(late)) < html.index(page_of(later))
    assert "quá hạn 1 ngày làm việc" in html


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "Chưa có nhiệm vụ nào"), ("?show=late", "Không có việc quá hạn"), ("?q=x", "phù hợp")],
)
def test_an_empty_list_says_why(client, lan, query, said):
    assert said in read(client.get(LIST + query))


def test_the_rows_alone_are_a_part_of_the_page(client, lan):
    factories.task(lan)

    piece = read(client.get(LIST, headers=HTMX)).strip()

    assert piece.startswith('<div id="tasks-rows">')
    assert piece in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, lan, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.task(lan, given_by=factories.user(), owner_unit=factories.unit())
    client.get(LIST)

    with django_assert_max_num_queries(4):
        client.get(LIST)


def test_another_agency_sees_only_its_own_tasks(client):
    police = cast.focal_point()
    own, other = factories.task(None, owner_unit=police.unit), factories.task(cast.lan())
    cast.enter(client, police)

    html = read(client.get(f"{LIST}?whose=all"))

    assert page_of(own) in html
    assert page_of(other) not in html
    assert client.get(page_of(other)).status_code == 404


def test_strangers_go_to_the_sign_in(client):
    task = factories.task(cast.lan())

    for name, keys in (("tasks", []), ("give", []), ("task", [task.pk]), ("done", [task.pk])):
        assert client.post(reverse(f"planning:{name}", args=keys)).status_code == 302


def test_a_task_leads_to_what_it_is_about(client, lan):
    visit = factories.delegation()
    task = factories.task(
        lan, about_type="delegation", about_id=str(visit.pk), about_label=visit.title_vi
    )

    html = read(client.get(page_of(task)))

    assert reverse("delegations:detail", args=[visit.pk]) in html
    assert "thứ Hai, ngày 02 tháng 02 năm 2026 (hôm nay)" in html
    assert inline_faults(html) == []


def test_a_task_is_done_with_what_shows_it(client, lan):
    task = factories.task(lan)

    client.post(reverse("planning:done", args=[task.pk]), {"evidence": "Công văn 12/SNgV"})

    task.refresh_from_db()
    html = read(client.get(page_of(task)))
    assert (task.state, task.evidence) == (TaskState.DONE, "Công văn 12/SNgV")
    assert "Công văn 12/SNgV" in html
    assert reverse("planning:done", args=[task.pk]) not in html


def test_a_task_is_dropped_with_the_reason(client, lan):
    task = factories.task(lan)

    refused = client.post(reverse("planning:drop", args=[task.pk]), {"evidence": " "})
    dropped = client.post(reverse("planning:drop", args=[task.pk]), {"evidence": "Đoàn hoãn"})

    task.refresh_from_db()
    assert refused.status_code == 422
    assert "Hãy nêu lý do không làm nữa." in read(refused)
    assert inline_faults(read(refused)) == []
    assert (dropped.status_code, task.state) == (302, TaskState.DROPPED)


def test_what_was_ended_by_mistake_is_opened_again(client, lan):
    task = ended(factories.task(lan))

    html = read(client.get(page_of(task)))
    client.post(reverse("planning:reopen", args=[task.pk]))

    task.refresh_from_db()
    assert reverse("planning:reopen", args=[task.pk]) in html
    assert task.state == TaskState.OPEN


def test_a_task_that_is_over_is_not_ended_twice(client, lan):
    task = ended(factories.task(lan))

    response = client.post(reverse("planning:done", args=[task.pk]), {})

    assert response.status_code == 422


def test_whoever_has_to_do_it_may_say_that_it_is_done(client):
    police = cast.focal_point()
    mine = factories.task(police)
    of_the_unit = factories.task(None, owner_unit=police.unit)
    cast.enter(client, police)

    client.post(reverse("planning:done", args=[mine.pk]), {"evidence": ""})

    mine.refresh_from_db()
    assert mine.state == TaskState.DONE
    assert client.post(reverse("planning:done", args=[of_the_unit.pk]), {}).status_code == 403
    assert reverse("planning:done", args=[of_the_unit.pk]) not in read(
        client.get(page_of(of_the_unit))
    )
    assert client.post(reverse("planning:reopen", args=[mine.pk])).status_code == 403


def given(**fields):
    usual = {"text": "Đặt xe", "kind": "task", "due_on": "9/2/2026", "owner_text": "", "owner": ""}
    return {**usual, **fields}


def test_a_task_is_given_about_a_visit(client, lan):
    ha, visit = cast.ha(), factories.delegation()
    address = f"{reverse('planning:give')}?delegation={visit.pk}"
    form = read(client.get(address))

    response = client.post(address, given(owner=ha.pk))

    task = Task.objects.get()
    assert visit.title_vi in form
    assert response.headers["Location"] == page_of(task)
    assert (task.owner, task.about_id) == (ha, str(visit.pk))
    assert "Đã giao nhiệm vụ." in read(client.get(page_of(task)))


def test_a_task_may_stand_alone_and_be_for_a_unit(client, lan):
    unit = factories.unit()

    client.post(reverse("planning:give"), given(owner_unit=unit.pk))

    task = Task.objects.get()
    assert (task.owner_unit, task.about_type) == (unit, "")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Hãy ghi ai phải làm."),
        ({"text": ""}, "#id_text"),
        ({"due_on": "hôm nào đó"}, "#id_due_on"),
        ({"owner_text": "Không Có Ai"}, "Không Có Ai"),
    ],
)
def test_a_task_that_cannot_be_given_is_refused_in_place(client, lan, changed, said):
    response = client.post(reverse("planning:give"), given(**changed))

    assert response.status_code == 422
    assert said in read(response)
    assert Task.objects.count() == 0


@pytest.mark.parametrize("key", ["x", "9" * 30, "999999"])
def test_a_visit_that_is_not_there_takes_no_task(client, lan, key):
    assert client.get(f"{reverse('planning:give')}?delegation={key}").status_code == 404


def test_who_gives_no_tasks_is_refused(client):
    cast.enter(client, cast.minh())

    assert client.get(reverse("planning:give")).status_code == 403


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, lan, language):
    open_one, promise = factories.task(lan), factories.task(lan, kind=TaskKind.PROMISE)
    done = ended(factories.task(lan))
    client.cookies["language"] = language

    for address in (LIST, reverse("planning:give"), *map(page_of, (open_one, promise, done))):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Nhiệm vụ" in html) is (language == "vi")
