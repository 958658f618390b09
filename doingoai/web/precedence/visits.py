"""Who stands where at a visit or at one item of it, why, and what an officer fixes."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.standing import (
    choose_post_at_visit,
    fix_place_at_visit,
    free_place_at_visit,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.standing import EventOrder, Present, event_order
from doingoai.directory.models import Post
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence.facts import Placed
from doingoai.precedence.models import FixedPlace
from doingoai.precedence.states import Why
from doingoai.programme.models import Item
from doingoai.programme.queries import items_of
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.naming import BLANK, rank_name
from doingoai.web.rendering import SignedInRequest, login_required, page

SIDES = (("guests", _("Visiting side")), ("hosts", _("Vietnamese side")))
WHY = {
    Why.FIRST: _("the highest rank of this side"),
    Why.RANK: _("of a lower rank than %(after)s"),
    Why.DUTY: _("of the same rank as %(after)s, who took up duty earlier"),
    Why.AGE: _("of the same rank and day as %(after)s, who is older"),
    Why.STATE: _("equal to %(after)s; states stand in alphabetical order"),
    Why.LISTED: _("equal to %(after)s; the order of the list decides"),
    Why.NO_RANK: _("no rank is known; stands last, in the order of the list"),
    Why.FIXED: _("fixed for this event: %(reason)s"),
}


class StandForm(forms.Form):
    """Before whom, or at which position of the own side, and why."""

    before = forms.ChoiceField(label=_("Stands before"), required=False)
    position = forms.IntegerField(
        label=_("Or at position"), required=False, min_value=1, max_value=999
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, others: list[Present], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.person.pk): one.person for one in others}
        named = [(key, str(person)) for key, person in self.people.items()]
        self.fields["before"].choices = [BLANK, *named]  # type: ignore[attr-defined]

    def fixing(self) -> dict[str, Any]:
        data = self.cleaned_data
        before = self.people.get(data["before"])
        return {"before": before, "position": data["position"], "reason": data["reason"]}


class PostForm(forms.Form):
    """By which post somebody is ranked at this event."""

    post = forms.ModelChoiceField(
        Post.objects.none(), label=_("Ranked by the post"), required=False,
        empty_label=_("the post on the list of this visit"),
    )  # fmt: skip

    def __init__(self, *args: Any, of: Present, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Post.objects.filter(pk__in=[post.pk for post in of.held])
        self.fields["post"].queryset = held  # type: ignore[attr-defined]


@login_required
def of_visit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Both sides in their order, for the whole visit or for one item, with the reason of each place."""
    visit = find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)
    items = list(items_of(visit.programme))
    item = _item(visit, request.GET.get("item", ""))
    found = event_order(visit, item, language=get_language() or "vi")
    context = {
        **frame(request, visit, "precedence:of-visit"),
        "items": items,
        "item": item,
        "order": found.order,
        "day": found.day,
        "sides": [(label, _lines(found, getattr(found, name))) for name, label in SIDES],
        "joined": [found.people[key] for key in found.joined],
        "can_fix": may(request.user, Permission.SEATING_WRITE),
    }
    return page(request, "precedence/of_visit.html", context)


def _item(visit: Delegation, key: str) -> Item | None:
    if not key:
        return None
    if not key.isdecimal():
        raise Http404
    return get_object_or_404(items_of(visit.programme), pk=int(key))


def _lines(found: EventOrder, placed: tuple[Placed, ...]) -> list[dict[str, Any]]:
    return [_line(found, one) for one in placed]


def _line(found: EventOrder, one: Placed) -> dict[str, Any]:
    present = found.people[one.key]
    post = present.post
    return {
        "present": present, "position": one.position, "why": why(found, one),
        "is_fixed": one.why == Why.FIXED, "rank": rank_name(present.rank),
        "place": found.order.place_of(present.rank),
        "duty": (post.accredited_on or post.since) if post else None,
        "fixed_by": present.fixed.by.name if one.why == Why.FIXED and present.fixed else "",
        "has_choice": len(present.held) > 1,
    }  # fmt: skip


