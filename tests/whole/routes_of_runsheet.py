"""The rows of the table of addresses that belong to the day on a phone."""

from tests.whole.access import ALL_VISITS, EVERYBODY, P, Route, has, visit

USES = visit(P.RUNSHEET_USE)

ROUTES: dict[str, Route] = {
    "runsheet:today": Route(has(P.RUNSHEET_USE, P.DELEGATION_VIEW_ALL)),
    "runsheet:enrol": Route(None, has(P.RUNSHEET_USE)),
    "runsheet:stop": Route(None, has(P.RUNSHEET_USE), "run-device"),
    "runsheet:say": Route(None, USES, "visit", {"thing": "item-1:begun", "value": "yes"}),
    "runsheet:live": Route(ALL_VISITS, None, "visit"),
    "runsheet:note": Route(None, USES, "visit", {"text": "Đã đến"}),
    "runsheet:settle": Route(None, USES, "visit", {"thing": "item-1:begun", "value": "yes"}),
    "runsheet:photo": Route(ALL_VISITS, None, "visit run-photo"),
    # The frame of the phone holds nothing of any visit.
    "runsheet:phone": Route(EVERYBODY),
    "runsheet:worker": Route(EVERYBODY),
    "runsheet:manifest": Route(EVERYBODY),
    # What a phone asks by a secret in its heading: nobody's cookie opens it.
    "runsheet:device-day": Route(None, None),
    "runsheet:device-entries": Route(None, None),
    "runsheet:device-photo": Route(None, None, "run-photo"),
    "runsheet:device-face": Route(None, None, "visit.member"),
    "runsheet:device-wiped": Route(None, None),
    "runsheet:device-state": Route(EVERYBODY, None, "run-key"),
}
