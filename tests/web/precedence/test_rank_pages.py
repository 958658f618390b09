"""Pages of rank and address: what they show, what they do, what they refuse, who may."""

from datetime import date

import pytest
from django.urls import reverse
from pydantic import TypeAdapter, ValidationError

from doingoai.api.inputs import Rank
from doingoai.delegations.standing import event_order
from doingoai.delegations.states import State
from doingoai.precedence.actions.versions import add_rank, copy_to_draft, put_in_force
from doingoai.precedence.models import AddressWording, FixedPlace, PrecedenceOrder
from doingoai.precedence.queries import order_of, order_on
from doingoai.web.naming import rank_choices, rank_name
from tests import cast, factories
from tests.web.guard import inline_faults
from tests.whole.world_of_rank import WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def read(response):
    return response.content.decode()


def at(name, *args, **query):
    return reverse(f"precedence:{name}", args=args, query=query or None)


def draft_of(user):
    return copy_to_draft(by=user, at=factories.NOON)


def test_the_shipped_order_says_that_nobody_has_checked_it(client, ha):
    html = read(client.get(at("order")))
    assert "chưa đối chiếu" in html
    assert html.index("Bộ trưởng Ngoại giao") < html.index("Thứ trưởng")
    assert inline_faults(html) == []
    client.post(at("confirm"))
    assert "đã đối chiếu" in read(client.get(at("order")))


def test_a_version_is_laid_down_and_the_old_day_keeps_the_old_order(client, ha):
    made = client.post(at("copy"))
    row = PrecedenceOrder.objects.get()
    assert made.url == at("draft", row.pk)
    moved = client.post(at("place", row.pk), {"rank": "mayor", "place": "1"})
    assert moved.url.endswith("?moved=mayor-down")
    client.post(at("move", row.pk), {"down": "mayor"})
    assert order_of(row).place_of("mayor") == order_of(row).place_of("party_general_secretary")
    client.post(at("move", row.pk), {"up": "mayor"})
    sent = {"valid_from": "09/02/2026", "basis": "Quy chế Mẫu", "laid_down_by": "Giám đốc Mẫu"}
    done = client.post(at("begin", row.pk), sent)
    assert done.status_code == 302
    html = read(client.get(done.url))
    assert "Quy chế Mẫu" in html
    assert "Quy chế Mẫu" not in read(client.get(at("order", on="08/02/2026")))
    assert order_on(date(2026, 2, 9)).place_of("mayor") == 1
    assert 'name="up"' not in read(client.get(at("draft", row.pk)))


def test_after_a_move_the_same_button_waits_for_the_next_key(client, ha):
    row = draft_of(ha)
    moved = client.post(at("move", row.pk), {"up": "consul"})
    html = read(client.get(moved.url))
    button = html[html.index("autofocus") - 300 : html.index("autofocus")]
    assert 'name="up" value="consul"' in button
    assert inline_faults(html) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"basis": ""}, "aria-invalid"),
        ({"valid_from": "01/02/2026"}, "đã qua"),
        ({"valid_from": "ngày kia"}, "ngày kia"),
    ],
)
def test_a_version_without_grounds_is_refused_on_the_page(client, ha, fields, said):
    row = draft_of(ha)
    sent = {"valid_from": "09/02/2026", "basis": "B", "laid_down_by": "G", **fields}
    answer = client.post(at("begin", row.pk), sent)
    assert answer.status_code == 422
    assert said in read(answer)


def test_a_rank_of_the_office_is_added_chosen_and_not_dropped_while_in_use(client, ha):
    row = draft_of(ha)
    sent = {"name_vi": "Đặc phái viên", "name_en": "Envoy", "like": "vice_minister", "source": "S"}
    assert client.get(at("add-rank", row.pk)).status_code == 200
    assert client.post(at("add-rank", row.pk), sent).status_code == 302
    assert client.post(at("add-rank", row.pk), sent).status_code == 422
    assert "Đặc phái viên" in read(client.get(at("draft", row.pk)))
    own = next(iter(order_of(row).own))
    factories.member(factories.delegation(), rank=own)
    assert client.post(at("drop-rank", row.pk, own)).status_code == 422
    other = add_rank(
        row, name_vi="Khác", name_en="Other", like="consul", source="S", by=ha, at=factories.NOON
    )
    assert client.post(at("drop-rank", row.pk, other.code)).status_code == 302
    assert other.code not in order_of(row).places


