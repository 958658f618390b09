"""Standard procedures: one ticks, another confirms, a departure has its reason, a lesson makes a version."""

import re

from django.utils import timezone
from django.utils.translation import gettext
from playwright.sync_api import expect

from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.missions.models import Mission
from doingoai.missions.rules import PREPARING
from doingoai.procedures.models import Clause, Conduct, Mark, Procedure, ProcedureVersion
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind

SEATS = "Chỗ ngồi theo sơ đồ"
FLAGS = "Cờ: đúng nước, đúng chiều, cùng cỡ"
PHOTO = "Người chụp ảnh"
LESSON = "Chụp ảnh bàn có cờ gửi người kiểm tra lại (Mẫu)"


def _row(officer, item, text):
    """The line of one step on the checklist of one item."""
    part = officer.page.locator(f"#item-{item.pk}")
    return part.locator("ul.lines > li").filter(has_text=text)


def _press(officer, row, label):
    row.get_by_role("button", name=gettext(label), exact=True).click()
    officer.settle()


def test_a_checklist_is_kept_by_two_people(sign_in):
    visit = Delegation.objects.get(state=State.UNDER_WAY)
    call = Item.objects.get(programme=visit.programme_id, kind="courtesy_call")
    page = f"/delegations/{visit.pk}/checklists/"
    ha, phong = sign_in("ha").go(page), sign_in("phong")

    row = _row(ha, call, SEATS)
    mark = Mark.objects.filter(about_id=str(call.pk), step__text_vi=SEATS)
    if not mark.exists():  # in the afternoon the demonstration has ticked it already
        _press(ha, row, "Tick")
        expect(row).to_contain_text(gettext("waits for a second person"))
        expect(row.get_by_role("button", name=gettext("Confirm"), exact=True)).to_have_count(0)
        ha.picture("22-bang-kiem")

    flags = _row(phong.go(page), call, FLAGS)
    expect(flags).to_contain_text(gettext("waits for a second person"))
    _press(phong, flags, "Confirm")
    expect(flags).not_to_contain_text(gettext("waits for a second person"))
    phong.picture("22-xac-nhan")
    assert (
        Mark.objects.get(about_id=str(call.pk), step__text_vi=FLAGS).second_by.username == "phong"
    )

    photo = _row(ha.go(page), call, PHOTO)
    if not Mark.objects.filter(about_id=str(call.pk), step__text_vi=PHOTO).exists():
        photo.get_by_role("link", name=gettext("Otherwise…"), exact=True).click()
        ha.settle()
        ha.choose(outcome="not_done").press("Note the departure")
        ha.sees(gettext("Say why this was done differently or not at all."))
        ha.fill(reason="Khách đề nghị không chụp ảnh (Mẫu)").picture("22-lam-khac")
        ha.press("Note the departure")
        expect(_row(ha, call, PHOTO)).to_contain_text("Khách đề nghị không chụp ảnh (Mẫu)")


def test_the_debrief_makes_a_new_version(sign_in):
    visit = Delegation.objects.get(state=State.UNDER_WAY)
    call = Item.objects.get(programme=visit.programme_id, kind="courtesy_call")
    procedure = Procedure.objects.get(code="courtesy_call")
    ha = sign_in("ha").go(f"/delegations/{visit.pk}/checklists/")

    part = ha.page.locator(f"#item-{call.pk}")
    part.get_by_role("link", name=gettext("Note a lesson"), exact=True).click()
    ha.settle()
    ha.page.locator("main select[name='step']").select_option(label=FLAGS)
    ha.fill(text=LESSON).picture("22-bai-hoc").press("Note the lesson")
    ha.sees(LESSON)

    phong = sign_in("phong").go("/procedures/").picture("22-so-quy-trinh")
    phong.go(f"/procedures/{procedure.pk}/")
    lesson = phong.page.locator("#lessons li").filter(has_text=LESSON)
    _press(phong, lesson, "Make it a step")
    expect(phong.page.locator("main [name='text_vi']")).to_have_value(LESSON)
    phong.fill(amount="1").press("Save")
    expect(phong.page).to_have_url(re.compile(r"/procedures/versions/\d+/$"))
    phong.fill(
        valid_from=f"{timezone.localdate():%d/%m/%Y}",
        basis="Biên bản rút kinh nghiệm (Mẫu)",
        laid_down_by="Trưởng phòng Lễ tân",
    ).picture("22-du-thao")
    phong.press("Put in force").sees(LESSON)
    phong.sees(gettext("In force now")).picture("22-ban-moi")

    version = ProcedureVersion.objects.get(procedure=procedure, number=2)
    assert version.steps.filter(text_vi=LESSON, needs_second=True).exists()
    with phong.page.expect_download() as taken:
        phong.page.evaluate(
            "path => { const a = document.createElement('a'); a.href = path; a.download = '';"
            " document.body.append(a); a.click(); }",
            f"/delegations/{visit.pk}/checklists/print/",
        )
    assert taken.value.path().stat().st_size > 5_000


def test_what_has_no_procedure_says_so_and_staff_judge_themselves_by_a_code(sign_in):
    phong = sign_in("phong").go("/procedures/")
    without = phong.page.locator("section", has_text=gettext("No procedure yet")).last
    without.scroll_into_view_if_needed()
    phong.picture("22-chua-co-quy-trinh")
    without.locator("li", has_text=str(ItemKind.FAREWELL.label)).get_by_role(
        "link", name=gettext("Write one"), exact=True
    ).click()
    phong.settle()
    expect(phong.page.locator("main select[name='serves']")).to_have_value("farewell")
    phong.press("Begin")
    expect(phong.page).to_have_url(re.compile(r"/procedures/versions/\d+/$"))

    code = Conduct.objects.get(code="offices")
    clause = Clause.objects.filter(edition__conduct=code).first()
    ha = sign_in("ha").go(f"/procedures/conduct/{code.pk}/").press("Assess myself")
    answer = f"main input[name=kept_{clause.pk}][value=partly]"
    ha.page.locator(answer).check()
    ha.press("Keep my assessment")
    ha.sees(clause.number).fill(**{f"note_{clause.pk}": "Trả lời thư sớm hơn (Mẫu)"})
    ha.picture("22-tu-danh-gia").press("Keep my assessment")
    ha.sees("Trả lời thư sớm hơn (Mẫu)")
    other = sign_in("lan").go(f"/procedures/conduct/{code.pk}/")
    expect(other.page.locator("main")).not_to_contain_text("Trả lời thư sớm hơn (Mẫu)")


def test_clauses_stand_in_the_briefing_of_a_mission(sign_in):
    clause = Clause.objects.filter(edition__conduct__code="offices").first()
    open_ones = Mission.objects.filter(state__in=PREPARING)
    mission = open_ones.filter(starts_on__gte=clause.edition.valid_from).order_by("pk").first()
    ha = sign_in("ha").go(f"/missions/{mission.pk}/papers/")
    ha.page.locator("#conduct").get_by_role("link", name=gettext("Choose clauses")).click()
    ha.settle()
    ha.page.locator(f"main input[name='clauses'][value='{clause.pk}']").check()
    ha.press("Save")
    expect(ha.page.locator("#conduct")).to_contain_text(clause.number)
    ha.page.locator("#conduct").scroll_into_view_if_needed()
    ha.picture("22-ho-so-chuyen-di")
