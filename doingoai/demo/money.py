"""What the demo office ordered and paid: one visit settled, that of today being spent."""

from datetime import date, timedelta

from doingoai.delegations.actions.money import (
    confirm_settlement_of,
    enter_invoice_of,
    explain_line_of,
    order_for,
    submit_settlement_of,
)
from doingoai.delegations.models import Delegation
from doingoai.demo.people_and_programmes import World
from doingoai.demo.world import MARK
from doingoai.foundation.subjects import subject_of
from doingoai.spending.actions import Bill, Order
from doingoai.spending.models import AccountLine
from doingoai.spending.queries import lines_about

HOTEL = f"Khách sạn Hồ Gươm ({MARK})"
RESTAURANT = f"Nhà hàng Sen Việt ({MARK})"
INTERPRETERS = f"Công ty dịch thuật Á Châu ({MARK})"


def make_money(world: World, running: Delegation, over: Delegation) -> None:
    """Orders and a first invoice of the visit of today; the settlement of the one that is closed."""
    _spend(world, running)
    _settle(world, over)


def _lines(visit: Delegation) -> dict[str, AccountLine]:
    return {line.item: line for line in lines_about(subject_of(visit)).select_related("account")}


def _spend(world: World, visit: Delegation) -> None:
    lines, ha = _lines(visit), world.people["ha"]
    wanted = (
        ("room_head", HOTEL, "Phòng trưởng đoàn, 02 đêm"),
        ("banquet", RESTAURANT, "Tiệc chiêu đãi"),
        ("interpreting", INTERPRETERS, "Phiên dịch tiếng Hàn"),
    )
    for item, supplier, what in wanted:
        line = lines.get(item)
        if line is not None:
            order = Order(
                supplier, what, line.quantity * line.unit_price, world.today - timedelta(days=2)
            )
            order_for(visit, line, order, on=world.today, by=ha, at=world.now)
    line = lines.get("flowers")
    if line is not None:
        bill = Bill(
            "0000412", world.today, f"Cửa hàng hoa Hàng Lược ({MARK})", line.unit_price, "1C26TMS"
        )
        enter_invoice_of(visit, line, bill, on=world.today, by=ha, at=world.now)


def _settle(world: World, visit: Delegation) -> None:
    lines, ha = _lines(visit), world.people["ha"]
    for number, line in enumerate(lines.values(), 1):
        amount = _paid(line)
        if amount:
            bill = Bill(f"{1200 + number:07}", _day(world, visit), _seller(line), amount, "1C26TMS")
            enter_invoice_of(visit, line, bill, on=world.today, by=ha, at=world.now)
    over = lines.get("refreshments")
    if over is not None:
        words = f"Buổi hội đàm kéo dài sang buổi chiều, phục vụ thêm một lượt nước ({MARK})"
        explain_line_of(
            visit, over, changes={"done_quantity": over.quantity + 5, "explanation": words}, by=ha
        )
    if lines:
        submit_settlement_of(visit, on=world.today, by=ha, at=world.now)
        confirm_settlement_of(visit, by=world.people["phong"], at=world.now)


def _day(world: World, visit: Delegation) -> date:
    return min(visit.ends_on, world.today)


def _paid(line: AccountLine) -> int:
    """Five portions more of refreshments, everything else a little below what was approved."""
    if line.item == "refreshments":
        return (line.quantity + 5) * line.unit_price
    return line.quantity * line.unit_price * 95 // 100


def _seller(line: AccountLine) -> str:
    if line.item.startswith(("room", "meals")):
        return HOTEL
    return INTERPRETERS if line.item == "interpreting" else RESTAURANT
