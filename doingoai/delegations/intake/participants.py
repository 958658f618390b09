"""Who takes part in an item: `toàn đoàn`, roles, numbers of the list, names in any spelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.delegations.facts import HostFacts, MemberFacts
from doingoai.delegations.intake.honorifics import name_words, strip_honorifics
from doingoai.delegations.intake.same_person import SAME_FROM, score_of_texts, words_of
from doingoai.delegations.intake.titles import host_role, member_role
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.foundation.folding import clean, fold

PIECES = re.compile(r"[,;\n•+]|\s(?:và|and|cùng|&)\s|(?:^|\s)[-–]\s")
EVERYBODY = re.compile(
    r"(?:toan( the)?|ca|tat ca( cac)?) ?(thanh vien )?(doan|khach)?( cong tac)?|all( the)?"
    r"( members| delegates)?( of the delegation)?|(whole|entire|full) (delegation|group)|everyone|"
    r"everybody|doan|the delegation|delegation|all guests"
)
NUMBER = re.compile(r"(?:#|no\.?|tv|row-|member-|host-|stt|so)?\s*(\d{1,3})")
OPENING = re.compile(
    r"^(?:phía (?:khách|việt nam|bạn|ta)|khách|guests?|hosts?|chủ trì|tham dự)\s*:\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Taking:
    """Keys of those who take part, and the words that were understood as nobody."""

    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    everybody: bool = False
    unknown: tuple[str, ...] = ()


def read_participants(
    text: str, members: Sequence[MemberFacts], hosts: Sequence[HostFacts]
) -> Taking:
    """Find the people a cell names, among the members and hosts that are given."""
    guests: dict[str, None] = {}
    found_hosts: dict[str, None] = {}
    unknown: list[str] = []
    everybody = False
    for piece in _pieces(text):
        if members and EVERYBODY.fullmatch(fold(piece)):
            everybody = True
            continue
        keys = _guests(piece, members)
        host_keys = [] if keys else _hosts(piece, hosts)
        guests.update(dict.fromkeys(keys))
        found_hosts.update(dict.fromkeys(host_keys))
        if not keys and not host_keys:
            unknown.append(piece)
    return Taking(
        guests=() if everybody else tuple(guests),
        hosts=tuple(found_hosts),
        everybody=everybody,
        unknown=tuple(unknown),
    )


def _pieces(text: str) -> list[str]:
    pieces = (OPENING.sub("", clean(piece).strip(" .:-–()")) for piece in PIECES.split(text))
    return [clean(piece) for piece in pieces if any(sign.isalnum() for sign in piece)]


def _guests(piece: str, members: Sequence[MemberFacts]) -> list[str]:
    role = member_role(piece)
    if role is not None and role != MemberRole.MEMBER:
        return [member.key for member in members if member.role == role]
    numbered = _by_number(piece, members)
    return numbered or _by_name(piece, members)


def _hosts(piece: str, hosts: Sequence[HostFacts]) -> list[str]:
    named = _by_number(piece, hosts) or _by_name(piece, hosts)
    if named:
        return named
    plain = fold(piece)
    posts = [
        host.key for host in hosts if plain and plain in {fold(host.title_vi), fold(host.title_en)}
    ]
    role = host_role(piece)
    if posts or role in {None, HostRole.PARTICIPANT}:
        return posts
    return [host.key for host in hosts if host.role == role]


def _by_number(piece: str, people: Sequence[MemberFacts] | Sequence[HostFacts]) -> list[str]:
    if piece in {person.key for person in people}:
        return [piece]
    found = NUMBER.fullmatch(fold(piece))
    return [p.key for p in people if found and p.order == int(found[1])]


def _by_name(piece: str, people: Sequence[MemberFacts] | Sequence[HostFacts]) -> list[str]:
    name = " ".join(strip_honorifics(name_words(piece)).words)
    scores = [(score_of_texts(name, person.name.full), person.key) for person in people]
    best = max(scores, default=(0.0, ""))
    if best[0] >= SAME_FROM:
        return [best[1]]
    return _by_one_word(name, people)


def _by_one_word(name: str, people: Sequence[MemberFacts] | Sequence[HostFacts]) -> list[str]:
    """`Mr Smith`, `ông Thử`: one word that only one person is called by."""
    words = words_of(name)
    if len(words) != 1:
        return []
    called = [p.key for p in people if words[0] in words_of(p.name.family) + words_of(p.name.given)]
    return called if len(called) == 1 else []
