"""The ready-made missions abroad of the demo office, each in a state of its own; travellers are fictitious."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from doingoai.accounts.models import User
from doingoai.approvals.states import Verdict
from doingoai.demo.people_and_programmes import World, at
from doingoai.demo.world import MARK
from doingoai.directory.actions import PassportData
from doingoai.directory.models import Person
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, PassportKind
from doingoai.foundation.working_days import add_working_days
from doingoai.missions.actions.after import (
    close_mission,
    come_back,
    depart,
    file_mission_report,
    note_under_way,
    promise_abroad,
    write_mission_report,
)
from doingoai.missions.actions.decide import consult_on_mission, decide_on_mission, submit_mission
from doingoai.missions.actions.mission import Asking, open_mission, send_request
from doingoai.missions.actions.people import add_traveller, keep_traveller_passport
from doingoai.missions.actions.programme import plan_mission_item
from doingoai.missions.actions.scheme import add_funding, add_leg
from doingoai.missions.actions.steps import propose_steps, tick_step
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission
from doingoai.missions.states import (
    FundingSource,
    Inviter,
    LeaderLevel,
    ManagedBy,
    Purpose,
    TravellerRole,
)
from doingoai.norms.queries import figure_table
from doingoai.programme.states import ItemKind
from doingoai.yearplan.states import Planning

USD = 254_500_000
"""đồng for one US dollar, times 10 000: a plain round figure for the demonstration."""


TITLES_EN = {
    "Phó Giám đốc Sở": "Deputy Director", "Giám đốc Sở": "Director", "Trưởng phòng": "Head of Division",
    "Chuyên viên, phiên dịch": "Officer, Interpreter", "Chủ tịch Liên hiệp": "President of the Union",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Going:
    """A traveller: a name of parts, or somebody who travelled before."""

    who: PersonName | Person
    title_vi: str
    role: TravellerRole = TravellerRole.MEMBER
    managed_by: ManagedBy = ManagedBy.CITY
    more: dict[str, Any] = field(default_factory=dict)


def named(family: str, middle: str, given: str) -> PersonName:
    return PersonName(
        family=family, middle=middle, given=f"{given} {MARK}", order=NameOrder.FAMILY_FIRST
    )


def ask(
    world: World, unit: str, title_vi: str, country: str, starts: int, days: int,
    people: Sequence[Going], *, by: str = "lan", sent: bool = True, **fields: Any,
) -> Mission:  # fmt: skip
    """Open a mission `starts` days from today with its countries, people, money and programme."""
    first = world.today + timedelta(days=starts)
    user = world.people[by]
    asking = Asking(
        title_vi=title_vi, unit=world.units[unit], starts_on=first,
        ends_on=first + timedelta(days=days - 1), purpose=fields.pop("purpose", Purpose.WORKING),
        planning=fields.pop("planning", Planning.ASSIGNED),
        planning_basis=fields.pop("planning_basis", "Công văn giao nhiệm vụ số 12/BNG (mẫu)"),
    )  # fmt: skip
    usual = {
        "content_vi": "Làm việc với đối tác, trao đổi kinh nghiệm và thống nhất kế hoạch hợp tác.",
        "content_en": "Talks with the partner, exchange of experience and agreement on a plan of cooperation.",
        "expected_vi": "Thống nhất nội dung hợp tác cụ thể trong năm.",
        "destination_fit_vi": "Đối tác có mô hình phù hợp với nội dung cần trao đổi.",
        "partner_text": "Chính quyền thành phố bạn (mẫu)", "inviter": Inviter.PARTNER,
        "invited_on": first - timedelta(days=60), "no_classified": True,
        "level": LeaderLevel.DEPARTMENT,
    }  # fmt: skip
    mission = open_mission(
        asking, on=_asked_on(world, first), by=user, at=world.now, **{**usual, **fields}
    )
    add_leg(mission, country=country, arrives_on=first, leaves_on=mission.ends_on, by=user)
    for one in people:
        add_traveller(
            mission, one.who, by=user, role=one.role, title_vi=one.title_vi,
            title_en=TITLES_EN.get(one.title_vi, ""), managed_by=one.managed_by, unit=world.units[unit], **one.more,
        )  # fmt: skip
    _give_passports(mission, user)
    add_funding(mission, by=user, source=FundingSource.CITY_BUDGET, item_vi="Vé, ở, ăn, công tác phí", amount=850_000, currency="USD", rate=USD)  # fmt: skip
    plan_mission_item(
        mission, kind=ItemKind.TALKS, starts_at=at(first, 9), title_vi="Làm việc với đối tác (mẫu)",
        title_en="Talks with the partner (sample)", by=user, at=world.now,
    )  # fmt: skip
    if sent:
        send_request(mission, request_number="45/CV (mẫu)", on=_asked_on(world, first), by=user, at=world.now)  # fmt: skip
    mission.refresh_from_db()
    return mission


def _asked_on(world: World, first: date) -> date:
    """Missions that begin later were asked for last week, the others well before they left."""
    return min(world.today - timedelta(days=5), first - timedelta(days=35))


def _give_passports(mission: Mission, by: User) -> None:
    for number, one in enumerate(mission.travellers.select_related("person"), start=1):
        data = PassportData(
            number=f"Z{mission.pk:03d}{number:05d}", kind=PassportKind.OFFICIAL, country="VN",
            issued_on=date(2023, 5, 4), expires_on=mission.ends_on + timedelta(days=900),
        )  # fmt: skip
        keep_traveller_passport(one, data, by=by)


def approve(world: World, mission: Mission, *, leader: str = "minh") -> None:
    day = mission.requested_on or world.today
    submit_mission(mission, note="Kính trình lãnh đạo xem xét, quyết định.", on=day, by=world.people["lan"], at=world.now)  # fmt: skip
    decide_on_mission(
        mission, verdict=Verdict.APPROVE, reason="Đồng ý.", on=world.today,
        by=world.people[leader], at=world.now,
    )  # fmt: skip
    mission.refresh_from_db()


def being_written(world: World) -> None:
    """The tourism office's own draft."""
    ask(
        world, "so-du-lich", f"Đoàn xúc tiến du lịch tại Băng Cốc ({MARK})", "TH", 60, 3,
        [Going(named("Đặng", "Thị", "Thảo"), "Phó Giám đốc Sở", TravellerRole.HEAD)],
        by="dulich", sent=False, purpose=Purpose.PROMOTION,
        title_en="Tourism promotion in Bangkok (sample)",
    )  # fmt: skip


