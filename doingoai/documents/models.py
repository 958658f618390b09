"""Paper: what came in, what was made, numbered and kept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.documents.states import IncomingKind, PaperFormat, PaperState, Urgency

USER = settings.AUTH_USER_MODEL


class StoredFile(models.Model):
    """
    A file kept under the digest of its content; written and synced before this row commits.

    A sealed file (a scan of a passport) is encrypted on disk with this row's id bound in.
    """

    subject_type = "file"

    subject = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    mime = models.CharField(max_length=120)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_sealed = models.BooleanField(default=False)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="file_by_subject")]

    def __str__(self) -> str:
        return self.name


class NumberSeries(models.Model):
    """A run of numbers that restarts at 01 on 1 January (Decree 30/2020, article 15)."""

    subject_type = "number_series"

    code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "year"], name="series_once_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}"


class Incoming(models.Model):
    """A letter, note, message or call in the register of incoming documents."""

    subject_type = "incoming"

    year = models.PositiveSmallIntegerField()
    arrival_number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    kind = models.CharField(max_length=20, choices=IncomingKind)
    sender = models.CharField(max_length=250)
    sender_country = models.CharField(max_length=2, blank=True)
    number = models.CharField(max_length=40, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=500)
    urgency = models.CharField(max_length=20, choices=Urgency, default=Urgency.NORMAL)
    due_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    folded_key = models.CharField(max_length=360, db_index=True)
    registered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "-arrival_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "arrival_number"], name="incoming_number_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.arrival_label}: {self.subject}"

    @property
    def arrival_label(self) -> str:
        return f"{self.arrival_number:02d}/{self.year}"

    @property
    def reference(self) -> str:
        """Number and symbol as the sender wrote them."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class Outgoing(models.Model):
    """A number given to a paper that leaves: the register of outgoing documents."""

    subject_type = "outgoing"

    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    issued_on = models.DateField()
    type_vi = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=500)
    signer = models.CharField(max_length=120, blank=True)
    recipients = models.TextField(blank=True)
    about_type = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    registered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "-issued_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "number"], name="outgoing_number_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Number and symbol as the decree writes them: two digits at least, a slash."""
        return f"{self.number:02d}/{self.symbol}"


class Template(models.Model):
    """A Word template the office has uploaded in place of the shipped one; every version is kept."""

    subject_type = "template"

    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=5)
    version = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    is_used = models.BooleanField(default=True)
    uploaded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "version"], name="template_version_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "language"], condition=Q(is_used=True), name="template_one_in_use"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"


class Paper(models.Model):
    """One paper of a matter in one language: drafts until it is issued, then frozen."""

    subject_type = "paper"

    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=5)
    part = models.CharField(max_length=64, blank=True)
    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=PaperState, default=PaperState.DRAFT)
    outgoing = models.OneToOneField(
        Outgoing, models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["kind", "language", "part", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "kind", "language", "part"], name="paper_once"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", issued_at__isnull=True)
                | Q(state="issued", issued_at__isnull=False),
                name="paper_issued_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PaperVersion(models.Model):
    """One rendering of a paper, with the digest of the data it prints."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    format = models.CharField(max_length=5, choices=PaperFormat)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["paper_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} v{self.number}"
