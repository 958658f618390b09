"""The tables of the day itself: what is found, mended, shown on the board and on a phone."""

from typing import Any

from bench.markdown import table as _table

Found = dict[str, Any]


def linter(found: Found) -> list[str]:
    """The goal: everything wrong with a visit of 200 items within 500 ms."""
    if "linter" not in found:
        return []
    one = found["linter"]
    told = (
        f"{one['items']} items, {one['members']} guests, {one['steps']:,} steps of procedures, {one['plans']} seating "
        f"plans: {one['findings']:,} findings, {one['queries']} queries a page."
    )
    named = (
        ("gathering the facts", "gather"), ("asking every rule", "find"), ("both, with papers, plans, gifts", "judge"),
        ("the page, whole", "page"),
    )  # fmt: skip
    return [told, "", *_steps(one, named)]


def ripple(found: Found) -> list[str]:
    """The goal: a day of 60 items mended within a second."""
    if "ripple" not in found:
        return []
    one = found["ripple"]
    told = (
        f"{one['items']} items of four parties in one day, one party ninety minutes late: {one['mended']} items changed, "
        f"{one['unsolved']} left over, {'proved' if one['least'] else 'not proved'} the least; {one['queries']} queries a page."
    )
    named = (("proposing the change", "propose"), ("the page, whole", "page"))
    return [told, "", *_steps(one, named)]


def phone(found: Found) -> list[str]:
    """The goals: usable within 5 s the first time, within 1 s from the home screen without a line."""
    if "phone" not in found:
        return []
    one = found["phone"]
    if "skipped" in one:
        return [f"Skipped: {one['skipped']}."]
    named = (
        ("the first time, this machine as it is", "first_fast"), ("the first time, slow phone and line", "first"),
        ("from the home screen to the PIN, no line", "home"), ("from the PIN to the day, no line", "pin"),
    )  # fmt: skip
    rows = [(name, one[key]["p50"], one[key]["worst"]) for name, key in named]
    told = f"Processor ÷ 4, 400 ms and 400 kbit/s, {one['turns']} turns."
    return [told, "", *_table(("Until it can be used", "Seconds, median", "worst"), rows)]


def _steps(one: Found, named: tuple[tuple[str, str], ...]) -> list[str]:
    rows = [
        (
            name, f"{one[key]['p50']:.1f} / {one[key]['p95']:.1f}",
            f"{min(run['cpu50'] for run in one[key]['runs']):.0f}",
        )
        for name, key in named
    ]  # fmt: skip
    return _table(("Step", "p50 / p95 ms", "CPU ms, least"), rows)


def board(found: Found) -> list[str]:
    """The goal: the first view of a month with 2,000 bookings in 300 ms and 100 KB."""
    if "board" not in found:
        return []
    one = found["board"]
    rows = [
        (
            name, f"{one[name]['p50']:.0f}", f"{one[name]['p95']:.0f}", f"{one[name]['cpu50']:.0f}",
            f"{size['kb']:.0f}", f"{size['gzip_kb']:.0f}", f"{size['queries']}",
        )
        for name, size in one["sizes"].items()
    ]  # fmt: skip
    told = f"{one['bookings']:,} bookings in a month of {one['pool']} people, vehicles and rooms."
    head = ("View", "p50 ms", "p95 ms", "processor ms", "KB", "KB packed", "Queries")
    return [told, "", *_table(head, rows)]
