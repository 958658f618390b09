"""What an authority has laid down, from which day to which."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.norms.facts import Figure


class LegalInstrument(models.Model):
    """A law, decree, circular or decision, with where our knowledge of it comes from."""

    subject_type = "legal_instrument"

    code = models.SlugField(max_length=60, unique=True)
    number_symbol = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title_vi = models.CharField(max_length=400)
    issuer_vi = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    replaced_by = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=5)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-issued_on", "code"]

    def __str__(self) -> str:
        return self.number_symbol


class Norm(models.Model):
    """One figure with its dimensions and validity; `confirmed_*` when the office has checked it."""

    subject_type = "norm"

    key = models.CharField(max_length=60)
    guest_class = models.CharField(max_length=10, blank=True)
    role = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=20)
    amount = models.BigIntegerField(null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)
    instrument = models.CharField(max_length=120)
    clause = models.CharField(max_length=120, blank=True)
    confidence = models.CharField(max_length=5)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["key", "guest_class", "role", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "guest_class", "role", "valid_from"],
                name="norm_one_per_day_and_case",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="norm_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="norm_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.guest_class} {self.role}".strip()

    @property
    def figure(self) -> Figure:
        return Figure(
            key=self.key,
            unit=self.unit,
            amount=self.amount,
            instrument=self.instrument,
            clause=self.clause,
            guest_class=self.guest_class,
            role=self.role,
            text=self.text,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            confidence=self.confidence,
            confirmed=self.confirmed_at is not None,
        )
