"""The rows of the table of addresses that belong to the money of visits."""

from tests.whole.access import ALL_VISITS, EDIT, P, Route, visit

KEEPS, CLOSES = visit(P.SETTLEMENT_WRITE), visit(P.DELEGATION_CLOSE)
BILL = {"number": "7", "issued_on": "1/2/2026", "seller": "Cửa hàng Mẫu", "amount": "500000"}
ORDER = {"supplier": "Mẫu", "what_vi": "Phòng", "amount": "500000", "ordered_on": "1/2/2026"}

ROUTES: dict[str, Route] = {
    "spending:visit": Route(ALL_VISITS, None, "approved"),
    "spending:visit@waiting": Route(ALL_VISITS, None, "under_way"),
    "spending:payer": Route(None, EDIT, "approved", {"item": "meals", "bearer": "guest"}),
    "spending:approved": Route(KEEPS, KEEPS, "approved", {"basis": "Quyết định 1"}),
    "spending:submit": Route(None, KEEPS, "approved"),
    "spending:confirm": Route(None, CLOSES, "under_way"),
    "spending:return": Route(None, CLOSES, "under_way", {"reason": "Thiếu hóa đơn"}),
    "spending:add-line": Route(KEEPS, KEEPS, "approved", {"label_vi": "Thuốc"}),
    "spending:line": Route(KEEPS, KEEPS, "approved account-line", {"explanation": "Thêm người"}),
    "spending:order": Route(KEEPS, KEEPS, "approved account-line", ORDER),
    "spending:invoice": Route(KEEPS, KEEPS, "approved account-line", BILL),
    "spending:cancel": Route(None, KEEPS, "approved commitment"),
    "spending:remove": Route(None, KEEPS, "approved invoice"),
}
