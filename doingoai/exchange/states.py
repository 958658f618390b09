"""Closed lists of words of the exchange with other programs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeliveryState(TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Taken")
    GIVEN_UP = "given_up", _("Given up")
    NOT_ALLOWED = "hidden", _("Not sent: the owner may no longer see it")


class Happening(TextChoices):
    """What a program may ask to be told of: all that is written down about such records."""

    DELEGATION = "delegation", _("Visits")
    MEMBER = "member", _("Guests of visits")
    HOST = "host", _("Hosts of visits")
    PROGRAMME = "programme", _("Programmes that are handed out")
    MISSION = "mission", _("Missions abroad")
    YEAR_PLAN = "year_plan", _("Yearly plans")
    PLAN_ITEM = "plan_item", _("Items of the yearly plan")
    CONSULTATION = "consultation", _("Opinions of agencies")
    CASE = "case", _("Submissions and decisions")
    INCOMING = "incoming", _("Incoming documents")
    OUTGOING = "outgoing", _("Outgoing documents")
    PAPER = "paper", _("Papers")
    TASK = "task", _("Tasks and promises")
    PARTNER = "partner", _("Partners")
    PERSON = "person", _("People of the directory")


PING = "ping"
