import re
from pathlib import Path

import pytest
from django.utils.translation import override

from doingoai.norms import figure_names
from doingoai.norms.figure_names import CONFIDENCE_NAMES, UNIT_NAMES, figure_name, figure_words
from doingoai.norms.figures import UNITS, shipped_figures

README = Path(figure_names.__file__).parent / "data" / "README.md"


def test_every_key_of_a_figure_has_a_name_in_both_languages() -> None:
    keys = {figure.key for figure in shipped_figures()}

    unnamed = {key for key in keys if key in (figure_name(key), figure_name(key, "en"))}

    assert unnamed == set()


def test_every_key_is_explained_in_the_readme_and_no_other() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(explained) == sorted({figure.key for figure in shipped_figures()})


@pytest.mark.parametrize(
    ("key", "language", "name"),
    [
        ("gift_member", "vi", "Tặng phẩm thành viên chính thức"),
        ("gift_member", "en", "Gift for an official member"),
        ("own_key_of_the_office", "vi", "own_key_of_the_office"),
    ],
)
def test_a_figure_is_named(key: str, language: str, name: str) -> None:
    assert figure_name(key, language) == name


def test_every_unit_and_confidence_has_a_name() -> None:
    with override("en"):
        assert set(UNIT_NAMES) == set(UNITS)
        assert str(UNIT_NAMES["working_days"]) == "working days"
        assert [str(name) for name in CONFIDENCE_NAMES.values()] == [
            "Certain",
            "Likely, to be checked",
            "Uncertain, must be checked",
        ]


def test_every_figure_without_an_amount_has_its_words_in_english() -> None:
    texts = {one.text for one in shipped_figures() if one.amount is None}

    assert {text for text in texts if not figure_words(text)} == set()
    assert figure_words("mức riêng của cơ quan") == ""
