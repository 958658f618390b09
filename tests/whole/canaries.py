"""
Words that stand nowhere else, planted in the office where something sensitive stands, and who may
meet each.

A canary is two invented words: the first can be searched for, the second is what is looked for in
the answers. `sees` is the rule of whoever may open what it stands in; `never` marks what nobody is
shown once it was made: secrets are kept as digests.
"""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from django.db.models import Model
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from doingoai.accounts.models import ApiToken, Notice
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case, Consultation
from doingoai.calendars.models import Feed
from doingoai.delegations.actions.visit import index_delegation
from doingoai.delegations.models import Delegation, EstimateRow, Member, ResultReport
from doingoai.directory.actions import (
    PassportData,
    index_person,
    index_place,
    set_birth_date,
    set_passport,
)
from doingoai.directory.models import Partner, Person, Place
from doingoai.documents.models import Incoming, Outgoing
from doingoai.foundation import audit, search
from doingoai.foundation.subjects import Subject
from doingoai.planning.models import Task
from doingoai.programme.models import Participation
from doingoai.programme.states import ItemKind, Side
from tests import factories
from tests.whole.world import Visitor, World

P = Permission
Sees = Callable[[Visitor], bool]
NUMBER = "C77190QKZV"
BORN = date(1953, 11, 27)


def _holds(*rights: Permission) -> Sees:
    return lambda who: set(rights) <= who.rights


def _holds_any(*rights: Permission) -> Sees:
    return lambda who: bool(set(rights) & who.rights)


def _of_visit(right: Permission) -> Sees:
    return lambda who: who.sees_visit and right in who.rights


def _named(*names: str) -> Sees:
    return lambda who: who.name in names


def _never(who: Visitor) -> bool:
    return False


@dataclass(frozen=True)
class Canary:
    """
    `texts` are all the forms in which it may be met, in small letters; `key` finds it; `at` are
    addresses where whoever stands there may meet it.
    """

    name: str
    sees: Sees
    texts: tuple[str, ...]
    key: str = ""
    at: frozenset[str] = frozenset()

    @property
    def is_secret(self) -> bool:
        return self.sees is _never


SEES_VISIT: Sees = lambda who: who.sees_visit  # noqa: E731  reads like the rules beside it
ALL_VISITS = _holds(P.DELEGATION_VIEW_ALL)
DIRECTORY = _holds(P.DIRECTORY_VIEW)
REGISTER = _holds(P.REGISTER_VIEW)
ASKED: Sees = lambda who: ALL_VISITS(who) or who.asked  # noqa: E731
# In the order in which they are planted; the number makes the words.
_WORDS: dict[str, Sees] = {
    # What the law guards first.
    "diet": _of_visit(P.HEALTH_READ),
    "diet the software cannot read": _of_visit(P.HEALTH_READ),
    "note from a column of the guest list": _of_visit(P.HEALTH_READ),
    # Visits nobody has shared, and what only the office sees of a shared one.
    "title of a visit not shared": ALL_VISITS,
    "purpose of a visit not shared": ALL_VISITS,
    "guest of a visit not shared": lambda who: ALL_VISITS(who) or DIRECTORY(who),
    "item of a visit not shared": ALL_VISITS,
    "inner note on a visit": ALL_VISITS,
    "gift": ALL_VISITS,
    "note to the press": ALL_VISITS,
    "line of the estimate": ALL_VISITS,
    "note to the leader": ALL_VISITS,
    "report of a visit": ALL_VISITS,
    "promise": lambda who: P.TASK_VIEW in who.rights,
    # Questions to one unit are nobody else's.
    "question to a unit": ASKED,
    "question about a visit not shared": ALL_VISITS,
    "answer of a unit": ASKED,
    # The registers, the directory, tasks.
    "subject of a letter": REGISTER,
    "note on a letter": REGISTER,
    "subject of a document given out": REGISTER,
    "recipients of a document": REGISTER,
    "phone of a person": DIRECTORY,
    "life of a person": DIRECTORY,
    "note on a partner": DIRECTORY,
    "phone of a partner": DIRECTORY,
    "address of a place": DIRECTORY,
    "task": lambda who: P.TASK_VIEW in who.rights,
    "evidence of a task": lambda who: P.TASK_VIEW in who.rights,
    # People of the office.
    "notice of a person": _named("officer"),
    "phone of an officer": lambda who: P.USER_ADMIN in who.rights or who.name == "officer",
    "line of the audit log": _holds(P.AUDIT_READ),
    "name of a token": lambda who: P.USER_ADMIN in who.rights or who.name == "director",
    # What a visit shared shows to the unit it is shared with.
    "title of the visit": SEES_VISIT,
    "name of a guest": lambda who: who.sees_visit or DIRECTORY(who),
    "title of a guest": SEES_VISIT,
    "menu": SEES_VISIT,
    "note on an item": SEES_VISIT,
}


