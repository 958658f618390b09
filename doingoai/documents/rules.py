"""What must be true of paper, whoever asks."""

from django.utils.translation import gettext as _

from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation.folding import fold
from doingoai.foundation.refusals import RuleBroken


def duplicate_key(number: str, symbol: str, sender: str) -> str:
    """Give the folded (number, symbol, issuer) by which the decree asks to warn of duplicates."""
    if not number and not symbol:
        return ""
    return fold(f"{number}|{symbol}|{sender}").replace(" ", "")[:360]


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
