"""A mission abroad from the request to the closed file, by the programs of everybody who has a say."""

from datetime import timedelta

import pytest

from doingoai.approvals.models import Case
from doingoai.delegations.actions.decide import MATTER
from doingoai.foundation import clock
from doingoai.missions.models import Funding, Mission
from doingoai.missions.states import MissionState
from tests import cast, factories
from tests.api.callers import call, refused, send, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programs():
    """The programs of a unit, of the office and of who decides."""
    factories.office()
    people = {"unit": cast.focal_point(), "office": cast.lan(), "leader": cast.director()}
    factories.authority_rule(matter="mission.city", approver_role="director")
    return {name: token_of(person)[1] for name, person in people.items()}


def done(response, status=200):
    assert response.status_code == status, response.content.decode()
    return response.json()


def a_request(secret, **fields):
    unit = cast.focal_point().unit_id
    begins = clock.today() + timedelta(days=60)
    body = {
        "title_vi": "Đoàn Mẫu đi Hàn Quốc", "unit": unit, "starts_on": begins.isoformat(),
        "ends_on": (begins + timedelta(days=4)).isoformat(), "planning_basis": "Theo thư mời", **fields,
    }  # fmt: skip
    return done(send("POST", "missions/", secret, body), 201)


def completed(secret, mission):
    """The rest of a request, as a unit's program sends it."""
    at = f"missions/{mission['id']}"
    days = {"arrives_on": mission["starts_on"], "leaves_on": mission["ends_on"]}
    done(send("PATCH", f"{at}/", secret, {"content_vi": "Trao đổi", "no_classified": True}))
    done(send("POST", f"{at}/countries/", secret, {"country": "KR", **days}), 201)
    done(
        send(
            "POST",
            f"{at}/money/",
            secret,
            {"source": "host", "amount": 100_000, "currency": "USD", "rate": 255_000_000},
        ),
        201,
    )
    who = {"family": "Lê", "given": "Thử", "role": "head", "managed_by": "city"}
    return done(send("POST", f"{at}/travellers/", secret, who), 201)


def test_a_mission_goes_from_the_request_to_the_closed_file(programs):
    unit, office, leader = programs["unit"], programs["office"], programs["leader"]
    mission = a_request(unit)
    at = f"missions/{mission['id']}"
    head = completed(unit, mission)
    assert head["name"] == "Lê Thử"
    assert done(call(f"{at}/money/", unit))["total"] == 25_500_000
    assert done(send("POST", f"{at}/send/", unit, {}))["state"] == "requested"
    assert refused(send("PATCH", f"{at}/", unit, {"title_vi": "Khác"})) == (422, "mission.frozen")

    refusal = send("POST", f"{at}/submit/", office, {})
    assert refused(refusal) == (422, "mission.appraisal_stops")
    for one in done(call(f"{at}/appraisal/", office))["results"]:
        if (one["standing"], one["weight"]) == ("broken", "block"):
            aside = {
                "rule": one["rule"],
                "target": one["target"],
                "reason": "Đột xuất",
                "allowed_by": "Chủ tịch",
            }
            sheet = done(send("POST", f"{at}/appraisal/overrides/", office, aside), 201)
    assert sheet["stopping"] == 0
    assert done(send("POST", f"{at}/submit/", office, {}), 201)["state"] == "submitted"
    assert refused(send("POST", f"{at}/decide/", office, {"verdict": "approved"}))[0] == 403
    decided = done(send("POST", f"{at}/decide/", leader, {"verdict": "approved", "reason": "Đúng"}))
    assert (decided["state"], decided["decided_by"]) == ("approved", cast.director().name)

    assert done(send("POST", f"{at}/steps/propose/", unit), 201)["items"] != []
    later = {
        "kind": "extension",
        "starts_on": mission["starts_on"],
        "text_vi": "Thêm ngày",
        "reason_vi": "Bay",
    }
    ends = clock.today() + timedelta(days=65)
    change = done(send("POST", f"{at}/changes/", unit, {**later, "ends_on": ends.isoformat()}), 201)
    done(send("POST", f"{at}/changes/{change['id']}/submit/", office, {}), 201)
    done(
        send(
            "POST",
            f"{at}/changes/{change['id']}/decide/",
            leader,
            {"verdict": "approved", "reason": "Đúng"},
        )
    )
    assert done(call(f"{at}/", unit))["ends_on"] == ends.isoformat()

    done(send("POST", f"{at}/leave/", unit))
    done(
        send("POST", f"{at}/log/", unit, {"on": mission["starts_on"], "text_vi": "Đã hội đàm"}), 201
    )
    promise = {
        "text": "Gửi tài liệu",
        "owner_unit": cast.focal_point().unit_id,
        "due_on": ends.isoformat(),
    }
    done(send("POST", f"{at}/promises/", unit, promise), 201)
    done(send("POST", f"{at}/return/", unit))
    assert refused(send("POST", f"{at}/report/file/", unit)) == (422, "mission_report.empty")
    done(send("PATCH", f"{at}/report/", unit, {"happened_vi": "Đã đi", "results_vi": "Tốt"}))
    assert done(send("POST", f"{at}/report/file/", unit))["filed_on"] == clock.today().isoformat()
    assert refused(send("POST", f"{at}/close/", unit))[0] == 403
    assert done(send("POST", f"{at}/close/", office))["state"] == "closed"
    assert [one["text"] for one in done(call(f"{at}/promises/", unit))["items"]] == ["Gửi tài liệu"]


