"""The lines of long lists as plain values: what a column shows and nothing else is read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.states import MemberRole
from doingoai.directory.naming import name_of
from doingoai.directory.states import NameOrder
from doingoai.foundation.bilingual import in_language
from doingoai.web.naming import country_name
from doingoai.web.templating.addresses import numbered

DASH = "–"
Line = dict[str, Any]

VISIT = (
    "pk", "reference", "title_vi", "title_en", "state", "country", "starts_on", "ends_on",
    "partner__name_vi", "partner__name_en", "responsible__name",
    "receiving_unit__name_vi", "receiving_unit__name_en",
)  # fmt: skip
MEMBER = (
    "person_id", "pk", "order", "title_vi", "title_en", "role", "room", "diet", "passport__tail",
    "person__family", "person__middle", "person__given", "person__order", "person__native",
)  # fmt: skip


def visit_columns(visits: QuerySet[Delegation]) -> QuerySet[Any, Any]:
    """The same visits with what a line of the list shows."""
    columns: QuerySet[Any, Any] = visits.values(*VISIT)
    return columns


def visit_lines(rows: Iterable[Line]) -> list[Line]:
    """Lines of the list of visits."""
    return [
        {
            "url": numbered("delegations:detail", row["pk"]),
            "title": in_language(row["title_vi"], row["title_en"]),
            "reference": row["reference"],
            "starts_on": row["starts_on"],
            "ends_on": row["ends_on"],
            "country": country_name(row["country"]),
            "partner": in_language(row["partner__name_vi"], row["partner__name_en"]),
            "responsible": row["responsible__name"] or DASH,
            "unit": in_language(row["receiving_unit__name_vi"], row["receiving_unit__name_en"]),
            "state": row["state"],
        }
        for row in rows
    ]


def member_columns(members: QuerySet[Member]) -> QuerySet[Any, Any]:
    """The same guests with what a line of the list shows."""
    columns: QuerySet[Any, Any] = members.values(*MEMBER)
    return columns


def member_lines(rows: Iterable[Line], visit: Delegation, *, may_write: bool) -> list[Line]:
    """Lines of the list of guests; a name leads to the guest where one may write."""
    roles = {role.value: str(role.label) for role in MemberRole}
    return [
        {
            "pk": str(row["pk"]),
            "order": str(row["order"]),
            "url": numbered("delegations:member", visit.pk, row["pk"]) if may_write else "",
            "name": _name(row),
            "native": row["person__native"],
            "title": in_language(row["title_vi"], row["title_en"]) or DASH,
            "role": roles[row["role"]],
            "passport": DASH if row["passport__tail"] is None else f"•••• {row['passport__tail']}",
            "room": row["room"] or DASH,
            "diet": row["diet"] or DASH,
        }
        for row in rows
    ]


def _name(row: Line) -> str:
    return name_of(
        family=row["person__family"], middle=row["person__middle"], given=row["person__given"],
        order=NameOrder(row["person__order"]), native=row["person__native"],
    ).full  # fmt: skip
