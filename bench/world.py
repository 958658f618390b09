"""
Throw-away worlds of any size: the same seed and size give the same rows.

The demonstration office stands first, so that roles, units and a few whole visits are there; then
come delegations with programmes, partners, people, members, an audit log and the search, in bulk.
"""

import random
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection, models, transaction

from bench import words
from doingoai.accounts.models import Unit, User
from doingoai.command.preparing import prepare_store
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.states import State
from doingoai.demo import loading
from doingoai.directory.models import Partner, Person
from doingoai.directory.naming import PersonName
from doingoai.directory.rules import person_folded, person_sort_key
from doingoai.directory.states import NameOrder
from doingoai.foundation import folding
from doingoai.foundation.collation import sort_key
from doingoai.foundation.folding import fold
from doingoai.foundation.models import AuditEntry, SearchEntry
from doingoai.programme.models import Programme

SEED = 2026
LAST_DAY = date(2026, 6, 30)
NOON = "2026-01-05 05:00:00"
VERBS = ("delegation.opened", "delegation.edited", "delegation.members_taken")
UNITS = ("le-tan", "htqt", "so-ngoai-vu")
OPEN_STATES = [state.value for state in State if state != State.CLOSED]
PURPOSE = (
    "Trao đổi về hợp tác giữa hai bên (mẫu).",
    "To discuss cooperation between both sides (sample).",
)
BIG, LARGE = 2_000, 200
"""Members of the two big visits."""


@dataclass(frozen=True)
class World:
    """Keys by which the measures find what they look at."""

    size: int
    big_visit: int
    large_visit: int
    last: int


