"""Consultation that cannot stall: rules, more time, answers side by side, a deputy's signature, the flow."""

from datetime import timedelta

from django.urls import reverse

from doingoai.approvals.models import Case, Consultation, ConsultationRule
from doingoai.foundation.working_days import add_working_days

PHONE = {"width": 360, "height": 740}


def test_a_rule_needs_its_source_and_can_be_tried(sign_in):
    office = sign_in("quantri").go(reverse("approvals:rules")).press("Add a rule")
    office.choose(kind="mission").fill(reply_days="3", valid_from="01/01/2027").press("Save")
    office.sees("Không có nguồn thì không ai đối chiếu được").picture("11-quy-tac-thieu-nguon")

    office.fill(source="Quy chế phối hợp (mẫu)").press("Save")

    office.sees("Quy chế phối hợp (mẫu)")
    assert ConsultationRule.objects.get(valid_from="2027-01-01").reply_days == 3
    office.go(f"{reverse('approvals:try')}?kind=mission&asked_on=4/1/2027").sees(
        "ngày 07 tháng 01 năm 2027"
    )
    office.picture("11-thu-quy-tac")


def test_an_agency_gets_more_time_answers_and_sees_how_it_was_used(sign_in):
    one = Consultation.objects.get(about_label__contains="Viêng Chăn", unit__code="cong-an")
    page, board = reverse("approvals:consultation", args=[one.pk]), reverse("approvals:board", args=[one.batch_id])  # fmt: skip
    until = add_working_days(one.due_on, 2)
    focal = sign_in("congan", viewport=PHONE).go(page).press("Ask for more time")
    focal.fill(until=f"{until:%d/%m/%Y}", reason="Chờ ý kiến các phòng (mẫu)")
    focal.picture("11-xin-gia-han").press("Send the wish")

    officer = sign_in("ha").go(board).picture("11-xin-gia-han-tren-bang")
    officer.page.locator(f"#asked-{one.pk} a.button").click()
    officer.settle()
    officer.page.locator("main [name='grant'][value='yes']").check()
    officer.press("Send").sees(f"{until:%d/%m/%Y}")

    focal.go(page).page.locator("main [name='opinion'][value='agree_if']").check()
    focal.fill(text="Đề nghị gửi danh sách trước 05 ngày (mẫu)").press("Send the opinion")

    officer.go(reverse("approvals:use", args=[one.pk]))
    officer.page.locator("main [name='use'][value='taken']").check()
    officer.press("Save").sees("Đề nghị gửi danh sách trước 05 ngày (mẫu)")
    officer.picture("11-bang-tong-hop")
    one.refresh_from_db()
    assert (one.due_on, one.opinion, one.use) == (until, "agree_if", "taken")
    focal.go(page).sees("Tiếp thu")


def test_a_deputy_signs_in_the_place_of_the_director(sign_in):
    case = Case.objects.get(state="submitted", about_label__contains="chuyên viên")
    page = reverse("approvals:case", args=[case.pk])
    director = sign_in("giamdoc").go(reverse("approvals:stand-ins"))
    director.sees("31/GUQ-SNgV").picture("11-ky-thay")

    deputy = sign_in("phong").go(page).sees("Bạn ký thay").picture("11-quyet-dinh-thay")
    deputy.page.locator("main [name='verdict'][value='approved']").check()
    deputy.press("Decide")

    case.refresh_from_db()
    assert case.decided_for is not None
    deputy.go(page).sees("TUQ. GIÁM ĐỐC SỞ").sees("TRƯỞNG PHÒNG")
    officer = sign_in("lan").go(page)
    officer.sees("31/GUQ-SNgV").go(reverse("approvals:flow")).picture("11-viec-dang-o-dau")
    assert case.submitted_at + timedelta(days=1) > case.decided_at
