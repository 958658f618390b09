"""The plan of a year, statistics, consulting and standing in, as programs keep them."""

from datetime import date, timedelta

import pytest

from doingoai.accounts.actions import set_roles
from doingoai.accounts.states import Role
from doingoai.approvals.models import ConsultationRule, StandIn
from doingoai.foundation import clock
from doingoai.yearplan.models import PlanItem
from tests import cast, factories
from tests.api.callers import call, refused, send, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programs():
    """The programs of a unit, of the office and of who decides."""
    factories.office()
    people = {"unit": cast.focal_point(), "office": cast.lan(), "leader": cast.director()}
    factories.authority_rule(matter="yearplan.plan", approver_role="director")
    return {name: token_of(person)[1] for name, person in people.items()}


def done(response, status=200):
    assert response.status_code == status, response.content.decode()
    return response.json()


def an_item(**fields):
    return {
        "unit": cast.focal_point().unit_id, "kind": "outbound", "title_vi": "Đoàn đi Hàn Quốc",
        "starts_on": "2027-03-15", "ends_on": "2027-03-20", "purpose_vi": "Trao đổi",
        "partner_text": "Thành phố Mẫu", "countries": ["KR"], "leader": "Phó Giám đốc", "people": 5,
        "days": 6, "budget": 500_000_000, "budget_source": "Ngân sách", **fields,
    }  # fmt: skip


def test_a_plan_goes_from_the_proposals_to_the_amendment(programs):
    unit, office, leader = programs["unit"], programs["office"], programs["leader"]
    plan = done(send("POST", "plans/", office, {"year": 2027}), 201)
    at = f"plans/{plan['id']}"
    first, second = (
        done(send("POST", f"{at}/items/", unit, an_item(title_vi=title)), 201)
        for title in ("Một", "Hai")
    )
    assert done(call(f"{at}/items/", office))["items"] == [], "a draft is its unit's own"
    assert len(done(send("POST", f"{at}/items/send/", unit))["items"]) == 2
    assert refused(send("PATCH", f"plan-items/{first['id']}/", unit, {"people": 9})) == (
        422,
        "plan_item.not_with_unit",
    )

    pairs = done(call(f"{at}/overlaps/", office))["items"]
    assert [(one["one"], one["other"]) for one in pairs] == [(first["id"], second["id"])]
    asked = done(
        send("POST", f"plan-items/{first['id']}/ask-back/", office, {"missing": "Kinh phí"})
    )
    assert (asked["state"], asked["said_back"]) == ("asked_back", "Kinh phí")
    done(send("PATCH", f"plan-items/{first['id']}/", unit, {"budget": 600_000_000}))
    done(send("POST", f"plan-items/{first['id']}/send/", unit))
    done(send("POST", f"plan-items/{first['id']}/accept/", office))
    merged = done(
        send(
            "POST",
            f"plan-items/{second['id']}/merge/",
            office,
            {"into": first["id"], "reason": "Trùng"},
        )
    )
    assert merged["merged_into"] == first["id"]

    done(send("POST", f"{at}/move/", office, {"to": "consolidating"}))
    done(send("POST", f"{at}/submit/", office, {}), 201)
    done(send("POST", f"{at}/decide/", leader, {"verdict": "approved", "reason": "Đúng"}))
    assert done(call(f"plan-items/{first['id']}/", unit))["state"] == "planned"

    moved = {"starts_on": "2027-04-05", "ends_on": "2027-04-10", "reason": "Đối tác hoãn"}
    amended = done(send("PATCH", f"plan-items/{first['id']}/amend/", office, moved))
    assert [(one["what"], one["reason"]) for one in amended["amendments"]] == [
        ("moved", "Đối tác hoãn")
    ]
    compared = done(call(f"{at}/compare/", office))
    assert [(one["item"], one["outcome"]) for one in compared["items"]] == [
        (first["id"], "not_yet")
    ]
    assert refused(call(f"{at}/compare/", unit))[0] == 403


def test_an_item_of_which_only_the_month_is_known_covers_whole_months(programs):
    plan = factories.year_plan(2027)
    body = an_item(starts_on="2027-03-15", ends_on="2027-04-02", is_month_only=True)

    item = done(send("POST", f"plans/{plan.pk}/items/", programs["unit"], body), 201)
    edited = done(
        send("PATCH", f"plan-items/{item['id']}/", programs["unit"], {"ends_on": "2027-05-05"})
    )

    assert (item["starts_on"], item["ends_on"]) == ("2027-03-01", "2027-04-30")
    assert (edited["starts_on"], edited["ends_on"]) == ("2027-03-01", "2027-05-31")


def test_a_unit_proposes_for_itself_only_and_throws_its_draft_away(programs):
    plan = factories.year_plan(2027)
    other = send(
        "POST", f"plans/{plan.pk}/items/", programs["unit"], an_item(unit=cast.lan().unit_id)
    )
    mine = done(send("POST", f"plans/{plan.pk}/items/", programs["unit"], an_item()), 201)

    assert refused(other) == (422, "reference.unknown")
    assert done(send("DELETE", f"plan-items/{mine['id']}/", programs["unit"]))["done"] is True
    assert PlanItem.objects.count() == 0


