"""Reading the cells that say something of a person: sex, nationality, passport, tongue, address."""

import re
from functools import lru_cache

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, text_of
from doingoai.delegations.intake.choices import choice_named
from doingoai.delegations.intake.honorifics import whole_honorific
from doingoai.delegations.intake.reading import Custom, Reading, changed, doubtful, faulty
from doingoai.delegations.intake.titles import host_role, member_role
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.countries import find_country
from doingoai.directory.languages import find_language
from doingoai.directory.ranks import RANKS, guess_rank
from doingoai.directory.states import PassportKind, Sex
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.word_set import word_set

_country = lru_cache(maxsize=4_096)(find_country)
MALE = word_set("m male nam man boy masculin masculino h homme 男 남 남자 м муж мужской")

FEMALE = word_set("f female nu woman girl feminin femenino femme w lady 女 여 여자 ж жен женский")
PASSPORT = re.compile(r"(?=.*\d)[A-Z0-9]{5,12}")
PASSPORT_WORDS = re.compile(
    r"^(?:passport|ho chieu|pp|ppt|hc|so|no)\W*(?:no|so|number)?\W*\s", re.I
)
IN_BRACKETS = re.compile(r"\(([^)]*)\)")
DIPLOMATIC = re.compile(r"diplomat|ngoai giao|\bdp\b|\bd\b|\bpd\b|\bhcng\b")
OFFICIAL = re.compile(
    r"official|service|cong vu|\bps\b|\bs\b|\bo\b|special|\bhccv\b|public affairs"
)
ORDINARY = re.compile(
    r"ordinary|normal|regular|pho thong|tourist|\bp\b|\bpn\b|personal|private|national|\bhcpt\b|common"
)
EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[A-Za-z]{2,}")
PHONE_SIGNS = re.compile(r"[^\d+]")
LANGUAGE_PARTS = re.compile(r"[,;/+&\n]|\s+(?:and|và|et|y)\s+", re.IGNORECASE)
NOTHING = frozenset(
    {"", "-", "--", "—", "–", "n/a", "na", "none", "nil", "khong", "no", "không", "/"}
)

LONGEST_NOTHING = max(map(len, NOTHING)) + 2

LIMITS = {
    "honorific": 40,
    "title_vi": 250,
    "title_en": 250,
    "organisation_vi": 250,
    "organisation_en": 250,
    "native_name": 120,
    "reading_vi": 120,
    "diet": 300,
    "phone": 60,
    "hotel": 200,
    "room": 40,
    "shares_room_with": 120,
    "car": 40,
    "photo": 200,
    "arrival_airport": 120,
    "departure_airport": 120,
}
"""How many characters the directory keeps of each text."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: -, n/a, không."""
    return len(text) <= LONGEST_NOTHING and fold(text).strip() in NOTHING


def read_text(value: CellValue, limit: int = 0) -> Reading[str]:
    """Read a text on one line; one longer than the directory keeps is a fault."""
    text = text_of(value)
    if not limit or len(text) <= limit:
        return Reading(text)
    message = _("The text has %(length)s characters (limit %(limit)s). Shorten it.") % {
        "length": len(text),
        "limit": limit,
    }
    return faulty("text_too_long", message, text)


def read_sex(value: CellValue, custom: Custom) -> Reading[Sex]:
    """Read Nam/Nữ, M/F, Mr/Ms."""
    text = text_of(value)
    word = fold(text).strip(" .()")
    if named := choice_named(text, Sex):
        return Reading(named)
    if word in MALE or word in FEMALE:
        return Reading(Sex.MALE if word in MALE else Sex.FEMALE)
    honorific = whole_honorific(text, custom.country)
    if honorific and honorific.sex:
        return Reading(honorific.sex)
    return doubtful("sex_unknown", _("Write Nam or Nữ (M or F)."), text, kept=text)


def read_honorific(value: CellValue, custom: Custom) -> Reading[str]:
    """Read Mr, Bà, H.E. Dr; the sex it tells is asked for separately."""
    text = text_of(value)
    known = whole_honorific(text, custom.country)
    return Reading(known.printed) if known else read_text(text, LIMITS["honorific"])


def read_nationality(value: CellValue, _custom: Custom) -> Reading[str]:
    """Read a country, by name, code or demonym, as its two letters."""
    text = text_of(value)
    if code := _country(text):
        return Reading(code)
    for part in re.split(r"[/,;()\-&]|\s(?:and|và)\s", text):
        if code := _country(clean(part)):
            message = _("Only “%(part)s” was read as the nationality.") % {"part": clean(part)}
            return doubtful("nationality_unclear", message, text, code, kept=text)
    message = _("This country is not known. Write its name in Vietnamese or English.")
    return doubtful("nationality_unknown", message, text, kept=text)


