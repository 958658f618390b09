"""People as a file: who takes them away says for whom and what for, and the file says it too."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.foundation import clock
from doingoai.web.rendering import SignedInRequest, page


class WhyForm(forms.Form):
    recipient = forms.CharField(label=gettext_lazy("For whom"), max_length=120)
    reason = forms.CharField(label=gettext_lazy("What for"), max_length=200)


@dataclass(frozen=True, slots=True)
class Why:
    """For whom and what for a file with people leaves the house; `mark` stands in the file."""

    recipient: str
    reason: str
    mark: str

    @property
    def told(self) -> dict[str, str]:
        """What the audit log keeps of it."""
        return {"recipient": self.recipient, "reason": self.reason}


def why_of(request: SignedInRequest) -> Why | None:
    """What the person has said; None before they have."""
    form = WhyForm(request.GET)
    if not form.is_valid():
        return None
    said = form.cleaned_data
    mark = _("Taken away by %(by)s on %(at)s for %(recipient)s: %(reason)s") % {
        **said, "by": request.user.name, "at": f"{clock.now():%d/%m/%Y %H:%M}",
    }  # fmt: skip
    return Why(said["recipient"], said["reason"], mark)


def ask_why(request: SignedInRequest, back: str) -> HttpResponse:
    """Ask before the file is made."""
    was_asked = {"recipient", "reason"} & set(request.GET)
    others = [
        (name, value) for name, value in request.GET.items() if name not in WhyForm.base_fields
    ]
    context = {
        "form": WhyForm(request.GET if was_asked else None),
        "others": others,
        "back": back,
    }
    return page(request, "exports/why.html", context, status=422 if was_asked else 200)
