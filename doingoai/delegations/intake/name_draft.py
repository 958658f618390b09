"""
The first half of reading a name: signs, scripts, brackets, and the position that stood beside it.

What remains in `text` (and `family_text`, when a comma told it) are the words of the name.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from doingoai.delegations.intake.honorifics import NATIVE_SEX, NATIVE_SUFFIX, whole_honorific
from doingoai.delegations.intake.name_scripts import (
    NUMBERING,
    mixed_words,
    plain_signs,
    split_scripts,
    without_pictures,
)
from doingoai.delegations.intake.remarks import Change, Doubt, shown
from doingoai.delegations.intake.titles import member_role, role_within, sounds_like_position
from doingoai.delegations.states import MemberRole
from doingoai.directory.states import Sex
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.stacked_marks import composed
from doingoai.foundation.word_set import word_set

LONGEST = 120
PLACEHOLDERS = word_set(
    "tbc|tba|tbd|n/a|n.a|na|nil|none|x|xx|xxx|to be confirmed|to be advised|to be determined|unknown|"
    "not yet known|name|full name|chua ro|chua co|dang cap nhat|cap nhat sau|chua xac dinh|"
    "chua co thong tin|khong co|bo sung sau|se bo sung|ho va ten",
    "|",
)
BRACKETS = re.compile(r"[(\[（【]\s*([^()\[\]（）【】]*?)\s*[)\]）】]")
NICKNAME = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]")
BRACKET_SIGNS = frozenset('()[]（）【】“”„"')
PARTING_SIGNS = frozenset(",:;|/-–—")
LOOSE_SIGNS = re.compile(r"[()\[\]“”„\"（）]")
DASH = re.compile(r"\s+[-–—|/]\s+|\s*[:;]\s+")
ENDING_DOT = re.compile(r"(?<=[^\W\d_]{4})\.$")


@dataclass(slots=True)
class NameDraft:
    """What has been found so far in one name."""

    raw: str
    country: str
    text: str = ""
    family_text: str = ""
    native: str = ""
    honorifics: list[str] = field(default_factory=list)
    sexes: list[Sex] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    role: MemberRole | None = None
    changes: list[Change] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def change(self, code: str, message: str, found: str, became: str) -> None:
        self.changes.append(
            Change(code=f"intake.{code}", message=message, found=shown(found), became=became)
        )

    def doubt(self, code: str, message: str, found: str) -> None:
        self.doubts.append(Doubt(code=f"intake.{code}", message=message, found=shown(found)))


def draft_of(raw: str, country: str) -> NameDraft:
    """
    Take everything off a name that is not its words.

    :raises RuleBroken: intake.name_missing, intake.name_too_long
    """
    draft = NameDraft(raw=raw, country=country)
    _take_signs(draft)
    _take_native(draft)
    _take_brackets(draft)
    _take_position(draft)
    return draft


def _take_signs(draft: NameDraft) -> None:
    text = without_pictures(draft.raw)
    plain = composed(" ".join(draft.raw.split()))
    if not any(sign.isalpha() for sign in text) or fold(text).strip(" .()") in PLACEHOLDERS:
        raise RuleBroken(
            _("There is no name here (found: “%(found)s”). Write the person's full name.")
            % {"found": shown(plain)},
            code="intake.name_missing",
        )
    if len(text) > LONGEST:
        raise RuleBroken(
            _("The name has %(length)s characters (limit %(limit)s). Leave only the name here.")
            % {"length": len(text), "limit": LONGEST},
            code="intake.name_too_long",
        )
    draft.text = ENDING_DOT.sub("", NUMBERING.sub("", plain_signs(text)).strip(" ,;*_'"))
    if text != plain:
        _note_removed(draft, plain, text)


def _note_removed(draft: NameDraft, found: str, became: str) -> None:
    message = _("Pictures and invisible signs were taken out of the name.")
    draft.change("signs_removed", message, found, became)


def _take_native(draft: NameDraft) -> None:
    if whole_honorific(draft.text, draft.country):
        raise RuleBroken(
            _("There is only an honorific here (“%(found)s”). Write the person's full name.")
            % {"found": shown(draft.text)},
            code="intake.name_missing",
        )
    draft.text, native = split_scripts(draft.text)
    suffix = NATIVE_SUFFIX.search(native)
    draft.native = NATIVE_SUFFIX.sub("", native)
    if suffix and (sex := NATIVE_SEX.get(suffix[1])):
        draft.sexes.append(sex)
    for word in mixed_words(draft.text):
        message = _(
            "“%(word)s” mixes letters of two scripts that look alike. Type the word again."
        ) % {"word": word}
        draft.doubt("name_mixed_scripts", message, word)


def _take_brackets(draft: NameDraft) -> None:
    text = draft.text
    if BRACKET_SIGNS.isdisjoint(text):
        return
    bare = NICKNAME.sub(" ", BRACKETS.sub(" ", text))
    if not any(sign.isalpha() for sign in bare):
        draft.text = LOOSE_SIGNS.sub(" ", text).strip()
        return
    for said in [*BRACKETS.findall(text), *NICKNAME.findall(text)]:
        if said and not _take_known(draft, said):
            message = _("“%(said)s” stood in brackets and is not part of the name.") % {
                "said": said
            }
            draft.doubt("name_brackets", message, said)
    draft.text = clean(LOOSE_SIGNS.sub(" ", bare))


def _take_known(draft: NameDraft, said: str) -> bool:
    """Keep an honorific, a role or a position that stood beside the name."""
    if honorific := whole_honorific(said, draft.country):
        draft.honorifics.append(honorific.printed)
        draft.sexes.extend([honorific.sex] if honorific.sex else [])
    elif role := member_role(said) or role_within(said):
        draft.role = role
    elif sounds_like_position(said):
        draft.titles.append(said)
    else:
        return False
    return True


def _take_position(draft: NameDraft) -> None:
    """Part `John SMITH - Mayor of Sampleville`, `SMITH, John` and `Trưởng đoàn: Jane SAMPLE`."""
    if PARTING_SIGNS.isdisjoint(draft.text):
        return
    name, *further = [part for part in DASH.split(draft.text) if part.strip()] or [""]
    if further and sounds_like_position(name) and not sounds_like_position(further[0]):
        name, further[0] = further[0], name
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    draft.text = pieces[0] if pieces else name
    for at, piece in enumerate([*pieces[1:], *further], start=1):
        if _take_known(draft, piece):
            continue
        if at < len(pieces) and not draft.family_text and _bare(piece):
            draft.family_text, draft.text = draft.text, piece
        else:
            draft.titles.append(piece)
    if draft.titles:
        message = _("What stood beside the name was read as the position.")
        draft.change("name_position", message, draft.raw, "; ".join(draft.titles))


def _bare(piece: str) -> bool:
    """Whether what follows a comma can be given names."""
    return len(piece.split()) <= 4 and not any(sign.isdigit() for sign in piece)
