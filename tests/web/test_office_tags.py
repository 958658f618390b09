"""Words and shapes of the templates."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from doingoai.delegations.models import Delegation
from doingoai.delegations.states import Severity, State, VisitKind
from doingoai.documents.states import PaperState
from doingoai.web import looks
from doingoai.web.templatetags import office

MORNING = datetime(2026, 2, 5, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (office.day(date(2026, 2, 5)), "05/02/2026"),
        (office.day(datetime(2026, 2, 4, 20, 0, tzinfo=UTC)), "05/02/2026"),
        (office.day(None), "–"),
        (office.moment(MORNING), "05/02/2026 09:30"),
        (office.moment(None), "–"),
        (office.clock_time(MORNING), "09:30"),
        (office.clock_time(None), "–"),
        (office.day_range(date(2026, 2, 3), date(2026, 2, 5)), "03–05/02/2026"),
        (office.day_range(date(2026, 1, 30), date(2026, 2, 2)), "30/01–02/02/2026"),
        (office.day_range(date(2025, 12, 30), date(2026, 1, 2)), "30/12/2025–02/01/2026"),
        (office.day_range(date(2026, 2, 3), date(2026, 2, 3)), "03/02/2026"),
        (office.day_range(None, date(2026, 2, 3)), "03/02/2026"),
        (office.iso(date(2026, 2, 3)), "2026-02-03"),
        (office.iso(MORNING), "2026-02-05T02:30:00+00:00"),
        (office.money(9_400_000), "9.400.000 đ"),
        (office.money(None), "–"),
        (office.number(1240), "1.240"),
        (office.number(None), "–"),
        (office.or_dash(""), "–"),
        (office.or_dash(None), "–"),
        (office.or_dash(0), 0),
        (office.initials("Nguyễn Thị Lan"), "NL"),
        (office.initials("Minh"), "M"),
        (office.initials("(–)"), "?"),
        (
            office.browser_name("Mozilla/5.0 (Windows NT 6.1) Chrome/109.0 Edg/109"),
            "Edge · Windows",
        ),
        (office.browser_name("Mozilla/5.0 (X11; Linux) Firefox/128.0"), "Firefox · Linux"),
        (office.browser_name("curl/8"), "curl/8"),
        (office.flag_url("VN"), "/static/built/flags/vn.svg"),
        (office.flag_url("../x"), ""),
        (office.flag_url("đđ"), ""),
    ],
)
def test_a_value_is_shown_as_the_office_writes_it(shown, text):
    assert shown == text


@pytest.mark.parametrize("value", [*VisitKind.values, "unknown"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_chosen_word_is_the_one_django_shows(value, language):
    visit = Delegation(kind=value)
    with translation.override(language):
        assert str(office.choice(visit, "kind")) == visit.get_kind_display()


def test_numbers_follow_the_language_and_dates_do_not():
    with translation.override("en"):
        shown = (office.money(9_400_000), office.number(1240), office.day(date(2026, 2, 5)))

    assert shown == ("9,400,000 VND", "1,240", "05/02/2026")


@pytest.mark.parametrize(("language", "name"), [("vi", "Thứ Năm"), ("en", "Thursday")])
def test_the_weekday_begins_a_line(language, name):
    with translation.override(language):
        assert office.weekday(date(2026, 2, 5)) == name


def test_a_flag_that_was_not_gathered_is_no_fault(monkeypatch):
    def missing(path):
        raise ValueError(path)

    monkeypatch.setattr(office, "static", missing)

    assert office.flag_url("vn") == ""


def test_equal_words_of_different_lists_keep_their_own_look():
    assert office.look(State.DRAFT) != office.look(PaperState.DRAFT)
    assert office.look(Severity.DANGER).tone == "bad"
    assert office.look("draft") == looks.PLAIN


@pytest.mark.parametrize(
    ("value", "kind", "word"),
    [
        ("draft", "delegation", State.DRAFT),
        ("draft", "paper", PaperState.DRAFT),
        ("gone", "delegation", "gone"),
        ("draft", "nothing", "draft"),
        (State.DRAFT, "", State.DRAFT),
    ],
)
def test_a_stored_value_becomes_a_word_of_its_list(value, kind, word):
    found = office.word(value, kind)

    assert (type(found), found) == (type(word), word)


def test_every_word_of_every_list_has_a_look():
    without = [
        word for words in looks.WORDS.values() for word in words if word not in looks.LOOKS[words]
    ]

    assert without == []


@pytest.mark.parametrize(
    ("due", "late"), [(date(2026, 2, 1), True), (date(2026, 2, 2), False), (None, False)]
)
def test_what_is_late(due, late):
    assert office.is_late(due, date(2026, 2, 2)) is late


class Sample(forms.Form):
    name = forms.CharField(help_text="Trợ giúp")
    day = forms.DateField(required=False)
    hour = forms.TimeField(required=False)
    planned = forms.BooleanField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_each_kind_of_field_has_its_layout():
    kinds = [office.widget_kind(field) for field in Sample()]

    assert kinds == ["plain", "date", "time", "check", "plain"]


def test_an_error_stands_in_the_summary_and_at_the_field():
    html = str(Sample({"kind": "a"}))

    assert '<a href="#id_name">' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "(không bắt buộc)" in html


def test_every_form_has_its_own_key():
    template = engines["django"].from_string("{% form_key %}")

    assert template.render() != template.render()
    assert 'name="form_key"' in template.render()
