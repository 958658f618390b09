"""The rows of the table of addresses that belong to seating and flag plans of a visit."""

from tests.whole.access import PAPERS, VISIT, P, Route, visit

SEATS = visit(P.SEATING_WRITE)
AT = "visit seating"

ROUTES: dict[str, Route] = {
    "protocol:plans": Route(VISIT, None, "visit"),
    "protocol:make": Route(SEATS, SEATS, "visit", {"item": "", "layout": "photo"}),
    "protocol:plan": Route(VISIT, None, AT),
    "protocol:settings": Route(SEATS, SEATS, AT),
    "protocol:swap": Route(None, SEATS, AT),
    "protocol:lock": Route(None, SEATS, AT),
    "protocol:tie": Route(None, SEATS, AT),
    "protocol:untie": Route(None, SEATS, AT),
    "protocol:drop": Route(None, SEATS, AT),
    "protocol:check": Route(None, SEATS, AT),
    "protocol:remove": Route(None, SEATS, AT),
    "protocol:drawing": Route(PAPERS, None, AT),
    "protocol:printed": Route(PAPERS, None, f"{AT} plates"),
    "protocol:printed@cards": Route(PAPERS, None, f"{AT} cards"),
}