def test_statistics_and_the_records_behind_a_figure_agree(programs):
    for country in ("KR", "KR", "JP"):
        mission = factories.mission(state="approved", starts_on=date(2026, 3, 9))
        factories.leg(mission, country=country)
        factories.traveller(mission)
    asked = "direction=out&cut=country&first=2026-01-01&last=2026-12-31"

    table = done(call(f"statistics/?{asked}", programs["leader"]))
    behind = done(call(f"statistics/records/?{asked}&key=KR&limit=1", programs["leader"]))

    assert [(one["key"], one["now"]["delegations"]) for one in table["lines"]] == [
        ("KR", 2),
        ("JP", 1),
    ]
    assert (behind["count"], len(behind["items"]), behind["next"]) == (2, 1, 1)
    assert refused(call(f"statistics/?{asked}", programs["unit"]))[0] == 403


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("direction=in&cut=headcount&first=2026-01-01&last=2026-12-31", "statistics.no_such_cut"),
        ("first=2026-12-31&last=2026-01-01", "statistics.period"),
    ],
)
def test_statistics_that_cannot_be_are_refused_in_words(programs, asked, code):
    assert refused(call(f"statistics/?{asked}", programs["leader"])) == (422, code)


def test_an_agency_wishes_for_more_time_and_its_answer_is_used(programs):
    unit, office = programs["unit"], programs["office"]
    today = clock.today()
    asked = factories.consultation(
        factories.delegation(), cast.focal_point().unit, cast.lan(), asked_on=today,
        due_on=today + timedelta(days=3), rule=factories.consultation_rule(extension_days=9),
    )  # fmt: skip
    at = f"consultations/{asked.pk}"
    done(send("POST", f"{at}/day/", office, {"due_on": (today + timedelta(days=5)).isoformat()}))
    until = (today + timedelta(days=7)).isoformat()
    wished = done(send("POST", f"{at}/more-time/", unit, {"until": until, "reason": "Chờ"}), 201)
    assert [one["is_granted"] for one in wished["wishes"]] == [None]

    granted = done(send("POST", f"{at}/wish/", office, {"grant": True}))
    assert (granted["due_on"], granted["wishes"][0]["is_granted"]) == (until, True)
    done(send("POST", f"{at}/answer/", unit, {"opinion": "agree_if", "text": "Nếu đủ hồ sơ"}))
    assert refused(send("POST", f"{at}/use/", office, {"use": "not"})) == (
        422,
        "consultation.no_reason",
    )
    assert done(send("POST", f"{at}/use/", office, {"use": "taken"}))["use"] == "taken"
    assert done(call(f"{at}/", office))["use"] == "taken"


def test_rules_of_consultation_are_loaded_added_and_edited_by_who_keeps_them(programs):
    keeper = set_roles(cast.ha(), roles=[Role.OFFICER, Role.ADMINISTRATOR], by=cast.administrator())
    admin = token_of(keeper)[1]
    body = {"kind": "mission", "reply_days": 5, "valid_from": "2026-01-01", "source": "Quy chế"}
    assert refused(send("POST", "consultation-rules/", programs["office"], body))[0] == 403

    rule = done(send("POST", "consultation-rules/", admin, body), 201)
    done(send("PATCH", f"consultation-rules/{rule['id']}/", admin, {"reply_days": 7}))
    loaded = done(send("POST", "consultation-rules/load/", admin))["count"]

    assert ConsultationRule.objects.get(pk=rule["id"]).reply_days == 7
    assert ConsultationRule.objects.count() == loaded + 1


def test_who_acts_for_whom_is_recorded_and_taken_back(programs):
    director, head, today = cast.director(), cast.division_head(), clock.today().isoformat()
    factories.authority_rule(matter="delegation.reception")
    body = {
        "principal": director.pk, "deputy": head.pk, "form": "KT", "basis": "Đi công tác",
        "paper_reference": "12/TB", "starts_on": today, "ends_on": today,
        "matters": ["delegation.reception"],
    }  # fmt: skip
    assert refused(send("POST", "stand-ins/", programs["office"], body))[0] == 403
    unknown = send("POST", "stand-ins/", programs["leader"], {**body, "matters": ["no.such"]})
    assert refused(unknown) == (422, "reference.unknown")

    made = done(send("POST", "stand-ins/", programs["leader"], body), 201)
    back = done(send("POST", f"stand-ins/{made['id']}/revoke/", programs["leader"]))

    assert (made["matters"], back["revoked_at"] is None) == (["delegation.reception"], False)
    assert StandIn.objects.get().revoked_by == director
    assert [one["id"] for one in done(call("stand-ins/", programs["office"]))["items"]] == [
        made["id"]
    ]
