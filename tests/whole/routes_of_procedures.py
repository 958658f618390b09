"""The rows of the table of addresses that belong to the book of procedures and to checklists."""

from tests.whole.access import ALL_VISITS, P, Route, has, visit

BOOK, KEEPS = has(P.DELEGATION_VIEW_ALL), has(P.PROCEDURE_WRITE)
TICKS = visit(P.STEP_TICK)
FROM_TODAY = {"valid_from": "01/01/2099", "basis": "Biên bản", "laid_down_by": "Phòng Lễ tân"}
STEP = {"text_vi": "Nước", "amount": "2", "unit": "hours", "when": "before", "confidence": "H"}
CLAUSE = {"number": "Điều 9", "text_vi": "Nội dung (Mẫu)"}

ROUTES: dict[str, Route] = {
    # The book of procedures.
    "procedures:book": Route(BOOK),
    "procedures:load": Route(None, KEEPS),
    "procedures:add": Route(KEEPS, KEEPS, "", {"name_vi": "Tiễn khách", "serves": "farewell"}),
    "procedures:procedure": Route(BOOK, None, "procedure"),
    "procedures:draft": Route(None, KEEPS, "procedure"),
    "procedures:version": Route(BOOK, None, "procedure_version"),
    "procedures:version@draft": Route(BOOK, None, "procedure_draft"),
    "procedures:in-force": Route(None, KEEPS, "procedure_draft", FROM_TODAY),
    "procedures:discard": Route(None, KEEPS, "procedure_draft"),
    "procedures:confirm": Route(None, KEEPS, "procedure_version"),
    "procedures:add-step": Route(KEEPS, KEEPS, "procedure_draft", STEP),
    "procedures:step": Route(KEEPS, KEEPS, "draft_step", STEP),
    "procedures:remove-step": Route(None, KEEPS, "draft_step"),
    "procedures:move-step": Route(None, KEEPS, "draft_step up"),
    "procedures:take-lesson": Route(None, KEEPS, "lesson"),
    "procedures:set-aside": Route(KEEPS, KEEPS, "lesson", {"why": "Chỉ một lần"}),
    # The codes of conduct.
    "procedures:codes": Route(BOOK),
    "procedures:code": Route(BOOK, None, "conduct"),
    "procedures:assess": Route(BOOK, BOOK, "assessed_code"),
    "procedures:code-draft": Route(None, KEEPS, "conduct"),
    "procedures:code-version": Route(BOOK, None, "conduct_draft"),
    "procedures:code-in-force": Route(None, KEEPS, "conduct_draft", FROM_TODAY),
    "procedures:code-discard": Route(None, KEEPS, "conduct_draft"),
    "procedures:add-clause": Route(KEEPS, KEEPS, "conduct_draft", CLAUSE),
    "procedures:clause": Route(KEEPS, KEEPS, "clause", CLAUSE),
    "procedures:remove-clause": Route(None, KEEPS, "clause"),
    # The checklists of a visit.
    "procedures:visit": Route(ALL_VISITS, None, "visit"),
    "procedures:print": Route(ALL_VISITS, None, "visit"),
    "procedures:briefing": Route(TICKS, TICKS, "visit"),
    "procedures:lesson": Route(TICKS, TICKS, "visit visit_item procedure", {"text": "Sớm hơn"}),
    "procedures:tick": Route(None, TICKS, "visit visit_item open_step"),
    "procedures:depart": Route(
        TICKS, TICKS, "visit visit_item open_step", {"outcome": "not_done", "reason": "Mưa"}
    ),
    "procedures:confirm-step": Route(None, TICKS, "visit visit_item ticked_step"),
    "procedures:take-back": Route(None, TICKS, "visit visit_item own_step"),
}
