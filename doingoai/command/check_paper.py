"""`doingoai check-paper`: holds a Word paper against the decree on its form."""

from argparse import Namespace

from doingoai.command.reading import read_named
from doingoai.documents.checking.report import report_on


def run(options: Namespace) -> int:
    """Check one paper and print the report."""
    content = read_named(options.file)
    report = report_on(options.file.name, content, as_json=options.json)
    print(report.text.rstrip("\n"))
    return report.exit_code
