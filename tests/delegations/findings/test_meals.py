"""Menus and diets, interpreters and their languages."""

import pytest

from doingoai.delegations.findings.diets import dish_against, has_diet, known_diets
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.findings.interpreting import language_code
from doingoai.delegations.states import MemberRole
from doingoai.programme.states import ItemKind
from tests.delegations.findings.planted import codes, found, only
from tests.delegations.visits import amend, at, clean_visit

MENU = "Nem rán; Bò nướng; Cá hấp; Suất chay: đậu phụ"


def test_meal_no_menu_is_found() -> None:
    visit = amend(clean_visit(), "item-5", menu_vi=" ", menu_en="")

    finding = only(visit)

    assert finding == (
        "meal.no_menu",
        Target("item", "item-5", "menu_vi"),
        {"item": "Tiệc chiêu đãi"},
    )


def test_meal_no_menu_stays_silent_when_there_is_time_or_it_is_a_working_meal() -> None:
    early = amend(clean_visit(as_of=at(1, 9).date()), "item-5", menu_vi="", menu_en="")
    plain = amend(clean_visit(), "item-5", menu_vi="", menu_en="", kind=ItemKind.WORKING_MEAL)

    findings = found(early) + found(plain)

    assert findings == ()


def test_meal_against_diet_is_found() -> None:
    visit = amend(clean_visit(), "member-5", diet="Không ăn thịt bò")

    finding = only(visit)

    params = {"item": "Tiệc chiêu đãi", "dish": "bò"}
    params |= {"name": "JUNG Nghiem", "diet": "Không ăn thịt bò"}
    assert finding == ("meal.against_diet", Target("item", "item-5", "menu_vi"), params)


def test_meal_against_diet_is_found_in_the_english_menu() -> None:
    visit = amend(clean_visit(), "item-5", menu_vi="", menu_en="Spring rolls; Steamed fish")

    findings = codes(visit)

    assert findings == ["meal.against_diet"]


@pytest.mark.parametrize(
    "notes", ["Khách KIM Mau, LEE Vi-du và Jung Nghiem ăn riêng", "JUNG NGHIEM: tofu"]
)
def test_meal_against_diet_stays_silent_when_the_guest_is_served_apart(notes: str) -> None:
    visit = amend(clean_visit(), "member-5", diet="no beef")

    findings = found(amend(visit, "item-5", notes_vi=notes))

    assert findings == ()


def test_meal_against_diet_stays_silent_when_the_guest_is_not_at_the_table() -> None:
    visit = amend(clean_visit(), "member-5", diet="no beef")

    findings = found(amend(visit, "item-5", guests=("member-1", "member-4")))

    assert findings == ()


def test_meal_diet_unchecked_is_found() -> None:
    visit = amend(clean_visit(), "member-5", diet="Kiêng gừng")

    finding = only(visit)

    params = {"item": "Tiệc chiêu đãi", "name": "JUNG Nghiem", "diet": "Kiêng gừng"}
    assert finding == ("meal.diet_unchecked", Target("item", "item-5", "menu_vi"), params)


@pytest.mark.parametrize("diet", ["Kiêng gừng", "Không.", "none", ""])
def test_meal_diet_unchecked_stays_silent_when_the_menu_speaks_of_it_or_nothing_is_asked(
    diet: str,
) -> None:
    visit = amend(clean_visit(), "member-5", diet=diet)

    findings = found(amend(visit, "item-5", notes_vi="Một suất kiêng gừng"))

    assert findings == ()


@pytest.mark.parametrize(
    ("diet", "menu", "dish"),
    [
        ("Ăn chay", "Gỏi gà", "gà"),
        ("Ăn chay", "Gỏi gà; món chay", ""),
        ("vegetarian", "Cà chua; Bánh bao", ""),
        ("Không ăn thịt", "Gỏi gà", "gà"),
        ("Không ăn thịt lợn", "Gỏi gà", ""),
        ("Không ăn thịt lợn", "Sườn heo", "heo"),
        ("Halal", "Pork ribs", "pork"),
        ("Halal", "Halal beef", ""),
        ("Hindu", "Steak", "steak"),
        ("Dị ứng hải sản", "Cá hồi", "cá"),
        ("Shellfish allergy", "Steamed fish", ""),
        ("Shellfish allergy", "Lobster", "lobster"),
        ("Không ăn cá", "Cà tím", ""),
        ("Dị ứng lạc", "Nộm lạc", "lạc"),
        ("Lactose", "Sữa đậu nành; cheese", "cheese"),
        ("Lactose", "Sữa đậu nành", ""),
        ("No eggs", "Trứng cuộn", "trứng"),
        ("No alcohol", "Rượu vang", "rượu"),
    ],
)
def test_a_dish_is_read_against_a_diet(diet: str, menu: str, dish: str) -> None:
    dishes = {dish_against(known, menu) for known in known_diets(diet)}

    assert dishes == {dish}


