"""How I am told of what: only here, in the daily mail, or by mail at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import User
from doingoai.foundation import clock
from doingoai.mailing.actions import choose_notices
from doingoai.mailing.queries import habit_of, mail_is_on, ways_of
from doingoai.mailing.rules import may_be_written_to
from doingoai.mailing.states import INSIDE, Way
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.sentences import NOTICES


class NoticesForm(forms.Form):
    """The hour of the daily mail, and one choice for each kind of notice."""

    digest_at = forms.TimeField(
        label=_("The daily mail comes at"), widget=forms.TimeInput(format="%H:%M"),
        help_text=_("It gathers what you have not read here yet; without any there is no mail."),
    )  # fmt: skip
    on_rest_days = forms.BooleanField(label=_("also on weekends and holidays"), required=False)

    def __init__(self, *args: Any, of: User, **kwargs: Any) -> None:
        self.kinds = {_field(kind): kind for kind in NOTICES if kind not in INSIDE}
        habit = habit_of(of)
        known = {"digest_at": habit.digest_at, "on_rest_days": habit.on_rest_days}
        ways = ways_of(of, NOTICES)
        kwargs["initial"] = known | {name: ways[kind] for name, kind in self.kinds.items()}
        super().__init__(*args, **kwargs)
        for name, kind in self.kinds.items():
            self.fields[name] = forms.ChoiceField(label=str(NOTICES[kind]), choices=Way.choices)

    @property
    def when(self) -> list[BoundField]:
        return [self["digest_at"], self["on_rest_days"]]

    @property
    def what(self) -> list[tuple[str, list[BoundField]]]:
        """The kinds of notice under what they are about."""
        about: dict[str, list[BoundField]] = {str(heading): [] for heading, _kinds in HEADINGS}
        for name, kind in self.kinds.items():
            about[_heading(kind)].append(self[name])
        return [(heading, fields) for heading, fields in about.items() if fields]

    def ways(self) -> dict[str, Way]:
        """The way chosen for each kind of notice."""
        return {kind: Way(self.cleaned_data[name]) for name, kind in self.kinds.items()}


HEADINGS = (
    (_("Opinions"), ("consultation", "extension")),
    (_("Submissions and decisions"), ("case", "stand_in")),
    (_("Missions abroad"), ("mission", "mission_report")),
    (_("Yearly plan"), ("year_plan", "plan_item")),
    (_("The guests' own page"), ("guest_list",)),
    (_("Tasks"), ("task",)),
    (_("Other"), ()),
)
"""What the kinds of notice are about, by the first part of their name; the last takes the rest."""


def _heading(kind: str) -> str:
    first = kind.partition(".")[0]
    found = next((heading for heading, kinds in HEADINGS if first in kinds), None)
    return str(found or HEADINGS[-1][0])


def _field(kind: str) -> str:
    return kind.replace(".", "-")


@login_required
def notices(request: SignedInRequest) -> HttpResponse:
    """What reaches me by mail, and when."""
    user = request.user
    form = NoticesForm(request.POST or None, of=user)

    def act() -> None:
        choose_notices(
            ways=form.ways(),
            digest_at=form.cleaned_data["digest_at"],
            on_rest_days=form.cleaned_data["on_rest_days"],
            by=user,
            at=clock.now(),
        )

    def done(_done: None) -> str:
        messages.success(request, gettext("Saved."))
        return reverse("mailing:notices")

    return answer_form(
        request, form, act, done=done, template="mailing/notices.html",
        context={"is_on": mail_is_on(), "is_reached": may_be_written_to(user.email)},
    )  # fmt: skip
