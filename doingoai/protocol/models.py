"""Seating and flag plans: which layout, who sits on which chair, which chairs are locked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from doingoai.protocol.states import Layout, Part, SearchState, Side

USER = settings.AUTH_USER_MODEL


class SeatingPlan(models.Model):
    """
    Who sits where at one occasion; its left and right are those of whoever sits there.

    `about` is the matter (a visit), `event` the item of its programme where it is for one. `ties`
    are the rules of this plan about two people: [bond, key, key]. Whoever checks it a second time
    is not who changed it last.
    """

    subject_type = "seating_plan"

    about_type = models.CharField(max_length=30)
    about_id = models.CharField(max_length=40)
    about_label = models.CharField(max_length=300, blank=True)
    event_type = models.CharField(max_length=30, blank=True)
    event_id = models.CharField(max_length=40, blank=True)
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    layout = models.CharField(max_length=20, choices=Layout)
    settings = models.JSONField(default=dict, blank=True)
    ties = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    second_check_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_check_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["about_type", "about_id", "id"]
        indexes = [models.Index(fields=["about_type", "about_id", "id"], name="seating_by_matter")]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_check_by__isnull=True, second_check_at__isnull=True)
                | (
                    Q(second_check_by__isnull=False, second_check_at__isnull=False)
                    & ~Q(second_check_by=F("changed_by"))
                ),
                name="seating_checked_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_layout_display()}: {self.title}"

    @property
    def title(self) -> str:
        return self.title_in(get_language() or "vi")

    def title_in(self, language: str) -> str:
        return self.title_en if language == "en" and self.title_en else self.title_vi


class SeatOf(models.Model):
    """
    Somebody of a plan as they were called when it was made, and their chair; none while it is empty.

    `diet` only numbers those who eat the same; what they eat is kept with the visit alone.
    """

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="seats")
    place_key = models.CharField(max_length=40, blank=True)
    attendee_key = models.CharField(max_length=40)
    standing = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    title_vi = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    side = models.CharField(max_length=5, choices=Side)
    part = models.CharField(max_length=12, choices=Part, default=Part.MEMBER)
    party = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    couple = models.CharField(max_length=40, blank=True)
    interprets_for = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    diet = models.CharField(max_length=10, blank=True)
    is_locked = models.BooleanField(default=False)

    class Meta:
        ordering = ["plan_id", "standing", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "attendee_key"], name="seat_once_per_person"),
            models.UniqueConstraint(
                fields=["plan", "place_key"], condition=~Q(place_key=""), name="seat_once_per_place"
            ),
            models.CheckConstraint(
                condition=Q(is_locked=False) | ~Q(place_key=""), name="seat_locked_on_a_chair"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SeatSearch(models.Model):
    """
    One search of the worker for a better plan of several tables.

    `fingerprint` is that of the plan when the search was asked for: what a person changes afterwards
    is never overwritten. `problem` is that of the wishes it searched for: only for the same ones its
    `by_hand`, `bound` and `value` say something. `tables` is what it found: who at which table.
    """

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="searches")
    state = models.CharField(max_length=10, choices=SearchState, default=SearchState.WAITING)
    seconds = models.PositiveSmallIntegerField()
    fingerprint = models.CharField(max_length=64)
    problem = models.CharField(max_length=64, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    tables = models.JSONField(default=dict, blank=True)
    before = models.IntegerField(null=True, blank=True)
    by_hand = models.IntegerField(null=True, blank=True)
    value = models.IntegerField(null=True, blank=True)
    bound = models.IntegerField(null=True, blank=True)
    is_best = models.BooleanField(default=False)
    is_cancelled = models.BooleanField(default=False)
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["plan_id", "id"]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(state__in=["waiting", "running"]),
                name="seat_search_due",
            )
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state__in=["waiting", "running"]),
                name="seat_search_one_at_a_time",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.get_state_display())


class LayoutRuleCheck(models.Model):
    """That the office has held the shipped rule of a layout against its own practice, and by what."""

    subject_type = "layout_rule"

    layout = models.CharField(max_length=20, choices=Layout, unique=True)
    basis = models.CharField(max_length=300)
    confirmed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.get_layout_display())