def test_faults_of_moving_are_answered_not_broken(client, ha):
    row = draft_of(ha)
    assert client.post(at("move", row.pk), {}).status_code == 422
    assert client.post(at("place", row.pk), {"rank": "x", "place": "0"}).status_code == 422
    assert client.post(at("copy")).status_code == 302
    assert PrecedenceOrder.objects.count() == 1
    assert client.post(at("drop", row.pk)).url == at("order")
    assert client.get(at("draft", row.pk)).status_code == 404


def test_an_officer_reads_and_lays_down_nothing(client, lan):
    row = draft_of(cast.ha())
    assert client.get(at("order")).status_code == 200
    assert 'name="up"' not in read(client.get(at("draft", row.pk)))
    for name in ("copy", "confirm"):
        assert client.post(at(name)).status_code == 403
    assert client.post(at("move", row.pk), {"up": "consul"}).status_code == 403
    assert client.get(at("of-rank")).status_code == 403


def test_a_wording_is_typed_with_its_sample_and_given_back(client, ha):
    url = at("of-rank", rank="mayor", country="KR")
    html = read(client.get(url))
    assert "Kính thưa Ngài Thị trưởng," in html
    assert inline_faults(html) == []
    assert client.post(url, WORDS).url == at("wordings")
    row = AddressWording.objects.get()
    assert "The Hon. / The Hon." in read(client.get(at("wordings")))
    assert "The Hon." in read(client.get(url))
    assert client.post(at("drop-wording", row.pk)).url == at("wordings")
    assert "The Hon. / The Hon." not in read(client.get(at("wordings")))


def test_the_sample_follows_what_is_typed_and_keeps_nothing(client, ha):
    sent = {"rank": "mayor", "country": "KR", "honorific_vi_m": "Cụ", "honorific_vi_f": "Bà"}
    html = read(client.get(at("sample"), sent))
    assert "Cụ SAMPLE" in html
    assert "The Honourable SAMPLE" in html
    assert not AddressWording.objects.exists()


def test_wordings_that_cannot_be_written_at_once_are_refused(client, ha):
    answer = client.post(
        at("of-rank", rank="mayor"), {**WORDS, "style_en_f": "The very Honourable"}
    )
    assert answer.status_code == 422
    assert client.get(at("of-rank", rank="nobody")).status_code == 404


def test_the_list_of_wordings_is_narrowed(client, ha):
    assert "Đại sứ" in read(client.get(at("wordings")))
    html = read(client.get(at("wordings", q="khong co gi")))
    assert "Không có gì phù hợp" in html or "empty-place" in html


def test_one_person_has_a_form_of_their_own(client, ha):
    person = factories.person("KIM", "Mau", sex="m")
    factories.post(person, rank="mayor")
    url = at("of-person", person.pk)
    assert 'value="Ngài"' in read(client.get(url))
    sent = {
        "honorific_vi": "Giáo sư", "style_en": "Professor", "salutation_vi": "Kính thưa Giáo sư,",
        "salutation_en": "Dear Professor,", "source": "Ý muốn",
    }  # fmt: skip
    assert client.post(url, sent).status_code == 302
    html = read(client.get(reverse("directory:person", args=[person.pk])))
    assert "Professor KIM Mau" in html
    assert "Dear Professor," in html
    assert "Giáo sư" in read(client.get(at("wordings")))
    assert 'value="Professor"' in read(client.get(url))
    assert client.post(url, {**sent, "source": ""}).status_code == 422


def visit_with(*ranks, **fields):
    visit = factories.delegation(**fields)
    return visit, [factories.member(visit, rank=rank) for rank in ranks]


def test_everybody_at_a_visit_has_a_place_and_a_reason(client, lan):
    visit, (low, high) = visit_with("deputy_mayor", "mayor")
    factories.host(visit, rank="pc_chair")
    html = read(client.get(at("of-visit", visit.pk)))
    assert f"cấp bậc thấp hơn {high.person}" in html
    assert html.index(str(high.person)) < html.index(str(low.person))
    assert "Hai phía trong một hàng" in html
    assert inline_faults(html) == []


