"""The office's own orders of precedence, what it fixes for an event, and how it addresses people."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.foundation.bilingual import in_language
from doingoai.precedence.states import OrderState

USER = settings.AUTH_USER_MODEL


class PrecedenceOrder(models.Model):
    """
    A version of the order of precedence, in force from a day on until the next one begins.

    Number 0 is the shipped one: it has a row, without lines, only once the office has checked it.
    """

    subject_type = "precedence_order"

    number = models.PositiveIntegerField(unique=True)
    state = models.CharField(max_length=10, choices=OrderState, default=OrderState.DRAFT)
    valid_from = models.DateField(null=True, blank=True, unique=True)
    basis = models.CharField(max_length=300, blank=True)
    laid_down_by = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="draft"), name="precedence_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", valid_from__isnull=True)
                | Q(number=0)
                | (Q(state="in_force", valid_from__isnull=False) & ~Q(basis="")),
                name="precedence_in_force_from_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class PrecedenceLine(models.Model):
    """The place of one rank in one version; ranks of one place are equal."""

    order = models.ForeignKey(PrecedenceOrder, models.CASCADE, related_name="lines")
    rank = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    grade = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order_id", "place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["order", "rank"], name="precedence_rank_once")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.rank}"


class OwnRank(models.Model):
    """A rank the office added; who decides on such a guest follows the shipped rank it is `like`."""

    subject_type = "own_rank"

    code = models.CharField(max_length=40, unique=True)
    name_vi = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    like = models.CharField(max_length=40)
    source = models.CharField(max_length=300)
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return in_language(self.name_vi, self.name_en)


class OfEvent(models.Model):
    """What concerns one person at one event: a visit, or one item of its programme."""

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64)
    about_label = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class FixedPlace(OfEvent):
    """Somebody stands before another, or at a position of the own side, because an officer says so."""

    subject_type = "fixed_place"

    before = models.ForeignKey(
        "directory.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "person"], name="fixed_place_once"
            ),
            models.CheckConstraint(
                condition=Q(before__isnull=True, position__gte=1)
                | Q(before__isnull=False, position__isnull=True),
                name="fixed_place_is_one_of_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.about_label}"


class EventPost(OfEvent):
    """By which of several posts a person is ranked at an event."""

    subject_type = "event_post"

    post = models.ForeignKey("directory.Post", models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "person"], name="event_post_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.about_label}"


class AddressWording(models.Model):
    """How this office addresses a rank, a rank of one country, or one person."""

    subject_type = "address_wording"

    rank = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    person = models.OneToOneField(
        "directory.Person", models.CASCADE, null=True, blank=True, related_name="+"
    )
    honorific_vi_m = models.CharField(max_length=60)
    honorific_vi_f = models.CharField(max_length=60)
    style_en_m = models.CharField(max_length=60)
    style_en_f = models.CharField(max_length=60)
    salutation_vi_m = models.CharField(max_length=160)
    salutation_vi_f = models.CharField(max_length=160)
    salutation_en_m = models.CharField(max_length=160)
    salutation_en_f = models.CharField(max_length=160)
    post_vi = models.CharField(max_length=200, blank=True)
    post_en = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["rank", "country", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rank", "country"], condition=Q(person__isnull=True), name="wording_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(rank="", country=""),
                name="wording_of_a_person_or_a_rank",
            ),
        ]

    def __str__(self) -> str:
        return self.honorific_vi_m
