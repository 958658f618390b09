"""People, cars and rooms; what they can do, when they are away, what they are booked for."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingoai.foundation.subjects import Subject
from doingoai.resources.states import (
    AbsenceReason,
    Level,
    Mode,
    NeedKind,
    PersonRole,
    ResourceKind,
    RoomLayout,
    StaffingState,
    VehicleKind,
)

USER = settings.AUTH_USER_MODEL


class Resource(models.Model):
    """
    A person, a vehicle or a room that can be booked.

    A person is a colleague, somebody in the directory, or neither (by name and telephone); a room is
    a place of the directory. The name stands here as well, so that lists are sorted by it.
    """

    subject_type = "resource"

    kind = models.CharField(max_length=8, choices=ResourceKind)
    name = models.CharField(max_length=330)
    sort_key = models.CharField(max_length=700, db_index=True)
    folded = models.CharField(max_length=330)
    unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    active_from = models.DateField(null=True, blank=True)
    active_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    user = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    phone = models.CharField(max_length=60, blank=True)
    is_interpreter = models.BooleanField(default=False)
    is_officer = models.BooleanField(default=False)
    is_driver = models.BooleanField(default=False)

    vehicle_kind = models.CharField(max_length=8, choices=VehicleKind, blank=True)
    plate = models.CharField(max_length=20, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    usual_driver = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    place = models.ForeignKey(
        "directory.Place", models.PROTECT, null=True, blank=True, related_name="+"
    )
    capacity = models.PositiveIntegerField(null=True, blank=True)
    layouts = models.CharField(max_length=120, blank=True)

    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["kind", "sort_key"], name="resource_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["user"], name="resource_once_per_user"),
            models.UniqueConstraint(fields=["person"], name="resource_once_per_person"),
            models.UniqueConstraint(fields=["place"], name="resource_once_per_place"),
            models.CheckConstraint(condition=~Q(name=""), name="resource_has_a_name"),
            models.CheckConstraint(
                condition=Q(active_from__isnull=True)
                | Q(active_until__isnull=True)
                | Q(active_until__gte=F("active_from")),
                name="resource_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def roles(self) -> list[PersonRole]:
        return [role for role in PersonRole if getattr(self, role.value)]

    @property
    def layout_names(self) -> list[str]:
        known = set(self.layouts.split(","))
        return [str(layout.label) for layout in RoomLayout if layout.value in known]


class Skill(models.Model):
    """A language an interpreter or officer works in, with its level and evidence."""

    subject_type = "skill"

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="skills")
    language = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField(choices=Level)
    certificate = models.CharField(max_length=160, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    is_consecutive = models.BooleanField(default=True)
    is_simultaneous = models.BooleanField(default=False)
    fields = models.CharField(max_length=200, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["resource_id", "-level", "language"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "language"], name="skill_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=6), name="skill_level_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.level}"


class Absence(models.Model):
    """A time in which somebody or something is not there."""

    subject_type = "absence"

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="absences")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=8, choices=AbsenceReason)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["resource", "ends_at"], name="absence_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="absence_takes_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.starts_at:%d/%m/%Y}–{self.ends_at:%d/%m/%Y}"


class Need(models.Model):
    """
    What something that happens needs: an interpreter, a vehicle, a room, an officer, a driver.

    What needs it is known by its subject only; its time is kept here and follows it.
    """

    subject_type = "need"

    about_type = models.CharField(max_length=40)
    about_id = models.CharField(max_length=40)
    about_label = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=12, choices=NeedKind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    language = models.CharField(max_length=10, blank=True)
    mode = models.CharField(max_length=12, choices=Mode, blank=True)
    least_level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="need_by_subject"),
            models.Index(fields=["starts_at"], name="need_by_start"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="need_takes_time"),
            models.CheckConstraint(
                condition=~Q(kind=NeedKind.INTERPRETER) | ~Q(language=""),
                name="need_says_its_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.about_label}"

    @property
    def about(self) -> Subject:
        return Subject(self.about_type, self.about_id, self.about_label)


class Booking(models.Model):
    """
    A time in which a person, a vehicle or a room is taken.

    The database itself refuses a second one at the same time, and one within an absence (migration
    0002). `is_displaced` marks a booking into which an absence has come afterwards.
    """

    subject_type = "booking"

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    about_type = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    about_label = models.CharField(max_length=300)
    need = models.OneToOneField(
        Need, models.SET_NULL, null=True, blank=True, related_name="booking"
    )
    note = models.CharField(max_length=200, blank=True)
    booked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    is_displaced = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["resource", "ends_at"], name="booking_by_end"),
            models.Index(fields=["starts_at"], name="booking_by_start"),
            models.Index(fields=["about_type", "about_id"], name="booking_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="booking_takes_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource} · {self.about_label}"

    @property
    def about(self) -> Subject:
        return Subject(self.about_type, self.about_id, self.about_label)


class Staffing(models.Model):
    """
    A proposal of who and what serves the open needs of some days, made for one person.

    `work` is what it was made from (`assigning.keeping`), `plan` triples of item, need and one of
    the pool, by their keys. A worker improves it while it is `SOLVING`; nothing is booked by it.
    """

    subject_type = "staffing"

    starts_on = models.DateField()
    ends_on = models.DateField()
    asked_by = models.ForeignKey(USER, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    seconds = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=8, choices=StaffingState, default=StaffingState.SOLVING, db_index=True
    )
    tries = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    work = models.JSONField()
    plan = models.JSONField()
    first_cost = models.PositiveIntegerField()
    cost = models.PositiveIntegerField()
    bound = models.PositiveIntegerField()

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["asked_by", "-asked_at"], name="staffing_by_asker")]

    def __str__(self) -> str:
        return f"{self.starts_on:%d/%m/%Y}–{self.ends_on:%d/%m/%Y}"

    @property
    def resource_of(self) -> dict[tuple[str, str], str]:
        return {(item, need): one for item, need, one in self.plan}
