"""The office's time zone, for layers that turn moments into days without looking at a clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(moment: datetime | None) -> datetime | None:
    """Give a moment as the office's clock shows it."""
    return moment.astimezone(HERE) if moment else None


def local_day(moment: datetime) -> date:
    """Give the day on which a moment falls at the office."""
    return moment.astimezone(HERE).date()
