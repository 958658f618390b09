"""What must be true of paper, whoever asks."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from doingoai.documents.inspection import check_not_classified
from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation.folding import fold
from doingoai.foundation.refusals import RuleBroken


def duplicate_key(number: str, symbol: str, sender: str) -> str:
    """Give the folded (number, symbol, issuer) by which the decree asks to warn of duplicates."""
    if not number and not symbol:
        return ""
    return fold(f"{number}|{symbol}|{sender}").replace(" ", "")[:360]


def check_arrival_days(*, issued_on: date | None, arrived_on: date) -> None:
    """
    Refuse a document that is dated after the day it arrived.

    :raises RuleBroken: incoming.issued_after_arrival
    """
    if issued_on is not None and issued_on > arrived_on:
        raise RuleBroken(
            _(
                "The document is dated %(issued)s, after the day it arrived, %(arrived)s. Correct one of the two."
            )
            % {"issued": f"{issued_on:%d/%m/%Y}", "arrived": f"{arrived_on:%d/%m/%Y}"},
            code="incoming.issued_after_arrival",
            field="issued_on",
        )


OPEN_TEXTS = ("subject", "note", "sender", "symbol")
"""What is written of a document in free words; none of it may bear a mark of secrecy."""


def check_open_texts(texts: Mapping[str, object]) -> None:
    """
    Refuse words of an entry that bear a mark of State secrecy.

    :raises RuleBroken: classified.refused
    """
    for name in OPEN_TEXTS:
        check_not_classified(str(texts.get(name) or ""), name)


def check_can_change(paper: Paper) -> None:
    """
    Refuse to touch an issued paper.

    :raises RuleBroken: paper.frozen
    """
    if paper.state == PaperState.ISSUED:
        raise RuleBroken(
            _("“%(paper)s” has been issued and is frozen. Make a new paper instead.")
            % {"paper": paper.title},
            code="paper.frozen",
            source="Nghị định 30/2020/NĐ-CP",
        )


def symbol_for(abbreviation: str, organisation: str, division: str) -> str:
    """
    Give the symbol of a paper: TYPE-ORG, or ORG-UNIT for an official letter, which has no type.

    Decree 30/2020/NĐ-CP, annex I, part II, 3.
    """
    if abbreviation:
        return f"{abbreviation}-{organisation}"
    return f"{organisation}-{division}" if division else organisation


def check_kinds_known(kinds: Collection[str], known: Collection[str]) -> None:
    """
    Refuse a kind of paper that is not among those a thing may have.

    :raises RuleBroken: paper.kind_unknown
    """
    unknown = sorted(set(kinds) - set(known))
    if unknown:
        raise RuleBroken(
            _("There is no kind of paper “%(kind)s”.") % {"kind": unknown[0]},
            code="paper.kind_unknown",
            field="kinds",
        )
