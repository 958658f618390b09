"""Who tries secrets of addresses that open without an account: 20 wrong ones an hour (quality goal S17)."""

import hashlib

from django.http import HttpRequest

from doingoai.foundation import clock, tallies

TRIES, WITHIN = 20, 3600
"""Wrong secrets that one address may try, and in how many seconds."""


def wait_of_visitor(request: HttpRequest) -> int:
    """Give the seconds for which somebody is not heard, whatever they say; 0 for nearly everybody."""
    return tallies.wait_of(_visitor(request), most=TRIES, seconds=WITHIN, at=clock.now())


def count_wrong_secret(request: HttpRequest) -> None:
    """Count a secret that opened nothing, whichever kind of address it was tried at."""
    tallies.count(_visitor(request), most=TRIES, seconds=WITHIN, at=clock.now())


def _visitor(request: HttpRequest) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    return f"wrong-secrets-{hashlib.sha256(address.encode()).hexdigest()[:24]}"
