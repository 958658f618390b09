"""The rows of the table of addresses that belong to what comes after a visit."""

from tests.whole.access import ALL_VISITS, EDIT, EVERYBODY, P, Route, has

FIGURES = has(P.STATISTICS_VIEW)

ROUTES: dict[str, Route] = {
    "afterwards:answer": Route(EVERYBODY, EVERYBODY, "guest-secret.answer", {"overall": "5"}),
    "afterwards:questionnaire": Route(ALL_VISITS, None, "under_way"),
    "afterwards:open": Route(None, EDIT, "under_way"),
    "afterwards:stop": Route(None, EDIT, "under_way"),
    "afterwards:links": Route(None, EDIT, "under_way", {"count": "1", "language": "en"}),
    "afterwards:stop-links": Route(None, EDIT, "under_way under_way.sheet"),
    "afterwards:photographs": Route(ALL_VISITS, None, "under_way"),
    "afterwards:add-photograph": Route(None, EDIT, "under_way"),
    "afterwards:take-photograph": Route(None, EDIT, "under_way under_way.run-photo"),
    "afterwards:photograph": Route(
        ALL_VISITS, EDIT, "under_way under_way.photograph", {"version": "1"}
    ),
    "afterwards:picture": Route(ALL_VISITS, None, "under_way under_way.photograph"),
    "afterwards:remove-photograph": Route(None, EDIT, "under_way under_way.photograph"),
    "afterwards:measures": Route(FIGURES),
    "afterwards:measured-visits": Route(FIGURES),
    "afterwards:measures-file": Route(FIGURES),
}
