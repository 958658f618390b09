"""What the audit log can say has words, and no words are kept for what it never says."""

import ast

from doingoai.approvals.states import Verdict
from doingoai.planning.states import TaskState
from doingoai.web.audit.sentences import SENTENCES
from tests.whole.source import modules, text_of

# Verbs that are put together from a state.
JOINED = {
    "case.{verdict.value}": {f"case.{verdict.value}" for verdict in Verdict},
    "task.{state.value}": {f"task.{state.value}" for state in TaskState if state != TaskState.OPEN},
}


def verbs_in(source: str) -> set[str]:
    """Every verb that a call of `record` may be given; one put together must be in JOINED."""
    tree = ast.parse(source)
    calls = [part for part in ast.walk(tree) if isinstance(part, ast.Call) and part.args]
    records = [
        call.args[0] for call in calls
        if ast.unparse(call.func) in {"audit.record", "audit.record_alone", "record_alone"}
    ]  # fmt: skip
    given = {argument.id for argument in records if isinstance(argument, ast.Name)}
    values = [
        part.value for part in ast.walk(tree)
        if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) in given
    ]  # fmt: skip
    return {verb for value in (*records, *values) for verb in _verbs(value)}


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
