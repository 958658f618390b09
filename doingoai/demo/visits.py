"""The ready-made visits of the demo office, each in a state of its own; guests are fictitious."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from doingoai.approvals.actions import Answer, answer_consultation
from doingoai.approvals.states import Opinion, Verdict
from doingoai.delegations.actions.after import (
    begin_delegation,
    close_delegation,
    file_report,
    write_report,
)
from doingoai.delegations.actions.decide import (
    consult_on_delegation,
    decide_on_delegation,
    submit_delegation,
)
from doingoai.delegations.actions.programme import hand_out_programme, replan_item
from doingoai.delegations.actions.visit import (
    Opening,
    class_guest,
    edit_delegation,
    open_delegation,
    share_with_units,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import GuestClass, InvitedBy, Payer, VisitKind
from doingoai.demo.people_and_programmes import (
    F,
    Guest,
    R,
    World,
    add_guests,
    add_hosts,
    add_programme,
    at,
    letter,
    usual_programme,
)
from doingoai.demo.resources import ask_for_visit, book_visit
from doingoai.demo.world import MARK
from doingoai.directory.states import Field
from doingoai.documents.models import Incoming
from doingoai.documents.states import IncomingKind
from doingoai.foundation.working_days import add_working_days
from doingoai.planning.actions import Assignment, give_task
from doingoai.planning.states import TaskKind


def plan(
    world: World, visit: Delegation, guest_class: GuestClass, basis: str, **changes: Any
) -> Delegation:
    by = world.people["ha"]
    visit = class_guest(visit, guest_class=guest_class, basis=basis, by=by)
    return edit_delegation(
        visit, by=by,
        changes={
            "payer": Payer.HOST, "reception_level_vi": "Phó Chủ tịch UBND thành phố chủ trì",
            "hotel": world.places["Hồ Gươm Sample Hotel"], "gift_vi": "Tranh sơn mài Khuê Văn Các",
            **changes,
        },
    )  # fmt: skip


CLASS_BASIS = (
    "Phụ lục Thông tư im lặng với thị trưởng, thống đốc; Chủ tịch UBND thành phố quyết định (mẫu)"
)


def consult(world: World, visit: Delegation, codes: Sequence[str], *, asked_on: date) -> list[Any]:
    return consult_on_delegation(
        visit, units=[world.units[code] for code in codes],
        question=f"Đề nghị cho ý kiến về việc đón {visit.title_vi} và nội dung phối hợp.",
        on=asked_on, due_on=add_working_days(asked_on, 5), by=world.people["ha"], at=world.now,
    )  # fmt: skip


def answer(world: World, asked: Sequence[Any], by: str, opinion: Opinion, text: str) -> None:
    for one in asked:
        answer_consultation(
            one, Answer(opinion, text, world.today, paper_reference="" if by in ("congan", "taichinh") else "15/CV (mẫu)"),
            by=world.people[by], at=world.now,
        )  # fmt: skip


def approve(world: World, visit: Delegation) -> None:
    submit_delegation(
        visit,
        note="Kính trình lãnh đạo xem xét, quyết định.",
        on=world.today,
        by=world.people["ha"],
        at=world.now,
    )
    decide_on_delegation(
        visit,
        verdict=Verdict.APPROVE,
        reason="Đồng ý.",
        on=world.today,
        by=world.people["minh"],
        at=world.now,
    )


def arriving_today(world: World) -> Delegation:
    """Seoul: everything approved, issued, changed once, under way."""
    entry = letter(
        world,
        30,
        sender="Seoul Metropolitan Government",
        sender_country="KR",
        number="2026-118",
        symbol="SMG/INT",
        subject="Đề nghị tiếp đoàn thành phố Xơ-un thăm Hà Nội (mẫu)",
    )
    visit = open_visit(
        world, entry, "Seoul Metropolitan Government", world.today, 3,
        f"Đoàn thành phố Xơ-un ({MARK})", "Delegation of Seoul (sample)",
        field=Field.URBAN, kind=VisitKind.OFFICIAL, invited_by=InvitedBy.CITY, head_rank="deputy_mayor",
        purpose_vi="Trao đổi kinh nghiệm quản lý đô thị thông minh.", purpose_en="Exchange on smart city management.",
    )  # fmt: skip
    guests = add_guests(
        world, visit,
        [
            Guest("Kim", "Mau-jun", R.HEAD, "Phó Thị trưởng", "Vice Mayor", "deputy_mayor", order=F),
            Guest("Lee", "Mau-hee", R.DEPUTY, "Vụ trưởng Hợp tác quốc tế", "Director General for International Relations", "director_general", "f", F, "Ăn chay"),
            Guest("Park", "Mau-ho", R.MEMBER, "Giám đốc Quy hoạch", "Director of Planning", "director", order=F),
            Guest("Choi", "Mau-ri", R.MEMBER, "Chuyên gia đô thị", "Urban expert", "expert", "f", F),
            Guest("Jung", "Mau-su", R.MEMBER, "Chuyên viên", "Officer", "staff", order=F),
        ],
        at(world.today, 10),
    )  # fmt: skip
    add_hosts(world, visit, ("minh", "duc", "van", "phong", "ha", "mai"))
    items = add_programme(world, visit, usual_programme("ko", 3), guests)
    visit = plan(world, visit, GuestClass.B, CLASS_BASIS)
    asked = consult(
        world, visit, ("cong-an", "so-tai-chinh"), asked_on=world.today - timedelta(days=20)
    )
    answer(
        world, asked[:1], "congan", Opinion.AGREE, "Đồng ý, đề nghị gửi danh sách trước 05 ngày."
    )
    answer(world, asked[1:], "taichinh", Opinion.AGREE, "Thống nhất dự toán theo định mức.")
    approve(world, visit)
    book_visit(world, items)
    hand_out_programme(visit.programme, by=world.people["ha"], at=world.now - timedelta(days=3))
    replan_item(
        items[3], changes={"starts_at": at(world.today, 16, 30), "ends_at": at(world.today, 17, 45)},
        by=world.people["ha"], at=world.now,
    )  # fmt: skip
    hand_out_programme(visit.programme, by=world.people["ha"], at=world.now)
    share_with_units(
        visit, units=[world.units["cong-an"], world.units["so-vhtt"]], by=world.people["ha"]
    )
    begin_delegation(visit, by=world.people["ha"])
    return visit


def open_visit(
    world: World,
    entry: Incoming | None,
    partner: str,
    start: date,
    days: int,
    vi: str,
    en: str,
    **fields: Any,
) -> Delegation:
    opening = Opening(
        title_vi=vi, title_en=en, partner=world.partners[partner], starts_on=start,
        ends_on=start + timedelta(days=days - 1), receiving_unit=world.units["le-tan"],
        responsible=world.people["ha"], people_expected=5, **fields,
    )  # fmt: skip
    return open_delegation(
        opening, incoming=entry, on=world.today, by=world.people["ha"], at=world.now
    )


def next_week_with_findings(world: World) -> Delegation:
    """Fukuoka: approved in haste; the software has much to say."""
    start = world.today + timedelta(days=7)
    entry = letter(
        world,
        12,
        sender="Đại sứ quán Nhật Bản tại Việt Nam",
        sender_country="JP",
        number="0456",
        symbol="EOJ/2026",
        kind=IncomingKind.NOTE_VERBALE,
        subject="Đoàn tỉnh Phư-cư-ô-ca thăm Hà Nội (mẫu)",
    )
    visit = open_visit(
        world, entry, "Fukuoka Prefecture", start, 3, f"Đoàn tỉnh Phư-cư-ô-ca ({MARK})",
        "Delegation of Fukuoka Prefecture (sample)", field=Field.ECONOMY, head_rank="governor",
        purpose_vi="Thúc đẩy kết nối doanh nghiệp hai địa phương.", entry_visa_needed=True,
    )  # fmt: skip
    guests = add_guests(
        world, visit,
        [
            Guest("Sample", "Taro", R.HEAD, "Thống đốc", "Governor", "governor", more=(("raw_name", "Mr. TARO SAMPLE"),)),
            Guest("Sample", "Taroh", R.HEAD, "Trưởng ban Thư ký", "Chief of Secretariat", "director"),
            Guest("Mihon", "Hanako", R.MEMBER, "Giám đốc Thương mại", "Director of Commerce", "director", "f", diet="Không ăn hải sản", more=(("passport_expires", start + timedelta(days=60)),)),
            Guest("Rei", "Jiro", R.MEMBER, "", "Officer", "staff", more=(("room", "803"),)),
        ],
        at(start, 13),
    )  # fmt: skip
    add_hosts(world, visit, ("duc", "ha"))
    lines = usual_programme("ja", 3)[:6]
    items = add_programme(world, visit, lines, guests)
    replan_item(
        items[3], changes={"starts_at": at(start, 15, 15), "ends_at": at(start, 16, 30), "interpreter": "", "title_en": ""},
        by=world.people["ha"], at=world.now,
    )  # fmt: skip
    ask_for_visit(world, items)
    consult(world, visit, ("cong-an",), asked_on=world.today - timedelta(days=10))
    return visit


def waiting_for_opinions(world: World) -> Delegation:
    """Vientiane: three agencies asked, one has answered."""
    start = world.today + timedelta(days=24)
    entry = letter(
        world,
        6,
        sender="Thủ đô Viêng Chăn",
        sender_country="LA",
        number="77",
        symbol="VTE/FA",
        subject="Đoàn Thủ đô Viêng Chăn thăm và làm việc (mẫu)",
    )
    visit = open_visit(
        world, entry, "Vientiane Capital", start, 4, f"Đoàn Thủ đô Viêng Chăn ({MARK})",
        "Delegation of Vientiane Capital (sample)", field=Field.EDUCATION, kind=VisitKind.OFFICIAL,
        head_rank="vice_governor", invited_by=InvitedBy.CITY,
        purpose_vi="Trao đổi hợp tác đào tạo cán bộ.", purpose_en="Exchange on training of officials.",
    )  # fmt: skip
    add_guests(
        world, visit,
        [
            Guest("Mauvong", "Somchai", R.HEAD, "Phó Đô trưởng", "Vice Governor", "vice_governor"),
            Guest("Maukham", "Bounmy", R.MEMBER, "Giám đốc Sở Giáo dục", "Director of Education", "department_director", "f"),
        ],
        at(start, 10),
    )  # fmt: skip
    asked = consult(
        world,
        visit,
        ("cong-an", "so-gddt", "so-tai-chinh"),
        asked_on=world.today - timedelta(days=3),
    )
    answer(world, asked[2:], "taichinh", Opinion.AGREE_IF, "Đồng ý trong phạm vi dự toán đã giao.")
    return visit


def waiting_for_decision(world: World) -> Delegation:
    """Île-de-France: submitted, waits for the city leader."""
    start = world.today + timedelta(days=16)
    visit = open_visit(
        world, None, "Île-de-France Region", start, 2, f"Đoàn Vùng Île-de-France ({MARK})",
        "Delegation of the Île-de-France Region (sample)", field=Field.CULTURE, head_rank="deputy_mayor",
        purpose_vi="Chuẩn bị chương trình bảo tồn di sản.", purpose_en="Preparing a heritage programme.",
    )  # fmt: skip
    add_guests(
        world, visit,
        [
            Guest("Échantillon", "Jeanne", R.HEAD, "Phó Chủ tịch Vùng", "Vice President of the Region", "deputy_mayor", "f"),
            Guest("Modèle", "Paul", R.MEMBER, "Giám đốc Di sản", "Director of Heritage", "director"),
        ],
        at(start, 9),
    )  # fmt: skip
    plan(world, visit, GuestClass.C, CLASS_BASIS, payer=Payer.SHARED)
    submit_delegation(
        visit,
        note="Kính trình lãnh đạo UBND thành phố.",
        on=world.today,
        by=world.people["ha"],
        at=world.now,
    )
    return visit


def closed_with_report(world: World) -> Delegation:
    """Warsaw: over, reported, promises noted, closed."""
    start = world.today - timedelta(days=40)
    visit = open_visit(
        world, None, "City of Warsaw", start, 3, f"Đoàn Thủ đô Vác-sa-va ({MARK})",
        "Delegation of the City of Warsaw (sample)", field=Field.CULTURE, head_rank="deputy_mayor",
        purpose_vi="Kỷ niệm quan hệ hợp tác.", purpose_en="Anniversary of cooperation.",
    )  # fmt: skip
    guests = add_guests(
        world, visit,
        [
            Guest("Przykładowa", "Anna", R.HEAD, "Phó Thị trưởng", "Deputy Mayor", "deputy_mayor", "f"),
            Guest("Wzorowy", "Jan", R.MEMBER, "Giám đốc Văn hóa", "Director of Culture", "director"),
        ],
        at(start, 10),
    )  # fmt: skip
    add_hosts(world, visit, ("minh", "duc", "van", "phong", "ha", "mai"))
    add_programme(world, visit, usual_programme("pl", 3), guests)
    visit = plan(world, visit, GuestClass.C, CLASS_BASIS)
    approve(world, visit)
    hand_out_programme(visit.programme, by=world.people["ha"], at=world.now)
    begin_delegation(visit, by=world.people["ha"])
    by = world.people["ha"]
    write_report(
        visit, by=by,
        changes={
            "happened_vi": "Đoàn đã thực hiện đầy đủ chương trình.",
            "results_vi": "Hai bên thống nhất tổ chức Tuần văn hóa trong năm tới.",
            "assessment_vi": "Đón tiếp chu đáo, đúng nghi lễ.", "proposals_vi": "Giao Sở Văn hóa và Thể thao chủ trì.",
        },
    )  # fmt: skip
    for text, unit, days in (
        ("Gửi dự thảo kế hoạch Tuần văn hóa Hà Nội tại Vác-sa-va (mẫu)", "so-vhtt", 30),
        ("Trao đổi danh sách trường phổ thông kết nghĩa (mẫu)", "so-gddt", -5),
    ):
        task = Assignment(
            text,
            owner_unit=world.units[unit],
            due_on=world.today + timedelta(days=days),
            kind=TaskKind.PROMISE,
        )
        give_task(task, about=visit, by=by, at=world.now)
    file_report(visit, on=world.today - timedelta(days=35), by=by)
    close_delegation(visit, by=by, at=world.now)
    return visit


def unopened_letters(world: World) -> None:
    """Entries of the register from which nothing has been opened yet."""
    letter(
        world,
        1,
        sender="Bangkok Metropolitan Administration",
        sender_country="TH",
        number="BMA 0312",
        symbol="INT/2026",
        subject="Đề nghị tiếp đoàn Băng Cốc khảo sát giao thông công cộng (mẫu)",
    )
    letter(
        world,
        0,
        kind=IncomingKind.EMAIL,
        sender=f"Đại học Sampleton {MARK}",
        sender_country="AU",
        subject="Xin chào xã giao và trao đổi hợp tác đào tạo (mẫu)",
    )
    give_task(
        Assignment("Gọi lại Đại sứ quán Pháp về danh sách đoàn (mẫu)", owner=world.people["ha"], due_on=world.today + timedelta(days=1)),
        about=None, by=world.people["phong"], at=world.now,
    )  # fmt: skip
