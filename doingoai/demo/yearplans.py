"""The yearly plans of the demo office: this year's in force, next year's taking proposals."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from doingoai.accounts.models import User
from doingoai.approvals.states import Verdict
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import BEFORE_PLANS
from doingoai.delegations.states import State
from doingoai.demo.people_and_programmes import World
from doingoai.directory.countries import find_country
from doingoai.directory.states import Field, Pillar
from doingoai.yearplan.actions.amend import Grounds, add_to_plan, change_planned, drop_planned
from doingoai.yearplan.actions.consolidate import accept_item, ask_back, merge_item
from doingoai.yearplan.actions.items import Proposal, add_item, propose_item
from doingoai.yearplan.actions.plan import decide_on_plan, move_plan, open_plan, submit_plan
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemKind, Planning, PlanState
from doingoai.yearplan.when import last_of_month

IN, OUT, CONF, AGREE, EVENT = (
    PlanItemKind.INBOUND, PlanItemKind.OUTBOUND, PlanItemKind.CONFERENCE, PlanItemKind.AGREEMENT,
    PlanItemKind.EVENT,
)  # fmt: skip
VICE = "Phó Chủ tịch UBND thành phố"
CHAIR = "Chủ tịch UBND thành phố"
BUDGET = "Ngân sách thành phố"
SOURCES = {OUT: BUDGET, IN: BUDGET, CONF: "Ngân sách thành phố, tài trợ", AGREE: "", EVENT: BUDGET}


@dataclass(frozen=True, slots=True)
class Line:
    """One activity: unit, kind, partner by its English name, month, day (0: only the month)."""

    unit: str
    kind: PlanItemKind
    title: str
    month: int
    day: int = 0
    length: int = 3
    partner: str = ""
    country: str = ""
    leader: str = ""
    people: int = 10
    budget: int = 120
    field: Field = Field.OTHER


THIS_YEAR = (
    Line("htqt", IN, "Đón đoàn Thành phố Xơ-un thăm và làm việc", 3, 10, 3, "Seoul Metropolitan Government", "", CHAIR, 12, 180, Field.URBAN),
    Line("htqt", IN, "Đón đoàn Thủ đô Viêng Chăn nhân năm đoàn kết hữu nghị", 4, 0, 4, "Vientiane Capital", "", CHAIR, 15, 220, Field.POLITICS),
    Line("htqt", IN, "Đón đoàn Vùng Île-de-France về bảo tồn di sản", 5, 12, 2, "Île-de-France Region", "", VICE, 8, 140, Field.CULTURE),
    Line("htqt", IN, "Đón đoàn Thủ đô Tô-ky-ô về quản lý rác thải", 6, 0, 3, "Tokyo Metropolitan Government", "", VICE, 10, 150, Field.URBAN),
    Line("htqt", IN, "Đón đoàn Thành phố Mát-xcơ-va thăm hữu nghị", 9, 0, 3, "City of Moscow", "", CHAIR, 14, 210, Field.CULTURE),
    Line("htqt", OUT, "Đoàn lãnh đạo thành phố thăm Hàn Quốc", 5, 18, 5, "Seoul Metropolitan Government", "Hàn Quốc", CHAIR, 12, 1450, Field.ECONOMY),
    Line("htqt", OUT, "Đoàn công tác tại Lào và Campuchia", 8, 0, 6, "Vientiane Capital", "Lào, Campuchia", VICE, 10, 620, Field.POLITICS),
    Line("htqt", AGREE, "Ký bản ghi nhớ hợp tác với Tỉnh Phư-cư-ô-ca", 10, 15, 1, "Fukuoka Prefecture", "Nhật Bản", CHAIR, 6, 40, Field.ECONOMY),
    Line("htqt", AGREE, "Gia hạn chương trình hợp tác với Thành phố Bắc Kinh", 11, 0, 1, "Beijing Municipality", "Trung Quốc", VICE, 6, 30, Field.POLITICS),
    Line("le-tan", EVENT, "Gặp mặt đoàn ngoại giao đầu năm", 2, 5, 1, "", "", CHAIR, 150, 480, Field.POLITICS),
    Line("le-tan", IN, "Đón đoàn Đại sứ quán Nhật Bản chào kết thúc nhiệm kỳ", 7, 0, 1, "Embassy of Japan in Viet Nam", "", VICE, 4, 25, Field.POLITICS),
    Line("le-tan", IN, "Đón đoàn Thủ đô La Ha-ba-na", 12, 0, 4, "Havana", "", CHAIR, 9, 170, Field.PEOPLE),
    Line("so-vhtt", EVENT, "Những ngày văn hóa Hà Nội tại Pháp", 6, 8, 5, "Île-de-France Region", "Pháp", VICE, 30, 2300, Field.CULTURE),
    Line("so-vhtt", OUT, "Đoàn nghệ thuật biểu diễn tại Xơ-un", 10, 0, 5, "Seoul Metropolitan Government", "Hàn Quốc", "Giám đốc Sở Văn hóa và Thể thao", 22, 980, Field.CULTURE),
    Line("so-vhtt", CONF, "Hội thảo quốc tế về thành phố sáng tạo", 9, 20, 2, "", "", VICE, 120, 760, Field.CULTURE),
    Line("so-du-lich", OUT, "Xúc tiến du lịch tại Nhật Bản", 9, 0, 5, "Tokyo Metropolitan Government", "Nhật Bản", "Giám đốc Sở Du lịch", 8, 690, Field.CULTURE),
    Line("so-du-lich", EVENT, "Lễ hội áo dài đón khách quốc tế", 10, 3, 3, "", "", VICE, 200, 900, Field.CULTURE),
    Line("so-du-lich", IN, "Đón đoàn khảo sát du lịch Thái Lan", 4, 20, 4, "Bangkok Metropolitan Administration", "", "Phó Giám đốc Sở Du lịch", 16, 130, Field.CULTURE),
    Line("so-cong-thuong", CONF, "Diễn đàn kết nối doanh nghiệp Hà Nội – Nhật Bản", 5, 0, 1, "Embassy of Japan in Viet Nam", "", VICE, 180, 540, Field.ECONOMY),
    Line("so-cong-thuong", OUT, "Xúc tiến thương mại tại Đức và Ba Lan", 10, 0, 8, "City of Warsaw", "Đức, Ba Lan", "Giám đốc Sở Công Thương", 10, 1250, Field.ECONOMY),
    Line("so-cong-thuong", AGREE, "Ký thỏa thuận hợp tác xúc tiến với Quận Cam", 7, 0, 1, "Orange County, California", "Hoa Kỳ", "Giám đốc Sở Công Thương", 5, 20, Field.ECONOMY),
    Line("so-tai-chinh", IN, "Đón đoàn chuyên gia quản lý đầu tư công Xin-ga-po", 8, 11, 3, "", "Singapore", "Giám đốc Sở Tài chính", 6, 60, Field.INVESTMENT),
    Line("so-tai-chinh", OUT, "Học tập kinh nghiệm quản lý tài sản công tại Hàn Quốc", 11, 0, 5, "", "Hàn Quốc", "Phó Giám đốc Sở Tài chính", 7, 520, Field.INVESTMENT),
    Line("so-tai-chinh", CONF, "Hội nghị xúc tiến đầu tư với các đối tác châu Âu", 6, 25, 1, "", "", CHAIR, 250, 1100, Field.INVESTMENT),
    Line("so-xay-dung", IN, "Đón đoàn chuyên gia đường sắt đô thị Pháp", 3, 0, 4, "Île-de-France Region", "", "Giám đốc Sở Xây dựng", 9, 95, Field.URBAN),
    Line("so-xay-dung", OUT, "Khảo sát giao thông đô thị tại Xơ-un", 5, 20, 4, "Seoul Metropolitan Government", "Hàn Quốc", "Giám đốc Sở Xây dựng", 8, 610, Field.URBAN),
    Line("so-xay-dung", CONF, "Hội thảo quy hoạch đô thị ven sông", 11, 12, 2, "Seoul Metropolitan Government", "", VICE, 90, 380, Field.URBAN),
    Line("so-gddt", IN, "Đón đoàn Đại học Sampleton", 3, 23, 2, "University of Sampleton", "", "Giám đốc Sở Giáo dục và Đào tạo", 7, 45, Field.EDUCATION),
    Line("so-gddt", OUT, "Đoàn học sinh giao lưu tại Phư-cư-ô-ca", 7, 0, 7, "Fukuoka Prefecture", "Nhật Bản", "Phó Giám đốc Sở Giáo dục và Đào tạo", 24, 840, Field.EDUCATION),
    Line("so-gddt", AGREE, "Ký thỏa thuận liên kết đào tạo với Đại học Sampleton", 9, 0, 1, "University of Sampleton", "Úc", "Giám đốc Sở Giáo dục và Đào tạo", 5, 15, Field.EDUCATION),
    Line("so-y-te", IN, "Đón đoàn bác sĩ tình nguyện Nhật Bản", 10, 5, 5, "Tokyo Metropolitan Government", "", "Giám đốc Sở Y tế", 18, 90, Field.HEALTH),
    Line("so-y-te", CONF, "Hội nghị y tế dự phòng các thủ đô ASEAN", 8, 0, 2, "", "", VICE, 140, 620, Field.HEALTH),
    Line("so-y-te", OUT, "Đoàn tập huấn quản lý bệnh viện tại Thái Lan", 6, 0, 6, "Bangkok Metropolitan Administration", "Thái Lan", "Phó Giám đốc Sở Y tế", 9, 430, Field.HEALTH),
    Line("cong-an", IN, "Đón đoàn công tác an ninh Thủ đô Viêng Chăn", 8, 18, 3, "Vientiane Capital", "", "Lãnh đạo Công an thành phố", 7, 70, Field.POLITICS),
    Line("cong-an", OUT, "Trao đổi kinh nghiệm bảo vệ sự kiện quốc tế tại Nhật Bản", 9, 0, 5, "Tokyo Metropolitan Government", "Nhật Bản", "Lãnh đạo Công an thành phố", 6, 450, Field.POLITICS),
    Line("lhhn", EVENT, "Kỷ niệm ngày thiết lập quan hệ Việt Nam – Cu-ba", 12, 2, 1, "Havana", "", "Chủ tịch Liên hiệp các tổ chức hữu nghị", 120, 160, Field.PEOPLE),
    Line("lhhn", IN, "Đón đoàn Hội hữu nghị Ba Lan", 5, 26, 4, "City of Warsaw", "", "Chủ tịch Liên hiệp các tổ chức hữu nghị", 11, 80, Field.PEOPLE),
    Line("lhhn", EVENT, "Giao lưu nhân dân Hà Nội – Mát-xcơ-va", 9, 0, 2, "City of Moscow", "", "Chủ tịch Liên hiệp các tổ chức hữu nghị", 80, 140, Field.PEOPLE),
    Line("mttq", IN, "Đón đoàn Mặt trận Thủ đô Viêng Chăn", 11, 0, 3, "Vientiane Capital", "", "Chủ tịch Ủy ban Mặt trận Tổ quốc thành phố", 9, 85, Field.PEOPLE),
    Line("mttq", OUT, "Thăm và làm việc tại Lào", 7, 14, 4, "Vientiane Capital", "Lào", "Chủ tịch Ủy ban Mặt trận Tổ quốc thành phố", 8, 310, Field.PEOPLE),
)  # fmt: skip
NEXT_YEAR = (
    Line("htqt", OUT, "Đoàn lãnh đạo thành phố thăm Nhật Bản", 4, 12, 5, "Tokyo Metropolitan Government", "Nhật Bản", CHAIR, 12, 1520, Field.ECONOMY),
    Line("htqt", IN, "Đón đoàn Thủ đô Phnôm Pênh", 3, 0, 3, "Phnom Penh Capital", "", VICE, 11, 160, Field.POLITICS),
    Line("so-vhtt", OUT, "Biểu diễn nghệ thuật truyền thống tại Tô-ky-ô", 4, 14, 6, "Tokyo Metropolitan Government", "Nhật Bản", "Giám đốc Sở Văn hóa và Thể thao", 25, 1180, Field.CULTURE),
    Line("so-vhtt", EVENT, "Triển lãm di sản đô thị", 9, 0, 5, "Île-de-France Region", "", VICE, 60, 450, Field.CULTURE),
    Line("so-du-lich", OUT, "Xúc tiến du lịch tại Tô-ky-ô và Ô-xa-ca", 4, 0, 6, "Tokyo Metropolitan Government", "Nhật Bản", "Giám đốc Sở Du lịch", 9, 720, Field.CULTURE),
    Line("so-cong-thuong", CONF, "Diễn đàn doanh nghiệp Hà Nội – Xơ-un", 6, 9, 1, "Seoul Metropolitan Government", "", VICE, 160, 520, Field.ECONOMY),
    Line("so-tai-chinh", IN, "Đón đoàn Xơ-un về quản lý ngân sách", 6, 10, 3, "Seoul Metropolitan Government", "", VICE, 8, 75, Field.INVESTMENT),
    Line("so-gddt", IN, "Đón đoàn giáo viên Phư-cư-ô-ca", 8, 0, 5, "Fukuoka Prefecture", "", "Giám đốc Sở Giáo dục và Đào tạo", 14, 90, Field.EDUCATION),
    Line("so-y-te", OUT, "Học tập mô hình y tế cơ sở tại Thái Lan", 5, 0, 6, "Bangkok Metropolitan Administration", "Thái Lan", "Phó Giám đốc Sở Y tế", 9, 440, Field.HEALTH),
    Line("lhhn", IN, "Đón đoàn Hội hữu nghị La Ha-ba-na", 7, 0, 4, "Havana", "", "Chủ tịch Liên hiệp các tổ chức hữu nghị", 10, 95, Field.PEOPLE),
)  # fmt: skip


def make_plans(world: World) -> None:
    """Load both plans, as they would have come about."""
    _in_force(world)
    _taking_proposals(world)


def _proposal(world: World, line: Line, year: int) -> Proposal:
    begins = date(year, line.month, line.day or 1)
    ends = begins + timedelta(days=line.length - 1) if line.day else last_of_month(begins)
    countries = [find_country(name.strip()) or "" for name in line.country.split(",")]
    people_to_people = line.unit in {"lhhn", "mttq"}
    partner = world.partners.get(line.partner)
    return Proposal(
        title_vi=f"{line.title} (mẫu)", kind=line.kind, starts_on=begins, ends_on=ends,
        purpose_vi=f"{line.title}: trao đổi kinh nghiệm, thúc đẩy hợp tác (mẫu).",
        partner=partner, partner_text="" if partner else "Đối tác theo thông báo sau (mẫu)",
        countries=",".join(code for code in countries if code), field=line.field,
        pillar=Pillar.PEOPLE if people_to_people else Pillar.STATE,
        is_month_only=not line.day, leader=line.leader, people=line.people, days=line.length,
        budget=line.budget * 1_000_000, budget_source=SOURCES[line.kind] or BUDGET,
        directive="Chương trình công tác đối ngoại năm (mẫu)",
    )  # fmt: skip


def _proposed(world: World, plan: YearPlan, line: Line, *, by: User, at: datetime) -> PlanItem:
    unit = world.units[line.unit]
    item = add_item(plan, unit, _proposal(world, line, plan.year), by=by, at=at)
    return propose_item(item, by=by, at=at)


def _in_force(world: World) -> None:
    """This year: forty items of ten units, decided in the December before, amended since."""
    lan, minh, year = world.people["lan"], world.people["minh"], world.today.year
    decided_on = date(year - 1, 12, 22)
    then = world.now.replace(year=year - 1, month=12, day=22)
    plan = open_plan(year, proposals_due_on=date(year - 1, 10, 31), by=lan, at=then)
    proposed = then.replace(month=10, day=20)
    lines = [
        _near_a_visit(world, line, year) if place % 3 else line
        for place, line in enumerate(THIS_YEAR)
    ]
    items = [_proposed(world, plan, line, by=lan, at=proposed) for line in lines]
    for item in items:
        accept_item(item, by=lan)
    plan = move_plan(plan, PlanState.CONSOLIDATING, by=lan)
    submit_plan(
        plan, note="Kính trình lãnh đạo xem xét, phê duyệt Kế hoạch đối ngoại năm.",
        on=decided_on, by=lan, at=then,
    )  # fmt: skip
    decide_on_plan(plan, verdict=Verdict.APPROVE, reason="Đồng ý.", on=decided_on, by=minh, at=then)
    _amend(world, plan, items)
    _link_visits(plan)


def _near_a_visit(world: World, line: Line, year: int) -> Line:
    """The month in which a visit of this partner was really made, so that some things went as planned."""
    partner = world.partners.get(line.partner)
    visits = Delegation.objects.filter(partner=partner, starts_on__year=year).order_by("starts_on")
    made = visits.first() if line.kind == IN and partner else None
    return line if made is None else replace(line, month=made.starts_on.month, day=0)


def _amend(world: World, plan: YearPlan, items: list[PlanItem]) -> None:
    lan, at, year = world.people["lan"], world.now, plan.year
    moved = next(item for item in items if item.title_vi.startswith("Hội thảo quy hoạch"))
    change_planned(
        moved, Grounds("Đối tác đề nghị lùi thời gian (mẫu)", "Thư của đối tác (mẫu)"),
        changes={"starts_on": date(year, 12, 8), "ends_on": date(year, 12, 9)}, by=lan, at=at,
    )  # fmt: skip
    dropped = next(item for item in items if item.title_vi.startswith("Học tập kinh nghiệm"))
    drop_planned(dropped, Grounds("Tiết kiệm chi thường xuyên (mẫu)"), by=lan, at=at)
    later = Line("htqt", IN, "Đón đoàn Thành phố Gia-các-ta", 12, 14, 3, "Jakarta Special Capital Region", "", VICE, 9, 130, Field.ECONOMY)  # fmt: skip
    add_to_plan(
        plan, world.units["htqt"], _proposal(world, later, year),
        Grounds("Phía bạn đề nghị thăm trong năm (mẫu)", "Công hàm của phía bạn (mẫu)"), by=lan, at=at,
    )  # fmt: skip


def _link_visits(plan: YearPlan) -> None:
    """Each inbound item takes the visit of its partner nearest to it; what is left is outside."""
    visits = Delegation.objects.filter(starts_on__year=plan.year).exclude(
        state__in=[State.REFUSED, State.CANCELLED]
    )
    for item in plan.items.filter(kind=IN, partner__isnull=False).order_by("starts_on", "id"):
        own = visits.filter(partner=item.partner, plan_item__isnull=True)
        nearest = min(own, key=lambda one: abs((one.starts_on - item.starts_on).days), default=None)
        if nearest is not None:
            nearest.planning, nearest.plan_item, nearest.planning_basis = Planning.PLANNED, item, ""
            nearest.save(update_fields=["planning", "plan_item", "planning_basis"])
    left = visits.filter(planning_basis=BEFORE_PLANS, plan_item__isnull=True)
    for place, visit in enumerate(left.order_by("starts_on", "id")):
        visit.planning = Planning.ASSIGNED if place % 3 == 0 else Planning.UNPLANNED
        assigned = visit.planning == Planning.ASSIGNED
        visit.planning_basis = (
            "Công văn giao nhiệm vụ của Bộ Ngoại giao (mẫu)" if assigned else "Phát sinh theo đề nghị của đối tác (mẫu)"
        )  # fmt: skip
        visit.save(update_fields=["planning", "planning_basis"])


def _taking_proposals(world: World) -> None:
    """Next year: proposals come in; three units want Tokyo in April."""
    lan, finance, at = world.people["lan"], world.people["taichinh"], world.now
    plan = open_plan(
        world.today.year + 1, proposals_due_on=world.today + timedelta(days=20),
        note="Đề nghị các cơ quan, đơn vị đề xuất đủ mục đích, đối tác, thời gian, kinh phí (mẫu).",
        by=lan, at=at,
    )  # fmt: skip
    made = {
        line.title: _proposed(
            world, plan, line, by=finance if line.unit == "so-tai-chinh" else lan, at=at
        )
        for line in NEXT_YEAR
    }
    accept_item(made["Đón đoàn Thủ đô Phnôm Pênh"], by=lan)
    ask_back(
        made["Đón đoàn Xơ-un về quản lý ngân sách"],
        missing="Đề nghị làm rõ nội dung so với diễn đàn của Sở Công Thương (mẫu).", by=lan, at=at,
    )  # fmt: skip
    merge_item(
        made["Biểu diễn nghệ thuật truyền thống tại Tô-ky-ô"],
        into=made["Đoàn lãnh đạo thành phố thăm Nhật Bản"],
        reason="Cùng đối tác, cùng tuần: đoàn nghệ thuật đi cùng đoàn lãnh đạo (mẫu).", by=lan, at=at,
    )  # fmt: skip
