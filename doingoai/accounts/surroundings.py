"""What every page asks about the person who is signed in, read at once at each request."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from doingoai.accounts.models import Notice, Office, RoleGrant, RolePolicy, Unit, User
from doingoai.accounts.states import Role

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Whether a role asks for a second factor, what is unread, and whose installation it is."""

    needs_second_factor: bool
    unread: int
    office: Office | None


def _columns(model: type[Model], name: str) -> str:
    return ", ".join(f"{name}.{field.column}" for field in model._meta.concrete_fields)


_QUESTION = f"""
SELECT given.role, policy.needs_second_factor,
    (SELECT COUNT(*) FROM {Notice._meta.db_table} notice
        WHERE notice.to_id = person.id AND notice.read_at IS NULL),
    {_columns(Unit, "own")}, {_columns(Office, "office")}, {_columns(Unit, "house")}
FROM {User._meta.db_table} person
JOIN {Unit._meta.db_table} own ON own.id = person.unit_id
LEFT JOIN {RoleGrant._meta.db_table} given ON given.user_id = person.id
LEFT JOIN {RolePolicy._meta.db_table} policy ON policy.role = given.role
LEFT JOIN {Office._meta.db_table} office ON office.id = 1
LEFT JOIN {Unit._meta.db_table} house ON house.id = office.unit_id
WHERE person.id = %s
"""  # noqa: S608  only names of our own tables and columns


def surround(user: User) -> Surroundings:
    """Read what pages need around a person; roles and unit are put where the person keeps them."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, [user.pk])
        rows = cursor.fetchall()
    if not rows:
        return Surroundings(needs_second_factor=False, unread=0, office=None)
    values = iter(rows[0][2:])
    unread = int(next(values))
    own, office, house = _one(Unit, values), _one(Office, values), _one(Unit, values)
    if own is not None:
        user.unit = own
    if office is not None and house is not None:
        office.unit = house
    user.roles = frozenset(Role(row[0]) for row in rows if row[0])
    asked = any(row[1] for row in rows)
    return Surroundings(needs_second_factor=asked, unread=unread, office=office)


def _one(model: type[M], values: Any) -> M | None:
    fields = model._meta.concrete_fields
    row = [next(values) for _field in fields]
    names = [field.attname for field in fields]
    return None if row[0] is None else model.from_db(connection.alias, names, row)
