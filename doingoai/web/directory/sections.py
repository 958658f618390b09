"""
What stands under a partner, a person or a place: what we have had with it, by explicit lists.

Each section shows its newest lines on the page of the record and all of them on a page of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import User
from doingoai.delegations.dealings import (
    items_at_place,
    items_of_partner,
    open_promises_to,
    papers_of_partner,
    papers_of_person,
    people_of_partner,
    roles_in_visits,
    visits_by_programme,
    visits_with_titles,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import (
    delegations_of_partner,
    delegations_of_person,
    items_of_person,
)
from doingoai.directory.models import Person
from doingoai.directory.queries import present_posts
from doingoai.documents.models import Paper
from doingoai.gifts.models import Giving
from doingoai.gifts.queries import visible_givings
from doingoai.gifts.states import GivingState
from doingoai.planning.models import Task
from doingoai.programme.models import Item
from doingoai.web.places import address_of, place_of
from doingoai.web.templatetags.office import day, day_range, moment

FEW = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section: a link to where it is settled, and the state it is in."""

    title: str
    line: str = ""
    when: str = ""
    url: str = ""
    state_of: str = ""
    state: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """
    One part of a record's page.

    `rows` knows who asks; `lines` shapes the rows that are shown; `by` is the key of the list.
    """

    name: str
    title: str | Promise
    icon: str
    empty: str | Promise
    rows: Callable[[Any, User], QuerySet[Any]]
    lines: Callable[[Sequence[Any], Any, User, date], list[Line]]
    by: str = ""
    ascending: bool = False

    def few(self, of: Model, user: User, on: date) -> "Few":
        """The first lines for the page of the record."""
        sign = "" if self.ascending else "-"
        order = [sign + key for key in (self.by, "pk") if key]
        found = list(self.rows(of, user).order_by(*order)[: FEW + 1])
        return Few(self, self.lines(found[:FEW], of, user, on), has_more=len(found) > FEW)


@dataclass(frozen=True, slots=True)
class Few:
    """A section as the page of its record shows it."""

    section: Section
    lines: list[Line]
    has_more: bool


def _visit_lines(visits: Sequence[Delegation], of: Any, user: User, on: date) -> list[Line]:
    return [_visit_line(visit, visit.reference) for visit in visits]


def _visit_line(visit: Delegation, line: str) -> Line:
    return Line(
        visit.title, line, day_range(visit.starts_on, visit.ends_on),
        address_of("delegation", str(visit.pk)), "delegation", visit.state,
    )  # fmt: skip


def _own_visit_lines(visits: Sequence[Delegation], of: Person, user: User, on: date) -> list[Line]:
    roles = roles_in_visits(of, visits)
    return [
        _visit_line(visit, " · ".join([visit.reference, *roles.get(visit.pk, [])]))
        for visit in visits
    ]


def _item_lines(items: Sequence[Item], of: Any, user: User, on: date) -> list[Line]:
    visits = visits_by_programme(items, seen_by=user)
    return [_item_line(item, visits[item.programme_id]) for item in items]


def _item_line(item: Item, visit: Delegation) -> Line:
    place = str(item.place) if item.place else ""
    parts = (str(item.get_kind_display()), place, visit.reference)
    return Line(
        item.title,
        " · ".join(part for part in parts if part),
        moment(item.starts_at),
        reverse("delegations:programme", args=[visit.pk]),
    )


def _person_lines(people: Sequence[Person], of: Any, user: User, on: date) -> list[Line]:
    posts = present_posts([person.pk for person in people])
    return [
        Line(
            person.name.full or person.native,
            posts[person.pk].title if person.pk in posts else "",
            url=address_of("person", str(person.pk)),
        )
        for person in people
    ]


