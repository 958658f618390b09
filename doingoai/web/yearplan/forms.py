"""Input of the pages of the plan, shaped and cleaned; nothing here saves."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.directory.models import Person
from doingoai.directory.states import Field, Pillar
from doingoai.foundation import clock
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.vietnamese import UnreadableDate
from doingoai.missions.actions.holding import KEEPERS
from doingoai.web.choosing import partner_field
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField, LookupField
from doingoai.web.missions.forms import our_people
from doingoai.web.naming import country_name
from doingoai.yearplan.actions.items import Proposal
from doingoai.yearplan.intake.reading import LARGEST, read_amount, read_countries
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.queries import units_to_propose_for
from doingoai.yearplan.states import PlanItemKind
from doingoai.yearplan.when import first_of_month, last_of_month, read_month, read_when

MOST_FOUND = 12


class WhenField(DateField):
    """A day, or a month such as 3/2027 as its first or last day."""

    def __init__(self, *, is_end: bool, **rest: Any) -> None:
        super().__init__(**rest)
        self.is_end = is_end

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return read_when(value, is_end=self.is_end)[0]
        except UnreadableDate as fault:
            raise forms.ValidationError(str(fault), code="invalid") from fault


class CountriesField(forms.CharField):
    """Names of countries parted by commas; kept as their codes."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return ", ".join(country_name(part.strip()) for part in value.split(",") if part.strip())

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return read_countries(text)
        except ValueError as fault:
            raise forms.ValidationError(str(fault), code="invalid") from fault


class AmountField(forms.CharField):
    """A whole number, its digits grouped or not."""

    def __init__(self, *, largest: int, **rest: Any) -> None:
        super().__init__(required=False, **rest)
        self.largest = largest

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric"}

    def clean(self, value: Any) -> int:
        try:
            return read_amount(clean(str(value or "")), self.largest)
        except ValueError as fault:
            raise forms.ValidationError(str(fault), code="invalid") from fault


def _as_kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of the record's fields."""
    return {
        "partner_text" if name == "partner_written" else name: value
        for name, value in values.items()
    }


