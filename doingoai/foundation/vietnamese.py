"""Stand-in until the real module is merged."""

from datetime import date


def short_date(day: date) -> str:
    """Write a date for tables and screens: "05/02/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def group_digits(number: int) -> str:
    """Write a number with dots between thousands: "9.400.000"."""
    return f"{number:,}".replace(",", ".")
