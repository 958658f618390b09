"""How a person is told, and how far a letter is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    IN_APP = "in_app", _("only here")
    DIGEST = "digest", _("in the daily mail")
    AT_ONCE = "at_once", _("by mail at once")


class LetterKind(TextChoices):
    AT_ONCE = "at_once", _("at once")
    DIGEST = "digest", _("daily mail")


class LetterState(TextChoices):
    QUEUED = "queued", _("waits to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be delivered")


URGENT = frozenset(
    {"consultation.asked", "consultation.overdue", "case.submitted", "case.returned"}
)
"""Kinds of notices that go out at once unless the person wishes otherwise: somebody waits for this person."""

INSIDE = frozenset({"letter.failed"})
"""Kinds that never go out by mail by themselves: they tell that mail does not arrive."""
