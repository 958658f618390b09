"""The authority matrix: who decides which visits, from which day, by which regulation."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission, Role
from doingoai.approvals.actions import RULE_FIELDS, edit_authority_rule
from doingoai.approvals.models import AuthorityRule
from doingoai.approvals.queries import authority_matrix, roles_that_decide
from doingoai.approvals.rules import rule_for
from doingoai.delegations.actions.decide import MATTER
from doingoai.delegations.states import InvitedBy
from doingoai.directory.ranks import RANKS
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.matters import MATTERS as MISSION_MATTERS
from doingoai.missions.states import Inviter
from doingoai.norms.figure_names import CONFIDENCE_NAMES
from doingoai.precedence.queries import level_of
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.naming import rank_choices, rank_name
from doingoai.web.norms.norms import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.yearplan.actions.plan import MATTER as PLAN_MATTER

MATTERS = {
    MATTER: _("Receiving an inbound delegation"),
    PLAN_MATTER: _("Plan of external relations of a year"),
    **MISSION_MATTERS,
}
INVITERS: dict[str, dict[str, str | Promise]] = {
    MATTER: dict(InvitedBy.choices),
    PLAN_MATTER: {},
    **{matter: dict(Inviter.choices) for matter in MISSION_MATTERS},
}
"""Who invites to a matter; a plan is proposed, nobody invites to it."""
ANY = ("", _("any"))
SEE_STAND_INS = frozenset(
    {Permission.DELEGATION_VIEW_ALL, Permission.AUTHORITY_LEND, Permission.OFFICE_WRITE}
)


def level_choices() -> list[tuple[str, str]]:
    """Ranks as the highest a line still covers, from the highest to the lowest."""
    levels: dict[int, list[str]] = {}
    for facts in RANKS.values():
        levels.setdefault(facts.level, []).append(rank_name(facts.code))
    named = [(str(level), _shortened(names)) for level, names in sorted(levels.items())]
    return [("", str(_("guests of any rank"))), *named]


def _shortened(names: list[str]) -> str:
    return ", ".join(names[:2]) + (", …" if len(names) > 2 else "")


def inviter_choices() -> list[Any]:
    """Who may invite, each once: to visits and missions alike, then to one of the two."""
    visits, missions = dict(InvitedBy.choices), dict(Inviter.choices)
    both = [
        (code, " / ".join(dict.fromkeys((str(name), str(missions[code])))))
        for code, name in visits.items()
        if code in missions
    ]
    return [
        ANY,
        *both,
        (_("Inbound delegations"), [pair for pair in visits.items() if pair[0] not in missions]),
        (_("Outbound delegations"), [pair for pair in missions.items() if pair[0] not in visits]),
    ]


def level_of_line(line: AuthorityRule) -> str:
    """The ranks a line covers; only a visit has guests "of any rank", elsewhere it is any head."""
    if line.min_level is None and line.matter != MATTER:
        return str(ANY[1])
    return level_name(line.min_level)


def level_name(level: int | None) -> str:
    """The ranks of a level, as a line of the matrix shows them."""
    return dict(level_choices()).get("" if level is None else str(level), str(level))


class LineForm(EditForm):
    """One line of the authority matrix."""

    matter = forms.ChoiceField(label=_("Matter"), choices=lambda: list(MATTERS.items()))
    order = forms.IntegerField(
        label=_("Order"), min_value=1, max_value=999,
        help_text=_("Lines are tried from the smallest number up; the first that fits decides."),
    )  # fmt: skip
    min_level = forms.TypedChoiceField(
        label=_("Highest rank of the guest"), choices=level_choices, coerce=int, empty_value=None,
        required=False, help_text=_("The line covers guests of this rank and lower."),
    )  # fmt: skip
    invited_by = forms.ChoiceField(
        label=_("Invited by"), choices=inviter_choices, required=False,
        help_text=_("Choose who fits the matter: visits and missions have inviters of their own."),
    )  # fmt: skip
    approver_role = forms.ChoiceField(label=_("Who decides"))
    approver_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Of which unit"), required=False, empty_label=_("any")
    )
    series = forms.CharField(
        label=_("Series of numbers"), max_length=40,
        help_text=_("Decisions with the same series are numbered in one row, from 01 each year."),
    )  # fmt: skip
    symbol = forms.CharField(label=_("Symbol of the decision"), max_length=40)
    decide_days = forms.IntegerField(
        label=_("Working days to decide"), min_value=1, max_value=365, required=False,
        help_text=_("Empty where no rule sets a limit."),
    )  # fmt: skip
    valid_from = DateField(label=_("Valid from"))
    valid_to = DateField(label=_("Valid to"), required=False)
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("The decision or regulation it comes from.")
    )
    confidence = forms.ChoiceField(
        label=_("How certain"), choices=lambda: list(CONFIDENCE_NAMES.items())
    )
    is_confirmed = forms.BooleanField(
        label=_("Checked by the office against the text of the regulation"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role.value, role.label) for role in roles_that_decide()]
        self.fields["approver_role"].choices = roles  # type: ignore[attr-defined]
        self.fields["approver_unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        return {**super().changes(), "min_level": self.cleaned_data["min_level"]}


class TryForm(forms.Form):
    """A question to the matrix: who decides on such a guest."""

    rank = forms.ChoiceField(label=_("Rank of the head"), choices=rank_choices, required=False)
    invited_by = forms.ChoiceField(label=_("Invited by"), choices=InvitedBy.choices)
    on = DateField(label=_("Day"), required=False)


@login_required
def matrix(request: SignedInRequest) -> HttpResponse:
    """All lines in the order in which they are tried, and who would decide on a certain guest."""
    require_any(request.user, {Permission.NORM_VIEW, Permission.OFFICE_WRITE})
    today = clock.today()
    lines = list(authority_matrix())
    form = TryForm(request.GET) if "invited_by" in request.GET else TryForm(initial={"on": today})
    context = {
        "lines": [_shown(line, today) for line in lines],
        "can_edit": may(request.user, Permission.OFFICE_WRITE),
        "shows_stand_ins": bool(request.user.permissions & SEE_STAND_INS),
        "try_form": form,
        "answer": _answer(form, lines, today) if form.is_bound and form.is_valid() else None,
        "tabs": tabs("matrix"),
        "unchecked": sum(1 for line in lines if not line.is_confirmed),
    }
    return page(request, "approvals/matrix.html", context, fragments=("authority-answer",))


def _shown(line: AuthorityRule, today: date) -> dict[str, Any]:
    return {
        "line": line,
        "matter": MATTERS.get(line.matter, line.matter),
        "level": level_of_line(line),
        "invited_by": _inviter(line),
        "confidence": CONFIDENCE_NAMES.get(line.confidence, line.confidence),
        "is_over": line.valid_to is not None and line.valid_to < today,
        "is_coming": line.valid_from > today,
    }


def _inviter(line: AuthorityRule) -> str:
    """Who invites, in the words of the matter; one that does not fit it stays to be seen."""
    if not line.invited_by:
        return str(ANY[1])
    return str(INVITERS.get(line.matter, {}).get(line.invited_by, line.invited_by))


def _answer(form: TryForm, lines: list[AuthorityRule], today: date) -> dict[str, Any]:
    data = form.cleaned_data
    try:
        line = rule_for(
            lines, matter=MATTER, level=level_of(data["rank"]),
            invited_by=data["invited_by"], on=data["on"] or today,
        )  # fmt: skip
    except RuleBroken as refusal:
        return {"refusal": refusal.message}
    return {"line": line, "role": Role(line.approver_role).label}


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """A new line; what it replaces gets an end date of its own."""
    require(request.user, Permission.OFFICE_WRITE)
    last = authority_matrix().last()
    initial = {
        "order": last.order + 1 if last else 1,
        "valid_from": clock.today(),
        "confidence": "M",
    }
    return _line_page(request, None, initial)


@login_required
def line(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.OFFICE_WRITE)
    return _line_page(request, get_object_or_404(authority_matrix(), pk=pk), {})


def _line_page(
    request: SignedInRequest, one: AuthorityRule | None, initial: dict[str, Any]
) -> HttpResponse:
    form = LineForm(request.POST or None, of=one, initial=initial)

    def act() -> AuthorityRule:
        changes = {name: value for name, value in form.changes().items() if name in RULE_FIELDS}
        return edit_authority_rule(
            one, changes=changes, by=request.user, inviters=INVITERS, opened=form.opened_with()
        )

    events = events_about("authority_rule", one.pk) if one else []
    return answer_form(
        request, form, act, done=lambda _done: reverse("approvals:matrix"),
        template="approvals/line.html", context={"line": one, "events": events},
    )  # fmt: skip
