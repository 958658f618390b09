"""Closed lists of words of what comes after a visit."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Question(TextChoices):
    """What guests are asked for a mark, in the order of the page."""

    WELCOME = "welcome", _("The welcome and the hospitality")
    PROGRAMME = "programme", _("The programme: what you saw and whom you met")
    INTERPRETATION = "interpretation", _("The interpretation")
    PUNCTUALITY = "punctuality", _("Keeping to the times")
    TRANSPORT = "transport", _("Cars and hotel")
    OVERALL = "overall", _("The visit as a whole")


class Mark(IntegerChoices):
    """From 5 to 1: the best stands first, as a reader's eye expects on a telephone."""

    VERY_GOOD = 5, pgettext_lazy("mark", "Very good")
    GOOD = 4, pgettext_lazy("mark", "Good")
    FAIR = 3, pgettext_lazy("mark", "Fair")
    POOR = 2, pgettext_lazy("mark", "Poor")
    VERY_POOR = 1, pgettext_lazy("mark", "Very poor")


class AskingState(TextChoices):
    """Whether a questionnaire takes answers; computed, never stored."""

    OPEN = "open", _("Takes answers")
    OVER = "over", _("Its days are over")
    STOPPED = "stopped", _("Stopped")
