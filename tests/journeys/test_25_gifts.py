"""Gifts: from the stock to a guest by the norm, over it only with a reason, and kept through the years."""

from django.urls import reverse
from django.utils.translation import gettext

from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.states import State
from doingoai.gifts.models import Gift, Giving


def test_a_gift_goes_from_the_stock_to_a_guest(sign_in):
    visit = Delegation.objects.get(state=State.UNDER_WAY)
    ha = sign_in("ha").go("/gifts/").picture("25-kho-tang-pham")
    ha.press("Enter a gift")
    ha.fill(
        name_vi="Đèn lồng lụa (Mẫu)", name_en="Silk lantern (sample)", value="1200000", quantity="2"
    )
    ha.press("Save")
    gift = Gift.objects.get(name_vi="Đèn lồng lụa (Mẫu)")
    assert gift.quantity == 2

    guest = Member.objects.filter(delegation=visit, role="member").last()
    ha.go(f"{reverse('gifts:reserve', args=[visit.pk])}?member={guest.pk}")
    ha.choose(gift=str(gift.pk)).press("Put aside")
    ha.sees("1.000.000")
    ha.fill(reason="Phó Chủ tịch đồng ý (Mẫu)").picture("25-vuot-dinh-muc").press("Put aside")
    ha.sees(gettext("over the norm"))
    ha.picture("25-qua-cua-doan")
    giving = Giving.objects.get(gift=gift)
    form = ha.page.locator(f"form[action='{reverse('gifts:give', args=[visit.pk, giving.pk])}']")
    form.get_by_role("button").click()
    ha.settle()
    giving.refresh_from_db()
    assert giving.state == "given"

    ha.go(reverse("directory:person", args=[guest.person_id])).sees("Đèn lồng lụa (Mẫu)")
    ha.page.get_by_text("Đèn lồng lụa (Mẫu)").scroll_into_view_if_needed()
    ha.picture("25-qua-qua-cac-nam")
