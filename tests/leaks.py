"""What must stand in no line of any log: 60 canaries of 20 kinds, and the lines as they are written."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings

from doingoai.foundation.logs import PlainLines

KINDS = {
    "passport": "C7719{:04d}8", "passport of digits": "5519{:05d}", "identity number": "0790{:08d}",
    "birth date": "{:02d}/11/1953", "birth date in ISO": "1953-11-{:02d}",
    "birth date in words": "{:02d} tháng 11 năm 1953", "password": "Mat-khau-{:04d}!x",
    "token": "doi_Ab{:04d}xYzzy0123456789", "feed secret": "fEEd{:04d}-secretsecret",
    "one-time code": "{:06d}77", "recovery code": "rc{:04d}-abcd", "session": "sess{:04d}abcdefghij",
    "diet": "kiêng tôm {:04d}", "illness": "tiểu đường {:04d}", "phone": "+84 90 {:04d} 555",
    "mail": "nguoi{:04d}@rieng.example", "name": "KIM Bi Mat{:04d}", "home": "Ngõ {:04d} Phố Mẫu",
    "body of a document": "Nội dung mật {:04d}", "opinion": "Không đồng ý {:04d}",
}  # fmt: skip
EACH = 3


def canaries() -> list[str]:
    return [shape.format(number) for shape in KINDS.values() for number in range(11, 11 + EACH)]


def met(text: str) -> list[str]:
    return [canary for canary in canaries() if canary in text]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that is logged, from the finest level on, as the installation would write it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlainLines())
    loggers = [logging.getLogger(name) for name in ("", *settings.LOGGING["loggers"])]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield written
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
