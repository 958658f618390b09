"""Write `docs/appraisal.md`, the page that lists every rule of appraisal, from the catalogue."""

from django.utils import translation

_HEADING = """\
# By what a mission abroad is appraised

Printed from `doingoai/missions/appraisal/catalogue.py` by `make docs`; a test keeps it current. Each
rule is a dated figure of the same key: an administrator sets another one, or switches the rule off,
from a day on or for some days, on the page of norms. What holds on the day of departure counts.
Confidence tells how sure the source is: H high, M medium, L low; none is confirmed before an office
has done so. A rule that is not met stops the submission or only reminds; either may be set aside for
one mission with a reason and the name of who allowed it. Days in one country only remind up to the
special case, and as long as the office has not confirmed the figure.

"""


def appraisal_page() -> str:
    """Give the page: one row for each rule, and the terms that rules count by."""
    # Rules are lazy texts: they can be read only once Django is set up.
    from doingoai.missions.appraisal.catalogue import RULES  # noqa: PLC0415
    from doingoai.missions.appraisal.limits import SPECIAL_DAYS  # noqa: PLC0415
    from doingoai.missions.terms import REPAIR  # noqa: PLC0415
    from doingoai.norms.figures import shipped_figures  # noqa: PLC0415

    rows = [
        "| Figure | Vietnamese | English | Shipped | Not met | Mend | Source | Confidence |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for rule in RULES:
        figures = [figure for figure in shipped_figures() if figure.key == rule.code]
        cells = (
            f"`{rule.code}`",
            *_names(rule.code),
            _shipped(figures),
            {"block": "stops", "warn": "reminds"}[rule.weight],
            _english(rule.mend),
            figures[0].instrument,
            figures[0].confidence,
        )
        rows.append(f"| {' | '.join(cells)} |")
    terms = ["| Figure | Vietnamese | English | Shipped | Source | Confidence |"]
    terms.append("|---|---|---|---|---|---|")
    for key in (SPECIAL_DAYS, REPAIR):
        figures = [figure for figure in shipped_figures() if figure.key == key]
        one = figures[0]
        cells = (f"`{key}`", *_names(key), _shipped(figures), one.instrument, one.confidence)
        terms.append(f"| {' | '.join(cells)} |")
    count = f"{len(RULES)} rules.\n\n"
    return (
        _HEADING
        + count
        + "\n".join(rows)
        + "\n\n## Figures beside them\n\n"
        + "\n".join(terms)
        + "\n"
    )


def _names(key: str) -> tuple[str, str]:
    from doingoai.norms.figure_names import figure_name  # noqa: PLC0415

    return figure_name(key, "vi"), figure_name(key, "en")


def _shipped(figures: list) -> str:
    from doingoai.norms.figure_names import SWITCH_NAMES, UNIT_NAMES  # noqa: PLC0415

    one = figures[0]
    if one.unit == "switch":
        return _english(SWITCH_NAMES[one.amount])
    amounts = [str(figure.amount) for figure in figures]
    return f"{', '.join(dict.fromkeys(amounts))} {_english(UNIT_NAMES[one.unit])}"


def _english(text: object) -> str:
    with translation.override(None):
        return str(text)
