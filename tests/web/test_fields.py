"""Days as people type them, and records found by typing."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from doingoai.accounts.models import Unit
from doingoai.web.fields import (
    AmountField,
    DateField,
    LookupField,
    MomentField,
    WholeNumberField,
)
from tests import factories


class DayForm(forms.Form):
    day = DateField(required=False)


def units_called(text):
    return Unit.objects.filter(name_vi__icontains=text)


class UnitForm(forms.Form):
    unit = LookupField(queryset=Unit.objects.all(), search=units_called, url="/lookup/units/")


class OptionalForm(forms.Form):
    unit = LookupField(
        queryset=Unit.objects.all(), search=units_called, url="/lookup/", required=False
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/2/2026", date(2026, 2, 5)),
        ("05.02.2026", date(2026, 2, 5)),
        ("2026-02-05", date(2026, 2, 5)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed, day):
    form = DayForm({"day": typed})

    assert form.is_valid()
    assert form.cleaned_data["day"] == day


def test_a_day_that_is_one_already_stays():
    assert DateField().clean(date(2026, 2, 5)) == date(2026, 2, 5)


def test_a_day_that_does_not_exist_says_so():
    form = DayForm({"day": "31/02/2026"})

    assert not form.is_valid()
    assert "31/02/2026" in form.errors["day"][0]


def test_a_day_is_shown_with_a_calendar_beside():
    html = str(DayForm(initial={"day": date(2026, 2, 5)}))

    assert 'value="05/02/2026"' in html
    assert "data-pick-date" in html


@pytest.fixture
def police(db):
    return factories.unit("cong-an", name_vi="Công an thành phố")


@pytest.fixture
def culture(db):
    return factories.unit("van-hoa", name_vi="Sở Văn hóa thành phố")


def test_the_key_that_was_chosen_counts(police, culture):
    form = UnitForm({"unit": str(police.pk), "unit_text": "anything"})

    assert form.is_valid()
    assert form.cleaned_data["unit"] == police


def test_without_script_a_text_that_means_one_record_counts(police, culture):
    form = UnitForm({"unit": "", "unit_text": "Văn hóa"})

    assert form.is_valid()
    assert form.cleaned_data["unit"] == culture


def test_the_exact_name_wins_over_longer_ones(police):
    factories.unit("cong-an-2", name_vi="Công an thành phố hai")

    form = UnitForm({"unit": "", "unit_text": "công an thành phố"})

    assert form.is_valid()
    assert form.cleaned_data["unit"] == police


def test_a_text_that_means_several_names_them(police, culture):
    form = UnitForm({"unit": "", "unit_text": "thành phố"})

    assert not form.is_valid()
    assert "Công an thành phố" in form.errors["unit"][0]
    assert "Sở Văn hóa thành phố" in form.errors["unit"][0]


def test_a_text_that_means_nothing_says_so(police):
    form = UnitForm({"unit": "", "unit_text": "Hải quan"})

    assert form.errors["unit"] == ["Không có gì tên là “Hải quan”. Hãy gõ một phần tên rồi chọn."]


@pytest.mark.parametrize("key", ["", "nonsense", "999999"])
def test_nothing_chosen_is_refused_where_it_is_needed(police, key):
    needed = UnitForm({"unit": key, "unit_text": ""})
    optional = OptionalForm({"unit": key, "unit_text": ""})

    assert not needed.is_valid()
    assert optional.is_valid()
    assert optional.cleaned_data["unit"] is None


def test_what_was_chosen_and_what_was_typed_are_shown_again(police):
    chosen = str(UnitForm(initial={"unit": police}))
    typed = str(UnitForm({"unit": "", "unit_text": "Hải quan"}))

    assert f'value="{police.pk}"' in chosen
    assert 'value="Công an thành phố"' in chosen
    assert 'value="Hải quan"' in typed
    assert 'data-lookup="/lookup/units/"' in chosen
    assert 'id="id_unit_key"' in chosen


def test_a_field_that_was_not_sent_is_noticed():
    widget = UnitForm().fields["unit"].widget

    assert widget.value_omitted_from_data({}, {}, "unit")
    assert not widget.value_omitted_from_data({"unit_text": "x"}, {}, "unit")


def test_a_change_is_noticed(police, culture):
    field = UnitForm().fields["unit"]

    assert field.has_changed(police, (str(culture.pk), ""))
    assert not field.has_changed(police, (str(police.pk), "Công an"))
    assert not field.has_changed(None, "")


class MomentForm(forms.Form):
    at = MomentField(required=False)


@pytest.mark.parametrize(
    "typed",
    [
        "30/11/2026 14:05",
        "2026-11-30T14:05",
        "30.11.2026 14h05",
        "30 Nov 2026, 2:05 pm",
        "14h05 30/11/2026",
    ],
)
def test_a_day_with_its_time_is_read_as_people_type_it(typed):
    form = MomentForm({"at": typed})

    assert form.is_valid(), form.errors
    assert f"{form.cleaned_data['at']:%Y-%m-%d %H:%M %Z}" == "2026-11-30 14:05 +07"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("30/11/2026", "no_time"),
        ("30 Nov 2026", "no_time"),
        ("14:05", "invalid"),
        ("11/30/2026 2:05 PM", "invalid"),
        ("31/02/2026 10:00", "invalid"),
        ("tomorrow", "invalid"),
    ],
)
def test_a_day_without_its_time_is_never_taken_for_midnight(typed, code):
    form = MomentForm({"at": typed})

    assert [fault.code for fault in form.errors.as_data()["at"]] == [code]


def test_a_birthday_of_two_digits_lies_in_the_past():
    class Born(forms.Form):
        on = DateField(latest=lambda: date(2026, 2, 5))

    form = Born({"on": "01/02/65"})

    assert form.is_valid()
    assert form.cleaned_data["on"] == date(1965, 2, 1)


class Numbers(forms.Form):
    whole = WholeNumberField(required=False, min_value=0, max_value=10**15)
    amount = AmountField(required=False, min_value=0, max_digits=17, decimal_places=4)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("350000", 350_000), ("350.000", 350_000), ("350,000", 350_000), ("1 350 000", 1_350_000),
        ("1.350.000", 1_350_000), ("12", 12), ("", None),
    ],
)  # fmt: skip
def test_whole_numbers_are_read_with_their_groups(typed, read):
    form = Numbers({"whole": typed})

    assert form.is_valid()
    assert form.cleaned_data["whole"] == read


@pytest.mark.parametrize("typed", ["1.5", "35.00", "1.350,000", "-3", "mười", "1.35.000", "1e6"])
def test_what_is_no_whole_number_is_refused_and_never_cut(typed):
    assert not Numbers({"whole": typed}).is_valid()


@pytest.mark.parametrize(
    ("language", "typed", "read"),
    [
        ("vi", "25.450", "25450"), ("vi", "25.450,5", "25450.5"), ("vi", "8500", "8500"),
        ("vi", "8,5", "8.5"), ("vi", "8.5", "8.5"), ("vi", "1.000.000", "1000000"),
        ("vi", "25,450.5", "25450.5"), ("vi", "25 450", "25450"),
        ("en", "25,450", "25450"), ("en", "25,450.5", "25450.5"), ("en", "8.5", "8.5"),
        ("en", "25.450,5", "25450.5"),
    ],
)  # fmt: skip
def test_amounts_are_read_as_the_language_writes_them(language, typed, read):
    with translation.override(language):
        form = Numbers({"amount": typed})

        assert form.is_valid(), form.errors
        assert form.cleaned_data["amount"] == Decimal(read)


@pytest.mark.parametrize("typed", ["-5", "1e30", "abc", "25.45.0", "9" * 25, "NaN", "1,2345678"])
def test_what_is_no_amount_is_refused_in_words_of_this_house(typed):
    with translation.override("vi"):
        form = Numbers({"amount": typed})

        assert not form.is_valid()
        assert "Đảm bảo" not in str(form.errors)
