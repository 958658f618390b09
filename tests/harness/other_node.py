"""
A second server process on one installation: `python -m tests.harness.other_node HOME DATABASE`.

Reads requests as lines of JSON and answers each with a line: what a person at that node is told.
"""

import json
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402


def move_to(home: Path, database: str) -> None:
    """Stand on the installation of the test."""
    connection.settings_dict["NAME"] = database
    settings.HOME, settings.FILES, settings.KEYS = home, home / "files", home / "keys"
    settings.ALLOWED_HOSTS = ["*"]
    settings.AXES_ENABLED = True


def answered(asked: dict[str, Any]) -> dict[str, Any]:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = asked.get("session", "")
    headers = {"Authorization": f"Bearer {asked['token']}"} if asked.get("token") else {}
    send: Any = getattr(client, asked.get("method", "get"))
    response = send(asked["path"], asked.get("data"), headers=headers)
    return {"status": response.status_code, "location": response.headers.get("Location", "")}


def main() -> None:
    move_to(Path(sys.argv[1]), sys.argv[2])
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answered(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
