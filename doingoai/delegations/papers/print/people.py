"""What the pieces print of a person and of the visit, in both languages, as plain values."""

from collections.abc import Iterable

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers.people import Person, name_line
from doingoai.delegations.papers.visit_words import with_article
from doingoai.delegations.papers.wording import GAP
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.countries import COUNTRIES
from doingoai.documents.rendering.flags import flag_svg
from doingoai.documents.rendering.fonts import can_print
from doingoai.foundation.vietnamese import date_span_en, date_span_vi

Plain = dict[str, object]

HOME = "VN"
AT_TABLE = frozenset({HostRole.LEADER, HostRole.PARTICIPANT, HostRole.INTERPRETER})
"""Hosts who sit down with the guests; the others stand, drive or wait."""

_MEMBER_RANK = {role: place for place, role in enumerate(MemberRole)}
_HOST_RANK = {role: place for place, role in enumerate(HostRole)}


def guests_in_order(facts: VisitFacts) -> list[MemberFacts]:
    """Guests by the order the office set, then by role: head, deputies, members, the others."""
    return sorted(facts.members, key=lambda m: (m.order, _MEMBER_RANK[m.role]))


def hosts_in_order(facts: VisitFacts, roles: Iterable[HostRole] = HostRole) -> list[HostFacts]:
    wanted = set(roles)
    chosen = (host for host in facts.hosts if host.role in wanted)
    return sorted(chosen, key=lambda h: (h.order, _HOST_RANK[h.role]))


def in_language(person: Person, what: str, language: str) -> str:
    """A title or organisation in one language, in the other where only that is known."""
    return either(
        getattr(person, f"{what}_{language}"), getattr(person, f"{what}_{other(language)}")
    )


def other(language: str) -> str:
    return "en" if language == "vi" else "vi"


def either(first: str, second: str) -> str:
    return first or second


def both_titles(person: Person) -> tuple[str, str]:
    """The title in Vietnamese and in English; the second is empty where it would only repeat."""
    first = either(person.title_vi, person.title_en)
    return first, person.title_en if person.title_en != first else ""


def printed_name(person: Person) -> str:
    """The name, or a visible gap where the bundled typefaces lack its script: never empty boxes."""
    return person.name.full if can_print(person.name.full) else GAP


def printed_line(person: Person, language: str) -> str:
    """Write address and name; the address stays where the name cannot be printed."""
    line = name_line(person, language)
    return line.replace(person.name.full, printed_name(person)) if person.name.full else line


def native_name(person: Person) -> str:
    """The name in its own script, where it differs and the bundled typefaces have that script."""
    native = person.name.native
    return native if native != person.name.full and can_print(native) else ""


def flag_code(country: str) -> str:
    """
    The code of a flag that may be shown, or "".

    Never the flag of a state without relations (domain notes 4.1, departments' usage); no flag
    where the country is not known or has no drawing.
    """
    known = COUNTRIES.get(country)
    shown = known is not None and (known.has_relations or country == HOME)
    return country.lower() if shown and flag_svg(country) is not None else ""


def home_beside(country: str) -> str:
    """The home country, for our own flag, where the guest's is shown; flags stand in pairs."""
    return HOME if flag_code(country) else ""


def country_name(country: str, language: str) -> str:
    known = COUNTRIES.get(country)
    if known is None:
        return ""
    return known.name_vi if language == "vi" else known.name_en


def delegation(facts: VisitFacts, language: str) -> str:
    """Name the delegation in a language; in the other one where only that is known."""
    named = {"vi": _delegation_vi(facts), "en": _delegation_en(facts)}
    return either(named[language], named[other(language)])


def _delegation_vi(facts: VisitFacts) -> str:
    partner = facts.partner_vi
    if not partner or partner.casefold().startswith("đoàn"):
        return partner or facts.title_vi
    return f"Đoàn đại biểu {partner}"


def _delegation_en(facts: VisitFacts) -> str:
    partner = facts.partner_en
    if not partner or "delegation" in partner.casefold():
        return partner or facts.title_en
    return f"Delegation of {with_article(partner)}"


def period(facts: VisitFacts, language: str) -> str:
    """The days of the visit, empty while they are not known."""
    first, last = facts.starts_on or facts.ends_on, facts.ends_on or facts.starts_on
    if first is None or last is None:
        return ""
    return date_span_vi(first, last) if language == "vi" else date_span_en(first, last)


def office(facts: VisitFacts, language: str) -> str:
    """The office as a line: "Sở Ngoại vụ Hà Nội", "Department of Foreign Affairs of Hà Nội"."""
    own = facts.office
    if language == "vi":
        return f"{own.name_vi} {own.city_vi}".strip()
    return f"{own.name_en} of {own.city_en}" if own.city_en else own.name_en


def visit(facts: VisitFacts, language: str) -> Plain:
    """What every template may use of the visit itself."""
    return {
        "lang": language,
        "author": office(facts, language),
        "flag": flag_code(facts.country),
        "country_vi": country_name(facts.country, "vi"),
        "country_en": country_name(facts.country, "en"),
        "delegation": delegation(facts, language),
        "delegation_vi": delegation(facts, "vi"),
        "delegation_en": delegation(facts, "en"),
        "dates": period(facts, language),
    }
