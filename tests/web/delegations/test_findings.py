"""What the software found, the ways to the fields that mend it, and what happens next."""

import pytest

from doingoai.approvals.models import Case
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.web.delegations.changes import shown_changes
from doingoai.web.delegations.findings import mending_url
from doingoai.web.delegations.frame import next_step, stages
from tests import cast, factories
from tests.web.delegations.answers import at, piece, read
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db


def test_findings_lead_to_what_mends_them(client, ha, visit):
    guest = factories.member(visit, factories.person("KIM", "Mau"))

    html = read(client.get(at(visit, "findings")))

    assert at(visit, "member", guest.pk) in html
    assert inline_faults(html) == []
    assert piece(client, at(visit, "findings"), "findings").strip() in html


def test_who_may_not_mend_is_shown_no_way(client, visit):
    guest = factories.member(visit, factories.person("KIM", "Mau"))
    cast.enter(client, cast.minh())

    html = read(client.get(at(visit, "findings")))

    assert ("KIM Mau" in html, at(visit, "member", guest.pk) in html) == (True, False)


def test_a_focal_point_is_shown_no_findings(client, visit):
    focal = cast.focal_point()
    factories.shared_with(visit, focal.unit)
    cast.enter(client, focal)

    assert client.get(at(visit, "findings")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_findings_ask_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.member(visit)
        factories.host(visit)
        factories.item(visit.programme)
    client.get(at(visit, "findings"))

    with django_assert_max_num_queries(45):
        client.get(at(visit, "findings"))


@pytest.mark.parametrize(
    ("target", "page"),
    [
        (Target("visit", "", "payer"), "plan"),
        (Target("visit", "", "decision"), "consult"),
        (Target("visit", "", "title_en"), "edit"),
        (Target("member"), "people"),
        (Target("item"), "programme"),
        (Target("consultation", "consultation-3"), "consult"),
        (Target("paper", "paper-3"), "papers"),
        (Target("estimate", "gift"), "plan"),
        (Target("promise", "task-3"), "after"),
    ],
)
def test_every_finding_has_a_page_that_mends_it(visit, target, page):
    assert mending_url(visit, target).partition("#")[0] == at(visit, page)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (Target("seating", "plan-7"), "seating/7/"),
        (Target("gift", "giving-3"), "gifts/"),
        (Target("gift"), "gifts/"),
    ],
)
def test_a_finding_of_a_plan_or_a_gift_leads_to_its_own_page(visit, target, address):
    assert mending_url(visit, target) == f"/delegations/{visit.pk}/{address}"


@pytest.mark.parametrize(
    ("kind", "field"), [("member", "title_en"), ("host", "rank"), ("item", "place")]
)
def test_a_finding_of_one_record_leads_to_its_field(visit, kind, field):
    target = Target(kind, f"{kind}-7", field)

    assert mending_url(visit, target) == at(visit, kind, 7) + f"#id_{field}"


@pytest.mark.parametrize(
    ("state", "page"),
    [
        (State.DRAFT, "consult"),
        (State.CONSULTING, "consult"),
        (State.SUBMITTED, "consult"),
        (State.APPROVED, "papers"),
        (State.UNDER_WAY, "after"),
        (State.REPORTED, "after"),
        (State.REFUSED, "consult"),
    ],
)
def test_every_live_state_says_what_happens_next(visit, state, page):
    visit.state = state

    step = next_step(visit, cast.ha(), on=factories.MONDAY)

    assert (step.url, bool(step.button), step.is_late) == (at(visit, page), True, False)


@pytest.mark.parametrize("state", [State.CLOSED, State.CANCELLED])
def test_after_the_end_nothing_happens_next(visit, state):
    visit.state = state

    assert next_step(visit, cast.ha(), on=factories.MONDAY).kind == "done"


@pytest.mark.parametrize(
    ("state", "on", "late"),
    [
        (State.DRAFT, factories.FIRST_DAY, False),
        (State.DRAFT, factories.LAST_DAY, True),
        (State.UNDER_WAY, factories.LAST_DAY, False),
        (State.REPORTED, factories.LAST_DAY, False),
    ],
)
def test_what_was_due_before_today_is_late(visit, state, on, late):
    visit.state = state

    assert next_step(visit, cast.ha(), on=on).is_late is late


def test_the_agency_that_answers_first_is_named(visit):
    visit.state = State.CONSULTING
    visit.responsible = cast.ha()
    late = factories.consultation(visit, cast.police(), cast.ha(), due_on=factories.FIRST_DAY)

    waiting = next_step(visit, cast.ha(), on=factories.LAST_DAY)
    late.answered_on, late.opinion, late.answered_by = factories.FIRST_DAY, "agree", cast.ha()
    late.save()
    answered = next_step(visit, cast.ha(), on=factories.LAST_DAY)

    assert (waiting.who, waiting.is_late) == (cast.police().name, True)
    assert (answered.who, answered.due) == (cast.ha().name, factories.FIRST_DAY)


def test_who_decides_is_named_while_a_case_waits(visit):
    visit.state = State.SUBMITTED
    nobody = next_step(visit, cast.ha(), on=factories.MONDAY).who
    factories.case(visit, cast.ha())

    assert Case.objects.count() == 1
    assert (nobody, next_step(visit, cast.ha(), on=factories.MONDAY).who) == (
        "",
        "Lãnh đạo thành phố",
    )


def test_a_visit_off_the_road_shows_where_it_left_it(visit):
    visit.state = State.REFUSED

    assert [(one.is_done, one.is_current, one.is_off) for one in stages(visit)] == [
        (True, False, False),
        (False, True, True),
    ]


def test_a_visit_on_the_road_shows_how_far_it_came(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.APPROVED)

    found = stages(Delegation.objects.get())

    assert [one.is_done for one in found] == [True, True, True, False, False, False, False]
    assert found[3].is_current


def test_a_change_is_told_in_words():
    change = {
        "what": "changed",
        "title": "Hội đàm",
        "concerns": ["KIM Mau"],
        "fields": {
            "starts_at": ["2026-02-09T09:00+07:00", "2026-02-09T10:00+07:00"],
            "kind": ["talks", "signing"],
            "guests": [["KIM Mau", "KIM Mot"], []],
            "car": ["", "Xe số 2"],
        },
    }

    (shown,) = shown_changes([change])

    assert [pair[1:] for pair in shown.fields] == [
        ("09:00 09/02/2026", "10:00 09/02/2026"),
        ("Hội đàm", "Lễ ký kết"),
        ("KIM Mau, KIM Mot", "–"),
        ("–", "Xe số 2"),
    ]