def waiting_for_the_office(world: World) -> None:
    """A focal point's request that nobody has looked at yet."""
    ask(
        world, "so-tai-chinh", f"Đoàn trao đổi kinh nghiệm quản lý ngân sách tại Xơ-un ({MARK})", "KR", 45, 3,
        [
            Going(named("Bùi", "Văn", "Khố"), "Phó Giám đốc Sở", TravellerRole.HEAD),
            Going(named("Lý", "Thị", "Kế"), "Trưởng phòng"),
        ],
        by="taichinh",
        title_en="Exchange on budget management in Seoul (sample)",
    )  # fmt: skip


def waiting_for_opinions(world: World) -> None:
    """The head is managed by the Party Standing Board: the Organisation Commission was asked."""
    mission = ask(
        world, "so-cong-thuong", f"Đoàn xúc tiến thương mại tại Tô-ky-ô ({MARK})", "JP", 40, 3,
        [Going(named("Trịnh", "Đình", "Thương"), "Giám đốc Sở", TravellerRole.HEAD, ManagedBy.PARTY_BOARD)],
        purpose=Purpose.PROMOTION,
        title_en="Trade promotion in Tokyo (sample)",
    )  # fmt: skip
    consult_on_mission(
        mission, units=[world.units["btc"], world.units["cong-an"]],
        question=f"Đề nghị cho ý kiến về việc cử {mission.title_vi}.", on=world.today - timedelta(days=3),
        due_on=add_working_days(world.today - timedelta(days=3), 5), by=world.people["lan"], at=world.now,
    )  # fmt: skip


def waiting_for_decision(world: World) -> None:
    mission = ask(
        world, "htqt", f"Đoàn dự diễn đàn các thủ đô tại Viêng Chăn ({MARK})", "LA", 35, 3,
        [
            Going(named("Lê", "Minh", "Giao"), "Phó Giám đốc Sở", TravellerRole.HEAD),
            Going(named("Phan", "Thị", "Ngữ"), "Chuyên viên, phiên dịch", TravellerRole.INTERPRETER),
        ],
        purpose=Purpose.CONFERENCE,
        title_en="Forum of capitals in Vientiane (sample)",
    )  # fmt: skip
    submit_mission(mission, note="Diễn đàn thường niên, đã có lời mời.", on=world.today, by=world.people["lan"], at=world.now)  # fmt: skip


