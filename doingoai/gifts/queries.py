"""Reads of the stock, and of gifts by person and matter."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.subjects import Subject
from doingoai.gifts.models import Gift, Giving
from doingoai.gifts.states import GivingState


def visible_gifts(user: User) -> QuerySet[Gift]:
    return Gift.objects.all() if may(user, Permission.GIFT_VIEW) else Gift.objects.none()


def stock_of(user: User) -> QuerySet[Gift]:
    """Gifts with how many pieces are put aside and were given."""
    return visible_gifts(user).annotate(
        reserved=Count("givings", filter=Q(givings__state=GivingState.RESERVED)),
        given=Count("givings", filter=Q(givings__state=GivingState.GIVEN)),
    )


def visible_givings(user: User) -> QuerySet[Giving]:
    if not may(user, Permission.GIFT_VIEW):
        return Giving.objects.none()
    return Giving.objects.select_related("gift", "person", "by", "settled_by")


def givings_of_people(people: Collection[int]) -> QuerySet[Giving]:
    """What these people were given and gave, without what went back into the stock."""
    return Giving.objects.filter(person__in=people).exclude(state=GivingState.RELEASED)


def givings_about(about: Subject) -> QuerySet[Giving]:
    return Giving.objects.filter(about_type=about.type, about_id=about.id).select_related(
        "gift", "person", "by", "settled_by"
    )