def test_words_that_ask_for_nothing_are_no_diet() -> None:
    asked = [has_diet(text) for text in ("", "-", "Không", "Không có", "None.", "Chay")]

    assert asked == [False, False, False, False, False, True]


def test_interpreter_missing_is_found() -> None:
    visit = amend(clean_visit(), "item-6", interpreter="")

    finding = only(visit)

    params = {"item": "Hội đàm với Sở Ngoại vụ"}
    assert finding == ("interpreter.missing", Target("item", "item-6", "interpreter"), params)


def test_interpreter_missing_is_found_when_no_language_is_noted() -> None:
    visit = amend(clean_visit(), "item-4", interpreter="", interpreter_language="")

    findings = codes(visit)

    assert findings == ["interpreter.missing"]


def test_interpreter_missing_is_found_when_nobody_leads_the_talks() -> None:
    nobody = {"interpreter": "", "interpreter_language": "", "guests": ("Ai Đó",), "hosts": ("Ai",)}

    findings = codes(amend(clean_visit(), "item-6", **nobody))

    assert "interpreter.missing" in findings


def test_interpreter_missing_stays_silent_when_it_is_a_visit_without_a_language() -> None:
    visit = amend(clean_visit(), "item-7", interpreter="", interpreter_language="")

    findings = found(visit)

    assert findings == ()


def test_interpreter_missing_stays_silent_when_the_language_is_vietnamese() -> None:
    visit = amend(clean_visit(), "item-6", interpreter="", interpreter_language="Tiếng Việt")

    findings = found(visit)

    assert findings == ()


def test_interpreter_missing_stays_silent_when_the_guests_are_vietnamese() -> None:
    visit = clean_visit(country="VN", country_text="")

    findings = found(amend(visit, "item-6", interpreter="", interpreter_language=""))

    assert findings == ()


def test_interpreter_missing_stays_silent_when_both_leaders_speak_one_language() -> None:
    visit = amend(clean_visit(), "member-1", languages=("ko", "English"))
    visit = amend(visit, "host-1", languages=("vi", "tiếng Anh"))

    findings = found(amend(visit, "item-4", interpreter="", interpreter_language=""))

    assert findings == ()


def test_interpreter_missing_stays_silent_when_one_comes_along() -> None:
    visit = amend(clean_visit(), "member-7", role=MemberRole.INTERPRETER, languages=("ko", "vi"))
    visit = amend(amend(visit, "item-4", interpreter=""), "item-6", interpreter="")

    findings = found(visit)

    assert findings == ()


def test_interpreter_missing_stays_silent_when_one_sits_with_the_hosts() -> None:
    visit = amend(clean_visit(), "item-6", interpreter="", hosts=("host-2", "host-3", "host-4"))

    findings = found(visit)

    assert findings == ()


def test_interpreter_lacks_language_is_found() -> None:
    visit = amend(clean_visit(), "item-6", interpreter_language="fr")

    finding = only(visit)

    params = {"item": "Hội đàm với Sở Ngoại vụ", "language": "fr"}
    params |= {"name": "Phạm Thị Dịch", "spoken": "ko, vi"}
    target = Target("item", "item-6", "interpreter")
    assert finding == ("interpreter.lacks_language", target, params)


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("Tiếng Hàn", ("ko-KR", "vi")),
        ("Hàn Quốc", ("Korean",)),
        ("fr", ()),
        ("fr", ("ko", "tiếng lạ")),
        ("tiếng lạ", ("ko",)),
    ],
)
def test_interpreter_lacks_language_stays_silent_when_it_fits_or_is_not_understood(
    wanted: str, spoken: tuple[str, ...]
) -> None:
    visit = amend(clean_visit(), "item-6", interpreter_language=wanted)

    findings = found(amend(visit, "host-4", languages=spoken))

    assert findings == ()


def test_interpreter_lacks_language_stays_silent_when_the_interpreter_is_hired() -> None:
    visit = amend(clean_visit(), "item-6", interpreter_language="fr", interpreter="Ngô Thị Ngoài")

    findings = found(visit)

    assert findings == ()


def test_languages_are_read_by_code_and_name() -> None:
    read = [language_code(text) for text in ("EN", "Tiếng Trung", "Han Quoc", "", "??")]

    assert read == ["en", "zh", "ko", "", ""]
