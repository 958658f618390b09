"""Held against each other: what the log of a visit says of its steps, and what stands on its checklists."""

from doingoai.delegations.models import Delegation
from doingoai.runsheet.models import Refusal
from doingoai.runsheet.queries import days_of, log_of


def disagreeing(visit: Delegation) -> list[str]:
    """Things about which the checklist says otherwise than the log, and no reason for it is kept."""
    refused = {str(one) for one in Refusal.objects.values_list("entry__number", flat=True)}
    said = log_of(visit).things
    return [
        thing
        for item in days_of([visit])[0].items
        for step in item.steps
        for thing in (step.key, step.second)
        if thing in said and not said[thing].is_contradictory
        and said[thing].heads[-1].id not in refused
        and (said[thing].value == "yes") != step.stands(thing)
    ]  # fmt: skip
