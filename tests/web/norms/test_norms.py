"""Figures and instruments: what holds on a day, what is checked by whom, what replaces what."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from doingoai.norms.actions import load_shipped_norms
from doingoai.norms.models import LegalInstrument, Norm
from doingoai.web.norms.tables import laid_out
from doingoai.web.templatetags.office import figure
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST = "/norms/"
INSTRUMENTS = "/norms/instruments/"
HTMX = {"HX-Request": "true", "HX-Target": "norms-figures"}


@pytest.fixture
def director(client):
    director = cast.director()
    cast.enter(client, director)
    return director


def meals(amount, **fields):
    return factories.norm("meals_per_day", amount, unit="vnd", **fields)


def read(response):
    return response.content.decode()


def page_of(norm):
    return reverse("norms:norm", args=[norm.pk])


def instrument(code="tt-thu", **fields):
    usual = {"number_symbol": "01/2026/TT-THU", "kind": "circular", "title_vi": "Chế độ thử", "confidence": "M"}  # fmt: skip
    return LegalInstrument.objects.create(code=code, **{**usual, **fields})


def test_figures_of_a_key_stand_side_by_side_by_class_and_role(client, director):
    head = factories.norm("room_per_day", 9_400_000, unit="vnd", guest_class="A", role="head")
    words = factories.norm("room_per_day", None, unit="vnd", guest_class="special", role="head", text="theo quyết định")  # fmt: skip

    html = read(client.get(LIST))

    assert "Thuê phòng nghỉ một ngày" in html
    assert "9.400.000 đ" in html
    assert "theo quyết định" in html
    assert html.index(page_of(words)) < html.index(page_of(head))
    assert inline_faults(html) == []


def test_the_page_shows_what_holds_on_the_day_asked_for(client, director):
    old = meals(1_500_000, valid_to=date(2026, 1, 31))
    new = meals(3_000_000, valid_from=date(2026, 2, 1))

    today, before = read(client.get(LIST)), read(client.get(f"{LIST}?on=31/1/2026"))

    assert (page_of(new) in today, page_of(old) in today) == (True, False)
    assert (page_of(new) in before, page_of(old) in before) == (False, True)
    assert "ngày 31/01/2026" in before


def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(client, director):
    html = read(client.get(f"{LIST}?on=31/2/2026"))

    assert 'id="norms-fault"' in html
    assert "02/02/2026" in html


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?q=tien an", ["meals"]),
        ("?q=consultation", ["reply"]),
        ("?unconfirmed=1", ["reply"]),
        ("?q=khong co", []),
    ],
)
def test_the_list_is_narrowed_by_words_and_what_is_checked(client, director, query, shown):
    made = {
        "meals": meals(3_000_000, confirmed_at=factories.NOON, confirmed_by=director),
        "reply": factories.norm("consultation_reply", 5, unit="working_days"),
    }

    html = read(client.get(LIST + query))

    assert [name for name, norm in made.items() if page_of(norm) in html] == shown


def test_what_somebody_checked_is_marked_and_the_rest_counted(client, director):
    meals(3_000_000, confirmed_at=factories.NOON, confirmed_by=director)
    meals(2_000_000, guest_class="B")

    html = read(client.get(LIST))

    assert "1 mức chưa đối chiếu" in html
    assert 'aria-label="đã đối chiếu"' in html


def test_the_shipped_figures_are_loaded_once_by_a_button(client, director):
    empty = read(client.get(LIST))

    client.post(reverse("norms:load"))
    client.post(reverse("norms:load"))

    assert reverse("norms:load") in empty
    assert Norm.objects.count() > 100
    assert "Chưa có mức nào" not in read(client.get(LIST))


def test_who_only_reads_finds_no_button_and_loads_nothing(client):
    cast.enter(client, cast.lan())

    html = read(client.get(LIST))

    assert "Chưa có mức nào" in html
    assert reverse("norms:load") not in html
    assert client.post(reverse("norms:load")).status_code == 403


def test_every_shipped_figure_has_its_place_on_the_page(client, director):
    load_shipped_norms(by=None)

    html = read(client.get(LIST))
    figures = laid_out(Norm.objects.all())

    in_blocks = [norm for block in figures.blocks for line in block.lines for norm in line.cells if norm]  # fmt: skip
    listed = [single.norm for single in (*figures.singles, *figures.times)]
    assert {norm.key for norm in (*in_blocks, *listed)} == set(Norm.objects.values_list("key", flat=True))  # fmt: skip
    assert inline_faults(html) == []


def test_no_figures_lay_out_as_nothing():
    assert not laid_out([])


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"unit": "vnd", "amount": 9_400_000}, "9.400.000 đ"),
        ({"unit": "month_day", "amount": 1115}, "15/11"),
        ({"unit": "percent", "amount": 50}, "50"),
        ({"unit": "vnd", "amount": None, "text": "theo hóa đơn"}, "theo hóa đơn"),
        ({"unit": "vnd", "amount": None, "text": ""}, "–"),
    ],
)
def test_a_figure_is_read_as_what_it_is(fields, shown):
    assert figure(Norm(**fields)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("theo hóa đơn", "by invoice"), ("mức <riêng>", '<span lang="vi">mức &lt;riêng&gt;</span>')],
)
def test_words_of_the_law_are_english_beside_it_and_own_words_are_marked(text, shown):
    with translation.override("en"):
        assert figure(Norm(unit="vnd", text=text)) == shown


def test_the_part_alone_is_a_part_of_the_page(client, director):
    meals(1)

    piece = read(client.get(LIST, headers=HTMX)).strip()

    assert piece.startswith('<div id="norms-figures"')
    assert piece in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, director, count, django_assert_max_num_queries
):
    for number in range(count):
        meals(number, guest_class="ABC"[number], confirmed_at=factories.NOON, confirmed_by=director)
    client.get(LIST)

    with django_assert_max_num_queries(4):
        client.get(LIST)


def test_one_figure_shows_its_source_its_past_and_who_checked_it(client, director):
    load_shipped_norms(by=None)
    new = Norm.objects.get(key="meals_per_day", guest_class="A", valid_to=None)
    old = Norm.objects.get(key="meals_per_day", guest_class="A", valid_to__isnull=False)

    html = read(client.get(page_of(new)))

    for shown in ("Thông tư số 35/2026/TT-BTC", "Bộ Tài chính", "Khá chắc, cần đối chiếu"):
        assert shown in html
    assert page_of(old) in html
    assert "chưa ai" in html


def test_a_figure_of_the_office_has_no_shipped_instrument(client, director):
    html = read(client.get(page_of(meals(1, instrument="Nghị quyết 5/NQ-HĐND"))))

    assert "Nghị quyết 5/NQ-HĐND" in html


def test_a_figure_is_confirmed_under_a_name(client, director):
    norm = meals(3_000_000)

    response = client.post(reverse("norms:confirm", args=[norm.pk]), follow=True)

    norm.refresh_from_db()
    assert norm.confirmed_by == director
    assert "Phạm Văn Mẫu, 02/02/2026 12:00" in read(response)
    assert reverse("norms:confirm", args=[norm.pk]) not in read(response)


def test_a_figure_is_replaced_from_a_day_on(client, director):
    norm = meals(3_000_000)
    sent = {"amount": "2500000", "valid_from": "1/3/2026", "instrument": "12/2026/NQ-HĐND"}

    response = client.post(reverse("norms:replace", args=[norm.pk]), sent)

    later = Norm.objects.latest("pk")
    norm.refresh_from_db()
    assert response.headers["Location"] == page_of(later)
    assert (later.amount, later.instrument) == (2_500_000, "12/2026/NQ-HĐND")
    assert norm.valid_to == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"valid_from": "1/1/2019"}, "01/01/2020"),
        ({"instrument": " "}, "#id_instrument"),
        ({"amount": "-1"}, "#id_amount"),
        ({"valid_from": "32/1/2026"}, "#id_valid_from"),
    ],
)
def test_a_replacement_that_cannot_hold_is_refused_in_place(client, director, changed, said):
    norm = meals(3_000_000)
    sent = {"amount": "2500000", "valid_from": "1/3/2026", "instrument": "NQ"} | changed

    response = client.post(reverse("norms:replace", args=[norm.pk]), sent)

    assert response.status_code == 422
    assert said in read(response)
    assert Norm.objects.count() == 1


def test_an_officer_reads_and_confirms_nothing(client):
    norm = meals(3_000_000)
    cast.enter(client, cast.lan())

    html = read(client.get(page_of(norm)))

    assert reverse("norms:replace", args=[norm.pk]) not in html
    for name in ("confirm", "replace"):
        sent = {"amount": "1", "valid_from": "1/3/2026", "instrument": "NQ"}
        assert client.post(reverse(f"norms:{name}", args=[norm.pk]), sent).status_code == 403


def test_the_register_of_instruments_tells_what_replaced_what(client, director):
    instrument("cu", number_symbol="71/2018/TT-THU", replaced_by="moi", valid_to=date(2025, 1, 1))
    instrument("moi", number_symbol="35/2026/TT-THU", issued_on=date(2026, 1, 5))
    instrument("la", number_symbol="1/KH-THU", kind="plan", replaced_by="không rõ")

    html = read(client.get(INSTRUMENTS))

    assert "thay bằng 35/2026/TT-THU" in html
    assert "thay bằng không rõ" in html
    assert 'class="is-off"' in html
    assert inline_faults(html) == []


@pytest.mark.parametrize(
    ("query", "shown"), [("?q=che do", ["A"]), ("?kind=law", ["B"]), ("?q=x", []), ("?kind=y", ["A", "B"])]
)  # fmt: skip
def test_instruments_are_narrowed_by_words_and_kind(client, director, query, shown):
    instrument("a", number_symbol="Số A")
    instrument("b", number_symbol="Số B", kind="law", title_vi="Luật thử")

    html = read(client.get(INSTRUMENTS + query))

    assert [name for name in "AB" if f"Số {name}" in html] == shown


def test_an_empty_register_says_how_it_is_filled(client, director):
    assert "được nạp cùng các mức có sẵn" in read(client.get(INSTRUMENTS))


def test_the_rows_of_instruments_are_a_part_of_the_page(client, director):
    instrument()
    headers = {"HX-Request": "true", "HX-Target": "instruments-rows"}

    piece = read(client.get(INSTRUMENTS, headers=headers)).strip()

    assert piece in read(client.get(INSTRUMENTS))


@pytest.mark.parametrize("who", [cast.focal_point, cast.stranger])
def test_norms_are_not_for_everybody(client, who):
    norm = meals(1)
    cast.enter(client, who())

    for address in (LIST, INSTRUMENTS, page_of(norm)):
        assert client.get(address).status_code == 403


def test_strangers_go_to_the_sign_in(client):
    norm = meals(1)

    for address in (LIST, INSTRUMENTS, page_of(norm)):
        assert client.get(address).status_code == 302
    assert client.post(reverse("norms:confirm", args=[norm.pk])).status_code == 302


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, director, language):
    load_shipped_norms(by=None)
    client.cookies["language"] = language

    for address in (LIST, INSTRUMENTS, page_of(Norm.objects.first())):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Định mức" in html) is (language == "vi")


def test_a_key_is_named_in_the_language_of_the_screen():
    norm = meals(1)

    with translation.override("en"):
        figures = laid_out([norm])

    assert figures.singles[0].name == "Meals per day"


def test_a_figure_holds_for_some_days_and_the_old_one_goes_on(client, director):
    norm = factories.norm("mission_days", 10, unit="days")
    sent = {"amount": "12", "valid_from": "1/3/2026", "valid_to": "31/3/2026", "instrument": "Công văn 5/UBND"}  # fmt: skip

    response = client.post(reverse("norms:replace", args=[norm.pk]), sent)

    rows = Norm.objects.order_by("valid_from").values_list("valid_from", "valid_to", "amount")
    assert list(rows) == [
        (date(2020, 1, 1), date(2026, 2, 28), 10),
        (date(2026, 3, 1), date(2026, 3, 31), 12),
        (date(2026, 4, 1), None, 10),
    ]
    assert response.headers["Location"] == page_of(Norm.objects.get(amount=12))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"valid_to": "1/2/2026"}, "#id_valid_to"),
        ({"valid_to": "31/2/2026"}, "#id_valid_to"),
        ({"instrument": ""}, "#id_instrument"),
    ],
)
def test_wrong_days_or_no_source_are_said_where_they_stand(client, director, changed, said):
    norm = factories.norm("mission_days", 10, unit="days")
    sent = {"amount": "12", "valid_from": "1/3/2026", "valid_to": "2/3/2026", "instrument": "CV"}

    response = client.post(reverse("norms:replace", args=[norm.pk]), sent | changed)

    assert response.status_code == 422
    assert said in read(response)
    assert Norm.objects.count() == 1


def test_a_rule_is_shown_and_switched_by_a_word(client, director):
    norm = factories.norm("mission_relatives", 1, unit="switch")

    shown, listed = read(client.get(page_of(norm))), read(client.get(LIST))
    sent = {"amount": "0", "valid_from": "1/3/2026", "valid_to": "2/3/2026", "instrument": "Công văn 5/UBND"}  # fmt: skip
    client.post(reverse("norms:replace", args=[norm.pk]), sent)
    off = Norm.objects.get(amount=0)

    assert "<strong>áp dụng</strong></dd>" in shown.replace("\n", "")
    assert '<option value="0">không áp dụng</option>' in shown
    assert ">áp dụng</a>" in listed
    assert "<strong>không áp dụng</strong>" in read(client.get(page_of(off)))


@pytest.mark.parametrize("amount", ["2", "", "x"])
def test_a_rule_takes_no_other_word(client, director, amount):
    norm = factories.norm("mission_relatives", 1, unit="switch")
    sent = {"amount": amount, "valid_from": "1/3/2026", "instrument": "Công văn 5/UBND"}

    response = client.post(reverse("norms:replace", args=[norm.pk]), sent)

    assert response.status_code == 422
    assert "#id_amount" in read(response)


def test_rows_of_one_rule_by_who_leads_stand_together(client, director):
    for role in ("", "city_leader", "department_leader"):
        factories.norm("mission_members", 10, unit="persons", role=role)

    html = read(client.get(LIST))

    assert html.count('id="mission_members"') == 1
    assert "lãnh đạo cấp sở làm trưởng đoàn" in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"key": "mission_days", "unit": "days"}, "mọi đoàn ra"),
        ({"key": "mission_members", "role": "city_leader"}, "đoàn ra · lãnh đạo thành phố làm trưởng đoàn"),
        ({"key": "gift", "guest_class": "A", "role": "head"}, "A · trưởng đoàn"),
        ({"key": "gift"}, "mọi khách · mọi người"),
    ],
)  # fmt: skip
def test_a_figure_says_for_whom_it_holds_guests_or_missions_abroad(client, fields, said):
    norm = factories.norm(fields.pop("key"), **fields)
    cast.enter(client, cast.lan())

    html = client.get(reverse("norms:norm", args=[norm.pk])).content.decode()

    assert said in html
    assert ("mọi khách" in html) == said.startswith("mọi khách")


def test_a_figure_in_words_asks_for_words_and_takes_them_for_some_days(client, director):
    norm = factories.norm("mourning_days", None, unit="text", text="không quy định")
    sent = {
        "text": "Quốc tang (Mẫu)", "valid_from": "1/3/2026", "valid_to": "2/3/2026",
        "instrument": "Thông báo thử",
    }  # fmt: skip

    html = read(client.get(page_of(norm)))
    response = client.post(reverse("norms:replace", args=[norm.pk]), sent)

    assert 'name="text"' in html
    assert 'name="amount"' not in html
    assert response.status_code == 302
    assert list(Norm.objects.order_by("valid_from").values_list("text", flat=True)) == [
        "không quy định", "Quốc tang (Mẫu)", "không quy định",
    ]  # fmt: skip
    assert (
        client.post(reverse("norms:replace", args=[norm.pk]), sent | {"text": ""}).status_code
        == 422
    )
