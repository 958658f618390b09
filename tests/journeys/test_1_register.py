"""A letter comes: it is registered once, and the delegation is opened from it in one step."""

from doingoai.delegations.models import Delegation
from doingoai.documents.models import Incoming
from tests.journeys.samples import a_letter


def test_a_letter_is_registered_and_a_delegation_opened_from_it(sign_in, tmp_path):
    clerk = sign_in("vanthu").go("/register/new/")
    clerk.choose(kind="letter").fill(
        sender="Bangkok Metropolitan Administration", number="BMA 0999", symbol="INT/2026",
        subject="Đề nghị tiếp đoàn Băng Cốc khảo sát xe buýt điện (mẫu)",
    )  # fmt: skip
    clerk.page.locator("main input[type=file]").set_input_files(a_letter(tmp_path))
    clerk.picture("1-so-tiep-nhan").press("Enter into the register")
    entry = Incoming.objects.get(number="BMA 0999")
    clerk.sees(entry.arrival_label)

    again = sign_in("ha").go("/register/new/")
    again.choose(kind="letter").fill(
        sender="Bangkok Metropolitan Administration", number="BMA 0999", symbol="INT/2026",
        subject="Cùng văn bản đó (mẫu)",
    )  # fmt: skip
    again.press("Enter into the register").sees(entry.arrival_label).picture("1-canh-bao-trung")
    assert Incoming.objects.filter(number="BMA 0999").count() == 1

    officer = sign_in("ha").go(f"/register/{entry.pk}/")
    officer.press("Open a delegation").picture("1-mo-doan")
    officer.fill(starts_on="07/12/2026", ends_on="09/12/2026").press("Open the delegation")

    visit = Delegation.objects.get(incoming=entry)
    assert visit.title_vi == entry.subject
    assert visit.partner.name_en == "Bangkok Metropolitan Administration"
