"""Closed lists of words about people, cars and rooms."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ResourceKind(TextChoices):
    """What can be booked."""

    PERSON = "person", _("Person")
    VEHICLE = "vehicle", _("Vehicle")
    ROOM = "room", _("Room")


class PersonRole(TextChoices):
    """What a person in the pool can be booked as; the values are fields of the record."""

    INTERPRETER = "is_interpreter", _("Interpreter")
    OFFICER = "is_officer", _("Officer")
    DRIVER = "is_driver", _("Driver")


class NeedKind(TextChoices):
    """What something that happens can need."""

    INTERPRETER = "interpreter", _("Interpreter")
    OFFICER = "officer", _("Officer")
    VEHICLE = "vehicle", _("Vehicle")
    DRIVER = "driver", _("Driver")
    ROOM = "room", _("Room")


KIND_OF_NEED = {
    NeedKind.INTERPRETER: ResourceKind.PERSON,
    NeedKind.OFFICER: ResourceKind.PERSON,
    NeedKind.DRIVER: ResourceKind.PERSON,
    NeedKind.VEHICLE: ResourceKind.VEHICLE,
    NeedKind.ROOM: ResourceKind.ROOM,
}
ROLE_OF_NEED = {
    NeedKind.INTERPRETER: PersonRole.INTERPRETER,
    NeedKind.OFFICER: PersonRole.OFFICER,
    NeedKind.DRIVER: PersonRole.DRIVER,
}


class Mode(TextChoices):
    """How is interpreted."""

    CONSECUTIVE = "consecutive", _("Consecutive")
    SIMULTANEOUS = "simultaneous", _("Simultaneous")


class Level(IntegerChoices):
    """Levels of the Vietnamese six-level framework (Circular 01/2014/TT-BGDĐT) beside CEFR."""

    A1 = 1, _("Level 1 (A1)")
    A2 = 2, _("Level 2 (A2)")
    B1 = 3, _("Level 3 (B1)")
    B2 = 4, _("Level 4 (B2)")
    C1 = 5, _("Level 5 (C1)")
    C2 = 6, _("Level 6 (C2)")


class VehicleKind(TextChoices):
    CAR = "car", _("Car")
    MINIBUS = "minibus", _("Minibus")
    COACH = "coach", _("Coach")
    ESCORT = "escort", _("Lead car")
    LUGGAGE = "luggage", _("Luggage van")


class RoomLayout(TextChoices):
    """In which ways a room can be set up."""

    TALKS = "talks", _("Talks, two sides")
    ARMCHAIRS = "armchairs", _("Armchairs in a U")
    BANQUET = "banquet", _("Banquet, round tables")
    SIGNING = "signing", _("Signing")
    THEATRE = "theatre", _("Rows of chairs")
    PRESS = "press", _("Press conference")


class StaffingState(TextChoices):
    """How far a proposal of who does what has come."""

    SOLVING = "solving", _("Being improved")
    DONE = "done", _("Ready")
    STOPPED = "stopped", _("Stopped")


class AbsenceReason(TextChoices):
    """Why somebody or something is away; why a person is ill is nobody's business here."""

    LEAVE = "leave", _("Leave")
    DUTY = "duty", _("Other duty")
    TRAINING = "training", _("Training")
    REPAIR = "repair", _("Repair, inspection")
    CLOSED = "closed", _("Closed")
    OTHER = "other", _("Other")
