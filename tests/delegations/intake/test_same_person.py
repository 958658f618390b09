"""One person spelled two ways. The set is made here, from a seed, of invented names (P13)."""

import random

import pytest

from doingoai.delegations.intake.names import read_name
from doingoai.delegations.intake.same_person import (
    likely_same,
    same_person_score,
    score_of_texts,
    words_of,
)
from doingoai.directory.naming import PersonName
from doingoai.foundation.folding import fold

FAMILIES = {
    "VN": "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh",
    "KR": "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Shin Kwon Hwang",
    "CN": "Wang Zhang Liu Chen Yang Huang Zhao Zhou Xu Sun Zhu Gao Guo Zheng",
    "JP": "Sato Suzuki Takahashi Tanaka Watanabe Yamamoto Nakamura Kobayashi Yoshida",
    "FR": "Dupont Moreau Lefebvre Girard Lambert Fontaine Chevalier Marchand Gauthier",
    "US": "Sample Harrison Whitfield Carpenter Bradshaw Ellsworth Pemberton Holloway",
    "DE": "Schneider Hoffmann Wagner Krüger Zimmermann Lehmann Schröder Baumgartner",
    "RU": "Petrov Sokolov Morozov Volkova Lebedeva Kuznetsov Vasiliev Pavlova",
}
GIVENS = {
    "VN": "Văn_Thử Thị_Mẫu Minh_Đức Quang_Huy Thu_Hà Ngọc_Ánh Thanh_Sơn Xuân_Phúc Hồng_Nhung "
    "Đức_Anh Hữu_Nghĩa Thị_Lan Thùy_Dương Gia_Bảo Khánh_Linh",
    "KR": "Min-jun Seo-yeon Ji-hoon Hye-jin Dong-hyun Soo-bin Eun-ji Tae-woo Jae-min Yu-na",
    "CN": "Xiaoming Jianguo Meiling Weidong Yuanyuan Haitao Lijuan Zhiqiang Guangming Xuefei",
    "JP": "Taro Hanako Kenichi Yuki Hiroshi Sakura Takeshi Naomi Masahiro Keiko",
    "FR": "Jean-Pierre Isabelle François Mathilde Étienne Camille Guillaume Véronique",
    "US": "Jonathan Elizabeth William_Henry Margaret Christopher Stephanie Theodore Catherine_Ann",
    "DE": "Wolfgang Annegret Matthias Friederike Jürgen Karl-Heinz Gudrun Sebastian",
    "RU": "Sergei Tatiana Yuri_Andreevich Ekaterina Dmitri Natalia_Ivanovna Vladimir Anastasia",
}


def people() -> list[tuple[str, str, str]]:
    return [
        (country, family, given.replace("_", " "))
        for country in FAMILIES
        for family in FAMILIES[country].split()
        for given in GIVENS[country].split()
    ]


def near(one: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """The people who share a family name or a given name with one, not both."""
    country, family, given = one
    others = [f for f in FAMILIES[country].split() if f != family]
    names = [g.replace("_", " ") for g in GIVENS[country].split()]
    same_given = [(country, f, given) for f in others]
    return same_given + [(country, family, g) for g in names if g != given]


def written(country: str, family: str, given: str) -> str:
    return f"{family} {given}" if country in {"VN", "KR", "CN", "JP"} else f"{given} {family}"


def mistyped(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + dice.choice("aeiourstn") + word[at + 1 :],
        ]
    )


def noisy(country: str, family: str, given: str, dice: random.Random) -> str:
    full = written(country, family, given)
    long_words = [word for word in full.split() if len(word) > 5 and word.isalpha()]
    first = given.replace("-", " ").split()[0]
    kinds = [
        full.upper(),
        full.lower(),
        fold(full).title(),
        f"{family.upper()}, {given}",
        f"Mr. {given} {family.upper()}",
        f"{given} {family}",
        f"{family} {given}",
        f"{family.upper()} {given}",
        full.replace("-", " "),
        full.replace("-", ""),
        f"  {full} (Ms.)",
    ]
    if long_words:
        word = dice.choice(long_words)
        kinds += [full.replace(word, mistyped(word, dice))] * 3
    if " " in given and country not in {"VN"}:
        last = given.split()[1]
        kinds += [f"{first} {family}", f"{first} {last[0]}. {family}"]
    if country == "RU":
        kinds += [full.replace("ei", "ey").replace("ks", "x").replace("Y", "I")]
    if country == "DE":
        kinds += [full.replace("ü", "ue").replace("ö", "oe")]
    return dice.choice(kinds)


def read(country: str, text: str) -> PersonName:
    return read_name(text, country=country).name


@pytest.fixture(scope="module")
def same_pairs() -> list[tuple[str, str, str]]:
    dice = random.Random(20_260_205)
    everybody = people()
    return [
        (country, written(country, family, given), noisy(country, family, given, dice))
        for country, family, given in dice.choices(everybody, k=1200)
    ]


@pytest.fixture(scope="module")
def other_pairs() -> list[tuple[str, str, str]]:
    """Half of them close on purpose: one family, or one given name, or one country."""
    dice = random.Random(20_260_206)
    everybody = people()
    pairs = []
    for _ in range(2400):
        one = dice.choice(everybody)
        other = dice.choice(near(one) if dice.random() < 0.5 else everybody)
        if one != other:
            pairs.append((one[0], written(*one), noisy(*other, dice)))
    return pairs


def test_nearly_every_second_spelling_is_recognised_and_few_others(same_pairs, other_pairs):
    names = {}

    def score(country, first, second):
        key_one, key_two = (country, first), (country, second)
        names.setdefault(key_one, read(*key_one))
        names.setdefault(key_two, read(*key_two))
        return likely_same(names[key_one], names[key_two])

    found = [score(*pair) for pair in same_pairs]
    wrong = [score(*pair) for pair in other_pairs]

    recall = sum(found) / len(found)
    precision = sum(found) / (sum(found) + sum(wrong))
    assert recall >= 0.98, recall
    assert precision >= 0.95, precision


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Văn Hà", "Nguyen Van Ha", True),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà", True),
        ("Nguyễn Văn Hà", "Nguyễn Văn Hạ", False),
        ("Nguyễn Văn Hà", "Nguyễn Thị Hà", False),
        ("Kim Min-jun", "KIM Minjun", True),
        ("Kim Min-jun", "Min Jun Kim", True),
        ("Lee Min-jun", "Yi Min-jun", True),
        ("Cho Min-jun", "Choi Min-jun", False),
        ("Zhou Haitao", "Zhu Haitao", False),
        ("John Smith", "J. Smith", True),
        ("John Smith", "K. Smith", False),
        ("John Paul Smith", "John Smith", True),
        ("John Smith", "Smith", False),
        ("John Smith Jr.", "John Smith", True),
        ("Yuri Petrov", "Juri Petrow", True),
        ("Catherine Sample", "Katherine Sample", True),
        ("Jane Sample", "John Sample", False),
        ("Jane Sample", "Jane Simple", True),
        ("Jane", "", False),
    ],
)
def test_spellings_of_one_person_are_told_from_other_people(one, other, same):
    assert likely_same(PersonName(one), PersonName(other)) is same


def test_the_same_native_name_is_the_same_person():
    one, other = PersonName("Kim Mau", native="김모"), PersonName("Gim Mo", native="김모")

    assert same_person_score(one, other) == 100.0


def test_words_are_compared_without_signs():
    assert words_of("O'Brien-Đỗ, Jr.") == ("obrien", "do")
    assert words_of("Jr.") == ("jr",)
    assert score_of_texts("Jr.", "JR") == 100.0
