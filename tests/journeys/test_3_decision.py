"""Asking and deciding: agencies answer in their own account, whoever submitted never approves."""

from django.urls import reverse

from doingoai.approvals.models import Case, Consultation
from doingoai.delegations.models import Delegation


def test_opinions_are_asked_given_and_the_leader_decides(sign_in):
    visit = Delegation.objects.get(state="consulting", country="LA")
    page = reverse("delegations:consult", args=[visit.pk])
    officer = sign_in("ha").go(page)
    officer.page.get_by_label("Sở Y tế", exact=True).check()
    officer.picture("3-xin-y-kien").press("Ask")
    officer.sees("Sở Y tế")
    asked = Consultation.objects.get(about_id=str(visit.pk), unit__code="so-y-te")

    open_one = Consultation.objects.get(about_id=str(visit.pk), unit__code="cong-an")
    focal = sign_in("congan").go(reverse("approvals:consultation", args=[open_one.pk]))
    focal.page.locator(
        "main [name='opinion'][value='agree'], main select[name='opinion']"
    ).first.wait_for()
    _give(focal, "agree", "Đồng ý (mẫu)")
    focal.picture("3-co-quan-tra-loi")
    open_one.refresh_from_db()
    assert open_one.opinion == "agree"

    officer.go(reverse("delegations:record-answer", args=[visit.pk, asked.pk]))
    officer.choose(opinion="none").fill(paper_reference="123/SYT-VP (mẫu)").press("Save")
    officer.sees("123/SYT-VP")

    officer.go(page).fill(note="Kính trình (mẫu)").press("Submit").picture("3-da-trinh")
    assert officer.page.locator("main [name='verdict']").count() == 0, "the submitter never decides"

    leader = sign_in("minh").go(page)
    leader.page.locator("main [name='verdict'][value='approved']").check()
    leader.picture("3-lanh-dao-duyet").press("Decide")
    case = Case.objects.get(about_id=str(visit.pk), state="approved")
    leader.sees(case.outgoing.label)
    visit.refresh_from_db()
    assert visit.state == "approved"


def _give(focal, opinion, text):
    radio = focal.page.locator(f"main [name='opinion'][value='{opinion}']")
    if radio.count():
        radio.check()
    else:
        focal.choose(opinion=opinion)
    focal.fill(text=text)
    focal.page.locator("main form.form button").first.click()
    focal.settle()
