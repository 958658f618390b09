"""One function per thing, with defaults that satisfy every constraint. All names are invented."""

import io
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from PIL import Image

from doingoai.accounts.models import Notice, Office, RoleGrant, Unit, User
from doingoai.accounts.states import Role, UnitKind
from doingoai.approvals.models import (
    AuthorityRule,
    Case,
    Consultation,
    ConsultationRule,
    Extension,
    Question,
    StandIn,
)
from doingoai.delegations.models import Delegation, Host, Member, SharedWith
from doingoai.directory.models import Partner, Person, Place, Post
from doingoai.directory.naming import PersonName
from doingoai.directory.rules import (
    partner_folded,
    partner_sort_key,
    person_folded,
    person_sort_key,
)
from doingoai.directory.states import NameOrder, PartnerKind, PlaceKind
from doingoai.documents.actions import Upload
from doingoai.documents.models import Incoming, Outgoing, Paper, StoredFile
from doingoai.documents.rules import duplicate_key
from doingoai.documents.states import IncomingKind
from doingoai.foundation.collation import sort_key
from doingoai.mailing.models import Letter
from doingoai.missions.models import Funding, Leg, Mission, Traveller
from doingoai.norms.models import Norm
from doingoai.planning.models import Task
from doingoai.programme.models import Item, Participation, Programme
from doingoai.programme.states import ItemKind, Side
from doingoai.runsheet.models import Device, Entry
from doingoai.yearplan.actions.items import folded_of
from doingoai.yearplan.models import BroughtProposals, PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemKind, PlanItemState, PlanState

MONDAY = date(2026, 2, 2)
FIRST_DAY = date(2026, 2, 9)
LAST_DAY = date(2026, 2, 11)
NOON = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
"""Noon of MONDAY at the office."""

PASSWORD = "bon tu khong lien quan"

_turn = count(1)


def unit(code: str = "", *, kind: UnitKind = UnitKind.DIVISION, **fields: Any) -> Unit:
    turn = next(_turn)
    code = code or f"phong-{turn}"
    fields.setdefault("name_vi", f"Phòng Thử số {turn}")
    fields.setdefault("name_en", f"Sample Division {turn}")
    return Unit.objects.get_or_create(code=code, defaults={"kind": kind, **fields})[0]


def foreign_affairs() -> Unit:
    """The department itself."""
    return unit(
        "so-ngoai-vu",
        kind=UnitKind.OFFICE,
        name_vi="Sở Ngoại vụ",
        name_en="Department of Foreign Affairs",
        symbol="SNgV",
    )


def office(**fields: Any) -> Office:
    """The one row that says whose installation this is."""
    defaults = {
        "unit": foreign_affairs(),
        "parent_vi": "ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU",
        "city_vi": "Thành phố Mẫu",
        "city_en": "Sample City",
        "signer_post_vi": "Giám đốc",
        "signer_post_en": "Director",
        "signer_name": "Phạm Văn Mẫu",
        "decider_body_vi": "ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU",
        "decider_symbol": "UBND",
        "decider_post_vi": "CHỦ TỊCH",
        "decider_name": "Lê Văn Minh Thử",
    }
    return Office.objects.update_or_create(id=1, defaults={**defaults, **fields})[0]


def user(username: str = "", *, roles: Iterable[Role] = (Role.OFFICER,), **fields: Any) -> User:
    """A person who signs in with PASSWORD."""
    username = username or f"nguoi-{next(_turn)}"
    fields.setdefault("unit", None)
    fields["unit"] = fields["unit"] or foreign_affairs()
    fields.setdefault("name", f"Nguyễn Văn Thử {username}")
    fields.setdefault("joined_at", NOON)
    made = User(username=username, **fields)
    made.set_password(PASSWORD)
    made.save(force_insert=True)
    RoleGrant.objects.bulk_create(RoleGrant(user=made, role=role) for role in roles)
    return made


def notice(to: User, kind: str = "task.given", **fields: Any) -> Notice:
    fields.setdefault("subject_type", "task")
    fields.setdefault("subject_id", "1")
    fields.setdefault("label", "Đặt xe đón đoàn")
    fields.setdefault("at", NOON)
    return Notice.objects.create(to=to, kind=kind, **fields)


