"""How a backup is refused; each kind has its own code, so that a drill can count them."""

from pathlib import Path

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken


class ArchiveDamaged(RuleBroken):
    """The file is not, or is no longer, what was written."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _(
                "The backup %(file)s is damaged (%(what)s). Nothing was changed. Use another copy "
                "of it, or an earlier backup."
            )
            % {"file": path.name, "what": what},
            code="backup.damaged",
        )


class KeysNeeded(RuleBroken):
    """Nobody gave the keys without which the backup cannot be proved or used."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The keys of the backup %(file)s are neither in it nor beside it. Name the file of "
                "keys with --keys. Nothing was changed."
            )
            % {"file": path.name},
            code="backup.keys_needed",
        )


class WrongKeys(RuleBroken):
    """The keys belong to another installation, or are damaged themselves."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "These keys do not belong to the backup %(file)s. Nothing was changed. Look for the "
                "file of keys that was written with it."
            )
            % {"file": path.name},
            code="backup.wrong_keys",
        )