class ItemForm(EditForm):
    """
    One item of the plan, as the unit proposes it.

    The partner written out is not called `partner_text` here: a lookup sends its own text so.
    """

    called: ClassVar[Mapping[str, str]] = {"partner_text": "partner_written"}

    kind = forms.ChoiceField(label=_("Kind of activity"), choices=PlanItemKind.choices)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Proposing unit"), empty_label=None)
    title_vi = forms.CharField(label=_("Activity (Vietnamese)"), max_length=300)
    title_en = forms.CharField(label=_("Activity (English)"), max_length=300, required=False)
    purpose_vi = forms.CharField(
        label=_("Purpose"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    partner = partner_field(label=_("Partner in the directory"), required=False)
    partner_written = forms.CharField(
        label=_("Partner, written out"), max_length=250, required=False,
        help_text=_("Where the partner is not in the directory."),
    )  # fmt: skip
    countries = CountriesField(
        label=_("Countries"), max_length=400, required=False,
        help_text=_("Several are parted by commas: Hàn Quốc, Nhật Bản."),
    )  # fmt: skip
    starts_on = WhenField(
        label=_("From"), is_end=False,
        help_text=_("A day (15/3/2027), or only the month (3/2027)."),
    )  # fmt: skip
    ends_on = WhenField(
        label=_("To"), is_end=True, required=False,
        help_text=_("Empty for one day or one month."),
    )  # fmt: skip
    is_month_only = forms.BooleanField(label=_("Only the months are known"), required=False)
    leader_person = LookupField(
        queryset=Person.objects.filter(is_vietnamese_side=True), search=our_people,
        url=reverse_lazy("missions:lookup-people"), label=_("Who leads it, if in the directory"),
        required=False,
    )  # fmt: skip
    leader = forms.CharField(
        label=_("Who leads it"), max_length=160, required=False,
        help_text=_("Name or post: Phó Chủ tịch UBND thành phố."),
    )  # fmt: skip
    people = AmountField(label=_("Number of people"), largest=LARGEST["people"])
    days = AmountField(label=_("Number of days"), largest=LARGEST["days"])
    budget = AmountField(label=_("Budget in đồng"), largest=LARGEST["budget"])
    budget_source = forms.CharField(label=_("Source of funds"), max_length=200, required=False)
    directive = forms.CharField(
        label=_("Directive or programme it follows"), max_length=300, required=False
    )
    field = forms.ChoiceField(label=_("Field"), choices=Field.choices, initial=Field.OTHER)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=Pillar.choices, initial=Pillar.STATE)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        without = () if may(by, Permission.DIRECTORY_VIEW) else ("partner",)
        if not any(may(by, right) for right in KEEPERS):
            without = (*without, "leader_person")
        super().__init__(*args, without=without, **kwargs)
        units = units_to_propose_for(by, on=clock.today())
        if self.of is not None:
            units = units | Unit.objects.filter(pk=self.of.unit_id)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if "partner" in without:
            self.fields["partner_written"].label = _t("Partner")
            self.fields["partner_written"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """Months typed in place of days count as months; nothing after “from” means the same day."""
        data = super().clean() or self.cleaned_data
        person = data.get("leader_person")
        if person is not None and not data.get("leader"):
            data["leader"] = str(person)[:160]
        begins = data.get("starts_on")
        if begins is None or "ends_on" in self.errors:
            return data
        typed = [str(self.data.get(self.add_prefix(name), "")) for name in ("starts_on", "ends_on")]
        data["ends_on"] = data.get("ends_on") or begins
        data["is_month_only"] = data["is_month_only"] or any(read_month(text) for text in typed)
        if data["is_month_only"]:
            data["starts_on"] = first_of_month(begins)
            data["ends_on"] = last_of_month(data["ends_on"])
        return data

    def values_of(self, record: Any) -> dict[str, Any]:
        return {**super().values_of(record), "partner_written": record.partner_text}

    def changes(self) -> dict[str, Any]:
        return _as_kept(super().changes())

    def opening(self) -> dict[str, Any]:
        said = super().opening()
        return {**said, "opened": None if said["opened"] is None else _as_kept(said["opened"])}

    def proposal(self) -> Proposal:
        return Proposal(**{name: value for name, value in self.changes().items() if name != "unit"})


class GroundsForm(forms.Form):
    """Why the plan in force is amended."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
    basis = forms.CharField(
        label=_("Basis"), max_length=300, required=False,
        help_text=_("Number and date of the letter, notice or directive."),
    )  # fmt: skip


class AmendForm(ItemForm):
    """An item of the plan in force, with why it is changed."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
    basis = forms.CharField(
        label=_("Basis"), max_length=300, required=False,
        help_text=_("Number and date of the letter, notice or directive."),
    )  # fmt: skip

    def changes(self) -> dict[str, Any]:
        said = super().changes()
        return {name: value for name, value in said.items() if name not in {"reason", "basis"}}


class OpenForm(forms.Form):
    """The plan of a year, and until when proposals are due."""

    year = forms.IntegerField(label=_("Year"))
    proposals_due_on = DateField(label=_("Proposals are due by"), required=False)
    note = forms.CharField(
        label=_("Note to the units"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class PlanForm(EditForm):
    proposals_due_on = DateField(label=_("Proposals are due by"), required=False)
    note = forms.CharField(
        label=_("Note to the units"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class MissingForm(forms.Form):
    missing = forms.CharField(label=_("What is missing"), widget=forms.Textarea(attrs={"rows": 2}))


class CutForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is not taken up"), widget=forms.Textarea(attrs={"rows": 2})
    )


def items_called(items: QuerySet[PlanItem], text: str) -> QuerySet[PlanItem]:
    """Items that hold these letters in their name or partner, accents aside."""
    return items.filter(folded__contains=fold(clean(text))).order_by("starts_on", "id")


class MergeForm(forms.Form):
    """Into which other item of the plan, and why."""

    into = LookupField(
        queryset=PlanItem.objects.none(), search=lambda text: PlanItem.objects.none(),
        url=reverse_lazy("yearplan:lookup-items"), label=_("Into which item"),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why they are one"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, others: QuerySet[PlanItem], plan: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, LookupField)  # noqa: S101  # declared so above
        into.queryset, into.search = others, lambda text: items_called(others, text)
        into.widget.url = f"{reverse_lazy('yearplan:lookup-items')}?plan={plan}"


class BringForm(forms.Form):
    """A filled spreadsheet and the unit whose proposals it holds."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Proposing unit"), empty_label=None)
    file = forms.FileField(label=_("Spreadsheet"))

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_to_propose_for(by, on=clock.today())  # type: ignore[attr-defined]
