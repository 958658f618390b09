"""How a name is spelled in machine-readable lines, and whether a printed name can be the same one."""

import unicodedata

from doingoai.guests.mrz_layouts import FILLER

_LETTERS = {
    "Ä": "AE", "Å": "AA", "Æ": "AE", "Ö": "OE", "Ø": "OE", "Œ": "OE", "Ü": "UE", "ß": "SS", "ẞ": "SS",
    "Þ": "TH", "Ð": "D", "Đ": "D", "Ł": "L", "Ħ": "H", "Ŧ": "T", "Ŋ": "N", "Ĳ": "IJ", "Ə": "E", "İ": "I",
    "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E", "Ё": "E", "Ж": "ZH", "З": "Z", "И": "I",
    "Й": "I", "К": "K", "Л": "L", "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T",
    "У": "U", "Ф": "F", "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ы": "Y",
    "Ь": "", "Э": "E", "Ю": "IU", "Я": "IA", "І": "I", "Ї": "I", "Є": "IE", "Ґ": "G", "Ў": "U",
}  # fmt: skip
"""Doc 9303 part 3, section 6: letters that become others; all other Latin letters lose their marks."""

_DROPPED = frozenset("'’ʼ`.·")


def mrz_spelling(name: str, *, plain: bool = False) -> str:
    """
    Give a name as the lines spell it: Müller is MUELLER, and MULLER where marks are just dropped (`plain`).

    Signs of scripts that the document's table does not know are left out.
    """
    table = {} if plain else _LETTERS
    capitals = unicodedata.normalize("NFC", name).replace("ß", "ẞ").upper()
    spelled = "".join(_letter(sign, table) for sign in capitals)
    return FILLER.join(spelled.replace(FILLER, " ").split())


def _letter(sign: str, table: dict[str, str]) -> str:
    if sign in _DROPPED:
        return ""
    if sign in table:
        return table[sign]
    bare = "".join(c for c in unicodedata.normalize("NFD", sign) if not unicodedata.combining(c))
    known = bare if bare.isascii() else _LETTERS.get(bare, "")
    return known if known.isalnum() else " "


def may_be_same(printed: str, read: str) -> bool:
    """Whether a printed name can stand for the one that was read, in any order of its words."""
    spellings = {_sorted(mrz_spelling(printed)), _sorted(mrz_spelling(printed, plain=True))}
    return _sorted(mrz_spelling(read)) in spellings


def _sorted(spelled: str) -> str:
    return "".join(sorted(spelled.split(FILLER)))
