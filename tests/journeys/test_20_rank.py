"""Rank and address: the office lays down its own order, fixes a place for one event, words an address."""

from datetime import timedelta

from playwright.sync_api import expect

from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.precedence.queries import order_on


def test_an_order_is_laid_down_and_a_place_is_fixed_with_its_reason(sign_in):
    head = sign_in("phong").go("/protocol/order/")
    lines = head.page.locator("#precedence-lines")
    expect(lines).to_contain_text("Đại biện lâm thời")
    head.picture("20-ngoi-thu")
    head.press("Copy to a draft")
    rector = head.page.locator("#rank-university_rector")
    was = int(rector.locator("td").first.inner_text().split()[0])
    rector.locator("button[name='up']").focus()
    with head.page.expect_navigation():
        head.page.keyboard.press("Enter")
    head.settle()
    expect(rector.locator("button[name='up']")).to_be_focused()
    assert int(rector.locator("td").first.inner_text().split()[0]) == was - 1
    head.choose(rank="university_rector").fill(place="34").press("Move")
    expect(rector.locator("td").first).to_have_text("34")
    head.picture("20-du-thao")
    begins = clock.today() + timedelta(days=1)
    aside = head.page.locator("#begin")
    aside.locator("[name='valid_from']").fill(f"{begins:%d/%m/%Y}")
    aside.locator("[name='basis']").fill("Quy chế lễ tân (Mẫu)")
    aside.locator("[name='laid_down_by']").fill("Giám đốc Sở (Mẫu)")
    with head.page.expect_navigation():
        aside.locator("form button.button").last.click()
    head.settle()
    head.sees("Quy chế lễ tân (Mẫu)")
    assert order_on(begins).number == 2
    assert order_on(begins - timedelta(days=1)).number == 1


def test_who_stands_where_at_a_visit_and_why(sign_in):
    visit = Delegation.objects.filter(state="under_way").latest("pk")
    officer = sign_in("lan").go(f"/delegations/{visit.pk}/precedence/")
    rows = officer.page.locator("main tr[id^='stands-']")
    expect(rows.first).to_be_visible()
    officer.picture("20-vi-tri")
    guests = officer.page.locator("section[aria-label='Phía khách'] tr[id^='stands-']")
    last = guests.last
    name = last.locator("a").inner_text()
    last.locator("a").click()
    officer.settle()
    fixing = officer.page.locator("main form").filter(has=officer.page.locator("[name='reason']"))
    fixing.locator("[name='position']").fill("1")
    fixing.locator("[name='reason']").fill("Theo đề nghị của đoàn (Mẫu)")
    officer.picture("20-an-dinh")
    with officer.page.expect_navigation():
        fixing.locator("button.is-main").click()
    officer.settle()
    expect(guests.first).to_contain_text(name)
    expect(guests.first).to_contain_text("Theo đề nghị của đoàn (Mẫu)")


def test_an_address_is_worded_with_a_sample_that_follows(sign_in):
    head = sign_in("phong").go("/protocol/address/")
    head.picture("20-xung-ho")
    head.go("/protocol/address/one/?rank=governor&country=JP")
    form = head.page.locator("#wording-form")
    form.locator("[name='salutation_vi_m']").fill("Kính thưa Ngài Thống đốc {name},")
    sample = head.page.locator("#wording-sample")
    expect(sample).to_contain_text("Kính thưa Ngài Thống đốc SAMPLE,")
    form.locator("[name='salutation_vi_f']").fill("Kính thưa Bà Thống đốc {name},")
    form.locator("[name='source']").fill("Đại sứ quán trả lời (Mẫu)")
    head.picture("20-mau-song")
    with head.page.expect_navigation():
        form.locator("button.is-main").click()
    head.settle()
    head.sees("Kính thưa Ngài Thống đốc,")
