"""The city leaders' week as one printed sheet (A4 across), in Vietnamese."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from django.utils import translation

from doingoai.calendars.week import DAYS, Abroad, LeaderWeek, Meeting
from doingoai.delegations.papers.print.catalogue import TEMPLATES as KIT
from doingoai.documents.rendering.print_engine import PrintJob, render_pdf
from doingoai.foundation.vietnamese import clock_time, date_span_vi, short_date, weekday_vi

TEMPLATES = Path(__file__).parent / "templates"
ONE_DAY = timedelta(days=1)


def week_sheet(rows: Sequence[LeaderWeek], monday: date, *, office: str, on: date) -> bytes:
    """
    Print the week; letters grow smaller until it stands on one page.

    :raises RuleBroken: print.fonts_missing, print.failed, print.too_slow, print.stopped
    """
    with translation.override("vi"):
        job = PrintJob(
            name="leaders_week.pdf",
            source="leaders_week.typ",
            data=_values(rows, monday, office, on),
            created=on,
            assets={
                "kit.typ": (KIT / "kit.typ").read_bytes(),
                "leaders_week.typ": (TEMPLATES / "leaders_week.typ").read_bytes(),
            },
        )
        return render_pdf([job])[0].pdf


def _values(rows: Sequence[LeaderWeek], monday: date, office: str, on: date) -> dict[str, object]:
    last = monday + ONE_DAY * (DAYS - 1)
    listed = [monday + ONE_DAY * number for number in range(DAYS)]
    return {
        "title": "Lịch công tác đối ngoại của lãnh đạo thành phố",
        "author": office,
        "lang": "vi",
        "week": f"Tuần {monday.isocalendar().week}, ngày {date_span_vi(monday, last)}",
        "leader": "Lãnh đạo",
        "nothing": "Không có lịch đối ngoại",
        "clash": "Trùng giờ",
        "open": "Chưa được duyệt",
        "as_of": f"Số liệu ngày {short_date(on)}",
        "days": [[_capital(weekday_vi(day)), f"{day:%d/%m}"] for day in listed],
        "rows": [_row(row, monday) for row in rows],
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(row: LeaderWeek, monday: date) -> dict[str, object]:
    return {
        "name": row.name,
        "title": row.title,
        "is_free": row.is_free,
        "trips": [_trip(trip, monday) for trip in row.missions],
        "days": [[_meeting(one) for one in day] for day in row.days],
    }


def _trip(trip: Abroad, monday: date) -> dict[str, object]:
    first = max((trip.first - monday).days, 0)
    last = min((trip.last - monday).days, DAYS - 1)
    words = f"Đi công tác nước ngoài ({date_span_vi(trip.first, trip.last)}): {trip.title}"
    return {
        "first": first,
        "days": last - first + 1,
        "words": f"{words} · {trip.place}" if trip.place else words,
        "is_open": not trip.is_settled,
    }


def _meeting(one: Meeting) -> dict[str, object]:
    begins = clock_time(one.starts_at.time())
    return {
        "time": f"{begins}–{clock_time(one.ends_at.time())}" if one.ends_at else begins,
        "title": one.title,
        "place": one.place,
        "visit": one.visit,
        "is_open": not one.is_settled,
        "clash": "; ".join(one.clashes),
    }
