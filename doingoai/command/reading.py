"""Files named on the command line: read whole, refused in words."""

from pathlib import Path

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken

MOST_BYTES = 64 * 1024 * 1024


def read_named(path: Path) -> bytes:
    """
    Read a file somebody named.

    :raises RuleBroken: file.not_there, file.not_readable, file.too_large
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise RuleBroken(
            _("There is no file %(file)s. Check the name and the folder.") % {"file": path},
            code="file.not_there",
        ) from None
    except OSError as fault:
        raise RuleBroken(
            _("The file %(file)s cannot be read: %(why)s.")
            % {"file": path, "why": fault.strerror or fault},
            code="file.not_readable",
        ) from None
    if len(content) > MOST_BYTES:
        raise RuleBroken(
            _("The file %(file)s is larger than %(size)s MB. Take out what is not needed.")
            % {"file": path, "size": MOST_BYTES // 1024 // 1024},
            code="file.too_large",
        )
    return content
