"""How log lines look: one line each, control characters escaped, nothing personal."""

import json
import logging
import re
import traceback
from typing import Any

_PASSPORT = re.compile(r"\b(?=[A-Z0-9]*\d{5})[A-Z]{1,3}\d{6,9}\b")
_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b(?!T)"
)
_DATE_IN_WORDS = re.compile(
    r"(?i)\b(?:ngày\s+)?\d{1,2}\s+(?:tháng\s+\d{1,2}\s+năm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?,?\s+(?:19|20)\d{2}\b"
)
_SECRET = re.compile(r"(?i)(password|passwd|token|secret|code|authorization)(['\"]?\s*[:=]\s*)\S+")

# The secret in the address of a calendar feed, and in that of the guests' own page.
_FEED = re.compile(r"(/(?:ical|guest)/)[^\s\"'?]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# What JSON leaves as it is although a terminal or a reader of lines acts on it.
_CONTROL = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# Faults in the code and in the machine: their words are of the program, not of what was entered.
_TELLING = ("AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "RecursionError")
_QUOTED = ("OperationalError", "ProgrammingError", "TypeError")
_IN_QUOTES = re.compile(r"(['\"]).*?\1|['\"(].*", re.DOTALL)


def masked(text: str) -> str:
    """Give the text without what looks like a passport number, a date of birth or a secret."""
    text = _FEED.sub(r"\1•••", _SECRET.sub(r"\1\2•••", text))
    text = _DATE_IN_WORDS.sub("••/••/••••", _MAIL.sub("•••", text))
    return _DATE.sub("••/••/••••", _PASSPORT.sub("••••••", text))


def without_passports(text: str) -> str:
    """Give the text without what looks like a passport number: for what leaves the house."""
    return _PASSPORT.sub("••••••", text)


class PlainLines(logging.Formatter):
    """
    One JSON object a line: time, level, logger, message, and where it went wrong.

    Of a fault the places are told and its kind, but not its words, which may hold what somebody
    entered; of an address nothing that could be free text.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(_with_plain_address(record)),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["trace"] = masked(places_of(record.exc_info[1]))
        return _CONTROL.sub(_escaped, json.dumps(line, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _with_plain_address(record: logging.LogRecord) -> str:
    """The message, with the address of its request only as far as it is one of ours."""
    message = record.getMessage()
    fault = record.exc_info[1] if record.exc_info else None
    if fault is not None and str(fault) and str(fault) in message:
        message = message.replace(str(fault), kind_of(fault))
    path = getattr(getattr(record, "request", None), "path", "")
    return message.replace(path, _plain_address(record)) if path else message


def _plain_address(record: Any) -> str:
    """The path without its words; an address that is not ours is not told."""
    request = record.request
    match = getattr(request, "resolver_match", None)
    if match is None:
        return "(no such address)"
    path = str(request.path)
    for value in match.kwargs.values():
        path = path.replace(value, "•••") if isinstance(value, str) and value else path
    return path


def places_of(fault: BaseException) -> str:
    """Where a fault came from, the first cause first: its kinds and places."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = fault
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        lines = [*places, kind_of(current), *lines]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def kind_of(fault: BaseException) -> str:
    """The kind of a fault, with its words where they are of the program and not of what was entered."""
    name = type(fault).__name__
    if name in _TELLING:
        return f"{name}: {fault}"
    if name in _QUOTED:
        return f"{name}: {_IN_QUOTES.sub('•••', str(fault))}"
    number = getattr(fault, "strerror", None)
    return f"{name}: {number}" if isinstance(number, str) else name
