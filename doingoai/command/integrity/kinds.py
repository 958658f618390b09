"""Every kind of damage the checker knows: its code, what it says and how it is mended."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_RESTORE = _("Restore the last good backup and look into the disk of this machine.")
_ASK = _("Somebody wrote to the database past the software. Restore the last good backup.")
_MIGRATE = _("Start the server once: it brings the database up to date.")
_KEYS = _("Put the right keys back from the backup of the keys.")
_LOOK = _("Open the record, compare it with the paper and correct it.")
_REINDEX = _("Save the record again: the search then knows it as it is.")


class Kind(Enum):
    """A kind of fault; what it says takes `where` and `found`."""

    code: str
    says: Promise
    mend: Promise
    is_harmless: bool

    def __init__(self, code: str, says: Promise, mend: Promise, is_harmless: bool = False) -> None:
        self.code = code
        self.says = says
        self.mend = mend
        self.is_harmless = is_harmless

    ENGINE_BROKEN = "engine.broken", _("The database file is damaged: %(found)s"), _RESTORE
    ENGINE_INDEX = (
        "engine.index",
        _("An index of table %(where)s is out of step: %(found)s"),
        _RESTORE,
    )
    ENGINE_UNSAFE = (
        "engine.unsafe",
        _("The storage engine is set so that it can lose data: %(found)s"),
        _("Take the setting back to what the software ships with."),
    )
    SCHEMA_OLD = "schema.old", _("Tables are older than the software: %(found)s"), _MIGRATE
    SCHEMA_TABLE = "schema.table", _("Table %(where)s lacks %(found)s"), _ASK
    SCHEMA_GUARD = "schema.guard", _("Table %(where)s has lost its guard %(found)s"), _ASK
    ROW_STRAY = "row.stray", _("%(where)s points at nothing: %(found)s"), _ASK
    ROW_IMPOSSIBLE = "row.impossible", _("%(where)s breaks the rule %(found)s"), _ASK
    ROW_TWICE = "row.twice", _("%(where)s is there more than once: %(found)s"), _ASK
    ROW_CHOICE = "row.choice", _("%(where)s holds a word that does not exist: %(found)s"), _ASK
    ROW_SUBJECT = "row.subject", _("%(where)s belongs to nothing: %(found)s"), _ASK
    AUDIT_CHANGED = "audit.changed", _("Entry %(where)s of the audit log was changed"), _ASK
    AUDIT_MISSING = "audit.missing", _("Entry %(where)s of the audit log is missing"), _ASK
    AUDIT_UNTIED = (
        "audit.untied",
        _("Entry %(where)s of the audit log does not follow from the one before"),
        _ASK,
    )
    AUDIT_CUT = (
        "audit.cut",
        _("The audit log ends before entry %(where)s, which was noted at %(found)s"),
        _ASK,
    )
    AUDIT_REPLACED = (
        "audit.replaced",
        _("Entry %(where)s of the audit log is not the one that was noted at %(found)s"),
        _ASK,
    )
    AUDIT_NOTES = (
        "audit.notes",
        _("The notes on the audit log were changed: %(found)s"),
        _("Put the file of notes back from the last good backup."),
    )
    KEY_MISSING = "key.missing", _("A key is missing: %(found)s"), _KEYS
    KEY_OPEN = (
        "key.open",
        _("Others can read the key %(where)s (mode %(found)s)"),
        _("Let only the owner read it: mode 600."),
    )
    FILE_MISSING = "file.missing", _("File %(where)s is not on disk: %(found)s"), _RESTORE
    FILE_CHANGED = "file.changed", _("File %(where)s is not what was stored: %(found)s"), _RESTORE
    FILE_SEALED = "file.sealed", _("Sealed file %(where)s does not open: %(found)s"), _KEYS
    FILE_SIZE = "file.size", _("File %(where)s has another size than its record: %(found)s"), _ASK
    FILE_NOBODYS = (
        "file.nobodys",
        _("A file on disk belongs to no record: %(found)s (left by a crash)"),
        _("Nothing has to be done; it may be deleted."),
        True,
    )
    SEAL_BROKEN = "seal.broken", _("Sealed value %(where)s does not open"), _KEYS
    SEAL_INDEX = "seal.index", _("Sealed value %(where)s cannot be found by its index"), _ASK
    SEAL_TAIL = "seal.tail", _("%(where)s shows other last letters than it holds"), _ASK
    NUMBER_GAP = "number.gap", _("Numbers are missing in %(where)s: %(found)s"), _LOOK
    NUMBER_BEHIND = (
        "number.behind",
        _("The counter of %(where)s stands behind its register: %(found)s"),
        _ASK,
    )
    NUMBER_AHEAD = (
        "number.ahead",
        _("The counter of %(where)s stands ahead of its register: %(found)s"),
        _ASK,
    )
    NUMBER_UNCOUNTED = "number.uncounted", _("%(where)s was numbered without a counter"), _ASK
    SEARCH_MISSING = "search.missing", _("The search does not know %(where)s"), _REINDEX
    SEARCH_NOBODYS = "search.nobodys", _("The search knows %(where)s, which is not there"), _ASK
    SEARCH_WORDS = "search.words", _("The words of the search are out of step: %(found)s"), _RESTORE
    STATE_CLOSED = "state.closed", _("%(where)s is closed without a filed report"), _LOOK
    STATE_FROZEN = "state.frozen", _("%(where)s is closed, but its paper is not: %(found)s"), _LOOK
    STATE_UNDECIDED = "state.undecided", _("%(where)s is approved, but nobody decided"), _LOOK
    STATE_WAITING = "state.waiting", _("%(where)s waits for a decision nobody was asked for"), _LOOK
    STATE_CASE = "state.case", _("Case %(where)s is %(found)s and decided at once"), _LOOK
    STATE_PAPER = "state.paper", _("Paper %(where)s is issued without a version"), _LOOK
    STATE_VERSIONS = "state.versions", _("Versions of %(where)s are missing: %(found)s"), _LOOK


@dataclass(frozen=True, slots=True)
class Fault:
    """One place that is damaged."""

    kind: Kind
    where: str = ""
    found: str = ""

    @property
    def message(self) -> str:
        return str(self.kind.says) % {"where": self.where, "found": self.found}

    def as_json(self) -> dict[str, Any]:
        """Give everything as plain values, texts in the language of the reader."""
        return {
            "code": self.kind.code,
            "where": self.where,
            "found": self.found,
            "message": self.message,
            "mend": str(self.kind.mend),
            "harmless": self.kind.is_harmless,
        }
