"""What we were told to do and what we promised."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingoai.planning.states import TaskKind, TaskState

USER = settings.AUTH_USER_MODEL


class Task(models.Model):
    """Something one unit or person has to do by a day; a promise to a partner is one too."""

    subject_type = "task"

    kind = models.CharField(max_length=20, choices=TaskKind, default=TaskKind.TASK)
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    owner_unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    about_type = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    about_label = models.CharField(max_length=300, blank=True)
    evidence = models.TextField(blank=True)
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="task_by_due"),
            models.Index(fields=["about_type", "about_id"], name="task_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True)
                | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="task_ended_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.text
