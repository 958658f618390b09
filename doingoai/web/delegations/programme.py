"""Pages of a visit's programme: the table, one item, issuing, and what was handed out before."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.states import Permission
from doingoai.delegations.actions.programme import (
    drop_item,
    hand_out_programme,
    plan_item,
    replan_item,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.directory.languages import language_name, offered_languages
from doingoai.directory.models import Person
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme.actions import ITEM_FIELDS
from doingoai.programme.models import Item
from doingoai.programme.queries import issued_versions, items_of, snapshot
from doingoai.programme.rules import changes_between
from doingoai.programme.states import ItemKind, Side
from doingoai.resources.queries import standings
from doingoai.web.choosing import place_field, user_field
from doingoai.web.delegations.changes import shown_changes
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.naming import BLANK
from doingoai.web.rendering import SignedInRequest, login_required, page

_AREA = {"rows": 2}


class ItemForm(EditForm):
    """One thing that happens, in both languages."""

    called: ClassVar[Mapping[str, str]] = {"starts_at": "begins", "ends_at": "ends"}
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ItemKind.choices)
    day = DateField(label=gettext_lazy("Day"))
    begins = forms.TimeField(label=gettext_lazy("Begins"), widget=forms.TimeInput(format="%H:%M"))
    ends = forms.TimeField(
        label=gettext_lazy("Ends"), required=False, widget=forms.TimeInput(format="%H:%M")
    )
    title_vi = forms.CharField(label=gettext_lazy("What happens (Vietnamese)"), max_length=300)
    title_en = forms.CharField(
        label=gettext_lazy("What happens (English)"), max_length=300, required=False
    )
    place = place_field(label=gettext_lazy("Place"), required=False)
    responsible = user_field(label=gettext_lazy("Responsible officer"), required=False)
    responsible_text = forms.CharField(
        label=gettext_lazy("Responsible, if from outside"), max_length=160, required=False
    )
    interpreter_language = forms.ChoiceField(
        label=gettext_lazy("Language to interpret"), required=False
    )
    interpreter = forms.CharField(label=gettext_lazy("Interpreter"), max_length=120, required=False)
    dress_vi = forms.CharField(
        label=gettext_lazy("Dress (Vietnamese)"), max_length=120, required=False
    )
    dress_en = forms.CharField(
        label=gettext_lazy("Dress (English)"), max_length=120, required=False
    )
    menu_vi = forms.CharField(
        label=gettext_lazy("Menu (Vietnamese)"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    menu_en = forms.CharField(
        label=gettext_lazy("Menu (English)"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    notes_vi = forms.CharField(
        label=gettext_lazy("Notes (Vietnamese)"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    notes_en = forms.CharField(
        label=gettext_lazy("Notes (English)"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    car = forms.CharField(label=gettext_lazy("Car"), max_length=80, required=False)
    guests = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Guests who take part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hosts = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Vietnamese side"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, visit: Delegation, of: Item | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        names = get_language() or "vi"
        languages = [(code, language_name(code, names)) for code in offered_languages()]
        self.fields["interpreter_language"].choices = [BLANK, *languages]  # type: ignore[attr-defined]
        guests = Person.objects.filter(pk__in=members_of(visit).values("person_id"))
        hosts = Person.objects.filter(pk__in=hosts_of(visit).values("person_id"))
        self.fields["guests"].queryset = guests  # type: ignore[attr-defined]
        self.fields["hosts"].queryset = hosts  # type: ignore[attr-defined]

    def values_of(self, record: Any) -> dict[str, Any]:
        values = super().values_of(record)
        starts = record.starts_at.astimezone(HERE)
        ends = record.ends_at.astimezone(HERE) if record.ends_at else None
        taking_part = list(record.participations.all())
        return {
            **values,
            "starts_at": record.starts_at,
            "ends_at": record.ends_at,
            "day": starts.date(),
            "begins": starts.time(),
            "ends": ends.time() if ends else None,
            "guests": [one.person_id for one in taking_part if one.side == Side.GUEST],
            "hosts": [one.person_id for one in taking_part if one.side == Side.HOST],
        }

    def item_fields(self) -> dict[str, Any]:
        """The values of the item's own fields, times joined with the day."""
        changes = self.changes()
        day: Any = changes["day"]
        fields = {name: value for name, value in changes.items() if name in ITEM_FIELDS}
        fields["starts_at"] = _moment(day, changes["begins"])
        fields["ends_at"] = _moment(day, changes["ends"]) if changes["ends"] else None
        return fields


