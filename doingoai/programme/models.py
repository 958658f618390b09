"""What happens when and where: items, and the versions that were handed out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from doingoai.programme.states import ItemKind, Side

USER = settings.AUTH_USER_MODEL


class Programme(models.Model):
    """The programme of one visit."""

    subject_type = "programme"

    starts_on = models.DateField()
    ends_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="programme_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%d/%m/%Y}"


class Item(models.Model):
    """One thing that happens in a programme."""

    subject_type = "item"

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=20, choices=ItemKind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    place = models.ForeignKey(
        "directory.Place", models.PROTECT, null=True, blank=True, related_name="+"
    )
    responsible = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    responsible_text = models.CharField(max_length=160, blank=True)
    interpreter_language = models.CharField(max_length=10, blank=True)
    interpreter = models.CharField(max_length=120, blank=True)
    dress_vi = models.CharField(max_length=120, blank=True)
    dress_en = models.CharField(max_length=120, blank=True)
    menu_vi = models.TextField(blank=True)
    menu_en = models.TextField(blank=True)
    notes_vi = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    car = models.CharField(max_length=80, blank=True)
    changed_vi_at = models.DateTimeField()
    changed_en_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["programme_id", "starts_at", "id"]
        indexes = [models.Index(fields=["starts_at"], name="item_by_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="item_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        if get_language() == "en" and self.title_en:
            return self.title_en
        return self.title_vi


class Participation(models.Model):
    """A person who takes part in an item, on one of the two sides."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="participations")
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    side = models.CharField(max_length=5, choices=Side)

    class Meta:
        ordering = ["item_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="participation_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.person_id}"


class IssuedVersion(models.Model):
    """What was handed out as version n: a frozen copy, and what changed since n-1, for whom."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="issued")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    changes = models.JSONField(default=list)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["programme_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="issued_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} v{self.number}"
