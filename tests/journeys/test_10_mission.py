"""A mission abroad through four hands: a department asks, an officer appraises, a leader decides, the unit reports."""

from datetime import timedelta

from django.urls import reverse

from doingoai.foundation import clock
from doingoai.missions.models import Mission

TITLE = "Đoàn xúc tiến du lịch tại Xơ-un (mẫu)"


def test_a_department_asks_an_officer_appraises_a_leader_decides_and_the_unit_reports(sign_in):
    first = clock.today() + timedelta(days=60)
    days = {"starts_on": f"{first:%d/%m/%Y}", "ends_on": f"{first + timedelta(days=2):%d/%m/%Y}"}
    asker = sign_in("dulich").go("/missions/new/")
    asker.fill(title_vi=TITLE, planning_basis="Đối tác mới mời (mẫu)", **days)
    asker.choose(planning="unplanned", purpose="promotion").press("Open the request")
    asker.choose(level="department_leader")
    asker.fill(
        content_vi="Giới thiệu du lịch Hà Nội.", expected_vi="Ba đường bay mới (mẫu).",
        destination_fit_vi="Thị trường khách lớn nhất.", partner_other="Thành phố Xơ-un (mẫu)",
    ).press("Save")  # fmt: skip
    mission = Mission.objects.get(title_vi=TITLE)

    asker.choose(country="KR").press("Add the country")
    asker.go(at(mission, "people")).press("Add a traveller")
    asker.fill(family="Đặng", given="Thử", title_vi="Phó Giám đốc Sở").choose(role="head")
    asker.press("Save")
    asker.go(at(mission, "money")).choose(currency="USD").fill(amount="8500,50", rate="25450")
    asker.press("Add the source").sees("216.337.725")
    asker.go(at(mission, "programme")).press("Add an item")
    asker.fill(begins="09:00", title_vi="Hội chợ du lịch").choose(kind="visit").press("Save")
    asker.go(at(mission, "detail")).fill(request_number="12/SDL (mẫu)").picture("10-de-nghi")
    asker.press("Send the request")
    assert Mission.objects.get(pk=mission.pk).state == "requested"

    officer = sign_in("lan").go(at(mission, "appraisal")).sees("Cam kết không mang tài liệu mật")
    officer.picture("10-tham-dinh")
    officer.go(at(mission, "consult")).press("Submit").sees("Thẩm định chưa cho phép trình")
    officer.go(at(mission, "override") + "?rule=mission_classified")
    officer.fill(reason="Trưởng đoàn đã cam kết trên giấy.", allowed_by="Chủ tịch (mẫu)")
    officer.press("Save").go(at(mission, "consult")).press("Submit")

    leader = sign_in("minh").go(at(mission, "consult"))
    leader.page.get_by_role("radio").first.check()
    leader.picture("10-quyet-dinh").press("Decide")
    assert Mission.objects.get(pk=mission.pk).state == "approved"

    asker.go(at(mission, "after")).press("Propose the steps").press("The mission has left")
    asker.press("The mission is back")
    asker.fill(happened_vi="Đoàn dự hội chợ ba ngày.", results_vi="Ký hai thỏa thuận (mẫu).")
    asker.press("Save the report").picture("10-bao-cao").confirm("File the report")
    assert Mission.objects.get(pk=mission.pk).state == "reported"


def at(mission: Mission, page: str) -> str:
    return reverse(f"missions:{page}", args=[mission.pk])
