"""Pages of gifts: the stock, one gift, and the gifts of a visit."""

import pytest
from django.urls import reverse

from doingoai.delegations.states import GuestClass, MemberRole, State
from doingoai.gifts.models import Gift, Giving
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def read(response):
    html = response.content.decode()
    assert inline_faults(html) == []
    return html


@pytest.fixture
def here():
    visit = factories.delegation(
        state=State.APPROVED,
        guest_class=GuestClass.B,
        guest_class_basis="Phụ lục",
        guest_class_by=cast.minh(),
    )
    head = factories.member(visit, role=MemberRole.HEAD)
    factories.norm("gift", 1_000_000, guest_class="B", role="head")
    return visit, head, Gift.objects.create(name_vi="Đồng hồ", value=1_500_000, quantity=1)


def test_a_gift_is_entered_edited_and_delivered(client, lan):
    assert "Chưa có tặng phẩm" in read(client.get(reverse("gifts:stock")))
    typed = {"name_vi": "Gốm", "name_en": "Vase", "value": "500.000", "quantity": "2"}
    client.post(reverse("gifts:add"), typed)
    gift = Gift.objects.get()
    assert gift.quantity == 2

    client.post(reverse("gifts:deliver", args=[gift.pk]), {"quantity": "3"})
    client.post(reverse("gifts:edit", args=[gift.pk]), {**typed, "value": "600000"})
    assert (
        client.post(reverse("gifts:deliver", args=[gift.pk]), {"quantity": "0"}).status_code == 422
    )

    gift.refresh_from_db()
    assert (gift.quantity, gift.value) == (5, 600_000)
    assert "Gốm" in read(client.get(reverse("gifts:stock")))
    assert "Gốm" in read(client.get(reverse("gifts:gift", args=[gift.pk])))


def test_a_gift_over_the_norm_is_put_aside_with_a_reason_and_handed_over(client, lan, here):
    visit, head, gift = here
    where = reverse("gifts:reserve", args=[visit.pk])
    typed = {"member": head.pk, "gift": gift.pk, "reason": ""}
    assert "Đồng hồ" in read(client.get(f"{where}?member={head.pk}"))

    refused = client.post(where, typed)
    assert refused.status_code == 422
    assert "1.000.000" in refused.content.decode()
    client.post(where, {**typed, "reason": "Chủ tịch đồng ý"})
    html = read(client.get(reverse("gifts:visit", args=[visit.pk])))
    assert "vượt định mức" in html
    assert "kiêng ở một số nền văn hóa" in html

    giving = Giving.objects.get()
    client.post(reverse("gifts:give", args=[visit.pk, giving.pk]))
    twice = client.post(reverse("gifts:release", args=[visit.pk, giving.pk]))
    assert twice.status_code == 422
    giving.refresh_from_db()
    assert giving.state == "given"
    assert "Đồng hồ" in read(client.get(reverse("directory:person", args=[head.person_id])))


def test_a_gift_received_is_entered(client, lan, here):
    visit, head, _gift = here
    client.post(reverse("gifts:receive", args=[visit.pk]), {"member": head.pk, "what": "Mô hình"})
    assert "Mô hình" in read(client.get(reverse("gifts:visit", args=[visit.pk])))


def test_agencies_see_no_gifts(client, here):
    visit, *_rest = here
    cast.enter(client, cast.focal_point())
    assert client.get(reverse("gifts:stock")).status_code == 403
    assert client.get(reverse("gifts:visit", args=[visit.pk])).status_code == 404
