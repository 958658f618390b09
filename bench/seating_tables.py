"""What was measured of seating and assigning, as tables."""

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


def assigning(found: Found) -> list[str]:
    """Cost is the lower the better; a need that stays open counts 10,000."""
    if "assigning" not in found:
        return []
    one = found["assigning"]
    hand, question = one["hand"], one["question"]
    rows = [
        (
            name, f"{plan['cost']:,}", f"{100 * (1 - plan['cost'] / hand['cost']):.0f}%",
            f"{100 * (plan['cost'] / plan['bound'] - 1):.0f}%", plan["unmet"], plan["broken"],
            f"{plan['seconds']} ({plan['cpu']})",
        )
        for name, plan in (("by hand, at once", hand), ("10 s", one["10"]), ("60 s", one["60"]))
    ]  # fmt: skip
    head = (
        "Plan",
        "Cost",
        "Better than by hand",
        "Above the bound",
        "Open",
        "Rules broken",
        "Seconds (CPU)",
    )
    return [
        f"{one['items']} items with {one['needs']} needs over three days; 40 people, 20 cars, 25 rooms.",
        "", *table(head, rows), "",
        f"Can three delegations (36 items) be hosted, asked for each of {question['weeks']} weeks beside "
        f"{question['bookings']:,} bookings: {question['seconds']} s in all ({question['cpu']} s of CPU), the "
        f"slowest {question['slowest']} s; {question['yes']} weeks yes, {question['proved']} answers proved.",
    ]  # fmt: skip
