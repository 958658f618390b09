"""The rows of the table of addresses that belong to gifts."""

from tests.whole.access import P, Route, has, visit

SEES, KEEPS = has(P.GIFT_VIEW), has(P.GIFT_WRITE)
OF_VISIT, KEEPS_OF_VISIT = visit(P.GIFT_VIEW), visit(P.GIFT_WRITE)

ROUTES: dict[str, Route] = {
    "gifts:stock": Route(SEES),
    "gifts:add": Route(KEEPS, KEEPS, "", {"name_vi": "Gốm", "value": "500000"}),
    "gifts:gift": Route(SEES, None, "gift"),
    "gifts:edit": Route(KEEPS, KEEPS, "gift", {"name_vi": "Gốm", "value": "500000"}),
    "gifts:deliver": Route(None, KEEPS, "gift", {"quantity": "2"}),
    "gifts:visit": Route(OF_VISIT, None, "visit"),
    "gifts:reserve": Route(KEEPS_OF_VISIT, KEEPS_OF_VISIT, "visit"),
    "gifts:receive": Route(KEEPS_OF_VISIT, KEEPS_OF_VISIT, "visit"),
    "gifts:give": Route(None, KEEPS_OF_VISIT, "visit giving"),
    "gifts:release": Route(None, KEEPS_OF_VISIT, "visit giving"),
}
