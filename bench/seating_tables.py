"""What was measured of seating, as tables."""

from typing import Any

from bench.markdown import table

Found = dict[str, Any]


def seating(found: Found) -> list[str]:
    """Points are higher the better; the gap is to the long run of the same start."""
    evenings = [
        one for name, one in found.items() if name.startswith("seating-") and "guests" in one
    ]
    rows = [
        [f"{one['guests']:,}", one["wishes"], *_plans(one), _repairs(one["repairs"])]
        for one in sorted(evenings, key=lambda one: one["guests"])
    ]
    proofs = found.get("seating-wedding", {"rows": []})["rows"]
    told = [
        f"The public wedding of 17 at {row['tables']} tables of {row['seats']}: {row['value']}, "
        f"{'proved best' if row['is_best'] else 'not proved'} after {row['seconds']} s "
        f"({row['cpu']} s of CPU)."
        for row in proofs
    ]
    head = ("Guests", "Kept apart", *PLANS, "One cancelled: p50 / worst s, most moved, broken")
    return [*told, "", *table(head, rows)] if rows or told else []


PLANS = (
    "By hand: points, s", "10 s: points", "30 s: points (CPU s)", "Long run: points (s, CPU s)",
    "Gap of 30 s to the better", "Rules broken", "Bound",
)  # fmt: skip


def _plans(one: Found) -> list[object]:
    hand, ten, short, long = (one[name] for name in ("hand", "ten", "short", "long"))
    best = max(short["value"], long["value"])
    return [
        f"{hand['value']:,}, {hand['seconds']}", f"{ten['value']:,}",
        f"{short['value']:,} ({short['cpu']})",
        f"{long['value']:,} ({one['long_seconds']:.0f}, {long['cpu']})",
        f"{100 * (best - short['value']) / best:.1f}%",
        sum(plan["broken"] for plan in (hand, ten, short, long)),
        "" if one["bound"] is None else f"{one['bound']:,}",
    ]  # fmt: skip


def _repairs(one: Found) -> str:
    return f"{one['p50']} / {one['worst']}, {one['most_moved']}%, {one['broken']}"


def groups(found: Found) -> list[str]:
    """Groups as different within as can be, after the recipe of the public sets."""
    rows = [
        [f"{one['kind']}, {one['items']}", *_plans(one)]
        for name, one in found.items()
        if name.startswith("groups-")
    ]
    return table(("Instance", *PLANS), rows)
