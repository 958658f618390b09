"""Pages on which a list of guests is dropped or pasted, looked at row by row, corrected and taken in."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.lists import bring_list, correct_list, drop_list, take_list
from doingoai.delegations.intake.blank import blank_workbook
from doingoai.delegations.intake.member_row import MemberRow
from doingoai.delegations.intake.members import MemberList
from doingoai.delegations.intake.remarks import UnreadableBook
from doingoai.delegations.list_reading import PASTED, read_list
from doingoai.delegations.models import Delegation, ImportedList
from doingoai.documents.inspection.classification import check_not_classified
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.rendering import SignedInRequest, login_required, page

ROWS = 50
GUARDED = {Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ, Permission.HEALTH_READ}
CORRECTED = (
    "name", "sex", "nationality", "title_vi", "title_en", "organisation_vi", "organisation_en", "role",
    "birth_date", "passport_number", "passport_expires", "diet", "room",
)  # fmt: skip


class BringForm(forms.Form):
    """A file or pasted rows; one of the two."""

    file = forms.FileField(label=gettext_lazy("Spreadsheet or text file"), required=False)
    pasted = forms.CharField(
        label=gettext_lazy("Or paste rows here"), required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Straight from a spreadsheet or an e-mail, with or without headings."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_pasted = bool((cleaned.get("pasted") or "").strip())
        if "file" not in self.errors and bool(cleaned.get("file")) == is_pasted:
            raise forms.ValidationError(_("Give either a file or pasted rows."))
        return cleaned

    def content(self) -> tuple[bytes, str]:
        upload = self.cleaned_data.get("file")
        if upload:
            return upload.read(), upload.name
        return self.cleaned_data["pasted"].encode(), PASTED


@dataclass
class RowAsRead:
    """One row of a brought list as it is understood now, with what was corrected before."""

    brought: ImportedList
    number: int
    country: str
    row: MemberRow | None = None

    def __post_init__(self) -> None:
        read = read_list(self.brought, country=self.country, as_of=clock.today())
        self.row = next((row for row in read.rows if row.row == self.number), None)

    def refresh_from_db(self) -> None:
        self.brought.refresh_from_db()
        self.__post_init__()

    @property
    def person(self) -> str:
        return str(self.brought.choices.get(str(self.number), ""))

    @property
    def skip(self) -> bool:
        return self.number in set(self.brought.skipped)

    @property
    def raw(self) -> dict[str, str]:
        said = self.row.raw if self.row else {}
        return {name: said.get(name, "") for name in CORRECTED}


class RowForm(EditForm):
    """Corrections of one row: what is typed here is read in place of what the list says."""

    person = forms.ChoiceField(label=gettext_lazy("Who this is"), required=False)
    skip = forms.BooleanField(label=gettext_lazy("Leave this row out"), required=False)

    def __init__(self, *args: Any, row: MemberRow, names: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("as the software thinks")), ("new", _("a new person"))]
        if row.match is not None:
            choices.append((row.match.key, row.match.name))
        self.fields["person"].choices = choices  # type: ignore[attr-defined]
        for name in CORRECTED:
            label = names.get(name, name)
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500)

    def values_of(self, record: Any) -> dict[str, Any]:
        return {"person": record.person, "skip": record.skip, **record.raw}

    def texts(self, row: RowAsRead) -> dict[str, str]:
        """Only what differs from what the list said when the form was opened."""
        said = self.opened_with() or row.raw
        return {
            name: self.cleaned_data[name]
            for name in CORRECTED
            if self.cleaned_data[name] != said.get(name, "")
        }


@login_required
def bring(request: SignedInRequest, pk: int) -> HttpResponse:
    """Drop the embassy's spreadsheet, or paste rows."""
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    form = BringForm(request.POST or None, request.FILES or None)

    def act() -> ImportedList:
        content, name = form.content()
        check_not_classified(name, "file")
        return bring_list(
            visit, content, file_name=name, as_of=clock.today(), by=request.user, at=clock.now()
        )

    return answer_form(
        request, form, act, done=lambda brought: reverse("delegations:list-preview", args=[pk, brought.pk]),
        template="delegations/bring.html", context=frame(request, visit, "people"),
    )  # fmt: skip


def _find_list(request: SignedInRequest, pk: int, key: int) -> tuple[Delegation, ImportedList]:
    """A brought list shows passports, birth dates and diets: to who brought it, or may read all three."""
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    lists = ImportedList.objects.filter(delegation=visit)
    if not request.user.permissions >= GUARDED:
        lists = lists.filter(brought_by=request.user)
    return visit, get_object_or_404(lists, pk=key)


