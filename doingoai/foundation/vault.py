"""
Sealing of what must not be read from a stolen disk: passport numbers, birth dates, scans.

AES-256-GCM with a fresh nonce; table, column, row and key name are bound in as associated data, so a
sealed value moved to another place does not open. It does not protect against whoever holds the
running server: it holds the keys.
"""

import hashlib
import hmac
import os
import secrets
import tempfile
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_NAMES = ("1",)
"""Every key that was ever used for sealing, oldest first; the last one seals."""
KEY_NAME = KEY_NAMES[-1]
KEY_FILES = (*(f"seal-{name}.key" for name in KEY_NAMES), "index.key")
_NONCE = 12


class SealBroken(Exception):
    """A sealed value does not open: another row's, another column's, changed, or another key."""


class KeyMissing(Exception):
    """The key file is gone. Nothing is made up in its place: restore it from the backup."""


@lru_cache(maxsize=4)
def _key(folder: Path, name: str) -> bytes:
    path = folder / f"{name}.key"
    if not path.exists():
        raise KeyMissing(str(path))
    return path.read_bytes()


def forget_keys() -> None:
    """Read the keys again at the next use: another installation has taken this one's place."""
    _key.cache_clear()


def make_keys(folder: Path | None = None) -> bool:
    """Make the keys of a new installation; an existing key is never touched. Tell if any was made."""
    place = folder or settings.KEYS
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = [make_key(place / name, secrets.token_bytes(32)) for name in KEY_FILES]
    return any(made)


def make_key(path: Path, key: bytes) -> bool:
    """
    Put a key in its place, whole and synced, unless one is there; tell whether it was ours.

    Of several processes that start at once exactly one key wins, and none reads half of it.
    """
    if path.exists():
        return False
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        return False
    finally:
        Path(name).unlink()
    return True


def seal(content: bytes, *, table: str, column: str, row: str) -> bytes:
    """Seal a value for one place: key name (1 byte length + text), nonce, ciphertext with tag."""
    nonce = secrets.token_bytes(_NONCE)
    name = KEY_NAME.encode()
    cipher = AESGCM(_key(settings.KEYS, f"seal-{KEY_NAME}"))
    sealed = cipher.encrypt(nonce, content, _bound(table, column, row, KEY_NAME))
    return bytes([len(name)]) + name + nonce + sealed


def unseal(sealed: bytes, *, table: str, column: str, row: str) -> bytes:
    """
    Open a sealed value in its own place.

    :raises SealBroken: when it was not sealed for this place or has been changed
    """
    try:
        length = sealed[0]
        name = _known(sealed[1 : 1 + length].decode())
        nonce = sealed[1 + length : 1 + length + _NONCE]
        cipher = AESGCM(_key(settings.KEYS, f"seal-{name}"))
        return cipher.decrypt(
            nonce, sealed[1 + length + _NONCE :], _bound(table, column, row, name)
        )
    except (InvalidTag, IndexError, ValueError) as fault:
        raise SealBroken(f"{table}.{column}") from fault


def _known(name: str) -> str:
    """A name that was never given is damage, and must not be looked for on disk."""
    if name not in KEY_NAMES:
        raise ValueError(name)
    return name


def blind_index(text: str, *, purpose: str) -> str:
    """Give the keyed digest by which an equal value can be found without opening anything."""
    key = _key(settings.KEYS, "index")
    return hmac.new(key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def _bound(table: str, column: str, row: str, key_name: str) -> bytes:
    return "\0".join((table, column, row, key_name)).encode()
