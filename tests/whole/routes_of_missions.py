"""The rows of the table of addresses that belong to missions abroad."""

from tests.whole.access import (
    APPRAISES,
    ASKS_MISSIONS,
    INSIDE,
    KEEPS,
    MISSION,
    MISSIONS,
    WHY,
    P,
    Route,
    mission,
)

ROUTES: dict[str, Route] = {
    # Missions abroad: the request.
    "missions:list": Route(MISSIONS),
    "missions:export": Route(MISSIONS),
    "missions:open": Route(ASKS_MISSIONS, ASKS_MISSIONS),
    "missions:lookup-people": Route(ASKS_MISSIONS),
    "missions:lookup-partners": Route(ASKS_MISSIONS),
    "missions:detail": Route(MISSION, None, "mission.draft"),
    "missions:detail@requested": Route(INSIDE, None, "mission.requested"),
    "missions:edit": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:prepare": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:send": Route(None, KEEPS, "mission.draft"),
    "missions:ask-back": Route(None, APPRAISES, "mission.requested"),
    "missions:cancel": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:attach": Route(None, KEEPS, "mission.draft"),
    "missions:add-leg": Route(None, KEEPS, "mission.draft"),
    "missions:leg": Route(KEEPS, KEEPS, "mission.draft mission.draft.leg"),
    "missions:remove-leg": Route(None, KEEPS, "mission.draft mission.draft.leg"),
    "missions:people": Route(MISSION, None, "mission.draft"),
    "missions:add-traveller": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:traveller": Route(KEEPS, KEEPS, "mission.draft mission.draft.traveller"),
    "missions:passport": Route(KEEPS, KEEPS, "mission.draft mission.draft.traveller"),
    "missions:passport-number": Route(
        None, mission(P.PASSPORT_READ), "mission.draft mission.draft.traveller"
    ),
    "missions:remove-traveller": Route(None, KEEPS, "mission.draft mission.draft.traveller"),
    "missions:money": Route(INSIDE, None, "mission.draft"),
    "missions:add-funding": Route(None, KEEPS, "mission.draft"),
    "missions:funding": Route(KEEPS, KEEPS, "mission.draft mission.draft.funding"),
    "missions:remove-funding": Route(None, KEEPS, "mission.draft mission.draft.funding"),
    "missions:of-programme": Route(MISSION, None, "mission.draft.programme"),
    "missions:programme": Route(MISSION, None, "mission.draft"),
    "missions:add-item": Route(KEEPS, KEEPS, "mission.draft"),
    "missions:item": Route(KEEPS, KEEPS, "mission.draft mission.draft.item"),
    "missions:remove-item": Route(None, KEEPS, "mission.draft mission.draft.item"),
    # Appraisal, opinions, decision.
    "missions:appraisal": Route(INSIDE, None, "mission.requested"),
    "missions:override": Route(APPRAISES, APPRAISES, "mission.requested"),
    "missions:restore-rule": Route(None, APPRAISES, "mission.requested mission.requested.override"),
    "missions:consult": Route(INSIDE, None, "mission.draft"),
    "missions:consult@requested": Route(INSIDE, None, "mission.requested"),
    "missions:consult@submitted": Route(INSIDE, None, "mission.submitted"),
    "missions:consult@refused": Route(INSIDE, None, "mission.refused"),
    "missions:ask": Route(None, mission(P.CONSULTATION_ASK), "mission.requested"),
    "missions:withdraw": Route(
        None, mission(P.CONSULTATION_ASK), "mission.draft mission.consultation"
    ),
    "missions:record-answer": Route(
        mission(P.CONSULTATION_RECORD),
        mission(P.CONSULTATION_RECORD),
        "mission.draft mission.consultation",
    ),
    "missions:submit": Route(None, mission(P.CASE_SUBMIT), "mission.requested"),
    "missions:decide": Route(None, mission(P.CASE_DECIDE), "mission.submitted"),
    "missions:reopen": Route(None, APPRAISES, "mission.refused"),
    # What comes after the decision.
    "missions:after": Route(INSIDE, KEEPS, "mission.under_way"),
    "missions:after@approved": Route(INSIDE, None, "mission.approved"),
    "missions:after@back": Route(INSIDE, None, "mission.back"),
    "missions:after@reported": Route(INSIDE, None, "mission.reported"),
    "missions:leave": Route(None, KEEPS, "mission.approved"),
    "missions:returned": Route(None, KEEPS, "mission.under_way"),
    "missions:log": Route(None, KEEPS, "mission.under_way"),
    "missions:file-report": Route(None, KEEPS, "mission.back"),
    "missions:report-back": Route(None, APPRAISES, "mission.reported"),
    "missions:close": Route(None, APPRAISES, "mission.reported"),
    "missions:promise": Route(None, KEEPS, "mission.under_way"),
    "missions:propose-steps": Route(None, KEEPS, "mission.approved"),
    "missions:add-step": Route(None, KEEPS, "mission.approved"),
    "missions:step": Route(KEEPS, KEEPS, "mission.approved mission.approved.step"),
    "missions:of-change": Route(INSIDE, None, "mission.approved.change"),
    "missions:ask-change": Route(KEEPS, KEEPS, "mission.approved"),
    "missions:submit-change": Route(
        mission(P.CASE_SUBMIT), mission(P.CASE_SUBMIT), "mission.under_way mission.under_way.change"
    ),
    "missions:decide-change": Route(
        mission(P.CASE_DECIDE), mission(P.CASE_DECIDE), "mission.approved mission.approved.change"
    ),
    "missions:take-back-change": Route(None, KEEPS, "mission.under_way mission.under_way.change"),
    # Papers of a mission.
    "missions:briefing": Route(mission(P.STEP_TICK), mission(P.STEP_TICK), "mission.draft"),
    "missions:papers": Route(mission(P.PAPER_VIEW), None, "mission.draft"),
    "missions:make-papers": Route(
        None, mission(P.PAPER_MAKE), "mission.draft", {"kind": "mission_estimate"}
    ),
    "missions:dossier": Route(mission(P.PAPER_VIEW), None, "mission.draft", WHY),
    "missions:paper": Route(mission(P.PAPER_VIEW), None, "mission.draft mission.paper"),
    "missions:issue-paper": Route(None, mission(P.PAPER_ISSUE), "mission.draft mission.paper"),
    "missions:download-paper": Route(mission(P.PAPER_VIEW), None, "mission.draft mission.paper 1"),
}
