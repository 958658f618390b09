"""The papers of the plan: what holds for every kind, and what each says."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from doingoai.documents.checking.checker import check_paper
from doingoai.documents.drafting.headings import Issue
from doingoai.documents.drafting.making import Making
from doingoai.documents.facts import PaperMade
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.rendering.word import TemplateRefused
from doingoai.documents.rendering.word_fields import fields_of
from doingoai.documents.rendering.word_template import read_fields
from doingoai.yearplan.papers import words
from doingoai.yearplan.papers.catalogue import WORD_KINDS, word_kind
from doingoai.yearplan.papers.making import (
    copies_of,
    is_outdated,
    make_papers,
    paper_context,
    paper_digest,
    stale_kinds,
    wanted_papers,
)
from doingoai.yearplan.papers.templates import (
    SHIPPED,
)
from tests.documents.rendering.templates import template
from tests.yearplan.planned import EMPTY, FULL, LINES, changed, line

CODES = [kind.code for kind in WORD_KINDS]
SUBMISSION = "01_To-trinh-ke-hoach-doi-ngoai-nam_2027.docx"
DECISION = "02_Quyet-dinh-phe-duyet-ke-hoach-doi-ngoai_2027.docx"
PLAN = "03_Ke-hoach-doi-ngoai-nam_2027.docx"
AMENDMENT = "04_To-trinh-dieu-chinh-ke-hoach-doi-ngoai-n_2027_01.docx"
SECOND = "04_To-trinh-dieu-chinh-ke-hoach-doi-ngoai-n_2027_02.docx"


@pytest.fixture(scope="session")
def papers():
    return {paper.file_name: paper.content for paper in make_papers(FULL, CODES)}


@pytest.fixture(scope="session")
def texts(papers):
    return {name: read_docx(content) for name, content in papers.items()}


def text_of(facts, kind, **given):
    return read_docx(make_papers(facts, [kind], **given)[0].content)


def test_kinds_and_writers_belong_together():
    assert sorted(SHIPPED.writers) == sorted(CODES)
    assert all(code.startswith("plan_") for code in CODES)
    with pytest.raises(LookupError):
        word_kind("reception_plan")


def test_no_paper_breaks_a_rule_of_the_decree(papers):
    broken = [
        (name, fault.code, fault.where, fault.found)
        for name, content in papers.items()
        for fault in check_paper(content, name=name).broken
    ]

    assert broken == []


@pytest.mark.parametrize("code", CODES)
def test_a_template_uses_exactly_the_fields_its_context_offers(code):
    used = frozenset(use.field for use in read_fields(SHIPPED.template(code, "vi")))

    assert used == fields_of(paper_context(code, FULL, copies_of(FULL, code)[0]))


def test_nothing_is_left_over_and_what_is_not_known_is_a_gap(texts):
    bare = {made.file_name: read_docx(made.content) for made in make_papers(EMPTY, CODES)}
    left = [
        (name, mark)
        for name, text in (*texts.items(), *bare.items())
        for mark in ("{{", "}}", "{%", "%}", "None", "[]", " ,", " .")
        if mark in text
    ]

    assert left == []
    assert [name for name, text in bare.items() if "……" not in text] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (SUBMISSION, "Sở Ngoại vụ đã tổng hợp 07 hoạt động do 03 cơ quan, đơn vị đề xuất"),
        (SUBMISSION, "đưa vào dự thảo kế hoạch 05 hoạt động"),
        (SUBMISSION, "Hoạt động thử 6 của Sở Thử nghiệm 0: gộp vào Hoạt động thử 1 (Cùng đối tác)."),
        (SUBMISSION, "Hoạt động thử 7 (Sở Thử nghiệm 1): Chưa cần thiết."),
        (SUBMISSION, "Ngân sách thành phố: 1.050.000.000 đồng;"),
        (SUBMISSION, "Hà Nội, ngày 10 tháng 12 năm 2026"),
        (DECISION, "Số: 12/QĐ-UBND"),
        (DECISION, "KT. CHỦ TỊCH"),
        (DECISION, "tại Tờ trình số ……/TTr-SNgV ngày 10 tháng 12 năm 2026"),
        (PLAN, "(Kèm theo Quyết định số 12/QĐ-UBND ngày 20 tháng 12 năm 2026"),
        (PLAN, "1. Đoàn vào (01 hoạt động)"),
        (PLAN, "5. Sự kiện đối ngoại (01 hoạt động)"),
        (PLAN, "Trao đổi kinh nghiệm."),
        (PLAN, "Nhật Bản, ZZ"),
        (PLAN, "tháng 3 đến 4/2027"),
        (PLAN, "tháng 9/2027"),
        (PLAN, "09-11/3/2027"),
        (PLAN, "1.070.000.000 đồng (Một tỷ không trăm bảy mươi triệu đồng chẵn)"),
        (AMENDMENT, "báo cáo 02 nội dung điều chỉnh, bổ sung lần 1"),
        (AMENDMENT, "Bổ sung (01/02/2027)\nthời gian: 09-11/3/2027"),
        (AMENDMENT, "từ ngày: 02/03/2027 → 09/03/2027"),
        (AMENDMENT, "nước: Nhật Bản → Hàn Quốc"),
        (AMENDMENT, "người dẫn đầu: …… → Phó Chủ tịch"),
        (AMENDMENT, "Đối tác mời\nCông văn số 5"),
        (SECOND, "Không thực hiện (02/05/2027)"),
        (SECOND, "lần 2"),
    ],
)  # fmt: skip
def test_a_paper_says(texts, name, said):
    assert said in texts[name]


def test_what_was_added_later_or_not_taken_up_is_not_in_the_plan(texts):
    assert [n for n in (6, 7, 8) if f"Hoạt động thử {n}\n" in texts[PLAN]] == []


def test_a_plan_without_money_or_overlaps_says_so():
    poor = changed(lines=(line(1, budget=0),))

    text = text_of(poor, "plan_submission")

    assert "Các đơn vị chưa đề xuất kinh phí." in text
    assert "Không có hoạt động phải gộp do trùng lặp." in text


def test_months_over_the_turn_of_the_year_tell_both_years():
    over = replace(LINES[0].line, is_month_only=True, starts_on=date(2027, 12, 1), ends_on=date(2028, 1, 31))  # fmt: skip

    assert words.when(over) == "tháng 12/2027 đến 1/2028"


def test_what_a_plan_lacks_is_said_and_what_lacks_nothing_is_due():
    with translation.override("en"):
        lacking = {one.kind.code: one.lacks for one in wanted_papers(EMPTY)}

    assert lacking["plan_whole"] == ("Nothing has been accepted into the plan yet.",)
    assert stale_kinds(EMPTY) == []
    assert stale_kinds(FULL) == CODES
    refused = replace(FULL, decision=replace(FULL.decision, approved=False))
    assert "plan_decision" not in stale_kinds(refused)


def test_a_paper_is_outdated_once_it_would_print_something_else():
    made = PaperMade("plan_whole", "vi", digest=paper_digest("plan_whole", FULL))
    kept = changed(papers=(made,))
    later = changed(papers=(made,), lines=(*LINES, line(9)))

    assert (is_outdated(made, kept), is_outdated(made, later)) == (False, True)
    assert "plan_whole" in stale_kinds(later)
    assert "plan_whole" not in stale_kinds(kept)
    assert "plan_whole" not in stale_kinds(replace(later, papers=(replace(made, issued=True),)))


def test_a_new_batch_of_amendments_is_due_when_the_first_was_issued():
    issued = PaperMade("plan_amendment", "vi", part="1", issued=True, number="9/TTr-SNgV")

    assert "plan_amendment" in stale_kinds(changed(papers=(issued,)))


def test_a_number_just_given_is_printed_and_one_of_the_register_cited():
    how = Making(issues={("plan_submission", "vi", ""): Issue("5", date(2026, 12, 1))})
    kept = PaperMade("plan_submission", "vi", issued=True, number="08/TTr-SNgV", issued_on=date(2026, 12, 2))  # fmt: skip

    assert "Số: 05/TTr-SNgV" in text_of(FULL, "plan_submission", how=how)
    assert "tại Tờ trình số 08/TTr-SNgV ngày 02 tháng 12 năm 2026" in text_of(
        changed(papers=(kept,)), "plan_decision"
    )


def test_an_office_uses_its_own_template():
    own = template("Mẫu riêng: {{ head.subject }}")

    how = Making(templates={("plan_submission", "vi"): own})

    assert text_of(FULL, "plan_submission", how=how).startswith("Mẫu riêng: Về việc phê duyệt")
    assert SHIPPED.check_own("plan_submission", "vi", own) == ("head.subject",)
    with pytest.raises(TemplateRefused):
        SHIPPED.check_own("plan_submission", "vi", template("{{ head.subjec }}"))
