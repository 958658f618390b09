"""Reading one person's name as a partner wrote it, with every change and doubt explained."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from doingoai.delegations.intake import casing, name_order
from doingoai.delegations.intake.honorifics import name_words, stands_after, strip_honorifics
from doingoai.delegations.intake.name_draft import NameDraft, draft_of
from doingoai.delegations.intake.name_scripts import plain_signs
from doingoai.delegations.intake.remarks import Change, Doubt
from doingoai.delegations.intake.titles import sounds_like_position
from doingoai.delegations.states import MemberRole
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, Sex
from doingoai.foundation.folding import fold

UNUSUAL = 60
TWO_PEOPLE = re.compile(r"\s(?:&|and|và|cùng)\s|\s?\+\s?", re.IGNORECASE)
MR_AND_MRS = re.compile(r"^(\w+\.?)\s*(?:&|and|và|/)\s*(?:mrs|ms|mme|bà)\.?\s+", re.IGNORECASE)
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


def read_name(raw: str, *, country: str = "", family_hint: str = "") -> NameReading:
    """
    Read a name: honorifics apart, family name told, capitals put right, nothing lost silently.

    `country` (two letters) gives the custom; `family_hint` the family name when its own column
    has it.

    :raises RuleBroken: intake.name_missing, intake.name_too_long
    """
    draft = draft_of(raw, country)
    parts = _split(draft, family_hint)
    return _finished(draft, parts)


def _split(draft: NameDraft, family_hint: str) -> name_order.Parts:
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


def _take_first_person(draft: NameDraft) -> None:
    if not TWO_PEOPLE.search(draft.text):
        return
    message = _("This may be two people; only the first was read. Give each person a row.")
    draft.doubt("name_two_people", message, draft.text)
    alone = MR_AND_MRS.sub(r"\1 ", draft.text)
    parts = (part.strip() for part in TWO_PEOPLE.split(alone))
    draft.text = next((part for part in parts if any(map(str.isalpha, part))), alone)


def words_are_suffix(words: tuple[str, ...]) -> bool:
    """Whether what follows a comma is Jr. or III, which belongs to the family name."""
    return all(fold(word) in name_order.LAST_PARTS for word in words)


def _without_honorifics(draft: NameDraft, text: str) -> tuple[str, ...]:
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


def _finished(draft: NameDraft, parts: name_order.Parts) -> NameReading:
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


def _name(draft: NameDraft, parts: name_order.Parts) -> PersonName:
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


def _note_changes(draft: NameDraft, parts: name_order.Parts, written: name_order.Parts) -> None:
    became = " ".join(written.words)
    as_read = " ".join(part for part in (draft.family_text, draft.text) if part)
    if " ".join(parts.words) != became:
        draft.change("name_case", _("Capitals were put as names are written."), as_read, became)
    read_on = iter(name_words(as_read))
    if not all(word in read_on for word in parts.words):
        message = _("The family name was put where this person's custom has it.")
        draft.change("name_order", message, as_read, became)


def _note_doubts(draft: NameDraft, parts: name_order.Parts, name: PersonName) -> None:
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
