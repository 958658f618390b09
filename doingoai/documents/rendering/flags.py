"""Drawings of flags, from the bundled set. Whether a flag may be shown is not decided here."""

import os
import re
from functools import lru_cache
from pathlib import Path

_TREE = Path(__file__).resolve().parents[3]
_CODE = re.compile(r"[a-z]{2}(-[a-z]{2,3})?|asean")


def flag_dir() -> Path:
    """The folder of flags, 4 by 3: DOINGOAI_FLAGS where it is set, else `build/flags` of the tree."""
    given = os.environ.get("DOINGOAI_FLAGS")
    return Path(given) if given else _TREE / "build" / "flags"


def flag_svg(code: str) -> bytes | None:
    """The flag of a country by its ISO 3166 code in either case, or None where there is none."""
    return _read(flag_dir(), code.lower()) if _CODE.fullmatch(code.lower()) else None


@lru_cache(maxsize=512)
def _read(folder: Path, code: str) -> bytes | None:
    path = folder / f"{code}.svg"
    return path.read_bytes() if path.is_file() else None