def why(found: EventOrder, one: Placed) -> str:
    """Say in words why somebody stands at this place."""
    if one.why == Why.HEAD:
        return __("follows the one who leads this side") if one.after else __("leads this side")
    after = str(found.people[one.after].person) if one.after else ""
    return str(WHY[one.why]) % {"after": after, "reason": one.reason}


@login_required
def stand(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Fix where a person stands, choose by which post they are ranked, or undo it."""
    visit = find_visit(request, pk, Permission.SEATING_WRITE)
    item = _item(visit, request.GET.get("item", ""))
    found, one = _present(visit, item, key)
    others = [each for each in found.people.values() if _same_side(each, one) and each is not one]
    form = StandForm(request.POST or None, others=others, initial=_initial(one.fixed))

    def act() -> FixedPlace:
        return fix_place_at_visit(
            visit, one.person, **form.fixing(), item=item, by=request.user, at=clock.now()
        )

    return answer_form(
        request, form, act, done=lambda _done: back(visit, item), template="precedence/stand.html",
        context=_stand_context(request, visit, item, one),
    )  # fmt: skip


def _stand_context(
    request: SignedInRequest, visit: Delegation, item: Item | None, one: Present
) -> dict[str, Any]:
    chosen = one.chosen.post_id if one.chosen else None
    return {
        **frame(request, visit, "precedence:of-visit"),
        "item": item, "one": one, "fixed": one.fixed, "back": back(visit, item),
        "query": f"?item={item.pk}" if item else "",
        "post_form": PostForm(of=one, initial={"post": chosen}) if one.held else None,
    }  # fmt: skip


def _initial(fixed: FixedPlace | None) -> dict[str, Any]:
    if fixed is None:
        return {}
    return {"before": fixed.before_id, "position": fixed.position, "reason": fixed.reason}


def _same_side(one: Present, other: Present) -> bool:
    return type(one.row) is type(other.row)


def _present(visit: Delegation, item: Item | None, key: int) -> tuple[EventOrder, Present]:
    found = event_order(visit, item)
    one = next((each for each in found.people.values() if each.person.pk == key), None)
    if one is None:
        raise Http404
    return found, one


def back(visit: Delegation, item: Item | None) -> str:
    query = f"?item={item.pk}" if item else ""
    return reverse("precedence:of-visit", args=[visit.pk]) + query


@login_required
@require_POST
def post(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Choose by which of several posts a person is ranked here."""
    visit = find_visit(request, pk, Permission.SEATING_WRITE)
    item = _item(visit, request.GET.get("item", ""))
    found, one = _present(visit, item, key)
    form = PostForm(request.POST, of=one)
    others = [each for each in found.people.values() if _same_side(each, one) and each is not one]
    beside = StandForm(others=others, initial=_initial(one.fixed))

    def act() -> None:
        choose_post_at_visit(
            visit, one.person, form.cleaned_data["post"], item=item, by=request.user, at=clock.now()
        )

    context = {**_stand_context(request, visit, item, one), "post_form": form, "stand_form": beside}
    return answer_form(
        request, form, act, done=lambda _done: back(visit, item), template="precedence/stand.html",
        context=context,
    )  # fmt: skip


@login_required
@require_POST
def free(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Let a person stand again where rank puts them."""
    visit = find_visit(request, pk, Permission.SEATING_WRITE)
    item = _item(visit, request.GET.get("item", ""))
    _found, one = _present(visit, item, key)
    try:
        free_place_at_visit(visit, one.person, item=item, by=request.user)
    except RuleBroken as refusal:
        context = {**_stand_context(request, visit, item, one), "refusal": refusal}
        return page(request, "precedence/stand.html", context, status=422)
    return HttpResponseRedirect(back(visit, item))
