"""A visit of the demo office that is just over: run sheet ticked, report filed, guests asked, one picture."""

import io
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw

from doingoai.accounts.actions import hash_of_token
from doingoai.afterwards.actions.asking import give_answer, make_answer_links, open_questionnaire
from doingoai.afterwards.actions.picturing import add_photograph, name_photograph
from doingoai.afterwards.models import AnswerLink
from doingoai.afterwards.photographs import suggested_rows
from doingoai.afterwards.queries import answer_link_called
from doingoai.approvals.queries import cases_about
from doingoai.delegations.actions.after import begin_delegation, file_report, write_report
from doingoai.delegations.actions.programme import hand_out_programme, replan_item
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import GuestClass, MemberRole
from doingoai.demo.people_and_programmes import (
    Guest,
    World,
    add_guests,
    add_hosts,
    add_programme,
    at,
    usual_programme,
)
from doingoai.demo.visits import CLASS_BASIS, approve, open_visit, plan
from doingoai.demo.world import MARK
from doingoai.directory.states import Field
from doingoai.documents.actions import Upload
from doingoai.programme.models import Item
from doingoai.runsheet.actions import note_on_day

LATE = (0, 4, 22, 6, 3, 0)
"""How many minutes late the items began; the last ones were not ticked."""
ANSWERS = (
    ({"overall": 5, "welcome": 5, "programme": 5, "interpretation": 4, "punctuality": 4, "transport": 5}, "Very warm welcome. (sample)"),
    ({"overall": 4, "welcome": 5, "programme": 4, "interpretation": 5, "punctuality": 3}, "Please leave more time between the meetings. (sample)"),
    ({"overall": 5, "welcome": 5, "programme": 5, "punctuality": 4, "transport": 4}, ""),
)  # fmt: skip


def questions_address() -> list[str]:
    """One line with the address of the demonstration's questionnaire, if it is there."""
    is_there = AnswerLink.objects.filter(hash=hash_of_token(settings.DEMO_QUESTIONS)).exists()
    if not is_there:
        return []
    told = _("The questions for the guests of a visit, without signing in")
    return [f"{told}: /guest/opinion/{settings.DEMO_QUESTIONS}/"]


def just_over(world: World) -> Delegation:
    """Phnom Penh: over for two days, reported; the guests have been asked and three have answered."""
    start = world.today - timedelta(days=4)
    visit = open_visit(
        world, None, "Phnom Penh Capital", start, 3, f"Đoàn Thủ đô Phnôm Pênh ({MARK})",
        "Delegation of Phnom Penh Capital (sample)", field=Field.CULTURE, head_rank="deputy_mayor",
        purpose_vi="Trao đổi về bảo tồn phố cổ.", purpose_en="Exchange on preserving old quarters.",
    )  # fmt: skip
    guests = add_guests(
        world, visit,
        [
            Guest("Mau", "Sokha", MemberRole.HEAD, "Phó Đô trưởng", "Deputy Governor", "deputy_mayor"),
            Guest("Mau", "Chanthy", MemberRole.DEPUTY, "Giám đốc Văn hóa", "Director of Culture", "director", "f"),
            Guest("Mau", "Dara", MemberRole.MEMBER, "Chuyên viên", "Officer", "staff"),
        ],
        at(start, 10),
    )  # fmt: skip
    add_hosts(world, visit, ("minh", "duc", "van", "phong", "ha", "mai"))
    items = add_programme(world, visit, usual_programme("km", 3), guests)
    visit = plan(world, visit, GuestClass.C, CLASS_BASIS)
    approve(world, visit)
    # It was decided before the days of the visit, not at the moment the demonstration is made.
    cases_about(visit).update(decided_at=at(start, 8) - timedelta(days=8))
    _run(world, visit, items, start_at=at(start, 8))
    _report(world, visit)
    _ask(world, visit)
    _picture(world, visit, items[3])
    return visit