_PAPERS = frozenset(
    {"delegations:paper", "delegations:paper@police", "delegations:download-paper",
     "delegations:download-paper@police", "delegations:dossier"}
)  # fmt: skip
_ELSEWHERE = {
    # A calendar feed says what happens, when and where, to whoever knows its secret address; the
    # audit log says with which visit something was done.
    "title of the visit": frozenset(
        {"programme:feed", "accounts:audit", "guests:overview", "guests:confirm"}
    ),
    "address of a place": frozenset({"programme:feed"}),
    # Plans and letters name whom to call.
    "phone of an officer": _PAPERS | {"api:fetch_paper_file"},
}


def _words(name: str) -> tuple[str, str]:
    number = list(_WORDS).index(name)
    code = f"{chr(98 + number // 10)}{chr(98 + number % 10)}"
    return f"khzq{code}", f"mxqz{code}"


def text_of(name: str) -> str:
    """Both words of a canary, as they are planted."""
    return " ".join(_words(name))


def canaries(world: World) -> list[Canary]:
    """Everything that was planted."""
    words = [
        Canary(name, sees, (_words(name)[1],), _words(name)[0], _ELSEWHERE.get(name, frozenset()))
        for name, sees in _WORDS.items()
    ]
    secret = Canary("secret address of a calendar feed", _never, (world.ids["secret"].lower(),))
    # The office's own form of a token is its prefix and what stands behind it.
    tokens = [
        Canary(f"token of the {name}", _never, (token.lower(),))
        for name, token in world.tokens.items()
    ]
    return [*words, *_numbers(), secret, *tokens, *_digests(), *_passwords(world)]


def _numbers() -> list[Canary]:
    born = (
        "1953-11-27", "27/11/1953", "27-11-1953", "27.11.1953", "27 tháng 11 năm 1953",
        "27 november 1953", "27 nov 1953",
    )  # fmt: skip
    return [
        Canary("number of a passport", _of_visit(P.PASSPORT_READ), (NUMBER.lower(),)),
        # Whoever may not read numbers is not shown a part of one either. Inside a longer run of
        # letters it is chance: random tokens hold any four letters sooner or later.
        Canary(
            "end of a number",
            _holds(P.PASSPORT_READ),
            tuple(f"{before}{NUMBER[-4:].lower()}" for before in "•…*.- >\"'(;:/"),
        ),
        Canary("birth date", _holds(P.BIRTH_DATE_READ), born),
    ]


def _digests() -> list[Canary]:
    tokens = ApiToken.objects.values_list("hash", flat=True)
    feeds = Feed.objects.values_list("hash", flat=True)
    indexes = Person.objects.exclude(birth_index="").values_list("birth_index", flat=True)
    return [
        Canary(f"kept digest {number}", _never, (digest.lower(),))
        for number, digest in enumerate([*tokens, *feeds, *indexes])
    ]


def _passwords(world: World) -> list[Canary]:
    users = [visitor.user for visitor in world.visitors.values() if visitor.user]
    words = [Canary("password", _never, (factories.PASSWORD,))]
    return words + [
        Canary(f"kept password of {user.username}", _never, (user.password.lower(),))
        for user in users
    ]


def plant(world: World) -> None:
    """Put every canary in its place; what is planted over would change what the permissions say."""
    _plant_visits(world)
    _plant_guest(world)
    _plant_opinions(world)
    _plant_registers(world)
    _plant_people(world)


def _set(record: Model, **fields: Any) -> None:
    type(record)._default_manager.filter(pk=record.pk).update(**fields)
    record.refresh_from_db()


def _plant_visits(world: World) -> None:
    visit = Delegation.objects.get(pk=world.ids["visit"])
    _set(
        visit, title_vi=text_of("title of the visit"), note=text_of("inner note on a visit"),
        gift_vi=text_of("gift"), press_note_vi=text_of("note to the press"),
    )  # fmt: skip
    EstimateRow.objects.create(
        delegation=visit, item="other", label_vi="Khác", quantity=1, unit_price=1,
        explanation=text_of("line of the estimate"),
    )  # fmt: skip
    closed = Delegation.objects.get(pk=world.ids["submitted"])
    _set(
        closed, title_vi=text_of("title of a visit not shared"),
        purpose_vi=text_of("purpose of a visit not shared"),
    )  # fmt: skip
    guest = closed.members.get()
    _set(guest.person, given=text_of("guest of a visit not shared"))
    _set(closed.programme.items.get(), title_vi=text_of("item of a visit not shared"))
    _set(Case.objects.get(pk=world.ids["case"]), note=text_of("note to the leader"))
    report = ResultReport.objects.get(delegation=world.ids["under_way"])
    _set(report, happened_vi=text_of("report of a visit"))
    index_delegation(visit)
    index_delegation(closed)
    index_person(guest.person)


