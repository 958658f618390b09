"""From what was understood of a line to the first words of a visit."""

import re

from doingoai.delegations.intake.phrase.facts import Understood
from doingoai.delegations.states import VisitKind
from doingoai.foundation.folding import fold

K = VisitKind
_VIETNAMESE = {
    K.OFFICIAL.value: "thăm chính thức",
    K.WORKING.value: "thăm và làm việc",
    K.COURTESY.value: "chào xã giao",
    K.EXCHANGE.value: "thăm, trao đổi kinh nghiệm",
    K.EVENT.value: "dự sự kiện",
    K.TRANSIT.value: "quá cảnh",
    "": "thăm",
}
_ENGLISH = {
    K.OFFICIAL.value: "Official visit",
    K.WORKING.value: "Working visit",
    K.COURTESY.value: "Courtesy call",
    K.EXCHANGE.value: "Study visit",
    K.EVENT.value: "Participation in an event",
    K.TRANSIT.value: "Transit",
    "": "Visit",
}
_MISSION = re.compile(r"^(?:dai su quan|tong lanh su quan|van phong|tap doan|dai hoc)\b")
_ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|from|to|and|people|persons?|guests?|delegation|visit|received|hosted|discuss|about|by)\b"
)


def title_vi(name: str, kind: str) -> str:
    """The Vietnamese name of a visit from who comes and what for."""
    who = name if _MISSION.match(fold(name)) else f"Đoàn {name}"
    return f"{who} {_VIETNAMESE[kind]}"


def title_en(name: str, kind: str) -> str:
    """The English name of a visit; none where the partner has no English name."""
    return f"{_ENGLISH[kind]} of {name}" if name else ""


def is_english(understood: Understood) -> bool:
    """Test whether the line was typed in English: plain letters, and words that join in English."""
    line = understood.line
    return line.isascii() and bool(_ENGLISH_WORDS.search(line.lower()))
