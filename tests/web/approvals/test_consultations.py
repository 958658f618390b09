"""Questions to agencies: the list of each side, one question, and the answer on a telephone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doingoai.approvals.models import Consultation
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST = "/consultations/"
TODAY = factories.MONDAY
HTMX = {"HX-Request": "true", "HX-Target": "consultations-rows"}


@pytest.fixture
def police():
    return cast.focal_point()


@pytest.fixture
def asked(police):
    visit = factories.delegation(responsible=cast.ha(), purpose_vi="Trao đổi kinh nghiệm")
    return factories.consultation(visit, police.unit, cast.ha(), question="Đề nghị cho ý kiến.")


def read(response):
    return response.content.decode()


def page_of(one):
    return reverse("approvals:consultation", args=[one.pk])


def visit_called(name):
    return factories.delegation(title_vi=name)


def test_a_focal_point_sees_what_waits_for_the_unit_nearest_day_first(client, police):
    lan = cast.lan()
    later = factories.consultation(visit_called("Đoàn sau"), police.unit, lan)
    late = factories.consultation(
        visit_called("Đoàn trước"), police.unit, lan,
        asked_on=TODAY - timedelta(days=9), due_on=TODAY - timedelta(days=3),
    )  # fmt: skip
    factories.consultation(visit_called("Đoàn của sở khác"), factories.unit(), lan)
    cast.enter(client, police)

    html = read(client.get(LIST))

    assert html.index(late.about_label) < html.index(later.about_label)
    assert 'class="when is-late"' in html
    assert "Đoàn của sở khác" not in html
    assert inline_faults(html) == []


def test_a_focal_point_finds_earlier_answers_below(client, police, asked):
    asked.opinion, asked.answered_on, asked.answered_by = "agree", TODAY, police
    asked.save()
    cast.enter(client, police)

    html = read(client.get(LIST))

    assert "Không có câu hỏi nào chờ đơn vị bạn" in html
    assert html.index("Đơn vị bạn đã trả lời") < html.index(page_of(asked))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["chờ", "trễ"]),
        ("?show=late", ["trễ"]),
        ("?show=answered", ["xong"]),
        ("?show=withdrawn", ["rút"]),
        ("?show=gì đó", ["chờ", "trễ"]),
        ("?unit=x", ["chờ", "trễ"]),
    ],
)
def test_the_office_sees_every_question_by_its_state(client, police, query, shown):
    lan, long_ago = cast.lan(), TODAY - timedelta(days=20)
    made = {
        "chờ": {},
        "trễ": {"asked_on": long_ago, "due_on": TODAY - timedelta(days=1)},
        "xong": {"opinion": "agree", "answered_on": TODAY, "answered_by": police},
        "rút": {"withdrawn_at": factories.NOON},
    }
    keys = {
        name: factories.consultation(visit_called(f"Đoàn {name}"), police.unit, lan, **fields)
        for name, fields in made.items()
    }
    cast.enter(client, lan)

    html = read(client.get(LIST + query))

    assert sorted(name for name, one in keys.items() if page_of(one) in html) == sorted(shown)


def test_the_office_narrows_to_one_agency(client, police, asked):
    other = factories.consultation(visit_called("Đoàn khác"), factories.unit(), cast.lan())
    cast.enter(client, cast.lan())

    html = read(client.get(f"{LIST}?unit={police.unit_id}"))

    assert page_of(asked) in html
    assert page_of(other) not in html
    assert f"?show=late&amp;unit={police.unit_id}" in html


@pytest.mark.parametrize("show", ["open", "late", "answered", "withdrawn"])
def test_an_empty_list_says_how_the_first_row_comes_about(client, show):
    cast.enter(client, cast.lan())

    assert "Không có câu hỏi nào" in read(client.get(f"{LIST}?show={show}"))


def test_the_rows_alone_are_a_part_of_the_page(client, asked):
    cast.enter(client, cast.lan())

    piece = read(client.get(LIST, headers=HTMX)).strip()

    assert piece.startswith('<div id="consultations-rows">')
    assert piece in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, police, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.consultation(factories.delegation(), police.unit, cast.lan())
    cast.enter(client, cast.lan())
    client.get(LIST)

    with django_assert_max_num_queries(5):
        client.get(LIST)


@pytest.mark.parametrize("who", [cast.administrator, cast.stranger])
def test_who_has_nothing_to_do_with_questions_is_refused(client, who):
    cast.enter(client, who())

    assert client.get(LIST).status_code == 403


def test_a_question_to_another_agency_is_not_there(client, asked):
    cast.enter(client, factories.user(roles=["focal_point"], unit=factories.unit()))

    assert client.get(page_of(asked)).status_code == 404


def test_strangers_go_to_the_sign_in(client, asked):
    assert client.get(LIST).status_code == 302
    assert client.post(page_of(asked), {"opinion": "agree"}).status_code == 302


def test_the_question_shows_the_visit_and_its_day_in_words(client, police, asked):
    cast.enter(client, police)

    html = read(client.get(page_of(asked)))

    for shown in ("thứ Hai, ngày 09 tháng 02 năm 2026", "Trao đổi kinh nghiệm", "09–11/02/2026"):
        assert shown in html
    assert inline_faults(html) == []


def test_a_focal_point_answers_and_is_led_to_the_next_question(client, police, asked):
    later = factories.consultation(visit_called("Đoàn sau"), police.unit, cast.lan())
    cast.enter(client, police)

    response = client.post(page_of(asked), {"opinion": "agree", "text": "Đồng ý."}, follow=True)

    asked.refresh_from_db()
    assert (asked.opinion, asked.answer, asked.answered_on) == ("agree", "Đồng ý.", TODAY)
    assert "Đã gửi ý kiến của đơn vị bạn." in read(response)
    assert page_of(later) in read(response)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"opinion": "object", "text": " "}, "Hãy nêu rõ điều kiện"),
        ({"opinion": "agree_if"}, "Hãy nêu rõ điều kiện"),
        ({"text": "Đồng ý."}, "#id_opinion"),
        ({"opinion": "perhaps"}, "perhaps"),
    ],
)
def test_an_answer_that_says_too_little_is_refused_in_place(client, police, asked, sent, said):
    cast.enter(client, police)

    response = client.post(page_of(asked), sent)

    assert response.status_code == 422
    assert said in read(response)
    assert Consultation.objects.get(pk=asked.pk).opinion == ""


def test_a_second_answer_is_refused(client, police, asked):
    cast.enter(client, police)
    client.post(page_of(asked), {"opinion": "agree"})

    again = client.post(page_of(asked), {"opinion": "object", "text": "Không."})

    assert again.status_code == 422
    assert "02/02/2026" in read(again)
    assert Consultation.objects.get(pk=asked.pk).opinion == "agree"


def test_an_officer_reads_the_question_and_records_what_came_on_paper(client, asked):
    cast.enter(client, cast.lan())

    html = read(client.get(page_of(asked)))

    assert 'id="answer"' not in html
    assert reverse("delegations:record-answer", args=[asked.about_id, asked.pk]) in html
    assert client.post(page_of(asked), {"opinion": "agree"}).status_code == 403


def test_a_withdrawn_question_asks_nothing_of_anybody(client, asked):
    asked.withdrawn_at = factories.NOON
    asked.save()
    cast.enter(client, cast.lan())

    html = read(client.get(page_of(asked)))

    assert "đã rút câu hỏi này" in html
    assert 'id="answer"' not in html


def test_a_question_about_something_else_than_a_visit_is_shown_too(client, police):
    task = factories.task(cast.lan(), text="Họp liên ngành")
    asked = factories.consultation(task, police.unit, cast.lan())
    cast.enter(client, police)

    assert "Họp liên ngành" in read(client.get(page_of(asked)))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, police, asked, language):
    client.cookies["language"] = language

    for who in (police, cast.lan()):
        cast.enter(client, who)
        client.cookies["language"] = language
        for address in (LIST, page_of(asked)):
            html = read(client.get(address))

            assert f'<html lang="{language}"' in html
            assert inline_faults(html) == []
            assert ("Ý kiến" in html) is (language == "vi")
