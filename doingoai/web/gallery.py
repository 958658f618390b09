"""Every part of the design system on one page, filled with invented samples; demonstrations only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import Unit
from doingoai.approvals.states import CaseState, Opinion
from doingoai.delegations.states import Severity, State
from doingoai.foundation.folding import fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.fields import DateField, LookupField
from doingoai.web.rendering import page


@dataclass(frozen=True, slots=True)
class Stage:
    label: str
    is_done: bool = False
    is_current: bool = False
    is_off: bool = False


def _units_called(text: str) -> QuerySet[Unit]:
    wanted = fold(text)
    keys = [unit.pk for unit in Unit.objects.all() if wanted in fold(unit.name_vi)]
    return Unit.objects.filter(pk__in=keys)


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As it is printed on papers."))
    starts_on = DateField(label=_("First day"))
    kind = forms.ChoiceField(label=_("State"), choices=State.choices)
    opinion = forms.ChoiceField(
        label=_("Opinion"), choices=Opinion.choices, widget=forms.RadioSelect
    )
    unit = LookupField(
        label=_("Unit"),
        queryset=Unit.objects.all(),
        search=_units_called,
        url=reverse_lazy("web:gallery-lookup"),
        required=False,
    )
    is_planned = forms.BooleanField(label=_("Part of the yearly plan"), required=False)
    note = forms.CharField(label=_("Notes"), required=False, widget=forms.Textarea)


def _broken_form() -> SampleForm:
    return SampleForm({"name": "", "starts_on": "31/02/2026", "kind": State.DRAFT})


SAMPLES: dict[str, Any] = {
    "form": SampleForm,
    "broken": _broken_form,
    "states": list(State),
    "case_states": list(CaseState),
    "severities": list(Severity),
    "stages": [
        Stage("Chuẩn bị", is_done=True),
        Stage("Lấy ý kiến", is_done=True),
        Stage("Chờ duyệt", is_current=True),
        Stage("Đã duyệt"),
        Stage("Đang thực hiện"),
        Stage("Đã báo cáo"),
    ],
    "tabs": [
        {"label": "Tổng quan", "url": "#", "is_current": True, "count": ""},
        {"label": "Thành viên", "url": "#", "is_current": False, "count": 12},
        {"label": "Chương trình", "url": "#", "is_current": False, "count": 9},
    ],
    "findings": [
        {
            "severity": Severity.DANGER,
            "message": "Trưởng đoàn chưa có chức danh tiếng Việt.",
            "source": "Nghị định 30/2020/NĐ-CP, Phụ lục I",
            "url": "#field",
        },
        {
            "severity": Severity.WARNING,
            "message": "Hội đàm và tiệc trưa trùng giờ phòng Thăng Long.",
            "source": "",
            "url": "#field",
        },
        {"severity": Severity.NOTE, "message": "Chưa chọn tặng phẩm.", "source": "", "url": ""},
    ],
    "events": [
        {
            "text": "Nguyễn Văn Thử trình duyệt",
            "actor": "",
            "at": datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
        },
        {
            "text": "Trần Thị Mẫu thêm 12 thành viên",
            "actor": "",
            "at": datetime(2026, 2, 2, 3, 5, tzinfo=UTC),
        },
    ],
    "day": date(2026, 2, 5),
}


def _only_for_demonstrations() -> None:
    if not (settings.DEMO or settings.DEBUG):
        raise Http404


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the design system, for those who build pages."""
    _only_for_demonstrations()
    if request.method == "POST":
        raise RuleBroken("Đoàn chưa có trưởng đoàn.", code="sample.refused", source="Điều 8")
    return page(request, "gallery.html", {"samples": SAMPLES}, fragments=("gallery-piece",))


def gallery_lookup(request: HttpRequest) -> HttpResponse:
    """What a field suggests as one types."""
    _only_for_demonstrations()
    found = _units_called(request.GET.get("q", ""))[:8]
    rows = [{"id": unit.pk, "label": str(unit), "line": unit.symbol} for unit in found]
    return JsonResponse({"results": rows})
