"""A mission through all hands: a department asks, the office submits, a leader decides, the unit reports."""

import pytest
from django.urls import reverse

from doingoai.missions.models import Mission
from tests import cast
from tests.missions.samples import city_decides
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

TABS = ("detail", "people", "money", "programme", "appraisal", "consult", "after")


def at(mission, name, *more):
    return reverse(f"missions:{name}", args=[mission.pk, *more])


def done(response):
    form = response.context["form"] if response.context else None
    assert response.status_code == 302, form.errors if form else response.content
    return response


def test_a_mission_goes_from_the_request_of_a_unit_to_the_filed_report(client, asker, enter):
    city_decides()
    enter(asker)
    done(client.post("/missions/new/", {
        "title_vi": "Đoàn xúc tiến du lịch tại Xơ-un (Mẫu)", "unit": asker.unit_id,
        "starts_on": "9/3/2026", "ends_on": "13/3/2026", "purpose": "promotion",
        "planning": "unplanned", "planning_basis": "Đối tác mới mời.",
    }))  # fmt: skip
    mission = Mission.objects.get()
    done(client.post(at(mission, "edit"), {
        "title_vi": mission.title_vi, "starts_on": "9/3/2026", "ends_on": "13/3/2026",
        "purpose": "promotion", "level": "department_leader", "field": "culture", "pillar": "state",
        "planning": "unplanned", "planning_basis": "Đối tác mới mời.", "inviter": "partner",
        "partner_other": "Thành phố Mẫu", "content_vi": "Xúc tiến du lịch",
    }))  # fmt: skip
    done(
        client.post(
            at(mission, "add-leg"),
            {"country": "KR", "arrives_on": "9/3/2026", "leaves_on": "13/3/2026"},
        )
    )
    done(client.post(at(mission, "add-traveller"), {
        "family": "Nguyễn", "given": "Thử", "role": "head", "managed_by": "city", "title_vi": "Giám đốc",
    }))  # fmt: skip
    done(client.post(at(mission, "add-funding"), {
        "source": "city_budget", "amount": "1234,50", "currency": "USD", "rate": "25450,5",
    }))  # fmt: skip
    done(client.post(at(mission, "add-item"), {
        "kind": "talks", "day": "10/3/2026", "begins": "09:00", "title_vi": "Hội đàm",
    }))  # fmt: skip
    for tab in TABS:
        shown = client.get(at(mission, tab))
        assert (shown.status_code, inline_faults(shown.content.decode())) == (200, [])
    done(client.post(at(mission, "send"), {"request_number": "12/SDL"}))
    assert Mission.objects.get().state == "requested"

    enter(cast.lan())
    for tab in TABS:
        assert client.get(at(mission, tab)).status_code == 200
    stopped = client.post(at(mission, "submit"), {"note": "Kính trình"})
    assert stopped.status_code == 422
    done(client.post(at(mission, "override"), {
        "rule": "mission_classified", "target": "", "reason": "Trưởng đoàn cam kết trên giấy.",
        "allowed_by": "Phó Chủ tịch (Mẫu)",
    }))  # fmt: skip
    done(client.post(at(mission, "submit"), {"note": "Kính trình"}))

    enter(cast.minh())
    assert client.get(at(mission, "consult")).context["decide_form"]
    done(client.post(at(mission, "decide"), {"verdict": "approved", "reason": ""}))
    assert Mission.objects.get().state == "approved"

    enter(asker)
    done(client.post(at(mission, "propose-steps")))
    done(client.post(at(mission, "leave")))
    done(client.post(at(mission, "log"), {"on": "10/3/2026", "text_vi": "Hội đàm."}))
    done(client.post(at(mission, "returned")))
    done(client.post(at(mission, "after"), {"happened_vi": "Đã đi", "results_vi": "Tốt"}))
    done(
        client.post(
            at(mission, "promise"),
            {"text": "Gửi tài liệu", "owner_unit": asker.unit_id, "due_on": "1/4/2026"},
        )
    )
    for tab in TABS:
        assert client.get(at(mission, tab)).status_code == 200
    done(client.post(at(mission, "file-report")))

    enter(cast.lan())
    done(client.post(at(mission, "close")))
    for tab in ("detail", "after", "people"):
        assert client.get(at(mission, tab)).status_code == 200
    assert client.get("/missions/").status_code == 200
    assert Mission.objects.get().state == "closed"
    assert [line.vnd for line in mission.funding.all()] == [31_418_642]
