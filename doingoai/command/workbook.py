"""`doingoai workbook`: writes the blank workbook of a visit."""

from argparse import Namespace

from django.utils.translation import gettext as _

from doingoai.command.speech import note
from doingoai.delegations.intake.blank import blank_workbook
from doingoai.foundation.refusals import RuleBroken


def run(options: Namespace) -> int:
    """
    Write the blank workbook; one that is there already, perhaps filled in, is never overwritten.

    :raises RuleBroken: file.exists, file.not_writable
    """
    content = blank_workbook(options.language)
    try:
        with options.out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise RuleBroken(
            _("%(file)s is there already and is not overwritten. Choose another name.")
            % {"file": options.out},
            code="file.exists",
        ) from None
    except OSError as fault:
        raise RuleBroken(
            _("%(file)s cannot be written: %(why)s.")
            % {"file": options.out, "why": fault.strerror or fault},
            code="file.not_writable",
        ) from None
    note(_("Written: %(file)s") % {"file": options.out})
    return 0
