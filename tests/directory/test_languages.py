import pytest

from doingoai.directory.languages import (
    FIRST_OFFERED,
    find_language,
    language_name,
    main_language,
    offered_languages,
)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("en", "tiếng Anh", "English"),
        ("ja", "tiếng Nhật", "Japanese"),
        ("lo", "tiếng Lào", "Lao"),
        ("my", "tiếng Myanmar", "Myanmar"),
        ("zz", "", ""),
        ("", "", ""),
    ],
)
def test_a_language_is_named_in_both_languages(code: str, vi: str, en: str) -> None:
    assert (language_name(code), language_name(code, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("country", "language"),
    [("FR", "fr"), ("KR", "ko"), ("LA", "lo"), ("TW", "zh"), ("VN", "vi"), ("AQ", ""), ("QQ", "")],
)
def test_the_main_language_of_a_country(country: str, language: str) -> None:
    assert main_language(country) == language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tiếng Anh", "en"),
        ("Tiếng Anh", "en"),
        ("ANH", "en"),
        ("English", "en"),
        ("en", "en"),
        ("Nhật", "ja"),
        ("tiếng Nhật Bản", "ja"),
        ("Tiếng Trung Quốc", "zh"),
        ("Mandarin", "zh"),
        ("Hàn", "ko"),
        ("tieng han", "ko"),
        ("Burmese", "my"),
        (" Lào ", "lo"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_a_language_is_recognised(text: str, code: str) -> None:
    assert find_language(text) == code


def test_forms_offer_the_usual_languages_first_and_each_once() -> None:
    offered = offered_languages()

    assert offered[: len(FIRST_OFFERED)] == FIRST_OFFERED
    assert len(set(offered)) == len(offered)


def test_every_offered_language_is_recognised_by_its_names() -> None:
    for code in offered_languages():
        for form in (language_name(code), language_name(code, "en")):
            assert find_language(form) == code, form
