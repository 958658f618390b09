"""
The honorifics and titles that are known, what they are printed as, and the sex they tell.

Words are compared without case and dots but with their accents, so that `Bà` is an honorific and
`Ba` is a name. Some words are honorifics only in certain countries: `Pan` is Mr in Warsaw and a
family name in Beijing.
"""

from dataclasses import dataclass

from doingoai.delegations.intake.surnames import FRENCH_SPEAKING
from doingoai.directory.states import Sex

M, F = Sex.MALE, Sex.FEMALE


@dataclass(frozen=True, slots=True)
class Honorific:
    """What is printed before (or after) a name, and the sex it tells, if any."""

    printed: str
    sex: Sex | None = None
    is_post: bool = False
    after: bool = False


def _table(text: str, sex: Sex | None = None, **more: bool) -> dict[tuple[str, ...], Honorific]:
    """Lines of `printed: word, word`; the printed form is accepted as well."""
    table = {}
    for line in text.strip().splitlines():
        printed, _colon, words = line.strip().partition(":")
        for word in (printed, *words.split(",")):
            if key := honorific_key(word):
                table[key] = Honorific(printed.strip(), sex, **more)
    return table


def honorific_key(text: str) -> tuple[str, ...]:
    """The words of an honorific as they are compared."""
    plain = text.casefold().replace(".-", " ").replace(".", " ").replace("’", "'")
    return tuple(plain.split())


EVERYWHERE: dict[tuple[str, ...], Honorific] = {
    **_table(
        """
        Mr: mister, mssr
        Ông
        Sir
        Lord
        Señor: sr don, señor don
        Monsieur: mons
        Herr
        Signor: sig, signore
        Datuk: dato, dato', datuk seri, dato seri, dato' seri, dato' sri, dato sri
        Tan Sri
        Encik
        Gospodin
        H.E. Mr: h e mr, he mr, h e m
        H.E.: his excellency
        Ngài
        """,
        M,
    ),
    **_table(
        """
        Ms: miss, mz
        Mrs
        Madam: mdm
        Bà
        Señora: sra, señora doña
        Señorita: srta
        Mme: madame
        Mlle: mademoiselle
        Frau
        Signora: sig ra
        Lady
        Dame
        Datin: datin paduka, datin seri
        Gospozha
        H.E. Ms: h e ms, h e mrs, h e madam, he ms, he mrs, he madam, h e mme
        H.E.: her excellency
        """,
        F,
    ),
    **_table(
        """
        H.E.: h e, he, his/her excellency, excellency, s e, se
        The Honourable: hon, honourable, honorable, the hon, the honorable, hon'ble, the right honourable, rt hon, the rt hon, right honourable
        Dr: doctor, dr med, dr ing, dr-ing, dott, d r
        Prof.: professor, prof
        Prof. Dr: prof dr, professor doctor, prof dr ing
        Assoc. Prof.: associate professor, assoc professor, assoc prof, a/prof
        Assoc. Prof. Dr: assoc prof dr, associate professor doctor
        Asst. Prof.: assistant professor, asst prof
        TS.: ts, tiến sĩ, tiến sỹ
        PGS.: pgs, phó giáo sư
        GS.: gs, giáo sư
        PGS.TS.: pgs ts, pgsts, pgs tiến sĩ, phó giáo sư tiến sĩ
        GS.TS.: gs ts, gsts, giáo sư tiến sĩ
        ThS.: ths, thạc sĩ, thạc sỹ
        BS.: bs, bác sĩ, bác sỹ
        KTS.: kts, kiến trúc sư
        KS.: ks, kỹ sư
        LS.: luật sư
        CN.: cử nhân
        NSND
        Đồng chí: đ/c, đc, đ c
        Ir: ir, insinyur
        Eng.: engr, engineer, ing
        Rev.: reverend, rev, the rev
        Msgr.: monsignor, msgr
        Mx
        Mr/Ms: mr/mrs, mr/mrs/ms, ms/mr, ông/bà, ông (bà), mr / ms
        """
    ),
    **_table(
        """
        Ambassador: amb, đại sứ
        Mayor: thị trưởng
        Lord Mayor
        Governor
        Minister: bộ trưởng
        Vice Minister
        Deputy Minister
        Deputy Mayor
        President
        Senator: sen
        Councillor: councilor, cllr
        General: gen, thiếu tướng, trung tướng, đại tướng
        Colonel: col, đại tá
        Lieutenant Colonel: lt col, thượng tá, trung tá, thiếu tá
        Captain: capt
        Major: maj
        Consul General: tổng lãnh sự
        Consul
        """,
        is_post=True,
    ),
}
AFTER: dict[tuple[str, ...], Honorific] = _table(
    """
    PhD: ph d, dphil, d phil
    MD: m d
    MBA
    MSc: m sc
    MA
    BA
    LLM: ll m
    MP
    CBE
    OBE
    MBE
    KBE
    CMG
    JP
    QC
    KC
    Esq.: esq, esquire
    PE
    """,
    after=True,
)

IN_COUNTRY: dict[str, dict[tuple[str, ...], Honorific]] = {
    "PL": _table("Pan", M) | _table("Pani", F),
    "CZ": _table("Pan", M) | _table("Paní", F),
    "SK": _table("Pán: pan", M) | _table("Pani", F),
    "MM": _table("U\nKo", M) | _table("Daw\nMa", F),
    "LA": _table("Thao: tha", M) | _table("Nang", F),
    "TH": _table("Khun") | _table("Nai", M) | _table("Nang: nang sao", F),
    "MY": _table("Tuan: tuan haji", M)
    | _table("Puan: puan sri", F)
    | _table("Haji: hj\nTun\nYB: yab"),
    "KH": _table("Lok: oknha, samdech", M) | _table("Lok Chumteav: chumteav", F),
    "DE": _table("Herr: hr", M) | _table("Frau: fr", F),
    "AT": _table("Herr: hr", M) | _table("Frau: fr", F),
    "NL": _table("De heer: dhr", M) | _table("Mevrouw: mw, mevr", F),
    "VN": _table("Anh", M) | _table("Chị\nCô", F),
    "ID": _table("Bpk: bapak, pak", M) | _table("Ibu", F) | _table("Drs"),
    "ES": _table("Don: d, sr", M) | _table("Doña: dña", F),
    "PT": _table("Sr.: sr, senhor", M) | _table("Sra.: senhora, sra", F),
    "BR": _table("Sr.: sr, senhor", M) | _table("Sra.: senhora, sra", F),
    "SE": _table("Herr", M) | _table("Fru", F),
    **{country: _table("M.: m", M) for country in FRENCH_SPEAKING},
}

UNSURE = _table("M.: m", M) | _table("Sr.: sr", M)
"""Taken off without knowing the country, with a doubt: they may be an initial or `senior`."""

ALL_WORDS = frozenset(
    word
    for table in (EVERYWHERE, AFTER, UNSURE, *IN_COUNTRY.values())
    for key in table
    for word in key
)
"""Every word an honorific may be made of: a quick look before the careful one."""

NEEDS_DOT = frozenset(
    {("he",), ("se",), ("s", "e"), ("gen",), ("col",), ("maj",), ("sen",), ("sig",), ("hon",)}
    | {("eng",), ("ing",), ("ir",), ("amb",), ("capt",), ("cn",), ("mons",), ("rev",)}
)
"""Abbreviations that are also names (He Xiaoming, Eng Sok): read as honorifics only with a dot."""

POST_GOES_ON = frozenset({"of", "for", "and", "to", "in", "general"})
