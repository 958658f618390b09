"""Found again: accents optional, as one types; partner and person show every visit, meeting and paper."""

from django.urls import reverse

from doingoai.delegations.models import Delegation
from tests.journeys.conftest import Officer


def test_everything_is_found_without_accents(sign_in):
    visit = Delegation.objects.get(state="under_way")
    officer: Officer = sign_in("ha").go("/")
    officer.page.keyboard.press("Control+k")
    officer.page.keyboard.type("doan thanh pho xo-un", delay=20)
    hit = officer.page.get_by_role("search").get_by_role("link", name="Đoàn thành phố Xơ-un").first
    hit.wait_for()
    officer.picture("8-tim-kiem")
    hit.click()
    officer.settle()
    officer.sees(visit.reference)

    officer.go(reverse("directory:partner", args=[visit.partner_id])).sees(visit.title_vi)
    officer.picture("8-doi-tac")
    guest = visit.members.select_related("person").first()
    officer.go(reverse("directory:person", args=[guest.person_id])).sees(visit.title_vi)
    officer.picture("8-nguoi")
