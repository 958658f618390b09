"""A list of 10,000 rows: brought, shown in the preview, taken in, and brought again."""

import resource
import time
from collections.abc import Callable
from typing import Any

from bench import book
from bench.asking import Asking, product, signed_in
from doingoai.accounts.models import User
from doingoai.delegations.actions.lists import bring_list, take_list
from doingoai.delegations.models import Delegation, Member
from doingoai.foundation import clock


def measure(*, rows: int = 10_000) -> dict[str, Any]:
    """Run the whole way of a long list in a world made before."""
    officer = User.objects.get(username="ha")
    visit = Delegation.objects.exclude(state__in=["closed", "cancelled", "refused"]).latest("pk")
    content, day = book.long_list(rows), clock.today()
    steps = _Steps()
    brought = steps.take(
        "read and keep",
        lambda: bring_list(
            visit, content, file_name="list.xlsx", as_of=day, by=officer, at=clock.now()
        ),
    )
    asking = Asking(product(), signed_in("ha"))
    address = f"/delegations/{visit.pk}/list/{brought.pk}/"
    page = steps.take("preview page", lambda: asking.get(address))
    steps.take("take in", lambda: take_list(brought, on=day, by=officer, at=clock.now()))
    again = steps.take(
        "read again",
        lambda: bring_list(
            visit, content, file_name="list.xlsx", as_of=day, by=officer, at=clock.now()
        ),
    )
    second = steps.take(
        "take in again", lambda: take_list(again, on=day, by=officer, at=clock.now())
    )
    parts = steps.seconds
    return {
        "rows": rows,
        "steps": parts,
        "whole": round(sum(parts[name]["seconds"] for name in ("read and keep", "preview page", "take in")), 2),
        "whole_cpu": round(sum(parts[name]["cpu"] for name in ("read and keep", "preview page", "take in")), 2),
        "preview_bytes": len(page),
        "members": Member.objects.filter(delegation=visit).count(),
        "unchanged_again": second.unchanged,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


class _Steps:
    def __init__(self) -> None:
        self.seconds: dict[str, dict[str, float]] = {}

    def take(self, name: str, work: Callable[[], Any]) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = work()
        self.seconds[name] = {
            "seconds": round(time.perf_counter() - wall, 2),
            "cpu": round(time.process_time() - cpu, 2),
        }
        return answer
