"""Afterwards: the guests are asked by link, the photographs get their names, the year is measured."""

from django.urls import reverse
from playwright.sync_api import expect

from doingoai.afterwards.models import Answer, InPicture, Photograph
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from tests import factories


def test_what_comes_after_a_visit_is_done_and_measured(sign_in, browser, tmp_path):
    visit = Delegation.objects.get(state=State.REPORTED)
    before = Answer.objects.count()
    ha = sign_in("ha").go(reverse("delegations:after", args=[visit.pk]))
    ha.sees("Việc sau đoàn").picture("28-sau-doan")

    # Links for the guests, shown once.
    ha.go(reverse("afterwards:questionnaire", args=[visit.pk]))
    ha.fill(count="2").press("Make links")
    addresses = ha.page.locator("#addresses").input_value().split()
    assert len(addresses) == 2
    ha.picture("28-lien-ket")
    path = addresses[0][addresses[0].index("/guest/") :]

    # A guest answers on a telephone, without an account and without script.
    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, locale="en"
    )
    guest = phone.new_page()
    guest.goto(ha.base + path)
    expect(guest.get_by_role("heading", level=1)).to_have_text("How was your visit?")
    for name, mark in (("welcome", "5"), ("punctuality", "3"), ("overall", "4")):
        guest.locator(f"input[name='{name}'][value='{mark}']").check()
    guest.locator("textarea[name='words']").fill("A warm welcome. (sample)")
    guest.get_by_role("button", name="Send the answer").click()
    expect(guest.get_by_text("Your answer has arrived.")).to_be_visible()
    guest.goto(ha.base + path)
    expect(guest.get_by_role("button", name="Send the answer")).to_have_count(0)
    phone.close()
    assert Answer.objects.count() == before + 1
    ha.go(reverse("afterwards:questionnaire", args=[visit.pk])).sees("A warm welcome. (sample)")
    ha.page.get_by_text("A warm welcome. (sample)").scroll_into_view_if_needed()
    ha.picture("28-y-kien-khach")

    # A photograph is brought, and everybody stands in it by rank.
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(factories.photo().content)
    ha.go(reverse("afterwards:photographs", args=[visit.pk]))
    ha.page.locator("input[name='photo']").set_input_files(photo)
    ha.press("Add the photograph")
    brought = Photograph.objects.latest("pk")
    ha.go(reverse("afterwards:photograph", args=[visit.pk, brought.pk]) + "?suggest=1")
    ha.fill(occasion_vi="Chụp ảnh chung (Mẫu)", occasion_en="Photograph (sample)")
    ha.press("Save the names")
    assert InPicture.objects.filter(photograph=brought).count() > 1
    ha.sees("Chụp ảnh chung (Mẫu). Từ trái sang phải").picture("28-anh-co-ten")

    # The year: every figure opens its visits.
    ha.go(reverse("afterwards:measures")).sees("Chất lượng đón tiếp").picture("28-chat-luong")
    ha.page.locator("table tbody tr").last.locator("a").click()
    ha.settle()
    ha.sees(visit.title_vi)
