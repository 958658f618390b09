"""What the installation is told from outside: one typed place, read once at start."""

import os
import secrets
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = Path(os.devnull) / "doingoai"

SAFE_BACKPORTS = {(3, 44, 6), (3, 50, 7)}
WAL_RESET_MENDED = (3, 51, 3)


def stands_alone() -> bool:
    """Tell whether this process works without an installation: no home, no database, no keys."""
    return flag("DOINGOAI_STANDALONE")


def home() -> Path:
    """
    Folder of all data: database, files, keys. `DOINGOAI_HOME`, else `var` beside the code.

    A process that stands alone gets a path where nothing can be made or found.
    """
    if stands_alone():
        return NOWHERE
    path = Path(os.environ.get("DOINGOAI_HOME") or ROOT / "var")
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def flag(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """
    Read a whole number above zero.

    :raises ImproperlyConfigured: for anything else
    """
    text = os.environ.get(name, "").strip() or str(default)
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise ImproperlyConfigured(f"{name} is a whole number above zero.")
    return int(text)


def words(name: str, default: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key(folder: Path) -> str:
    """Read the signing key, making it at the first start; only the owner may read the file."""
    if os.environ.get("DOINGOAI_SECRET_KEY"):
        return os.environ["DOINGOAI_SECRET_KEY"]
    if stands_alone():
        return secrets.token_urlsafe(64)
    path = folder / "keys" / "signing"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make_once(path, secrets.token_urlsafe(64))
    return path.read_text()


def _make_once(path: Path, text: str) -> None:
    """Of several processes that start at once one wins, and none reads half a key."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "w") as file:
        file.write(text)
    with suppress(FileExistsError):
        os.link(name, path)
    Path(name).unlink()


def may_use_wal(version: tuple[int, ...]) -> bool:
    """
    Tell whether this SQLite is free of the WAL-reset race.

    Versions 3.7.0 to 3.51.2 can corrupt a database in WAL mode when a checkpoint races a commit;
    3.44.6 and 3.50.7 carry the mend.
    """
    return version in SAFE_BACKPORTS or version >= WAL_RESET_MENDED


def sqlite_journal(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    return "WAL" if may_use_wal(version) else "TRUNCATE"


def sqlite(path: str | Path) -> dict[str, Any]:
    """Durable first: every commit is synced, writers queue, no memory map (quality goals R2, R3)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode={sqlite_journal()};"
                "PRAGMA synchronous=FULL;"
                "PRAGMA mmap_size=0;"
                "PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536;"
            ),
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": None,
    }


def database(folder: Path) -> dict[str, Any]:
    """`DATABASE_URL` names a PostgreSQL; without it the database is one SQLite file."""
    if stands_alone():
        return sqlite(":memory:")
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        return postgresql(url)
    return sqlite(folder / "doingoai.sqlite3")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Who takes our letters; the password is told to nobody else."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = "starttls"


MAIL_PORTS = {"starttls": 587, "tls": 465, "none": 25}
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def mail_server() -> MailServer | None:
    """
    The mail server by `DOINGOAI_SMTP_HOST`; without it no mail is sent.

    :raises ImproperlyConfigured: where something is missing or a password would travel in the clear
    """
    host = os.environ.get("DOINGOAI_SMTP_HOST", "").strip()
    if not host or stands_alone():
        return None
    tls = os.environ.get("DOINGOAI_SMTP_TLS", "").strip().lower() or "starttls"
    if tls not in MAIL_PORTS:
        raise ImproperlyConfigured(f"DOINGOAI_SMTP_TLS is one of: {', '.join(MAIL_PORTS)}.")
    port = os.environ.get("DOINGOAI_SMTP_PORT", "").strip() or str(MAIL_PORTS[tls])
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise ImproperlyConfigured("DOINGOAI_SMTP_PORT is a number from 1 to 65535.")
    sender = os.environ.get("DOINGOAI_MAIL_FROM", "").strip()
    if not _is_address(sender):
        raise ImproperlyConfigured("DOINGOAI_MAIL_FROM is the address that letters come from.")
    user = os.environ.get("DOINGOAI_SMTP_USER", "")
    if user and tls == "none" and host not in THIS_MACHINE:
        raise ImproperlyConfigured(
            "DOINGOAI_SMTP_USER needs DOINGOAI_SMTP_TLS: a password never travels in the clear."
        )
    password = os.environ.get("DOINGOAI_SMTP_PASSWORD", "")
    return MailServer(host, int(port), sender, user, password, tls)


def _is_address(text: str) -> bool:
    name, at, house = text.rpartition("@")
    return bool(name and at and house) and text.isascii() and not set(text) & set(" <>\r\n\t,;")
