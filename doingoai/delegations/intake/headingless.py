"""Lists without a row of headings: what the columns hold is told by their content."""

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import Sheet
from doingoai.delegations.intake.contents import TESTS, column_values, mostly
from doingoai.delegations.intake.headings import Headings
from doingoai.delegations.intake.remarks import Doubt, column_letter


def guess_headings(sheet: Sheet) -> Headings | None:
    """What the columns of a sheet without headings seem to hold; None when none holds names."""
    columns: dict[int, str] = {}
    for column in range(1, sheet.width + 1):
        values = column_values(sheet, column, 1)
        name = next(
            (f for f, test in TESTS if mostly(test, values) and f not in columns.values()), ""
        )
        if name:
            columns[column] = name
    if "full_name" not in columns.values():
        return None
    message = _(
        "The list has no row of headings; the columns were told by what they hold. Check every "
        "column, or put headings above the people."
    )
    doubt = Doubt(code="intake.headings_guessed", message=message, sheet=sheet.name)
    unknown = {
        column: column_letter(column)
        for column in range(1, sheet.width + 1)
        if column not in columns and column_values(sheet, column, 1)
    }
    return Headings(columns=columns, unknown=unknown, guessed=True, doubts=(doubt,))