def _paper_lines(papers: Sequence[Paper], of: Any, user: User, on: date) -> list[Line]:
    titles = visits_with_titles([paper.about_id for paper in papers], seen_by=user)
    return [
        Line(
            paper.title,
            titles.get(paper.about_id, ""),
            _number_and_day(paper),
            place_of(paper),
            "paper",
            paper.state,
        )
        for paper in papers
    ]


def _number_and_day(paper: Paper) -> str:
    if paper.outgoing is not None:
        return f"{paper.outgoing.label} · {day(paper.outgoing.issued_on)}"
    return day(localtime(paper.issued_at)) if paper.issued_at else ""


def _promise_lines(tasks: Sequence[Task], of: Any, user: User, on: date) -> list[Line]:
    return [
        Line(
            task.text,
            str(task.owner or task.owner_unit or ""),
            day(task.due_on),
            address_of("task", str(task.pk)) or address_of(task.about_type, task.about_id),
            "task",
            task.state,
            is_late=bool(task.due_on and task.due_on < on),
        )
        for task in tasks
    ]


def _gift_lines(givings: Sequence[Giving], of: Any, user: User, on: date) -> list[Line]:
    return [
        Line(
            giving.what,
            " · ".join(
                part for part in (str(giving.get_state_display()), giving.about_label) if part
            ),
            moment(giving.at),
            address_of("gift", str(giving.gift_id)) if giving.gift_id else "",
        )
        for giving in givings
    ]


PARTNER_SECTIONS = (
    Section(
        "visits", _("Visits"), icon="plane-arrival", empty=_("No visit yet."),
        rows=lambda partner, user: delegations_of_partner(partner, seen_by=user), lines=_visit_lines, by="starts_on",
    ),
    Section(
        "promises", _("Open promises"), icon="heart-handshake", empty=_("Nothing promised is open."),
        rows=lambda partner, user: open_promises_to(partner, seen_by=user), lines=_promise_lines,
    ),
    Section(
        "meetings", _("Meetings and activities"), icon="users", empty=_("Nothing has taken place yet."),
        rows=lambda partner, user: items_of_partner(partner, seen_by=user), lines=_item_lines, by="starts_at",
    ),
    Section(
        "people", _("People there"), icon="users", empty=_("Nobody is known there yet."),
        rows=lambda partner, user: people_of_partner(partner, seen_by=user), lines=_person_lines,
        by="sort_key", ascending=True,
    ),
    Section(
        "papers", _("Papers"), icon="file-text", empty=_("No paper yet."),
        rows=lambda partner, user: papers_of_partner(partner, seen_by=user), lines=_paper_lines,
    ),
)  # fmt: skip
PERSON_SECTIONS = (
    Section(
        "visits", _("Visits"), icon="plane-arrival", empty=_("No visit yet."),
        rows=lambda person, user: delegations_of_person(person, seen_by=user), lines=_own_visit_lines, by="starts_on",
    ),
    Section(
        "meetings", _("Meetings and activities"), icon="users", empty=_("Nothing has taken place yet."),
        rows=lambda person, user: items_of_person(person, seen_by=user), lines=_item_lines, by="starts_at",
    ),
    Section(
        "gifts", _("Gifts"), icon="gift", empty=_("No gift given or received yet."),
        rows=lambda person, user: visible_givings(user).filter(person=person).exclude(state=GivingState.RELEASED),
        lines=_gift_lines, by="at",
    ),
    Section(
        "papers", _("Papers"), icon="file-text", empty=_("No paper yet."),
        rows=lambda person, user: papers_of_person(person, seen_by=user), lines=_paper_lines,
    ),
)  # fmt: skip
PLACE_SECTIONS = (
    Section(
        "meetings", _("What takes place here"), icon="calendar-event", empty=_("Nothing has taken place here yet."),
        rows=lambda place, user: items_at_place(place, seen_by=user), lines=_item_lines, by="starts_at",
    ),
)  # fmt: skip


def section_called(name: str, sections: Sequence[Section]) -> Section | None:
    return next((section for section in sections if section.name == name), None)
