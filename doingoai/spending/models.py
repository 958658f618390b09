"""What was approved for one matter, what was ordered for it, and the invoices that were paid."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.spending.states import AccountState, Bearer

USER = settings.AUTH_USER_MODEL


class LinePayer(models.Model):
    """Who pays one line of an estimate, where it differs from the case of the whole matter."""

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    item = models.CharField(max_length=60)
    bearer = models.CharField(max_length=10, choices=Bearer)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "item"], name="line_payer_once"
            )
        ]

    def __str__(self) -> str:
        return self.item


class Account(models.Model):
    """The estimate of one matter as it was approved, and how far it is settled."""

    subject_type = "settlement"

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=AccountState, default=AccountState.OPEN)
    basis = models.CharField(max_length=300)
    opened_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    submitted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["about_type", "about_id"], name="account_once"),
            models.CheckConstraint(
                condition=Q(state=AccountState.OPEN, submitted_by__isnull=True)
                | (~Q(state=AccountState.OPEN) & Q(submitted_by__isnull=False)),
                name="account_submitted_by_somebody",
            ),
            models.CheckConstraint(
                condition=(~Q(state=AccountState.SETTLED) & Q(settled_by__isnull=True))
                | (
                    Q(state=AccountState.SETTLED, settled_by__isnull=False)
                    & ~Q(settled_by=F("submitted_by"))
                ),
                name="account_settled_by_a_second",
            ),
        ]

    def __str__(self) -> str:
        return self.about_label


class AccountLine(models.Model):
    """One line as it was approved; a line that was not has the quantity zero."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    item = models.CharField(max_length=60)
    label_vi = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField(default=0)
    unit_price = models.PositiveBigIntegerField(default=0)
    norm_limit = models.PositiveBigIntegerField(null=True, blank=True)
    norm_source = models.CharField(max_length=300, blank=True)
    is_confirmed = models.BooleanField(default=False)
    done_quantity = models.PositiveIntegerField(null=True, blank=True)
    explanation = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["account", "item"], name="account_line_once")
        ]

    def __str__(self) -> str:
        return self.label_vi


class Commitment(models.Model):
    """What was ordered for a line, from whom, for how much."""

    line = models.ForeignKey(AccountLine, models.PROTECT, related_name="commitments")
    supplier = models.CharField(max_length=200)
    what_vi = models.CharField(max_length=300)
    amount = models.PositiveBigIntegerField()
    ordered_on = models.DateField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    cancelled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ordered_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="commitment_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.what_vi}, {self.supplier}"


class Invoice(models.Model):
    """An invoice, or the part of one that falls on a line; `folded_key` tells equal invoices."""

    line = models.ForeignKey(AccountLine, models.PROTECT, related_name="invoices")
    number = models.CharField(max_length=40)
    symbol = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField()
    seller = models.CharField(max_length=200)
    amount = models.PositiveBigIntegerField()
    folded_key = models.CharField(max_length=300)
    file = models.ForeignKey(
        "documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["issued_on", "id"]
        indexes = [models.Index(fields=["folded_key"], name="invoice_by_folded_key")]
        constraints = [
            models.UniqueConstraint(fields=["line", "folded_key"], name="invoice_once_per_line"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="invoice_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.number}, {self.seller}"
