"""Numbers, dates, signers and recipients."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doingoai.accounts.facts import OfficeFacts
from doingoai.delegations.facts import VIET_NAM, PaperFacts
from doingoai.delegations.papers import headings
from doingoai.delegations.papers.catalogue import word_kind
from doingoai.delegations.papers.headings import Draft, Issue
from tests.delegations.papers.sample import NOTHING_KNOWN, VISIT

OFFICE = VISIT.office


@pytest.mark.parametrize(
    ("code", "number", "line"),
    [
        ("submission", "5", "05/TTr-SNgV"),
        ("submission", "15", "15/TTr-SNgV"),
        ("submission", "", "……/TTr-SNgV"),
        ("submission", "15a", "15a/TTr-SNgV"),
        ("submission", "15/TTr-SNgV", "15/TTr-SNgV"),
        ("reply_letter", "193", "193/SNgV-LT"),
        ("decision", "8", "08/QĐ-UBND"),
    ],
)
def test_numbers_are_written_as_the_decree_asks(code, number, line):
    assert headings.number_line(word_kind(code), OFFICE, number) == line


@pytest.mark.parametrize(
    ("language", "issue", "written"),
    [
        ("vi", Issue(""), "Hà Nội, ngày …… tháng …… năm 2027"),
        ("vi", Issue("5", date(2027, 2, 5)), "Hà Nội, ngày 05 tháng 02 năm 2027"),
        ("en", Issue(""), "Hà Nội, …… 2027"),
        ("en", Issue("5", date(2027, 2, 5)), "Hà Nội, 5 February 2027"),
    ],
)
def test_the_day_stays_open_until_the_paper_is_issued(language, issue, written):
    draft = Draft(VISIT, word_kind("submission"), language, issue=issue)

    assert headings.place_date(draft) == written


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ NGOẠI VỤ", "SỞ NGOẠI VỤ"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI"),
        ("ỦY BAN NHÂN DÂN TỈNH THANH HÓA", "ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA"),
        ("LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ", "LIÊN HIỆP CÁC\nTỔ CHỨC HỮU NGHỊ"),
        ("MỘTTỪDUYNHẤTRẤTDÀIKHÔNGCHỖNGẮT", "MỘTTỪDUYNHẤTRẤTDÀIKHÔNGCHỖNGẮT"),
    ],
)
def test_long_names_are_broken_where_they_look_well(name, lines):
    assert headings.head_lines(name) == lines


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("GIÁM ĐỐC", ["GIÁM ĐỐC"]),
        ("Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NGOẠI VỤ", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NGOẠI VỤ"]),
        ("", ["……"]),
    ],
)
def test_posts_are_cut_into_their_lines(post, lines):
    assert headings.post_lines(post) == lines


def test_the_office_signs_its_own_papers_in_both_languages():
    vi = headings.signature(Draft(VISIT, word_kind("submission"), "vi"))
    en = headings.signature(Draft(VISIT, word_kind("reply_letter_en"), "en"))

    assert vi == {"lines": ["GIÁM ĐỐC"], "name": "Trần Thị Mẫu"}
    assert en == {"lines": ["DIRECTOR"], "name": "Trần Thị Mẫu"}


@pytest.mark.parametrize(
    ("decision", "office", "expected"),
    [
        (VISIT.decision, OFFICE, {"lines": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
                                  "name": "Nguyễn Văn Thử"}),
        (None, OFFICE, {"lines": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Nguyễn Văn Thử"}),
        (None, OfficeFacts(decider_post_vi="TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
         {"lines": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "……"}),
        (None, OfficeFacts(decider_body_vi="BAN THƯỜNG VỤ THÀNH ỦY", decider_post_vi="BÍ THƯ"),
         {"lines": ["BÍ THƯ"], "name": "……"}),
    ],
)  # fmt: skip
def test_the_deciding_body_signs_the_decision(decision, office, expected):
    facts = replace(VISIT, decision=decision, office=office)

    assert headings.signature(Draft(facts, word_kind("decision"), "vi")) == expected


def paper(version, number, *, issued=True, language="vi"):
    made = datetime(2027, 2, version, 9, tzinfo=VIET_NAM)
    return PaperFacts(f"p{version}", "submission", language, version, made, "", "", issued, number)


def test_a_paper_keeps_the_number_of_its_last_issue():
    facts = replace(
        VISIT, papers=(paper(1, "5"), paper(3, "7"), paper(4, "9", issued=False), paper(5, ""))
    )

    assert headings.issue_of(facts, "submission") == Issue("7", date(2027, 2, 3))
    assert headings.issue_of(facts, "submission", "en") == Issue("", None)
    assert headings.cited(facts, "submission", "Tờ trình") == (
        "Tờ trình số 07/TTr-SNgV ngày 03 tháng 02 năm 2027"
    )


def test_number_and_date_of_the_decision_come_from_the_decision():
    submitted = replace(VISIT, decision=replace(VISIT.decision, submitted_on=date(2027, 1, 25)))

    assert headings.issue_of(VISIT, "decision") == Issue("12", date(2027, 2, 5))
    assert headings.issue_of(submitted, "submission") == Issue("", date(2027, 1, 25))
    assert headings.issue_of(NOTHING_KNOWN, "decision") == Issue("")


def test_recipients_end_with_who_keeps_the_paper():
    draft = Draft(VISIT, word_kind("submission"), "vi")

    assert headings.recipients(draft, "Như trên", "Lãnh đạo Sở") == [
        "- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, LT.",
    ]  # fmt: skip


def test_own_number_and_date_do_not_count_as_what_is_printed():
    context = {"head": {"number": "5", "place_date": "x", "subject": "y"}, "a": "b"}

    assert headings.without_issue(context) == {"head": {"subject": "y"}, "a": "b"}
    assert headings.without_issue({"a": "b"}) == {"head": {}, "a": "b"}
