"""Forms of the book of procedures, of the codes of conduct, and of what is noted on a visit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doingoai.delegations.papers.catalogue import WORD_KINDS
from doingoai.delegations.papers.print.catalogue import PRINT_KINDS
from doingoai.foundation.subjects import Subject
from doingoai.procedures.actions.assessing import Answer
from doingoai.procedures.models import Clause, Step
from doingoai.procedures.queries import clauses_attached_to, clauses_in_force
from doingoai.procedures.states import DEPARTURES, WHOLE, Confidence, Kept, Outcome, TimeUnit, When
from doingoai.programme.states import ItemKind
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField, WholeNumberField
from doingoai.web.naming import BLANK

SERVES = ((WHOLE, _("The visit as a whole")), *ItemKind.choices)


def served(word: str) -> str:
    """Whom a procedure serves, in words."""
    return str(dict(SERVES).get(word, word))


def paper_names() -> dict[str, str]:
    """The papers a step may ask for, by their codes, in the language of the screen."""
    english = get_language() == "en"
    words = {kind.code: kind.name_en if english else kind.name_vi for kind in WORD_KINDS}
    return words | {f"print.{kind.code}": kind.name for kind in PRINT_KINDS}


class ProcedureForm(forms.Form):
    """A procedure of the office's own."""

    name_vi = forms.CharField(label=_("Name (Vietnamese)"), max_length=200)
    name_en = forms.CharField(label=_("Name (English)"), max_length=200, required=False)
    serves = forms.ChoiceField(label=_("Serves"), choices=SERVES)


class StepForm(EditForm):
    """One step of a draft."""

    text_vi = forms.CharField(
        label=_("What is to be done (Vietnamese)"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text_en = forms.CharField(
        label=_("What is to be done (English)"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    who_vi = forms.CharField(
        label=_("Who does it (Vietnamese)"), max_length=160, required=False,
        help_text=_("A unit or a function, not a person."),
    )  # fmt: skip
    who_en = forms.CharField(label=_("Who does it (English)"), max_length=160, required=False)
    amount = WholeNumberField(label=_("How long"), min_value=0, max_value=1440)
    unit = forms.ChoiceField(label=_("Counted in"), choices=TimeUnit.choices)
    when = forms.ChoiceField(label=_("Before or after"), choices=When.choices)
    needs_vi = forms.CharField(
        label=_("What is needed (Vietnamese)"), max_length=200, required=False
    )
    needs_en = forms.CharField(label=_("What is needed (English)"), max_length=200, required=False)
    paper = forms.ChoiceField(label=_("Paper"), required=False)
    needs_second = forms.BooleanField(
        label=_("A second person confirms it"), required=False,
        help_text=_("Never the one who ticked it."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Clause or source"), max_length=200, required=False,
        help_text=_("Where it stands that this is to be done."),
    )  # fmt: skip
    confidence = forms.ChoiceField(label=_("How certain"), choices=Confidence.choices)

    def __init__(self, *args: Any, of: Step | None = None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields["paper"].choices = [BLANK, *paper_names().items()]  # type: ignore[attr-defined]


class InForceForm(forms.Form):
    """From which day a draft holds, on what it rests, and who laid it down."""

    valid_from = DateField(label=_("Valid from"))
    basis = forms.CharField(
        label=_("Decision or minutes"), max_length=300,
        help_text=_("Number and day of the paper by which it was laid down."),
    )  # fmt: skip
    laid_down_by = forms.CharField(label=_("Laid down by"), max_length=200)


class ClauseForm(EditForm):
    """One clause of a code of conduct, as it stands in the text."""

    number = forms.CharField(label=_("Article, clause"), max_length=40)
    text_vi = forms.CharField(
        label=_("Text (Vietnamese)"), widget=forms.Textarea(attrs={"rows": 4})
    )
    text_en = forms.CharField(
        label=_("Text (English)"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def __init__(self, *args: Any, of: Clause | None = None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)


class SetAsideForm(forms.Form):
    why = forms.CharField(label=_("Why the book stays as it is"), max_length=300)


class AssessmentForm(forms.Form):
    """How I keep a code: for each clause one answer, and what is to become better."""

    def __init__(self, *args: Any, clauses: Sequence[Clause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clauses = clauses
        for clause in clauses:
            self.fields[f"kept_{clause.pk}"] = forms.ChoiceField(
                label=f"{clause.number}: {clause.text}", choices=Kept.choices,
                widget=forms.RadioSelect,
            )  # fmt: skip
            self.fields[f"note_{clause.pk}"] = forms.CharField(
                label=_("%(clause)s: what is to become better") % {"clause": clause.number},
                max_length=300, required=False,
            )  # fmt: skip

    def answers(self) -> dict[int, Answer]:
        """What was said, by the key of the clause; what was left out is left out."""
        said = self.cleaned_data
        return {
            one.pk: Answer(Kept(said[f"kept_{one.pk}"]), said[f"note_{one.pk}"])
            for one in self.clauses
            if said[f"kept_{one.pk}"]
        }


class DepartureForm(forms.Form):
    """A step that was done differently or not at all."""

    outcome = forms.ChoiceField(
        label=_("What was done"),
        choices=[(one.value, one.label) for one in DEPARTURES],
        initial=Outcome.DIFFERENT,
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class LessonForm(forms.Form):
    """What we would do differently."""

    step = forms.ModelChoiceField(
        Step.objects.none(), label=_("Step"), required=False, empty_label="–"
    )
    text = forms.CharField(
        label=_("What we would do differently"), max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write it as the step it should become."),
    )  # fmt: skip


class BriefingForm(forms.Form):
    """Which clauses of the codes of conduct go into the briefing."""

    clauses = forms.ModelMultipleChoiceField(
        Clause.objects.none(),
        label=_("Clauses"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def briefing_form(data: Any, *, about: Subject, on: date) -> BriefingForm:
    """The clauses that hold on a day, and those a matter has already; with what is chosen now."""
    offered = [clause.pk for clause in clauses_in_force(on=on)]
    attached = [each.clause_id for each in clauses_attached_to(about)]
    form = BriefingForm(data, initial={"clauses": attached})
    clauses = Clause.objects.filter(pk__in=[*offered, *attached]).select_related("edition__conduct")
    field: Any = form.fields["clauses"]
    field.queryset = clauses.order_by("edition__conduct__order", "order", "id")
    field.label_from_instance = lambda clause: f"{clause.number}: {clause.text}"
    return form
