"""Names as partners write them. Every person here is invented."""

import pytest
from django.utils import translation

from doingoai.delegations.intake.names import read_name
from doingoai.delegations.states import MemberRole
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, Sex
from doingoai.foundation.refusals import RuleBroken
from tests.delegations.intake.builders import codes

EAST, WEST = NameOrder.FAMILY_FIRST, NameOrder.GIVEN_FIRST

# raw, country, family | middle | given, order
PARTS = [
    # Vietnamese
    ("Nguyễn Văn Thử", "VN", "Nguyễn|Văn|Thử", EAST),
    ("NGUYỄN VĂN THỬ", "VN", "Nguyễn|Văn|Thử", EAST),
    ("nguyễn văn thử", "VN", "Nguyễn|Văn|Thử", EAST),
    ("NGUYỄN Văn Thử", "VN", "Nguyễn|Văn|Thử", EAST),
    ("Nguyễn Văn THỬ", "VN", "Nguyễn|Văn|Thử", EAST),
    ("Nguyễn Văn Thử", "", "Nguyễn|Văn|Thử", EAST),
    ("Nguyễn Văn Thử", "FR", "Nguyễn|Văn|Thử", EAST),
    ("Lê Thị Đỗ", "", "Lê|Thị|Đỗ", EAST),
    ("LÊ THỊ ĐỖ", "VN", "Lê|Thị|Đỗ", EAST),
    ("Đỗ Mẫu", "VN", "Đỗ||Mẫu", EAST),
    ("Trần Thị Ngọc Mẫu", "VN", "Trần|Thị Ngọc|Mẫu", EAST),
    ("Tôn Thất Thử", "VN", "Tôn Thất||Thử", EAST),
    ("TÔN THẤT THỬ", "VN", "Tôn Thất||Thử", EAST),
    ("Tôn Nữ Thị Mẫu", "VN", "Tôn Nữ|Thị|Mẫu", EAST),
    ("Công Tằng Tôn Nữ Thị Mẫu", "VN", "Công Tằng Tôn Nữ|Thị|Mẫu", EAST),
    ("Âu Dương Mẫu", "VN", "Âu Dương||Mẫu", EAST),
    ("Nguyen Van Thu", "", "Nguyen|Van|Thu", EAST),
    ("Thử NGUYỄN", "VN", "Nguyễn||Thử", EAST),
    ("Thu Nguyen", "US", "Nguyen||Thu", WEST),
    ("Thu NGUYEN", "AU", "Nguyen||Thu", WEST),
    ("Nguyễn, Văn Thử", "VN", "Nguyễn|Văn|Thử", EAST),
    # Korean
    ("KIM Min-jun", "KR", "Kim||Min-jun", EAST),
    ("KIM MIN-JUN", "KR", "Kim||Min-jun", EAST),
    ("Kim Min-Jun", "KR", "Kim||Min-Jun", EAST),
    ("Min-jun Kim", "KR", "Kim||Min-jun", EAST),
    ("Min-jun KIM", "KR", "Kim||Min-jun", EAST),
    ("Kim Min Jun", "KR", "Kim||Min Jun", EAST),
    ("KIM, Min-jun", "KR", "Kim||Min-jun", EAST),
    ("Kim Min-jun", "", "Kim||Min-jun", EAST),
    ("KIM Mau", "", "Kim||Mau", EAST),
    ("NAMGUNG Mau", "KR", "Namgung||Mau", EAST),
    # Chinese
    ("WANG Xiaoming", "CN", "Wang||Xiaoming", EAST),
    ("Wang Xiaoming", "", "Wang||Xiaoming", EAST),
    ("HE XIAOMING", "CN", "He||Xiaoming", EAST),
    ("He Xiaoming", "CN", "He||Xiaoming", EAST),
    ("Xiaoming Wang", "CN", "Wang||Xiaoming", EAST),
    ("OUYANG Mau", "CN", "Ouyang||Mau", EAST),
    ("TSAI Mei-mau", "TW", "Tsai||Mei-mau", EAST),
    ("LIN MEI-MAU", "TW", "Lin||Mei-mau", EAST),
    ("CHAN Tai Mau", "HK", "Chan||Tai Mau", EAST),
    ("Peter CHAN Tai-mau", "HK", "Chan||Tai-mau Peter", EAST),
    ("Lim Ah Mau", "SG", "Lim||Ah Mau", EAST),
    ("Tan Mau Mau", "MY", "Tan||Mau Mau", EAST),
    # Japanese
    ("YAMADA Taro", "JP", "Yamada||Taro", EAST),
    ("Yamada Taro", "JP", "Yamada||Taro", EAST),
    ("Taro Yamada", "JP", "Yamada||Taro", EAST),
    ("YAMADA, Taro", "JP", "Yamada||Taro", EAST),
    ("Tanaka Hanako", "", "Tanaka||Hanako", EAST),
    ("Tanaka-san", "JP", "||Tanaka", WEST),
    # Hungarian, Khmer
    ("Nagy János", "HU", "Nagy||János", EAST),
    ("NAGY János", "HU", "Nagy||János", EAST),
    ("János Nagy", "HU", "Nagy||János", EAST),
    ("SOK Sampel", "KH", "Sok||Sampel", EAST),
    ("Eng Sampel", "KH", "Eng||Sampel", EAST),
    # Without family names, or with one name
    ("Mau Mau Thu", "MM", "||Mau Mau Thu", WEST),
    ("U Mau Thu", "MM", "||Mau Thu", WEST),
    ("Samplono", "ID", "||Samplono", WEST),
    # Malay, Arabic
    ("AHMAD BIN ABDULLAH", "MY", "|bin Abdullah|Ahmad", WEST),
    ("Siti binti Ahmad", "MY", "|binti Ahmad|Siti", WEST),
    ("Mohammed bin Sample Al Model", "AE", "|bin Sample Al Model|Mohammed", WEST),
    ("MOHAMMED AL-SAMPLE", "EG", "al-Sample||Mohammed", WEST),
    ("Ahmed El-Model", "NL", "El-Model||Ahmed", WEST),
    # Western
    ("John Smith", "US", "Smith||John", WEST),
    ("JOHN SMITH", "US", "Smith||John", WEST),
    ("john smith", "US", "Smith||John", WEST),
    ("John SMITH", "", "Smith||John", WEST),
    ("SMITH John", "GB", "Smith||John", WEST),
    ("SMITH, John", "", "Smith||John", WEST),
    ("SMITH, John Paul", "GB", "Smith|Paul|John", WEST),
    ("John Paul Smith", "GB", "Smith|Paul|John", WEST),
    ("jOHN sMITH", "GB", "Smith||John", WEST),
    ("JOHN Paul SMITH", "GB", "Smith|Paul|John", WEST),
    ("J. R. R. SAMPLE", "GB", "Sample|R. R.|J.", WEST),
    ("J.R.R. Sample", "GB", "Sample||J.R.R.", WEST),
    ("TJ Sample", "GB", "Sample||TJ", WEST),
    ("John Sample Jr.", "US", "Sample Jr.||John", WEST),
    ("JOHN SAMPLE JR", "US", "Sample Jr||John", WEST),
    ("John SAMPLE Jr.", "US", "Sample Jr.||John", WEST),
    ("Sample Jr., John", "US", "Sample Jr.||John", WEST),
    ("Sample, John, Jr.", "US", "Sample||John", WEST),
    ("Sample, III", "US", "III||Sample", WEST),
    ("John Sample III", "US", "Sample III||John", WEST),
    ("RONALD MCSAMPLE", "GB", "McSample||Ronald", WEST),
    ("FIONA MACDONALD", "GB", "MacDonald||Fiona", WEST),
    ("PAULO MACHADO", "BR", "Machado||Paulo", WEST),
    ("SEAN O'SAMPLE", "IE", "O'Sample||Sean", WEST),
    ("SEAN O’SAMPLE", "IE", "O'Sample||Sean", WEST),
    ("CHARLES D'EXEMPLE", "FR", "D'Exemple||Charles", WEST),
    ("SILVIA DELL'ESEMPIO", "IT", "Dell'Esempio||Silvia", WEST),
    ("AMINA MA'RUFA", "ID", "Ma'rufa||Amina", WEST),
    ("JEAN-PIERRE DUPONT-EXEMPLE", "FR", "Dupont-Exemple||Jean-Pierre", WEST),
    ("DUPONT Jean-Pierre", "FR", "Dupont||Jean-Pierre", WEST),
    ("MARINE LE EXEMPLE", "FR", "Le Exemple||Marine", WEST),
    ("LUDWIG VAN DER BERG", "NL", "van der Berg||Ludwig", WEST),
    ("ludwig van der berg", "NL", "van der Berg||Ludwig", WEST),
    ("Ludwig van der BERG", "NL", "van der Berg||Ludwig", WEST),
    ("VAN DER BERG, Ludwig", "NL", "van der Berg||Ludwig", WEST),
    ("OTTO VON MUSTER", "DE", "von Muster||Otto", WEST),
    ("MARIA DE LA MUESTRA", "ES", "de la Muestra||Maria", WEST),
    ("JOÃO DA SILVA MODELO", "PT", "Modelo|da Silva|João", WEST),
    ("ANA DOS MODELOS", "BR", "dos Modelos||Ana", WEST),
    ("María García Muestra", "ES", "García Muestra||María", WEST),
    ("Juan Carlos García Muestra", "MX", "García Muestra|Carlos|Juan", WEST),
    ("Ana García de Muestra", "ES", "de Muestra|García|Ana", WEST),
    ("Jan Novák-Vzor", "CZ", "Novák-Vzor||Jan", WEST),
    ("IŞIK ÖRNEK", "TR", "Örnek||Işık", WEST),
    ("ISMAIL YILDIZ", "TR", "Yildiz||Ismail", WEST),
    ("İSMAİL ÖRNEK", "TR", "Örnek||İsmail", WEST),
    ("Somsak Sampel", "LA", "Sampel||Somsak", WEST),
    ("SOMSAK SAMPEL", "TH", "Sampel||Somsak", WEST),
    ("Müller-Muster, Jürgen", "DE", "Müller-Muster||Jürgen", WEST),
    ("JÜRGEN GROẞMUSTER", "DE", "Großmuster||Jürgen", WEST),
    ("Ｊｏｈｎ Ｓｍｉｔｈ", "US", "Smith||John", WEST),
    ("1. John Smith", "US", "Smith||John", WEST),
    ("(3) John Smith", "US", "Smith||John", WEST),
    ("- John Smith;", "US", "Smith||John", WEST),
    ("=John Smith", "US", "Smith||John", WEST),
    ("@John Smith", "US", "Smith||John", WEST),
    ("  John   Smith ", "US", "Smith||John", WEST),
    ("John\nSmith", "US", "Smith||John", WEST),
    ("“John Smith”", "US", "Smith||John", WEST),
    ("John Smith.", "US", "Smith||John", WEST),
    ("Jane", "US", "||Jane", WEST),
]  # fmt: skip

