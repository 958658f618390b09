"""The yearly plan: a unit proposes, the office weighs what overlaps, a leader decides."""

from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.foundation import clock
from doingoai.yearplan.actions.consolidate import accept_item
from doingoai.yearplan.models import PlanItem, YearPlan

SMALL = {"width": 1180, "height": 590}


def test_a_proposal_goes_from_its_unit_through_the_office_into_the_plan(sign_in):
    plan = YearPlan.objects.get(state="collecting")
    unit = sign_in("taichinh", viewport=SMALL).go(reverse("yearplan:propose"))
    unit.choose(kind="outbound")
    unit.fill(
        title_vi="Học tập quản lý ngân sách tại Tô-ky-ô (mẫu)",
        purpose_vi="Trao đổi kinh nghiệm (mẫu)",
        partner_written="Thủ đô Tô-ky-ô",
        countries="Nhật Bản",
        starts_on=f"15/4/{plan.year}",
        ends_on=f"10/4/{plan.year}",
        people="6",
        days="4",
        budget="480.000.000",
        budget_source="Ngân sách thành phố",
    ).press("Keep as a draft")
    unit.sees(f"10/04/{plan.year}").picture("9-ngay-sai")
    unit.fill(ends_on=f"18/4/{plan.year}").press("Keep as a draft").press("Propose")
    item = PlanItem.objects.get(title_vi__startswith="Học tập quản lý ngân sách tại Tô")
    assert (item.state, str(item.partner)) == ("proposed", "Thủ đô Tô-ky-ô")
    unit.go(reverse("yearplan:year", args=[plan.pk])).picture("9-de-xuat")
    assert unit.page.get_by_text("Sở Du lịch").count() == 0, "a unit sees its own items only"

    officer = sign_in("lan", viewport=SMALL).go(reverse("yearplan:overlaps", args=[plan.pk]))
    officer.sees(item.title_vi).picture("9-trung-lap")
    officer.go(reverse("yearplan:item", args=[item.pk]))
    officer.page.locator("#merge_into").fill("Xúc tiến du lịch")
    officer.page.locator("[role='option']").first.click()
    officer.fill(reason="Cùng tuần, cùng đối tác (mẫu)")
    officer.press("Merge")
    item.refresh_from_db()
    assert item.state == "merged"
    _settle_the_rest(plan)
    officer.go(reverse("yearplan:decision", args=[plan.pk])).press("Begin to consolidate")
    officer.fill(note="Kính trình (mẫu)").press("Submit")
    assert officer.page.locator("main [name='verdict']").count() == 0, "the submitter never decides"

    leader = sign_in("minh", viewport=SMALL).go(reverse("yearplan:decision", args=[plan.pk]))
    leader.page.locator("main [name='verdict'][value='approved']").check()
    leader.picture("9-duyet").press("Decide")
    plan.refresh_from_db()
    assert plan.state == "decided"
    leader.sees("QĐ-UBND")


def test_the_plan_is_compared_with_what_was_done(sign_in):
    plan = YearPlan.objects.get(state="decided")

    officer = sign_in("lan", viewport=SMALL).go(reverse("yearplan:compare", args=[plan.pk]))

    officer.sees("(mẫu)").picture("9-so-sanh")


def _settle_the_rest(plan):
    """What the office does with each other proposal, one press each."""
    lan = User.objects.get(username="lan")
    for item in plan.items.filter(state="asked_back"):
        item.state = "proposed"
        item.save(update_fields=["state"])
    for item in plan.items.filter(state="proposed"):
        accept_item(item, by=lan)
    assert clock.today().year + 1 == plan.year
