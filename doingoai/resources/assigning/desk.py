"""
The work in numbers, and an assignment being made: what it costs is kept with each change.

Cost is what the assignment adds: work done earlier in the month makes more of it dearer, and costs
nothing by itself.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from doingoai.resources.assigning.facts import PEOPLE, Item, Need, Role, Taken, Work
from doingoai.resources.assigning.fitting import clash, has_skill

NOBODY = -1
UNIT = 30
# Kinds of clashes: people travel and rest, cars travel, rooms stay.
KIND = {Role.VEHICLE: 1, Role.ROOM: 2}


class Desk:
    """Needs as slots with their candidates; clashes of items as bits. Nothing here changes."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.slots: list[tuple[int, Need]] = [
            (place, need) for place, item in enumerate(work.items) for need in item.needs
        ]
        self.item_of = [place for place, _need in self.slots]
        self.kind_of = [KIND.get(need.role, 0) for _place, need in self.slots]
        self.clashes = self._clashes()
        parties = {party: place for place, party in enumerate(
            dict.fromkeys(item.party for item in work.items))}  # fmt: skip
        self.party_of = [parties[work.items[place].party] for place in self.item_of]
        self.counts_parties = [
            need.role in PEOPLE and bool(work.items[place].party) for place, need in self.slots
        ]
        self.units = [
            max(1, round((item.ends_at - item.starts_at) / timedelta(minutes=UNIT)))
            for item in (work.items[place] for place in self.item_of)
        ]
        self.with_party = self._with_party(parties)
        self.load = [resource.load // UNIT for resource in work.resources]
        self.is_fixed = [
            (work.items[place].key, need.key) in work.fixed for place, need in self.slots
        ]
        self.candidates = self._candidates()
        self.fit = [
            {one: self._fit(need, one) for one in able}
            for (_place, need), able in zip(self.slots, self.candidates, strict=True)
        ]

    def _clashes(self) -> list[list[int]]:
        """For each kind and item the items it clashes with, itself among them."""
        items, roles = self.work.items, (Role.OFFICER, Role.VEHICLE, Role.ROOM)
        masks = [[1 << place for place in range(len(items))] for _role in roles]
        order = sorted(range(len(items)), key=lambda place: items[place].starts_at)
        reach = timedelta(minutes=max(self.work.rest, 24 * 60))
        for rank, one in enumerate(order):
            for other in order[rank + 1 :]:
                if items[other].starts_at - items[one].ends_at > reach:
                    continue
                for kind, role in enumerate(roles):
                    if clash(self.work, role, items[one], items[other]):
                        masks[kind][one] |= 1 << other
                        masks[kind][other] |= 1 << one
        return masks

    def _taken_meanwhile(self) -> dict[str, list[Taken]]:
        """What stands in or near the days of the items, by resource: the rest of the year is far."""
        taken: dict[str, list[Taken]] = defaultdict(list)
        near = timedelta(minutes=max(self.work.rest, 24 * 60))
        first = min((one.starts_at for one in self.work.items), default=None)
        last = max((one.ends_at for one in self.work.items), default=None)
        for one in self.work.taken:
            if first and last and one.ends_at > first - near and one.starts_at < last + near:
                taken[one.resource].append(one)
        return taken

    def _candidates(self) -> list[list[int]]:
        """Whoever has the skill and is there; the one a person chose alone."""
        taken = self._taken_meanwhile()
        found, known = [], {one.key: place for place, one in enumerate(self.work.resources)}
        for place, need in self.slots:
            item = self.work.items[place]
            chosen = known.get(self.work.fixed.get((item.key, need.key), ""))
            found.append(
                [chosen] if chosen is not None else
                [
                    number for number, resource in enumerate(self.work.resources)
                    if has_skill(resource, need)
                    and not any(clash(self.work, need.role, item, t) for t in taken[resource.key])
                ]
            )  # fmt: skip
        return found

    def _with_party(self, parties: dict[str, int]) -> list[dict[int, int]]:
        """For each resource the parties it is booked for already."""
        places = {one.key: place for place, one in enumerate(self.work.resources)}
        known: list[dict[int, int]] = [{} for _one in places]
        for one in self.work.taken:
            if one.party in parties and one.party and one.resource in places:
                known[places[one.resource]][parties[one.party]] = 1
        return known

    def is_accompanied(self, role: Role, party: int) -> bool:
        """Whether somebody of this role is with a party already."""
        return any(
            party in known and one.can_be(role)
            for one, known in zip(self.work.resources, self.with_party, strict=True)
        )

    def _fit(self, need: Need, resource: int) -> int:
        """What a resource costs a need by itself: a rank that does not fit, chairs left empty."""
        one, weights = self.work.resources[resource], self.work.weights
        cost = weights.rank * abs(one.rank - need.rank) if need.rank else 0
        if need.role in (Role.VEHICLE, Role.ROOM):
            cost += weights.waste * (one.seats - need.seats)
        return cost

    def item(self, slot: int) -> Item:
        return self.work.items[self.item_of[slot]]


class Draft:
    """Who does what so far; no resource is ever at two clashing items."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.by = [NOBODY] * len(desk.slots)
        resources = len(desk.work.resources)
        self.busy = [0] * resources
        self.slots: list[set[int]] = [set() for _one in range(resources)]
        self.load = list(desk.load)
        self.with_party = [dict(known) for known in desk.with_party]
        self.cost = desk.work.weights.unmet * len(desk.slots)

    def is_free(self, slot: int, resource: int) -> bool:
        desk = self.desk
        return not self.busy[resource] & desk.clashes[desk.kind_of[slot]][desk.item_of[slot]]

    def in_the_way(self, slot: int, resource: int) -> list[int]:
        """Which slots of a resource clash with a slot."""
        desk = self.desk
        mask = desk.clashes[desk.kind_of[slot]][desk.item_of[slot]]
        return [one for one in self.slots[resource] if mask >> desk.item_of[one] & 1]

    def price(self, slot: int, resource: int) -> int:
        """What the plan costs more, or less, when a resource takes an open slot."""
        desk, weights = self.desk, self.desk.work.weights
        units, load = desk.units[slot], self.load[resource]
        cost = desk.fit[slot][resource] - weights.unmet
        cost += weights.load * units * (2 * load + units)
        if desk.counts_parties[slot] and not self.with_party[resource].get(desk.party_of[slot]):
            cost += weights.change
        return cost

    def take(self, slot: int, resource: int) -> None:
        desk = self.desk
        self.cost += self.price(slot, resource)
        self.by[slot] = resource
        self.busy[resource] |= 1 << desk.item_of[slot]
        self.slots[resource].add(slot)
        self.load[resource] += desk.units[slot]
        if desk.counts_parties[slot]:
            counts, party = self.with_party[resource], desk.party_of[slot]
            counts[party] = counts.get(party, 0) + 1

    def drop(self, slot: int) -> int:
        """Open a slot again; answers who had it."""
        desk, resource = self.desk, self.by[slot]
        if resource == NOBODY:
            return resource
        self.by[slot] = NOBODY
        self.busy[resource] &= ~(1 << desk.item_of[slot])
        self.slots[resource].discard(slot)
        self.load[resource] -= desk.units[slot]
        if desk.counts_parties[slot]:
            self.with_party[resource][desk.party_of[slot]] -= 1
        self.cost -= self.price(slot, resource)
        return resource


def lowest_cost(desk: Desk) -> int:
    """What no assignment goes below: each need by its best fit, one change a party, even load."""
    weights = desk.work.weights
    cost, groups = 0, set()
    units: dict[Role, int] = defaultdict(int)
    for slot, (_place, need) in enumerate(desk.slots):
        if not desk.candidates[slot]:
            cost += weights.unmet
            continue
        cost += min(desk.fit[slot].values())
        units[need.role] += desk.units[slot]
        party = desk.party_of[slot]
        if desk.counts_parties[slot] and not desk.is_accompanied(need.role, party):
            groups.add((need.role, party))
    return cost + weights.change * len(groups) + weights.load * _even_load(desk, units)


def _even_load(desk: Desk, units: dict[Role, int]) -> int:
    """The least sum of squares when the work of a role could be split among all of it."""
    total = 0
    for role in Role:
        loads = sorted(
            load
            for load, one in zip(desk.load, desk.work.resources, strict=True)
            if one.can_be(role)
        )
        left, level = units.get(role, 0), list(loads)
        while left and level:
            step = min(range(len(level)), key=level.__getitem__)
            level[step] += 1
            left -= 1
        total += sum(load * load for load in level) - sum(load * load for load in loads)
    return total


def double_bookings(desk: Desk, by: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of slots that clash and have the same resource, found afresh from the items themselves."""
    work = desk.work
    return [
        (one, other)
        for one, other in combinations(range(len(by)), 2)
        if by[one] == by[other] != NOBODY
        and (
            desk.item_of[one] == desk.item_of[other]
            or clash(work, desk.slots[one][1].role, desk.item(one), desk.item(other))
        )
    ]
