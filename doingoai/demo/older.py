"""Three hundred older visits, so that lists, search and charts have something to show."""

import random
from datetime import date, datetime, timedelta

from doingoai.accounts.models import Unit, User
from doingoai.delegations.models import Delegation, Member, ResultReport
from doingoai.delegations.rules import BEFORE_PLANS
from doingoai.delegations.states import InvitedBy, MemberRole, State, VisitKind
from doingoai.demo.world import MARK
from doingoai.directory.models import Partner, Person
from doingoai.directory.naming import PersonName
from doingoai.directory.rules import person_folded, person_sort_key
from doingoai.directory.states import Field, NameOrder
from doingoai.foundation.models import SearchEntry
from doingoai.foundation.search import entry_for
from doingoai.foundation.subjects import Subject, subject_of
from doingoai.programme.models import Programme
from doingoai.yearplan.states import Planning

UNPLANNED_BASIS = "Phát sinh theo đề nghị của đối tác, đã được chấp thuận riêng (mẫu)"
GIVEN = [
    "Alex",
    "Bo",
    "Chi",
    "Dana",
    "Eun",
    "Farid",
    "Gita",
    "Hana",
    "Ines",
    "Jun",
    "Kofi",
    "Lena",
    "Mira",
    "Nuno",
    "Olga",
    "Pavel",
    "Rosa",
    "Sami",
    "Tala",
    "Yuki",
]
FAMILY = [
    "Sample",
    "Muster",
    "Ejemplo",
    "Exemple",
    "Mihon",
    "Contoh",
    "Primer",
    "Esempio",
    "Voorbeeld",
    "Mallas",
]
THEMES = (
    ("thăm và làm việc", "working visit"), ("trao đổi văn hóa", "cultural exchange"),
    ("xúc tiến đầu tư", "investment promotion"), ("chào xã giao", "courtesy call"),
    ("khảo sát giao thông đô thị", "study of urban transport"), ("hợp tác giáo dục", "education cooperation"),
)  # fmt: skip
TITLES = (("Thị trưởng", "Mayor", "mayor"), ("Phó Thị trưởng", "Deputy Mayor", "deputy_mayor"), ("Đại sứ", "Ambassador", "ambassador"), ("Giám đốc", "Director", "director"))  # fmt: skip


def make_older(
    partners: list[Partner], unit: Unit, by: User, *, count: int, before: date, at: datetime
) -> None:
    """Load finished visits of the years before a day: people, lists and search in bulk."""
    chance = random.Random(2026)  # noqa: S311  # a demo, repeatable on purpose
    people = _people(count, chance)
    starts = sorted(before - timedelta(days=chance.randint(60, 2500)) for _ in range(count))
    programmes = Programme.objects.bulk_create(
        Programme(starts_on=start, ends_on=start + timedelta(days=chance.randint(0, 4)))
        for start in starts
    )
    visits = Delegation.objects.bulk_create(
        _visit(number, programme, chance.choice(partners), unit, by, chance, at)
        for number, programme in enumerate(programmes, start=1)
    )
    _fill(visits, people, chance, by)
    SearchEntry.objects.bulk_create([_found(visit) for visit in visits])


def _people(count: int, chance: random.Random) -> list[Person]:
    made = []
    for _ in range(count):
        name = PersonName(
            given=chance.choice(GIVEN),
            middle=chance.choice(FAMILY)[:1] + ".",
            family=chance.choice(FAMILY),
            order=NameOrder.GIVEN_FIRST,
        )
        made.append(
            Person(
                given=name.given, middle=name.middle, family=name.family, order=name.order,
                sort_key=person_sort_key(name), folded=person_folded(name),
            )
        )  # fmt: skip
    people = Person.objects.bulk_create(made)
    entries = [entry_for(subject_of(person), title=person.name.full) for person in people]
    SearchEntry.objects.bulk_create(entries)
    return people


def _visit(
    number: int,
    programme: Programme,
    partner: Partner,
    unit: Unit,
    by: User,
    chance: random.Random,
    at: datetime,
) -> Delegation:
    theme_vi, theme_en = chance.choice(THEMES)
    is_planned = chance.random() < 0.6
    return Delegation(
        reference=f"ĐV-{programme.starts_on.year}-C{number:04d}",
        title_vi=f"Đoàn {partner.name_vi} {theme_vi} ({MARK})",
        title_en=f"{partner.name_en}: {theme_en} (sample)",
        state=State.CLOSED, closed_at=at, partner=partner, country=partner.country,
        kind=chance.choice(VisitKind.values), field=chance.choice(Field.values),
        invited_by=chance.choice(InvitedBy.values),
        planning=Planning.PLANNED if is_planned else Planning.UNPLANNED,
        planning_basis=BEFORE_PLANS if is_planned else UNPLANNED_BASIS,
        starts_on=programme.starts_on, ends_on=programme.ends_on, programme=programme,
        receiving_unit=unit, responsible=by, registered_by=by, registered_at=at,
        people_expected=chance.randint(2, 6),
    )  # fmt: skip


def _fill(visits: list[Delegation], people: list[Person], chance: random.Random, by: User) -> None:
    members, reports = [], []
    for visit in visits:
        for order, person in enumerate(chance.sample(people, visit.people_expected), start=1):
            title_vi, title_en, rank = chance.choice(TITLES)
            members.append(
                Member(
                    delegation=visit, person=person, order=order, row_key=f"older-{order}",
                    role=MemberRole.HEAD if order == 1 else MemberRole.MEMBER, title_vi=title_vi,
                    title_en=title_en, rank=rank, badge_token=f"{visit.pk}-{order}-{chance.getrandbits(160):040x}",
                )
            )  # fmt: skip
        reports.append(
            ResultReport(
                delegation=visit, happened_vi="Chương trình hoàn thành (mẫu).", results_vi="Hai bên thống nhất tiếp tục hợp tác (mẫu).",
                filed_on=visit.ends_on + timedelta(days=3), filed_by=by,
            )
        )  # fmt: skip
    Member.objects.bulk_create(members, batch_size=500)
    ResultReport.objects.bulk_create(reports, batch_size=500)


def _found(visit: Delegation) -> SearchEntry:
    line = f"{visit.reference} · {visit.partner.name_vi} · {visit.starts_on:%d/%m/%Y}"
    about = Subject("delegation", str(visit.pk), visit.title_vi)
    return entry_for(
        about, title=visit.title_vi, line=line, texts=(visit.title_en, visit.partner.name_en)
    )
