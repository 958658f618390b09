"""What the audit log can say has words, and no words are kept for what it never says."""

import ast
import re

from doingoai.approvals.states import Verdict
from doingoai.planning.states import TaskState
from doingoai.procedures.states import Outcome
from doingoai.web.audit.sentences import SENTENCES
from tests.whole.source import modules, text_of

RECORDS = {"audit.record", "audit.record_alone", "record_alone"}
VERB = re.compile(r"[a-z_]+\.[a-z_]+")
# Verbs that are put together from a state.
JOINED = {
    "case.{verdict.value}": {f"case.{verdict.value}" for verdict in Verdict},
    "step.{outcome.value}": {f"step.{outcome.value}" for outcome in Outcome},
    "task.{state.value}": {f"task.{state.value}" for state in TaskState if state != TaskState.OPEN},
}


def verbs_in(source: str) -> set[str]:
    """Every verb that a call of `record` may be given; one put together must be in JOINED."""
    found = set()
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            for verb in _recorded(function):
                found |= _texts(function) if isinstance(verb, ast.Name) else _verbs(verb)
    return found


def _recorded(function: ast.FunctionDef) -> list[ast.expr]:
    calls = (part for part in ast.walk(function) if isinstance(part, ast.Call) and part.args)
    return [call.args[0] for call in calls if ast.unparse(call.func) in RECORDS]


def _texts(function: ast.FunctionDef) -> set[str]:
    """What looks like a verb in a function that records one by a name; codes of refusals are none."""
    codes = {
        id(part.value) for part in ast.walk(function)
        if isinstance(part, ast.keyword) and part.arg == "code"
    }  # fmt: skip
    texts = (part for part in ast.walk(function) if isinstance(part, ast.Constant))
    return {
        str(one.value) for one in texts if id(one) not in codes and VERB.fullmatch(str(one.value))
    }


def _verbs(value: ast.expr) -> set[str]:
    if isinstance(value, ast.JoinedStr):
        return JOINED[ast.unparse(value)[2:-1]]
    if isinstance(value, ast.IfExp):
        return _verbs(value.body) | _verbs(value.orelse)
    return {str(value.value)} if isinstance(value, ast.Constant) else set()


def test_every_verb_of_the_log_has_its_sentence_and_no_sentence_is_idle():
    written = set().union(*(verbs_in(text_of(path)) for path in modules("**/*.py")))

    assert [sorted(written - set(SENTENCES)), sorted(set(SENTENCES) - written)] == [[], []], (
        "first list: add a sentence to web/audit/sentences.py; second: take the sentence out"
    )
