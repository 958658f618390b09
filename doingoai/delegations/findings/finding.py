"""What a rule is, what it points at, and one thing that it found."""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from django.utils.functional import Promise

from doingoai.accounts.rules import roles_that_may
from doingoai.accounts.states import Permission
from doingoai.delegations.states import Severity

TargetKind = Literal[
    "visit", "consultation", "member", "host", "item", "step", "seating", "gift", "estimate",
    "account", "paper", "promise",
]  # fmt: skip
Confidence = Literal["H", "M", "L"]

_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
_SEVERITIES = (Severity.DANGER, Severity.WARNING, Severity.NOTE)
_DIGITS = re.compile(r"(\d+)")

OrderKey = tuple[int, int, tuple[str | int, ...], str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Target:
    """
    Where a finding is mended: the thing, its key within the visit and the field.

    Fields are those of the facts; parts of a part are joined by an underscore
    (`passport_expires_on`, `arrival_at`, `place_room`).
    """

    kind: TargetKind
    key: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One kind of finding, in the words that officers read.

    `explain` and `mend` take the finding's params as `%(name)s`. `confidence` tells how sure the source is.
    `guarded_by` is the right without which a reader is told `veiled`; it also takes `%(roles)s`, who may
    read the rest, and gives its words for so many findings that would read alike (`%(count)s`).
    """

    code: str
    severity: Severity
    title: Promise
    explain: Promise
    mend: Promise
    source: Promise
    confidence: Confidence
    guarded_by: Permission | None = None
    veiled: Callable[[int], str] | None = None

    def at(self, kind: TargetKind, key: str = "", field: str = "", **params: str) -> "Finding":
        """Make the finding of this kind at a place."""
        return Finding(self, Target(kind, key, field), params)


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that is missing, contradictory or dangerous.

    `params` are text without personal numbers that does not depend on the reader's language (a
    `Bilingual` is kept in Vietnamese and read in either);
    a param `source` names the text that sets the very limit and wins over the rule's general one.
    """

    rule: Rule
    target: Target
    params: Mapping[str, str]

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def title(self) -> str:
        return str(self.rule.title)

    @property
    def message(self) -> str:
        """Tell what is wrong and where, in the language of the reader."""
        return str(self.rule.explain) % self.params

    def message_for(self, rights: Collection[Permission], *, count: int = 1) -> str:
        """
        Tell the same to a reader with these rights: diets and passports only to who may read them.

        `count` findings that read alike to such a reader are told in one line.
        """
        guard, veiled = self.rule.guarded_by, self.rule.veiled
        if guard is None or veiled is None or guard in rights:
            return self.message
        roles = ", ".join(str(role.label) for role in roles_that_may({guard}))
        return veiled(count) % {**self.params, "roles": roles, "count": count}

    def is_veiled_for(self, rights: Collection[Permission]) -> bool:
        """Whether a reader with these rights is told less."""
        return self.rule.guarded_by is not None and self.rule.guarded_by not in rights

    @property
    def mend(self) -> str:
        """Tell how it is put right, in the language of the reader."""
        return str(self.rule.mend) % self.params

    @property
    def source(self) -> str:
        return self.params.get("source") or str(self.rule.source)

    @property
    def fingerprint(self) -> str:
        """Name this very finding: the same facts give the same name, changed facts another."""
        parts = (self.code, *_place(self.target), sorted(self.params.items()))
        text = json.dumps(parts, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def order(self) -> OrderKey:
        """Give the place in a list: the most dangerous first, then along the dossier."""
        return (
            _SEVERITIES.index(self.severity),
            _KINDS.index(self.target.kind),
            _natural(self.target.key),
            self.code,
            self.target.field,
            tuple(sorted(self.params.items())),
        )

    def as_json(self) -> dict[str, object]:
        """Give everything as plain values, texts in the language of the reader."""
        kind, key, field = _place(self.target)
        return {
            "code": self.code,
            "severity": self.severity.value,
            "title": self.title,
            "message": self.message,
            "mend": self.mend,
            "source": self.source,
            "confidence": self.rule.confidence,
            "target": {"kind": kind, "key": key, "field": field},
            "params": dict(self.params),
            "fingerprint": self.fingerprint,
        }


def _place(target: Target) -> tuple[str, str, str]:
    return target.kind, target.key, target.field


def _natural(key: str) -> tuple[str | int, ...]:
    """Order `member-2` before `member-10`."""
    return tuple(int(part) if at % 2 else part for at, part in enumerate(_DIGITS.split(key)))