def letter(to: User, **fields: Any) -> Letter:
    """A mail that waits to be sent."""
    turn = next(_turn)
    fields.setdefault("kind", "at_once")
    fields.setdefault("address", to.email or f"{to.username}@example.org")
    fields.setdefault("subject", "Sở Ngoại vụ · 1 thông báo")
    fields.setdefault("text", "Đặt xe đón đoàn")
    fields.setdefault("language", to.language)
    fields.setdefault("message_id", f"<thu-{turn}@example.org>")
    fields.setdefault("made_at", NOON)
    fields.setdefault("due_at", fields["made_at"])
    return Letter.objects.create(user=to, **fields)


def partner(name_vi: str = "", *, country: str = "KR", **fields: Any) -> Partner:
    name_vi = name_vi or f"Thành phố Mẫu số {next(_turn)}"
    fields.setdefault("kind", PartnerKind.LOCALITY)
    fields.setdefault("sort_key", partner_sort_key(name_vi))
    fields.setdefault("folded", partner_folded(name_vi))
    return Partner.objects.create(name_vi=name_vi, country=country, **fields)


def person(
    family: str = "KIM",
    given: str = "",
    middle: str = "",
    *,
    vietnamese: bool = False,
    **fields: Any,
) -> Person:
    given = given or f"Mau {next(_turn)}"
    order = NameOrder(fields.pop("order", NameOrder.FAMILY_FIRST))
    name = PersonName(given, family, middle, order, fields.get("native", ""))
    fields.setdefault("nationality", "VN" if vietnamese else "KR")
    fields.setdefault("sort_key", person_sort_key(name))
    fields.setdefault("folded", person_folded(name))
    return Person.objects.create(
        family=family,
        middle=middle,
        given=given,
        order=order,
        is_vietnamese_side=vietnamese,
        **fields,
    )


def post(of: Person, title_vi: str = "Thị trưởng", **fields: Any) -> Post:
    fields.setdefault("title_en", "Mayor")
    fields.setdefault("organisation_vi", "Thành phố Mẫu")
    fields.setdefault("organisation_en", "Sample City")
    return Post.objects.create(person=of, title_vi=title_vi, **fields)


def place(name_vi: str = "", **fields: Any) -> Place:
    name_vi = name_vi or f"Phòng họp {next(_turn)}"
    fields.setdefault("kind", PlaceKind.ROOM)
    fields.setdefault("sort_key", sort_key(name_vi))
    return Place.objects.create(name_vi=name_vi, **fields)


def programme(starts_on: date = FIRST_DAY, ends_on: date = LAST_DAY) -> Programme:
    return Programme.objects.create(starts_on=starts_on, ends_on=ends_on)


def item(of: Programme, kind: ItemKind = ItemKind.TALKS, **fields: Any) -> Item:
    begins = datetime(of.starts_on.year, of.starts_on.month, of.starts_on.day, 2, 0, tzinfo=UTC)
    fields.setdefault("starts_at", begins)
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=1))
    fields.setdefault("title_vi", "Hội đàm")
    fields.setdefault("title_en", "Talks")
    fields.setdefault("changed_vi_at", NOON)
    fields.setdefault("changed_en_at", NOON)
    return Item.objects.create(programme=of, kind=kind, **fields)


def participation(in_item: Item, of: Person, side: Side = Side.GUEST) -> Participation:
    return Participation.objects.create(item=in_item, person=of, side=side)


def delegation(**fields: Any) -> Delegation:
    """A visit of three days in preparation."""
    turn = next(_turn)
    fields.setdefault("reference", f"ĐV-2026-{turn:04d}")
    fields.setdefault("title_vi", f"Đoàn Thành phố Mẫu số {turn} thăm làm việc")
    fields.setdefault("title_en", f"Working visit of Sample City {turn}")
    fields.setdefault("starts_on", FIRST_DAY)
    fields.setdefault("ends_on", max(LAST_DAY, fields["starts_on"]))
    fields.setdefault("partner", None)
    fields["partner"] = fields["partner"] or partner()
    fields.setdefault("country", fields["partner"].country)
    fields.setdefault("receiving_unit", foreign_affairs())
    fields.setdefault("registered_by", None)
    fields["registered_by"] = fields["registered_by"] or user()
    fields.setdefault("registered_at", NOON)
    if "programme" not in fields:
        fields["programme"] = programme(fields["starts_on"], fields["ends_on"])
    return Delegation.objects.create(**fields)


