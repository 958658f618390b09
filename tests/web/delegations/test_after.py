"""Afterwards: the visit begins, its report is written and filed, promises are noted, it is closed."""

import json
from datetime import date

import pytest

from doingoai.delegations.models import Delegation, ResultReport
from doingoai.delegations.states import State
from doingoai.planning.models import Task
from doingoai.planning.states import TaskKind
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

REPORT = {"happened_vi": "Đã đón đoàn.", "results_vi": "Ký biên bản."}


@pytest.fixture
def running(visit):
    visit.state = State.UNDER_WAY
    visit.save()
    return visit


@pytest.fixture
def filed(running):
    """A visit whose report is filed: it can be closed."""
    by = cast.lan()
    ResultReport.objects.create(
        delegation=running, **REPORT, filed_on=date(2026, 2, 12), filed_by=by
    )
    running.state = State.REPORTED
    running.save()
    return running


def state_of(visit):
    return Delegation.objects.get(pk=visit.pk).state


def promise(**fields):
    return {"text": "Gửi ảnh cho đối tác", "due_on": "1/3/2026", **fields}


def test_the_guests_are_here(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.APPROVED)

    response = client.post(at(visit, "begin"))
    again = client.post(at(visit, "begin"))

    assert response.headers["Location"] == at(visit, "after")
    assert (state_of(visit), verbs(visit)) == (State.UNDER_WAY, ["delegation.begun"])
    assert again.status_code == 422


def test_the_report_begins_with_what_the_programme_says(client, ha, running):
    factories.item(running.programme, title_vi="Hội đàm về cảng")

    html = read(client.get(at(running, "after")))

    assert "Hội đàm về cảng" in html
    assert inline_faults(html) == []


def test_the_report_is_written_and_then_shown_as_written(client, ha, running):
    factories.item(running.programme, title_vi="Hội đàm về cảng")

    response = client.post(at(running, "after"), REPORT)

    html = read(client.get(at(running, "after")))
    assert response.headers["Location"] == at(running, "after")
    assert ResultReport.objects.get().results_vi == "Ký biên bản."
    assert verbs(running) == ["report.written"]
    assert ("Đã đón đoàn." in html, "Hội đàm về cảng" in html) == (True, False)


def test_of_two_hands_on_the_report_both_are_shown(client, ha, running):
    ResultReport.objects.create(delegation=running, results_vi="Của người kia", version=4)
    opened = json.dumps({"happened_vi": "", "results_vi": ""})

    response = client.post(at(running, "after"), {**REPORT, "version": "1", "opened": opened})

    assert response.status_code == 422
    assert shown_faults(response)["results_vi"] == "Người kia đã ghi: Của người kia"
    assert typed(response, mine="Ký biên bản.") == []


def test_the_report_of_a_closed_visit_stays(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    response = client.post(at(visit, "after"), REPORT)

    assert shown_faults(response) == {
        "": "Chuyến thăm đang ở trạng thái “Đã đóng hồ sơ”; số liệu không sửa được nữa."
    }
    assert (typed(response, mine="Ký biên bản."), ResultReport.objects.count()) == ([], 0)


def test_a_report_is_filed_when_it_says_something(client, ha, running):
    empty = client.post(at(running, "file-report"))
    client.post(at(running, "after"), REPORT)

    response = client.post(at(running, "file-report"))

    report = ResultReport.objects.get()
    assert empty.status_code == 422
    assert response.headers["Location"] == at(running, "after")
    assert (report.filed_on, report.filed_by, state_of(running)) == (
        factories.MONDAY, ha, State.REPORTED,
    )  # fmt: skip
    assert verbs(running)[-1] == "report.filed"


@pytest.mark.parametrize("to", ["person", "unit"])
def test_a_promise_is_noted(client, ha, running, to):
    keeper = {"owner": str(cast.lan().pk)} if to == "person" else {"owner_unit": cast.police().pk}

    response = client.post(at(running, "promise"), promise(**keeper))

    task = Task.objects.get()
    html = read(client.get(at(running, "after")))
    assert response.headers["Location"] == at(running, "after")
    assert (task.kind, task.due_on, bool(task.owner)) == (
        TaskKind.PROMISE, date(2026, 3, 1), to == "person",
    )  # fmt: skip
    assert ("Gửi ảnh cho đối tác" in html, verbs(task)) == (True, ["task.given"])


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "owner"),
        ({"text": ""}, "text"),
        ({"text": "x" * 600}, "text"),
        ({"due_on": ""}, "due_on"),
        ({"due_on": "31/2/2026"}, "due_on"),
        ({"owner_text": "Không Ai Cả"}, "owner"),
    ],
    ids=["nobody", "nothing", "long", "no day", "no such day", "unknown"],
)
def test_a_promise_that_cannot_be_is_refused_at_its_field(client, ha, running, fields, field):
    response = client.post(at(running, "promise"), promise(**fields))

    assert (response.status_code, list(shown_faults(response))) == (422, [field])
    assert Task.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    client, ha, running, count, django_assert_max_num_queries
):
    for turn in range(count):
        owner = cast.lan() if turn else None
        unit = None if turn else cast.police()
        factories.task(
            owner, owner_unit=unit, kind=TaskKind.PROMISE, about_type="delegation",
            about_id=str(running.pk), given_by=cast.lan(),
        )  # fmt: skip
    client.get(at(running, "after"))

    with django_assert_max_num_queries(34):
        client.get(at(running, "after"))


def test_a_visit_is_closed(client, ha, filed):
    response = client.post(at(filed, "close"))

    html = read(client.get(at(filed, "after")))
    assert response.headers["Location"] == at(filed, "after")
    assert (state_of(filed), verbs(filed)) == (State.CLOSED, ["delegation.closed"])
    assert ("Ký biên bản." in html, 'name="results_vi"' in html) == (True, False)


def test_without_a_report_nothing_is_closed_and_the_rule_is_named(client, ha, running):
    response = client.post(at(running, "close"))

    html = read(response)
    assert (response.status_code, state_of(running)) == (422, State.UNDER_WAY)
    assert "Chưa đóng được hồ sơ: còn thiếu báo cáo kết quả." in html
    assert "Thông tư 35/2026/TT-BTC" in html


def test_with_a_promise_that_nobody_keeps_nothing_is_closed(client, ha, filed):
    factories.task(
        None, kind=TaskKind.PROMISE, about_type="delegation", about_id=str(filed.pk), due_on=None,
        given_by=ha, owner_unit=cast.police(),
    )  # fmt: skip

    response = client.post(at(filed, "close"))

    assert (list(shown_faults(response)), state_of(filed)) == ([""], State.REPORTED)


def test_an_officer_writes_and_does_not_close(client, filed):
    cast.enter(client, cast.lan())

    assert client.post(at(filed, "close")).status_code == 403
    assert at(filed, "close") not in read(client.get(at(filed, "after")))


def test_a_leader_reads_the_report_and_writes_nothing(client, filed):
    cast.enter(client, cast.minh())

    assert "Ký biên bản." in read(client.get(at(filed, "after")))
    for name in ("after", "begin", "file-report", "close", "promise"):
        assert client.post(at(filed, name), {}).status_code == 403
