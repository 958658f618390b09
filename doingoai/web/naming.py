"""Names of countries, ranks and languages in the language of the screen, and lists to choose from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doingoai.directory.countries import COUNTRIES
from doingoai.directory.naming import is_latin
from doingoai.directory.ranks import RankFacts
from doingoai.foundation import clock
from doingoai.foundation.collation import sort_key
from doingoai.precedence.queries import order_on, rank_of

BLANK = ("", "–")


def country_name(code: str) -> str:
    """The short name of a country; the code itself where it is unknown."""
    facts = COUNTRIES.get(code)
    if facts is None:
        return code
    return facts.name_en if get_language() == "en" else facts.name_vi


def rank_name(code: str) -> str:
    return facts_name(rank_of(code)) or code


def facts_name(facts: RankFacts | None) -> str:
    """A rank in the language of the screen; nothing for none."""
    if facts is None:
        return ""
    return facts.name_en if get_language() == "en" else facts.name_vi


def country_choices() -> list[tuple[str, str]]:
    named = ((code, country_name(code)) for code in COUNTRIES)
    return [BLANK, *sorted(named, key=lambda pair: sort_key(pair[1]))]


def rank_choices() -> list[tuple[str, str]]:
    """Ranks from the highest to the lowest, in the office's order of today."""
    order = order_on(clock.today())
    return [BLANK, *((code, facts_name(order.rank(code))) for code in order.places)]


class LatinNameField(forms.CharField):
    """
    A part of a name as the passport has it: papers and badges cannot print other scripts.

    `is_alone` says that the form has no field for the name in its own script to send people to.
    """

    def __init__(self, *, is_alone: bool = False, **rest: Any) -> None:
        super().__init__(**rest)
        self.is_alone = is_alone

    def validate(self, value: str) -> None:
        super().validate(value)
        if is_latin(value):
            return
        if self.is_alone:
            message = _("“%(found)s” is not in Latin letters. Write it as in the passport.")
        else:
            message = _(
                "“%(found)s” is not in Latin letters. Write it as in the passport, and the own "
                "script under “Name in own script”."
            )
        raise ValidationError(message, code="name.not_latin", params={"found": value})
