"""What each paper of a mission says."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from doingoai.documents.drafting.headings import Issue
from doingoai.documents.drafting.making import Making
from doingoai.documents.facts import PaperMade
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.rendering.word import TemplateRefused
from doingoai.missions.facts import FundingFacts, OverrideFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.catalogue import WORD_KINDS, word_kind
from doingoai.missions.papers.headings import Draft, issue_of
from doingoai.missions.papers.making import (
    copy_name,
    label_vi,
    make_papers,
    paper_context,
    paper_digest,
    possible,
    title_of,
    wanted_papers,
)
from doingoai.missions.papers.people import in_sentence, title_line
from doingoai.missions.states import FundingSource, LeaderLevel, Purpose
from doingoai.norms.facts import Figure, FigureTable
from doingoai.planning.facts import PromiseFacts
from tests.documents.rendering.templates import template
from tests.missions.planned import CLEAN, EMPTY, FULL, HEAD, changed, traveller

DECISION = "05_Quyet-dinh-cu-doan.docx"


def text_of(facts, kind, language="vi", **given):
    made = make_papers(facts, [kind], **given)
    return next(read_docx(paper.content) for paper in made if paper.language == language)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("01_De-an-doan-ra.docx", "SỞ THỬ NGHIỆM 1"),
        ("01_De-an-doan-ra.docx", "THỦ TRƯỞNG ĐƠN VỊ"),
        ("02_Cong-van-lay-y-kien-doan-ra_01-Cong-an-thanh-pho.docx", "Kính gửi: Công an Thành phố."),
        ("03_Phieu-tham-dinh-doan-ra.docx", "Chỉ thị số 38-CT/TW (chưa đối chiếu)"),
        ("03_Phieu-tham-dinh-doan-ra.docx", "0 nội dung chưa đạt"),
        ("04_To-trinh-cu-doan.docx", "Công văn số 15/STN-VP ngày 28 tháng 4 năm 2026"),
        ("04_To-trinh-cu-doan.docx", "Hồ sơ đạt các nội dung thẩm định"),
        ("04_To-trinh-cu-doan.docx", "nhất trí: Thống nhất."),
        (DECISION, "Số: 1234/QĐ-UBND"),
        (DECISION, "Hà Nội, ngày 20 tháng 5 năm 2026"),
        (DECISION, "Hai trăm mười tám triệu một trăm nghìn đồng chẵn"),
        (DECISION, "06 ngày, tính cả ngày đi và ngày về"),
        ("06_Danh-sach-doan-di-cong-tac_vi.docx", "Kèm theo Quyết định số 1234/QĐ-UBND"),
        ("06_Danh-sach-doan-di-cong-tac_en.docx", "Ms TRẦN Thị Mẫu"),
        ("06_Danh-sach-doan-di-cong-tac_en.docx", "Total: 3 persons."),
        ("07_Chuong-trinh-doan-ra_en.docx", "to the Republic of Korea and Japan"),
        ("08_Du-toan-doan-ra.docx", "1.500 USD"),
        ("08_Du-toan-doan-ra.docx", "25.400"),
        ("08_Du-toan-doan-ra.docx", "218.100.000"),
        ("09_Quyet-dinh-dieu-chinh-gia-han_01-Lan-1.docx", "Gia hạn chuyến công tác"),
        ("09_Quyet-dinh-dieu-chinh-gia-han_01-Lan-1.docx", "Số: 1300/QĐ-UBND"),
        ("10_Thu-gui-doi-tac_en.docx", "your invitation of 20 March 2026"),
        ("10_Thu-gui-doi-tac_vi.docx", "thư mời ngày 20 tháng 3 năm 2026"),
        ("11_Cong-van-gui-co-quan-dai-dien_02-Nhat-ban.docx", "từ ngày 18 đến ngày 20 tháng 6 năm 2026"),
        ("12_Cong-ham-thi-thuc_01-Han-quoc_en.docx", "the Embassy of the Republic of Korea"),
        ("12_Cong-ham-thi-thuc_01-Han-quoc_vi.docx", "D0000001\n(Công vụ)"),
        ("13_Giay-uy-quyen-ky.docx", "Chủ tịch Ủy ban nhân dân thành phố Hà Nội ủy quyền cho bà TRẦN Thị Mẫu"),
        ("14_Ho-so-chuyen-di.docx", "Gửi dự thảo kế hoạch hợp tác – Sở Thử 1, hạn 01/08/2026."),
        ("14_Ho-so-chuyen-di.docx", "Đại Hàn Dân Quốc"),
        ("15_Danh-muc-qua-tang-doan-ra.docx", "Tranh sơn mài\n3"),
        ("16_Bao-cao-ket-qua-chuyen-di.docx", "Số: ……/BC-STN"),
        ("16_Bao-cao-ket-qua-chuyen-di.docx", "Đổi phòng họp theo đề nghị của đối tác"),
        ("16_Bao-cao-ket-qua-chuyen-di.docx", "TRƯỞNG ĐOÀN"),
    ],
)  # fmt: skip
def test_a_paper_says(texts, name, said):
    assert said in texts[name]


def test_what_the_appraisal_found_and_set_aside_stands_in_sheet_and_submission():
    facts = changed(
        ends_on=date(2026, 6, 29), no_classified=False,
        overrides=(OverrideFacts("mission_days", "Lịch bay", "Chủ tịch UBND", basis="CV 5"),),
    )  # fmt: skip

    sheet, submission = text_of(facts, "mission_appraisal"), text_of(facts, "mission_submission")

    assert "Được miễn: Lịch bay; Chủ tịch UBND (CV 5)." in sheet
    assert "được miễn, có lý do" in sheet
    assert "1 nội dung chưa đạt" in sheet
    assert "Được miễn: Lịch bay (Chủ tịch UBND)" in submission
    assert "Chưa có cam kết không mang tài liệu mật" in submission


def test_papers_are_vietnamese_for_a_reader_of_english():
    with translation.override("en"):
        context = paper_context("mission_appraisal", "vi", CLEAN)
        english = paper_digest("mission_appraisal", "vi", CLEAN)

    assert context["rows"][0]["state"] == "đạt"
    assert english == paper_digest("mission_appraisal", "vi", CLEAN)


def test_the_sheet_takes_the_figures_of_the_office():
    own = FigureTable([
        Figure("mission_days", "days", 4, "QĐ thử", "Điều 3", confirmed=True),
        Figure("mission_countries", "countries", 3, "QĐ thử", valid_to=date(2025, 1, 1)),
    ])  # fmt: skip

    rows = paper_context("mission_appraisal", "vi", replace(CLEAN, figures=own))["rows"]

    told = {row["title"]: (row["state"], row["source"]) for row in rows}
    assert told["Số ngày của đoàn ra"] == ("chưa đạt", "QĐ thử, Điều 3")
    assert told["Số nước của đoàn ra"] == ("chưa đủ thông tin", "……")


def test_a_mission_of_a_unit_is_named_after_it():
    facts = changed(level=LeaderLevel.DEPARTMENT)

    assert words.party(facts, "vi") == "Đoàn công tác của Sở Thử nghiệm 1"
    assert words.party(facts, "en") == "the delegation of the Sample Department 1"


def test_our_own_scheme_and_report_are_signed_and_numbered_as_ours():
    facts = replace(FULL, unit_vi=FULL.office.name_vi)

    scheme, report = text_of(facts, "mission_scheme"), text_of(facts, "mission_report")

    assert "GIÁM ĐỐC" in scheme
    assert "Số: ……/BC-SNgV" in report


def test_a_study_trip_prints_its_outline_or_a_place_for_it():
    given = paper_context("mission_scheme", "vi", changed(study_outline_vi="Câu hỏi"))
    missing = paper_context("mission_scheme", "vi", changed(purpose=Purpose.STUDY))
    plain = paper_context("mission_scheme", "vi", CLEAN)

    assert [one["outline"] for one in (given, missing, plain)] == [["Câu hỏi"], ["…" * 20], []]


def test_reasons_for_a_mission_outside_the_plan_are_printed():
    facts = changed(plan_item="", plan_item_vi="", planning_basis="Đối tác mời gấp.")

    assert words.planning(facts) == "thuộc kế hoạch đối ngoại năm; Đối tác mời gấp"


@pytest.mark.parametrize(
    ("part", "amount", "rate"),
    [
        (FundingFacts(FundingSource.HOST, 1, 150_050, "USD", 254_001_000), "1.500,5 USD", "25.400,1"),
        (FundingFacts(FundingSource.HOST, 5, 500), "5 VND", ""),
    ],
)  # fmt: skip
def test_amounts_are_written_in_their_currency(part, amount, rate):
    assert (words.amount(part), words.rate(part)) == (amount, rate)


def test_people_without_a_title_are_named_with_a_gap_or_their_unit():
    assert title_line(traveller(1, title_vi="", title_en=""), "vi") == "Sở Thử nghiệm 1"
    assert in_sentence(None, "vi") == "……"
    bare = traveller(
        1, title_vi="", title_en="", organisation_vi="", organisation_en="", unit_vi=""
    )
    assert in_sentence(bare, "vi") == "ông NGUYỄN Văn Thử 1"
    assert in_sentence(HEAD, "en").startswith("Ms TRẦN Thị Mẫu, Vice Chairwoman")


def test_a_promise_may_have_neither_owner_nor_day():
    facts = replace(FULL, promises=(PromiseFacts("p", "Gửi sách."), PromiseFacts("q", "Xong", done=True)))  # fmt: skip

    assert paper_context("mission_briefing", "vi", facts)["promises"] == ["Gửi sách."]
    assert paper_context("mission_report", "vi", facts)["promises"][0]["due"] == "……"


def test_a_gift_without_a_number_is_counted_by_hand():
    rows = paper_context("mission_gift_list", "vi", changed(gifts_vi="Sách ảnh"))["rows"]

    assert rows == [{"number": "1", "gift": "Sách ảnh", "count": "……"}]


def test_an_unknown_country_stays_as_it_was_entered():
    facts = replace(CLEAN, legs=(replace(CLEAN.legs[0], country="ZZ", city_vi=""),))

    assert words.countries(facts, "vi") == "ZZ"
    assert paper_context("mission_briefing", "vi", facts)["countries"] == ["ZZ."]
    assert "Đại sứ quán ZZ" in text_of(facts, "mission_visa_note")
    assert "the Embassy of ZZ" in text_of(facts, "mission_visa_note", "en")


def test_a_country_without_a_national_day_is_told_by_its_name():
    facts = replace(CLEAN, legs=(replace(CLEAN.legs[0], country="EU"),))

    (told,) = paper_context("mission_briefing", "vi", facts)["countries"]

    assert told.endswith(".")


def test_an_opinion_still_awaited_tells_its_date():
    (asked,) = FULL.consultations
    facts = replace(FULL, consultations=(replace(asked, answered_on=None, question=""),))

    assert "chưa có ý kiến (hạn trả lời ngày 06 tháng 5 năm 2026)" in text_of(facts, "mission_submission")  # fmt: skip
    assert "Tiêu chuẩn, điều kiện của cán bộ" in text_of(facts, "mission_consultation")


def test_a_change_may_be_asked_before_it_is_decided():
    (change,) = FULL.changes
    facts = replace(FULL, changes=(replace(change, decision=None),))

    assert "Số: ……/QĐ-UBND" in text_of(facts, "mission_change")


@pytest.mark.parametrize("kind", [kind.code for kind in WORD_KINDS])
def test_a_paper_that_lacks_something_says_what(kind):
    needs = word_kind(kind).needs

    assert all(reason for reason in needs(EMPTY))
    assert needs(FULL) == ()


def test_what_lacks_nothing_is_possible():
    assert possible(EMPTY) == []
    assert possible(FULL) == [kind.code for kind in WORD_KINDS]
    assert "mission_report" not in possible(CLEAN)
    due = replace(CLEAN, report=replace(FULL.report, happened_vi="", results_vi="", filed_on=None))
    assert "mission_report" not in possible(due)
    refused = replace(FULL, decision=replace(FULL.decision, approved=False))
    assert "mission_decision" not in possible(refused)


def test_wanted_papers_are_named_in_the_readers_language():
    first = wanted_papers(EMPTY)[0]

    with translation.override("en"):
        assert first.name == "Scheme of the mission"
    with translation.override("vi"):
        assert first.name == "Đề án đoàn ra"
    assert len(wanted_papers(EMPTY)) == sum(len(kind.languages) for kind in WORD_KINDS)


def test_an_unknown_kind_is_an_error():
    with pytest.raises(LookupError):
        word_kind("submission")


def test_copies_are_named_by_agency_country_or_turn():
    named = [copy_name(copy, FULL) for copy in ("c1", "KR", "change-1", "")]

    assert named == ["Công an Thành phố", "Hàn Quốc", "lần 1", ""]
    assert label_vi("mission_visa_note", "KR", FULL) == "Công hàm thị thực: Hàn Quốc"
    assert label_vi("mission_report", "", FULL) == "Báo cáo kết quả chuyến đi"
    assert label_vi("mission_gone", "", FULL) == "mission_gone"
    assert title_of(Draft(FULL, word_kind("mission_list"), "en")) == "List of the mission"


def test_numbers_come_from_the_register_before_those_of_the_decision():
    made = PaperMade("mission_decision", "vi", version=2, issued=True, number="77/QĐ-UBND", issued_on=date(2026, 5, 21))  # fmt: skip
    old = replace(made, version=1, number="70/QĐ-UBND")
    facts = replace(FULL, papers=(made, old))

    assert issue_of(facts, "mission_decision") == Issue("77/QĐ-UBND", date(2026, 5, 21))
    assert issue_of(FULL, "mission_submission") == Issue("", date(2026, 5, 11))
    assert issue_of(FULL, "mission_report") == Issue("")
    assert issue_of(FULL, "mission_change", copy="change-9") == Issue("")


def test_a_number_just_given_is_printed():
    how = Making(issues={("mission_submission", "vi", ""): Issue("5", date(2026, 5, 12))})

    text = text_of(FULL, "mission_submission", how=how)

    assert "Số: 05/TTr-SNgV" in text
    assert "ngày 12 tháng 5 năm 2026" in text


def test_an_office_uses_its_own_template():
    own = template("Mẫu riêng: {{ head.subject }}")
    bad = template("{{ head.subjec }}")

    text = text_of(FULL, "mission_submission", how=Making(templates={("mission_submission", "vi"): own}))  # fmt: skip
    with pytest.raises(TemplateRefused):
        text_of(FULL, "mission_submission", how=Making(templates={("mission_submission", "vi"): bad}))  # fmt: skip

    assert text.startswith("Mẫu riêng: Về việc cử Đoàn đại biểu thành phố Hà Nội")


def test_a_digest_changes_only_with_what_the_paper_prints():
    later = replace(FULL, as_of=date(2026, 9, 1))
    renamed = replace(FULL, travellers=(replace(HEAD, title_vi="Khác"), *FULL.travellers[1:]))

    assert paper_digest("mission_list", "vi", later) == paper_digest("mission_list", "vi", FULL)
    assert paper_digest("mission_list", "vi", renamed) != paper_digest("mission_list", "vi", FULL)
    assert paper_digest("mission_estimate", "vi", renamed) == paper_digest("mission_estimate", "vi", FULL)  # fmt: skip


def test_a_digest_is_the_same_with_open_and_closed_passports():
    closed = replace(
        FULL,
        travellers=tuple(
            replace(who, birth_date=None, passport=replace(who.passport, number=f"••{who.passport.number[-4:]}"))
            for who in FULL.travellers
        ),
    )  # fmt: skip

    assert paper_digest("mission_visa_note", "vi", closed) == paper_digest("mission_visa_note", "vi", FULL)  # fmt: skip
    assert paper_digest("mission_visa_note", "en", closed, "KR") == paper_digest("mission_visa_note", "en", FULL, "KR")  # fmt: skip


def test_a_paper_of_a_copy_that_is_no_more_has_gaps():
    assert paper_context("mission_consultation", "vi", FULL, "gone")["unit"] == "……"
    assert paper_context("mission_change", "vi", FULL, "change-9")["text"] == "……"
    assert words.stay(FULL, "TH", "vi") == words.period(FULL, "vi")


def test_one_traveller_is_one_person_in_english():
    alone = replace(FULL, travellers=FULL.travellers[:1])
    made = make_papers(alone, ["mission_list", "mission_partner_letter"])
    texts = {paper.file_name: read_docx(paper.content) for paper in made}

    assert "Total: 1 person." in texts["06_Danh-sach-doan-di-cong-tac_en.docx"]
    assert "consisting of 1 person, will visit" in texts["10_Thu-gui-doi-tac_en.docx"]
