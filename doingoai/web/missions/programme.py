"""Pages of a mission's programme: the table and one item."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.missions.actions.programme import (
    drop_mission_item,
    plan_mission_item,
    replan_mission_item,
)
from doingoai.missions.models import Mission
from doingoai.programme.actions import ITEM_FIELDS
from doingoai.programme.models import Item
from doingoai.programme.queries import items_of
from doingoai.programme.states import ItemKind
from doingoai.web.choosing import place_field
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.rendering import SignedInRequest, login_required, page

_AREA = {"rows": 2}


class MissionItemForm(EditForm):
    """One thing that happens abroad, in both languages."""

    called = {"starts_at": "begins", "ends_at": "ends"}
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ItemKind.choices)
    day = DateField(label=gettext_lazy("Day"))
    begins = forms.TimeField(
        label=gettext_lazy("Begins"), widget=forms.TimeInput(format="%H:%M"),
        help_text=gettext_lazy("Local time of the place."),
    )  # fmt: skip
    ends = forms.TimeField(
        label=gettext_lazy("Ends"), required=False, widget=forms.TimeInput(format="%H:%M")
    )
    title_vi = forms.CharField(label=gettext_lazy("What happens (Vietnamese)"), max_length=300)
    title_en = forms.CharField(
        label=gettext_lazy("What happens (English)"), max_length=300, required=False
    )
    place = place_field(label=gettext_lazy("Place"), required=False)
    responsible_text = forms.CharField(
        label=gettext_lazy("Who looks after it"), max_length=160, required=False
    )
    notes_vi = forms.CharField(
        label=gettext_lazy("Notes (Vietnamese)"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    notes_en = forms.CharField(
        label=gettext_lazy("Notes (English)"), widget=forms.Textarea(attrs=_AREA), required=False
    )

    def values_of(self, record: Any) -> dict[str, Any]:
        starts = record.starts_at.astimezone(HERE)
        ends = record.ends_at.astimezone(HERE) if record.ends_at else None
        return {
            **super().values_of(record),
            "starts_at": record.starts_at,
            "ends_at": record.ends_at,
            "day": starts.date(),
            "begins": starts.time(),
            "ends": ends.time() if ends else None,
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


def _url(pk: int) -> str:
    return reverse("missions:programme", args=[pk])


def _form(request: SignedInRequest, **of: Any) -> MissionItemForm:
    """Places are chosen by those who see the directory; others write the place into the text."""
    hidden = () if may(request.user, Permission.DIRECTORY_VIEW) else ("place",)
    return MissionItemForm(request.POST or None, without=hidden, **of)


@login_required
def programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the mission does, day by day, in local time."""
    mission = find_mission(request, pk)
    context = {**frame(request, mission, "programme"), "items": items_of(mission.programme)}
    return page(request, "missions/programme.html", context)


@login_required
@require_safe
def of_programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """From a programme, as the audit log knows it, to its page in its mission."""
    known = get_object_or_404(Mission.objects.only("pk"), programme=pk)
    return HttpResponseRedirect(_url(find_mission(request, known.pk).pk))


def _item_page(
    request: SignedInRequest, mission: Mission, form: MissionItemForm, act: Any, **context: Any
) -> HttpResponse:
    return answer_form(
        request, form, act, done=lambda _done: _url(mission.pk), template="missions/item.html",
        context={**frame(request, mission, "programme"), **context},
    )  # fmt: skip


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = _form(request, initial={"day": mission.starts_on})

    def act() -> Item:
        fields = form.item_fields()
        kind = ItemKind(fields.pop("kind"))
        return plan_mission_item(mission, kind=kind, by=request.user, at=clock.now(), **fields)

    return _item_page(request, mission, form, act, title=_("Add an item"))


@login_required
def item(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    one = get_object_or_404(items_of(mission.programme), pk=key)
    form = _form(request, of=one)

    def act() -> Item:
        return replan_mission_item(
            one, changes=form.item_fields(), by=request.user, at=clock.now(), **form.opening()
        )

    return _item_page(request, mission, form, act, title=one.title, item=one)


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    drop_mission_item(get_object_or_404(items_of(mission.programme), pk=key), by=request.user)
    return HttpResponseRedirect(_url(pk))
