"""The demo office's stock of gifts, and those of the visit of today."""

from doingoai.delegations.actions.gifts import (
    give_gift_of,
    receive_gift_from,
    reserve_gift_for,
)
from doingoai.delegations.models import Delegation, Member
from doingoai.demo.people_and_programmes import World
from doingoai.demo.world import MARK
from doingoai.gifts.actions import add_gift
from doingoai.norms.queries import figure_table

STOCK = (
    (f"Tranh sơn mài Khuê Văn Các ({MARK})", "Lacquer painting of Khuê Văn Các (sample)", "Hạ Thái, Hà Nội", 1_700_000, 6),
    (f"Bình gốm Bát Tràng ({MARK})", "Bát Tràng vase (sample)", "Bát Tràng, Hà Nội", 850_000, 12),
    (f"Khăn lụa Vạn Phúc ({MARK})", "Vạn Phúc silk scarf (sample)", "Vạn Phúc, Hà Nội", 600_000, 20),
    (f"Đồng hồ để bàn chạm khảm ({MARK})", "Inlaid table clock (sample)", "Chuôn Ngọ, Hà Nội", 950_000, 4),
)  # fmt: skip


def make_gifts(world: World, running: Delegation) -> None:
    """Fill the stock; give the head a gift, put two aside, note one that was received."""
    ha = world.people["ha"]
    gifts = [
        add_gift(
            name_vi=name_vi, name_en=name_en, made_in=made_in, value=value, quantity=pieces,
            by=ha, at=world.now,
        )
        for name_vi, name_en, made_in, value, pieces in STOCK
    ]  # fmt: skip
    guests = list(Member.objects.filter(delegation=running).order_by("order", "pk")[:3])
    table = figure_table()
    kept = [
        reserve_gift_for(guest, gift=gift, reason="", table=table, by=ha, at=world.now)
        for guest, gift in zip(guests, gifts[:3], strict=True)
    ]
    give_gift_of(running, kept[0], by=ha, at=world.now)
    receive_gift_from(
        guests[0], what=f"Mô hình cổng thành ({MARK})", value=None, by=ha, at=world.now,
        handling=f"Trưng bày tại phòng khách của Sở ({MARK})",
    )  # fmt: skip