# raw, country, honorific, sex, full name
HONORIFICS = [
    ("Mr. John SMITH", "", "Mr", Sex.MALE, "John Smith"),
    ("Mr John Smith", "US", "Mr", Sex.MALE, "John Smith"),
    ("MR. JOHN SMITH", "US", "Mr", Sex.MALE, "John Smith"),
    ("Mr.John Smith", "US", "Mr", Sex.MALE, "John Smith"),
    ("Mrs. Jane Sample", "US", "Mrs", Sex.FEMALE, "Jane Sample"),
    ("Ms Jane Sample", "US", "Ms", Sex.FEMALE, "Jane Sample"),
    ("Miss Jane Sample", "US", "Ms", Sex.FEMALE, "Jane Sample"),
    ("Mx Robin Sample", "GB", "Mx", None, "Robin Sample"),
    ("Mr/Ms Robin Sample", "GB", "Mr/Ms", None, "Robin Sample"),
    ("H.E. Mr. John Smith", "US", "H.E. Mr", Sex.MALE, "John Smith"),
    ("H.E. Ms. Jane Sample", "US", "H.E. Ms", Sex.FEMALE, "Jane Sample"),
    ("H.E. John Smith", "US", "H.E.", None, "John Smith"),
    ("His Excellency John Smith", "US", "H.E.", Sex.MALE, "John Smith"),
    ("Her Excellency Jane Sample", "US", "H.E.", Sex.FEMALE, "Jane Sample"),
    ("The Hon. Jane Sample", "AU", "The Honourable", None, "Jane Sample"),
    ("Hon Jane Sample", "AU", "", None, "Hon Jane Sample"),
    ("Dr. Jane Sample", "US", "Dr", None, "Jane Sample"),
    ("Dr.-Ing. Hans Muster", "DE", "Dr", None, "Hans Muster"),
    ("Prof. Dr. Jane Sample", "DE", "Prof. Dr", None, "Jane Sample"),
    ("Professor Jane Sample", "GB", "Prof.", None, "Jane Sample"),
    ("Jane Sample, PhD", "US", "PhD", None, "Jane Sample"),
    ("Jane Sample Ph.D.", "US", "PhD", None, "Jane Sample"),
    ("Prof. Jane Sample, PhD", "US", "Prof. PhD", None, "Jane Sample"),
    ("Jane Sample, MBA, PhD", "US", "MBA PhD", None, "Jane Sample"),
    ("Sir John Sample OBE", "GB", "Sir OBE", Sex.MALE, "John Sample"),
    ("Yo-Yo MA", "US", "", None, "Yo-Yo Ma"),
    ("Ông Nguyễn Văn Thử", "VN", "Ông", Sex.MALE, "Nguyễn Văn Thử"),
    ("ÔNG NGUYỄN VĂN THỬ", "VN", "Ông", Sex.MALE, "Nguyễn Văn Thử"),
    ("Bà Trần Thị Mẫu", "VN", "Bà", Sex.FEMALE, "Trần Thị Mẫu"),
    ("Ba Thi Mau", "VN", "", Sex.FEMALE, "Ba Thi Mau"),
    ("Ong Ah Mau", "SG", "", None, "Ong Ah Mau"),
    ("Ngài John Smith", "US", "Ngài", Sex.MALE, "John Smith"),
    ("Chị Trần Mẫu", "VN", "Chị", Sex.FEMALE, "Trần Mẫu"),
    ("Đ/c Nguyễn Văn Thử", "VN", "Đồng chí", None, "Nguyễn Văn Thử"),
    ("TS. Nguyễn Văn Thử", "VN", "TS.", None, "Nguyễn Văn Thử"),
    ("TS.Nguyễn Văn Thử", "VN", "TS.", None, "Nguyễn Văn Thử"),
    ("PGS.TS. Nguyễn Văn Thử", "VN", "PGS.TS.", None, "Nguyễn Văn Thử"),
    ("GS.TS Nguyễn Văn Thử", "VN", "GS.TS.", None, "Nguyễn Văn Thử"),
    ("ThS. Trần Thị Mẫu", "VN", "ThS.", Sex.FEMALE, "Trần Thị Mẫu"),
    ("Ông TS. Nguyễn Văn Thử", "VN", "Ông TS.", Sex.MALE, "Nguyễn Văn Thử"),
    ("Señor Juan Muestra", "ES", "Señor", Sex.MALE, "Juan Muestra"),
    ("Sra. Ana Muestra", "ES", "Señora", Sex.FEMALE, "Ana Muestra"),
    ("Mme Marie Exemple", "FR", "Mme", Sex.FEMALE, "Marie Exemple"),
    ("M. Jean Exemple", "FR", "M.", Sex.MALE, "Jean Exemple"),
    ("M. Night Sample", "US", "", None, "M. Night Sample"),
    ("Frau Erika Muster", "DE", "Frau", Sex.FEMALE, "Erika Muster"),
    ("Pan Jan Wzór", "PL", "Pan", Sex.MALE, "Jan Wzór"),
    ("Pan Mau", "CN", "", None, "Pan Mau"),
    ("Datuk Siti binti Ahmad", "MY", "Datuk", Sex.MALE, "Siti binti Ahmad"),
    ("Tan Sri Dato' Lim Ah Mau", "MY", "Tan Sri Datuk", Sex.MALE, "Lim Ah Mau"),
    ("Khun Somchai Sampel", "TH", "Khun", None, "Somchai Sampel"),
    ("Thao Somsak Sampel", "LA", "Thao", Sex.MALE, "Somsak Sampel"),
    ("Daw Mau Thu", "MM", "Daw", Sex.FEMALE, "Mau Thu"),
    ("John Smith (Mr)", "US", "Mr", Sex.MALE, "John Smith"),
    ("John Smith (Mr.)", "US", "Mr", Sex.MALE, "John Smith"),
    ("Trần Thị Mẫu (Bà)", "VN", "Bà", Sex.FEMALE, "Trần Thị Mẫu"),
    ("SMITH John, Mr", "GB", "Mr", Sex.MALE, "John Smith"),
    ("SMITH, Mr. John", "GB", "Mr", Sex.MALE, "John Smith"),
    ("Kim Mau-nim", "KR", "", None, "Kim Mau"),
    ("王小明先生", "CN", "", Sex.MALE, "王小明"),
    ("김모씨", "KR", "", None, "김모"),
    ("Ambassador Jane Sample", "US", "", None, "Jane Sample"),
    ("Madam Mayor Jane Sample", "US", "Madam", Sex.FEMALE, "Jane Sample"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "country", "parts", "order"), PARTS)
