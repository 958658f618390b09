"""What would have embarrassed the city is found, and each finding leads to the field that mends it."""

from django.urls import reverse

from doingoai.delegations.models import Delegation


def test_a_finding_leads_to_the_field_that_mends_it(sign_in):
    visit = Delegation.objects.get(country="JP", state="consulting")
    page = reverse("delegations:findings", args=[visit.pk])
    officer = sign_in("ha").go(page).sees("Taroh Sample").picture("6-ra-soat")
    found = officer.page.locator("#findings li").count()
    assert found >= 10

    second = visit.members.get(person__given="Taroh")
    officer.page.locator(f"#findings a[href^='/delegations/{visit.pk}/people/']").first.click()
    officer.settle()
    officer.go(reverse("delegations:member", args=[visit.pk, second.pk]))
    officer.choose(role="member").press("Save")
    officer.go(page)
    assert officer.page.locator("#findings li").count() < found
