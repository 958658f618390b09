"""What is decided about questions, answers, submissions, and who acts for whom."""

from doingoai.approvals.actions.asking import (
    Answer,
    answer_consultation,
    ask_units,
    use_answer,
    withdraw_consultation,
)
from doingoai.approvals.actions.deciding import Matter, decide_case, submit_case, withdraw_case
from doingoai.approvals.actions.extending import ask_extension, change_due_day, decide_extension
from doingoai.approvals.actions.keeping import (
    CONSULTATION_RULE_FIELDS,
    RULE_FIELDS,
    edit_authority_rule,
    edit_consultation_rule,
    load_shipped_rules,
)
from doingoai.approvals.actions.lending import Lending, record_stand_in, revoke_stand_in

__all__ = [
    "CONSULTATION_RULE_FIELDS",
    "RULE_FIELDS",
    "Answer",
    "Lending",
    "Matter",
    "answer_consultation",
    "ask_extension",
    "ask_units",
    "change_due_day",
    "decide_case",
    "decide_extension",
    "edit_authority_rule",
    "edit_consultation_rule",
    "load_shipped_rules",
    "record_stand_in",
    "revoke_stand_in",
    "submit_case",
    "use_answer",
    "withdraw_case",
    "withdraw_consultation",
]
