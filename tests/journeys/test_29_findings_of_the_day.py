"""The day is looked through like a program by its compiler: what is wrong is found, and mended one by one."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import expect

from doingoai.accounts.models import User
from doingoai.delegations.actions.seating import plan_seats
from doingoai.delegations.models import Delegation, Member
from doingoai.foundation import clock
from doingoai.norms.models import Norm
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.states import Layout

HALL = "Phòng họp A"
FLAG = "Việt Nam, Triều Tiên"
CARD = "danh sách và thẻ đeo ghi"
SECOND = "Ngoài người lập, chưa ai xem lại"


def _visit() -> Delegation:
    return Delegation.objects.get(state="under_way")


def _go_wrong(visit: Delegation) -> Delegation:
    """A second delegation comes into the hall of the talks, a flag is taken for another, a title changes."""
    talks = Item.objects.get(programme=visit.programme, kind=ItemKind.TALKS)
    other = Delegation.objects.get(country="JP", state="consulting")
    guest_item = Item.objects.get(programme=other.programme, kind=ItemKind.TALKS)
    Item.objects.filter(pk=guest_item.pk).update(
        starts_at=talks.starts_at, ends_at=talks.ends_at, place=talks.place
    )
    flags = plan_seats(
        visit, talks, layout=Layout.FLAGS_TABLE, settings=Settings(), at=clock.now(),
        by=User.objects.get(username="ha"),
    )  # fmt: skip
    SeatOf.objects.filter(plan=flags, country=visit.country).update(country="KP")
    return other


def _finding(officer, says):
    return officer.page.locator("#findings li", has_text=says)


def _see_the_list(officer):
    officer.page.locator("#findings").evaluate("one => one.scrollIntoView()")
    return officer


def _mend(officer, page, says):
    """Follow the way to what mends the first finding that says so."""
    officer.go(page)
    _finding(officer, says).first.get_by_role("link").click()
    officer.settle()
    return officer


def test_what_is_wrong_with_the_day_is_found_and_mended_one_by_one(sign_in):
    visit = _visit()
    page = reverse("delegations:findings", args=[visit.pk])
    other = _go_wrong(visit)
    guest = Member.objects.filter(delegation=visit, role="deputy").get()
    officer = sign_in("ha").go(reverse("delegations:member", args=[visit.pk, guest.pk]))
    officer.fill(title_vi="Phó Thị trưởng (Mẫu)").press("Save").go(page)
    for says in (HALL, FLAG, CARD, SECOND):
        expect(_finding(officer, says).first).to_be_visible()
    _see_the_list(officer).picture("29-loi-trong-ngay")

    _mend(officer, page, FLAG).press("Settings, compute anew").press("Compute anew")
    expect(_finding(officer.go(page), FLAG)).to_have_count(0)

    for _plan in SeatingPlan.objects.exclude(layout=Layout.FLAGS_TABLE):
        _mend(officer, page, CARD).press("Settings, compute anew").press("Compute anew")
    expect(_finding(officer.go(page), CARD)).to_have_count(0)

    beside = reverse("delegations:findings", args=[other.pk])
    _mend(officer, beside, HALL).look_up("place", "tầng 2").press("Save")
    expect(_finding(officer.go(page), HALL)).to_have_count(0)

    head = sign_in("phong")
    while _finding(head.go(page), SECOND).count():
        _mend(head, page, SECOND).press("Confirm as the second person")
    assert not SeatingPlan.objects.filter(second_check_by=None, about_id=str(visit.pk)).exists()
    _see_the_list(head).picture("29-da-sua")


def test_a_day_of_mourning_is_entered_and_the_banquet_is_told(sign_in):
    visit = _visit()
    banquet = Item.objects.get(programme=visit.programme, kind=ItemKind.BANQUET)
    usual = Norm.objects.get(key="mourning_days")
    day: date = visit.starts_on

    director = sign_in("giamdoc").go(reverse("norms:norm", args=[usual.pk]))
    director.fill(
        text="Quốc tang (Mẫu)", valid_from=f"{day:%d/%m/%Y}", valid_to=f"{day:%d/%m/%Y}",
        instrument="Thông báo số 01 (Mẫu)",
    )  # fmt: skip
    director.picture("29-ngay-quoc-tang").press("Replace")

    officer = sign_in("ha").go(reverse("delegations:findings", args=[visit.pk]))
    told = _finding(officer, banquet.title_vi).filter(has_text="Quốc tang (Mẫu)")
    expect(told).to_contain_text(gettext("Danger"))
