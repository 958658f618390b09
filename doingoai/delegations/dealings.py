"""Reads of what we have had with a partner or a person: visits, meetings, people, papers, promises."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.papers.guarded import hidden_kinds
from doingoai.delegations.queries import (
    delegations_of_partner,
    delegations_of_person,
    visible_delegations,
)
from doingoai.directory.models import Partner, Person, Place, Post
from doingoai.directory.queries import visible_people
from doingoai.documents.models import Incoming, Paper
from doingoai.planning.models import Task
from doingoai.planning.queries import visible_tasks
from doingoai.planning.states import TaskKind, TaskState
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind


def delegations_opened_from(entry: Incoming, *, seen_by: User) -> QuerySet[Delegation]:
    """Visits that were opened from an entry of the register."""
    return (
        visible_delegations(seen_by)
        .filter(incoming=entry)
        .select_related("responsible", "receiving_unit")
    )


def opened_from_each(entries: Sequence[Incoming], *, seen_by: User) -> dict[int, Delegation]:
    """The newest visit that was opened from each of some entries."""
    visits = visible_delegations(seen_by).filter(incoming__in=[entry.pk for entry in entries])
    ordered = visits.select_related("responsible", "receiving_unit").order_by("id")
    return {visit.incoming_id: visit for visit in ordered if visit.incoming_id}


_NOT_MET = (ItemKind.CHECK_IN, ItemKind.TRANSFER, ItemKind.FREE)


def items_of_partner(partner: Partner, *, seen_by: User) -> QuerySet[Item]:
    """What took place with a partner, item by item, the newest first; moves and rests left out."""
    programmes = visible_delegations(seen_by).filter(partner=partner).values("programme_id")
    return (
        Item.objects.filter(programme__in=programmes)
        .exclude(kind__in=_NOT_MET)
        .select_related("place")
        .order_by("-starts_at", "-id")
    )


def people_of_partner(partner: Partner, *, seen_by: User) -> QuerySet[Person]:
    """People who have a post with a partner or came with one of its delegations."""
    with_post = Post.objects.filter(person=OuterRef("pk"), partner=partner)
    came = Member.objects.filter(person=OuterRef("pk"), delegation__partner=partner)
    return visible_people(seen_by).filter(Exists(with_post) | Exists(came))


def papers_of_visits(visits: QuerySet[Delegation], *, seen_by: User) -> QuerySet[Paper]:
    """Papers of some visits, the newest first, for those who may read papers."""
    if not may(seen_by, Permission.PAPER_VIEW):
        return Paper.objects.none()
    return (
        Paper.objects.filter(about_type=Delegation.subject_type, about_id__in=_keys(visits))
        .exclude(kind__in=hidden_kinds(seen_by))
        .select_related("outgoing")
        .order_by("-id")
    )


def _keys(visits: QuerySet[Delegation]) -> QuerySet[Delegation, Any]:
    """Keys of visits as papers and tasks write them."""
    return visits.order_by().annotate(key=Cast("pk", CharField(max_length=64))).values("key")


def papers_of_partner(partner: Partner, *, seen_by: User) -> QuerySet[Paper]:
    """Papers of all visits of a partner."""
    return papers_of_visits(delegations_of_partner(partner, seen_by=seen_by), seen_by=seen_by)


def papers_of_person(person: Person, *, seen_by: User) -> QuerySet[Paper]:
    """Papers of all visits a person took part in."""
    return papers_of_visits(delegations_of_person(person, seen_by=seen_by), seen_by=seen_by)


def open_promises_to(partner: Partner, *, seen_by: User) -> QuerySet[Task]:
    """Promises to a partner that are not kept yet, the nearest day first."""
    visits = delegations_of_partner(partner, seen_by=seen_by)
    about = Q(about_type=Partner.subject_type, about_id=str(partner.pk)) | Q(
        about_type=Delegation.subject_type, about_id__in=_keys(visits)
    )
    return (
        visible_tasks(seen_by)
        .filter(about, kind=TaskKind.PROMISE, state=TaskState.OPEN)
        .order_by("due_on", "id")
    )


def items_at_place(place: Place, *, seen_by: User) -> QuerySet[Item]:
    """What took or takes place somewhere, the newest first."""
    programmes = visible_delegations(seen_by).values("programme_id")
    return (
        Item.objects.filter(programme__in=programmes, place=place)
        .select_related("place")
        .order_by("-starts_at", "-id")
    )


def roles_in_visits(person: Person, visits: Sequence[Delegation]) -> dict[int, list[str]]:
    """What a person was in each of some visits, on either side, in words."""
    keys = [visit.pk for visit in visits]
    found: dict[int, list[str]] = {}
    for model in (Member, Host):
        for row in model.objects.filter(person=person, delegation__in=keys):
            said = (str(row.get_role_display()), row.title)
            found.setdefault(row.delegation_id, []).extend(text for text in said if text)
    return found


def visits_with_titles(keys: Iterable[str], *, seen_by: User) -> dict[str, str]:
    """The names of visits by their keys as papers write them."""
    numbers = {int(key) for key in keys}
    return {
        str(visit.pk): visit.title for visit in visible_delegations(seen_by).filter(pk__in=numbers)
    }


def visits_by_programme(items: Sequence[Item], *, seen_by: User) -> dict[int, Delegation]:
    """The visit to which each of these items belongs, by the key of its programme."""
    keys = [item.programme_id for item in items]
    visits = visible_delegations(seen_by).filter(programme__in=keys)
    return {visit.programme_id: visit for visit in visits}
