"""Consultation and standing in, in the demo office: rules, a past year of paces, late and silent agencies."""

import random
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from doingoai.approvals.actions import (
    Answer,
    Lending,
    answer_consultation,
    load_shipped_rules,
    record_stand_in,
    use_answer,
)
from doingoai.approvals.jobs import close_silent, remind
from doingoai.approvals.models import AuthorityRule, Case, Consultation
from doingoai.approvals.states import CaseState, Opinion, SigningForm, Use
from doingoai.delegations.actions.decide import consult_on_delegation, submit_delegation
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import GuestClass, InvitedBy, State, VisitKind
from doingoai.demo.people_and_programmes import Guest, R, World, add_guests, at
from doingoai.demo.visits import CLASS_BASIS, open_visit, plan
from doingoai.demo.world import MARK
from doingoai.directory.states import Field
from doingoai.foundation.working_days import add_working_days, working_days_between

PAST = 40
ASKED = ("cong-an", "so-tai-chinh", "so-vhtt")
SLOW = {"cong-an": 2, "so-tai-chinh": 5, "so-vhtt": 8}
"""Working days that agencies of the demo usually take."""


def make_consulting(world: World) -> None:
    """Everything of this module, in the order in which it builds upon itself."""
    load_shipped_rules(by=None)
    _past_paces(world)
    _deputy(world)
    _waiting_for_the_deputy(world)
    _side_by_side(world)
    close_silent(on=world.today, at=world.now)
    remind(on=world.today, at=world.now)


def _past_paces(world: World) -> None:
    """What was decided and answered in the last year, in bulk: what medians are counted from."""
    chance = random.Random(2027)  # noqa: S311  # a demo, repeatable on purpose
    older = Delegation.objects.filter(state=State.CLOSED).order_by("-starts_on", "-pk")[:PAST]
    lines = {rule.approver_role: rule for rule in AuthorityRule.objects.order_by("-order")}
    cases, asked = [], []
    for number, visit in enumerate(older):
        begun = add_working_days(world.today - timedelta(days=12 + 8 * number), 0)
        rule, leader = (
            (lines["director"], world.people["giamdoc"])
            if number % 3
            else (lines["city_leader"], world.people["minh"])
        )
        took = chance.choice((1, 2, 2, 3, 3, 4, 6) if number % 3 else (3, 4, 5, 5, 7, 9))
        ended = add_working_days(begun, took)
        if ended > world.today:
            continue
        cases.append(_decided(visit, rule, world, leader.pk, begun, ended))
        for code in ASKED:
            days = max(1, SLOW[code] + chance.randint(-2, 3))
            asked.append(_answered(visit, code, world, begun, days))
    Case.objects.bulk_create(cases)
    Consultation.objects.bulk_create(
        one for one in asked if one.answered_on and one.answered_on <= world.today
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def _decided(
    visit: Delegation, rule: AuthorityRule, world: World, leader: int, begun: date, ended: date
) -> Case:
    return Case(
        matter=rule.matter, about_type="delegation", about_id=str(visit.pk),
        about_label=str(visit)[:300], state=CaseState.APPROVED, rule=rule,
        submitted_by=world.people["ha"], submitted_at=_noon(begun), decided_by_id=leader,
        decided_at=_noon(ended), took=working_days_between(begun, ended), reason="Đồng ý.",
    )  # fmt: skip


def _answered(visit: Delegation, code: str, world: World, begun: date, days: int) -> Consultation:
    answered = add_working_days(begun, days)
    due = add_working_days(begun, 7)
    return Consultation(
        about_type="delegation", about_id=str(visit.pk), about_label=str(visit)[:300],
        unit=world.units[code], question="Đề nghị cho ý kiến về việc đón đoàn (mẫu).",
        asked_by=world.people["ha"], asked_on=begun, due_on=due, first_due_on=due,
        opinion=Opinion.AGREE, answer="Thống nhất.", answered_on=answered, took=days,
        answered_by=world.people["vanthu"], paper_reference="15/CV (mẫu)",
    )  # fmt: skip


def _deputy(world: World) -> None:
    """The director is away this week; the head of the protocol division signs by authorisation."""
    lending = Lending(
        SigningForm.TUQ,
        "Giám đốc Sở đi công tác nước ngoài; ủy quyền ký các quyết định đón tiếp đoàn (mẫu).",
        "31/GUQ-SNgV (mẫu)", world.today, world.today + timedelta(days=6),
        ("delegation.reception",),
    )  # fmt: skip
    record_stand_in(
        world.people["giamdoc"], world.people["phong"], lending, on=world.today,
        by=world.people["giamdoc"], at=world.now,
    )  # fmt: skip


def _waiting_for_the_deputy(world: World) -> None:
    """Fukuoka: a working group of a rank the director decides on; the deputy finds it on the desk."""
    start = world.today + timedelta(days=19)
    visit = open_visit(
        world, None, "Fukuoka Prefecture", start, 2, f"Đoàn chuyên viên tỉnh Phư-cư-ô-ca ({MARK})",
        "Working group of Fukuoka (sample)", field=Field.URBAN, kind=VisitKind.WORKING,
        head_rank="director", invited_by=InvitedBy.CITY,
        purpose_vi="Khảo sát xử lý nước thải đô thị.", purpose_en="Study of urban waste water.",
    )  # fmt: skip
    add_guests(
        world, visit,
        [Guest("Mihon", "Kenji", R.HEAD, "Giám đốc Phòng Môi trường", "Director of Environment", "director")],
        at(start, 9),
    )  # fmt: skip
    plan(world, visit, GuestClass.C, CLASS_BASIS)
    submit_delegation(
        visit, note="Kính trình Giám đốc.", on=world.today, by=world.people["lan"], at=world.now
    )


def _side_by_side(world: World) -> None:
    """Havana: four agencies asked by the rule; in time, late, silent, still in time."""
    start = world.today + timedelta(days=30)
    visit = open_visit(
        world, None, "Havana", start, 3, f"Đoàn Thủ đô La Ha-ba-na ({MARK})",
        "Delegation of Havana (sample)", field=Field.CULTURE, kind=VisitKind.OFFICIAL,
        head_rank="vice_governor", invited_by=InvitedBy.CITY,
        purpose_vi="Trao đổi văn hóa và y tế.", purpose_en="Exchange on culture and health.",
    )  # fmt: skip
    day = add_working_days(world.today, -10)
    units = [world.units[code] for code in ("cong-an", "so-tai-chinh", "so-vhtt", "so-y-te")]
    late = {world.units["so-y-te"].pk: add_working_days(world.today, 4)}
    asked = consult_on_delegation(
        visit, units=units, question=f"Đề nghị cho ý kiến về việc đón {visit.title_vi}.",
        on=day, due_of=late, by=world.people["ha"], at=_noon(day),
    )  # fmt: skip
    said = (
        (0, "congan", Opinion.AGREE_IF, "Đề nghị gửi danh sách trước 05 ngày làm việc.", 4),
        (1, "taichinh", Opinion.AGREE, "Thống nhất trong dự toán được giao.", 9),
    )
    for number, who, opinion, text, days in said:
        answer = Answer(opinion, text, add_working_days(day, days))
        answer_consultation(asked[number], answer, by=world.people[who], at=world.now)
    use_answer(
        asked[0], use=Use.TAKEN, note="Danh sách gửi Công an thành phố trước 07 ngày làm việc.",
        by=world.people["ha"],
    )  # fmt: skip