def being_prepared(world: World) -> None:
    """Approved: steps are proposed, the first are done."""
    mission = ask(
        world, "lhhn", f"Đoàn giao lưu nhân dân tại Phnôm Pênh ({MARK})", "KH", 20, 3,
        [Going(named("Hồ", "Thị", "Hữu"), "Chủ tịch Liên hiệp", TravellerRole.HEAD)],
        purpose=Purpose.FRIENDSHIP,
        title_en="People-to-people exchange in Phnom Penh (sample)",
    )  # fmt: skip
    approve(world, mission)
    by = world.people["lan"]
    facts = mission_facts(mission, figure_table(), as_of=world.today)
    for step in propose_steps(mission, facts, by=by)[:2]:
        tick_step(step, done_on=world.today - timedelta(days=1), note="Đã gửi (mẫu)", by=by)


def abroad_now(world: World) -> None:
    mission = ask(
        world, "so-xay-dung", f"Đoàn khảo sát giao thông ngầm tại Phư-cư-ô-ca ({MARK})", "JP", -1, 3,
        [Going(named("Đoàn", "Văn", "Lộ"), "Phó Giám đốc Sở", TravellerRole.HEAD)],
        purpose=Purpose.STUDY, study_outline_vi="Đề cương: vận hành, tài chính, an toàn hầm (mẫu).",
        title_en="Study of underground transport in Fukuoka (sample)",
    )  # fmt: skip
    approve(world, mission)
    depart(mission, by=world.people["lan"])
    note_under_way(mission, on=world.today, text="Đã làm việc với cơ quan quản lý đường hầm (mẫu).", by=world.people["lan"], at=world.now)  # fmt: skip


def back_without_report(world: World) -> Person:
    """The report is overdue: its head may not go again before it is filed."""
    mission = ask(
        world, "so-gddt", f"Đoàn học tập đào tạo nghề tại Bon ({MARK})", "DE", -50, 3,
        [Going(named("Mai", "Quang", "Học"), "Phó Giám đốc Sở", TravellerRole.HEAD)],
        title_en="Study of vocational training in Bonn (sample)",
    )  # fmt: skip
    approve(world, mission)
    come_back(mission, by=world.people["lan"])
    return mission.travellers.get().person


def in_trouble(world: World, owes_report: Person) -> None:
    """Too long, a missing report, a relative, a study trip without outline: the appraisal stops it."""
    ask(
        world, "so-gddt", f"Đoàn tham quan trường học tại Pa-ri ({MARK})", "FR", 30, 12,
        [
            Going(owes_report, "Phó Giám đốc Sở", TravellerRole.HEAD),
            Going(named("Mai", "Thị", "Thân"), "Không giữ chức vụ", more={"relative_of": "Trưởng đoàn"}),
        ],
        purpose=Purpose.STUDY, no_classified=False, destination_fit_vi="",
        planning=Planning.UNPLANNED, planning_basis="Phát sinh do đối tác mới mời (mẫu).",
        title_en="Visit to schools in Paris (sample)",
    )  # fmt: skip


def over(world: World) -> None:
    """Everything done: reported in time, a promise on the way, closed."""
    mission = ask(
        world, "htqt", f"Đoàn ký thỏa thuận hợp tác tại Vác-sa-va ({MARK})", "PL", -120, 3,
        [Going(named("Lưu", "Đức", "Ước"), "Phó Giám đốc Sở", TravellerRole.HEAD)],
        purpose=Purpose.SIGNING,
        title_en="Signing of a cooperation agreement in Warsaw (sample)",
    )  # fmt: skip
    approve(world, mission)
    by = world.people["lan"]
    come_back(mission, by=by)
    write_mission_report(
        mission, by=by,
        changes={
            "happened_vi": "Đoàn đã ký thỏa thuận hợp tác và thăm hai cơ sở đào tạo.",
            "results_vi": "Hai bên thống nhất kế hoạch ba năm.",
            "proposals_vi": "Giao Sở Giáo dục và Đào tạo chủ trì trao đổi học sinh.",
        },
    )  # fmt: skip
    promise_abroad(
        mission, text="Gửi danh sách trường tham gia trao đổi (mẫu)", owner_unit=world.units["so-gddt"],
        due_on=world.today + timedelta(days=20), by=by, at=world.now,
    )  # fmt: skip
    file_mission_report(mission, on=mission.ends_on + timedelta(days=8), by=by, at=world.now)
    close_mission(mission, by=by, at=world.now)


def make_missions(world: World) -> None:
    over(world)
    owes = back_without_report(world)
    abroad_now(world)
    being_prepared(world)
    waiting_for_decision(world)
    waiting_for_opinions(world)
    waiting_for_the_office(world)
    in_trouble(world, owes)
    being_written(world)
