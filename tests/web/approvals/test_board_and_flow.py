"""Answers side by side, more time, other days, and the view of where everything lies."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doingoai.accounts.models import Notice
from doingoai.approvals.actions import ask_units
from doingoai.approvals.models import Consultation, Question
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
DAY = timedelta(days=1)
TODAY = factories.MONDAY


def read(response):
    return response.content.decode()


@pytest.fixture
def question():
    """The police and three others, asked a week ago by the rule."""
    factories.consultation_rule()
    units = [cast.police(), *(factories.unit() for _turn in range(3))]
    asked = ask_units(
        factories.delegation(), units=units, question="Cho ý kiến?", asked_on=TODAY - 10 * DAY,
        by=cast.ha(), at=factories.NOON,
    )  # fmt: skip
    return asked[0].batch


def of(question, number):
    return Consultation.objects.filter(batch=question).order_by("pk")[number]


def page_of(name, one):
    return reverse(f"approvals:{name}", args=[one.pk])


def test_the_board_shows_every_agency_beside_the_others(client, question):
    answered, silent, withdrawn = (of(question, number) for number in (1, 2, 3))
    change(answered, opinion="agree_if", answer="Có bảo vệ", answered_on=TODAY, use="partly", use_note="Một phần")  # fmt: skip
    change(silent, silence="chase", silent_on=TODAY)
    change(withdrawn, withdrawn_at=factories.NOON)
    factories.extension(of(question, 0), cast.focal_point(), until=TODAY + 4 * DAY)
    cast.enter(client, cast.ha())

    html = read(client.get(page_of("board", question)))

    for shown in ("1/3", "Có bảo vệ", "trả lời muộn", "Im lặng", "Một phần",
                  "đề nghị gia hạn đến 06/02/2026", "Giữ nguyên từ khi lấy ý kiến"):  # fmt: skip
        assert shown in html
    assert inline_faults(html) == []


def change(one, **fields):
    Consultation.objects.filter(pk=one.pk).update(**fields)


def test_a_board_whose_record_was_touched_says_so(client, question):
    Question.objects.update(
        text="Khác", papers=[{"title": "Kế hoạch", "version": 2, "sha256": "1"}]
    )
    cast.enter(client, cast.ha())

    html = read(client.get(page_of("board", question)))

    assert "không khớp với mã kiểm chứng" in html
    assert "Kế hoạch" in html


def test_a_board_without_agencies_or_rule_opens(client):
    empty = factories.question(factories.delegation(), cast.ha())
    cast.enter(client, cast.lan())

    assert client.get(page_of("board", empty)).status_code == 200


def test_how_an_answer_was_used_is_noted(client, question):
    one = of(question, 0)
    change(one, opinion="object", answer="Không", answered_on=TODAY)
    cast.enter(client, cast.ha())
    client.get(page_of("use", one))

    refused = client.post(page_of("use", one), {"use": "not", "note": ""})
    done = client.post(page_of("use", one), {"use": "not", "note": "Đã có phương án"})

    one.refresh_from_db()
    assert (refused.status_code, one.use) == (422, "not")
    assert done.headers["Location"] == page_of("board", question)
    assert "Đã có phương án" in read(client.get(page_of("consultation", one)))


def test_one_agency_gets_another_day(client, question):
    one = of(question, 0)
    cast.enter(client, cast.ha())
    client.get(page_of("due", one))

    client.post(page_of("due", one), {"due_on": "20/2/2026"})

    one.refresh_from_db()
    assert f"{one.due_on:%d/%m/%Y}" == "20/02/2026"
    assert "ban đầu" in read(client.get(page_of("board", question)))


def test_a_question_of_no_board_leads_back_to_its_own_page(client):
    one = factories.consultation(factories.delegation(), cast.police(), cast.ha())
    cast.enter(client, cast.ha())

    done = client.post(page_of("due", one), {"due_on": "20/2/2026"})

    assert done.headers["Location"] == page_of("consultation", one)


def test_an_agency_asks_for_more_time_and_the_office_answers(client):
    rule = factories.consultation_rule(extension_days=9)
    one = factories.consultation(factories.delegation(), cast.police(), cast.ha(), rule=rule)
    cast.enter(client, cast.focal_point())
    form = read(client.get(page_of("wish-more-time", one)))
    late = client.post(page_of("wish-more-time", one), {"until": "20/12/2026", "reason": "x"})
    client.post(page_of("wish-more-time", one), {"until": "11/2/2026", "reason": "Chờ phòng"})
    waits = read(client.get(page_of("consultation", one)))
    cast.enter(client, cast.ha())
    asked = read(client.get(page_of("more-time", one)))
    seen = read(client.get(page_of("consultation", one)))

    refused = client.post(page_of("more-time", one), {"grant": "no"})
    client.post(page_of("more-time", one), {"grant": "yes"})

    one.refresh_from_db()
    assert "Có thể gia hạn muộn nhất đến" in form
    assert (late.status_code, refused.status_code) == (422, 422)
    assert "Chờ phòng" in waits
    assert "Chờ phòng" in asked
    assert "Trả lời đề nghị" in seen
    assert f"{one.due_on:%d/%m/%Y}" == "11/02/2026"
    cast.enter(client, cast.focal_point())
    assert "đồng ý" in read(client.get(page_of("consultation", one)))
    assert Notice.objects.filter(kind="extension.granted").exists()


def test_a_rule_without_extensions_says_so_before_one_writes(client):
    rule = factories.consultation_rule(extensions_most=0)
    one = factories.consultation(factories.delegation(), cast.police(), cast.ha(), rule=rule)
    factories.extension(one, cast.focal_point(), is_granted=False, said="Gấp", decided_by=cast.ha())
    cast.enter(client, cast.focal_point())

    assert "không cho gia hạn thêm" in read(client.get(page_of("wish-more-time", one)))
    assert "Gấp" in read(client.get(page_of("consultation", one)))


def test_the_asked_agency_sees_its_question_and_no_board(client, question):
    cast.enter(client, cast.focal_point())
    change(of(question, 0), silence="chase", silent_on=TODAY)

    html = read(client.get(page_of("consultation", of(question, 0))))

    assert "trả lời muộn vẫn được nhận" in html
    assert "/board/" not in html
    assert client.get(page_of("board", question)).status_code == 404
    assert client.get(page_of("consultation", of(question, 1))).status_code == 404


def test_the_list_of_the_office_leads_to_the_board(client, question):
    change(of(question, 1), silence="chase", silent_on=TODAY)
    cast.enter(client, cast.ha())

    html = read(client.get(reverse("approvals:consultations")))

    assert page_of("board", question) in html
    assert "Im lặng" in html


def test_where_everything_lies(client, question):
    rule = factories.authority_rule()
    unit = cast.police()
    factories.case(factories.delegation(), cast.lan(), rule, due_on=TODAY - DAY)
    for _turn in range(8):
        done = {"state": "approved", "decided_by": cast.minh(), "decided_at": factories.NOON, "took": 3}  # fmt: skip
        factories.case(factories.delegation(), cast.lan(), rule, **done)
        factories.consultation(factories.delegation(), unit, cast.ha(), opinion="agree", answered_on=TODAY, took=1)  # fmt: skip
    for _turn in range(3):
        factories.consultation(factories.delegation(), unit, cast.ha())
    cast.enter(client, cast.lan())

    steps = read(client.get("/flow/"))
    cases, questions = read(client.get("/flow/?show=cases")), read(client.get("/flow/?show=questions"))  # fmt: skip
    own = read(client.get("/decisions/?show=open"))
    narrowed = read(client.get(f"/decisions/?show=all&line={rule.pk + 1}"))

    assert "quá tải" in steps
    assert f"/decisions/?show=open&amp;line={rule.pk}" in steps
    assert "từ 8 việc đã xong" in cases
    assert "quá hạn" in cases
    assert "chưa đủ việc đã xong để dự báo" in questions
    assert "Lấy ý kiến đang chờ" in questions
    assert "<table" in own
    assert "<table" not in narrowed
    assert [inline_faults(one) for one in (steps, cases, questions)] == [[], [], []]


def test_where_nothing_lies_is_said(client):
    cast.enter(client, cast.lan())

    assert "năm qua chưa quyết định việc nào" in read(client.get("/flow/"))
    assert "Không có gì đang chờ" in read(client.get("/flow/?show=cases"))


def test_the_case_itself_tells_when_it_will_be_done(client):
    rule = factories.authority_rule()
    case = factories.case(factories.delegation(), cast.lan(), rule)
    for _turn in range(8):
        done = {"state": "approved", "decided_by": cast.minh(), "decided_at": factories.NOON, "took": 0}  # fmt: skip
        factories.case(factories.delegation(), cast.lan(), rule, **done)
    old = factories.case(
        factories.delegation(), cast.lan(), rule, submitted_at=factories.NOON - 20 * DAY
    )
    cast.enter(client, cast.lan())

    assert "từ 8 việc đã xong" in read(client.get(page_of("case", case)))
    assert "đã chờ lâu hơn mọi việc trong 8" in read(client.get(page_of("case", old)))