def _run(world: World, visit: Delegation, items: list[Item], *, start_at: datetime) -> None:
    ha = world.people["ha"]
    hand_out_programme(visit.programme, by=ha, at=start_at - timedelta(days=5))
    replan_item(
        items[5], changes={"starts_at": items[5].starts_at + timedelta(minutes=15)}, by=ha,
        at=start_at - timedelta(hours=30),
    )  # fmt: skip
    hand_out_programme(visit.programme, by=ha, at=start_at - timedelta(hours=30))
    begin_delegation(visit, by=ha)
    for item, late in zip(Item.objects.filter(programme=visit.programme).order_by("starts_at", "id"), LATE, strict=False):  # fmt: skip
        _tick(world, visit, item, "begun", item.starts_at + timedelta(minutes=late))
        if item.ends_at:
            _tick(world, visit, item, "finished", item.ends_at + timedelta(minutes=late // 2))
    note_on_day(
        visit, kind="incident", severity="small", about=f"item-{items[2].pk}",
        text=f"Tắc đường, xe số 2 đến muộn ({MARK})", by=ha, at=items[2].starts_at,
    )  # fmt: skip


def _tick(world: World, visit: Delegation, item: Item, what: str, when: datetime) -> None:
    thing = f"item-{item.pk}"
    note_on_day(
        visit, kind="said", thing=f"{thing}:{what}", about=thing, value="yes", after=[],
        by=world.people["ha"], at=when,
    )  # fmt: skip


def _report(world: World, visit: Delegation) -> None:
    by = world.people["ha"]
    write_report(
        visit, by=by,
        changes={
            "happened_vi": "Đoàn đã thực hiện đầy đủ chương trình.",
            "results_vi": "Hai bên thống nhất trao đổi chuyên gia bảo tồn (mẫu).",
        },
    )  # fmt: skip
    file_report(visit, on=world.today - timedelta(days=1), by=by)
    visit.refresh_from_db()


def _ask(world: World, visit: Delegation) -> None:
    by, now = world.people["ha"], world.now
    asking = open_questionnaire(
        visit, closes_at=now + timedelta(days=7), on=world.today, by=by, at=now
    )
    word = [settings.DEMO_QUESTIONS] if settings.DEMO else []
    _sheet, secrets = make_answer_links(
        asking, count=len(ANSWERS) + 2, language="en", by=by, at=now, words=word
    )
    for secret, (marks, words) in zip(secrets[1:], ANSWERS, strict=False):
        link = answer_link_called(secret, at=now)
        if link is not None:
            give_answer(link, marks=marks, words=words, language="en", on=world.today, at=now)


def _picture(world: World, visit: Delegation, talks: Item) -> None:
    by = world.people["ha"]
    rows = suggested_rows(visit, talks)
    upload = Upload("hoi-dam.png", "image/png", _drawn(len(rows[0]) if rows else 0))
    photograph = add_photograph(visit, upload, item=talks, by=by, at=world.now)
    places = {
        key: (row, place) for row, keys in enumerate(rows, 1) for place, key in enumerate(keys, 1)
    }
    name_photograph(
        photograph, places=places, occasion_vi="Lãnh đạo hai bên tại buổi hội đàm (mẫu)",
        occasion_en="The two sides at the talks (sample)", item=talks, version=1, by=by,
    )  # fmt: skip


def _drawn(count: int) -> bytes:
    """Figures without faces in a row: nobody's photograph."""
    picture = Image.new("RGB", (960, 540), "#efe6d6")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 400, 960, 540), fill="#b98f5c")
    draw.rectangle((0, 0, 960, 60), fill="#8b1a1c")
    for number in range(count):
        middle = 960 * (number + 1) // (count + 1)
        fill = ("#2f3b52", "#54443a", "#3f5a4a")[number % 3]
        draw.rounded_rectangle((middle - 38, 250, middle + 38, 470), 26, fill=fill)
        draw.ellipse((middle - 26, 180, middle + 26, 240), fill="#d9b48c")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