def mission(**fields: Any) -> Mission:
    """A mission abroad of five days, being written by its unit."""
    turn = next(_turn)
    fields.setdefault("reference", f"ĐR-2026-{turn:04d}")
    fields.setdefault("title_vi", f"Đoàn công tác thử số {turn}")
    fields.setdefault("starts_on", date(2026, 3, 9))
    fields.setdefault("ends_on", fields["starts_on"] + timedelta(days=4))
    fields.setdefault("unit", None)
    fields["unit"] = fields["unit"] or unit()
    fields.setdefault("opened_by", None)
    fields["opened_by"] = fields["opened_by"] or user()
    fields.setdefault("opened_at", NOON)
    if fields.get("state") == "closed":
        fields.setdefault("closed_at", NOON)
    if "programme" not in fields:
        fields["programme"] = programme(fields["starts_on"], fields["ends_on"])
    return Mission.objects.create(**fields)


def leg(of: Mission, country: str = "KR", **fields: Any) -> Leg:
    fields.setdefault("order", next(_turn))
    fields.setdefault("arrives_on", of.starts_on)
    fields.setdefault("leaves_on", of.ends_on)
    return Leg.objects.create(mission=of, country=country, **fields)


def traveller(of: Mission, who: Person | None = None, **fields: Any) -> Traveller:
    fields.setdefault("order", next(_turn))
    return Traveller.objects.create(
        mission=of, person=who or person("Nguyễn", vietnamese=True), **fields
    )


def funding(of: Mission, vnd: int = 100_000_000, **fields: Any) -> Funding:
    fields.setdefault("source", "city_budget")
    fields.setdefault("amount", vnd * 100)
    return Funding.objects.create(mission=of, vnd=vnd, **fields)


def shared_with(visit: Delegation, other: Unit) -> SharedWith:
    return SharedWith.objects.create(delegation=visit, unit=other)


def member(of: Delegation, who: Person | None = None, **fields: Any) -> Member:
    turn = next(_turn)
    fields.setdefault("order", turn)
    fields.setdefault("row_key", f"row-{turn}")
    fields.setdefault("badge_token", f"{turn:032d}")
    return Member.objects.create(delegation=of, person=who or person(), **fields)


def host(of: Delegation, who: Person | None = None, **fields: Any) -> Host:
    fields.setdefault("order", next(_turn))
    return Host.objects.create(
        delegation=of, person=who or person("Nguyễn", vietnamese=True), **fields
    )


def incoming(by: User | None = None, **fields: Any) -> Incoming:
    """A letter in the register of incoming documents."""
    turn = next(_turn)
    fields.setdefault("year", 2026)
    fields.setdefault("arrival_number", turn)
    fields.setdefault("arrived_on", MONDAY)
    fields.setdefault("kind", IncomingKind.LETTER)
    fields.setdefault("sender", "Thành phố Mẫu")
    fields.setdefault("number", str(turn))
    fields.setdefault("symbol", "TPM")
    fields.setdefault("subject", "Đề nghị tiếp đoàn đại biểu")
    fields.setdefault("registered_at", NOON)
    key = duplicate_key(fields["number"], fields["symbol"], fields["sender"])
    fields.setdefault("folded_key", key)
    return Incoming.objects.create(registered_by=by or user(), **fields)


def outgoing(by: User | None = None, **fields: Any) -> Outgoing:
    """A number of the register of outgoing documents."""
    fields.setdefault("series", "out")
    fields.setdefault("year", 2026)
    fields.setdefault("number", next(_turn))
    fields.setdefault("symbol", "SNgV-LT")
    fields.setdefault("issued_on", MONDAY)
    fields.setdefault("subject", "Về việc đón đoàn")
    fields.setdefault("registered_at", NOON)
    return Outgoing.objects.create(registered_by=by or user(), **fields)


