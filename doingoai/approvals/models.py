"""Asking others and deciding: consultations, cases, and who has the authority."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.accounts.states import Role
from doingoai.approvals.states import CaseState, ConsultedOn, Opinion, SigningForm, Silence, Use

USER = settings.AUTH_USER_MODEL


class AuthorityRule(models.Model):
    """
    One line of the authority matrix: who decides matters of a kind, up to which rank of guest.

    Matters are matched in `order`; `max_level` is the highest rank (smallest level number) the
    approver may decide on, null for any. `decide_days` are working days, null where no rule sets
    a limit. Nothing of this is code (domain 2.4, 9.3).
    """

    subject_type = "authority_rule"

    matter = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    min_level = models.PositiveSmallIntegerField(null=True, blank=True)
    invited_by = models.CharField(max_length=24, blank=True)
    approver_role = models.CharField(max_length=30, choices=Role)
    approver_unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    series = models.CharField(max_length=40)
    symbol = models.CharField(max_length=40)
    decide_days = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=5, default="M")
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["matter", "order", "id"]

    def __str__(self) -> str:
        return f"{self.matter} {self.order}"


class StandIn(models.Model):
    """Who acts for whom, by which paper, from which day to which; what is lent is never lent on."""

    subject_type = "stand_in"

    principal = models.ForeignKey(USER, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(USER, models.PROTECT, related_name="+")
    form = models.CharField(max_length=4, choices=SigningForm)
    basis = models.TextField()
    paper_reference = models.CharField(max_length=120)
    matters = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    revoked_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["deputy", "ends_on"], name="stand_in_by_deputy"),
            models.Index(fields=["principal", "ends_on"], name="stand_in_by_principal"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(principal=F("deputy")), name="stand_in_for_another"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="stand_in_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(basis="") & ~Q(paper_reference=""), name="stand_in_has_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}. {self.principal}: {self.deputy}"

    @property
    def covers(self) -> tuple[str, ...]:
        """The matters it covers; none means all."""
        return tuple(self.matters.split())


class Case(models.Model):
    """
    A matter laid before whoever may decide it. Whoever submitted never decides.

    `decided_for` is the leader in whose place it was decided, by the authority of `stand_in`;
    `took` are the working days from the submission to the end.
    """

    subject_type = "case"

    matter = models.CharField(max_length=60)
    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=CaseState, default=CaseState.SUBMITTED)
    rule = models.ForeignKey(AuthorityRule, models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    opened_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_for = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    stand_in = models.ForeignKey(StandIn, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    took = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    outgoing = models.OneToOneField(
        "documents.Outgoing", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-submitted_at", "-id"]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="case_by_subject"),
            models.Index(fields=["state", "submitted_at"], name="case_by_state"),
            models.Index(fields=["rule", "took", "decided_at"], name="case_pace"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "matter"],
                condition=Q(state="submitted"),
                name="case_only_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")),
                name="case_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="case_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_for__isnull=True, stand_in__isnull=True)
                | Q(decided_for__isnull=False, stand_in__isnull=False, decided_by__isnull=False),
                name="case_decided_for_by_stand_in",
            ),
            models.CheckConstraint(
                condition=Q(decided_for__isnull=True)
                | (~Q(decided_for=F("submitted_by")) & ~Q(decided_for=F("decided_by"))),
                name="case_decided_for_another",
            ),
            models.CheckConstraint(
                condition=Q(opened_by__isnull=True)
                | Q(decided_by__isnull=True)
                | ~Q(decided_by=F("opened_by")),
                name="case_decided_by_other_than_opener",
            ),
            models.CheckConstraint(
                condition=Q(opened_by__isnull=True)
                | Q(decided_for__isnull=True)
                | ~Q(decided_for=F("opened_by")),
                name="case_decided_for_other_than_opener",
            ),
        ]

    def __str__(self) -> str:
        return self.about_label


class ConsultationRule(models.Model):
    """
    How long agencies have for a kind of matter, and what their silence means; data, not code.

    `reply_days` and `extension_days` are working days, or calendar days without
    `counts_working_days`; `remind_days` are working days around the day of the answer: -2 is two
    before, 0 the day, 3 three after.
    """

    subject_type = "consultation_rule"

    kind = models.CharField(max_length=30, choices=ConsultedOn)
    reply_days = models.PositiveSmallIntegerField()
    counts_working_days = models.BooleanField(default=True)
    silence = models.CharField(max_length=12, choices=Silence, default=Silence.CHASE)
    extensions_most = models.PositiveSmallIntegerField(default=1)
    extension_days = models.PositiveSmallIntegerField(default=3)
    remind_days = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=5, default="M")
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "-valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "valid_from"], name="consultation_rule_once"),
            models.CheckConstraint(condition=~Q(source=""), name="consultation_rule_has_source"),
            models.CheckConstraint(
                condition=Q(reply_days__gte=1), name="consultation_rule_gives_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reply_days}"


class Question(models.Model):
    """
    One question put to several agencies at once, with what they were asked about as it stood.

    `papers` lists the versions of the matter's papers of that moment (title, version, digest of the
    file); `digest` (SHA-256) covers label, text and papers. None of this changes afterwards.
    """

    subject_type = "question"

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, choices=ConsultedOn)
    text = models.TextField()
    papers = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="question_by_subject")]

    def __str__(self) -> str:
        return self.about_label


class Consultation(models.Model):
    """
    One agency asked for its opinion by a day; the answer comes here or on paper.

    `silence` is what the rule made of an unanswered day, recorded on `silent_on`; it is never an
    opinion, and a late answer is still taken. `took` are the working days to the answer.
    """

    subject_type = "consultation"

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300)
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    opinion = models.CharField(max_length=10, choices=Opinion, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    paper_reference = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="+")
    rule = models.ForeignKey(
        ConsultationRule, models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_due_on = models.DateField(null=True, blank=True)
    silence = models.CharField(max_length=12, choices=Silence, blank=True)
    silent_on = models.DateField(null=True, blank=True)
    use = models.CharField(max_length=8, choices=Use, blank=True)
    use_note = models.TextField(blank=True)
    used_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    took = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="consultation_by_subject"),
            models.Index(fields=["unit", "answered_on", "due_on"], name="consultation_waiting"),
            models.Index(fields=["unit", "took", "answered_on"], name="consultation_pace"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(opinion="", answered_on__isnull=True)
                | (~Q(opinion="") & Q(answered_on__isnull=False)),
                name="consultation_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="consultation_due_after_asked"
            ),
            models.CheckConstraint(
                condition=Q(silence="", silent_on__isnull=True)
                | (~Q(silence="") & Q(silent_on__isnull=False)),
                name="consultation_silent_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(use="") | Q(answered_on__isnull=False),
                name="consultation_used_when_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.about_label

    @property
    def is_late(self) -> bool:
        """Whether the answer came after its day."""
        return self.answered_on is not None and self.answered_on > self.due_on


class Extension(models.Model):
    """An agency's wish for a later day, with its reason, and what whoever asked said to it."""

    subject_type = "extension"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="extensions")
    until = models.DateField()
    reason = models.TextField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    is_granted = models.BooleanField(null=True)
    said = models.TextField(blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["consultation_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation"],
                condition=Q(is_granted__isnull=True),
                name="extension_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.consultation}: {self.until:%d/%m/%Y}"


class Reminder(models.Model):
    """One reminder of one question on one day; kept so that nobody is reminded twice."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="reminders")
    on = models.DateField()
    offset = models.SmallIntegerField()

    class Meta:
        ordering = ["consultation_id", "on"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "on"], name="reminder_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.on:%d/%m/%Y}"
