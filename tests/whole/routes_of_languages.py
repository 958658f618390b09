"""The rows of the table of addresses that belong to the staff's languages."""

from tests.whole.access import P, Route, has

SEES, KEEPS = has(P.RESOURCE_VIEW), has(P.LANGUAGE_WRITE)

ROUTES: dict[str, Route] = {
    "languages:register": Route(SEES),
    "languages:add": Route(KEEPS, KEEPS),
    "languages:edit": Route(KEEPS, KEEPS, "competence"),
    "languages:drop": Route(None, KEEPS, "competence"),
    "languages:needs": Route(SEES),
    "languages:add-need": Route(KEEPS, KEEPS),
    "languages:drop-need": Route(None, KEEPS, "language-need"),
    "languages:courses": Route(SEES),
    "languages:add-course": Route(KEEPS, KEEPS),
    "languages:course": Route(KEEPS, KEEPS, "language-course"),
    "languages:certificates": Route(SEES),
    "languages:settle": Route(KEEPS, KEEPS),
}
