"""Reading one person's name as a partner wrote it, with every change and doubt explained."""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from doingoai.delegations.intake import casing, name_order
from doingoai.delegations.intake.honorifics import (
    NATIVE_SEX,
    NATIVE_SUFFIX,
    name_words,
    stands_after,
    strip_honorifics,
    whole_honorific,
)
from doingoai.delegations.intake.name_scripts import (
    NUMBERING,
    mixed_words,
    plain_signs,
    split_scripts,
    without_pictures,
)
from doingoai.delegations.intake.remarks import Change, Doubt, shown
from doingoai.delegations.intake.titles import member_role, role_within, sounds_like_position
from doingoai.delegations.intake.word_set import word_set
from doingoai.delegations.states import MemberRole
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, Sex
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.refusals import RuleBroken

LONGEST = 120
UNUSUAL = 60
PLACEHOLDERS = word_set(
    "tbc|tba|tbd|n/a|n.a|na|nil|none|x|xx|xxx|to be confirmed|to be advised|to be determined|unknown|"
    "not yet known|name|full name|chua ro|chua co|dang cap nhat|cap nhat sau|chua xac dinh|"
    "chua co thong tin|khong co|bo sung sau|se bo sung|ho va ten",
    "|",
)
BRACKETS = re.compile(r"[(\[（【]\s*([^()\[\]（）【】]*?)\s*[)\]）】]")
NICKNAME = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]")
LOOSE_SIGNS = re.compile(r"[()\[\]“”„\"（）]")
DASH = re.compile(r"\s+[-–—|/]\s+|\s*[:;]\s+")
TWO_PEOPLE = re.compile(r"\s(?:&|and|và|cùng)\s|\s?\+\s?", re.IGNORECASE)
MR_AND_MRS = re.compile(r"^(\w+\.?)\s*(?:&|and|và|/)\s*(?:mrs|ms|mme|bà)\.?\s+", re.IGNORECASE)
ENDING_DOT = re.compile(r"(?<=[^\W\d_]{4})\.$")
SMALL_AFTER_HYPHEN = frozenset({"KR", "KP", "TW"})
STRICTLY_OWN_CASE = frozenset({"VN", "CN", "KR", "KP", "JP", "TW", "HK", "KH"})


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name in parts; `titles` and `role` are what stood beside it in the same cell."""

    name: PersonName
    honorific: str = ""
    sex: Sex | None = None
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    titles: tuple[str, ...] = ()
    role: MemberRole | None = None


@dataclass(slots=True)
class _Draft:
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


def read_name(raw: str, *, country: str = "", family_hint: str = "") -> NameReading:
    """
    Read a name: honorifics apart, family name told, capitals put right, nothing lost silently.

    `country` (two letters) gives the custom; `family_hint` the family name when its own column
    has it.

    :raises RuleBroken: intake.name_missing, intake.name_too_long
    """
    draft = _Draft(raw=raw, country=country)
    _take_signs(draft)
    _take_native(draft)
    _take_brackets(draft)
    _take_position(draft)
    parts = _split(draft, family_hint)
    return _finished(draft, parts)


def _take_signs(draft: _Draft) -> None:
    text = without_pictures(draft.raw)
    plain = unicodedata.normalize("NFC", " ".join(draft.raw.split()))
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


def _note_removed(draft: _Draft, found: str, became: str) -> None:
    message = _("Pictures and invisible signs were taken out of the name.")
    draft.change("signs_removed", message, found, became)


def _take_native(draft: _Draft) -> None:
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


def _take_brackets(draft: _Draft) -> None:
    text = draft.text
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


def _take_known(draft: _Draft, said: str) -> bool:
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


def _take_position(draft: _Draft) -> None:
    """Part `John SMITH - Mayor of Sampleville`, `SMITH, John` and `Trưởng đoàn: Jane SAMPLE`."""
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


def _split(draft: _Draft, family_hint: str) -> name_order.Parts:
    _take_first_person(draft)
    words = _without_honorifics(draft, draft.text)
    family = _without_honorifics(draft, draft.family_text) if draft.family_text else ()
    if not words:
        return name_order.Parts()
    if family and not words_are_suffix(words):
        return name_order.split_by_comma(family, words, draft.country)
    words = family + words
    hint = name_words(plain_signs(family_hint))
    return (
        name_order.split_by_hint(words, hint, draft.country)
        or name_order.split_by_capitals(words, draft.country)
        or name_order.split_by_custom(words, draft.country)
    )


def _take_first_person(draft: _Draft) -> None:
    if not TWO_PEOPLE.search(draft.text):
        return
    message = _("This may be two people; only the first was read. Give each person a row.")
    draft.doubt("name_two_people", message, draft.text)
    alone = MR_AND_MRS.sub(r"\1 ", draft.text)
    first = next((part for part in TWO_PEOPLE.split(alone) if part.strip()), alone)
    draft.text = first.strip()


def words_are_suffix(words: tuple[str, ...]) -> bool:
    """Whether what follows a comma is Jr. or III, which belongs to the family name."""
    return all(fold(word) in name_order.LAST_PARTS for word in words)


def _without_honorifics(draft: _Draft, text: str) -> tuple[str, ...]:
    words = name_words(text)
    worded = tuple(word for word in words if any(sign.isalpha() for sign in word))
    stripped = strip_honorifics(worded, draft.country)
    if not stripped.taken:
        return stripped.words
    draft.honorifics.extend([stripped.honorific] if stripped.honorific else [])
    draft.sexes.extend([stripped.sex] if stripped.sex else [])
    draft.titles.extend(stripped.posts)
    message = _("The honorific was taken off the name and kept beside it.")
    taken = " ".join(stripped.taken)
    draft.change("honorific_taken", message, taken, stripped.honorific or ", ".join(stripped.posts))
    for word in stripped.unsure:
        message = _("“%(word)s” was read as an honorific; it may be an initial.") % {"word": word}
        draft.doubt("honorific_unsure", message, word)
    return stripped.words


def _finished(draft: _Draft, parts: name_order.Parts) -> NameReading:
    written = _cased(parts, draft.country)
    name = _name(draft, written)
    _note_changes(draft, parts, written)
    _note_doubts(draft, parts, name)
    sexes = set(draft.sexes)
    if not sexes and parts.custom == "VN" and "thi" in map(fold, parts.middle[:1]):
        sexes = {Sex.FEMALE}
    return NameReading(
        name=name,
        honorific=" ".join(sorted(dict.fromkeys(draft.honorifics), key=stands_after)),
        sex=sexes.pop() if len(sexes) == 1 else None,
        changes=tuple(draft.changes),
        doubts=tuple(draft.doubts),
        titles=tuple(draft.titles),
        role=draft.role,
    )


def _cased(parts: name_order.Parts, country: str) -> name_order.Parts:
    custom = parts.custom or country
    words = casing.cased(
        parts.words,
        country=country,
        particles=custom not in STRICTLY_OWN_CASE,
        small_after=custom in SMALL_AFTER_HYPHEN,
    )
    sizes = (len(parts.family), len(parts.middle), len(parts.given))
    if parts.order == NameOrder.FAMILY_FIRST:
        first, second = sizes[0], sizes[0] + sizes[1]
        return replace(
            parts, family=words[:first], middle=words[first:second], given=words[second:]
        )
    first, second = sizes[2], sizes[2] + sizes[1]
    return replace(parts, given=words[:first], middle=words[first:second], family=words[second:])


def _name(draft: _Draft, parts: name_order.Parts) -> PersonName:
    if not parts.words:
        east = any(
            "\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in draft.native
        )
        order = NameOrder.FAMILY_FIRST if east else NameOrder.GIVEN_FIRST
        return PersonName(given=draft.native, order=order, native=draft.native)
    return PersonName(
        given=" ".join(parts.given),
        family=" ".join(parts.family),
        middle=" ".join(parts.middle),
        order=parts.order,
        native=draft.native,
    )


def _note_changes(draft: _Draft, parts: name_order.Parts, written: name_order.Parts) -> None:
    became = " ".join(written.words)
    as_read = " ".join(part for part in (draft.family_text, draft.text) if part)
    if " ".join(parts.words) != became:
        draft.change("name_case", _("Capitals were put as names are written."), as_read, became)
    read_on = iter(name_words(as_read))
    if not all(word in read_on for word in parts.words):
        message = _("The family name was put where this person's custom has it.")
        draft.change("name_order", message, as_read, became)


def _note_doubts(draft: _Draft, parts: name_order.Parts, name: PersonName) -> None:
    if not parts.words:
        message = _("The name is not in Latin letters. Write it as in the passport.")
        draft.doubt("name_not_latin", message, draft.native)
    if any(sign.isdigit() for sign in draft.text):
        message = _("There are digits in the name. Leave only the name here.")
        draft.doubt("name_digits", message, draft.text)
    if "@" in draft.text or len(name.full) > UNUSUAL or sounds_like_position(name.full):
        message = _("This hardly looks like a name. Check that the column holds names.")
        draft.doubt("name_unlikely", message, name.full)
    at_home = parts.custom == "VN" and draft.country in {"", "VN"}
    if at_home and len(name.full) > 6 and name.full.isascii():
        message = _("The Vietnamese name has no accents. Write it with its accents.")
        draft.doubt("name_without_accents", message, name.full)
    if parts.unsure and parts.words:
        message = _("Which word is the family name is not certain: check the parts of the name.")
        draft.doubt("name_parts", message, name.full)