def _plant_guest(world: World) -> None:
    guest = Member.objects.get(pk=world.ids["visit.member"])
    by = _user(world, "protocol officer")
    number = set_passport(guest.person, PassportData(NUMBER), by=by)
    set_birth_date(guest.person, BORN, by=by)
    _set(guest.person, given=text_of("name of a guest"))
    _set(
        guest, passport=number, diet=f"ăn chay {text_of('diet')}",
        title_vi=text_of("title of a guest"),
        notes=[["Sức khỏe", text_of("note from a column of the guest list")]],
    )  # fmt: skip
    second = factories.member(guest.delegation, diet=text_of("diet the software cannot read"))
    dinner = factories.item(
        guest.delegation.programme, kind=ItemKind.BANQUET, menu_vi=f"Thịt bò {text_of('menu')}",
        notes_vi=text_of("note on an item"),
    )  # fmt: skip
    Participation.objects.bulk_create(
        Participation(item=dinner, person=one.person, side=Side.GUEST) for one in (guest, second)
    )
    world.ids["visit.dinner"] = dinner.pk
    index_person(guest.person)


def _plant_opinions(world: World) -> None:
    officer = _user(world, "officer")
    asked = Consultation.objects.get(pk=world.ids["consultation"])
    _set(asked, question=text_of("question to a unit"))
    visit = Delegation.objects.get(pk=world.ids["visit"])
    who = _user(world, "focal point of an asked unit")
    factories.consultation(
        visit, who.unit, officer, answered_on=factories.MONDAY, answered_by=who,
        opinion="agree", answer=text_of("answer of a unit"),
    )  # fmt: skip
    closed = Delegation.objects.get(pk=world.ids["submitted"])
    third = factories.unit("ngoai-cuoc", name_vi="Sở Ngoài Cuộc")
    factories.consultation(
        closed, third, officer, question=text_of("question about a visit not shared")
    )


def _plant_registers(world: World) -> None:
    letter = Incoming.objects.get(pk=world.ids["incoming"])
    _set(letter, subject=text_of("subject of a letter"), note=text_of("note on a letter"))
    given = Outgoing.objects.get(pk=world.ids["outgoing"])
    _set(
        given, subject=text_of("subject of a document given out"),
        recipients=text_of("recipients of a document"),
    )  # fmt: skip
    search.index(letter, title=letter.subject, texts=(letter.note,))
    search.index(given, title=given.subject)


def _plant_people(world: World) -> None:
    person = Person.objects.get(pk=world.ids["person"])
    _set(person, phone=text_of("phone of a person"), bio_vi=text_of("life of a person"))
    partner = Partner.objects.get(pk=world.ids["partner"])
    _set(partner, note=text_of("note on a partner"), phone=text_of("phone of a partner"))
    place = Place.objects.get(pk=world.ids["place"])
    _set(place, address=text_of("address of a place"))
    index_place(place)
    task = Task.objects.get(pk=world.ids["task"])
    _set(task, text=text_of("task"))
    search.index(task, title=task.text)
    _set(Task.objects.get(pk=world.ids["ended-task"]), evidence=text_of("evidence of a task"))
    officer = _user(world, "officer")
    factories.task(
        officer, kind="promise", text=text_of("promise"),
        about_type="delegation", about_id=str(world.ids["visit"]),
    )  # fmt: skip
    _set(Notice.objects.filter(to=officer).latest("pk"), label=text_of("notice of a person"))
    _set(officer, phone=text_of("phone of an officer"))
    _set(ApiToken.objects.get(pk=world.ids["token"]), name=text_of("name of a token"))
    told = Subject("office", "1", text_of("line of the audit log"))
    audit.record("office.edited", told, by=officer)


def _user(world: World, visitor: str) -> Any:
    return world.visitors[visitor].user


def readable(body: bytes) -> str:
    """
    The words of an answer in small letters; those of a packed file unpacked, however deep.

    Pictures say nothing here: what they show is read in the paper they are taken of.
    """
    if body.startswith((b"PK\x03\x04", b"%PDF")):
        return _opened(body)
    return body.decode("utf-8", "replace").lower()


@cache
def _opened(body: bytes) -> str:
    """The words of a file that has to be opened; the same file is opened once."""
    if body.startswith(b"%PDF"):
        return "\n".join(_printed(body)).lower()
    with zipfile.ZipFile(BytesIO(body)) as packed:
        return "\n".join(_unpacked(packed))


def _unpacked(packed: zipfile.ZipFile) -> Iterator[str]:
    for name in packed.namelist():
        yield name.lower()
        yield readable(packed.read(name))


def _printed(body: bytes) -> Iterator[str]:
    """What stands on the pages of a PDF, what it says of itself, and what lies in it unpacked."""
    yield body.decode("utf-8", "replace")
    try:
        document = PdfReader(BytesIO(body))
        texts = [page.extract_text() for page in document.pages]
        yield str(dict(document.metadata or {}))
    except PyPdfError:
        return  # no PDF but in its first letters, as some of the uploads of the tests
    # A line may end within a number.
    yield from (form for text in texts for form in (text, "".join(text.split())))
