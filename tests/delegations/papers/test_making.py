"""Choosing, naming, numbering and digesting papers, and an office's own templates."""

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from doingoai.delegations.papers import making
from doingoai.delegations.papers.headings import Issue
from doingoai.delegations.papers.making import (
    Making,
    make_word_papers,
    paper_context,
    paper_digest,
    slug,
)
from doingoai.delegations.papers.templates import SHIPPED
from doingoai.delegations.papers.word.contents import ContentsEntry
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.rendering.word import TemplateRefused
from tests.delegations.papers.sample import GUESTS, VISIT, big_visit
from tests.documents.rendering.templates import template


def test_file_names_are_plain_letters_and_stay_the_same(papers):
    names = list(papers)

    assert all(name.isascii() and " " not in name for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert names[:5] == [
        "00_Muc-luc-ho-so.docx",
        "01_Cong-van-lay-y-kien_01-Cong-an-thanh-pho-ha-noi.docx",
        "01_Cong-van-lay-y-kien_02-So-xay-dung.docx",
        "01_Cong-van-lay-y-kien_03-So-du-lich.docx",
        "02_To-trinh-chu-truong.docx",
    ]
    assert "22_Thu-cam-on_en.docx" in names


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đoàn “Mẫu” & bạn", "Doan-mau-ban"), ("한국", ""), ("x" * 99, "X" + "x" * 39)],
)
def test_slugs(text, plain):
    assert slug(text) == plain


def test_a_copy_whose_name_has_no_letters_is_known_by_its_position():
    asked = replace(VISIT.consultations[0], unit_vi="…")
    facts = replace(VISIT, consultations=(asked,))

    ((name, _),) = make_word_papers(facts, ["consultation_letter"])

    assert name == "01_Cong-van-lay-y-kien_01.docx"


def test_kinds_and_languages_can_be_chosen():
    made = make_word_papers(VISIT, ["guest_list", "submission"], languages=["vi"])

    assert [name for name, _ in made] == [
        "02_To-trinh-chu-truong.docx", "09_Danh-sach-doan-khach_vi.docx",
    ]  # fmt: skip


def test_an_unknown_kind_is_an_error():
    with pytest.raises(LookupError):
        make_word_papers(VISIT, ["menu"])


def test_the_contents_page_lists_our_papers_and_those_of_others():
    facts = replace(VISIT, decision=replace(VISIT.decision, number="12"))
    others = [ContentsEntry("40_Bien-ten.pdf", "Biển tên", "vi-en")]

    made = make_word_papers(
        facts, ["decision", "thank_you_letter", "consultation_letter"], also_in_archive=others
    )

    text = read_docx(dict(made)["00_Muc-luc-ho-so.docx"])
    assert "Mã hồ sơ: ĐV-2027-0012." in text
    assert "Công văn lấy ý kiến: Sở Xây dựng" in text
    assert "Quyết định tiếp đoàn\n12/QĐ-UBND\n03_Quyet-dinh-tiep-doan.docx" in text
    assert "Thư cảm ơn (tiếng Anh)" in text
    assert "Biển tên\n\n40_Bien-ten.pdf" in text
    assert "Tổng số: 7 tài liệu." in text


def test_a_number_just_given_is_printed_and_dates_the_file():
    how = Making(issues={("submission", "vi", ""): Issue("5", date(2027, 2, 3))})

    ((_, content),) = make_word_papers(VISIT, ["submission"], how=how)

    text = read_docx(content)
    assert "Số: 05/TTr-SNgV" in text
    assert "Hà Nội, ngày 03 tháng 02 năm 2027" in text
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.infolist()[0].date_time[:3] == (2027, 2, 3)


def test_an_office_uses_its_own_template():
    own = template("Mẫu riêng: {{ head.subject }}")
    how = Making(templates={("submission", "vi"): own})

    ((_, content),) = make_word_papers(VISIT, ["submission"], how=how)

    assert read_docx(content).startswith("Mẫu riêng: Về việc tiếp Đoàn đại biểu")
    assert SHIPPED.check_own("submission", "vi", own) == ("head.subject",)


def test_an_own_template_with_unknown_fields_is_refused_when_given_and_when_used():
    own = template("{{ head.subjec }}")

    with pytest.raises(TemplateRefused, match="did you mean “head"):
        SHIPPED.check_own("submission", "vi", own)
    with pytest.raises(TemplateRefused, match="02_To-trinh-chu-truong"):
        make_word_papers(VISIT, ["submission"], how=Making(templates={("submission", "vi"): own}))


def test_templates_are_kept_in_a_folder_under_a_name_that_follows_the_code(tmp_path):
    folder = tmp_path / "cache"

    first = SHIPPED.template("submission", "vi", folder)
    (kept,) = folder.iterdir()
    kept.write_bytes(b"kept")
    second = SHIPPED.template("submission", "vi", folder)

    assert first.startswith(b"PK")
    assert second == b"kept"
    assert kept.name.startswith("submission-vi-")


def test_a_digest_changes_only_with_what_the_paper_prints():
    renamed = replace(VISIT, members=(replace(GUESTS[0], title_vi="Khác"), *GUESTS[1:]))
    moved = replace(VISIT, hotel=replace(VISIT.hotel, name_vi="Khách sạn Khác"))

    before = {kind: paper_digest(kind, "vi", VISIT) for kind in ("guest_list", "room_list")}

    assert paper_digest("guest_list", "vi", renamed) != before["guest_list"]
    assert paper_digest("guest_list", "vi", moved) == before["guest_list"]
    assert paper_digest("room_list", "vi", moved) != before["room_list"]


def test_a_digest_does_not_change_with_the_day_or_the_papers_own_number():
    later = replace(VISIT, as_of=VISIT.as_of + timedelta(days=400))
    numbered = replace(VISIT, decision=replace(VISIT.decision, number="99"))

    assert paper_digest("submission", "vi", later) == paper_digest("submission", "vi", VISIT)
    assert paper_digest("decision", "vi", numbered) == paper_digest("decision", "vi", VISIT)


def test_a_digest_is_the_same_with_open_and_closed_passports():
    closed = replace(
        VISIT,
        members=tuple(
            replace(
                guest,
                birth_date=None,
                passport=guest.passport
                and replace(guest.passport, number=f"•••{guest.passport.number[-4:]}"),
            )
            for guest in GUESTS
        ),
    )

    assert paper_digest("police_notice", "vi", closed) == paper_digest("police_notice", "vi", VISIT)


def test_every_consulted_unit_counts_in_the_digest_of_the_letters():
    fewer = replace(VISIT, consultations=VISIT.consultations[:2])

    assert paper_digest("consultation_letter", "vi", fewer) != paper_digest(
        "consultation_letter", "vi", VISIT
    )


def test_a_paper_of_an_unknown_copy_has_gaps():
    assert paper_context("consultation_letter", "vi", VISIT, "ask-9")["unit"] == "……"
    assert paper_context("minutes_form", "vi", VISIT, "item-9")["place"] == "……"


def test_two_hundred_guests_are_printed_every_one():
    facts = big_visit(200)

    made = make_word_papers(facts, ["guest_list", "police_notice"], languages=["vi"])

    for _, content in made:
        text = read_docx(content)
        assert [g.name.full for g in facts.members if g.name.full not in text] == []


def test_copies_are_named_by_unit_or_meeting():
    draft = making.Draft(VISIT, making.word_kind("minutes_form"), "vi", "item-4")

    assert making._copy_name(draft) == "Hội đàm về giao thông công cộng"
    assert making._copy_name(replace(draft, copy="item-9")) == ""
