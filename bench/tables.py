"""The tables of what was measured, as lines of Markdown."""

from collections.abc import Iterator
from typing import Any

from bench import day_tables, seating_tables
from bench.markdown import table as _table

Found = dict[str, Any]
Kept = dict[str, Found]
Table = tuple[str, list[str]]
SIGNS = {1_000: "10³", 100_000: "10⁵", 1_000_000: "10⁶"}


def all_of(kept: Kept) -> Iterator[Table]:
    """Every table for which something was kept."""
    found = {name: one["found"] for name, one in kept.items()}
    for title, make in (
        ("Pages", _pages), ("Over HTTP", _http), ("Dossier", _dossier), ("Import", _intake),
        ("Whoever may see all beside whoever may not", _rights), ("Search", _search), ("Findings", _findings), ("Findings of 200 items", day_tables.linter), ("Ripple", day_tables.ripple), ("Run sheet on a phone", day_tables.phone), ("Where everything lies", _flow),
        ("Statistics", _statistics), ("Yearly plan", _plan),
        ("People, cars, rooms", day_tables.board), ("Writing", _writing),
        ("Seating", seating_tables.seating), ("Diverse groups", seating_tables.groups),
        ("Assigning", seating_tables.assigning),
        ("Making the worlds", _worlds),
    ):  # fmt: skip
        lines = make(found)
        if lines:
            yield title, lines


def taken(kept: Kept) -> list[str]:
    """Machine, versions, day and command of every measure."""
    rows = [
        (
            name, one["taken"]["date"], one["taken"]["commit"], one["taken"]["load"],
            f"`{one['taken']['command']}`",
        )
        for name, one in kept.items()
    ]  # fmt: skip
    places = dict.fromkeys(_place(one["taken"]) for one in kept.values())
    return [
        *places, "", "Load is that of the machine at the end of the measure; clock times of a busy machine say little.", "",
        *_table(("Measure", "Taken", "Commit", "Load", "Command"), rows),
    ]  # fmt: skip


def _place(taken: Found) -> str:
    return (
        f"{taken['processor']}, {taken['cores']} cores, {taken['memory_gb']} GB; {taken['system']}, "
        f"Python {taken['python']}, SQLite {taken['sqlite']}."
    )


def _sized(found: Found, part: str) -> dict[int, Found]:
    return {
        int(name.rpartition("-")[2]): one
        for name, one in found.items()
        if name.startswith(f"{part}-")
    }


def _size(size: int) -> str:
    return SIGNS.get(size, f"{size:,}")


def _least(one: Found, key: str) -> float:
    return float(min(run[key] for run in one["runs"]))


def _pages(found: Found) -> list[str]:
    """Milliseconds in process; the floor asks the same rows with nothing around them."""
    sized = _sized(found, "lists")
    names = dict.fromkeys(name for one in sized.values() for name in one)
    first = min(sized, default=0)
    rows = []
    for name in names:
        for size, pages in sized.items():
            page = pages[name]
            least = _least(page["page"], "cpu50")
            grown = least / _least(sized[first][name]["page"], "cpu50")
            rows.append(
                (
                    name, _size(size), _both(page["page"], "p50", "p95"), f"{least:.1f}",
                    f"{_least(page['floor'], 'cpu50'):.1f}", page["ratio"]["cpu50"],
                    f"{grown:.2f}", page["queries"], f"{page['gzip_bytes']:,}", f"{page['bytes']:,}",
                )
            )  # fmt: skip
    head = (
        "Page", "Visits", "p50 / p95 ms", "CPU ms, least", "Floor CPU ms", "Ratio", "Growth", "Queries",
        "Bytes, gzip", "Bytes",
    )  # fmt: skip
    return _table(head, rows)


def _both(one: Found, low: str, high: str) -> str:
    return f"{one[low]:.1f} / {one[high]:.1f}"


def _http(found: Found) -> list[str]:
    rows = [
        (name, _size(size), clients, one["pages_a_second"], _both(one, "p50", "p95"), one["cpu_a_page"], f"{one['bytes']:,.0f}")
        for size, pages in _sized(found, "http").items()
        for name, page in pages.items()
        for clients, one in page.items()
    ]  # fmt: skip
    head = (
        "Page", "Visits", "Clients", "Pages a second", "p50 / p95 ms", "CPU ms a page", "Bytes",
    )  # fmt: skip
    return _table(head, rows)


def _rights(found: Found) -> list[str]:
    """P3: what the filter of rights costs; fifty units and two hundred roles."""
    sized = _sized(found, "rights")
    first = min(sized, default=0)
    rows = []
    for name in [name for name in sized.get(first, {}) if name != "size"]:
        for size, pages in sized.items():
            page = pages[name]
            least, began = (_least(sized[one][name]["office"], "cpu50") for one in (size, first))
            rows.append(
                (
                    name, _size(size), f"{least:.1f}", f"{_least(page['agency'], 'cpu50'):.1f}",
                    page["rights"], page["ratio"] or "–", f"{least / began:.2f}",
                    " / ".join(map(str, page["queries"])),
                )
            )  # fmt: skip
    head = (
        "List", "Rows", "Office CPU ms", "Agency CPU ms", "Agency to office", "Office to floor", "Growth",
        "Queries",
    )  # fmt: skip
    return _table(head, rows)


