"""The folder a dossier is written into: papers of an earlier run give way, nothing else does."""

import json
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken

FINDINGS = "findings.json"


class DossierFolder:
    """
    Writes a dossier; what an earlier run left and this one does not make anew is taken away.

    Files the software did not make are never touched.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """
        Write all files, each whole or not at all.

        :raises RuleBroken: file.not_writable
        """
        try:
            self._write(dict(files))
        except OSError as fault:
            raise RuleBroken(
                _("%(file)s cannot be written: %(why)s.")
                % {"file": fault.filename or self.path, "why": fault.strerror or fault},
                code="file.not_writable",
            ) from None

    def _write(self, files: dict[str, bytes]) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        earlier = self._earlier()
        for name, content in files.items():
            temporary = self.path / f".{name}.part"
            temporary.write_bytes(content)
            temporary.replace(self.path / name)
        for name in earlier - files.keys():
            (self.path / name).unlink(missing_ok=True)

    def _earlier(self) -> set[str]:
        """Names of the papers that the run before wrote here."""
        try:
            told = json.loads((self.path / FINDINGS).read_bytes())
            names = {str(paper["file"]) for paper in told["papers"]}
        except (OSError, ValueError, LookupError, TypeError):
            return set()
        return {name for name in names if Path(name).name == name}
