"""The list of visits, opening one, its overview, editing it."""

import pytest
from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.foundation import search
from tests import cast, factories
from tests.web.delegations.answers import at, piece, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST = "/delegations/"
NEW = "/delegations/new/"
TURNED = "Chuyến thăm kết thúc (08/02/2026) trước khi bắt đầu (09/02/2026). Hãy sửa một trong hai."


def given(**fields):
    usual = {
        "title_vi": "Đoàn thử", "starts_on": "9/2/2026", "ends_on": "11/2/2026",
        "kind": "working_visit", "field": "other", "invited_by": "partner", "people_expected": "3",
        "receiving_unit": str(factories.foreign_affairs().pk),
    }  # fmt: skip
    return {**usual, **fields}


@pytest.fixture
def asked(visit):
    """What opens another visit of the same partner."""
    return given(partner=str(visit.partner_id))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?state=approved", ["Đoàn Pháp"]),
        ("?country=KR", ["Đoàn Mẫu Biển"]),
        ("?year=2026", ["Đoàn Mẫu Biển", "Đoàn Pháp"]),
        ("?year=2025", []),
        ("?q=mau bien", ["Đoàn Mẫu Biển"]),
        ("?state=x&year=abc", ["Đoàn Mẫu Biển", "Đoàn Pháp"]),
        ("?country=zz", []),
        ("?year=020269", ["Đoàn Mẫu Biển", "Đoàn Pháp"]),
    ],
)
def test_the_list_is_narrowed(client, ha, visit, query, shown):
    factories.delegation(
        title_vi="Đoàn Pháp", state=State.APPROVED, partner=factories.partner(country="FR")
    )
    search.index(visit, title=visit.title_vi)

    html = read(client.get(LIST + query))

    assert [name for name in ("Đoàn Mẫu Biển", "Đoàn Pháp") if name in html] == shown
    assert ("empty-place" in html) is (not shown)
    assert inline_faults(html) == []


def test_the_rows_alone_are_a_part_of_the_list(client, ha, visit):
    assert piece(client, LIST, "delegations-rows").strip() in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, ha, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.delegation()
    client.get(LIST)

    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_a_visit_is_opened(client, ha, asked):
    response = client.post(
        NEW, {**asked, "title_en": "Trial", "planning": "assigned", "planning_basis": "Công văn 5"}
    )

    made = Delegation.objects.latest("pk")
    assert response.headers["Location"] == at(made, "people")
    assert (made.title_vi, made.title_en, made.planning) == ("Đoàn thử", "Trial", "assigned")
    assert (made.country, made.registered_by, verbs(made)) == ("KR", ha, ["delegation.opened"])


def test_a_visit_is_opened_from_the_register_without_typing_again(client, ha, visit):
    entry = factories.incoming(sender="Thành phố Mẫu Biển", subject="Đề nghị tiếp đoàn thị trưởng")
    address = f"{NEW}?incoming={entry.pk}"

    html = read(client.get(address))
    client.post(address, given(partner=str(visit.partner_id)))

    assert 'value="Đề nghị tiếp đoàn thị trưởng"' in html
    assert f'value="{visit.partner_id}"' in html
    assert Delegation.objects.latest("pk").incoming == entry
    assert inline_faults(html) == []


