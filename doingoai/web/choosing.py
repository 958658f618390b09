"""Fields by which a person chooses a partner, a person, a place or a colleague by typing."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse_lazy

from doingoai.accounts.models import User
from doingoai.directory.models import Partner, Person, Place
from doingoai.directory.queries import found_partners, found_people, found_places
from doingoai.foundation.folding import fold
from doingoai.web.fields import LookupField
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import PlanItemState, PlanState


def found_users(text: str) -> QuerySet[User]:
    """Colleagues whose name holds these letters, accents aside."""
    wanted = fold(text)
    active = User.objects.filter(is_active=True).only("pk", "name")
    keys = [user.pk for user in active if wanted in fold(user.name)]
    return User.objects.filter(pk__in=keys[:20])


def found_plan_items(text: str) -> QuerySet[PlanItem]:
    """Items of the plans in force whose name or partner holds these letters, accents aside."""
    in_force = PlanItem.objects.filter(state=PlanItemState.PLANNED, plan__state=PlanState.DECIDED)
    return in_force.filter(folded__contains=fold(text)).order_by("starts_on", "id")


def plan_item_field(**rest: Any) -> LookupField:
    url = reverse_lazy("yearplan:lookup-items")
    items = PlanItem.objects.filter(state=PlanItemState.PLANNED)
    return LookupField(queryset=items, search=found_plan_items, url=url, **rest)


def partner_field(**rest: Any) -> LookupField:
    url = reverse_lazy("directory:lookup-partners")
    return LookupField(queryset=Partner.objects.all(), search=found_partners, url=url, **rest)


def person_field(**rest: Any) -> LookupField:
    url = reverse_lazy("directory:lookup-people")
    return LookupField(queryset=Person.objects.all(), search=found_people, url=url, **rest)


def place_field(**rest: Any) -> LookupField:
    url = reverse_lazy("directory:lookup-places")
    return LookupField(queryset=Place.objects.all(), search=found_places, url=url, **rest)


def user_field(**rest: Any) -> LookupField:
    url = reverse_lazy("accounts:lookup-users")
    users = User.objects.filter(is_active=True)
    return LookupField(queryset=users, search=found_users, url=url, **rest)
