"""Word templates of papers: which is in use, an own one put in its place, and back to the shipped one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.papers.catalogue import CONTENTS, WORD_KINDS, PaperKind
from doingoai.delegations.papers.templates import SHIPPED as OF_VISITS
from doingoai.documents.actions import Upload, drop_template, upload_template
from doingoai.documents.drafting.templates import ShippedTemplates
from doingoai.documents.inspection import FileKind, inspect_upload
from doingoai.documents.inspection.kinds import KINDS
from doingoai.documents.models import Template
from doingoai.documents.queries import templates_of, used_templates
from doingoai.foundation import clock
from doingoai.missions.papers import catalogue as missions
from doingoai.missions.papers.catalogue import MissionPaper
from doingoai.missions.papers.templates import SHIPPED as OF_MISSIONS
from doingoai.web.editing import answer_form
from doingoai.web.middleware import repeatable
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.yearplan.papers import catalogue as plans
from doingoai.yearplan.papers.catalogue import PlanPaper
from doingoai.yearplan.papers.templates import SHIPPED as OF_PLANS

CACHE = settings.BUILD / "templates"


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of paper in one language, and the office's own template where one is in use."""

    kind: PaperKind | MissionPaper | PlanPaper
    language: str
    own: Template | None

    @property
    def name(self) -> str:
        return self.kind.name_en if get_language() == "en" else self.kind.name_vi

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES)[self.language])


class TemplateForm(forms.Form):
    file = forms.FileField(label=_("Word file"))


KINDS_OF_PAPER: dict[str, PaperKind | MissionPaper | PlanPaper] = {
    **{kind.code: kind for kind in (*WORD_KINDS, CONTENTS)},
    **{kind.code: kind for kind in missions.WORD_KINDS},
    **{kind.code: kind for kind in plans.WORD_KINDS},
}
"""Papers of visits, of missions, of the plan: their codes never meet."""


def _shipped(code: str) -> ShippedTemplates:
    return next(each for each in (OF_VISITS, OF_MISSIONS, OF_PLANS) if code in each.writers)


def _slots() -> Iterator[Slot]:
    used = used_templates()
    for kind in KINDS_OF_PAPER.values():
        for language in kind.languages:
            yield Slot(kind, language, used.get((kind.code, language)))


def _slot(code: str, language: str) -> Slot:
    kind = KINDS_OF_PAPER.get(code)
    if kind is None or language not in kind.languages:
        raise Http404
    return Slot(kind, language, used_templates().get((code, language)))


@login_required
def templates(request: SignedInRequest) -> HttpResponse:
    """Every Word paper with the template it is made from."""
    require(request.user, Permission.TEMPLATE_UPLOAD)
    return page(request, "documents/templates.html", {"slots": list(_slots())})


@repeatable
@login_required
def template(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """One template: its fields, the versions the office brought, and the place to bring another."""
    require(request.user, Permission.TEMPLATE_UPLOAD)
    slot = _slot(kind, language)
    form = TemplateForm(request.POST or None, request.FILES or None)

    def done(_done: Any) -> str:
        messages.success(request, gettext("Papers made from now on use this template."))
        return reverse("documents:template", args=[kind, language])

    return answer_form(
        request, form, lambda: _take(slot, form, request), done=done,
        template="documents/template.html",
        context={
            "slot": slot,
            "fields": sorted(_shipped(kind).fields(kind, language)),
            "versions": templates_of(kind, language),
        },
    )  # fmt: skip


def _take(slot: Slot, form: TemplateForm, request: SignedInRequest) -> Template:
    """Inspect, check and put into use; the same file brought twice changes nothing."""
    brought = form.cleaned_data["file"]
    content = brought.read()
    seen = inspect_upload(brought.name, content, allowed=frozenset({FileKind.DOCX}))
    if slot.own is not None and slot.own.file.sha256 == seen.sha256:
        return slot.own
    _shipped(slot.kind.code).check_own(slot.kind.code, slot.language, content)
    upload = Upload(seen.safe_name, seen.mime, content)
    return upload_template(slot.kind.code, slot.language, upload, by=request.user, at=clock.now())


@require_safe
@login_required
def shipped(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """Hand out the shipped template, to be changed in Word."""
    require(request.user, Permission.TEMPLATE_UPLOAD)
    slot = _slot(kind, language)
    content = _shipped(kind).template(kind, language, CACHE)
    response = HttpResponse(content, content_type=KINDS[FileKind.DOCX].mime)
    name = f"{slot.kind.code}-{language}.docx"
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response


@login_required
@require_POST
def drop(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """Go back to the shipped template; the own one is kept."""
    require(request.user, Permission.TEMPLATE_UPLOAD)
    slot = _slot(kind, language)
    if slot.own is not None:
        drop_template(slot.own, by=request.user)
        messages.success(request, gettext("Papers made from now on use the shipped template."))
    return HttpResponseRedirect(reverse("documents:template", args=[kind, language]))
