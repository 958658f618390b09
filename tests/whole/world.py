"""One small office with something of everything, made once; and everybody who may knock at its door."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.test import Client

from doingoai.accounts.actions import make_token
from doingoai.accounts.models import ApiToken, Unit, User
from doingoai.accounts.scopes import Scope as TokenScope
from doingoai.accounts.states import PERMISSIONS_OF, Permission, Role, UnitKind
from doingoai.calendars.actions import make_feed
from doingoai.calendars.states import Scope
from doingoai.delegations.actions.lists import bring_list
from doingoai.delegations.actions.papers import facts_for_papers, keep_papers, render_papers
from doingoai.delegations.actions.seating import plan_seats
from doingoai.delegations.models import Delegation, ResultReport
from doingoai.delegations.states import State
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.documents.actions import Upload, attach_file, stored_file
from doingoai.exchange.actions import add_webhook
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.guests.actions.entries import remove_entry, save_entry
from doingoai.guests.actions.links import make_link
from doingoai.missions.actions.papers import (
    facts_for_mission_papers,
    keep_mission_papers,
    render_mission_papers,
)
from doingoai.missions.models import ChangeRequest, Mission, MissionReport, Override, Step
from doingoai.missions.states import MissionState
from doingoai.norms.queries import figure_table
from doingoai.programme.actions import issue_programme
from doingoai.programme.models import Item
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.states import Layout
from doingoai.runsheet.actions import keep_photo
from doingoai.yearplan.actions.papers import keep_plan_papers, render_plan_papers
from doingoai.yearplan.gathering import plan_facts
from doingoai.yearplan.models import YearPlan
from tests import bookable, cast, factories
from tests.whole.world_of_afterwards import make_afterwards
from tests.whole.world_of_gifts import make_gifts
from tests.whole.world_of_languages import make_languages
from tests.whole.world_of_procedures import make_book
from tests.whole.world_of_rank import make_rank
from tests.whole.world_of_spending import make_spending

LIST = "No.\tFull name\tTitle\tPassport No.\n1\tMr. Mau SAMPLE\tDirector\tAA1234567\n"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Size 1>>\n%%EOF\n"
MATTER = "delegation.reception"
GUEST = {
    "family": "SAMPLE",
    "given": "Guest",
    "passport_number": "GQ7654321",
    "birth_date": "1959-04-17",
}
"""What the guests of the visit have written on their own page."""
# The kinds of papers that are made, with the names by which addresses stand for them.
PAPERS = {
    "reception_plan": "reception_plan", "guest_list": "guest_list", "police_notice": "police_notice",
    "room_list": "room_list", "print.place_cards": "print",
}  # fmt: skip


@dataclass(frozen=True)
class Visitor:
    """Somebody at the door: nobody known, or a person with a role and what joins them to the visit."""

    name: str
    user: User | None = None
    rights: frozenset[Permission] = frozenset()
    shared: bool = False
    asked: bool = False

    def __str__(self) -> str:
        return self.name

    @property
    def sees_all(self) -> bool:
        return Permission.DELEGATION_VIEW_ALL in self.rights

    @property
    def keeps_mission(self) -> bool:
        """The Department keeps every mission, the unit that travels its own: it shares the visit too."""
        return Permission.MISSION_WRITE in self.rights or (
            Permission.MISSION_REQUEST in self.rights and self.shared
        )

    @property
    def inside_mission(self) -> bool:
        return Permission.MISSION_VIEW_ALL in self.rights or self.keeps_mission

    @property
    def sees_mission(self) -> bool:
        return self.inside_mission or (Permission.MISSION_REQUEST in self.rights and self.asked)

    @property
    def sees_visit(self) -> bool:
        return self.sees_all or (
            Permission.DELEGATION_VIEW_SHARED in self.rights and (self.shared or self.asked)
        )


@dataclass
class World:
    """`ids` names every record that an address can stand for; `tokens` are secrets of programs."""

    visitors: dict[str, Visitor]
    ids: dict[str, Any] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def client_of(self, visitor: Visitor, **options: Any) -> Client:
        client = Client(raise_request_exception=False, **options)
        if visitor.user is not None:
            cast.enter(client, visitor.user)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
        return client

    def args_of(self, places: str) -> list[Any]:
        return [self.ids.get(place, place) for place in places.split()]


def make_world() -> World:
    """Make the office, its people, and one record of every kind but papers, which show the others."""
    factories.office()
    world = World(_visitors())
    lan = _user(world, "officer")
    _make_directory(world)
    _make_registers(world, lan)
    for state in (State.DRAFT, State.SUBMITTED, State.APPROVED, State.UNDER_WAY, State.REFUSED):
        _make_visit(world, state, lan)
    _make_missions(world, lan)
    _make_plans(world, lan)
    make_book(world)
    make_gifts(world)
    make_spending(world)
    make_afterwards(world)
    _make_others(world, lan)
    _make_pool(world, lan)
    return world


def _user(world: World, name: str) -> User:
    user = world.visitors[name].user
    assert user is not None
    return user


def _visitors() -> dict[str, Visitor]:
    named = {
        "officer": cast.lan(), "protocol officer": cast.ha(), "division head": cast.division_head(),
        "director": cast.director(), "records clerk": cast.clerk(), "city leader": cast.minh(),
        "administrator": cast.administrator(), "nobody's colleague": cast.stranger(),
        "focal point of a sharing unit": cast.focal_point(),
        "focal point of an asked unit": _focal("tai-chinh", "Sở Tài chính"),
        "focal point of another unit": _focal("y-te", "Sở Y tế"),
    }  # fmt: skip
    everybody = {
        name: Visitor(name, user, user.permissions, shared="sharing" in name, asked="asked" in name)
        for name, user in named.items()
    }
    return {"stranger": Visitor("stranger"), **everybody}


def _focal(code: str, name: str) -> User:
    unit = factories.unit(code, kind=UnitKind.DEPARTMENT, name_vi=name)
    return factories.user(code, roles=(Role.FOCAL_POINT,), unit=unit, name=f"Đầu Mối {name} Thử")


def _make_directory(world: World) -> None:
    partner = factories.partner("Thành phố Mẫu Biển", name_en="Sample Harbour")
    person = factories.person("KIM", "Mau Chuong")
    factories.post(person, partner=partner)
    place = factories.place("Khách sạn Mẫu")
    world.ids |= {"partner": partner.pk, "person": person.pk, "place": place.pk}


def _make_registers(world: World, by: User) -> None:
    entry, given = factories.incoming(by), factories.outgoing(by)
    upload = Upload("thu-moi.pdf", "application/pdf", PDF)
    file = attach_file(entry, upload, by=by, at=factories.NOON)
    world.ids |= {"incoming": entry.pk, "outgoing": given.pk, "file": file.pk}


def _make_visit(world: World, state: State, by: User) -> Delegation:
    """A visit in a state; that in preparation is `visit`, the others are called by their state."""
    visit = factories.delegation(state=state, registered_by=by, responsible=by)
    name = "visit" if state == State.DRAFT else state.value
    world.ids[name] = visit.pk
    guest = factories.member(visit, diet="Không ăn cá", room="501")
    world.ids[f"{name}.member"] = guest.pk
    world.ids[f"{name}.host"] = factories.host(visit, car="Xe số 1").pk
    world.ids[f"{name}.programme"] = visit.programme_id
    item = factories.item(visit.programme, place_id=world.ids["place"])
    factories.participation(item, guest.person)
    world.ids[f"{name}.item"] = item.pk
    if state == State.DRAFT:
        _fill_draft(world, visit, by)
    if state == State.SUBMITTED:
        _submit(world, visit, by)
    if state == State.UNDER_WAY:
        ResultReport.objects.create(delegation=visit, happened_vi="Đã đón đoàn.", results_vi="Tốt.")
    return visit


def _fill_draft(world: World, visit: Delegation, by: User) -> None:
    guest = visit.members.get()
    ha, director = _user(world, "protocol officer"), _user(world, "director")
    guest.passport = set_passport(guest.person, PassportData("ZZ7654321"), by=ha)
    guest.photo = stored_file(
        subject_of(guest), factories.photo(), by=ha, at=factories.NOON, sealed=True
    )
    guest.save(update_fields=["passport", "photo"])
    set_birth_date(guest.person, date(1961, 3, 12), by=ha)
    factories.shared_with(visit, _unit(world, "focal point of a sharing unit"))
    asked = factories.consultation(visit, _unit(world, "focal point of an asked unit"), by)
    _ask_others(world, visit, by)
    issue_programme(visit.programme, by=ha, at=factories.NOON)
    brought = bring_list(
        visit, LIST.encode(), file_name="", as_of=factories.MONDAY, by=by, at=factories.NOON
    )
    feed, secret = make_feed(
        Scope.DELEGATION, language="vi", by=director, at=factories.NOON, delegation=visit
    )
    own, _own_secret = make_feed(Scope.PERSON, language="vi", by=director, at=factories.NOON)
    world.ids |= {"consultation": asked.pk, "list": brought.pk, "feed": feed.pk, "secret": secret}
    seats = plan_seats(
        visit, visit.programme.items.first(), layout=Layout.TALKS, settings=Settings(),
        by=_user(world, "division head"), at=factories.NOON,
    )  # fmt: skip
    hall = plan_seats(
        visit, visit.programme.items.first(), layout=Layout.ROUNDS, settings=Settings(seats=(6, 6)),
        by=_user(world, "division head"), at=factories.NOON,
    )  # fmt: skip
    world.ids |= {"seating": seats.pk, "seated-hall": hall.pk}
    world.ids["seated-guest"] = hall.seats.first().attendee_key
    world.ids["own-feed"] = own.pk
    _open_guest_page(world, visit, by)
    world.ids |= run_sheet(visit, by)


def run_sheet(visit: Delegation, by: User) -> dict[str, Any]:
    """A phone with a visit, two statements that contradict each other, an incident, a picture."""
    device = factories.run_device(visit, by)
    said = {"kind": "said", "thing": "item-1:begun", "about": "item-1"}
    factories.run_entry(visit, by, device=device, value="yes", **said)
    factories.run_entry(visit, by, value="no", **said)
    factories.run_entry(visit, by, kind="incident", severity="serious", text="Xe hỏng")
    factories.run_entry(
        visit, by, device=device, apart="revoked", kind="note", text="Sau khi ngừng"
    )
    taken = factories.run_entry(visit, by, device=device, kind="photo")
    photo = keep_photo(device, visit, taken.number, factories.photo(), by=by, at=factories.NOON)
    return {"run-device": device.pk, "run-key": device.key, "run-photo": photo.number}


def _open_guest_page(world: World, visit: Delegation, by: User) -> None:
    now = clock.now()
    link, secret = make_link(
        visit, language="vi", expires_at=now + timedelta(days=7), by=by, at=now
    )
    entry = save_entry(link, None, changes=GUEST, at=now, photo=factories.photo())
    leaving = save_entry(link, None, changes=GUEST | {"family": "GOES"}, at=now)
    leaving.member = visit.members.get()
    leaving.save(update_fields=["member"])
    world.ids["guest-leaving"] = remove_entry(link, leaving, at=now).pk
    world.ids |= {"guest-link": link.pk, "guest-secret": secret, "guest-entry": entry.pk}


def _ask_others(world: World, visit: Delegation, by: User) -> None:
    """A board of one question with an answer and a wish for more time, its rule, and who acts for whom."""
    rule = factories.consultation_rule()
    board = factories.question(visit, by)
    told = {"batch": board, "rule": rule}
    day = factories.MONDAY
    answered = factories.consultation(
        visit, factories.unit("so-mau-1"), by, opinion="agree", answered_on=day, took=2, **told
    )
    wished = factories.consultation(visit, factories.unit("so-mau-2"), by, **told)
    factories.extension(wished, by)
    director, head = _user(world, "director"), _user(world, "division head")
    lent = factories.stand_in(director, head, matters="other.matter")
    world.ids |= {
        "rule": rule.pk, "board": board.pk, "answered": answered.pk, "wished": wished.pk,
        "stand-in": lent.pk,
    }  # fmt: skip


def _unit(world: World, visitor: str) -> Unit:
    return _user(world, visitor).unit


def _submit(world: World, visit: Delegation, by: User) -> None:
    rule = factories.authority_rule(matter=MATTER)
    world.ids |= {"line": rule.pk, "case": factories.case(visit, by, rule).pk}


def _make_missions(world: World, by: User) -> None:
    """A mission of the sharing unit in every state that some page needs, called `mission.<state>`."""
    unit = _unit(world, "focal point of a sharing unit")
    for state in MissionState:
        mission = factories.mission(
            unit=unit, opened_by=by, state=state, content_vi="Trao đổi", no_classified=True
        )
        name = f"mission.{state.value}"
        leg, traveller = factories.leg(mission), factories.traveller(mission, role="head")
        keys = {
            "": mission, ".leg": leg, ".traveller": traveller,
            ".funding": factories.funding(mission), ".programme": mission.programme,
            ".item": factories.item(mission.programme),
            ".step": Step.objects.create(mission=mission, kind="partner", due_on=leg.arrives_on),
            ".override": Override.objects.create(
                mission=mission, rule="mission_days", reason="Vì", allowed_by="Ai", by=by,
                at=factories.NOON,
            ),
            ".change": ChangeRequest.objects.create(
                mission=mission, kind="change", starts_on=leg.arrives_on, ends_on=leg.leaves_on,
                text_vi="Đổi", reason_vi="Vì", asked_by=by, asked_at=factories.NOON,
            ),
        }  # fmt: skip
        world.ids |= {f"{name}{part}": record.pk for part, record in keys.items()}
    _fill_missions(world, by)


def _fill_missions(world: World, by: User) -> None:
    draft = Mission.objects.get(pk=world.ids["mission.draft"])
    head = draft.travellers.get()
    head.passport = set_passport(head.person, PassportData("ZZ7654399"), by=by)
    head.save(update_fields=["passport"])
    earlier = factories.mission(state=MissionState.APPROVED, opened_by=by)
    factories.leg(earlier)
    factories.traveller(earlier, head.person)
    asked = factories.consultation(draft, _unit(world, "focal point of an asked unit"), by)
    letter = attach_file(
        draft, Upload("thu-moi.pdf", "application/pdf", PDF), by=by, at=factories.NOON
    )
    world.ids |= {"mission.consultation": asked.pk, "mission.file": letter.pk}
    rule = factories.authority_rule(matter="mission.city")
    factories.case(Mission.objects.get(pk=world.ids["mission.submitted"]), by, rule)
    change = ChangeRequest.objects.get(pk=world.ids["mission.approved.change"])
    factories.case(change, by, rule)
    MissionReport.objects.create(
        mission_id=world.ids["mission.back"], happened_vi="Đã đi.", results_vi="Tốt."
    )
    MissionReport.objects.create(
        mission_id=world.ids["mission.reported"], happened_vi="Đã đi.", results_vi="Tốt.",
        filed_on=factories.MONDAY, filed_by=by,
    )  # fmt: skip


def _make_plans(world: World, by: User) -> None:
    """A plan in each state that an address stands for, and an item in each that one needs."""
    focal = _user(world, "focal point of a sharing unit")
    of_focal = {"unit": focal.unit, "proposed_by": focal}
    plan = factories.year_plan(2027, opened_by=by)
    items = {
        "plan_item": factories.plan_entry(plan, **of_focal),
        "draft_item": factories.plan_entry(plan, state="draft", **of_focal),
        "accepted_item": factories.plan_entry(plan, state="accepted", proposed_by=by),
    }
    weighed = factories.year_plan(2028, opened_by=by, state="consolidating")
    factories.plan_entry(weighed, state="accepted", proposed_by=by)
    in_force = factories.year_plan(2026, opened_by=by, state="decided")
    items["planned_item"] = factories.plan_entry(in_force, state="planned", proposed_by=by)
    items["dropped_item"] = factories.plan_entry(in_force, state="dropped", proposed_by=by)
    submitted = factories.year_plan(2029, opened_by=by, state="submitted")
    rule = factories.authority_rule(matter="yearplan.plan")
    factories.case(submitted, by, rule)
    brought = factories.brought_proposals(plan, focal.unit, focal)
    world.ids |= {name: item.pk for name, item in items.items()}
    world.ids |= {
        "plan": plan.pk, "weighed_plan": weighed.pk, "plan_in_force": in_force.pk,
        "submitted_plan": submitted.pk, "plan_list": brought.pk,
    }  # fmt: skip


def _make_others(world: World, by: User) -> None:
    director = _user(world, "director")
    make_rank(world.ids, director)
    make_languages(world.ids, director)
    tasks = {
        "task": factories.task(by, about_type="delegation", about_id=str(world.ids["visit"])),
        "ended task": factories.task(by, state="done", ended_at=factories.NOON, ended_by=by),
    }
    world.ids |= {name.replace(" ", "-"): task.pk for name, task in tasks.items()}
    factories.notice(by)
    factories.notice(director)
    world.ids["letter"] = factories.letter(by, state="failed", fault="550").pk
    world.ids |= {"norm": factories.norm().pk, "unit": by.unit_id, "user": by.pk}
    now = clock.now()
    for visitor in world.visitors.values():
        if visitor.user is not None and Permission.API_USE in visitor.rights:
            world.tokens[visitor.name] = make_token(
                visitor.user,
                name="thử",
                scopes=list(TokenScope),
                expires_at=now + timedelta(days=1),
                by=visitor.user,
                at=now,
            )[1]
    webhook, _secret = add_webhook(
        name="thử", url="http://127.0.0.1:49151/", events=["delegation"], by=director,
        at=factories.NOON, loopback_allowed=True,
    )  # fmt: skip
    world.ids["webhook"] = webhook.pk
    world.ids["token"] = ApiToken.objects.get(user=director).pk


def _make_pool(world: World, by: User) -> None:
    """An interpreter with a language, an absence and bookings, a car, a hall, and a need nobody meets."""
    one, other = bookable.resource(name="Phiên Dịch Thử"), bookable.resource(name="Thứ Hai Thử")
    skill = bookable.skill(one)
    bookable.skill(other)
    away = factories.NOON + timedelta(days=60)
    absence = one.absences.create(starts_at=away, ends_at=away + timedelta(days=1), reason="leave")
    driver = bookable.resource(name="Lái Xe Thử", is_driver=True)
    car = bookable.resource("vehicle", name="43A-000.99", usual_driver=driver)
    item = Item.objects.get(pk=world.ids["visit.item"])
    about = {"about_type": "item", "about_id": str(item.pk), "about_label": item.title_vi}
    booking = bookable.booking(
        one, by, starts_at=item.starts_at, ends_at=item.ends_at, need=bookable.need(item), **about
    )
    own = bookable.booking(other, by, starts_at=factories.NOON + timedelta(days=90))
    made = {
        "interpreter": one, "skill": skill, "absence": absence, "car": car,
        "hall": bookable.resource("room"), "booking": booking, "own-booking": own,
        "need": bookable.need(item, language="en"),
        "staffing": bookable.staffing(item, other, by),
    }  # fmt: skip
    world.ids |= {name: record.pk for name, record in made.items()}


def make_papers(world: World) -> None:
    """
    Some papers of the visit as they are really made, from what stands in it now.

    One plan, one list of guests, a print piece, and both papers that hold what the law guards.
    """
    visit = Delegation.objects.get(pk=world.ids["visit"])
    by = _user(world, "protocol officer")
    facts = facts_for_papers(visit, figure_table(), on=factories.MONDAY, by=by)
    made = [one for one in render_papers(visit, facts, list(PAPERS)) if one.language == "vi"]
    for version in keep_papers(visit, facts, made, by=by, at=factories.NOON):
        world.ids[f"paper.{PAPERS[version.paper.kind]}"] = version.paper_id
    _make_mission_papers(world, by)
    _make_plan_papers(world, by)


def _make_plan_papers(world: World, by: User) -> None:
    plan = YearPlan.objects.get(pk=world.ids["weighed_plan"])
    facts = plan_facts(plan, as_of=factories.MONDAY)
    made = render_plan_papers(facts, ["plan_submission"])
    for version in keep_plan_papers(plan, facts, made, by=by, at=factories.NOON):
        world.ids["plan_paper"] = version.paper_id


def _make_mission_papers(world: World, by: User) -> None:
    mission = Mission.objects.get(pk=world.ids["mission.draft"])
    facts = facts_for_mission_papers(mission, figure_table(), on=factories.MONDAY, by=by)
    made = render_mission_papers(facts, ["mission_estimate"])
    for version in keep_mission_papers(mission, facts, made, by=by, at=factories.NOON):
        world.ids["mission.paper"] = version.paper_id


def roles_present(world: World) -> set[Role]:
    """Roles that somebody at the door has."""
    users = [visitor.user for visitor in world.visitors.values() if visitor.user]
    return set().union(*(user.roles for user in users)) & set(PERMISSIONS_OF)