def test_a_unit_asks_in_its_own_name_only(programs):
    body = {
        "title_vi": "Đoàn",
        "unit": cast.lan().unit_id,
        "starts_on": "2026-05-04",
        "ends_on": "2026-05-05",
    }

    assert refused(send("POST", "missions/", programs["unit"], body)) == (422, "reference.unknown")
    assert Mission.objects.count() == 0


def test_what_was_only_asked_about_is_seen_from_outside(programs):
    mission = factories.mission(state=MissionState.CONSULTING)
    factories.consultation(mission, cast.focal_point().unit, cast.lan())
    at = f"missions/{mission.pk}"

    statuses = [
        call(f"{at}/{part}", programs["unit"]).status_code
        for part in ("", "travellers/", "programme/", "money/", "appraisal/", "report/")
    ]

    assert statuses == [200, 200, 200, 403, 403, 403]


def test_the_trips_of_the_year_stand_beside_each_traveller(programs):
    mission = factories.mission()
    one = factories.traveller(mission, role="head")
    earlier = factories.mission(state=MissionState.APPROVED)
    factories.traveller(earlier, one.person)

    told = done(call(f"missions/{mission.pk}/travellers/", programs["office"]))["items"]

    assert [[trip["reference"] for trip in who["trips"]] for who in told] == [[earlier.reference]]


def test_a_passport_number_is_told_to_whom_it_is_for_and_never_kept():
    mission = factories.mission()
    one = factories.traveller(mission)
    at = f"missions/{mission.pk}/travellers/{one.pk}"
    reader, other = token_of(cast.ha())[1], token_of(cast.lan())[1]
    done(send("PUT", f"{at}/passport/", reader, {"number": "ZZ7654321", "country": "VN"}))

    assert done(send("POST", f"{at}/passport/read/", reader))["number"] == "ZZ7654321"
    assert refused(send("POST", f"{at}/passport/read/", other))[0] == 403
    assert done(call(f"{at}/", other))["passport"] is None
    assert "7654321" not in call(f"{at}/", reader).content.decode()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": 0}, "parameters.not_understood"),
        ({"amount": 150}, "funding.part_of_dong"),
        ({"amount": 10**16, "currency": "USD", "rate": 10**11}, "funding.too_much"),
        ({"amount": 100, "currency": "XXX"}, "parameters.not_understood"),
    ],
)
def test_money_that_cannot_be_is_refused_in_words(programs, fields, code):
    mission = factories.mission()

    response = send(
        "POST", f"missions/{mission.pk}/money/", programs["office"], {"source": "host", **fields}
    )

    assert refused(response) == (422, code)
    assert Funding.objects.count() == 0


def test_two_programs_that_edit_the_same_mission_do_not_overwrite_each_other(programs):
    mission = factories.mission()
    at = f"missions/{mission.pk}/"
    done(send("PATCH", at, programs["office"], {"title_vi": "Một"}, **{"If-Match": "1"}))

    response = send("PATCH", at, programs["office"], {"title_vi": "Hai"}, **{"If-Match": "1"})

    assert refused(response) == (412, "edit.changed_meanwhile")


def test_the_list_is_narrowed_and_goes_on_page_by_page(programs):
    far, near = (factories.mission(title_vi=title) for title in ("Xa", "Gần"))
    factories.leg(far, country="FR")
    factories.leg(near, country="KR")

    found = done(call("missions/?country=fr", programs["office"]))["items"]
    first = done(call("missions/?limit=1", programs["office"]))
    second = done(call(f"missions/?limit=1&after={first['next']}", programs["office"]))

    assert [one["id"] for one in found] == [far.pk]
    assert {first["items"][0]["id"], second["items"][0]["id"]} == {far.pk, near.pk}
    assert second["next"] is None


def test_a_kind_of_paper_that_a_mission_does_not_have_is_refused(programs):
    mission = factories.mission()

    response = send(
        "POST", f"missions/{mission.pk}/papers/", programs["office"], {"kinds": ["host_list"]}
    )

    assert refused(response) == (422, "paper.kind_unknown")


def test_a_deputy_decides_on_a_visit_as_on_its_page():
    factories.office()
    lan, head, director = cast.lan(), cast.division_head(), cast.director()
    rule = factories.authority_rule(matter=MATTER, approver_role="director")
    visit = factories.delegation(state="submitted")
    factories.case(visit, lan, rule)
    factories.stand_in(director, head, starts_on=clock.today(), ends_on=clock.today())

    told = done(
        send(
            "POST",
            f"delegations/{visit.pk}/decide/",
            token_of(head)[1],
            {"verdict": "approved", "reason": "Đúng"},
        )
    )

    assert told["state"] == "approved"
    assert Case.objects.get(pk=told["id"]).decided_for == director
