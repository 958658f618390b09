"""What the city intends to do with the world in one year, unit by unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from doingoai.directory.states import Field, Pillar
from doingoai.foundation.bilingual import in_language
from doingoai.yearplan.states import AmendmentKind, PlanItemKind, PlanItemState, PlanState

USER = settings.AUTH_USER_MODEL


class YearPlan(models.Model):
    """The external-relations plan of one year, from the first proposal to the closed year."""

    subject_type = "year_plan"

    year = models.PositiveSmallIntegerField(unique=True)
    state = models.CharField(max_length=14, choices=PlanState, default=PlanState.COLLECTING)
    proposals_due_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    opened_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year"]

    def __str__(self) -> str:
        return _("Plan of external relations %(year)s") % {"year": self.year}


class PlanItem(models.Model):
    """
    One thing a unit proposes or the plan holds.

    `starts_on` and `ends_on` are the days or, with `is_month_only`, the first and last day of the
    months meant. `budget` is in whole đồng.
    """

    subject_type = "plan_item"

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=12, choices=PlanItemKind)
    state = models.CharField(max_length=10, choices=PlanItemState, default=PlanItemState.DRAFT)
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    purpose_vi = models.TextField(blank=True)
    partner = models.ForeignKey(
        "directory.Partner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner_text = models.CharField(max_length=250, blank=True)
    countries = models.CharField(max_length=60, blank=True)
    field = models.CharField(max_length=20, choices=Field, default=Field.OTHER)
    pillar = models.CharField(max_length=10, choices=Pillar, default=Pillar.STATE)
    starts_on = models.DateField()
    ends_on = models.DateField()
    is_month_only = models.BooleanField(default=False)
    leader = models.CharField(max_length=160, blank=True)
    leader_person = models.ForeignKey(
        "directory.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    people = models.PositiveIntegerField(default=0)
    days = models.PositiveIntegerField(default=0)
    budget = models.PositiveBigIntegerField(default=0)
    budget_source = models.CharField(max_length=200, blank=True)
    directive = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    said_back = models.TextField(blank=True)
    added_later = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    folded = models.CharField(max_length=700, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", "id"]
        indexes = [
            models.Index(fields=["plan", "starts_on", "id"], name="plan_item_in_time"),
            models.Index(fields=["plan", "state", "starts_on", "id"], name="plan_item_by_state"),
            models.Index(fields=["plan", "unit", "starts_on", "id"], name="plan_item_by_unit"),
            models.Index(fields=["partner", "starts_on"], name="plan_item_by_partner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="plan_item_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=(Q(state="merged") & Q(merged_into__isnull=False))
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="plan_item_merged_into_another",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.title_vi, self.title_en)

    @property
    def country_codes(self) -> tuple[str, ...]:
        return tuple(code for code in self.countries.split(",") if code)

    @property
    def partner_name(self) -> str:
        """The partner of the directory, or what was typed in its place."""
        return str(self.partner) if self.partner else self.partner_text


class Amendment(models.Model):
    """A change of the plan in force: what was before, what is now, and why."""

    subject_type = "amendment"

    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="amendments")
    what = models.CharField(max_length=10, choices=AmendmentKind)
    changes = models.JSONField(default=dict)
    reason = models.TextField()
    basis = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["item_id", "id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.what}"


class BroughtProposals(models.Model):
    """
    A spreadsheet of proposals that a unit has brought: seen, corrected, then taken in whole.

    `rows` holds each row as its number in the sheet and its texts by field; `corrections` what was
    typed in their place, by `number.field`; `skipped` the numbers of rows left out.
    """

    subject_type = "brought_proposals"

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    corrections = models.JSONField(default=dict)
    skipped = models.JSONField(default=list)
    brought_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name
