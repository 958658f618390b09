"""Closed lists of words a seating or flag plan uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """On whose side somebody comes; the host is the Vietnamese side."""

    HOST = "host", _("Vietnamese side")
    GUEST = "guest", _("Visiting side")


class Part(TextChoices):
    """What somebody is there for."""

    HEAD = "head", _("Head")
    MEMBER = "member", _("Member")
    SPOUSE = "spouse", _("Spouse")
    INTERPRETER = "interpreter", _("Interpreter")
    NOTE_TAKER = "note_taker", _("Note-taker")


class Layout(TextChoices):
    """The ways people, cars and flags are arranged."""

    TALKS = "talks", _("Long table, two sides facing each other")
    ARMCHAIRS_U = "armchairs_u", _("Armchairs in a U")
    ARMCHAIRS_ROWS = "armchairs_rows", _("Two rows of armchairs")
    BANQUET_MIDDLE = "banquet_middle", _("Rectangular banquet, heads in the middle")
    BANQUET_ENDS = "banquet_ends", _("Rectangular banquet, host and hostess at the ends")
    TOP_TABLE = "top_table", _("Top table facing the hall")
    ROUND = "round", _("One round table")
    ROUNDS = "rounds", _("Several round tables")
    SIGNING_TWO = "signing_two", _("Signing, two parties")
    SIGNING_MANY = "signing_many", _("Signing, several parties")
    PHOTO = "photo", _("Photograph")
    CAR = "car", _("Car")
    CONVOY = "convoy", _("Convoy")
    FLAGS_TABLE = "flags_table", _("Flags on a table")
    FLAGS_POLES = "flags_poles", _("Flags on poles")
    FLAGS_STAGE = "flags_stage", _("Flags on a stage")


class Bond(TextChoices):
    """A rule of one plan about two people."""

    BESIDE = "beside", _("must sit side by side")
    APART = "apart", _("must not sit side by side")
    TABLE = "table", _("must sit at one table")
    OTHER_TABLE = "other_table", _("must not sit at one table")


AT_TABLES = frozenset({Bond.TABLE, Bond.OTHER_TABLE})
"""Rules that mean something only where there are several tables."""


class SearchState(TextChoices):
    """What became of a search for a better plan; what is offered waits for a person."""

    WAITING = "waiting", _("waits for its turn")
    RUNNING = "running", _("is searching")
    APPLIED = "applied", _("found a better plan, which is in force")
    NO_BETTER = "no_better", _("found no better plan; nothing was changed")
    OFFERED = "offered", _("found a plan, but somebody changed the plan meanwhile; choose")
    ACCEPTED = "accepted", _("its plan was taken over")
    DECLINED = "declined", _("its plan was not taken over")
    OUTDATED = "outdated", _("dropped: people, tables or rules were changed meanwhile")
    CLOSED = "closed", _("dropped: the visit takes no changes any more")
    CANCELLED = "cancelled", _("was cancelled; nothing was changed")
    FAILED = "failed", _("could not be done; nothing was changed")


SEARCHING = frozenset({SearchState.WAITING, SearchState.RUNNING})


class View(TextChoices):
    """From where a plan is looked at; left and right of the drawing follow from it."""

    HALL = "hall", _("Seen from the entrance or the hall")
    HOST = "host", _("Seen from the host's place")
    GUEST = "guest", _("Seen from the guest's place")
