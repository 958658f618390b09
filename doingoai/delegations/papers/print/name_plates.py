"""Name plates (biển tên): table tents with the name in capitals, the same on both sides."""

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers.people import Person
from doingoai.delegations.papers.print.people import (
    AT_TABLE,
    Plain,
    both_titles,
    country_name,
    either,
    flag_code,
    guests_in_order,
    home_beside,
    hosts_in_order,
    native_name,
    printed_name,
)


def contents(facts: VisitFacts, language: str) -> Plain:
    """Guests first, then the hosts who sit at the table."""
    plates = [
        _plate(guest, facts.country, _guest_body(facts, guest)) for guest in guests_in_order(facts)
    ]
    plates += [
        _plate(host, home_beside(facts.country), _host_body(facts, host))
        for host in hosts_in_order(facts, AT_TABLE)
    ]
    return {"people": plates}


def _plate(person: Person, country: str, body: str) -> Plain:
    first, second = both_titles(person)
    return {
        "upper": printed_name(person).upper(),
        "native": native_name(person),
        "title_vi": first,
        "title_en": second,
        "flag": flag_code(country),
        "country": country_name(country, "en"),
        "body": body,
    }


def _guest_body(facts: VisitFacts, guest: MemberFacts) -> str:
    own = either(guest.organisation_vi, guest.organisation_en)
    return own or either(facts.partner_vi, facts.partner_en)


def _host_body(facts: VisitFacts, host: HostFacts) -> str:
    return either(host.organisation_vi, host.organisation_en) or facts.office.city_vi
