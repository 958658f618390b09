"""Closed lists of words about what the staff can do in which language."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Skill(TextChoices):
    SPEAKING = "speaking", _("Speaking")
    CONSECUTIVE = "consecutive", _("Consecutive interpreting")
    SIMULTANEOUS = "simultaneous", _("Simultaneous interpreting")
    WRITING = "writing", _("Writing and translating")


class Level(IntegerChoices):
    """The Vietnamese six-level framework (Circular 01/2014/TT-BGDĐT) beside the CEFR."""

    A1 = 1, _("Level 1 (A1)")
    A2 = 2, _("Level 2 (A2)")
    B1 = 3, _("Level 3 (B1)")
    B2 = 4, _("Level 4 (B2)")
    C1 = 5, _("Level 5 (C1)")
    C2 = 6, _("Level 6 (C2)")


class Result(TextChoices):
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Still learning")
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Not passed")
    DROPPED = "dropped", _("Broken off")


ENDED = frozenset({Result.PASSED, Result.FAILED, Result.DROPPED})
INTERPRETING = frozenset({Skill.CONSECUTIVE, Skill.SIMULTANEOUS})