def stored_file(about: Any, by: User | None = None, **fields: Any) -> StoredFile:
    """The row of a kept file; the file itself is not written."""
    fields.setdefault("name", "thu-moi.pdf")
    fields.setdefault("mime", "application/pdf")
    fields.setdefault("size", 1024)
    fields.setdefault("sha256", "0" * 64)
    fields.setdefault("stored_at", NOON)
    return StoredFile.objects.create(
        subject=about.subject_type, subject_id=str(about.pk), stored_by=by or user(), **fields
    )


def paper(about: Any, kind: str = "reception_plan", **fields: Any) -> Paper:
    fields.setdefault("language", "vi")
    fields.setdefault("title", "Kế hoạch đón đoàn")
    return Paper.objects.create(
        kind=kind, about_type=about.subject_type, about_id=str(about.pk), **fields
    )


def task(owner: User | None = None, **fields: Any) -> Task:
    fields.setdefault("text", "Đặt xe đón đoàn")
    fields.setdefault("due_on", MONDAY)
    fields.setdefault("given_at", NOON)
    fields.setdefault("given_by", None)
    fields["given_by"] = fields["given_by"] or owner or user()
    return Task.objects.create(owner=owner, **fields)


def authority_rule(**fields: Any) -> AuthorityRule:
    fields.setdefault("matter", "delegation_in")
    fields.setdefault("order", next(_turn))
    fields.setdefault("approver_role", Role.CITY_LEADER)
    fields.setdefault("series", "decisions")
    fields.setdefault("symbol", "QĐ-UBND")
    fields.setdefault("valid_from", date(2020, 1, 1))
    fields.setdefault("source", "Quy định thử")
    return AuthorityRule.objects.create(**fields)


def case(about: Any, by: User, rule: AuthorityRule | None = None, **fields: Any) -> Case:
    """A matter laid before whoever may decide it."""
    rule = rule or authority_rule()
    fields.setdefault("submitted_at", NOON)
    return Case.objects.create(
        matter=rule.matter,
        about_type=about.subject_type,
        about_id=str(about.pk),
        about_label=str(about),
        rule=rule,
        submitted_by=by,
        **fields,
    )


def consultation(about: Any, asked: Unit, by: User, **fields: Any) -> Consultation:
    """A question to another agency, to be answered within seven days."""
    fields.setdefault("question", "Đề nghị cho ý kiến về việc đón đoàn.")
    fields.setdefault("asked_on", MONDAY)
    fields.setdefault("due_on", MONDAY + timedelta(days=7))
    return Consultation.objects.create(
        about_type=about.subject_type,
        about_id=str(about.pk),
        about_label=str(about),
        unit=asked,
        asked_by=by,
        **fields,
    )


def consultation_rule(kind: str = "reception", **fields: Any) -> ConsultationRule:
    """Five working days, chased; one extension of three days."""
    fields.setdefault("reply_days", 5)
    fields.setdefault("remind_days", "-2, 0, 1, 3")
    fields.setdefault("valid_from", date(2020, 1, 1))
    fields.setdefault("source", "Quy chế thử")
    return ConsultationRule.objects.create(kind=kind, **fields)


def question(about: Any, by: User, **fields: Any) -> Question:
    """What several agencies are asked together."""
    fields.setdefault("text", "Đề nghị cho ý kiến về việc đón đoàn.")
    fields.setdefault("asked_at", NOON)
    fields.setdefault("kind", "reception")
    fields.setdefault("digest", "0" * 64)
    return Question.objects.create(
        about_type=about.subject_type,
        about_id=str(about.pk),
        about_label=str(about),
        asked_by=by,
        **fields,
    )


def extension(of: Consultation, by: User, **fields: Any) -> Extension:
    """An agency's wish for three days more."""
    fields.setdefault("until", of.due_on + timedelta(days=3))
    fields.setdefault("reason", "Chờ ý kiến các phòng.")
    return Extension.objects.create(consultation=of, asked_by=by, asked_at=NOON, **fields)


