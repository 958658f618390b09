"""
How persons stand in papers: address, name, title. Every paper prints a person through here.

The name itself is always `person.name.full`, letter for letter; only what stands before and after
it depends on the language (domain practice: Ngài/Ông/Bà, H.E./Mr/Ms).
"""

from babel import Locale

from doingoai.delegations.facts import HostFacts, MemberFacts
from doingoai.delegations.papers.wording import GAP, MEMBER_ROLES, SEXES, either, in_language
from doingoai.delegations.states import MemberRole
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.states import Sex
from doingoai.foundation.folding import fold

Person = MemberFacts | HostFacts

EXCELLENCY = ("h.e", "his excellency", "her excellency", "excellency", "ngai")
ENGLISH_FORMS = ("mr", "ms", "mrs", "miss", "dr", "prof", "sir", "dame", "hon", "the honourable")


def name_line_vi(person: Person) -> str:
    """Write a person in a Vietnamese sentence: address and name."""
    return _joined(_address_vi(person), person.name.full)


def name_line_en(person: Person) -> str:
    """Write a person in an English sentence: address and name."""
    return _joined(_address_en(person), person.name.full)


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
    return _with_organisation(title, organisation)


def name_and_title(person: Person | None, language: str) -> str:
    """Write a person with the title in one line, or a visible gap for nobody."""
    if person is None:
        return GAP
    title = title_line(person, language)
    return name_line(person, language) + (f", {title}" if title != GAP else "")


def in_sentence(person: Person | None, language: str) -> str:
    """Write a person with the title inside a Vietnamese sentence: "ông …", "bà …"."""
    written = name_and_title(person, language)
    for word in ("Ông ", "Bà "):
        if language == "vi" and written.startswith(word):
            return word.lower() + written.removeprefix(word)
    return written


def sex_word(person: Person, language: str) -> str:
    return in_language(SEXES.get(person.sex) if person.sex else None, language)


def nationality(person: MemberFacts, language: str) -> str:
    """Name the country of a guest's nationality."""
    facts = COUNTRIES.get(person.nationality)
    if facts is None:
        return person.nationality or GAP
    return facts.name_vi if language == "vi" else facts.name_en


def salutation_en(person: MemberFacts | None) -> str:
    """Write the first line of a letter in English."""
    if person is None:
        return "Dear Sir or Madam,"
    if _is_excellency(person):
        return "Excellency,"
    return f"Dear {_joined(_address_en(person), person.name.called)},"


def salutation_vi(person: MemberFacts | None) -> str:
    """Write the first line of a letter in Vietnamese."""
    return f"Kính gửi: {name_line_vi(person)}" if person else f"Kính gửi: {GAP}"


def role_word(member: MemberFacts, language: str) -> str:
    """Name the role in the delegation; the wife is phu nhân, the husband phu quân."""
    if language == "vi" and member.role == MemberRole.SPOUSE and member.sex:
        return "Phu quân" if member.sex == Sex.MALE else "Phu nhân"
    return in_language(MEMBER_ROLES.get(member.role), language)


def language_names(member: MemberFacts) -> str:
    """Name the languages a guest speaks, in Vietnamese."""
    known = Locale("vi").languages
    named = [str(known.get(code, code)) for code in member.languages]
    return ", ".join(name[:1].lower() + name[1:] for name in named) or GAP


def _with_organisation(title: str, organisation: str) -> str:
    """Join the two without saying twice what the end of one and the start of the other share."""
    words, told = organisation.split(), fold(title).split()
    if fold(organisation) in fold(title):
        return title
    for shared in range(min(len(words), len(told)), 1, -1):
        if told[-shared:] == fold(organisation).split()[:shared]:
            return " ".join([title, *words[shared:]])
    return f"{title}, {organisation}"


def _address_vi(person: Person) -> str:
    if isinstance(person, MemberFacts):
        if _is_excellency(person):
            return "Bà" if person.sex == Sex.FEMALE else "Ngài"
        if person.honorific and fold(person.honorific).split(".")[0] not in ENGLISH_FORMS:
            return person.honorific
    return _by_sex(person, "Ông", "Bà", "Ông/Bà")


def _address_en(person: Person) -> str:
    by_sex = _by_sex(person, "Mr", "Ms", "Mr/Ms")
    if not isinstance(person, MemberFacts):
        return by_sex
    if _is_excellency(person):
        return f"H.E. {by_sex}"
    is_english = fold(person.honorific).split(".")[0] in ENGLISH_FORMS
    return person.honorific if is_english else by_sex


def _is_excellency(person: Person) -> bool:
    return isinstance(person, MemberFacts) and fold(person.honorific).startswith(EXCELLENCY)


def _by_sex(person: Person, male: str, female: str, unknown: str) -> str:
    if person.sex is None:
        return unknown
    return male if person.sex == Sex.MALE else female


def _joined(address: str, name: str) -> str:
    return f"{address} {name or GAP}".strip()