@pytest.mark.parametrize(("key", "status"), [("999999", 404), ("x", 200), ("9" * 30, 404)])
def test_an_entry_that_is_not_there_opens_nothing(client, ha, key, status):
    assert client.get(f"{NEW}?incoming={key}").status_code == status


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title_vi": ""}, {"title_vi": "Mục này còn để trống."}),
        (
            {"title_vi": "Đ" * 400},
            {"title_vi": "Giá trị này chỉ có tối đa 300 kí tự (hiện có 400)"},
        ),
        ({"ends_on": "8/2/2026"}, {"ends_on": TURNED}),
        (
            {"starts_on": "31/2/2026"},
            {"starts_on": "Không có ngày “31/2/2026”: tháng 2/2026 chỉ có 28 ngày."},
        ),
        (
            {"people_expected": "-1"},
            {"people_expected": "Phải từ 0 trở lên."},
        ),
        (
            {"partner": "", "partner_text": "Không có ai"},
            {"partner": "Không có gì tên là “Không có ai”. Hãy gõ một phần tên rồi chọn."},
        ),
        (
            {"kind": "picnic"},
            {
                "kind": "Hãy chọn một lựa chọn hợp lệ. picnic không phải là một trong các lựa chọn khả thi."
            },
        ),
    ],
    ids=["no title", "long", "turned round", "no such day", "fewer than none", "unknown", "kind"],
)
def test_a_visit_that_cannot_be_is_refused_at_its_field(client, ha, asked, fields, told):
    response = client.post(NEW, {**asked, "purpose_vi": "Đã gõ lâu", **fields})

    assert (response.status_code, Delegation.objects.count()) == (422, 1)
    assert shown_faults(response) == told
    assert typed(response, purpose="Đã gõ lâu") == []


def test_a_title_in_any_script_and_with_pictures_is_kept(client, ha, asked):
    client.post(NEW, {**asked, "title_vi": "Đoàn 김 金 Ким 🎉 thăm"})

    assert Delegation.objects.latest("pk").title_vi == "Đoàn 김 金 Ким 🎉 thăm"


def test_the_overview_says_what_is_known(client, ha, visit):
    unit = cast.police()
    factories.shared_with(visit, unit)
    visit.incoming = factories.incoming()
    visit.purpose_en = "Talks"
    visit.save()

    html = read(client.get(at(visit, "detail")))

    for said in (visit.reference, "Thành phố Mẫu Biển", unit.name, "Talks", "Sample visit"):
        assert said in html
    assert inline_faults(html) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_asks_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.member(visit)
        factories.host(visit)
        factories.shared_with(visit, factories.unit())
    client.get(at(visit, "detail"))

    with django_assert_max_num_queries(15):
        client.get(at(visit, "detail"))


def test_a_visit_is_edited(client, ha, visit):
    address = at(visit, "edit")
    shown = read(client.get(address))

    response = client.post(address, given(partner=str(visit.partner_id), version="1"))

    visit.refresh_from_db()
    assert 'value="Đoàn Mẫu Biển"' in shown
    assert response.headers["Location"] == at(visit, "detail")
    assert (visit.title_vi, visit.version) == ("Đoàn thử", 2)
    assert verbs(visit) == ["delegation.edited"]


def test_the_end_of_a_visit_stays_after_its_start(client, ha, visit):
    response = client.post(
        at(visit, "edit"), given(partner=str(visit.partner_id), starts_on="12/2/2026")
    )

    visit.refresh_from_db()
    assert list(shown_faults(response)) == ["ends_on"]
    assert (visit.starts_on, typed(response, day="12/2/2026")) == (factories.FIRST_DAY, [])


def test_a_visit_that_is_over_is_not_edited(client, ha, visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CANCELLED)

    response = client.post(at(visit, "edit"), given(partner=str(visit.partner_id)))

    assert shown_faults(response) == {
        "": "Chuyến thăm đang ở trạng thái “Đã hủy”; số liệu không sửa được nữa."
    }


def test_to_a_leader_a_visit_is_there_to_be_read(client, visit):
    cast.enter(client, cast.minh())

    assert client.get(at(visit, "detail")).status_code == 200
    assert client.get(NEW).status_code == client.get(at(visit, "edit")).status_code == 403


def test_a_visit_not_shared_is_not_there(client, visit):
    focal = cast.focal_point()
    cast.enter(client, focal)
    before = client.get(at(visit, "detail")).status_code
    factories.shared_with(visit, focal.unit)

    html = read(client.get(at(visit, "detail")))

    assert before == 404
    assert visit.title in html
    assert client.get(at(visit, "plan")).status_code == 403


def test_who_has_no_role_sees_no_list(client):
    cast.enter(client, cast.stranger())

    assert client.get(LIST).status_code == 403


def test_a_stranger_is_sent_to_the_door(client, visit):
    response = client.get(at(visit, "detail"))

    assert response.headers["Location"].startswith(reverse("account_login"))
