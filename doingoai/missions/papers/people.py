"""How travellers stand in papers: address, name, title. The name is printed letter for letter."""

from collections.abc import Mapping

from doingoai.directory.address_forms import address_form
from doingoai.directory.printed import with_organisation
from doingoai.documents.drafting.gaps import GAP, Pair, either, in_language
from doingoai.missions.facts import TravellerFacts
from doingoai.missions.states import TravellerRole

ROLES: Mapping[str, Pair] = {
    TravellerRole.HEAD: ("Trưởng đoàn", "Head of delegation"),
    TravellerRole.DEPUTY: ("Phó Trưởng đoàn", "Deputy head of delegation"),
    TravellerRole.MEMBER: ("Thành viên", "Member"),
    TravellerRole.INTERPRETER: ("Phiên dịch", "Interpreter"),
    TravellerRole.ESCORT: ("Đi cùng, ngoài quyết định", "Accompanying"),
}


def name_line(who: TravellerFacts, language: str) -> str:
    """Write a person in a list: address and name."""
    called = who.name.called(who.nationality)
    form = who.address or address_form(who.rank, who.sex, who.nationality, called=called)
    prefix = form.line_vi_prefix if language == "vi" else form.line_en_prefix
    return f"{prefix} {who.name.full or GAP}"


def title_line(who: TravellerFacts, language: str) -> str:
    """Write title and organisation of a person, or a visible gap."""
    title = either(language, who.title_vi, who.title_en)
    organisation = either(language, who.organisation_vi or who.unit_vi, who.organisation_en)
    if GAP in (title, organisation):
        return organisation if title == GAP else title
    return with_organisation(title, organisation)


def role_word(who: TravellerFacts, language: str) -> str:
    return in_language(ROLES.get(who.role), language)


def in_sentence(who: TravellerFacts | None, language: str) -> str:
    """Write a person with the title inside a sentence: Vietnamese then says "ông …", "bà …"."""
    if who is None:
        return GAP
    title = title_line(who, language)
    written = name_line(who, language) + (f", {title}" if title != GAP else "")
    for word in ("Ông/Bà", "Ông", "Bà"):
        if language == "vi" and written.startswith(f"{word} "):
            return word.lower() + written.removeprefix(word)
    return written