def read_passport_number(value: CellValue, _custom: Custom) -> Reading[str]:
    """Read a passport number, without spaces and in capitals."""
    text = text_of(value)
    bare = PASSPORT_WORDS.sub("", IN_BRACKETS.sub(" ", fold(text)))
    number = re.sub(r"[\s.\-]", "", bare).upper()
    if isinstance(value, int | float) and not isinstance(value, bool):
        message = _(
            "The cell is a number: zeros at the beginning may be lost. Compare with the passport."
        )
        return doubtful("passport_is_number", message, text, number)
    if not PASSPORT.fullmatch(number):
        message = _("This hardly looks like a passport number. Compare with the passport.")
        return doubtful("passport_unlikely", message, text, number[:30])
    if number != text:
        message = _("The passport number was written in capitals without spaces.")
        return changed("passport_form", message, text, number, number)
    return Reading(number)


def read_passport_kind(value: CellValue, _custom: Custom) -> Reading[PassportKind]:
    """Read diplomatic, official or ordinary, in words or the letters of passports."""
    text = text_of(value)
    if named := choice_named(text, PassportKind):
        return Reading(named)
    words = fold(text)
    for kind, pattern in (
        (PassportKind.DIPLOMATIC, DIPLOMATIC),
        (PassportKind.OFFICIAL, OFFICIAL),
        (PassportKind.ORDINARY, ORDINARY),
    ):
        if pattern.search(words):
            return Reading(kind)
    message = _("Write diplomatic, official or ordinary (ngoại giao, công vụ, phổ thông).")
    return doubtful("passport_kind_unknown", message, text, kept=text)


def read_role(value: CellValue, _custom: Custom) -> Reading[MemberRole]:
    """Read the role in the delegation."""
    text = text_of(value)
    if role := choice_named(text, MemberRole) or member_role(text):
        return Reading(role)
    message = _("This role is not known; the person was taken as a member.")
    return doubtful("role_unknown", message, text, MemberRole.MEMBER, kept=text)


def read_host_role(value: CellValue, _custom: Custom) -> Reading[HostRole]:
    """Read the role on the Vietnamese side."""
    text = text_of(value)
    if role := choice_named(text, HostRole) or host_role(text):
        return Reading(role)
    message = _("This role is not known; the person was taken as a participant.")
    return doubtful("role_unknown", message, text, HostRole.PARTICIPANT, kept=text)


def read_rank(value: CellValue, _custom: Custom) -> Reading[str]:
    """Read a rank as its code, from the code itself or from words."""
    text = text_of(value)
    code = text if text in RANKS else guess_rank(text)
    if code:
        return Reading(code)
    message = _("This rank is not in the table of ranks; it was kept as a note.")
    return doubtful("rank_unknown", message, text, kept=text)


def read_languages(value: CellValue, _custom: Custom) -> Reading[tuple[str, ...]]:
    """Read languages as their two letters; the ones not known are kept as written."""
    text = text_of(value)
    parts = [clean(IN_BRACKETS.sub(" ", part)) for part in LANGUAGE_PARTS.split(text)]
    found = {part: find_language(part) for part in parts if part}
    spoken = tuple(dict.fromkeys(code for code in found.values() if code))
    unknown = [part for part, code in found.items() if not code]
    if not unknown:
        return Reading(spoken)
    message = _("“%(words)s” is not the name of a language that is known here.") % {
        "words": ", ".join(unknown)
    }
    return doubtful("language_unknown", message, text, spoken or None, kept=text)


def read_email(value: CellValue, _custom: Custom) -> Reading[str]:
    """Read the first e-mail address of a cell."""
    text = text_of(value)
    found = EMAIL.findall(text)
    if not found:
        message = _("This is not an e-mail address. It should look like name@example.org.")
        return doubtful("email_unlikely", message, text, kept=text)
    address = found[0].removeprefix("mailto:")
    if len(found) > 1:
        message = _("The cell holds several addresses; the first was taken.")
        return doubtful("email_several", message, text, address, kept=text)
    return Reading(address)


def read_phone(value: CellValue, _custom: Custom) -> Reading[str]:
    """Read a telephone number as written."""
    text = text_of(value)
    digits = PHONE_SIGNS.sub("", text)
    if not 5 <= len(digits) <= 40:
        message = _("This is not a telephone number.")
        return doubtful("phone_unlikely", message, text, kept=text)
    if isinstance(value, int | float) and len(digits) == 9:
        message = _("The cell is a number: the zero at the beginning was put back; check it.")
        return doubtful("phone_is_number", message, text, f"0{digits}")
    return read_text(value, LIMITS["phone"])
