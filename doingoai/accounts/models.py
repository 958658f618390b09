"""People who sign in, the units they work in, their roles, tokens and notices."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language

from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role, UnitKind


class Unit(models.Model):
    """A body of the city with its place in the tree; a merged unit keeps its past (valid_to)."""

    subject_type = "unit"

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=UnitKind)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    symbol = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name_vi", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_vi


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person who signs in."""

    subject_type = "user"

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    post_vi = models.CharField(max_length=160, blank=True)
    post_en = models.CharField(max_length=160, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, default="vi")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()
    through = ""
    """The program by which this person acts in this request; empty when they act themselves."""

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        grants = RoleGrant.objects.filter(user=self).values_list("role", flat=True)
        return frozenset(Role(role) for role in grants)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        if not self.is_active:
            return frozenset()
        return frozenset().union(*(PERMISSIONS_OF[role] for role in self.roles))

    def get_full_name(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """One role given to one person."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    role = models.CharField(max_length=30, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_given_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class RolePolicy(models.Model):
    """What the office asks of everybody with a role, such as a second factor at sign-in."""

    subject_type = "role"

    role = models.CharField(max_length=30, choices=Role, unique=True)
    needs_second_factor = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.role


class ApiToken(models.Model):
    """A secret by which a program acts for a person; only its hash is kept."""

    subject_type = "api_token"

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)
    counted_from = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """
    Something a person is told in the application.

    `sorted_at` says when it was settled whether and when it also goes out by mail.
    """

    to = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    label = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    sorted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["to", "read_at", "-at"], name="notice_unread_first"),
            models.Index(
                fields=["id"], condition=Q(sorted_at__isnull=True), name="notice_not_sorted"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class PeopleRead(models.Model):
    """
    Whose records somebody has read since a moment, at the screen or by a program.

    `alerted_at` says when they were so many that administrators were told.
    """

    key = models.CharField(max_length=40, primary_key=True)
    since = models.DateTimeField()
    people = models.JSONField(default=list)
    by_program = models.BooleanField(default=False)
    alerted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key} {len(self.people)}"


class Office(models.Model):
    """The one row that says whose installation this is; papers print it."""

    subject_type = "office"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    parent_vi = models.CharField(max_length=200)
    city_vi = models.CharField(max_length=80)
    city_en = models.CharField(max_length=80)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    division_symbol = models.CharField(max_length=20, default="LT")
    signer_post_vi = models.CharField(max_length=160)
    signer_post_en = models.CharField(max_length=160)
    signer_name = models.CharField(max_length=120, blank=True)
    decider_body_vi = models.CharField(max_length=200)
    decider_symbol = models.CharField(max_length=20)
    decider_post_vi = models.CharField(max_length=160)
    decider_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="office_only_one")]

    def __str__(self) -> str:
        return str(self.unit)
