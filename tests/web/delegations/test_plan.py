"""The reception plan: the plan itself, the class of the guest, sharing, cancelling, the estimate."""

import json

import pytest

from doingoai.delegations.models import Delegation, EstimateRow
from doingoai.delegations.states import GuestClass, Payer, State
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

FROZEN = "Chuyến thăm đang ở trạng thái “Đã đóng hồ sơ”; số liệu không sửa được nữa."
LINE = {
    "item": "flowers", "label_vi": "Hoa tươi", "quantity": "2", "unit_price": "300000",
    "explanation": "Hai lẵng",
}  # fmt: skip


@pytest.fixture
def closed(visit):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)
    return visit


def given(**fields):
    return {"pillar": "state", "reception_level_vi": "Cấp phòng", **fields}


def test_the_plan_is_kept(client, ha, visit):
    hotel = factories.place("Khách sạn Mẫu")

    response = client.post(
        at(visit, "plan"), given(hotel=str(hotel.pk), payer=Payer.HOST, version="1")
    )

    visit.refresh_from_db()
    assert response.headers["Location"] == at(visit, "plan")
    assert (visit.reception_level_vi, visit.hotel, visit.payer) == ("Cấp phòng", hotel, "host_all")
    assert verbs(visit) == ["delegation.edited"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"gift_vi": "Q" * 400}, {"gift_vi": "Giá trị này chỉ có tối đa 300 kí tự (hiện có 400)"}),
        (
            {"hotel_text": "Nhà trọ"},
            {"hotel": "Không có gì tên là “Nhà trọ”. Hãy gõ một phần tên rồi chọn."},
        ),
        (
            {"payer": "x"},
            {
                "payer": "Hãy chọn một lựa chọn hợp lệ. x không phải là một trong các lựa chọn khả thi."
            },
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(client, ha, visit, fields, told):
    response = client.post(at(visit, "plan"), given(**fields))

    assert (response.status_code, shown_faults(response)) == (422, told)
    assert typed(response, level="Cấp phòng") == []


def test_of_two_plans_what_only_the_other_changed_is_kept(client, ha, visit):
    opened = json.dumps({"gift_vi": "", "reception_level_vi": "", "pillar": "state"})
    Delegation.objects.filter(pk=visit.pk).update(gift_vi="Tranh", version=2)

    client.post(at(visit, "plan"), given(version="1", opened=opened))

    visit.refresh_from_db()
    assert (visit.gift_vi, visit.reception_level_vi) == ("Tranh", "Cấp phòng")


def test_of_two_hands_on_one_field_both_are_shown_and_the_second_saving_keeps_the_rest(
    client, ha, visit
):
    before = {"gift_vi": "Tranh", "reception_level_vi": "", "pillar": "state", "payer": ""}
    Delegation.objects.filter(pk=visit.pk).update(
        gift_vi="Lụa", reception_level_vi="Cấp sở", payer=Payer.GUEST, version=2
    )
    mine = given(gift_vi="Tranh", version="1", opened=json.dumps(before))

    refused = client.post(at(visit, "plan"), mine)
    form = refused.context["form"]
    shown = {name: form[name].value() for name in ("opened", "version", "gift_vi", "payer")}
    client.post(at(visit, "plan"), mine | shown)

    visit.refresh_from_db()
    assert refused.status_code == 422
    assert list(shown_faults(refused)) == ["", "reception_level_vi"]
    assert shown_faults(refused)["reception_level_vi"] == "Người kia đã ghi: Cấp sở"
    assert (visit.reception_level_vi, visit.gift_vi, visit.payer) == (
        "Cấp phòng", "Lụa", "guest_all",
    )  # fmt: skip


def test_of_a_choice_of_the_other_person_the_words_are_shown(client, ha, visit):
    hotel = factories.place("Khách sạn Mẫu")
    Delegation.objects.filter(pk=visit.pk).update(payer=Payer.GUEST, hotel=hotel, version=2)

    refused = client.post(at(visit, "plan"), given(payer=Payer.HOST, version="1"))

    told = shown_faults(refused)
    assert told["payer"] == f"Người kia đã ghi: {Payer.GUEST.label}"
    assert told["hotel"] == "Người kia đã ghi: Khách sạn Mẫu"


def test_the_plan_of_a_closed_visit_stays(client, ha, closed):
    response = client.post(at(closed, "plan"), given())

    assert shown_faults(response) == {"": FROZEN}


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_asks_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    for turn in range(count):
        EstimateRow.objects.create(
            delegation=visit, item=f"l-{turn}", label_vi="Hoa", quantity=1, unit_price=1
        )
        factories.member(visit)
        factories.shared_with(visit, factories.unit())
    client.get(at(visit, "plan"))

    with django_assert_max_num_queries(30):
        client.get(at(visit, "plan"))


def test_the_class_of_the_guest_is_decided_with_its_basis(client, ha, visit):
    response = client.post(at(visit, "guest-class"), {"guest_class": "B", "basis": "Phụ lục I"})

    visit.refresh_from_db()
    assert response.headers["Location"] == at(visit, "plan")
    assert (visit.guest_class, visit.guest_class_by) == (GuestClass.B, ha)
    assert verbs(visit) == ["delegation.guest_classed"]
    assert "Phụ lục I" in read(client.get(at(visit, "plan")))


def test_a_class_without_basis_is_refused_at_the_basis(client, ha, visit):
    response = client.post(at(visit, "guest-class"), {"guest_class": "B", "basis": " "})

    visit.refresh_from_db()
    assert (response.status_code, list(shown_faults(response))) == (422, ["basis"])
    assert "Thông tư 35/2026/TT-BTC" in shown_faults(response)["basis"]
    assert visit.guest_class == ""


def test_a_visit_is_shared_with_exactly_the_units_ticked(client, ha, visit):
    police, other = cast.police(), factories.unit()
    factories.shared_with(visit, other)

    response = client.post(at(visit, "share"), {"units": [str(police.pk)]})

    assert response.headers["Location"] == at(visit, "plan")
    assert [share.unit for share in visit.shared_with.all()] == [police]
    assert verbs(visit) == ["delegation.shared"]


def test_a_unit_that_is_not_there_is_not_shared_with(client, ha, visit):
    response = client.post(at(visit, "share"), {"units": ["999999"]})

    assert (response.status_code, list(shown_faults(response))) == (422, ["units"])


def test_a_visit_is_cancelled_with_a_reason(client, ha, visit):
    shown = read(client.get(at(visit, "cancel")))

    client.post(at(visit, "cancel"), {"reason": "Đối tác hoãn"})

    visit.refresh_from_db()
    assert inline_faults(shown) == []
    assert (visit.state, verbs(visit)) == (State.CANCELLED, ["delegation.cancelled"])


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_visit_is_not_cancelled_without_a_reason(client, ha, visit, reason):
    response = client.post(at(visit, "cancel"), {"reason": reason})

    assert shown_faults(response) == {"reason": "Mục này còn để trống."}


def test_what_is_closed_is_not_cancelled(client, ha, closed):
    response = client.post(at(closed, "cancel"), {"reason": "Đối tác hoãn"})

    assert shown_faults(response) == {
        "": "Chuyến thăm đang ở trạng thái “Đã đóng hồ sơ”, chưa chuyển sang “Đã hủy” được."
    }
    assert typed(response, reason="Đối tác hoãn") == []


def test_a_line_of_the_estimate_is_set_by_hand_and_dropped(client, ha, visit):
    client.post(at(visit, "estimate-row"), LINE)
    shown = read(client.get(at(visit, "plan")))
    opened = read(client.get(at(visit, "estimate-row") + "?item=flowers"))

    response = client.post(at(visit, "estimate-row-drop"), {"item": "flowers"})

    assert "Hoa tươi" in shown
    assert "600.000" in shown
    assert f'href="{at(visit, "estimate-row")}?item=flowers"' in shown
    assert 'value="Hoa tươi"' in opened
    assert f'action="{at(visit, "estimate-row-drop")}"' in opened
    assert response.headers["Location"] == at(visit, "plan")
    assert EstimateRow.objects.count() == 0
    assert verbs(visit) == ["estimate.row_set", "estimate.row_dropped"]


def test_a_line_of_ones_own_asks_nobody_for_a_key(client, ha, visit):
    keys = [client.get(at(visit, "estimate-row")).context["form"]["item"].value() for _ in range(2)]

    for key in keys:
        client.post(at(visit, "estimate-row"), {**LINE, "item": key})

    assert EstimateRow.objects.count() == 2
    assert at(visit, "estimate-row-drop") not in read(client.get(at(visit, "estimate-row")))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"item": "hoa tươi"}, "item"),
        ({"label_vi": ""}, "label_vi"),
        ({"quantity": "-1"}, "quantity"),
        ({"unit_price": "9" * 14}, "unit_price"),
        ({"explanation": "x" * 400}, "explanation"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_field(client, ha, visit, fields, field):
    response = client.post(at(visit, "estimate-row"), {**LINE, **fields})

    assert (response.status_code, list(shown_faults(response))) == (422, [field])
    assert EstimateRow.objects.count() == 0


def test_the_estimate_of_a_closed_visit_stays(client, ha, closed):
    refused = client.post(at(closed, "estimate-row"), LINE)
    dropped = client.post(at(closed, "estimate-row-drop"), {"item": "flowers"})

    assert shown_faults(refused) == {"": FROZEN}
    assert dropped.status_code == 422
    assert FROZEN in read(dropped)


def test_a_leader_reads_the_plan_and_changes_nothing(client, visit):
    cast.enter(client, cast.minh())

    html = read(client.get(at(visit, "plan")))

    assert 'name="gift_vi"' not in html
    assert client.post(at(visit, "plan"), given()).status_code == 403
    for name in ("guest-class", "share", "cancel", "estimate-row", "estimate-row-drop"):
        assert client.post(at(visit, name), {}).status_code == 403
