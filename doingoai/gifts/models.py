"""The stock of gifts, and who was given what, or gave it, through the years."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.foundation.bilingual import in_language
from doingoai.gifts.states import GivingState

USER = settings.AUTH_USER_MODEL


class Gift(models.Model):
    """A gift the office has, with how many pieces are free."""

    subject_type = "gift"

    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    made_in = models.CharField(max_length=160, blank=True)
    value = models.PositiveIntegerField()
    quantity = models.PositiveIntegerField(default=0)
    notes_vi = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name_vi", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=0), name="gift_never_below_zero"),
            models.CheckConstraint(condition=Q(value__gte=0), name="gift_value_not_below_zero"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)


class Delivery(models.Model):
    """Pieces that came into the stock."""

    gift = models.ForeignKey(Gift, models.PROTECT, related_name="deliveries")
    quantity = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="delivery_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.gift} +{self.quantity}"


class Giving(models.Model):
    """One gift for one person, put aside or given; or one that a person gave us."""

    subject_type = "giving"

    gift = models.ForeignKey(Gift, models.PROTECT, null=True, blank=True, related_name="givings")
    what = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=GivingState)
    value = models.PositiveIntegerField(null=True, blank=True)
    norm_limit = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    handling = models.CharField(max_length=300, blank=True)
    about_type = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    about_label = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="giving_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=GivingState.RECEIVED, gift__isnull=True)
                | (~Q(state=GivingState.RECEIVED) & Q(gift__isnull=False)),
                name="giving_from_stock_or_received",
            ),
            models.CheckConstraint(
                condition=Q(norm_limit__isnull=True)
                | Q(value__lte=models.F("norm_limit"))
                | ~Q(reason=""),
                name="giving_over_norm_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_over(self) -> bool:
        return self.norm_limit is not None and (self.value or 0) > self.norm_limit