def stand_in(principal: User, deputy: User, **fields: Any) -> StandIn:
    """A deputy for the week of MONDAY."""
    fields.setdefault("form", "KT")
    fields.setdefault("basis", "Đi công tác nước ngoài")
    fields.setdefault("paper_reference", "12/TB-SNgV")
    fields.setdefault("starts_on", MONDAY)
    fields.setdefault("ends_on", MONDAY + timedelta(days=6))
    fields.setdefault("recorded_at", NOON)
    fields.setdefault("recorded_by", principal)
    return StandIn.objects.create(principal=principal, deputy=deputy, **fields)


def year_plan(year: int = 0, **fields: Any) -> YearPlan:
    """The plan of a year that takes proposals; years count up from 2031 when none is given."""
    fields.setdefault("opened_by", None)
    fields["opened_by"] = fields["opened_by"] or user()
    fields.setdefault("opened_at", NOON)
    fields.setdefault("state", PlanState.COLLECTING)
    return YearPlan.objects.create(year=year or 2030 + next(_turn) % 60, **fields)


def plan_entry(plan: YearPlan, **fields: Any) -> PlanItem:
    """An item of a plan, complete enough to be proposed, in the March of its year."""
    turn = next(_turn)
    fields.setdefault("title_vi", f"Đón đoàn Thành phố Mẫu số {turn}")
    fields.setdefault("kind", PlanItemKind.INBOUND)
    fields.setdefault("state", PlanItemState.PROPOSED)
    fields.setdefault("unit", foreign_affairs())
    fields.setdefault("starts_on", date(plan.year, 3, 9))
    fields.setdefault("ends_on", fields["starts_on"] + timedelta(days=2))
    fields.setdefault("purpose_vi", "Trao đổi kinh nghiệm.")
    fields.setdefault("partner_text", f"Thành phố Mẫu số {turn}")
    fields.setdefault("proposed_by", None)
    fields["proposed_by"] = fields["proposed_by"] or user()
    fields.setdefault("proposed_at", NOON)
    made = PlanItem(plan=plan, **fields)
    made.folded = folded_of(made)
    made.save(force_insert=True)
    return made


def brought_proposals(plan: YearPlan, unit: Unit, by: User, **fields: Any) -> BroughtProposals:
    """A spreadsheet with one good row, number 2."""
    texts = {"kind": "Đoàn vào", "title_vi": "Đón đoàn Mẫu", "starts_on": f"3/{plan.year}"}
    fields.setdefault("rows", [{"row": 2, "texts": texts}])
    fields.setdefault("file_name", "de-xuat.xlsx")
    fields.setdefault("digest", f"{next(_turn):064d}")
    fields.setdefault("brought_at", NOON)
    return BroughtProposals.objects.create(plan=plan, unit=unit, brought_by=by, **fields)


def norm(key: str = "gift", amount: int | None = 1_000_000, **fields: Any) -> Norm:
    fields.setdefault("unit", "VND")
    fields.setdefault("instrument", "Thông tư thử")
    fields.setdefault("confidence", "M")
    fields.setdefault("valid_from", date(2020, 1, 1))
    return Norm.objects.create(key=key, amount=amount, **fields)


def photo() -> Upload:
    """A photograph of nobody."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "blue").save(picture, "JPEG")
    return Upload("photo.jpg", "image/jpeg", picture.getvalue())


def run_device(of: Delegation, officer: User, **fields: Any) -> Device:
    """A phone made ready for a visit."""
    fields.setdefault("name", f"Máy thử {next(_turn)}")
    fields.setdefault("hash", f"{next(_turn):064}")
    fields.setdefault("made_at", NOON)
    fields.setdefault("expires_at", NOON + timedelta(days=3650))
    made = Device.objects.create(officer=officer, **fields)
    made.visits.add(of)
    return made


def run_entry(of: Delegation, by: User, **fields: Any) -> Entry:
    """An entry of a day's log, as it lies in the store."""
    number, device, apart = uuid.uuid4(), fields.pop("device", None), fields.pop("apart", "")
    sent = {
        "id": str(number), "visit": of.pk, "counter": 1, "at": "2026-02-09T09:00:00+07:00", **fields,
    }  # fmt: skip
    return Entry.objects.create(
        visit=of, by=by, device=device, number=number, digest=number.hex * 2, payload=sent,
        kind=sent["kind"], counter=sent["counter"], apart=apart, received_at=NOON,
    )  # fmt: skip
