"""Checks a Word paper against the layout of Decree 30/2020/NĐ-CP; changes nothing in it."""

from doingoai.documents.checking.checker import check_paper
from doingoai.documents.checking.kinds import PaperKind
from doingoai.documents.checking.results import PaperCheck, RuleResult, RuleState

__all__ = ["PaperCheck", "PaperKind", "RuleResult", "RuleState", "check_paper"]
