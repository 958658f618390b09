"""The rows of the table of addresses that belong to seating and flag plans of a visit."""

from tests.whole.access import DIRECTORY, PAPERS, VISIT, P, Route, has, visit

SEATS = visit(P.SEATING_WRITE)
AT = "visit seating"
HALL = "visit seated-hall"
LAYS_DOWN = has(P.PRECEDENCE_WRITE)

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
    "protocol:plan@hall": Route(VISIT, None, HALL),
    "protocol:settings@hall": Route(SEATS, SEATS, HALL),
    "protocol:search": Route(VISIT, None, HALL),
    "protocol:why": Route(VISIT, None, f"{HALL} seated-guest"),
    "protocol:improve": Route(None, SEATS, HALL, {"seconds": "10"}),
    "protocol:cancel": Route(None, SEATS, HALL),
    "protocol:accept": Route(None, SEATS, HALL),
    "protocol:decline": Route(None, SEATS, HALL),
    "protocol:layout-rules": Route(DIRECTORY),
    "protocol:confirm-rule": Route(LAYS_DOWN, LAYS_DOWN, "talks", {"basis": "Sổ tay lễ tân (Mẫu)"}),
    "protocol:reopen-rule": Route(None, LAYS_DOWN, "talks"),
    "protocol:drawing": Route(PAPERS, None, AT),
    "protocol:printed": Route(PAPERS, None, f"{AT} plates"),
    "protocol:printed@cards": Route(PAPERS, None, f"{AT} cards"),
}
