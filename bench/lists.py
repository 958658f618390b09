"""Pages on tables of different sizes, each beside its floor: time, queries, bytes."""

import itertools
import random
from typing import Any

from bench import timing, world
from bench.asking import Asking, floor, product, signed_in

TURNS = 40


def measure(*, size: int, turns: int = TURNS) -> dict[str, Any]:
    """Measure every page of one world; the world is in the DOINGOAI_HOME of this process."""
    here = world.find(size)
    cookie = signed_in("ha")
    ours, plain = Asking(product(), cookie), Asking(floor(), cookie)
    return {name: _page(ours, plain, *two, turns) for name, two in pages(here).items()} | {
        "suggestions": _suggestions(ours, plain, turns)
    }


def pages(here: world.World) -> dict[str, tuple[str, str]]:
    """Address of each page and of its floor."""
    half = here.last - here.size // 2
    big = f"delegations/{here.big_visit}/people/"
    return {
        "list": ("/delegations/", "/floor/delegations/"),
        "list, one state": ("/delegations/?state=approved", "/floor/delegations/?state=approved"),
        "list, one country": ("/delegations/?country=JP", "/floor/delegations/?country=JP"),
        "list, seven years back": (f"/delegations/?after=2019-01-01.{half}", f"/floor/delegations/?after=2019-01-01.{half}"),
        "delegation": (f"/delegations/{half}/", f"/floor/delegations/{half}/"),
        "2,000 members, first page": (f"/{big}", f"/floor/{big}"),
        "2,000 members, last page": (f"/{big}?after=1950", f"/floor/{big}?after=1950"),
    }  # fmt: skip


def _page(ours: Asking, plain: Asking, address: str, bare: str, turns: int) -> dict[str, Any]:
    found = timing.beside(
        {"page": lambda: ours.get(address), "floor": lambda: plain.get(bare)}, turns=turns
    )
    return _with_ratios(found) | {
        "address": address,
        "queries": len(ours.statements(address)),
        "floor_queries": len(plain.statements(bare)),
        "bytes": len(ours.get(address)),
        "gzip_bytes": len(ours.get(address, gzip=True)),
        "floor_bytes": len(plain.get(bare)),
    }


def _with_ratios(found: dict[str, Any]) -> dict[str, Any]:
    keys = ("p50", "p95", "cpu50", "cpu95")
    return found | {"ratio": {key: timing.ratio(found, "page", "floor", key) for key in keys}}


def _suggestions(ours: Asking, plain: Asking, turns: int) -> dict[str, Any]:
    """What is asked at each letter of a few searches."""
    typed = [phrase[:end] for phrase in PHRASES for end in range(2, len(phrase) + 1)]
    random.Random(1).shuffle(typed)
    one, other = itertools.cycle(typed), itertools.cycle(typed)
    found = timing.beside(
        {
            "page": lambda: ours.get(
                f"/search/suggestions/?q={next(one)}", target="search-suggestions"
            ),
            "floor": lambda: plain.get(f"/floor/suggestions/?q={next(other)}"),
        },
        turns=turns,
    )
    address = f"/search/suggestions/?q={PHRASES[0]}"
    return _with_ratios(found) | {
        "address": address,
        "queries": len(ours.statements(address, target="search-suggestions")),
        "floor_queries": 1,
        "bytes": len(ours.get(address, target="search-suggestions")),
        "gzip_bytes": len(ours.get(address, target="search-suggestions", gzip=True)),
        "floor_bytes": len(plain.get(f"/floor/suggestions/?q={PHRASES[0]}")),
    }


PHRASES = ("nguyen van", "thanh pho ha", "doan dai su quan", "working visit", "mau 17")