def _dossier(found: Found) -> list[str]:
    """Whole processes, with the start of Python and the reading of the workbook."""
    one = found.get("dossier", {})
    rows = [
        (
            name, part["files"], f"{part['seconds']:.1f}", f"{_least(part, 'seconds'):.1f}",
            f"{part['cpu']:.1f}", f"{_least(part, 'cpu'):.1f}", f"{part.get('bytes', 0) / 1e6:.1f}",
        )
        for name, part in one.items()
        if isinstance(part, dict) and "runs" in part
    ]  # fmt: skip
    head = ("Made", "Files", "Seconds, median", "least", "CPU s, median", "least", "MB")
    notes = [
        f"{name}: skipped, {part['skipped']}."
        for name, part in one.items()
        if isinstance(part, dict) and "skipped" in part
    ]
    return [*_table(head, rows), *notes]


def _intake(found: Found) -> list[str]:
    one = found.get("intake")
    if one is None:
        return []
    rows = [(name, step["seconds"], step["cpu"]) for name, step in one["steps"].items()]
    rows.append(("brought, previewed and taken in", one["whole"], one["whole_cpu"]))
    told = (
        f"{one['rows']:,} rows, {one['members']:,} members taken in, at most {one['peak_mb']} MB."
    )
    return [*_table(("Step", "Seconds", "CPU s"), rows), "", told]


def _search(found: Found) -> list[str]:
    rows = []
    for name, one in found.items():
        if not name.startswith("search-"):
            continue
        recall = one["recall"]
        ilike = one.get("ilike", {}).get("all")
        rows.append(
            (
                f"{one['engine']} {one['version']}", f"{one['entries']:,}",
                f"{recall['found']:,} of {recall['variants']:,}", _both(one["first page"]["all"], "p50", "p95"),
                _both(one["suggestions"]["all"], "p50", "p95"), _both(one["search page"]["all"], "p50", "p95"),
                _both(one["search page"]["all"], "cpu50", "cpu95"),
                f"{_slowest(one['search page']):.1f}", _both(ilike, "p50", "p95") if ilike else "–",
                f"{one['size']['data_mb']} / {one['size']['index_mb']}", one["filled_in"],
            )
        )  # fmt: skip
    head = (
        "Engine", "Entries", "Recall of variants", "First 25, p50 / p95 ms", "Suggestions", "Search page", "its CPU ms",
        "Page, worst kind p95", "ILIKE, no index", "MB data / index", "Made in s",
    )  # fmt: skip
    return _table(head, rows)


def _slowest(kinds: Found) -> float:
    return float(max(one["p95"] for kind, one in kinds.items() if kind != "all"))


def _findings(found: Found) -> list[str]:
    one = found.get("findings")
    if one is None:
        return []
    rows = [
        (name, _both(one[name], "p50", "p95"), f"{_least(one[name], 'cpu50'):.1f}")
        for name in ("gather", "find", "page")
    ]
    return _table((f"{one['members']} members", "p50 / p95 ms", "CPU ms, least"), rows)


def _statistics(found: Found) -> list[str]:
    one = found.get("statistics")
    if one is None:
        return []
    rows = [
        (name, _both(one[name], "p50", "p95"), f"{_least(one[name], 'cpu50'):.0f}")
        for name in ("workbook", "page")
    ]
    head = (f"{one['missions']:,} missions", "p50 / p95 ms", "CPU ms, least")
    return [
        *_table(head, rows),
        "",
        f"{one['queries']} queries a page, at most {one['peak_mb']} MB.",
    ]


def _plan(found: Found) -> list[str]:
    """Consolidation of a whole plan: the goal is a second with the search of overlaps."""
    if "plan" not in found:
        return []
    one = found["plan"]
    rows = [
        (name, f"{one[key]['p50']:.0f}", f"{one[key]['p95']:.0f}", f"{one[key]['cpu50']:.0f}")
        for name, key in (("reading every item", "read"), ("finding every overlap", "overlaps"),
                          ("the page, whole", "page"))
    ]  # fmt: skip
    told = f"{one['items']:,} items, {one['pairs']:,} pairs that overlap, {one['queries']} queries."
    return [told, "", *_table(("Step", "p50 ms", "p95 ms", "processor ms"), rows)]


def _writing(found: Found) -> list[str]:
    one = found.get("writing")
    if one is None:
        return []
    rows = [(name, each["writes_a_second"]) for name, each in one["settings"].items()]
    audit = one["audit"]
    told = (
        f"The product uses {one['product']}. An entry of the audit log: {audit['append']['p50']} ms inside "
        f"a transaction, {audit['chained']['p50']} ms in one of its own."
    )
    return [*_table(("SQLite settings", "Small writes a second"), rows), "", told]


def _worlds(found: Found) -> list[str]:
    rows = [
        (f"{one['size']:,}", one["seconds"], one["mb"]) for one in _sized(found, "world").values()
    ]
    return _table(("Visits", "Seconds", "MB"), rows)


def _flow(found: Found) -> list[str]:
    """The bottleneck view; the goal is 300 ms at 10^5 submissions."""
    if "flow" not in found:
        return []
    one = found["flow"]
    named = (
        ("the whole page", "page"), ("open submissions", "submissions"),
        ("open questions", "questions"), ("places of decision", "seats"),
        ("agencies", "agencies"), ("paces of the year", "paces"),
    )  # fmt: skip
    rows = [
        (name, _both(one[key], "p50", "p95"), f"{_least(one[key], 'cpu50'):.0f}")
        for name, key in named
    ]
    head = (f"{one['cases']:,} submissions and as many questions", "p50 / p95 ms", "CPU ms, least")
    return _table(head, rows)
