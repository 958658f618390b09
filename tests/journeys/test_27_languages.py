"""Languages of the staff: what runs out, what is lacking beside the calendar, a course, a certificate."""

from playwright.sync_api import expect

from doingoai.languages.models import CertificateGrade, Course


def test_what_is_lacking_leads_to_a_course_and_its_result(sign_in):
    head = sign_in("phong").go("/protocol/languages/")
    lines = head.page.locator("#competences")
    expect(lines).to_contain_text("hết hạn")
    expect(lines).to_contain_text("sắp hết hạn")
    head.picture("27-so-ngoai-ngu")

    head.go("/protocol/languages/needs/")
    expect(head.page.locator("#needs")).to_contain_text("thiếu 1")
    head.picture("27-nhu-cau")

    head.go("/protocol/languages/courses/")
    head.page.locator("#courses tbody a").first.click()
    head.settle()
    head.choose(result="passed", reached="4").picture("27-khoa-hoc")
    head.press("Save")
    expect(head.page.locator("#courses")).to_contain_text("Đạt")
    assert Course.objects.get().reached == 4


def test_a_certificate_counts_as_checked_once_the_office_says_so(sign_in):
    head = sign_in("phong").go("/protocol/languages/certificates/")
    expect(head.page.locator("#certificates")).to_contain_text("chưa đối chiếu")
    head.picture("27-chung-chi")
    head.go("/protocol/languages/certificates/settle/?certificate=JLPT&grade=N2")
    head.fill(source="Thông báo của cơ sở khảo thí (Mẫu)").press("Confirm")
    expect(head.page.locator("#certificates")).to_contain_text("đã đối chiếu")
    assert CertificateGrade.objects.get().grade == "N2"
