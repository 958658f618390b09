"""What must be true of an order of precedence before it holds, and of what is fixed for an event."""

from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from doingoai.directory.ranks import RANKS
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence.facts import Order

HEADS_OF_MISSION = ("ambassador", "charge_en_pied", "charge_ai")
CONSULS = ("consul_general", "consul", "vice_consul")
VIENNA_1961 = "Công ước Viên 1961 về quan hệ ngoại giao, điều 13–16"
VIENNA_1963 = "Công ước Viên 1963 về quan hệ lãnh sự, điều 16"
CLASSES = ((HEADS_OF_MISSION, VIENNA_1961), (CONSULS, VIENNA_1963))
"""Classes whose order is not the office's to choose, and where that is laid down."""


def check_classes(order: Order) -> None:
    """
    Refuse an order that turns the classes of heads of mission or of consular posts around.

    :raises RuleBroken: order.classes_turned
    """
    for codes, source in CLASSES:
        for higher, lower in pairwise(codes):
            if (order.place_of(higher) or 0) >= (order.place_of(lower) or 0):
                raise RuleBroken(
                    _("“%(higher)s” has to stand before “%(lower)s”. Move one of them.")
                    % {"higher": RANKS[higher].name_vi, "lower": RANKS[lower].name_vi},
                    code="order.classes_turned",
                    source=source,
                )


def check_grounds(basis: str, laid_down_by: str) -> None:
    """
    Refuse an order nobody answers for.

    :raises RuleBroken: order.no_basis, order.no_author
    """
    if not basis.strip():
        raise RuleBroken(
            _("Say in words what this order rests on: a decision, a regulation, or the practice."),
            code="order.no_basis",
            field="basis",
        )
    if not laid_down_by.strip():
        raise RuleBroken(
            _("Name who lays this order down."), code="order.no_author", field="laid_down_by"
        )


def check_first_day(valid_from: date, *, last: date | None, today: date) -> None:
    """
    Refuse a first day that would change the order of days gone by.

    :raises RuleBroken: order.in_the_past, order.not_later
    """
    if valid_from < today:
        raise RuleBroken(
            _("%(day)s has gone by; events of that day keep their order. Choose today or later.")
            % {"day": f"{valid_from:%d/%m/%Y}"},
            code="order.in_the_past",
            field="valid_from",
        )
    if last is not None and valid_from <= last:
        raise RuleBroken(
            _("The last version holds from %(last)s. Let this one begin on %(next)s or later.")
            % {"last": f"{last:%d/%m/%Y}", "next": f"{last + timedelta(days=1):%d/%m/%Y}"},
            code="order.not_later",
            field="valid_from",
        )


def check_reason(reason: str) -> None:
    """
    Refuse a place fixed without a reason.

    :raises RuleBroken: fixing.no_reason
    """
    if not reason.strip():
        raise RuleBroken(
            _("Write why this place is fixed: whoever reads the list will ask."),
            code="fixing.no_reason",
            field="reason",
        )


def check_same_words(man: str, woman: str, field: str) -> None:
    """
    Refuse two wordings that cannot be written at once, as His/Her is where the sex is not known.

    :raises RuleBroken: wording.unequal, wording.empty
    """
    if not man.strip() or not woman.strip():
        raise RuleBroken(
            _("Write the wording for a man and for a woman."), code="wording.empty", field=field
        )
    if len(man.split()) != len(woman.split()):
        raise RuleBroken(
            _(
                "“%(man)s” and “%(woman)s” need equally many words: where the sex is not known they are written at once, His/Her."
            )
            % {"man": man, "woman": woman},
            code="wording.unequal",
            field=field,
        )
