"""How guests are named and greeted."""

from pathlib import Path

import pytest

from doingoai.directory.address_forms import (
    FORM_COLUMNS,
    AddressForm,
    address_form,
    official_en_with_article,
    read_wordings,
)
from doingoai.directory.countries import COUNTRIES
from doingoai.directory.ranks import RANKS
from doingoai.directory.states import Sex
from doingoai.foundation.shipped_tables import TableBroken

MAN, WOMAN = Sex.MALE, Sex.FEMALE


def test_an_ambassador_is_addressed_with_the_whole_title() -> None:
    assert address_form("ambassador", MAN, "FR", called="Sample") == AddressForm(
        line_vi_prefix="Ngài",
        line_en_prefix="His Excellency Mr",
        salutation_en="Excellency,",
        salutation_vi="Kính thưa Ngài Đại sứ,",
        source="thông lệ ngoại giao",
        confidence="H",
        post_vi="Đại sứ Đặc mệnh toàn quyền Cộng hòa Pháp tại Việt Nam",
        post_en="Ambassador Extraordinary and Plenipotentiary of the French Republic to Viet Nam",
    )


@pytest.mark.parametrize(
    ("rank", "sex", "country", "vi", "en", "salutation"),
    [
        ("ambassador", WOMAN, "JP", "Bà", "Her Excellency Ms", "Excellency,"),
        ("ambassador", None, "JP", "Ngài/Bà", "His/Her Excellency Mr/Ms", "Excellency,"),
        ("charge_ai", MAN, "CU", "Ông", "Mr", "Dear Mr Chargé d'affaires,"),
        ("charge_ai", WOMAN, "CU", "Bà", "Ms", "Dear Ms Chargé d'affaires,"),
        ("consul_general", MAN, "CN", "Ông", "Mr", "Dear Mr Consul General,"),
        ("minister", MAN, "SG", "Ngài", "His Excellency Mr", "Excellency,"),
        ("governor", WOMAN, "KR", "Bà", "Her Excellency Ms", "Excellency,"),
        ("governor", MAN, "US", "Ngài", "The Honorable", "Dear Governor Sample,"),
        ("mayor", MAN, "DE", "Ngài", "The Honourable", "Dear Mr Mayor,"),
        ("mayor", WOMAN, "DE", "Bà", "The Honourable", "Dear Madam Mayor,"),
        ("mayor", None, "DE", "Ngài/Bà", "The Honourable", "Dear Mr/Madam Mayor,"),
        (
            "lord_mayor",
            MAN,
            "GB",
            "Ngài",
            "The Right Honourable the Lord Mayor",
            "Dear Lord Mayor,",
        ),
        ("assembly_chair", WOMAN, "FR", "Bà", "Ms", "Dear Madam Chairperson,"),
        ("organisation_resident", WOMAN, "", "Bà", "Ms", "Dear Ms Sample,"),
        ("company_head", MAN, "JP", "Ông", "Mr", "Dear Mr Sample,"),
        ("", None, "", "Ông/Bà", "Mr/Ms", "Dear Mr/Ms Sample,"),
        ("no_such_rank", MAN, "QQ", "Ông", "Mr", "Dear Mr Sample,"),
        ("first_secretary", WOMAN, "IN", "Bà", "Ms", "Dear Ms Sample,"),
    ],
)
def test_the_form_follows_rank_sex_and_country(
    rank: str, sex: Sex | None, country: str, vi: str, en: str, salutation: str
) -> None:
    form = address_form(rank, sex, country, called="Sample")

    assert (form.line_vi_prefix, form.line_en_prefix, form.salutation_en) == (vi, en, salutation)


@pytest.mark.parametrize(
    ("rank", "sex", "country", "vi", "en"),
    [
        ("", MAN, "", "Kính thưa Ông,", "Dear Sir,"),
        ("", WOMAN, "", "Kính thưa Bà,", "Dear Madam,"),
        ("", None, "", "Kính thưa Ông/Bà,", "Dear Sir/Madam,"),
        ("mayor", None, "US", "Kính thưa Ngài/Bà Thị trưởng,", "Dear Mayor,"),
        ("mayor", MAN, "LA", "Kính thưa Ngài Đô trưởng,", "Dear Mr Mayor,"),
    ],
)
def test_a_salutation_without_a_name_is_still_whole(
    rank: str, sex: Sex | None, country: str, vi: str, en: str
) -> None:
    form = address_form(rank, sex, country)

    assert (form.salutation_vi, form.salutation_en) == (vi, en)


def test_a_post_is_left_out_where_the_country_is_not_known() -> None:
    form = address_form("ambassador", MAN, "")

    assert (form.post_vi, form.post_en) == ("", "")


@pytest.mark.parametrize("code", sorted(RANKS))
def test_no_form_leaves_a_gap_to_fill(code: str) -> None:
    for sex in (MAN, WOMAN, None):
        form = address_form(code, sex, "FR")
        words = " ".join(
            (
                form.line_vi_prefix,
                form.line_en_prefix,
                form.salutation_vi,
                form.salutation_en,
                form.post_vi,
                form.post_en,
            )
        )

        assert "{" not in words
        assert form.salutation_vi.endswith(",")
        assert form.salutation_en.endswith(",")
        assert form.source
        assert form.confidence in "HML"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KR", "the Republic of Korea"),
        ("LA", "the Lao People's Democratic Republic"),
        ("JP", "Japan"),
        ("US", "the United States of America"),
        ("CH", "the Swiss Confederation"),
        ("MY", "Malaysia"),
        ("TW", "Taiwan (China)"),
        ("VA", "the Holy See"),
        ("QQ", ""),
    ],
)
def test_official_names_take_the_article_in_a_sentence(code: str, name: str) -> None:
    assert official_en_with_article(code) == name


def test_every_official_name_with_a_kind_of_state_takes_the_article() -> None:
    without = {
        facts.official_en
        for code, facts in COUNTRIES.items()
        if facts.is_state
        and " of " in facts.official_en
        and not official_en_with_article(code).startswith("the ")
    }

    assert without == set()


def edited(tmp_path: Path, **changed: str) -> Path:
    cells = dict.fromkeys(FORM_COLUMNS, "Mr") | {"rank": "", "country": "", "confidence": "L"}
    path = tmp_path / "forms.csv"
    line = ",".join((cells | changed)[column] for column in FORM_COLUMNS)
    path.write_text(f"{','.join(FORM_COLUMNS)}\n{line}\n", encoding="utf-8")
    return path


def test_an_edited_table_is_read(tmp_path: Path) -> None:
    assert list(read_wordings(edited(tmp_path))) == [("", "")]


@pytest.mark.parametrize(
    ("column", "cell", "mend"),
    [
        ("rank", "bard", "write one of"),
        ("country", "QQ", "write one of"),
        ("style_en_m", "", "write a value"),
        ("salutation_vi_f", "Kính thưa Bà", "write as many words as in 'Mr'"),
        ("source", "", "write a value"),
        ("confidence", "sure", "write one of"),
    ],
)
def test_a_broken_form_is_refused_with_its_place(
    tmp_path: Path, column: str, cell: str, mend: str
) -> None:
    with pytest.raises(TableBroken) as refusal:
        read_wordings(edited(tmp_path, **{column: cell}))

    assert str(refusal.value).startswith(
        f"forms.csv, line 2, column {column}: found {cell!r}; {mend}"
    )
