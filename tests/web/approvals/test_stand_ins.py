"""Who acts for whom: recorded and revoked on a page, and shown where the deputy decides."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doingoai.accounts.states import Role
from doingoai.approvals.models import Case, StandIn
from doingoai.delegations.actions.decide import MATTER
from doingoai.delegations.states import State
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
LIST, ADD = "/stand-ins/", "/stand-ins/add/"
DAY = timedelta(days=1)


def read(response):
    return response.content.decode()


def lent(**fields):
    return factories.stand_in(cast.director(), cast.division_head(), **fields)


def sent(principal, deputy, **fields):
    usual = {
        "principal": principal.pk, "deputy": deputy.pk, "form": "KT", "paper_reference": "12/TB",
        "basis": "Đi công tác", "starts_on": "2/2/2026", "ends_on": "8/2/2026",
    }  # fmt: skip
    return {**usual, **fields}


def test_every_state_of_a_record_is_told(client):
    day = factories.MONDAY
    lent(matters=MATTER)
    lent(starts_on=day + DAY, ends_on=day + DAY, matters="x")
    lent(starts_on=day - 3 * DAY, ends_on=day - DAY)
    lent(revoked_at=factories.NOON, revoked_by=cast.director())
    cast.enter(client, cast.lan())

    now, over = read(client.get(LIST)), read(client.get(f"{LIST}?show=over"))

    for shown in ("đang có hiệu lực", "chưa có hiệu lực", "12/TB-SNgV", "Đón tiếp đoàn vào"):
        assert shown in now
    for shown in ("đã thu hồi", "đã hết hạn", "mọi loại việc"):
        assert shown in over
    assert "/revoke/" not in now
    assert inline_faults(now) == []


def test_empty_lists_say_what_belongs_there(client):
    cast.enter(client, cast.director())

    assert "Không có ai ký thay" in read(client.get(LIST))
    assert "Chưa có việc nào kết thúc" in read(client.get(f"{LIST}?show=over"))
    assert ADD in read(client.get(LIST))


def test_the_director_records_a_deputy_and_revokes_it(client):
    director, head = cast.director(), cast.division_head()
    factories.authority_rule(matter=MATTER)
    cast.enter(client, director)
    form = read(client.get(ADD))

    response = client.post(ADD, sent(director, head, matters=[MATTER]))
    one = StandIn.objects.get()
    revoked = client.post(reverse("approvals:revoke-stand-in", args=[one.pk]), follow=True)

    one.refresh_from_db()
    assert "Lê Văn Minh" not in form
    assert (response.headers["Location"], one.matters, one.revoked_by) == (LIST, MATTER, director)
    assert "Đã thu hồi thẩm quyền" in read(revoked)


def test_a_refusal_shows_in_the_form_with_what_was_typed(client):
    director = cast.director()
    cast.enter(client, cast.administrator())

    response = client.post(ADD, sent(director, director))

    assert response.status_code == 422
    assert "Không ai ký thay chính mình" in read(response)
    assert 'value="12/TB"' in read(response)


def test_the_administrator_revokes_any_and_a_head_of_another_unit_none(client):
    one = lent()
    elsewhere = factories.user(roles=(Role.DIVISION_HEAD,), unit=factories.unit())
    cast.enter(client, elsewhere)
    assert "/revoke/" not in read(client.get(LIST))
    assert client.post(reverse("approvals:revoke-stand-in", args=[one.pk])).status_code == 403
    cast.enter(client, cast.administrator())

    assert "/revoke/" in read(client.get(LIST))


def waiting(by=None):
    visit = factories.delegation(state=State.SUBMITTED, head_rank="director")
    line = factories.authority_rule(matter=MATTER, approver_role=Role.DIRECTOR)
    return factories.case(visit, by or cast.lan(), line), visit


def test_the_deputy_finds_it_decides_it_and_the_page_shows_in_whose_place(client):
    director, head = cast.director(), cast.division_head()
    type(director).objects.filter(pk=director.pk).update(post_vi="Giám đốc")
    lent(form="TUQ")
    case, visit = waiting()
    page = reverse("approvals:case", args=[case.pk])
    cast.enter(client, head)

    before, desk = read(client.get(page)), read(client.get("/"))
    listed = read(client.get("/decisions/"))
    client.post(reverse("delegations:decide", args=[visit.pk]), {"verdict": "approved"})

    assert f"Bạn ký thay {director.name}" in before
    assert visit.title_vi in desk
    assert visit.title_vi in listed
    assert Case.objects.get(pk=case.pk).decided_for == director
    after = read(client.get(page))
    assert "TUQ. GIÁM ĐỐC" in after
    assert f"ký thay {director.name}" in after
    assert f"TUQ. {director.name}" in read(client.get("/decisions/?show=decided"))


def test_on_what_the_principal_submitted_the_deputy_sees_no_form(client):
    director, head = cast.director(), cast.division_head()
    lent()
    case, visit = waiting(director)
    cast.enter(client, head)

    html = read(client.get(reverse("approvals:case", args=[case.pk])))
    answer = client.post(reverse("delegations:decide", args=[visit.pk]), {"verdict": "approved"})

    assert 'name="verdict"' not in html
    assert answer.status_code == 422
    assert "Bạn đang ký thay chính người đã lập hồ sơ hoặc đã trình" in read(answer)


def test_who_stands_in_for_nobody_is_refused(client):
    _case, visit = waiting()
    cast.enter(client, cast.division_head())

    address = reverse("delegations:decide", args=[visit.pk])

    assert client.post(address, {"verdict": "approved"}).status_code == 403
