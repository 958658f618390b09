"""What single kinds print, and how they change with the facts."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doingoai.approvals.facts import ConsultationFacts
from doingoai.delegations.facts import VIET_NAM, EstimateLine, FlightFacts, ReportFacts
from doingoai.delegations.papers.making import paper_context
from doingoai.delegations.papers.templates import SHIPPED
from doingoai.delegations.papers.word.checklist import EVERYWHERE, checks_of
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.states import PartnerKind
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.rendering.word_template import Stamp, write_paper
from doingoai.procedures.facts import StepFacts
from doingoai.procedures.states import Outcome
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind
from doingoai.spending.states import AccountState
from tests.delegations.papers.sample import GUESTS, HOSTS, ITEMS, NOTHING_KNOWN, VISIT


def printed(facts, kind, language="vi"):
    """Print one paper without the child process, which other tests try."""
    stamp = Stamp("", "", facts.as_of)
    values = paper_context(kind, language, facts)
    return read_docx(write_paper(SHIPPED.template(kind, language), values, stamp))


def context(kind, facts=VISIT, language="vi", copy=""):
    return paper_context(kind, language, facts, copy)


REFUSAL = replace(VISIT.decision, approved=False)


@pytest.mark.parametrize(
    ("decision", "said", "unsaid"),
    [
        (VISIT.decision, "đồng ý tiếp Đoàn đại biểu", "đang báo cáo"),
        (REFUSAL, "chưa thể thu xếp tiếp", "đồng ý tiếp"),
        (None, "đang báo cáo Ủy ban nhân dân thành phố Hà Nội xem xét", "đồng ý tiếp"),
    ],
)
def test_the_reply_says_yes_no_or_not_yet(decision, said, unsaid):
    text = printed(replace(VISIT, decision=decision), "reply_letter")

    assert said in text
    assert unsaid not in text
    assert "Kính gửi: Đại sứ quán Hàn Quốc tại Việt Nam." in text


@pytest.mark.parametrize(
    ("decision", "kind", "said"),
    [
        (VISIT.decision, PartnerKind.LOCALITY, "Excellency,"),
        (VISIT.decision, PartnerKind.EMBASSY, "presents its compliments to the"),
        (REFUSAL, PartnerKind.LOCALITY, "not in a position to receive"),
        (None, PartnerKind.CONSULATE, "avails itself of this opportunity to renew"),
    ],
)
def test_the_letter_in_english_is_a_note_to_missions(decision, kind, said):
    facts = replace(VISIT, decision=decision, partner_kind=kind)

    assert said in printed(facts, "reply_letter_en", "en")


def test_the_letter_goes_to_the_partner_when_nobody_wrote():
    assert context("reply_letter", replace(VISIT, letter=None))["addressees"] == [
        "Chính quyền thành phố Haneul."
    ]


def test_each_unit_is_asked_its_own_question(texts):
    names = [name for name in texts if name.startswith("01_")]

    assert "Kính gửi: Công an thành phố Hà Nội." in texts[names[0]]
    assert "- Sự cần thiết và sự phù hợp của chuyến thăm" in texts[names[0]]
    assert "- Nội dung trao đổi về giao thông công cộng." in texts[names[1]]
    assert "trước ngày 22 tháng 01 năm 2027" in texts[names[2]]


def test_the_submission_tells_every_opinion_the_cost_and_its_source():
    told = context("submission")

    assert told["opinions"] == [
        "Công an thành phố Hà Nội (ngày 18 tháng 01 năm 2027): nhất trí;",
        "Sở Xây dựng (ngày 19 tháng 01 năm 2027): nhất trí, kèm lưu ý: bố trí thăm trung tâm điều "
        "hành xe buýt;",
        "Sở Du lịch: chưa có ý kiến (hạn trả lời ngày 22 tháng 01 năm 2027).",
    ]
    assert told["cost"] == (
        "Dự toán: 104.400.000 đồng (Một trăm linh bốn triệu bốn trăm nghìn đồng chẵn), chi tiết "
        "tại bảng dự toán kèm theo"
    )
    assert told["guest_class"] == "hạng B (ý kiến của Chủ tịch Ủy ban nhân dân thành phố)"
    assert told["items"][0] == "09/03/2027, 13:25 – 14:30: Đón đoàn tại sân bay quốc tế Nội Bài;"


def test_the_submission_of_a_bare_visit(bare_texts):
    text = bare_texts["02_To-trinh-chu-truong.docx"]

    assert "Sở Ngoại vụ chưa lấy ý kiến các cơ quan, đơn vị về chuyến thăm." in text
    assert "3. Các hoạt động chính: Sở Ngoại vụ sẽ trình trong Kế hoạch đón tiếp." in text


def test_an_answer_without_a_marked_opinion_is_still_told():
    answered = ConsultationFacts(
        "a", "Sở Mẫu", date(2027, 1, 1), date(2027, 1, 9), "", date(2027, 1, 5)
    )

    assert context("submission", replace(VISIT, consultations=(answered,)))["opinions"] == [
        "Sở Mẫu (ngày 05 tháng 01 năm 2027): đã trả lời."
    ]


def test_a_class_without_a_basis_is_told_alone():
    assert context("submission", replace(VISIT, guest_class_basis=""))["guest_class"] == "hạng B"


def test_the_decision_rests_on_what_was_in_force_on_the_first_day():
    early = replace(VISIT, starts_on=date(2026, 5, 1))

    def laws(facts):
        return [
            base[:45]
            for base in context("decision", facts)["bases"]
            if base.startswith(("Căn cứ Nghị", "Căn cứ Thông"))
        ]

    assert laws(VISIT) == [
        "Căn cứ Nghị định số 18/2022/NĐ-CP ngày 18 thá",
        "Căn cứ Thông tư số 35/2026/TT-BTC ngày 31 thá",
    ]
    assert laws(early) == ["Căn cứ Nghị định số 18/2022/NĐ-CP ngày 18 thá"]


def test_the_decision_is_of_the_deciding_body(texts):
    text = texts["03_Quyet-dinh-tiep-doan.docx"]

    assert text.startswith("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\n")
    assert "SỞ NGOẠI VỤ" not in text
    assert "Số: 12/QĐ-UBND\nHà Nội, ngày 05 tháng 02 năm 2027" in text
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Thử" in text
    assert "- Như Điều 4;\n" in text
    assert "Quyết định này./." in text


def test_the_plan_gives_every_other_unit_its_part():
    assert context("reception_plan")["units"] == [
        "Văn phòng Ủy ban nhân dân thành phố: Chào xã giao lãnh đạo Ủy ban nhân dân thành phố "
        "(10/03/2027);",
        "Sở Xây dựng: Hội đàm về giao thông công cộng (10/03/2027);",
        "Sở Du lịch: Thăm Văn Miếu – Quốc Tử Giám (11/03/2027).",
    ]


def test_the_detailed_programme_names_few_guests_and_counts_many():
    days = context("programme_detailed")["days"]

    assert [day["heading"] for day in days] == [
        "Thứ Ba, ngày 09 tháng 3 năm 2027", "Thứ Tư, ngày 10 tháng 3 năm 2027",
        "Thứ Năm, ngày 11 tháng 3 năm 2027", "Thứ Sáu, ngày 12 tháng 3 năm 2027",
    ]  # fmt: skip
    assert days[1]["rows"][0]["people"].split("\n") == [
        "Ông Nguyễn Văn Thử", "Bà Trần Thị Mẫu", "Bà Phạm Ngọc Dụ", "Ngài KIM Mau-ho",
        "Ông LEE Thu-nghiem", "Ông CHOI Vi-du",
    ]  # fmt: skip
    assert days[2]["rows"][1]["people"] == "8 khách"
    assert days[0]["rows"][1]["people"] == "Toàn đoàn"


def test_the_programme_for_guests_hides_units_known_in_vietnamese_only():
    rows = context("programme_detailed", language="en")["days"][1]["rows"]

    assert rows[0]["notes"] == "Interpreter: Phạm Ngọc Dụ\nDress: business suit"
    assert rows[1]["notes"] == "In charge: Lê Hoàng Ví\nInterpreter: Phạm Ngọc Dụ"
    assert (
        context("programme_detailed", language="en")["days"][2]["rows"][1]["people"] == "8 guests"
    )


@pytest.mark.parametrize(
    ("number", "issued", "vi", "en"),
    [
        (1, date(2027, 2, 20), "", ""),
        (3, date(2027, 2, 20), "(Bản thứ 3, ngày 20 tháng 02 năm 2027, thay thế bản trước)",
         "(Version 3, 20 February 2027; replaces the earlier version)"),
        (3, None, "(Bản thứ 3, thay thế bản trước)", "(Version 3; replaces the earlier version)"),
    ],
)  # fmt: skip
def test_a_later_version_of_the_programme_says_so(number, issued, vi, en):
    facts = replace(VISIT, programme_version=number, programme_issued_on=issued)

    assert context("programme_short", facts)["version"] == vi
    assert context("programme_short", facts, "en")["version"] == en


def test_changes_since_the_earlier_version_are_told_to_the_offices():
    facts = replace(VISIT, programme_changes=("Thêm: Thăm chợ", "Bỏ: Chiêu đãi"))

    text = printed(facts, "programme_detailed")

    assert "Thay đổi so với bản trước: Thêm: Thăm chợ; Bỏ: Chiêu đãi." in text


def test_an_item_without_an_end_shows_its_start_alone():
    assert context("programme_short")["days"][0]["rows"][1]["time"] == "15:30"


def test_tasks_tell_what_to_prepare_and_who_leads():
    rows = context("task_assignment")["rows"]

    assert rows[0]["lead"] == "Sở Ngoại vụ\nHoàng Thị Lan Thử"
    assert rows[0]["support"] == "Xe: Xe 1, Xe 2, Xe 3"
    assert rows[1]["lead"] == "……"
    assert "cờ bàn" in rows[3]["task"]


def test_a_language_without_an_interpreter_is_a_visible_gap():
    item = replace(ITEMS[3], interpreter="", kind=ItemKind.OTHER)

    (row,) = context("task_assignment", replace(VISIT, items=(item,)))["rows"]

    assert row["support"] == "Phiên dịch: ……"
    assert row["task"] == "Hội đàm về giao thông công cộng"


def test_the_estimate_adds_up_and_marks_what_is_not_checked(texts):
    told = context("estimate")

    assert told["rows"][0]["norm"] == "Mức tối đa 2.000.000\nThông tư 35/2026/TT-BTC"
    assert told["rows"][2]["norm"] == (
        "Mức tối đa 1.800.000\nThông tư 35/2026/TT-BTC\n(vượt mức tối đa)\n(chưa đối chiếu)\n"
        "Giải trình: tặng phẩm đặc thù của làng nghề"
    )
    assert told["rows"][3]["norm"] == "……\n(chưa đối chiếu)"
    assert (told["total"], told["office_head"]) == ("104.400.000", "GIÁM ĐỐC")
    text = texts["12_Du-toan-kinh-phi.docx"]
    assert "Bằng chữ: Một trăm linh bốn triệu bốn trăm nghìn đồng chẵn." in text
    assert "phải đối chiếu trước khi trình duyệt" in text


def test_an_estimate_that_is_all_checked_has_no_remark():
    line = EstimateLine("x", "", 1, 1000, 1000, "Nguồn", True)

    text = printed(replace(VISIT, estimate=(line,)), "estimate")

    assert "chưa đối chiếu" not in text
    assert "\nx\n" in text


def test_the_settlement_holds_invoices_against_the_approved_estimate(texts):
    told = context("settlement")

    banquet, flowers, unplanned = told["rows"]
    assert banquet["papers"] == (
        "HĐ 0000412 (1C27TMS) ngày 11/03/2027, Nhà hàng Thử: 41.500.000\n"
        "Số lượng: 20 dự toán, 19 thực tế\n(vượt mức tối đa 38.000.000)\n"
        "Giải trình: tăng giá dịp lễ"
    )
    assert (banquet["difference"], flowers["difference"]) == ("+1.500.000", "-100.000")
    assert unplanned["label"] == "Thuốc cho khách\n(ngoài dự toán)"
    assert unplanned["papers"].endswith("Giải trình: ……")
    text = texts["25_Bang-quyet-toan-kinh-phi.docx"]
    assert "Dự toán được duyệt theo: Quyết định 12/QĐ-UBND." in text
    assert "Thực chi bằng chữ: Bốn mươi hai triệu năm trăm nghìn đồng chẵn." in text
    assert "quyết toán này chưa được duyệt" in text


def test_a_confirmed_settlement_bears_no_remark():
    settled = replace(VISIT.account, state=AccountState.SETTLED)

    assert "chưa được duyệt" not in printed(replace(VISIT, account=settled), "settlement")


def test_the_police_get_the_passports_in_an_annex(texts):
    text = texts["13_Cong-van-thong-bao-co-quan-cong-an.docx"]

    assert "Kính gửi: Công an thành phố Hà Nội." in text
    assert "M00000001\nCông vụ\n15/02/2031" in text
    assert text.index("Lưu: VT, LT.") < text.index("Phụ lục\nDANH SÁCH ĐOÀN KHÁCH")
    assert "dữ liệu cá nhân" in text


def test_passports_stand_in_the_notice_to_the_police_only(texts):
    holding = {name for name, text in texts.items() if "M0000000" in text}

    assert holding == {"13_Cong-van-thong-bao-co-quan-cong-an.docx"}


def test_biographies_are_of_the_leaders_and_of_whoever_has_one():
    guests = (*GUESTS[:4], replace(GUESTS[4], bio_en="An expert."))

    people = context("biographies", replace(VISIT, members=guests))["people"]

    assert [person["name"][:12] for person in people] == [
        "Ngài KIM Mau", "Ông LEE Thu-", "Ông JUNG Gia",
    ]  # fmt: skip
    assert people[1]["bio"] == ["……"]
    assert people[2]["bio"] == ["An expert."]


def test_a_delegation_without_leaders_shows_its_first_member():
    member = replace(GUESTS[3], role=MemberRole.MEMBER)

    (person,) = context("biographies", replace(VISIT, members=(member,)))["people"]

    assert person["title"] == "Giám đốc Sở Giao thông, Chính quyền thành phố Haneul"


def test_talking_points_recall_open_promises_diets_and_the_national_day():
    done = replace(VISIT.promises[0], done=True)

    told = context("talking_points", replace(VISIT, promises=(done, VISIT.promises[1])))

    assert told["promises"] == ["Gửi dự thảo kế hoạch hợp tác 2027–2030 – Sở Ngoại vụ."]
    assert told["country"] == "nước: Đại Hàn Dân Quốc (Quốc khánh 03/10)"
    assert told["diets"] == "2 khách có yêu cầu riêng (xem danh sách xếp phòng)"


def test_talking_points_without_promises_or_diets(bare_texts):
    assert "Chưa ghi nhận cam kết nào còn mở." in bare_texts["15_De-cuong-trao-doi.docx"]
    assert context("talking_points", NOTHING_KNOWN)["diets"] == "không có yêu cầu riêng"
    # The United Kingdom keeps no national day.
    assert context("talking_points", replace(VISIT, country="GB"))["country"] == (
        "nước: Liên hiệp Vương quốc Anh và Bắc Ireland"
    )


def test_rooms_tell_who_shares_whichever_side_it_was_entered():
    rows = context("room_list")["rows"]

    assert (rows[0]["shares"], rows[2]["shares"]) == ("PARK Vi-du", "KIM Mau-ho")
    assert rows[0]["stay"] == "09/03 – 12/03/2027"


def test_rooms_elsewhere_and_over_new_year():
    guest = replace(
        GUESTS[0],
        hotel="Nhà khách Mẫu",
        shares_room_with="Người quen",
        arrival=FlightFacts("X", datetime(2026, 12, 30, 9, tzinfo=VIET_NAM)),
    )

    (row,) = context("room_list", replace(VISIT, members=(guest,)), "en")["rows"]

    assert row["room"] == "701\nNhà khách Mẫu"
    assert row["shares"] == "Người quen"
    assert row["stay"] == "30/12/2026 – 12/03/2027"


def test_cars_are_sorted_by_number_and_name_their_driver(texts):
    cars = {"Xe 10": GUESTS[3], "Xe 2": GUESTS[4], "Xe dự phòng": GUESTS[5]}
    members = tuple(replace(guest, car=car) for car, guest in cars.items())
    driver = replace(HOSTS[4], car="Xe 2", role=HostRole.DRIVER)

    rows = context("car_list", replace(VISIT, members=members, hosts=(driver,)))["rows"]

    assert [row["car"] for row in rows] == ["Xe 2", "Xe 10", "Xe dự phòng"]
    assert (rows[0]["driver"], rows[0]["count"]) == ("Ông Đỗ Văn Lái\n0900 000 005", "1")
    assert rows[1]["driver"] == "……"
    assert "Chưa xếp xe: Ông SEO Bao-chi." in texts["17_Danh-sach-xep-xe.docx"]


def test_gifts_are_for_the_head_the_deputy_and_the_spouse():
    told = context("gift_list")

    assert [(row["name"][:10], row["gift"]) for row in told["rows"]] == [
        ("Ngài KIM M", "Tranh sơn mài"), ("Ông LEE Th", "……"), ("Bà PARK Vi", "……"),
    ]  # fmt: skip
    assert told["lines"] == ["Tặng phẩm Trưởng đoàn và phu nhân: 2 x 2.000.000 đồng"]


def test_checklists_follow_the_kind_of_activity():
    free = ItemFacts("x", ItemKind.FREE, ITEMS[0].starts_at)

    assert checks_of(free, VISIT) == EVERYWHERE
    assert "Cờ đúng nước, đúng chiều, cùng cỡ" in checks_of(ITEMS[3], VISIT)
    assert set(checks_of(ITEMS[0], VISIT)) == set(checks_of(ITEMS[7], VISIT))


def test_a_checklist_on_paper_shows_what_is_ticked_and_by_whom():
    item = ITEMS[3]
    steps = [
        StepFacts(f"step-{turn}", "Hội đàm", "Talks", f"Việc {turn}", "", item.starts_at, about=item.key, **said)
        for turn, said in enumerate(
            [
                {},
                {"outcome": Outcome.DONE, "by": "Lan (Mẫu)"},
                {"outcome": Outcome.DONE, "by": "Lan (Mẫu)", "needs_second": True},
                {"outcome": Outcome.DONE, "by": "Lan", "needs_second": True, "second_by": "Hà"},
                {"outcome": Outcome.NOT_DONE, "by": "Lan", "reason": "Mưa"},
            ]
        )
    ]  # fmt: skip
    facts = replace(VISIT, items=(item,), steps=tuple(steps))

    [part] = context("checklist", facts)["parts"]

    assert [(row["done"], row["by"]) for row in part["rows"]] == [
        ("☐", ""), ("☒", "Lan (Mẫu)"), ("☐", "Lan (Mẫu)"), ("☒", "Lan; Hà"), ("☐", "Không làm: Mưa (Lan)"),
    ]  # fmt: skip


def test_minutes_are_prepared_for_every_meeting(texts):
    names = [name for name in texts if name.startswith("20_") and name.endswith("_vi.docx")]

    assert len(names) == 3
    text = texts[names[0]]
    assert "Thời gian bắt đầu: 09 giờ 00, ngày 10 tháng 3 năm 2027." in text
    assert "- Ngài KIM Mau-ho, Thị trưởng, Chính quyền thành phố Haneul;" in text
    assert "SEO Bao-chi" not in text
    assert text.index("THƯ KÝ") < text.index("CHỦ TỌA")
    assert "ngày …… tháng …… năm 2027" not in text


def test_minutes_of_a_meeting_without_hosts_name_all_hosts():
    item = replace(ITEMS[3], hosts=())

    told = context("minutes_form", replace(VISIT, items=(item,)), "en", "item-4")

    assert len(told["hosts"]) == len(HOSTS)
    assert told["starts"] == "10:00, 10 March 2027"


def test_the_first_of_those_present_chairs_a_meeting_without_the_host_leader():
    leader, other = HOSTS[:2]
    item = replace(ITEMS[3], hosts=(other.key,))

    told = context("minutes_form", replace(VISIT, items=(item,)), "vi", "item-4")

    assert other.name.full in told["chair"]
    assert leader.name.full not in told["chair"]


def test_the_press_is_told_no_hours_places_or_transfers(texts):
    text = texts["21_Thong-cao-bao-chi_vi.docx"]

    assert "- Hội đàm về giao thông công cộng;" in text
    assert "Nội Bài" not in text
    assert "09:00" not in text
    assert "Hai bên dự kiến ký Bản ghi nhớ hợp tác" in text
    assert "Chỉ phát hành sau khi lãnh đạo Sở Ngoại vụ duyệt" in text


def test_thanks_recall_the_promises_in_vietnamese_only(texts):
    vi, en = texts["22_Thu-cam-on_vi.docx"], texts["22_Thu-cam-on_en.docx"]

    assert "Kính gửi: Ngài KIM Mau-ho\nThị trưởng, Chính quyền thành phố Haneul\nKính thưa" in vi
    assert "- Cử hai chuyên gia xe buýt sang trao đổi;" in vi
    assert "KIM Mau-ho\nMayor, Haneul Metropolitan Government\nExcellency," in en
    assert "chuyên gia" not in en
    assert "No.:" not in en


def test_the_report_prints_what_was_written_and_what_was_promised(texts):
    text = texts["23_Bao-cao-ket-qua-don-tiep.docx"]

    assert "Hai bên hội đàm cởi mở." in text
    assert "1\nCử hai chuyên gia xe buýt sang trao đổi\nSở Xây dựng\n30/06/2027" in text
    assert "2\nGửi dự thảo kế hoạch hợp tác 2027–2030\nSở Ngoại vụ\n……" in text
    assert "Kính gửi: Ủy ban nhân dân thành phố Hà Nội." in text


def test_a_report_not_yet_written_lists_the_programme():
    told = context("result_report", replace(VISIT, report=ReportFacts()))

    assert told["happened"][-1] == "- 12/03/2027, 20:00 – 21:00: Tiễn đoàn."
    assert told["results"] == ["…" * 20]


def test_letters_to_the_office_end_as_the_decree_asks(texts):
    ending = [
        name
        for name, text in texts.items()
        if name[:2] in ("01", "02", "03", "04", "06", "13", "23") and "./.\n" not in text
    ]

    assert ending == []
