"""Something has happened: the fact is entered, the least change seen, accepted, and told to whom it concerns."""

from django.urls import reverse
from playwright.sync_api import expect

from doingoai.accounts.models import Notice
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import HostRole
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item
from doingoai.programme.states import Side


def test_a_leader_is_called_away_and_the_programme_is_mended(sign_in):
    visit = Delegation.objects.get(state="under_way")
    leader = visit.hosts.get(role=HostRole.LEADER)
    meant = [
        item
        for item in Item.objects.filter(programme=visit.programme).order_by("-starts_at")
        if item.participations.filter(person=leader.person, side=Side.HOST).exists()
    ]
    day = meant[0].starts_at.astimezone(HERE)
    officer = sign_in("phong").go(reverse("delegations:programme", args=[visit.pk]))

    officer.press("Something has happened")
    form = officer.page.locator("form:has(select[name='host'])")
    form.locator("select[name='host']").select_option(f"host-{leader.pk}")
    form.locator("input[name='since']").fill(f"{day:%d/%m/%Y} 00:05")
    form.locator("input[name='until']").fill(f"{day:%d/%m/%Y} 23:55")
    form.get_by_role("button").click()
    officer.settle()
    main = officer.page.get_by_role("main")
    expect(main.get_by_role("checkbox").first).to_be_checked()
    officer.sees(meant[0].title_vi).picture("24-viec-phat-sinh")
    officer.press("Accept what is ticked")
    officer.sees("Chương trình đã được sửa").picture("24-viec-con-lai")
    officer.go(reverse("delegations:programme", args=[visit.pk]))

    expect(main.locator("ul.lines")).to_contain_text(meant[0].title_vi)
    officer.picture("24-da-sua")
    told = Notice.objects.filter(kind="programme.mended").values_list("to__username", flat=True)
    assert "ha" in told
    assert "phong" not in told
