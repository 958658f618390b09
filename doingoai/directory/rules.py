"""What must be true of partners and people, whoever asks."""

from datetime import date

from django.utils.translation import gettext as _

from doingoai.directory.naming import PersonName
from doingoai.foundation.collation import name_sort_key, sort_key
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.refusals import RuleBroken

LONGEST_NAME = 80


def check_name(name: PersonName) -> None:
    """
    Refuse a name that is empty or too long to be one.

    :raises RuleBroken: person.no_name, person.name_too_long
    """
    if not (name.family or name.given or name.native):
        raise RuleBroken(_("Give the person a name."), code="person.no_name", field="given")
    for part in (name.family, name.middle, name.given):
        if len(part) > LONGEST_NAME:
            raise RuleBroken(
                _(
                    "“%(start)s…” has %(count)s letters; a part of a name has at most %(most)s. Shorten it."
                )
                % {"start": part[:20], "count": len(part), "most": LONGEST_NAME},
                code="person.name_too_long",
                field="given",
            )


def check_passport_dates(issued_on: date | None, expires_on: date | None) -> None:
    """
    Refuse a passport that ends before it begins.

    :raises RuleBroken: passport.ends_before_issue
    """
    if issued_on and expires_on and expires_on <= issued_on:
        raise RuleBroken(
            _("The passport ends before it was issued. Check the two dates."),
            code="passport.ends_before_issue",
            field="passport_expires_on",
        )


def person_sort_key(name: PersonName) -> str:
    """Give the key by which people are listed: given name first, as Vietnamese lists are."""
    return name_sort_key(name.family, name.middle, name.given or name.native)[:400]


def person_folded(name: PersonName) -> str:
    """Give the folded letters of a name in one order, so that word order and accents never matter."""
    parts = fold(f"{name.family} {name.middle} {name.given}").split()
    return " ".join(sorted(parts))[:260] or clean(name.native)


def partner_sort_key(name: str) -> str:
    return sort_key(name)[:600]


def partner_folded(name: str) -> str:
    return fold(clean(name))[:600]
