"""How papers word what stands beside a person: sex, passport, title with organisation."""

from collections.abc import Mapping
from functools import lru_cache

from doingoai.directory.states import PassportKind, Sex
from doingoai.documents.drafting.gaps import Pair
from doingoai.foundation.folding import fold

PASSPORTS: Mapping[str, Pair] = {
    PassportKind.DIPLOMATIC: ("Ngoại giao", "Diplomatic"),
    PassportKind.OFFICIAL: ("Công vụ", "Official"),
    PassportKind.ORDINARY: ("Phổ thông", "Ordinary"),
}
SEXES: Mapping[str, Pair] = {Sex.MALE: ("Nam", "M"), Sex.FEMALE: ("Nữ", "F")}


@lru_cache(maxsize=4096)
def with_organisation(title: str, organisation: str) -> str:
    """Join the two without saying twice what the end of one and the start of the other share."""
    if fold(organisation) in fold(title):
        return title
    words, told, asked = organisation.split(), fold(title).split(), fold(organisation).split()
    for shared in range(min(len(words), len(told)), 1, -1):
        if told[-shared:] == asked[:shared]:
            return " ".join([title, *words[shared:]])
    return f"{title}, {organisation}"
