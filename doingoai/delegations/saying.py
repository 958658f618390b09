"""What the office knows, as plain values for reading a line: only what the person may see."""

from datetime import date

from doingoai.accounts.models import User
from doingoai.accounts.queries import current_units
from doingoai.delegations.intake.phrase.facts import Known, KnownLeader, KnownPartner, KnownUnit
from doingoai.directory.models import Post
from doingoai.directory.queries import visible_partners, visible_people


def known_to(user: User, *, on: date) -> Known:
    """Partners, units of the day, and everybody of the Vietnamese side with a present post."""
    partners = visible_partners(user).order_by("pk")
    posts = (
        Post.objects.filter(
            until__isnull=True, person__is_vietnamese_side=True, person__in=visible_people(user)
        )
        .select_related("person")
        .order_by("person_id", "-id")
    )
    leaders: dict[int, KnownLeader] = {}
    for post in posts:
        leaders.setdefault(
            post.person_id, KnownLeader(str(post.person_id), str(post.person), post.rank)
        )
    return Known(
        partners=tuple(
            KnownPartner(str(one.pk), one.name_vi, one.name_en, one.country, one.kind)
            for one in partners
        ),
        units=tuple(
            KnownUnit(str(one.pk), one.name_vi, one.name_en, one.symbol)
            for one in current_units(on=on).order_by("pk")
        ),
        leaders=tuple(leaders.values()),
    )
