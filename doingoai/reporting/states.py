"""What statistics are about and how they are cut (domain 7.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Direction(TextChoices):
    IN = "in", _("Inbound delegations")
    OUT = "out", _("Outbound delegations")


class Cut(TextChoices):
    UNIT = "unit", _("By unit")
    PERSON = "person", _("By person")
    HEADCOUNT = "headcount", _("By the travellers' unit")
    COUNTRY = "country", _("By country")
    PARTNER = "partner", _("By partner")
    PURPOSE = "purpose", _("By purpose")
    FIELD = "field", _("By field")
    LEVEL = "level", _("By level")
    FUNDING = "funding", _("By source of money")
    PLANNING = "planning", _("Planned or not")
    PILLAR = "pillar", _("By pillar")
    MONTH = "month", pgettext_lazy("statistics", "By month")


CUTS: dict[Direction, tuple[Cut, ...]] = {
    Direction.IN: tuple(cut for cut in Cut if cut != Cut.HEADCOUNT),
    Direction.OUT: tuple(Cut),
}
"""A visiting delegation has no travellers of ours, so nobody is counted by their unit."""
