"""`doingoai backup`: writes everything into one file."""

from argparse import Namespace
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from doingoai.command.archive.taking import Taken, take_backup
from doingoai.command.occupancy import occupied
from doingoai.command.preparing import plan_of_changes
from doingoai.command.speech import note
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken


def run(options: Namespace) -> int:
    """Write a backup; 1 when some file could not be saved as its row describes it."""
    with occupied(settings.HOME):
        check_can_back_up(options.file)
        taken = take_backup(
            options.file, at=clock.now(), with_keys=options.with_keys, portable=options.portable
        )
    _tell(taken)
    return 1 if taken.missing else 0


def check_can_back_up(target: Path) -> None:
    """
    Refuse where there is nothing to save yet, or nowhere to save it.

    :raises RuleBroken: backup.nothing_there, store.old, backup.no_folder
    """
    if "django_migrations" not in connection.introspection.table_names():
        raise RuleBroken(
            _("There is no installation in %(place)s yet, so there is nothing to save.")
            % {"place": settings.HOME},
            code="backup.nothing_there",
        )
    if plan_of_changes():
        raise RuleBroken(
            _(
                "The database was made by an older version. Start the server once with this "
                "version, or back up with the old one."
            ),
            code="store.old",
        )
    if not target.absolute().parent.is_dir():
        raise RuleBroken(
            _("The folder %(folder)s does not exist. Make it first, or choose another.")
            % {"folder": target.absolute().parent},
            code="backup.no_folder",
        )


def _tell(taken: Taken) -> None:
    note(
        _("Written: %(file)s (%(size)s bytes, %(count)s files)")
        % {"file": taken.path, "size": taken.size, "count": taken.files}
    )
    if taken.keys_path:
        note(
            _(
                "Keys: %(file)s. Keep them in another place: without them the backup cannot be "
                "used, with both anybody can read everything."
            )
            % {"file": taken.keys_path}
        )
    for name in taken.missing:
        note(_("NOT SAVED, missing or changed on disk: file %(name)s") % {"name": name})
