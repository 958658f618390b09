"""What guests have written, sealed into its row and opened from it."""

import json
from collections.abc import Mapping

from doingoai.foundation import vault
from doingoai.guests.models import GuestEntry

TABLE = "guests_guestentry"
CONTENT, SETTLED = "content", "settled"


def values_of(entry: GuestEntry) -> dict[str, str]:
    """
    Open what the guests say now.

    :raises SealBroken: when the row was tampered with
    """
    return _opened(entry.content_sealed, CONTENT, entry)


def settled_of(entry: GuestEntry) -> dict[str, str]:
    """
    Open what the office has last accepted or refused, by line.

    :raises SealBroken: when the row was tampered with
    """
    return _opened(entry.settled_sealed, SETTLED, entry)


def keep_values(entry: GuestEntry, values: Mapping[str, str]) -> None:
    """Put what the guests say now into the row; does not save."""
    entry.content_sealed = _sealed(values, CONTENT, entry)


def keep_settled(entry: GuestEntry, settled: Mapping[str, str]) -> None:
    """Put what the office has settled into the row; does not save."""
    entry.settled_sealed = _sealed(settled, SETTLED, entry)


def _sealed(values: Mapping[str, str], column: str, entry: GuestEntry) -> bytes:
    said = {name: value for name, value in values.items() if value}
    content = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    return vault.seal(content, table=TABLE, column=column, row=entry.row_id.hex)


def _opened(sealed: bytes | memoryview, column: str, entry: GuestEntry) -> dict[str, str]:
    content = vault.unseal(bytes(sealed), table=TABLE, column=column, row=entry.row_id.hex)
    opened: dict[str, str] = json.loads(content)
    return opened
