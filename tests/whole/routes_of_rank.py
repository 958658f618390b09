"""The rows of the table of addresses that belong to rank and address."""

from tests.whole.access import ALL_VISITS, DIRECTORY, P, Route, both, has, visit

LAYS_DOWN = has(P.PRECEDENCE_WRITE)
LAYS_DOWN_PEOPLE = both(P.PRECEDENCE_WRITE, P.DIRECTORY_VIEW)
FIXES = visit(P.SEATING_WRITE)

ROUTES: dict[str, Route] = {
    "precedence:order": Route(DIRECTORY),
    "precedence:copy": Route(None, LAYS_DOWN),
    "precedence:confirm": Route(None, LAYS_DOWN),
    "precedence:draft": Route(DIRECTORY, None, "order-draft"),
    "precedence:move": Route(None, LAYS_DOWN, "order-draft", {"up": "consul"}),
    "precedence:place": Route(None, LAYS_DOWN, "order-draft", {"rank": "consul", "place": "3"}),
    "precedence:add-rank": Route(LAYS_DOWN, LAYS_DOWN, "order-draft"),
    "precedence:drop-rank": Route(None, LAYS_DOWN, "order-draft own-rank"),
    "precedence:begin": Route(None, LAYS_DOWN, "order-draft"),
    "precedence:drop": Route(None, LAYS_DOWN, "order-draft"),
    "precedence:wordings": Route(DIRECTORY),
    "precedence:of-rank": Route(LAYS_DOWN, LAYS_DOWN),
    "precedence:sample": Route(LAYS_DOWN),
    "precedence:of-person": Route(LAYS_DOWN_PEOPLE, LAYS_DOWN_PEOPLE, "person"),
    "precedence:drop-wording": Route(None, LAYS_DOWN, "wording"),
    "precedence:of-visit": Route(ALL_VISITS, None, "visit"),
    "precedence:stand": Route(FIXES, FIXES, "visit visit.person"),
    "precedence:post": Route(None, FIXES, "visit visit.person"),
    "precedence:free": Route(None, FIXES, "visit visit.person"),
}
