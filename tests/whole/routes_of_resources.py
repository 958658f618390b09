"""The rows of the table of addresses that belong to people, cars and rooms."""

from tests.whole.access import P, Route, has, only, visit

SEES, BOOKS, KEEPS = has(P.RESOURCE_VIEW), has(P.RESOURCE_BOOK), has(P.RESOURCE_WRITE)
ASKER = only("officer")
NEEDS, BOOKS_FOR = visit(P.RESOURCE_VIEW), visit(P.RESOURCE_BOOK)

ROUTES: dict[str, Route] = {
    "resources:board": Route(SEES),
    "resources:register": Route(SEES),
    "resources:add": Route(KEEPS, KEEPS),
    "resources:detail": Route(SEES, None, "interpreter"),
    "resources:edit": Route(KEEPS, KEEPS, "interpreter"),
    "resources:edit@vehicle": Route(KEEPS, KEEPS, "car"),
    "resources:edit@room": Route(KEEPS, KEEPS, "hall"),
    "resources:skill": Route(None, KEEPS, "interpreter"),
    "resources:skill-remove": Route(None, KEEPS, "interpreter skill"),
    "resources:absence": Route(None, KEEPS, "interpreter"),
    "resources:absence-remove": Route(None, KEEPS, "interpreter absence"),
    "resources:book": Route(None, BOOKS, "interpreter"),
    "resources:move": Route(BOOKS, BOOKS, "own-booking"),
    "resources:move@item": Route(BOOKS, BOOKS, "booking"),
    "resources:cancel": Route(None, BOOKS, "own-booking"),
    "resources:hosting": Route(BOOKS),
    "resources:assign": Route(None, BOOKS),
    "resources:staffing": Route(ASKER, None, "staffing"),
    "resources:staffing-stop": Route(None, ASKER, "staffing"),
    "resources:staffing-accept": Route(None, ASKER, "staffing"),
    # Who and what an item of a visit needs.
    "delegations:needs": Route(NEEDS, BOOKS_FOR, "visit visit.item"),
    "delegations:drop-need": Route(None, BOOKS_FOR, "visit visit.item need"),
    "delegations:book-need": Route(None, BOOKS_FOR, "visit visit.item need"),
    "delegations:free": Route(None, BOOKS_FOR, "visit visit.item booking"),
}
