"""Money of a visit: the approved estimate, orders and invoices against it, and two people who settle."""

from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext

from doingoai.accounts.models import User
from doingoai.delegations.actions.after import file_report, write_report
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.spending.models import Invoice
from doingoai.spending.queries import account_about, commitments_about, lines_about
from tests.journeys.conftest import Officer
from tests.journeys.samples import a_letter


def on_line(officer: Officer, key: int, label: str) -> None:
    officer.page.locator(f"#line-{key}").get_by_role("link", name=gettext(label)).click()
    officer.settle()


def test_a_visit_is_settled_by_its_invoices_against_the_approved_estimate(sign_in, tmp_path: Path):
    visit = Delegation.objects.get(state=State.UNDER_WAY)
    lines = {line.item: line for line in lines_about(subject_of(visit))}
    gift, meals = lines["gift_head"], lines["meals"]
    money = reverse("spending:visit", args=[visit.pk])

    ha = sign_in("ha").go(money).picture("26-kinh-phi")
    payer = ha.page.locator(f"form[action='{reverse('spending:payer', args=[visit.pk])}']")
    payer.filter(has=ha.page.locator("input[value='interpreting']")).get_by_role("button").click()
    ha.settle()
    ha.sees(gettext("said for this line"))
    ha.page.get_by_text(gettext("said for this line")).scroll_into_view_if_needed()
    ha.picture("26-ben-chi-tra")

    on_line(ha, meals.pk, "Place an order")
    ha.fill(supplier="Nhà hàng Sen Việt (Mẫu)", what_vi="Ăn trưa, ăn tối", amount="30.000.000")
    ha.press("Save").sees("Ăn trưa, ăn tối")
    on_line(ha, gift.pk, "Enter an invoice")
    ha.fill(
        number="0000077", symbol="1C26TMS", issued_on=f"{clock.today():%d/%m/%Y}",
        seller="Làng nghề Hạ Thái (Mẫu)", amount="2.000.000",
    )  # fmt: skip
    ha.page.locator("input[type=file]").set_input_files(a_letter(tmp_path))
    ha.picture("26-hoa-don").press("Save")
    ha.sees(gettext("to be explained"))
    assert Invoice.objects.get(number="0000077").file is not None

    by = User.objects.get(username="ha")
    write_report(visit, changes={"happened_vi": "Xong.", "results_vi": "Tốt."}, by=by)
    file_report(visit, on=clock.today(), by=by)
    ha.go(money).press("Submit the settlement")
    ha.sees("Tặng phẩm: trưởng đoàn: 2.000.000").picture("26-phai-giai-trinh")
    on_line(ha, gift.pk, "Explain")
    ha.fill(explanation="Hết mẫu trong định mức, Giám đốc đồng ý (Mẫu)").press("Save")
    ha.sees("Hết mẫu trong định mức")
    ha.press("Submit the settlement").sees("Chiêu đãi (người)").picture("26-thieu-hoa-don")
    for placed in commitments_about(subject_of(visit)):
        where = reverse("spending:cancel", args=[visit.pk, placed.pk])
        ha.page.locator(f"form[action='{where}']").get_by_role("button").click()
        ha.settle()
    ha.press("Submit the settlement").sees(gettext("Settlement to be confirmed"))

    phong = sign_in("phong").go(money).picture("26-duyet-quyet-toan")
    phong.press("Confirm the settlement").sees(gettext("Settled"))
    account = account_about(subject_of(visit))
    assert (account.state, account.submitted_by, account.settled_by.username) == (
        "settled", by, "phong",
    )  # fmt: skip
    phong.picture("26-da-quyet-toan")
