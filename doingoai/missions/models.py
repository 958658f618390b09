"""Missions abroad: the request of a unit, the people, the money, what was allowed, the report."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.directory.states import Field, Pillar
from doingoai.foundation.bilingual import in_language
from doingoai.missions.states import (
    ChangeKind,
    FundingSource,
    Inviter,
    LeaderLevel,
    ManagedBy,
    MissionState,
    Purpose,
    StepKind,
    TravellerRole,
)
from doingoai.yearplan.states import Planning

USER = settings.AUTH_USER_MODEL


class Mission(models.Model):
    """One outbound delegation, from the unit's request to the closed file."""

    subject_type = "mission"

    reference = models.CharField(max_length=30, unique=True)
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=MissionState, default=MissionState.DRAFT)
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    request_number = models.CharField(max_length=60, blank=True)
    requested_on = models.DateField(null=True, blank=True)
    planning = models.CharField(max_length=10, choices=Planning, default=Planning.UNPLANNED)
    plan_item = models.ForeignKey(
        "yearplan.PlanItem", models.PROTECT, null=True, blank=True, related_name="+"
    )
    planning_basis = models.TextField(blank=True)
    level = models.CharField(max_length=20, choices=LeaderLevel, default=LeaderLevel.OTHER)
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.WORKING)
    field = models.CharField(max_length=20, choices=Field, default=Field.OTHER)
    pillar = models.CharField(max_length=10, choices=Pillar, default=Pillar.STATE)
    content_vi = models.TextField(blank=True)
    content_en = models.TextField(blank=True)
    expected_vi = models.TextField(blank=True)
    destination_fit_vi = models.TextField(blank=True)
    study_outline_vi = models.TextField(blank=True)
    inviter = models.CharField(max_length=24, choices=Inviter, default=Inviter.PARTNER)
    partner = models.ForeignKey(
        "directory.Partner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner_text = models.CharField(max_length=250, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    no_classified = models.BooleanField(default=False)
    gifts_vi = models.TextField(blank=True)
    programme = models.OneToOneField("programme.Programme", models.PROTECT, related_name="+")
    responsible = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)
    opened_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="mission_newest_first"),
            models.Index(fields=["state", "-starts_on", "-id"], name="mission_by_state"),
            models.Index(fields=["unit", "-starts_on", "-id"], name="mission_by_unit"),
            models.Index(fields=["plan_item"], name="mission_by_plan_item"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="mission_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(planning="planned") | Q(plan_item__isnull=False),
                name="mission_planned_by_an_item",
            ),
            models.CheckConstraint(
                condition=(Q(state="closed") & Q(closed_at__isnull=False))
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="mission_closed_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.title_vi, self.title_en)

    @property
    def days(self) -> int:
        """Days of the mission, departure and return included."""
        return (self.ends_on - self.starts_on).days + 1


class Leg(models.Model):
    """One country of a mission, in the order of travel; days of crossing count for both."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="legs")
    order = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=2)
    city_vi = models.CharField(max_length=160, blank=True)
    arrives_on = models.DateField()
    leaves_on = models.DateField()

    class Meta:
        ordering = ["mission_id", "order", "id"]
        indexes = [models.Index(fields=["country", "arrives_on"], name="leg_by_country")]
        constraints = [
            models.CheckConstraint(
                condition=Q(leaves_on__gte=F("arrives_on")), name="leg_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return self.country


class Traveller(models.Model):
    """A person of a mission, with the post held at that time."""

    subject_type = "traveller"

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="travellers")
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=TravellerRole, default=TravellerRole.MEMBER)
    order = models.PositiveIntegerField()
    unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation_vi = models.CharField(max_length=250, blank=True)
    organisation_en = models.CharField(max_length=250, blank=True)
    title_vi = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    managed_by = models.CharField(max_length=12, choices=ManagedBy, default=ManagedBy.CITY)
    is_key_leader = models.BooleanField(default=False)
    relative_of = models.CharField(max_length=160, blank=True)
    passport = models.ForeignKey(
        "directory.Passport", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["mission_id", "order", "id"]
        indexes = [models.Index(fields=["person"], name="traveller_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["mission", "person"], name="traveller_once"),
            models.UniqueConstraint(
                fields=["mission"], condition=Q(role="head"), name="traveller_one_head"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Funding(models.Model):
    """
    One source of money for a mission.

    `amount` is in hundredths of `currency` (ISO 4217); `rate` is đồng for one unit of it, times
    10 000; `vnd` is what both give, in whole đồng, kept so that sums never depend on rounding.
    """

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="funding")
    source = models.CharField(max_length=16, choices=FundingSource)
    payer_vi = models.CharField(max_length=200, blank=True)
    item_vi = models.CharField(max_length=200, blank=True)
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3, default="VND")
    rate = models.PositiveBigIntegerField(default=10_000)
    vnd = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["mission_id", "id"]
        indexes = [models.Index(fields=["source"], name="funding_by_source")]

    def __str__(self) -> str:
        return f"{self.source} {self.vnd}"


class Override(models.Model):
    """One rule of appraisal that was set aside for one mission: why, and who allowed it."""

    subject_type = "override"

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="overrides")
    rule = models.CharField(max_length=60)
    target = models.CharField(max_length=60, blank=True)
    reason = models.TextField()
    allowed_by = models.CharField(max_length=200)
    basis = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["mission_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "rule", "target"], name="override_once"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(allowed_by=""), name="override_has_reason_and_name"
            ),
        ]

    def __str__(self) -> str:
        return self.rule


class ChangeRequest(models.Model):
    """A change or extension of an approved mission that needs a second decision."""

    subject_type = "mission_change"

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    text_vi = models.TextField()
    reason_vi = models.TextField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["mission_id", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="change_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["mission"],
                condition=Q(ended_at__isnull=True),
                name="change_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.text_vi[:80]


class Step(models.Model):
    """Something to be got before leaving or given back after: passport, visa note, authorisation."""

    subject_type = "mission_step"

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind)
    traveller = models.ForeignKey(
        Traveller, models.CASCADE, null=True, blank=True, related_name="+"
    )
    country = models.CharField(max_length=2, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["mission_id", "due_on", "id"]

    def __str__(self) -> str:
        return self.kind


class LogEntry(models.Model):
    """Something that happened or changed abroad, noted under way."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="log")
    on = models.DateField()
    text_vi = models.TextField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["mission_id", "on", "id"]

    def __str__(self) -> str:
        return self.text_vi[:80]


class MissionReport(models.Model):
    """
    What was done and what came of it; without it its travellers do not go again.

    `number` is what the unit's own register gave it. `asked_back` says why the Department returned it,
    until it is filed anew.
    """

    subject_type = "mission_report"

    mission = models.OneToOneField(Mission, models.CASCADE, related_name="report")
    happened_vi = models.TextField(blank=True)
    results_vi = models.TextField(blank=True)
    assessment_vi = models.TextField(blank=True)
    proposals_vi = models.TextField(blank=True)
    number = models.CharField(max_length=60, blank=True)
    asked_back = models.TextField(blank=True)
    filed_on = models.DateField(null=True, blank=True)
    filed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["mission_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(filed_on__isnull=True, filed_by__isnull=True)
                | Q(filed_on__isnull=False, filed_by__isnull=False),
                name="mission_report_filed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.mission)