def test_a_place_is_fixed_for_an_item_with_its_reason_and_freed(client, lan):
    visit, (low, high) = visit_with("deputy_mayor", "mayor")
    item = factories.item(visit.programme)
    url = f"{at('stand', visit.pk, low.person_id)}?item={item.pk}"
    assert inline_faults(read(client.get(url))) == []
    sent = {"before": str(high.person_id), "position": "", "reason": "Theo đề nghị của đoàn"}
    back = f"{at('of-visit', visit.pk)}?item={item.pk}"
    assert client.post(url, sent).url == back
    assert "Theo đề nghị của đoàn" in read(client.get(back))
    assert "Theo đề nghị của đoàn" not in read(client.get(at("of-visit", visit.pk)))
    free = f"{at('free', visit.pk, low.person_id)}?item={item.pk}"
    assert client.post(free).url == back
    assert not FixedPlace.objects.exists()


def test_refusals_of_a_fixed_place_stand_on_the_page(client, lan):
    visit, (low, high) = visit_with("deputy_mayor", "mayor")
    url = at("stand", visit.pk, low.person_id)
    assert client.post(url, {"reason": "x"}).status_code == 422
    both = {"before": str(high.person_id), "position": "1", "reason": "x"}
    assert client.post(url, both).status_code == 422
    assert client.get(at("stand", visit.pk, 999_999)).status_code == 404
    assert client.get(at("of-visit", visit.pk, item="abc")).status_code == 404
    gone, (one,) = visit_with("mayor", state=State.CANCELLED)
    url = at("stand", gone.pk, one.person_id)
    assert client.post(url, {"position": "1", "reason": "x"}).status_code == 422
    assert client.post(at("free", gone.pk, one.person_id)).status_code == 422


def test_who_holds_several_posts_is_ranked_by_the_one_chosen(client, lan):
    visit, (low, high) = visit_with("deputy_mayor", "mayor")
    post = factories.post(low.person, rank="minister", since=date(2025, 1, 1))
    factories.post(low.person, rank="officer", since=date(2025, 1, 1))
    assert "nhiều chức vụ" in read(client.get(at("of-visit", visit.pk)))
    url = at("post", visit.pk, low.person_id)
    assert client.post(url, {"post": post.pk}).status_code == 302
    assert event_order(visit).guests[0].key == f"member-{low.pk}"
    other = factories.post(high.person)
    assert client.post(url, {"post": other.pk}).status_code == 422


def test_a_focal_point_sees_no_order_of_a_visit(client):
    visit, _people = visit_with("mayor")
    cast.enter(client, cast.focal_point())
    assert client.get(at("of-visit", visit.pk)).status_code in {403, 404}


def test_a_post_keeps_its_day_of_duty_and_stands_beside_the_present_one(client, ha):
    person = factories.person()
    present = factories.post(person)
    sent = {
        "title_vi": "Đại sứ Mẫu", "rank": "ambassador", "on": "01/02/2026",
        "accredited_on": "02/02/2026", "beside": "on",
    }  # fmt: skip
    assert client.post(reverse("directory:new-post", args=[person.pk]), sent).status_code == 302
    present.refresh_from_db()
    assert present.until is None
    assert "02/02/2026" in read(client.get(reverse("directory:person", args=[person.pk])))


def test_a_rank_in_force_is_offered_named_and_known_to_programs(client, ha):
    row = draft_of(ha)
    own = add_rank(
        row, name_vi="Đặc phái viên", name_en="Envoy", like="consul", source="S", by=ha,
        at=factories.NOON,
    )  # fmt: skip
    assert own.code not in dict(rank_choices())
    put_in_force(
        row, valid_from=factories.MONDAY, basis="B", laid_down_by="G", by=ha, at=factories.NOON,
        today=factories.MONDAY,
    )  # fmt: skip
    offered = dict(rank_choices())
    assert offered[own.code] == rank_name(own.code) == "Đặc phái viên"
    assert TypeAdapter(Rank).validate_python(own.code) == own.code
    with pytest.raises(ValidationError):
        TypeAdapter(Rank).validate_python("nobody")
