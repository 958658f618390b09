"""Items and activities as plain values, with defaults that overlap with nothing."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from doingoai.yearplan.facts import Activity, ItemLine, Stage
from doingoai.yearplan.states import PlanItemKind, PlanItemState, Planning

_turn = count(1)


def line(starts_on: date = date(2027, 3, 1), days: int = 1, **fields: Any) -> ItemLine:
    fields.setdefault("key", next(_turn))
    fields.setdefault("title_vi", f"Mục {fields['key']}")
    fields.setdefault("unit", "Sở Mẫu")
    fields.setdefault("kind", PlanItemKind.INBOUND)
    return ItemLine(starts_on=starts_on, ends_on=starts_on + timedelta(days=days - 1), **fields)


def planned(starts_on: date = date(2026, 3, 9), days: int = 3, **fields: Any) -> ItemLine:
    fields.setdefault("state", PlanItemState.PLANNED)
    return line(starts_on, days, **fields)


def activity(starts_on: date, item: ItemLine | None = None, **fields: Any) -> Activity:
    key = next(_turn)
    fields.setdefault("stage", Stage.DONE)
    fields.setdefault("planning", Planning.PLANNED if item else Planning.UNPLANNED)
    fields.setdefault("unit", "Sở Mẫu")
    fields.setdefault("kind", PlanItemKind.INBOUND)
    return Activity(
        type="delegation", key=key, reference=f"ĐV-{key}", title=f"Đoàn {key}",
        starts_on=starts_on, ends_on=starts_on, item=item.key if item else None, **fields,
    )  # fmt: skip