def test_the_parts_of_a_name_are_told_apart(raw, country, parts, order):
    family, middle, given = parts.split("|")

    reading = read_name(raw, country=country)

    assert reading.name == PersonName(given, family, middle, order)


@pytest.mark.parametrize(("raw", "country", "honorific", "sex", "full"), HONORIFICS)
def test_honorifics_are_taken_off_and_kept(raw, country, honorific, sex, full):
    reading = read_name(raw, country=country)

    assert (reading.honorific, reading.sex, reading.name.full) == (honorific, sex, full)


@pytest.mark.parametrize(
    ("raw", "country", "full", "native"),
    [
        ("KIM Min-jun (김민준)", "KR", "Kim Min-jun", "김민준"),
        ("김민준 KIM Min-jun", "KR", "Kim Min-jun", "김민준"),
        ("王小明 WANG Xiaoming", "CN", "Wang Xiaoming", "王小明"),
        ("WANG Xiaoming / 王小明", "CN", "Wang Xiaoming", "王小明"),
        ("Ivan OBRAZETS (Иван Образец)", "RU", "Ivan Obrazets", "Иван Образец"),
        ("김민준", "KR", "김민준", "김민준"),
        ("Иван Образец", "RU", "Иван Образец", "Иван Образец"),
        ("สมชาย", "TH", "สมชาย", "สมชาย"),
    ],
)
def test_another_script_is_kept_beside_the_latin_form(raw, country, full, native):
    name = read_name(raw, country=country).name

    assert (name.full, name.native) == (full, native)


