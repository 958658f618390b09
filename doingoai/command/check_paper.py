"""`doingoai check-paper`: holds a Word paper against the decree on its form."""

from argparse import Namespace

from django.db import DatabaseError
from django.utils.translation import gettext as _

from doingoai.accounts.queries import unit_symbols
from doingoai.command.reading import read_named
from doingoai.documents.checking.report import report_on
from doingoai.documents.checking.units import KNOWN_UNITS
from doingoai.foundation.refusals import RuleBroken


def run(options: Namespace) -> int:
    """Check one paper and print the report."""
    content = read_named(options.file)
    known = {**KNOWN_UNITS, **_own_units()} if options.own_units else KNOWN_UNITS
    report = report_on(options.file.name, content, as_json=options.json, known_units=known)
    print(report.text.rstrip("\n"))
    return report.exit_code


def _own_units() -> dict[str, str]:
    """
    The abbreviations that this installation's units bear.

    :raises RuleBroken: store.not_there
    """
    try:
        return unit_symbols()
    except DatabaseError:
        raise RuleBroken(
            _("There is no installation here whose units could be read. Leave out --own-units."),
            code="store.not_there",
        ) from None
