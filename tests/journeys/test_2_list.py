"""The embassy's list: dropped, looked at, corrected in place, taken in whole; a second time nothing changes."""

from django.urls import reverse

from doingoai.delegations.models import Delegation, Member
from tests.journeys.samples import PASTED, a_messy_list


def test_a_messy_list_is_corrected_and_taken_in_once(sign_in, tmp_path):
    visit = Delegation.objects.get(state="submitted", country="FR")
    before = visit.members.count()
    officer = sign_in("ha").go(reverse("delegations:bring-list", args=[visit.pk]))
    officer.page.locator("main input[type=file]").set_input_files(a_messy_list(tmp_path))
    officer.picture("2-keo-danh-sach").press("Look at the rows")
    officer.sees("Somchai Mauthai").sees("31/02/1975").picture("2-xem-truoc")

    officer.press("Take the list in")
    assert visit.members.count() == before, "a list with a fault is not taken in half"

    officer.page.locator("#row-5").get_by_role("link").first.click()
    officer.settle()
    officer.fill(birth_date="02/03/1975").press("Read the row again").press("Take the list in")
    officer.sees("Malee Mausuk").picture("2-da-nhap")
    assert visit.members.count() == before + 3

    known = set(Member.objects.filter(delegation=visit).values_list("pk", "version"))
    officer.go(reverse("delegations:bring-list", args=[visit.pk]))
    officer.page.locator("main input[type=file]").set_input_files(a_messy_list(tmp_path))
    officer.press("Look at the rows")
    officer.page.locator("#row-5").get_by_role("link").first.click()
    officer.settle()
    officer.fill(birth_date="02/03/1975").press("Read the row again").press("Take the list in")
    assert set(Member.objects.filter(delegation=visit).values_list("pk", "version")) == known


def test_pasted_rows_are_read_like_a_file(sign_in):
    visit = Delegation.objects.get(state="consulting", country="LA")
    officer = sign_in("ha").go(reverse("delegations:bring-list", args=[visit.pk]))
    officer.fill(pasted=PASTED).press("Look at the rows").sees("Malee Mausuk")
    officer.press("Take the list in")

    names = [member.person.name.full for member in visit.members.select_related("person")]
    assert names[-3:] == ["Somchai Mauthai", "Malee Mausuk", "Anan Maudee"]
