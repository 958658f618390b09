"""A yearly plan of which everything is known, and one of which nothing is."""

from dataclasses import replace
from datetime import date

from doingoai.approvals.facts import DecisionFacts
from doingoai.yearplan.facts import AmendmentLine, ItemLine, PlanFacts, PlanLine
from doingoai.yearplan.states import AmendmentKind, PlanItemKind, PlanItemState, PlanState

K, S = PlanItemKind, PlanItemState
TODAY = date(2026, 11, 20)


def line(key, kind=K.INBOUND, **fields):
    """An item of the plan as a paper prints it."""
    usual = {
        "key": key, "kind": kind, "title_vi": f"Hoạt động thử {key}", "unit": f"Sở Thử nghiệm {key % 3}",
        "state": S.PLANNED, "starts_on": date(2027, 3, 9), "ends_on": date(2027, 3, 11),
        "partner_name": f"Thành phố Mẫu {key}", "countries": ("KR",), "people": 12, "days": 3,
        "leader_name": "Phó Chủ tịch UBND thành phố", "budget": 350_000_000,
    }  # fmt: skip
    told = {name: fields.pop(name) for name in list(fields) if name in PlanLine.__slots__}
    usual_told = {"purpose_vi": "Trao đổi kinh nghiệm.", "budget_source": "Ngân sách thành phố"}
    return PlanLine(ItemLine(**{**usual, **fields}), **{**usual_told, **told})


MONTHS = {"starts_on": date(2027, 3, 1), "ends_on": date(2027, 4, 30), "is_month_only": True}
LINES = (
    line(1),
    line(2, K.OUTBOUND, countries=("JP", "ZZ"), **MONTHS),
    line(3, K.CONFERENCE, budget=0, budget_source="", partner_name="", countries=()),
    line(4, K.AGREEMENT, leader_name="", people=0, budget_source="Đơn vị tự lo", budget=20_000_000),
    line(5, K.EVENT, state=S.DROPPED, starts_on=date(2027, 9, 1), ends_on=date(2027, 9, 30),
         is_month_only=True, people=0, days=0),
    line(6, state=S.MERGED, said_back="Cùng đối tác", merged_into_vi="Hoạt động thử 1"),
    line(7, state=S.CUT, said_back="Chưa cần thiết"),
    line(8, added_later=True),
)  # fmt: skip
AMENDMENTS = (
    AmendmentLine(LINES[7].line, AmendmentKind.ADDED, date(2027, 2, 1), "Đối tác mời", "Công văn số 5"),
    AmendmentLine(
        LINES[0].line, AmendmentKind.MOVED, date(2027, 2, 2), "Bạn đề nghị",
        changes=(("starts_on", "2027-03-02", "2027-03-09"), ("people", "10", "12"), ("pillar", "party", "state"),
                 ("countries", "JP", "KR"), ("leader", "", "Phó Chủ tịch")),
    ),
    AmendmentLine(LINES[4].line, AmendmentKind.DROPPED, date(2027, 5, 2), "Không bố trí được kinh phí", batch=2),
)  # fmt: skip
FULL = PlanFacts(
    as_of=TODAY, year=2027, state=PlanState.DECIDED, lines=LINES, amendments=AMENDMENTS,
    decision=DecisionFacts(
        approved=True, decided_on=date(2026, 12, 20), decided_by="Lê Văn Mẫu", number="12/QĐ-UBND",
        post_vi="PHÓ CHỦ TỊCH", submitted_on=date(2026, 12, 10),
    ),
)  # fmt: skip
EMPTY = PlanFacts(as_of=TODAY, year=2027)


def changed(**fields):
    """The complete plan with something else in it."""
    return replace(FULL, **fields)
