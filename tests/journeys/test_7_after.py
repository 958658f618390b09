"""Afterwards: closing is refused while the report is missing; then promises are noted and the file is closed."""

from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.planning.models import Task


def test_a_visit_is_reported_its_promises_noted_and_closed(sign_in):
    visit = Delegation.objects.get(state="under_way")
    page = reverse("delegations:after", args=[visit.pk])
    officer = sign_in("ha").go(page)
    assert "Đón đoàn tại sân bay" in officer.page.locator("[name='happened_vi']").input_value()

    officer.confirm("Close the visit").picture("7-chua-dong-duoc")
    visit.refresh_from_db()
    assert visit.state == "under_way"
    officer.sees("báo cáo")

    officer.go(page).fill(results_vi="Hai bên thống nhất trao đổi chuyên gia (mẫu).").press(
        "Save the report"
    )
    officer.fill(text="Gửi tài liệu quy hoạch (mẫu)", due_on="15/12/2026")
    officer.choose(owner_unit=str(visit.receiving_unit_id)).press("Note the promise")
    officer.sees("Gửi tài liệu quy hoạch")
    assert Task.objects.get(text="Gửi tài liệu quy hoạch (mẫu)").kind == "promise"

    officer.confirm("File the report").confirm("Close the visit").picture("7-da-dong")
    visit.refresh_from_db()
    assert visit.state == "closed"
