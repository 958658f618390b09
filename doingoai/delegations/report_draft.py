"""The first draft of the result report, from what the programme says happened. Pure."""

from doingoai.delegations.facts import VisitFacts
from doingoai.foundation.vietnamese import clock_time, short_date
from doingoai.programme.facts import ItemFacts


def draft_of_what_happened(facts: VisitFacts) -> str:
    """Tell the programme as it was run, one line an item, with hosts and place."""
    head = facts.head
    lines = []
    if head is not None:
        title = f" ({head.title_vi})" if head.title_vi else ""
        lines.append(
            f"Đoàn gồm {len(facts.members)} người, do {head.name.full}{title} làm trưởng đoàn."
        )
    lines += [_line(facts, item) for item in facts.items]
    return "\n".join(lines)


def _line(facts: VisitFacts, item: ItemFacts) -> str:
    when = f"{clock_time(item.starts_at.time())} ngày {short_date(item.starts_at.date())}"
    place = f", tại {item.place.name_vi}" if item.place.name_vi else ""
    hosts = facts.hosts_of(item)
    led = f"; {hosts[0].title_vi} {hosts[0].name.full} chủ trì" if hosts and item.hosts else ""
    return f"- {when}: {item.title_vi}{place}{led}."