def test_a_name_only_in_another_script_needs_its_latin_form():
    reading = read_name("山田花子")

    assert reading.name == PersonName("山田花子", order=EAST, native="山田花子")
    assert codes(reading.doubts) == ["name_not_latin"]


@pytest.mark.parametrize(
    ("raw", "titles", "role", "full"),
    [
        ("Jane Sample - Mayor of Sampleville", ("Mayor of Sampleville",), None, "Jane Sample"),
        ("Jane Sample, Deputy Mayor", ("Deputy Mayor",), None, "Jane Sample"),
        ("Jane Sample (Head of Delegation)", (), MemberRole.HEAD, "Jane Sample"),
        ("Trưởng đoàn: Jane Sample", (), MemberRole.HEAD, "Jane Sample"),
        ("Mayor: Jane Sample", ("Mayor",), None, "Jane Sample"),
        ("Jane Sample | Mayor | City Hall", ("Mayor", "City Hall"), None, "Jane Sample"),
        ("Ambassador Jane Sample", ("Ambassador",), None, "Jane Sample"),
        ("Mayor of Sampleville", (), None, "Mayor of Sampleville"),
    ],
)
def test_what_stands_beside_a_name_is_kept_apart(raw, titles, role, full):
    reading = read_name(raw, country="US")

    assert (reading.titles, reading.role, reading.name.full) == (titles, role, full)


