"""Who acts for whom: the list, recording it with its basis, and revoking it."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import User
from doingoai.accounts.queries import people_with, unit_and_below
from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Lending, record_stand_in, revoke_stand_in
from doingoai.approvals.models import AuthorityRule, StandIn
from doingoai.approvals.queries import visible_stand_ins
from doingoai.approvals.states import SigningForm
from doingoai.foundation import clock
from doingoai.web.approvals.matrix import MATTERS, SEE_STAND_INS
from doingoai.web.choosing import user_field
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField
from doingoai.web.filtering import one_of
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

KEEPERS = frozenset({Permission.AUTHORITY_LEND, Permission.OFFICE_WRITE})
SHOWN = {
    "now": _("In force or to come"),
    "over": _("Over or revoked"),
}


class StandInForm(forms.Form):
    """Who acts for whom, by which paper, on which days, for which matters."""

    principal = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is represented"), empty_label="–"
    )
    deputy = user_field(label=_("Who acts"))
    form = forms.ChoiceField(label=_("Form of signing"), choices=SigningForm.choices)
    paper_reference = forms.CharField(
        label=_("Number and symbol of the paper"), max_length=120,
        help_text=_("The assignment or authorisation by which this is given."),
    )  # fmt: skip
    basis = forms.CharField(label=_("What it says"), widget=forms.Textarea(attrs={"rows": 2}))
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("To"))
    matters = forms.MultipleChoiceField(
        label=_("Matters it covers"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("None ticked: all matters."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["principal"].queryset = principals(by)  # type: ignore[attr-defined]
        self.fields["matters"].choices = matter_choices()  # type: ignore[attr-defined]


def principals(by: User) -> QuerySet[User]:
    """Whose authority a person may record as lent."""
    deciding = people_with(Permission.CASE_DECIDE)
    if may(by, Permission.OFFICE_WRITE):
        return deciding
    return deciding.filter(unit__in=unit_and_below(by.unit))


def matter_choices() -> list[tuple[str, str]]:
    """Every matter that the authority matrix knows."""
    known = AuthorityRule.objects.order_by("matter").values_list("matter", flat=True).distinct()
    return [(key, matter_name(key)) for key in dict.fromkeys([*MATTERS, *known])]


def matter_name(key: str) -> str:
    return str(MATTERS.get(key, key))


@login_required
def stand_ins(request: SignedInRequest) -> HttpResponse:
    """Who acts for whom now and soon, and who did; nobody's record is ever taken away."""
    user, today = request.user, clock.today()
    require_any(user, SEE_STAND_INS)
    show = one_of(request.GET.get("show", ""), SHOWN) or "now"
    in_force = {"revoked_at__isnull": True, "ends_on__gte": today}
    rows = visible_stand_ins(user)
    rows = rows.filter(**in_force) if show == "now" else rows.exclude(**in_force)
    sheet = keyset(request, rows, by="starts_on")
    units = None if may(user, Permission.OFFICE_WRITE) else unit_and_below(user.unit)
    context = {
        "today": today,
        "sheet": sheet,
        "rows": [(one, _state(one, today), _matters(one), _may_revoke(user, one, units)) for one in sheet.rows],
        "show": show,
        "tabs": [Tab(str(label), f"?show={key}", key == show) for key, label in SHOWN.items()],
        "can_record": bool(user.permissions & KEEPERS),
    }  # fmt: skip
    return page(request, "approvals/stand_ins.html", context)


def _state(one: StandIn, today: date) -> str:
    if one.revoked_at is not None:
        return "revoked"
    if one.ends_on < today:
        return "over"
    return "coming" if one.starts_on > today else "now"


def _matters(one: StandIn) -> str:
    return ", ".join(map(matter_name, one.covers))


def _may_revoke(user: User, one: StandIn, units: frozenset[int] | None) -> bool:
    if one.revoked_at is not None or not user.permissions & KEEPERS:
        return False
    return units is None or one.principal_id == user.pk or one.principal.unit_id in units


@login_required
def record(request: SignedInRequest) -> HttpResponse:
    """Record that somebody acts for another."""
    require_any(request.user, KEEPERS)
    form = StandInForm(
        request.POST or None, by=request.user, initial={"starts_on": clock.today()}
    )  # fmt: skip

    def act() -> StandIn:
        data = form.cleaned_data
        lending = Lending(
            SigningForm(data["form"]), data["basis"], data["paper_reference"], data["starts_on"],
            data["ends_on"], tuple(data["matters"]),
        )  # fmt: skip
        return record_stand_in(
            data["principal"], data["deputy"], lending, on=clock.today(), by=request.user,
            at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: reverse("approvals:stand-ins"),
        template="approvals/stand_in.html", context={},
    )  # fmt: skip


@login_required
@require_POST
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a lent authority back at once."""
    require_any(request.user, KEEPERS)
    one = get_object_or_404(visible_stand_ins(request.user), pk=pk)
    revoke_stand_in(one, by=request.user, at=clock.now())
    messages.success(request, gettext("The authority was taken back; what was signed by it stays."))
    return HttpResponseRedirect(reverse("approvals:stand-ins"))
