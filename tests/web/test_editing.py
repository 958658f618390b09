"""Forms that edit: what another person wrote is told in words, what one may not see is not remembered."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse

from doingoai.accounts.models import Unit
from doingoai.delegations.models import Member
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.delegations.changes import shown_changes
from doingoai.web.editing import EditForm
from tests import cast, factories

HIDDEN = "Dị ứng lạc rang"


class EveryKind(EditForm):
    text = forms.CharField(required=False)
    kind = forms.ChoiceField(
        choices=[("Nhóm", [("a", "Làm việc"), ("b", "Xã giao")]), ("c", "Khác")]
    )
    is_planned = forms.BooleanField(required=False)
    at = forms.DateTimeField(required=False)
    day = forms.DateField(required=False)
    begins = forms.TimeField(required=False)
    units = forms.ModelMultipleChoiceField(Unit.objects.none(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = Unit.objects.all()


class Thing:
    """A record that another person has just filled in."""

    def __init__(self, **fields):
        self.__dict__.update(fields)
        self.version = 2

    def refresh_from_db(self):
        """It is as it is."""


@pytest.mark.django_db
def test_what_the_other_person_wrote_is_told_as_people_read_it():
    unit = factories.unit(name_vi="Phòng Mẫu")
    thing = Thing(
        text="", kind="b", is_planned=True, at=datetime(2026, 3, 9, 5, 30, tzinfo=UTC),
        day=date(2026, 3, 9), begins=time(8, 5), units=[unit.pk],
    )  # fmt: skip
    mine = QueryDict("text=x&kind=a&at=2026-01-01 01:00&day=2026-01-01&begins=01:00&version=1")
    form = EveryKind(mine, of=thing)
    assert form.is_valid(), form.errors

    form.refuse(ChangedMeanwhile({"kind": "b"}))

    told = {name: " ".join(form.errors[name].data[0].messages) for name in form.fields if name in form.errors}  # fmt: skip
    words = {name: text.removeprefix("Người kia đã ghi: ") for name, text in told.items()}
    assert words == {
        "text": "–", "kind": "Xã giao", "is_planned": "có", "at": "09/03/2026 12:30",
        "day": "09/03/2026", "begins": "08:05", "units": "Phòng Mẫu",
    }  # fmt: skip
    assert form.data["version"] == 2


@pytest.mark.django_db
def test_what_was_left_alone_shows_what_the_other_person_wrote():
    unit = factories.unit()
    before = Thing(text="cũ", kind="a", is_planned=False, at=None, day=None, begins=None, units=[])
    opened = EveryKind(of=before)["opened"].value()
    after = Thing(text="mới", kind="b", is_planned=False, at=None, day=date(2026, 3, 9), begins=None, units=[unit.pk])  # fmt: skip
    data = QueryDict(mutable=True)
    data.update({"text": "của tôi", "kind": "a", "version": "1", "opened": opened})
    form = EveryKind(data, of=after)
    assert form.is_valid(), form.errors

    form.refuse(ChangedMeanwhile({"text": "mới"}))

    assert [form["text"].value(), form["kind"].value(), form["day"].value()] == [
        "của tôi", "b", date(2026, 3, 9),
    ]  # fmt: skip
    assert [form["units"].value(), list(form.errors)] == [[str(unit.pk)], ["text", "__all__"]]


@pytest.mark.parametrize("opened", ["", "no json", "[1]"])
def test_a_form_that_remembers_nothing_usable_shows_everything_that_differs(opened):
    thing = Thing(text="mới", kind="a")
    form = EveryKind(QueryDict(f"text=cũ&kind=a&version=1&opened={opened}"), of=thing)
    form.fields.pop("units")
    assert [form.is_valid(), form.opened_with()] == [True, None]

    form.refuse(ChangedMeanwhile({"text": "mới"}))

    assert list(form.errors) == ["text", "__all__"]


def test_a_refusal_stands_at_its_field_with_its_source():
    form = EveryKind(QueryDict("kind=a"))
    form.fields.pop("units")
    assert form.is_valid()

    form.refuse(RuleBroken("Sai", code="x", field="text", source="Thông tư thử"))
    form.refuse(ChangedMeanwhile({"kind": "b", "gone": 1}))

    assert [form.errors.as_data()["text"][0].message, "kind" in form.errors] == [
        "Sai (Thông tư thử)", True,
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_diet_does_not_lie_hidden_in_the_page_of_those_who_may_not_read_it(client):
    visit = factories.delegation()
    guest = factories.member(visit, diet=HIDDEN, car="Xe 1")
    url = reverse("delegations:member", args=[visit.pk, guest.pk])

    pages = {}
    for who in (cast.lan(), cast.ha()):
        cast.enter(client, who)
        pages[who.username] = client.get(url).content.decode()

    assert {name: HIDDEN in html for name, html in pages.items()} == {"lan": False, "ha": True}


@pytest.mark.django_db
def test_whoever_may_not_read_a_diet_saves_without_touching_it(client):
    visit = factories.delegation()
    guest = factories.member(visit, diet=HIDDEN)
    cast.enter(client, cast.lan())
    url = reverse("delegations:member", args=[visit.pk, guest.pk])
    shown = client.get(url).context["form"]

    data = {"role": "member", "car": "Xe 9", "opened": shown["opened"].value(), "version": "0"}
    answer = client.post(url, data)

    guest = Member.objects.get(pk=guest.pk)
    assert [answer.status_code, guest.diet, guest.car] == [302, HIDDEN, "Xe 9"]


def test_differences_of_a_programme_are_told_in_words():
    change = {
        "what": "changed", "title": "Hội đàm", "concerns": ["A", "B"],
        "fields": {
            "starts_at": ["2026-03-09T08:00+07:00", "2026-03-09T09:30+07:00"],
            "kind": ["talks", "banquet"], "guests": [[], ["KIM Mau", "LEE Mau"]], "car": ["", "Xe 1"],
        },
    }  # fmt: skip

    (shown,) = shown_changes([change])

    assert [shown.what, shown.concerns] == ["Sửa", "A, B"]
    assert [pair[1:] for pair in shown.fields] == [
        ("08:00 09/03/2026", "09:30 09/03/2026"),
        ("Hội đàm", "Chiêu đãi"),
        ("–", "KIM Mau, LEE Mau"),
        ("–", "Xe 1"),
    ]
