"""The templates of the papers of the plan: which module lays out which kind."""

from doingoai.documents.drafting.templates import ShippedTemplates
from doingoai.yearplan.papers.word import (
    plan_amendment,
    plan_decision,
    plan_submission,
    plan_whole,
)

SHIPPED = ShippedTemplates(plan_amendment, plan_decision, plan_submission, plan_whole)