@pytest.mark.parametrize(
    ("raw", "country", "changes", "doubts"),
    [
        ("John Smith", "US", [], []),
        ("Mr. John SMITH", "US", ["honorific_taken", "name_case"], []),
        ("SMITH, John", "US", ["name_case", "name_order"], []),
        ("Min-jun Kim", "KR", ["name_order"], ["name_parts"]),
        ("SMITH John", "", ["name_case", "name_order"], ["name_parts"]),
        ("John 😀 Smith", "US", ["signs_removed"], []),
        ("John 👩‍💻 Smith", "US", ["signs_removed"], []),
        ("\u202eJohn\u202c Smith", "US", ["signs_removed"], []),
        ("John Smith 2", "US", [], ["name_digits"]),
        ("“Johnny” John Smith", "US", [], ["name_brackets"]),
        ("John (Bobby) Smith", "US", [], ["name_brackets"]),
        ("\u0410lan Smith", "US", [], ["name_mixed_scripts"]),
        ("John Smith and Jane Smith", "US", [], ["name_two_people"]),
        ("Mr & Mrs Smith", "US", ["honorific_taken"], ["name_two_people", "name_parts"]),
        ("Ông Nguyễn Văn Thử và phu nhân", "VN", ["honorific_taken"], ["name_two_people"]),
        ("M. Jean Exemple", "", ["honorific_taken"], ["honorific_unsure"]),
        ("Mayor of Sampleville", "US", [], ["name_unlikely"]),
        ("Ana Bea Cleo Dora Emma Flora Gina Hanna Ida Jane Klara Lena Sample", "SE", [],
         ["name_unlikely"]),
        ("Nguyen Van Thu", "VN", [], ["name_without_accents"]),
        ("Nguyen Van Thu", "US", [], []),
        ("Nguyễn Phúc Vĩnh Mẫu", "VN", [], ["name_parts"]),
        ("María García Muestra", "ES", [], ["name_parts"]),
        ("Peter CHAN Tai-mau", "HK", ["name_case", "name_order"], ["name_parts"]),
        ("Maria GARCIA Muestra", "SE", ["name_case"], ["name_parts"]),
        ("Wang Fang", "", [], ["name_parts"]),
        ("Jane Sample - Mayor", "US", ["name_position"], []),
        ("Jane", "US", [], ["name_parts"]),
        ("Mori Ken", "JP", [], []),
        ("Mori Hara", "JP", [], ["name_parts"]),
        ("Zzyzx Vzor", "KR", [], ["name_parts"]),
        ("Xyz Văn Thử", "VN", [], ["name_parts"]),
    ],
)  # fmt: skip
def test_changes_and_doubts_are_told(raw, country, changes, doubts):
    reading = read_name(raw, country=country)

    assert (codes(reading.changes), codes(reading.doubts)) == (changes, doubts)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "intake.name_missing"),
        ("  \u200b ", "intake.name_missing"),
        ("---", "intake.name_missing"),
        ("TBC", "intake.name_missing"),
        ("To be confirmed", "intake.name_missing"),
        ("Chưa có", "intake.name_missing"),
        ("123", "intake.name_missing"),
        ("Mr.", "intake.name_missing"),
        ("Bà", "intake.name_missing"),
        ("x" * 400, "intake.name_too_long"),
    ],
)
def test_what_is_no_name_is_refused(raw, code):
    with pytest.raises(RuleBroken) as refusal:
        read_name(raw)

    assert refusal.value.code == code


