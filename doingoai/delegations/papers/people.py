"""
How persons stand in papers: address, name, title. Every paper prints a person through here.

The name itself is always `person.name.full`, letter for letter; only what stands before and after
it depends on the language. What an officer typed as form of address goes before the form that the
rank asks for (`directory.address_forms`); what the office words for one person goes before both.
"""

from functools import lru_cache
from typing import TypeGuard

from doingoai.delegations.facts import HostFacts, MemberFacts
from doingoai.delegations.papers.wording import GAP, MEMBER_ROLES, SEXES, either, in_language
from doingoai.delegations.states import MemberRole
from doingoai.directory.address_forms import AddressForm, address_form
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.languages import language_name
from doingoai.directory.printed import with_organisation
from doingoai.directory.states import Sex
from doingoai.foundation.folding import fold

Person = MemberFacts | HostFacts

EXCELLENCIES = ("h.e", "his excellency", "her excellency", "excellency", "ngai")
ENGLISH_FORMS = frozenset({"mr", "ms", "mrs", "miss", "dr", "prof", "professor", "sir", "dame"})
STYLES_BEFORE = frozenset(
    {"the", "rt", "right", "most", "hon", "honourable", "honorable", "rev", "reverend"}
)
"""Words that only an English form of address begins with: The Honourable Mr, Rt Hon Dame."""
LONG_STYLES = ("His/Her Excellency", "His Excellency", "Her Excellency")


def name_line_vi(person: Person) -> str:
    """Write a person in a Vietnamese list: address and name."""
    return f"{_address_vi(person)} {person.name.full or GAP}"


def name_line_en(person: Person) -> str:
    """Write a person in an English text: address and name."""
    return f"{_address_en(person)} {person.name.full or GAP}"


def name_line(person: Person, language: str) -> str:
    return name_line_vi(person) if language == "vi" else name_line_en(person)


def name_for_list(person: Person, language: str) -> str:
    """Write a person in a table: address and name, below it the name in its own script."""
    own = person.name.native
    reading = person.name.reading_vi if language == "vi" else ""
    beside = " – ".join(part for part in (own, reading) if part)
    return name_line(person, language) + (f"\n({beside})" if beside else "")


def title_line(person: Person, language: str) -> str:
    """Write title and organisation of a person, or a visible gap."""
    title = either(language, person.title_vi, person.title_en)
    organisation = either(language, person.organisation_vi, person.organisation_en)
    if GAP in (title, organisation):
        return organisation if title == GAP else title
    return with_organisation(title, organisation)


def name_and_title(person: Person | None, language: str) -> str:
    """Write a person with the title in one line, or a visible gap for nobody."""
    if person is None:
        return GAP
    title = title_line(person, language)
    return name_line(person, language) + (f", {title}" if title != GAP else "")


def in_sentence(person: Person | None, language: str) -> str:
    """Write a person with the title inside a sentence: Vietnamese then says "ông …", "bà …"."""
    written = name_and_title(person, language)
    for word in ("Ông/Bà", "Ông", "Bà"):
        if language == "vi" and written.startswith(f"{word} "):
            return word.lower() + written.removeprefix(word)
    return written


def role_word(member: MemberFacts, language: str) -> str:
    """Name the role in the delegation; the wife is phu nhân, the husband phu quân."""
    if language == "vi" and member.role == MemberRole.SPOUSE and member.sex:
        return "Phu quân" if member.sex == Sex.MALE else "Phu nhân"
    return in_language(MEMBER_ROLES.get(member.role), language)


def sex_word(person: Person, language: str) -> str:
    return in_language(SEXES.get(person.sex) if person.sex else None, language)


def nationality(person: MemberFacts, language: str) -> str:
    """Name the country of a guest's nationality."""
    facts = COUNTRIES.get(person.nationality)
    if facts is None:
        return person.nationality or GAP
    return facts.name_vi if language == "vi" else facts.name_en


def language_names(member: MemberFacts) -> str:
    """Name the languages a guest speaks, in Vietnamese."""
    return ", ".join(language_name(code) or code for code in member.languages) or GAP


def salutation_en(person: MemberFacts | None) -> str:
    """Write the first line of a letter in English."""
    if person is None:
        return "Dear Sir or Madam,"
    if _is_excellency(person) and not _form(person).is_personal:
        return "Excellency,"
    return _form(person).salutation_en


def salutation_vi(person: MemberFacts | None) -> str:
    """Write the first line of a letter in Vietnamese."""
    if person is None:
        return f"Kính thưa {GAP},"
    if _is_excellency(person) and not person.rank and not _form(person).is_personal:
        return f"Kính thưa {_address_vi(person)} {person.name.called(person.nationality)},"
    return _form(person).salutation_vi


def _has_own_honorific(person: Person) -> TypeGuard[MemberFacts]:
    """Whether an officer typed a form for this visit; the office's word for the person goes before it."""
    typed = isinstance(person, MemberFacts) and bool(person.honorific)
    return typed and not _form(person).is_personal


def _address_vi(person: Person) -> str:
    if _has_own_honorific(person):
        if _is_excellency(person):
            return "Bà" if person.sex == Sex.FEMALE else "Ngài"
        if not _is_english(person.honorific):
            return person.honorific
    return _form(person).line_vi_prefix


def _address_en(person: Person) -> str:
    if _form(person).is_personal:
        return _form(person).line_en_prefix
    if _has_own_honorific(person):
        if _is_excellency(person):
            return f"H.E. {address_form('', person.sex).line_en_prefix}"
        if _is_english(person.honorific):
            return person.honorific
    prefix = _form(person).line_en_prefix
    for style in LONG_STYLES:
        prefix = prefix.replace(style, "H.E.")
    return prefix


def _form(person: Person) -> AddressForm:
    if person.address is not None:
        return person.address
    country = person.nationality if isinstance(person, MemberFacts) else "VN"
    return _form_of(person.rank, person.sex, country, person.name.called(country))


@lru_cache(maxsize=4096)
def _form_of(rank: str, sex: Sex | None, country: str, called: str) -> AddressForm:
    return address_form(rank, sex, country, called=called)


def _is_excellency(person: MemberFacts) -> bool:
    return fold(person.honorific).startswith(EXCELLENCIES)


def _is_english(honorific: str) -> bool:
    first = next(iter(fold(honorific).replace(".", " ").split()), "")
    return first in ENGLISH_FORMS | STYLES_BEFORE
