"""What was found, as text and as tables."""

import json
from pathlib import Path
from typing import Any

Found = dict[str, Any]


def text(results: Found, name: str) -> str:
    return json.dumps(results[name])[:2000]


def write(results: Found, path: Path) -> None:
    pass
