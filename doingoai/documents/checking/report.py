"""What the command line says about a checked paper, as text or JSON, and how it ends."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from doingoai.documents.checking.checker import check_paper
from doingoai.documents.checking.kinds import KIND_NAMES
from doingoai.documents.checking.results import PaperCheck, RuleResult, RuleState
from doingoai.documents.checking.units import KNOWN_UNITS
from doingoai.foundation.refusals import RuleBroken

ALL_HELD, SOME_BROKEN, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Report:
    """What to print, and the exit code: 0 all held, 1 a rule is broken, 2 the file is refused."""

    text: str
    exit_code: int


def report_on(
    name: str,
    content: bytes,
    *,
    as_json: bool = False,
    known_units: Mapping[str, str] = KNOWN_UNITS,
) -> Report:
    """Check one file and say how it went; a refused file gives a report too."""
    try:
        check = check_paper(content, name=name, known_units=known_units)
    except RuleBroken as refused:
        return _refusal_report(name, refused, as_json=as_json)
    text = json_report(name, check) if as_json else text_report(name, check)
    return Report(text, exit_code(check))


def exit_code(check: PaperCheck) -> int:
    return ALL_HELD if check.is_good else SOME_BROKEN


def json_report(name: str, check: PaperCheck) -> str:
    """Give the check as one JSON object."""
    return json.dumps({"file": name, **check.as_json()}, ensure_ascii=False, indent=2)


def text_report(name: str, check: PaperCheck) -> str:
    """Give the check as lines to read: the broken rules first told, then the count."""
    kind = _("%(file)s: taken for: %(kind)s") % {"file": name, "kind": KIND_NAMES[check.kind]}
    broken = [line for result in check.broken for line in _told(result)]
    return "\n".join([kind, *broken, _counted(check)]) + "\n"


def _told(result: RuleResult) -> list[str]:
    values = {"found": result.found, "expected": result.expected, "source": result.source}
    return [
        f"{result.code} {result.title} – {result.where}",
        "    " + _("found: %(found)s") % values,
        "    " + _("should be: %(expected)s") % values,
        "    " + _("source: %(source)s") % values,
    ]


def _counted(check: PaperCheck) -> str:
    states = list(check.states().values())
    return _("Rules held: %(held)d; broken: %(broken)d; not for this kind: %(other)d.") % {
        "held": states.count(RuleState.HELD),
        "broken": states.count(RuleState.BROKEN),
        "other": states.count(RuleState.NOT_APPLICABLE),
    }


def _refusal_report(name: str, refused: RuleBroken, *, as_json: bool) -> Report:
    if not as_json:
        return Report(f"{name}: {refused.message}\n", UNREADABLE)
    told = {"file": name, "refused": {"code": refused.code, "message": refused.message}}
    return Report(json.dumps(told, ensure_ascii=False, indent=2), UNREADABLE)
