"""
Badges (thẻ đeo) with a role in words and colour, a portrait or initials, and a QR code.

The code holds an opaque random word made by the caller and nothing about the person: whoever
photographs a badge learns no more than what is printed on it (goal S20).
"""

import re
from base64 import b32encode
from collections.abc import Mapping

from django.utils.translation import gettext as _

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers.people import Person
from doingoai.delegations.papers.print.people import (
    Plain,
    both_titles,
    country_name,
    either,
    flag_code,
    guests_in_order,
    home_beside,
    hosts_in_order,
    printed_name,
)
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.states import Sex
from doingoai.documents.rendering.portraits import PictureUnreadable, portrait
from doingoai.documents.rendering.qr_codes import qr_svg
from doingoai.foundation.refusals import RuleBroken

TOKEN_BYTES = 16
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")

_SPOUSES = {Sex.FEMALE: "PHU NHÂN", Sex.MALE: "PHU QUÂN", None: "PHU NHÂN / PHU QUÂN"}
_GUEST_ROLES = {
    MemberRole.HEAD: ("TRƯỞNG ĐOÀN", "Head of Delegation", "head"),
    MemberRole.DEPUTY: ("PHÓ TRƯỞNG ĐOÀN", "Deputy Head of Delegation", "head"),
    MemberRole.MEMBER: ("ĐẠI BIỂU", "Delegate", "member"),
    MemberRole.SUITE: ("TÙY TÙNG", "Suite", "suite"),
    MemberRole.INTERPRETER: ("PHIÊN DỊCH", "Interpreter", "interpreter"),
    MemberRole.PRESS: ("BÁO CHÍ", "Press", "press"),
}
_HOST_ROLES = {
    HostRole.LEADER: ("CHỦ NHÀ", "Host", "host"),
    HostRole.PARTICIPANT: ("ĐẠI BIỂU VIỆT NAM", "Vietnamese Delegate", "host"),
    HostRole.INTERPRETER: ("PHIÊN DỊCH", "Interpreter", "interpreter"),
    HostRole.LIAISON: ("LIÊN LẠC", "Liaison Officer", "crew"),
    HostRole.PROTOCOL: ("LỄ TÂN", "Protocol Officer", "crew"),
    HostRole.DRIVER: ("LÁI XE", "Driver", "crew"),
}


def token_from(noise: bytes) -> str:
    """Write random bytes as a word for a badge, in the letters that make the smallest code."""
    if len(noise) < TOKEN_BYTES:
        raise ValueError(f"a badge needs {TOKEN_BYTES} random bytes (128 bits), not {len(noise)}")
    return b32encode(noise).decode().rstrip("=")


def check_tokens(tokens: Mapping[str, str]) -> None:
    """Test that every word is long enough for 128 random bits and that no two are alike."""
    short = [key for key, token in tokens.items() if not _TOKEN.fullmatch(token)]
    if short:
        raise ValueError(
            f"badge words of {', '.join(sorted(short))} are shorter than 128 bits or malformed"
        )
    if len(set(tokens.values())) < len(tokens):
        raise ValueError("two badges share one word")


def contents(facts: VisitFacts, language: str) -> Plain:
    """Guests first, then everybody who works for the visit; `key` ties a badge to its pictures."""
    guests = [_guest_badge(facts, guest) for guest in guests_in_order(facts)]
    hosts = [_host_badge(facts, host) for host in hosts_in_order(facts)]
    return {"people": guests + hosts}


def with_pictures(
    badges: Plain, tokens: Mapping[str, str], photos: Mapping[str, bytes]
) -> tuple[Plain, dict[str, bytes]]:
    """Add codes and portraits; answer the badges and the files their templates show."""
    check_tokens(tokens)
    files: dict[str, bytes] = {}
    shown = []
    people = badges["people"]
    assert isinstance(people, list)  # noqa: S101  made by `contents`
    for number, badge in enumerate(people):
        code, photo = f"{number}.svg", f"{number}.jpg"
        if badge["key"] in tokens:
            files[f"codes/{code}"] = qr_svg(tokens[badge["key"]], is_random=True)
            badge = badge | {"code": code}
        if badge["key"] in photos:
            files[f"photos/{photo}"] = _portrait(photos[badge["key"]], badge["name"])
            badge = badge | {"photo": photo}
        shown.append(badge)
    return badges | {"people": shown}, files


def _portrait(photo: bytes, name: str) -> bytes:
    try:
        return portrait(photo)
    except PictureUnreadable as error:
        message = _(
            "The photograph of %(name)s cannot be opened. Put a JPEG or PNG in its place, or take "
            "it away: the badge then shows initials."
        ) % {"name": name}
        raise RuleBroken(message, code="print.photo_unreadable") from error


def _guest_badge(facts: VisitFacts, guest: MemberFacts) -> Plain:
    if guest.role == MemberRole.SPOUSE:
        role = (_SPOUSES[guest.sex], "Spouse", "member")
    else:
        role = _GUEST_ROLES[guest.role]
    badge = _badge(guest, role, facts.country)
    return badge | {"of_photo": guest.photo} if guest.photo else badge


def _host_badge(facts: VisitFacts, host: HostFacts) -> Plain:
    return _badge(host, _HOST_ROLES[host.role], home_beside(facts.country))


def _badge(person: Person, role: tuple[str, str, str], country: str) -> Plain:
    first, second = both_titles(person)
    return {
        "key": person.key,
        "name": printed_name(person),
        "initials": initials(printed_name(person)),
        "title_vi": first,
        "title_en": second,
        "body": either(person.organisation_vi, person.organisation_en),
        "role_vi": role[0],
        "role_en": role[1],
        "colour": role[2],
        "flag": flag_code(country),
        "country": country_name(country, "en"),
        "code": "",
        "photo": "",
    }


def initials(name: str) -> str:
    """The first letters of the first and last word of a name: "NT" for Nguyễn Văn Thử."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
