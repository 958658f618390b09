"""Moving ranks inside an order: up, down, to a place. Ranks in one group are equal."""

from collections.abc import Mapping

from doingoai.precedence.facts import Groups


def raised(groups: Groups, code: str) -> Groups:
    """Move a rank one step up: out of its group to stand above it, or from alone into the next."""
    return _turned(lowered(_turned(groups), code))


def lowered(groups: Groups, code: str) -> Groups:
    """Move a rank one step down: out of its group to stand below it, or from alone into the next."""
    at = _at(groups, code)
    rest = tuple(other for other in groups[at] if other != code)
    if rest:
        return (*groups[:at], rest, (code,), *groups[at + 1 :])
    if at + 1 == len(groups):
        return groups
    return (*groups[:at], (*groups[at + 1], code), *groups[at + 2 :])


def put_at(groups: Groups, code: str, place: int) -> Groups:
    """Give a rank a place of its own; who stood there and below moves down."""
    others = without(groups, code)
    at = min(max(place, 1), len(others) + 1) - 1
    return (*others[:at], (code,), *others[at:])


def without(groups: Groups, code: str) -> Groups:
    left = (tuple(other for other in group if other != code) for group in groups)
    return tuple(group for group in left if group)


def settled(groups: Groups, grades: Mapping[str, int], moved: str) -> dict[str, int]:
    """Give the grades after a move: who was moved takes the nearest grade that fits the neighbours."""
    at = _at(groups, moved)
    beside = [grades[code] for code in groups[at] if code != moved]
    if beside:
        return {**grades, moved: beside[0]}
    least = max((grades[code] for group in groups[:at] for code in group), default=0)
    below = [grades[code] for group in groups[at + 1 :] for code in group]
    own = max(grades[moved], least)
    return {**grades, moved: min(own, *below) if below else own}


def _at(groups: Groups, code: str) -> int:
    return next(at for at, group in enumerate(groups) if code in group)


def _turned(groups: Groups) -> Groups:
    return groups[::-1]
