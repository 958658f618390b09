"""The board of people, cars and rooms: a month of thousands of bookings, and its weeks and days."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from bench import timing
from bench.asking import Asking, product, signed_in
from doingoai.accounts.models import User
from doingoai.directory.models import Place
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.resources.models import Booking, Need, Resource

FIRST = date(2090, 3, 1)
DAYS = 31
SLOTS = 7
"""Bookings of two hours from seven in the morning."""
PEOPLE, DRIVERS, VEHICLES, ROOMS = 40, 10, 20, 25
TURNS = 5
VIEWS = {
    "month": "/resources/?view=month&on=2090-03-15",
    "week": "/resources/?view=week&on=2090-03-15",
    "day": "/resources/?view=day&on=2090-03-15",
}


def measure(*, bookings: int, unmet: int = 60) -> dict[str, Any]:
    """A pool of an office and so many bookings in one month: each view as a signed-in person gets it."""
    _fill(bookings, unmet)
    asking = Asking(product(), signed_in("lan"))
    works = {name: _asked(asking, address) for name, address in VIEWS.items()}
    found = timing.beside(works, turns=TURNS, runs=3)
    sizes = {
        name: {
            "kb": round(len(asking.get(address)) / 1024, 1),
            "gzip_kb": round(len(asking.get(address, gzip=True)) / 1024, 1),
            "queries": len(asking.statements(address)),
        }
        for name, address in VIEWS.items()
    }
    return found | {"bookings": bookings, "pool": Resource.objects.count(), "sizes": sizes}


def _asked(asking: Asking, address: str) -> timing.Work:
    return lambda: asking.get(address)


def _fill(bookings: int, unmet: int) -> None:
    chance, by, now = random.Random(7), User.objects.get(username="lan"), clock.now()
    Booking.objects.all().delete()
    Need.objects.all().delete()
    Resource.objects.all().delete()
    pool = Resource.objects.bulk_create(_pool())
    places = [(one, day, slot) for one in pool for day in range(DAYS) for slot in range(SLOTS)]
    Booking.objects.bulk_create(
        (
            Booking(
                resource=one, starts_at=_at(day, slot), ends_at=_at(day, slot) + timedelta(hours=2),
                about_label=f"Hoạt động số {number} (ĐV-2090-{number % 60:04d})", booked_by=by,
                booked_at=now, is_displaced=number % 50 == 0,
            )
            for number, (one, day, slot) in enumerate(chance.sample(places, bookings))
        ),
        batch_size=500,
    )  # fmt: skip
    Need.objects.bulk_create(
        Need(
            about_type="item", about_id=f"9{number:06d}", about_label=f"Hoạt động số {number}",
            kind="interpreter", language="ko", starts_at=_at(number % DAYS, 1),
            ends_at=_at(number % DAYS, 2),
        )
        for number in range(unmet)
    )  # fmt: skip


def _pool() -> list[Resource]:
    made = [
        *(("person", f"Phiên dịch mẫu {n}", {"is_interpreter": True}) for n in range(PEOPLE)),
        *(("person", f"Lái xe mẫu {n}", {"is_driver": True}) for n in range(DRIVERS)),
        *(("vehicle", f"29A-{n:03d}.00", {"seats": 7}) for n in range(VEHICLES)),
    ]
    rooms = Place.objects.bulk_create(
        Place(kind="room", name_vi=f"Phòng mẫu của bảng {n}", sort_key=f"{n:03d}")
        for n in range(ROOMS)
    )
    made += [("room", place.name_vi, {"place": place}) for place in rooms]
    return [
        Resource(kind=kind, name=name, sort_key=f"{number:04d}", folded=name.lower(), **more)
        for number, (kind, name, more) in enumerate(made)
    ]


def _at(day: int, slot: int) -> datetime:
    return datetime.combine(FIRST + timedelta(days=day), time(7 + 2 * slot), HERE)
