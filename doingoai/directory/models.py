"""Everybody outside whom we deal with, and the places where we meet them."""

import uuid

from django.db import models
from django.db.models import Q

from doingoai.directory.naming import PersonName, name_of
from doingoai.directory.states import (
    NameOrder,
    PartnerGroup,
    PartnerKind,
    PassportKind,
    PlaceKind,
    Sex,
)
from doingoai.foundation.bilingual import in_language


class Partner(models.Model):
    """An embassy, a locality, a ministry, an organisation or a company we deal with."""

    subject_type = "partner"

    kind = models.CharField(max_length=20, choices=PartnerKind)
    group = models.CharField(max_length=20, choices=PartnerGroup, default=PartnerGroup.OTHER)
    name_vi = models.CharField(max_length=250)
    name_en = models.CharField(max_length=250, blank=True)
    name_native = models.CharField(max_length=250, blank=True)
    country = models.CharField(max_length=2)
    city = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    note = models.TextField(blank=True)
    sort_key = models.CharField(max_length=600, db_index=True)
    folded = models.CharField(max_length=600, db_index=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["country", "folded"], name="partner_once_per_country")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)


class Person(models.Model):
    """A person outside or a host inside; one record feeds every paper with one spelling."""

    subject_type = "person"

    family = models.CharField(max_length=80, blank=True)
    middle = models.CharField(max_length=80, blank=True)
    given = models.CharField(max_length=80, blank=True)
    order = models.CharField(max_length=12, choices=NameOrder, default=NameOrder.FAMILY_FIRST)
    native = models.CharField(max_length=120, blank=True)
    reading_vi = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    is_vietnamese_side = models.BooleanField(default=False)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    languages = models.CharField(max_length=120, blank=True)
    bio_vi = models.TextField(blank=True)
    bio_en = models.TextField(blank=True)
    birth_sealed = models.BinaryField(blank=True, default=bytes)
    birth_index = models.CharField(max_length=64, blank=True, db_index=True)
    row_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sort_key = models.CharField(max_length=400, db_index=True)
    folded = models.CharField(max_length=260, db_index=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(family="", given="", native=""), name="person_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name.full

    @property
    def name(self) -> PersonName:
        return name_of(
            family=self.family,
            middle=self.middle,
            given=self.given,
            order=NameOrder(self.order),
            native=self.native,
            reading_vi=self.reading_vi,
        )


class Post(models.Model):
    """
    What a person is, where, from when to when; the newest open one is the present post.

    `accredited_on` is the day of taking up duty here: of the credentials, or of the exequatur.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="+")
    organisation_vi = models.CharField(max_length=250, blank=True)
    organisation_en = models.CharField(max_length=250, blank=True)
    title_vi = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    accredited_on = models.DateField(null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person_id", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True)
                | Q(until__isnull=True)
                | Q(until__gte=models.F("since")),
                name="post_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.title_vi, self.title_en)

    @property
    def organisation(self) -> str:
        return in_language(self.organisation_vi, self.organisation_en)


class Passport(models.Model):
    """
    A passport; its number is sealed with this row's id bound in and found by a blind index.

    `tail` is what lists may show.
    """

    subject_type = "passport"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="passports")
    kind = models.CharField(max_length=12, choices=PassportKind, default=PassportKind.ORDINARY)
    country = models.CharField(max_length=2, blank=True)
    number_sealed = models.BinaryField()
    number_index = models.CharField(max_length=64, db_index=True)
    tail = models.CharField(max_length=4)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-expires_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "number_index"], name="passport_once")
        ]

    def __str__(self) -> str:
        return f"•••• {self.tail}"


class Place(models.Model):
    """Where something happens; a room belongs to a house."""

    subject_type = "place"

    kind = models.CharField(max_length=12, choices=PlaceKind, default=PlaceKind.OTHER)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    sort_key = models.CharField(max_length=600, db_index=True)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [models.UniqueConstraint(fields=["name_vi", "room"], name="place_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.room}" if self.room else self.name

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)