def test_a_long_name_is_refused_with_its_length():
    with translation.override("en"), pytest.raises(RuleBroken) as refusal:
        read_name("a" * 400)

    assert refusal.value.message == (
        "The name has 400 characters (limit 120). Leave only the name here."
    )


@pytest.mark.parametrize(
    ("raw", "hint", "parts"),
    [
        ("SMITH John Paul", "Smith", "Smith|Paul|John"),
        ("John Paul Smith", "SMITH", "Smith|Paul|John"),
        ("Ana María López Muestra", "López Muestra", "López Muestra|María|Ana"),
        ("John Smith", "Miller", "Smith||John"),
        ("Smith", "Smith", "||Smith"),
    ],
)
def test_a_family_name_from_its_own_column_decides(raw, hint, parts):
    family, middle, given = parts.split("|")

    reading = read_name(raw, country="GB", family_hint=hint)

    assert reading.name == PersonName(given, family, middle, WEST)


def test_reading_what_was_read_changes_nothing():
    names = [read_name(raw, country=country).name for raw, country, *_rest in PARTS]

    again = [
        read_name(name.full, country=country, family_hint=name.family).name.full
        for name, (_raw, country, *_rest) in zip(names, PARTS, strict=True)
    ]

    assert again == [name.full for name in names]
