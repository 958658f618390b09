"""Write `docs/findings.md`, the page that lists every kind of finding, from the catalogue."""

import csv
import os
from pathlib import Path

import django
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.functional import Promise

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "findings.md"
LOOKED_AT = ROOT / "tests" / "delegations" / "findings" / "demo_office.csv"
VIETNAMESE = ROOT / "doingoai/delegations/locale/vi/LC_MESSAGES/django.po"

_SEVERITIES = {"danger": "Nguy hiểm", "warning": "Cảnh báo", "note": "Lưu ý"}
_HEADING = """\
# What the software finds

Printed from `doingoai/delegations/findings/catalogue.py` by `python -m tools.print_findings`; a
test keeps it current. Confidence tells how sure the source of a rule is: H high, M medium, L low.
An office sets its own terms by figures of the same key.

"""


def table_page() -> str:
    """Give the page: one row for each kind, and the terms an office may set."""
    # Rules are lazy texts: they can be read only once Django is set up.
    from doingoai.delegations.findings.catalogue import RULES  # noqa: PLC0415
    from doingoai.delegations.findings.ground import TERMS  # noqa: PLC0415

    vietnamese = _translations()
    rows = ["| Code | Severity | Vietnamese | English | How to mend | Source | Confidence |"]
    rows.append("|---|---|---|---|---|---|---|")
    for rule in RULES:
        title = _english(rule.title)
        cells = (
            f"`{rule.code}`",
            f"{_SEVERITIES[rule.severity]} ({rule.severity})",
            vietnamese.get(title, ""),
            title,
            _english(rule.mend).replace("%(", "(").replace(")s", ")"),
            _english(rule.source),
            rule.confidence,
        )
        rows.append(f"| {' | '.join(cells)} |")
    terms = ["| Figure | Where the office has none |", "|---|---|"]
    terms += [f"| `{term.key}` | {term.default} |" for term in TERMS]
    count = f"{len(RULES)} kinds. {_false_alarms()}\n\n"
    return _HEADING + count + "\n".join(rows) + "\n\n## Terms\n\n" + "\n".join(terms) + "\n"


def _false_alarms() -> str:
    """Say how often the demo office is alarmed for nothing, by the list that a test holds it to."""
    with LOOKED_AT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    visits = len({row["visit"] for row in rows})
    found = sum(int(row["count"]) for row in rows)
    false = sum(int(row["count"]) for row in rows if row["verdict"] == "false")
    return (
        f"On the demo office they find {found} things in {visits} visits beside the calendar's holidays; "
        f"each was looked at: {false} false alarms, {false / visits:.2f} in a visit "
        f"(`{LOOKED_AT.relative_to(ROOT)}`, held by a test)."
    )


def _translations() -> dict[str, str]:
    with VIETNAMESE.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def _english(text: Promise) -> str:
    with translation.override(None):
        return str(text)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingoai.config.settings")
    django.setup()
    PAGE.write_text(table_page(), encoding="utf-8")
