"""The agencies' own door: a focal point, on a phone, sees what waits, asks, and sees where it lies."""

from django.urls import reverse

from doingoai.missions.models import Mission
from doingoai.web.shell import NAVIGATION

PHONE = {"width": 360, "height": 740}
OWN = ("web:desk", "delegations:list", "missions:list", "yearplan:plan", "programme:calendar", "approvals:consultations")  # fmt: skip


def test_a_focal_point_sees_only_what_is_of_the_own_unit(sign_in):
    focal = sign_in("dulich", viewport=PHONE).go("/")
    mission = Mission.objects.get(unit__code="so-du-lich", state="draft")
    focal.sees(mission.title_vi).picture("12-ban-viec-dau-moi")

    names = focal.page.locator("nav a[href]").evaluate_all("all => all.map(one => one.pathname)")
    known = {entry.url for entry in NAVIGATION}
    assert {name for name in names if name in known} == {reverse(name) for name in OWN}

    focal.go(reverse("missions:list"))
    others = Mission.objects.exclude(unit__code="so-du-lich")
    for other in others:
        assert focal.page.get_by_text(other.title_vi, exact=True).count() == 0
    focal.page.goto(f"{focal.base}{reverse('missions:detail', args=[others[0].pk])}")
    assert focal.page.locator("main").inner_text().count(others[0].title_vi) == 0


def test_what_a_unit_asks_for_shows_where_it_lies(sign_in):
    focal = sign_in("dulich", viewport=PHONE).go("/").press("Ask for a mission")
    focal.fill(
        title_vi="Đoàn dự hội chợ du lịch tại Viêng Chăn (mẫu)",
        starts_on="12/4/2027",
        ends_on="15/4/2027",
        planning_basis="Thư mời đến sau khi kế hoạch được duyệt (mẫu)",
    ).choose(planning="unplanned")
    focal.picture("12-de-nghi-doan-ra").press("Open the request")
    asked = Mission.objects.get(title_vi__startswith="Đoàn dự hội chợ du lịch tại Viêng Chăn")
    assert (asked.unit.code, asked.state) == ("so-du-lich", "draft")

    focal.go("/").sees(asked.title_vi)
    focal.picture("12-viec-cua-don-vi")
    assert sign_in("congan").go("/").page.get_by_text(asked.title_vi).count() == 0
