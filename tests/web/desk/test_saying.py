"""Say it once: a line becomes the form that opens a visit, with its doubts and choices."""

from datetime import date

import pytest
from django.urls import reverse

from doingoai.delegations.models import Delegation
from doingoai.directory.states import PartnerKind
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

SAY = "/say/"


@pytest.fixture
def seoul():
    return factories.partner("Thành phố Xơ-un", name_en="Seoul Metropolitan Government")


def read(response):
    return response.content.decode()


def say(client, line, **chosen):
    return client.get(SAY, {"line": line, **chosen})


def initial(response):
    return response.context["form"].initial


def test_the_desk_offers_the_box_to_who_prepares_visits(client, ha):
    assert 'action="/say/"' in read(client.get("/"))


@pytest.mark.parametrize("who", [cast.clerk, cast.minh, cast.focal_point])
def test_nobody_else_is_offered_it(client, who):
    cast.enter(client, who())

    assert 'action="/say/"' not in read(client.get("/"))
    assert client.get(SAY).status_code == 403


def test_a_line_becomes_a_draft(client, ha, seoul):
    response = say(client, "đoàn Seoul 8 người thăm 12-14/3, Phòng Lễ tân tiếp, về đầu tư")

    html = read(response)
    wanted = {
        "partner": str(seoul.pk), "people_expected": 8, "starts_on": "12/03/2026",
        "ends_on": "14/03/2026", "receiving_unit": str(ha.unit_id), "purpose_vi": "đầu tư",
        "field": "investment", "title_vi": "Đoàn Thành phố Xơ-un thăm",
        "title_en": "Visit of Seoul Metropolitan Government",
    }  # fmt: skip
    assert {name: initial(response)[name] for name in wanted} == wanted
    assert "Không ghi năm" in html
    assert inline_faults(html) == []
    assert Delegation.objects.count() == 0


def test_one_press_opens_the_visit(client, ha, seoul):
    line = "đoàn Seoul 8 người thăm chính thức 12-14/3/2027, cần visa, Thị trưởng dẫn đầu"
    form = say(client, line).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent = {name: getattr(value, "pk", value) for name, value in sent.items()}

    response = client.post(f"{SAY}?line={line}", sent)

    visit = Delegation.objects.get()
    assert response.headers["Location"] == reverse("delegations:people", args=[visit.pk])
    assert (visit.partner, visit.people_expected, visit.kind, visit.head_rank) == (
        seoul, 8, "official_visit", "mayor",
    )  # fmt: skip
    assert (visit.starts_on, visit.ends_on) == (date(2027, 3, 12), date(2027, 3, 14))
    assert visit.entry_visa_needed is True


def test_what_lacks_is_asked_for_beside_the_sentence(client, ha, seoul):
    response = client.post(f"{SAY}?line=Seoul", {"title_vi": "Đoàn thử"})

    assert response.status_code == 422
    assert "Phần mềm đã hiểu" in read(response)
    assert Delegation.objects.count() == 0


def test_a_doubt_is_marked_and_offers_its_choices(client, ha, seoul):
    first = say(client, "Seoul 8-10 người")
    chosen = say(client, "Seoul 8-10 người", people="8")
    unknown = say(client, "Seoul 8-10 người", people="99")

    assert initial(first)["people_expected"] == 10
    assert ("chưa chắc" in read(first), "people=8" in read(first)) == (True, True)
    assert initial(chosen)["people_expected"] == 8
    assert "chưa chắc" not in read(chosen)
    assert initial(unknown)["people_expected"] == 10


def test_days_are_chosen_as_well(client, ha):
    first = say(client, "8 người next Friday")

    chosen = say(client, "8 người next Friday", days="2026-02-06_2026-02-06")

    assert initial(first)["starts_on"] == "13/02/2026"
    assert "days=2026-02-06_2026-02-06" in read(first)
    assert initial(chosen)["starts_on"] == "06/02/2026"


def test_a_country_alone_offers_its_partners(client, ha, seoul):
    other = factories.partner("Thủ đô Mẫu", country="FR")

    first = say(client, "đoàn Hàn Quốc 5 người")
    chosen = say(client, "đoàn Hàn Quốc 5 người", partner=str(seoul.pk))
    foreign = say(client, "đoàn Hàn Quốc 5 người", partner=str(other.pk))

    assert "partner" not in initial(first)
    assert initial(first)["title_vi"] == "Đoàn Hàn Quốc thăm"
    assert f"partner={seoul.pk}" in read(first)
    assert initial(chosen)["partner"] == str(seoul.pk)
    assert "partner" not in initial(foreign)


def test_what_has_no_place_in_the_form_is_said_so(client, ha, seoul):
    who = factories.person("Lê", "Minh Thử", vietnamese=True)
    factories.post(who, "Phó Chủ tịch", rank="pc_vice_chair")

    html = read(say(client, "Phó Chủ tịch tiếp đoàn Seoul bay VN417 nhớ hoa 30/2, visa?"))

    assert "Lê Minh Thử" in html
    assert "Nhập ở trang thành phần sau khi đã mở đoàn." in html
    assert ("VN417" in html, "nhớ hoa" in html, "Không có ngày như vậy." in html) == (
        True,
        True,
        True,
    )
    assert "Chưa hiểu" in html


def test_an_english_line_fills_the_english_purpose(client, ha):
    embassy = factories.partner(
        "Đại sứ quán Nhật Bản", name_en="Embassy of Japan", country="JP", kind=PartnerKind.EMBASSY
    )

    form = initial(
        say(client, "Courtesy call of the Embassy of Japan on 3 March to discuss tourism")
    )

    assert (form["partner"], form["kind"]) == (str(embassy.pk), "courtesy_call")
    assert form["title_vi"] == "Đại sứ quán Nhật Bản chào xã giao"
    assert (form["purpose_en"], "purpose_vi" in form) == ("tourism", False)


@pytest.mark.parametrize("line", ["", "   ", "abc xyz", "<script>alert(1)</script>", "\x00"])
def test_nothing_understood_is_said(client, ha, line):
    response = say(client, line)

    html = read(response)
    assert response.status_code == 200
    assert "<script>alert" not in html
    assert ("Chưa hiểu được gì" in html) is bool(line)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_whole_in_both_languages(client, ha, seoul, language):
    client.cookies["language"] = language

    html = read(say(client, "Thị trưởng Seoul, Thủ đô, official visit 3/25"))

    assert inline_faults(html) == []
    assert ("Phần mềm đã hiểu" in html) is (language == "vi")


def test_the_number_of_queries_does_not_grow(client, ha, django_assert_max_num_queries):
    for number in range(30):
        factories.partner(f"Thành phố số {number}")
        factories.post(factories.person("Lê", vietnamese=True), rank="pc_vice_chair")

    with django_assert_max_num_queries(14):
        say(client, "đoàn Seoul 8 người")
