"""What would have embarrassed the city is found, and each finding leads to the field that mends it."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from doingoai.delegations.models import Delegation


def test_a_finding_leads_to_the_field_that_mends_it(sign_in):
    visit = Delegation.objects.get(country="JP", state="consulting")
    page = reverse("delegations:findings", args=[visit.pk])
    officer = sign_in("ha").go(page).sees("Taroh Sample").picture("6-ra-soat")
    assert officer.page.locator("#findings li").count() >= 10
    two_heads = "Đang ghi là trưởng đoàn: Taro Sample; Taroh Sample."
    officer.sees(two_heads)

    finding = officer.page.locator("#findings li", has_text=two_heads)
    finding.get_by_role("link").click()
    officer.settle()
    expect(officer.page).to_have_url(re.compile(rf"/delegations/{visit.pk}/people/\d+/#id_role$"))
    officer.choose(role="member").press("Save").go(page)

    assert officer.page.locator("#findings li", has_text=two_heads).count() == 0