def _preview_context(
    request: SignedInRequest, visit: Delegation, brought: ImportedList
) -> dict[str, Any]:
    read = read_list(brought, country=visit.country, as_of=clock.today())
    only = request.GET.get("only", "")
    rows = [row for row in read.rows if _belongs(row, only)]
    start = request.GET.get("from", "")
    begin = int(start) if start.isdecimal() and len(start) < 9 else 0
    skipped = set(brought.skipped)
    return {
        **frame(request, visit, "people"),
        "brought": brought,
        "read": read,
        "rows": [(row, row.row in skipped) for row in rows[begin : begin + ROWS]],
        "only": only,
        "older": f"?only={only}&from={begin + ROWS}" if begin + ROWS < len(rows) else "",
        "newer": f"?only={only}&from={max(begin - ROWS, 0)}" if begin else "",
        "counts": _counts(read, skipped),
    }


def _belongs(row: MemberRow, only: str) -> bool:
    return {
        "faults": bool(row.faults),
        "doubts": bool(row.doubts),
        "changes": bool(row.changes),
        "known": row.match is not None,
    }.get(only, True)


def _counts(read: MemberList, skipped: set[int]) -> dict[str, int]:
    return {
        "rows": len(read.rows),
        "faults": sum(1 for row in read.rows if row.faults and row.row not in skipped),
        "doubts": sum(1 for row in read.rows if row.doubts),
        "changes": sum(1 for row in read.rows if row.changes),
        "known": sum(1 for row in read.rows if row.match),
        "skipped": len(skipped),
    }


@login_required
def preview(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Each row as understood, what was changed, what is doubtful or wrong, and who is known already."""
    visit, brought = _find_list(request, pk, key)
    try:
        context = _preview_context(request, visit, brought)
    except UnreadableBook as refusal:
        context = {**frame(request, visit, "people"), "form": BringForm(), "refusal": refusal}
        return page(request, "delegations/bring.html", context, status=422)
    return page(request, "delegations/preview.html", context, fragments=("rows",))


@login_required
def row(request: SignedInRequest, pk: int, key: int, number: int) -> HttpResponse:
    """Correct one row in place; it is read again at once."""
    visit, brought = _find_list(request, pk, key)
    one = RowAsRead(brought, number, visit.country)
    if one.row is None:
        return HttpResponseRedirect(reverse("delegations:list-preview", args=[pk, key]))
    form = RowForm(request.POST or None, of=one, row=one.row, names=COLUMN_NAMES)

    def act() -> ImportedList:
        data = form.cleaned_data
        return correct_list(
            brought, row=number, texts=form.texts(one), person=data["person"], skip=data["skip"],
            by=request.user, opened=form.opened_with(),
        )  # fmt: skip

    return answer_form(
        request, form, act,
        done=lambda _done: f"{reverse('delegations:list-preview', args=[pk, key])}#row-{number}",
        template="delegations/row.html",
        context={**frame(request, visit, "people"), "row": one.row, "brought": brought},
    )  # fmt: skip


@login_required
@require_POST
def take(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Take the list in, whole; a refusal leaves everything as it was."""
    visit, brought = _find_list(request, pk, key)
    try:
        taken = take_list(brought, on=clock.today(), by=request.user, at=clock.now())
    except RuleBroken as refusal:
        context = {**_preview_context(request, visit, brought), "refusal": refusal}
        return page(request, "delegations/preview.html", context, status=422)
    messages.success(
        request,
        _("Taken in: %(added)s new, %(changed)s changed, %(unchanged)s as they were, %(skipped)s left out.")
        % {"added": taken.added, "changed": taken.changed, "unchanged": taken.unchanged, "skipped": taken.skipped},
    )  # fmt: skip
    return HttpResponseRedirect(reverse("delegations:people", args=[pk]))


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    _visit, brought = _find_list(request, pk, key)
    drop_list(brought, by=request.user)
    return HttpResponseRedirect(reverse("delegations:people", args=[pk]))


@login_required
def blank(request: SignedInRequest) -> HttpResponse:
    """The blank workbook an office sends to embassies."""
    require(request.user, Permission.DELEGATION_WRITE)
    content = blank_workbook(get_language() or "vi")
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(content, content_type=mime)
    response.headers["Content-Disposition"] = 'attachment; filename="doingoai-delegation.xlsx"'
    return response


COLUMN_NAMES: dict[str, Any] = {
    "name": gettext_lazy("Full name"),
    "sex": gettext_lazy("Sex"),
    "nationality": gettext_lazy("Nationality"),
    "title_vi": gettext_lazy("Title (Vietnamese)"),
    "title_en": gettext_lazy("Title (English)"),
    "organisation_vi": gettext_lazy("Organisation (Vietnamese)"),
    "organisation_en": gettext_lazy("Organisation (English)"),
    "role": gettext_lazy("Role in the delegation"),
    "birth_date": gettext_lazy("Birth date"),
    "passport_number": gettext_lazy("Passport number"),
    "passport_expires": gettext_lazy("Expires on"),
    "diet": gettext_lazy("Diet, allergies"),
    "room": gettext_lazy("Room"),
}
