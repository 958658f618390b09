"""Words that stand before a name and are not part of it."""

import re

from doingoai.delegations.findings.wording import phrase
from doingoai.directory.states import Sex
from doingoai.foundation.folding import words

_NEVER_A_NAME = frozenset(
    {"mr", "mrs", "ms", "mdm", "dr", "prof", "professor", "phd", "mba"}
    | {"excellency", "honourable", "honorable"}
)
_FIRST_WORDS = frozenset(
    {"miss", "madam", "madame", "monsieur", "mme", "mlle", "sir"}
    | {"ambassador", "mayor", "governor", "minister", "director", "president", "consul"}
    | {"chairman", "chairwoman", "ngài", "gs", "ts", "ths", "pgs"}
)
_FIRST_PHRASES = (
    "đồng chí",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "bác sĩ",
    "kỹ sư",
    "luật sư",
    "giám đốc",
    "phó giám đốc",
    "tổng giám đốc",
    "thị trưởng",
    "phó thị trưởng",
    "thống đốc",
    "đại sứ",
    "tổng lãnh sự",
    "bộ trưởng",
    "thứ trưởng",
    "chủ tịch",
    "phó chủ tịch",
    "bí thư",
    "trưởng đoàn",
    "phó đoàn",
)
_EXCELLENCY = re.compile(r"\s*h\.\s?e\.", re.IGNORECASE)

# Ông is also a family name (Ông Ích …): it is an honorific only before another family name or
# before a name without accents.
_MAYBE_A_NAME = frozenset({"ông", "bà"})
_FAMILIES = frozenset(
    {"nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ"}
    | {"hồ", "ngô", "dương", "lý", "đinh", "trịnh", "đoàn", "mai", "tô", "trương", "lâm", "đào"}
    | {"hà", "cao", "lương"}
)

_MALE = frozenset({"mr", "ong", "monsieur", "herr", "sir", "his", "anh"})
_FEMALE = frozenset(
    {"mrs", "ms", "miss", "ba", "madam", "madame", "mme", "mlle", "frau", "her", "co", "chi"}
)


def title_within(name: str) -> str:
    """Find the honorific or title that a printed name contains, or ""."""
    if _EXCELLENCY.match(name):
        return "H.E."
    within = phrase(name).split()
    if len(within) < 2:
        return ""
    if within[0] in _FIRST_WORDS or _is_address(within[0], within[1]):
        return within[0]
    begun = next((p for p in _FIRST_PHRASES if " ".join(within).startswith(f"{p} ")), "")
    return begun or next((word for word in within if word in _NEVER_A_NAME), "")


def sex_of(honorific: str) -> Sex | None:
    """Tell the sex an honorific speaks of; None for neutral or mixed ones."""
    said = set(words(honorific))
    male, female = bool(said & _MALE), bool(said & _FEMALE)
    if male == female:
        return None
    return Sex.MALE if male else Sex.FEMALE


def _is_address(first: str, second: str) -> bool:
    return first in _MAYBE_A_NAME and (second in _FAMILIES or second.isascii())
