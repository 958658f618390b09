"""Forms of the money of a visit: the approved estimate, orders, invoices, explanations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.documents.inspection import FileKind
from doingoai.foundation import clock
from doingoai.spending.models import AccountLine
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField, WholeNumberField
from doingoai.web.uploads import Brought, FilesField

MOST = 1_000_000_000_000
SCANS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG})


class BasisForm(forms.Form):
    """The paper that approved the estimate."""

    basis = forms.CharField(
        label=_("Paper that approves the estimate"), max_length=300,
        help_text=_("Number and date, such as: Decision 12/QĐ-SNgV of 5/2/2026."),
    )  # fmt: skip


class UnplannedForm(forms.Form):
    label_vi = forms.CharField(
        label=_("What it is for (Vietnamese)"), max_length=200,
        help_text=_("A line outside the approved estimate: whatever is paid on it must be explained."),
    )  # fmt: skip


class OrderForm(forms.Form):
    """What is ordered, and from whom."""

    supplier = forms.CharField(label=_("Supplier"), max_length=200)
    what_vi = forms.CharField(label=_("What is ordered (Vietnamese)"), max_length=300)
    amount = WholeNumberField(label=_("Amount (đồng)"), min_value=1, max_value=MOST)
    ordered_on = DateField(label=_("Ordered on"))


class InvoiceForm(forms.Form):
    """An invoice, or the part of one that falls on this line."""

    number = forms.CharField(label=_("Invoice number"), max_length=40)
    symbol = forms.CharField(label=_("Invoice symbol"), max_length=40, required=False)
    issued_on = DateField(label=_("Date of the invoice"))
    seller = forms.CharField(label=_("Seller"), max_length=200)
    amount = WholeNumberField(
        label=_("Amount on this line (đồng)"), min_value=1, max_value=MOST,
        help_text=_("With taxes. Of an invoice for several lines enter only the part of this line."),
    )  # fmt: skip
    attachments = FilesField(
        label=_("Scan"), allowed=SCANS, required=False, help_text=_("PDF or picture.")
    )

    def __init__(self, *args: Any, brought: Brought, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attachments"].take(brought)  # type: ignore[attr-defined]


class LineForm(EditForm):
    """What there really was of a line, and why it cost more."""

    done_quantity = WholeNumberField(
        label=_("Real quantity"), min_value=0, max_value=1_000_000, required=False,
        help_text=_("If it differs from the approved one; the norm is reckoned by it."),
    )  # fmt: skip
    explanation = forms.CharField(
        label=_("Why it differs"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where more was paid than approved, or than the norm allows."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: AccountLine, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("What is to be completed"), max_length=300)


def today() -> str:
    return f"{clock.today():%d/%m/%Y}"
