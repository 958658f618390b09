"""How log lines look: one line each, control characters escaped, nothing personal."""

import json
import logging
import re

_PASSPORT = re.compile(r"\b(?=[A-Z0-9]*\d{5})[A-Z]{1,3}\d{6,9}\b")
_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b(?!T)"
)
_DATE_IN_WORDS = re.compile(
    r"(?i)\b(?:ngày\s+)?\d{1,2}\s+(?:tháng\s+\d{1,2}\s+năm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?,?\s+(?:19|20)\d{2}\b"
)
_SECRET = re.compile(r"(?i)(password|passwd|token|secret|code|authorization)(['\"]?\s*[:=]\s*)\S+")

# The secret in the address of a calendar feed.
_FEED = re.compile(r"(/ical/)[^\s\"'?]+")


def masked(text: str) -> str:
    """Give the text without what looks like a passport number, a date of birth or a secret."""
    text = _FEED.sub(r"\1•••", _SECRET.sub(r"\1\2•••", text))
    text = _DATE_IN_WORDS.sub("••/••/••••", text)
    return _DATE.sub("••/••/••••", _PASSPORT.sub("••••••", text))


class PlainLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and where it went wrong."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = masked(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
