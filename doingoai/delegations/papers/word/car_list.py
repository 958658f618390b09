"""Danh sách xếp xe: every car with the people in it; whoever has none stands at the end."""

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, annex_head
from doingoai.delegations.papers.people import name_line_vi
from doingoai.delegations.papers.wording import GAP
from doingoai.delegations.states import HostRole
from doingoai.documents.layout.heads import add_annex_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": annex_head(draft, "DANH SÁCH XẾP XE", words.delegation(facts, "vi")),
        "rows": _rows(facts),
        "without_car": ", ".join(name_line_vi(guest) for guest in facts.members if not guest.car),
    }


def build(sheet: Sheet) -> None:
    add_annex_head(sheet)
    sheet.table(
        (
            Column("Xe", 25, "{{ row.car }}"),
            Column("Người trên xe", 85, "{{ row.people }}"),
            Column("Số người", 18, "{{ row.count }}", "center"),
            Column("Lái xe, điện thoại", 37, "{{ row.driver }}"),
        ),
        each="row",
        over="rows",
        caption="Danh sách xếp xe",
    )
    with sheet.when("without_car"):
        sheet.paragraph("Chưa xếp xe: {{ without_car }}.", "SauBang")


def _rows(facts: VisitFacts) -> list[Context]:
    cars: dict[str, list[MemberFacts | HostFacts]] = {}
    people: list[MemberFacts | HostFacts] = [*facts.members, *facts.hosts]
    for person in people:
        if person.car:
            cars.setdefault(person.car, []).append(person)
    return [_row(car, people) for car, people in sorted(cars.items(), key=_car_order)]


def _row(car: str, people: list[MemberFacts | HostFacts]) -> Context:
    drivers = [person for person in people if person.role == HostRole.DRIVER]
    seated = [person for person in people if person.role != HostRole.DRIVER]
    return {
        "car": car,
        "people": "\n".join(name_line_vi(person) for person in seated) or GAP,
        "count": str(len(seated)),
        "driver": "\n".join(f"{name_line_vi(each)}\n{each.phone}".strip() for each in drivers)
        or GAP,
    }


def _car_order(entry: tuple[str, object]) -> tuple[int, str]:
    """Sort cars by their number where they have one: Xe 2 before Xe 10."""
    digits = "".join(letter for letter in entry[0] if letter.isdigit())
    return (int(digits) if digits else 10**9, entry[0])
