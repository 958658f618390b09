"""Visits in: the delegation, its people, its reception plan, its estimate and its report."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.states import Field, Pillar
from doingoai.yearplan.states import Planning

USER = settings.AUTH_USER_MODEL


def new_badge_token() -> str:
    """The random word of a badge: 192 bits, nothing personal."""
    return secrets.token_urlsafe(24)


class Delegation(models.Model):
    """One inbound delegation, from the request to the closed file."""

    subject_type = "delegation"

    reference = models.CharField(max_length=30, unique=True)
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    incoming = models.ForeignKey(
        "documents.Incoming", models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.ForeignKey("directory.Partner", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, choices=VisitKind, default=VisitKind.WORKING)
    field = models.CharField(max_length=20, choices=Field, default=Field.OTHER)
    pillar = models.CharField(max_length=10, choices=Pillar, default=Pillar.STATE)
    invited_by = models.CharField(max_length=10, choices=InvitedBy, default=InvitedBy.PARTNER)
    planning = models.CharField(max_length=10, choices=Planning, default=Planning.UNPLANNED)
    plan_item = models.ForeignKey(
        "yearplan.PlanItem", models.PROTECT, null=True, blank=True, related_name="+"
    )
    planning_basis = models.TextField(blank=True)
    purpose_vi = models.TextField(blank=True)
    purpose_en = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    entry_visa_needed = models.BooleanField(default=False)
    head_rank = models.CharField(max_length=40, blank=True)
    people_expected = models.PositiveIntegerField(default=0)
    receiving_unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    responsible = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.OneToOneField("programme.Programme", models.PROTECT, related_name="+")
    guest_class = models.CharField(max_length=10, choices=GuestClass, blank=True)
    guest_class_basis = models.CharField(max_length=300, blank=True)
    guest_class_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+"
    )
    payer = models.CharField(max_length=12, choices=Payer, blank=True)
    reception_level_vi = models.CharField(max_length=200, blank=True)
    hotel = models.ForeignKey(
        "directory.Place", models.PROTECT, null=True, blank=True, related_name="+"
    )
    gift_vi = models.CharField(max_length=300, blank=True)
    press_note_vi = models.TextField(blank=True)
    note = models.TextField(blank=True)
    registered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="delegation_newest_first"),
            models.Index(fields=["state", "-starts_on", "-id"], name="delegation_by_state"),
            models.Index(fields=["country", "-starts_on", "-id"], name="delegation_by_country"),
            models.Index(fields=["partner", "-starts_on", "-id"], name="delegation_by_partner"),
            models.Index(fields=["receiving_unit", "-starts_on", "-id"], name="delegation_by_unit"),
            models.Index(fields=["plan_item"], name="delegation_by_plan_item"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_it_began"
            ),
            # Visits from before the plan was kept here name no item, but say so in their basis.
            models.CheckConstraint(
                condition=~Q(planning="planned")
                | Q(plan_item__isnull=False)
                | ~Q(planning_basis=""),
                name="delegation_planned_by_an_item",
            ),
            models.CheckConstraint(
                condition=(Q(state="closed") & Q(closed_at__isnull=False))
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="delegation_closed_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(guest_class="", guest_class_by__isnull=True)
                | (~Q(guest_class="") & Q(guest_class_by__isnull=False)),
                name="delegation_class_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        if get_language() == "en" and self.title_en:
            return self.title_en
        return self.title_vi

    @property
    def days(self) -> int:
        """Days of the visit, first and last included."""
        return (self.ends_on - self.starts_on).days + 1


class SharedWith(models.Model):
    """A unit of the city that may see a visit beside the office itself."""

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="shared_with")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delegation", "unit"], name="shared_once_per_unit")
        ]

    def __str__(self) -> str:
        return f"{self.delegation_id} {self.unit_id}"


class Member(models.Model):
    """A person in a visiting delegation, with what holds for this visit only."""

    subject_type = "member"

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="members")
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=MemberRole, default=MemberRole.MEMBER)
    order = models.PositiveIntegerField()
    row_key = models.CharField(max_length=64)
    raw_name = models.CharField(max_length=300, blank=True)
    honorific = models.CharField(max_length=40, blank=True)
    title_vi = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    organisation_vi = models.CharField(max_length=250, blank=True)
    organisation_en = models.CharField(max_length=250, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    passport = models.ForeignKey(
        "directory.Passport", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    photo = models.ForeignKey(
        "documents.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    diet = models.CharField(max_length=300, blank=True)
    arrival_flight = models.CharField(max_length=20, blank=True)
    arrival_at = models.DateTimeField(null=True, blank=True)
    departure_flight = models.CharField(max_length=20, blank=True)
    departure_at = models.DateTimeField(null=True, blank=True)
    hotel = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=40, blank=True)
    shares_room_with = models.CharField(max_length=120, blank=True)
    car = models.CharField(max_length=40, blank=True)
    notes = models.JSONField(default=list, blank=True)
    badge_token = models.CharField(max_length=64, unique=True, default=new_badge_token)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["delegation_id", "order", "id"]
        indexes = [models.Index(fields=["person"], name="member_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "person"], name="member_once"),
            models.UniqueConstraint(fields=["delegation", "row_key"], name="member_row_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def title(self) -> str:
        if get_language() == "en":
            return self.title_en or self.title_vi
        return self.title_vi or self.title_en


class Host(models.Model):
    """A person on the Vietnamese side of a visit."""

    subject_type = "host"

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="hosts")
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=HostRole, default=HostRole.PARTICIPANT)
    order = models.PositiveIntegerField()
    title_vi = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    organisation_vi = models.CharField(max_length=250, blank=True)
    organisation_en = models.CharField(max_length=250, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    car = models.CharField(max_length=40, blank=True)
    badge_token = models.CharField(max_length=64, unique=True, default=new_badge_token)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["delegation_id", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "person"], name="host_once"),
            models.UniqueConstraint(
                fields=["delegation"], condition=Q(role="leader"), name="host_one_leader"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def title(self) -> str:
        if get_language() == "en":
            return self.title_en or self.title_vi
        return self.title_vi or self.title_en


class EstimateRow(models.Model):
    """A line of the estimate that an officer set by hand; computed lines are never stored."""

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="estimate_rows")
    item = models.CharField(max_length=60)
    label_vi = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField()
    unit_price = models.PositiveBigIntegerField()
    explanation = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "item"], name="estimate_row_once")
        ]

    def __str__(self) -> str:
        return self.label_vi


class ResultReport(models.Model):
    """What happened and what came of it; without it a visit is not closed."""

    subject_type = "result_report"

    delegation = models.OneToOneField(Delegation, models.CASCADE, related_name="report")
    happened_vi = models.TextField(blank=True)
    results_vi = models.TextField(blank=True)
    assessment_vi = models.TextField(blank=True)
    proposals_vi = models.TextField(blank=True)
    filed_on = models.DateField(null=True, blank=True)
    filed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(filed_on__isnull=True, filed_by__isnull=True)
                | Q(filed_on__isnull=False, filed_by__isnull=False),
                name="report_filed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.delegation_id)


class ImportedList(models.Model):
    """A list of guests that somebody dropped or pasted: seen, corrected, then taken in whole."""

    subject_type = "imported_list"

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    row_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    content_sealed = models.BinaryField()
    digest = models.CharField(max_length=64)
    corrections = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    skipped = models.JSONField(default=list)
    taken_at = models.DateTimeField(null=True, blank=True)
    brought_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name or str(self.pk)