def make(size: int) -> World:
    """Fill the empty installation of this process with `size` delegations and what belongs to them."""
    prepare_store()
    loading.load(older=0)
    chance = random.Random(SEED)
    with QuickLoading():
        partners = _partners(max(30, min(size // 50, 20_000)), chance)
        people = _people(max(BIG + LARGE, size // 5), chance)
        first = _delegations(size, partners, chance)
        _members(first, size, people, chance)
        _audit(first, size)
    return find(size)


def office() -> bool:
    """The demonstration office alone, as it is on the day of the measure."""
    prepare_store()
    return loading.load(older=0)


def fill(*, size: int) -> dict[str, int]:
    return asdict(make(size))


def find(size: int) -> World:
    """Find the keys again in a world that was made before."""
    last = Delegation.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return World(size, big_visit=last, large_visit=last - 1, last=last)


class QuickLoading:
    """Load without syncing, triggers and checks; SQLite only, and only in a world nobody needs."""

    SETTINGS = (
        "synchronous=OFF", "journal_mode=OFF", "foreign_keys=OFF", "locking_mode=EXCLUSIVE",
        "temp_store=MEMORY", "cache_size=-400000", "threads=2",
    )  # fmt: skip

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            for setting in self.SETTINGS:
                cursor.execute(f"PRAGMA {setting}")
            cursor.execute("DROP TRIGGER search_words_added")

    def __exit__(self, *_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO foundation_search_words(foundation_search_words) VALUES('rebuild')"
            )
            cursor.execute(
                """CREATE TRIGGER search_words_added AFTER INSERT ON foundation_searchentry BEGIN
                INSERT INTO foundation_search_words(rowid, text) VALUES (new.id, new.text); END"""
            )
        connection.close()


def load(model: type[models.Model], names: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of database values for the named fields; all others get their default."""
    given = names.split()
    fields = {field.attname: field for field in model._meta.concrete_fields}
    usual = [field for name, field in fields.items() if name not in given and not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in [*map(fields.__getitem__, given), *usual])
    values = ", ".join(["?"] * len(given) + [_literal(field) for field in usual])
    statement = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({values})'
    with WithoutIndexes(model), transaction.atomic():
        connection.connection.executemany(statement, rows)


def _literal(field: Any) -> str:
    value = field.get_db_prep_save(field.get_default(), connection)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, bytes | memoryview):
        return f"X'{bytes(value).hex()}'"
    return "NULL" if value is None else str(int(value))


class WithoutIndexes:
    """Take the indexes of a table away while it is filled, and build them once at the end."""

    def __init__(self, model: type[models.Model]) -> None:
        self.table = model._meta.db_table

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name=%s AND sql IS NOT NULL",
                [self.table],
            )
            self.indexes = cursor.fetchall()
            for name, _sql in self.indexes:
                cursor.execute(f'DROP INDEX "{name}"')

    def __exit__(self, *_: object) -> None:
        with connection.cursor() as cursor:
            for _name, statement in self.indexes:
                cursor.execute(statement)


def _next_key(model: type[models.Model]) -> int:
    newest = model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) + 1


@dataclass(frozen=True, slots=True, eq=False)
class _Partner:
    key: int
    name_vi: str
    name_en: str
    country: str


def _partners(count: int, chance: random.Random) -> list[_Partner]:
    first = _next_key(Partner)
    made = []
    for number in range(count):
        body_vi, body_en = chance.choice(words.BODIES)
        place = " ".join(chance.sample(words.SYLLABLES, 3))
        made.append(
            _Partner(
                first + number, f"{body_vi} {place} Mẫu {number}", f"{body_en} {place} {number}",
                chance.choice(words.COUNTRIES),
            )
        )  # fmt: skip
    load(
        Partner, "id kind name_vi name_en country sort_key folded",
        (
            (one.key, "locality", one.name_vi, one.name_en, one.country, sort_key(one.name_vi)[:600], fold(one.name_vi))
            for one in made
        ),
    )  # fmt: skip
    _search_finds(
        "partner",
        ((one.key, one.name_vi, one.name_en, (one.name_vi, one.name_en)) for one in made),
    )
    return made


def _name(chance: random.Random) -> PersonName:
    return PersonName(
        chance.choice(words.GIVEN), chance.choice(words.FAMILY), chance.choice(words.MIDDLE),
        NameOrder.FAMILY_FIRST,
    )  # fmt: skip


def _people(count: int, chance: random.Random) -> range:
    first = _next_key(Person)
    names = [_name(chance) for _ in range(count)]
    known = {name: (person_sort_key(name), person_folded(name)) for name in set(names)}
    load(
        Person, "id family middle given order nationality row_id sort_key folded",
        (
            (
                key, name.family, name.middle, name.given, "family_first", chance.choice(words.COUNTRIES),
                uuid.UUID(int=chance.getrandbits(128), version=4).hex, *known[name],
            )
            for key, name in enumerate(names, start=first)
        ),
    )  # fmt: skip
    _search_finds(
        "person",
        (
            (key, name.full, title, (name.full, title))
            for key, name in enumerate(names, start=first)
            for title in (chance.choice(words.TITLES)[0],)
        ),
    )  # fmt: skip
    return range(first, first + count)


def _days(size: int) -> list[date]:
    """Visits spread evenly over fifteen years, in the order in which they were opened."""
    span = 15 * 365
    return [LAST_DAY - timedelta(days=span - span * (number + 1) // size) for number in range(size)]


def _state(chance: random.Random) -> str:
    if chance.random() < 0.94:
        return "closed"
    return chance.choice(OPEN_STATES)


def _delegations(size: int, partners: list[_Partner], chance: random.Random) -> int:
    first, programme = _next_key(Delegation), _next_key(Programme)
    officer = User.objects.get(username="ha")
    units = list(Unit.objects.filter(code__in=UNITS).order_by("pk").values_list("pk", flat=True))
    days = _days(size)
    ends = [day + timedelta(days=n % 5) for n, day in enumerate(days)]
    load(
        Programme, "id starts_on ends_on",
        ((programme + n, str(day), str(end)) for n, (day, end) in enumerate(zip(days, ends, strict=True))),
    )  # fmt: skip
    chosen = [(chance.choice(partners), chance.choice(words.THEMES)) for _ in range(size)]
    titles = [
        (f"Đoàn {partner.name_vi} {theme_vi} lần {n}", f"{partner.name_en}: {theme_en} {n}")
        for n, (partner, (theme_vi, theme_en)) in enumerate(chosen)
    ]
    states = [_state(chance) for _ in range(size)]
    load(
        Delegation,
        "id reference title_vi title_en state partner_id country starts_on ends_on people_expected purpose_vi "
        "purpose_en receiving_unit_id responsible_id programme_id registered_by_id registered_at closed_at",
        (
            (
                first + n, f"ĐV-{day.year}-L{n:07d}", *titles[n], states[n], chosen[n][0].key, chosen[n][0].country,
                str(day), str(ends[n]), 3, *PURPOSE, units[n % len(units)], officer.pk, programme + n, officer.pk,
                NOON, NOON if states[n] == "closed" else None,
            )
            for n, day in enumerate(days)
        ),
    )  # fmt: skip
    _search_finds(
        "delegation",
        (
            (
                first + n, titles[n][0], f"ĐV-{day.year}-L{n:07d} · {partner.name_vi} · {day:%d/%m/%Y}",
                (
                    "Đoàn", partner.name_vi, theme_vi, "lần", str(n), "ĐV", f"{day.year}-L{n:07d}",
                    f"{day:%d %m %Y}", partner.name_en, theme_en,
                ),
            )
            for n, (day, (partner, (theme_vi, theme_en))) in enumerate(zip(days, chosen, strict=True))
        ),
    )  # fmt: skip
    return first


def _members(first: int, size: int, people: range, chance: random.Random) -> None:
    """Three guests for every tenth visit, and the two big visits at the end."""
    small = [(first + n, 3) for n in range(0, size - 2, 10)]
    groups = [*small, (first + size - 2, LARGE), (first + size - 1, BIG)]
    start = _next_key(Member)
    listed = (
        (visit, order, person)
        for visit, count in groups
        for order, person in enumerate(chance.sample(people, count), start=1)
    )
    load(
        Member,
        "id delegation_id person_id order row_key role title_vi title_en rank room badge_token",
        (
            (
                start + n, visit, person, order, f"row-{order}", "head" if order == 1 else "member",
                *chance.choice(words.TITLES), str(100 + order), f"{visit}-{order}",
            )
            for n, (visit, order, person) in enumerate(listed)
        ),
    )  # fmt: skip


def _audit(first: int, size: int) -> None:
    """Three acts on every visit, as rows only: the chain is not what is measured here."""
    officer = User.objects.get(username="ha")
    start = _next_key(AuditEntry)
    actor, nothing = (str(officer.pk), officer.name), "0" * 64
    with WithoutIndexes(AuditEntry), connection.cursor() as cursor:
        acts = " UNION ALL ".join(f"SELECT {turn}, '{verb}'" for turn, verb in enumerate(VERBS))
        cursor.execute(
            f"""
            WITH act(turn, verb) AS ({acts}),
            visit(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM visit WHERE n + 1 < %s)
            INSERT INTO foundation_auditentry (number, at, verb, subject_type, subject_id,
            subject_label, actor_id, actor_label, details, previous_hash, hash)
            SELECT %s + 3 * n + turn, %s, verb, 'delegation', CAST(%s + n AS TEXT), 'Đoàn mẫu',
            %s, %s, '{{}}', %s, %s FROM visit CROSS JOIN act
            """,
            [size, start, NOON, first, *actor, nothing, nothing],
        )


Findable = tuple[int, str, str, tuple[str, ...]]
"""Key, title, line of a record, and all its texts in pieces: most pieces come again and again."""


def _search_finds(kind: str, things: Iterable[Findable]) -> None:
    start = _next_key(SearchEntry)
    load(
        SearchEntry, "id subject_type subject_id title line text",
        (
            (start + n, kind, str(key), title, line, words_of(*pieces))
            for n, (key, title, line, pieces) in enumerate(things)
        ),
    )  # fmt: skip


def words_of(*pieces: str) -> str:
    """What `search.entry_for` keeps of a text cut into these pieces between words."""
    return " ".join(dict.fromkeys(word for piece in pieces for word in _words_of_piece(piece)))


@lru_cache(maxsize=100_000)
def _words_of_piece(piece: str) -> tuple[str, ...]:
    return tuple(folding.words(piece))


def entries(count: int) -> Iterator[tuple[str, str, str, str, str]]:
    """So many entries of the search alone: type, key, title, line, text."""
    chance = random.Random(SEED)
    partners = []
    for number in range(max(30, min(count // 50, 20_000))):
        body_vi, body_en = chance.choice(words.BODIES)
        place = " ".join(chance.sample(words.SYLLABLES, 3))
        partners.append((f"{body_vi} {place} Mẫu {number}", f"{body_en} {place} {number}"))
    for number in range(count):
        if number % 5 == 4:
            title, line = _name(chance).full, chance.choice(words.TITLES)[0]
            pieces: tuple[str, ...] = (title, line)
        else:
            name_vi, name_en = chance.choice(partners)
            theme_vi, theme_en = chance.choice(words.THEMES)
            title, line = f"Đoàn {name_vi} {theme_vi} lần {number}", f"ĐV-L{number:07d} · {name_vi}"
            pieces = (
                "Đoàn", name_vi, theme_vi, "lần", str(number), "ĐV", f"L{number:07d}", name_en, theme_en,
            )  # fmt: skip
        kind = "person" if number % 5 == 4 else "delegation"
        yield kind, str(10_000_000 + number), title, line, words_of(*pieces)