def _moment(day: Any, at: time) -> datetime:
    return datetime.combine(day, at, HERE)


def _url(visit: Delegation) -> str:
    return reverse("delegations:programme", args=[visit.pk])


def programme_context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    versions = list(issued_versions(visit.programme))
    items = list(items_of(visit.programme))
    now = snapshot(visit.programme)
    pending = changes_between(versions[0].content, now) if versions else []
    needed = standings(Item.subject_type, [str(item.pk) for item in items])
    for item in items:
        item.needed = needed.get(str(item.pk))  # type: ignore[attr-defined]
    return {
        **frame(request, visit, "programme"),
        "items": [(item, _people(item, Side.GUEST), _people(item, Side.HOST)) for item in items],
        "versions": versions,
        "pending": shown_changes([change.as_json() for change in pending]),
        "guest_total": visit.members.count(),
    }


def _people(item: Item, side: str) -> list[str]:
    return [one.person.name.full for one in item.participations.all() if one.side == side]


@login_required
def programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """The programme as a table a protocol officer recognises, and what changed since the last issue."""
    visit = find_visit(request, pk)
    context = programme_context(request, visit)
    return page(request, "delegations/programme.html", context, fragments=("items",))


@login_required
@require_safe
def of_programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """From a programme, as the audit log knows it, to its page in its visit."""
    known = get_object_or_404(Delegation.objects.only("pk"), programme=pk)
    return HttpResponseRedirect(_url(find_visit(request, known.pk, shown=("version",))))


def _save(visit: Delegation, item: Item | None, form: ItemForm, request: SignedInRequest) -> Item:
    fields, now = form.item_fields(), clock.now()
    guests, hosts = form.cleaned_data["guests"], form.cleaned_data["hosts"]
    if item is not None:
        return replan_item(
            item, changes=fields, guests=guests, hosts=hosts, by=request.user, at=now, **form.opening()
        )  # fmt: skip
    kind = ItemKind(fields.pop("kind"))
    return plan_item(
        visit.programme, kind=kind, guests=guests, hosts=hosts, by=request.user, at=now, **fields
    )


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    initial = {"day": visit.starts_on, "responsible": visit.responsible}
    form = ItemForm(request.POST or None, visit=visit, initial=initial)
    return answer_form(
        request, form, lambda: _save(visit, None, form, request), done=lambda _done: _url(visit),
        template="delegations/item.html",
        context={**frame(request, visit, "programme"), "title": _("Add an item")},
    )  # fmt: skip


@login_required
def item(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    one = get_object_or_404(items_of(visit.programme), pk=key)
    form = ItemForm(request.POST or None, visit=visit, of=one)
    return answer_form(
        request, form, lambda: _save(visit, one, form, request), done=lambda _done: _url(visit),
        template="delegations/item.html",
        context={**frame(request, visit, "programme"), "title": one.title, "item": one},
    )  # fmt: skip


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    drop_item(get_object_or_404(items_of(visit.programme), pk=key), by=request.user)
    return HttpResponseRedirect(_url(visit))


@login_required
@require_POST
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the programme as the next version."""
    visit = find_visit(request, pk, Permission.PROGRAMME_ISSUE)
    try:
        hand_out_programme(visit.programme, by=request.user, at=clock.now())
    except RuleBroken as refusal:
        context = {**programme_context(request, visit), "refusal": refusal}
        return page(request, "delegations/programme.html", context, status=422)
    return HttpResponseRedirect(_url(visit))


@login_required
def version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """One version as it was handed out, with what changed and whom each change concerns."""
    visit = find_visit(request, pk)
    one = get_object_or_404(issued_versions(visit.programme), number=number)
    context = {
        **frame(request, visit, "programme"),
        "version": one,
        "changes": shown_changes(one.changes),
        "content": [
            {**entry, "starts_at": datetime.fromisoformat(entry["starts_at"]), "ends_at": _maybe(entry["ends_at"])}
            for entry in one.content
        ],
    }  # fmt: skip
    return page(request, "delegations/version.html", context)


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
