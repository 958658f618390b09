"""The visit of the demo office whose guests fill in their own page: a live link and waiting changes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from doingoai.accounts.actions import hash_of_token
from doingoai.accounts.models import User
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import MemberRole
from doingoai.guests.actions.entries import save_entry
from doingoai.guests.actions.links import make_link
from doingoai.guests.models import GuestEntry, GuestLink

LIFE = timedelta(days=60)


def guest_address() -> list[str]:
    """One line with the address of the demonstration's guest link, if it is there."""
    is_there = GuestLink.objects.filter(hash=hash_of_token(settings.DEMO_GUESTS)).exists()
    if not is_there:
        return []
    return [f"{_('The guests of a visit, without signing in')}: /guest/{settings.DEMO_GUESTS}/"]


def make_guest_page(visit: Delegation, by: User, *, at: datetime) -> GuestLink:
    """Open the page of a visit: guests have changed somebody and announced somebody new."""
    secret = settings.DEMO_GUESTS if settings.DEMO else ""
    link, _secret = make_link(
        visit, language="en", expires_at=at + LIFE, shows_list=True, by=by, at=at, secret=secret
    )
    first = GuestEntry.objects.filter(delegation=visit).order_by("order").first()
    if first is not None:
        changes = {"title_en": "Vice Mayor for External Relations", "diet": "No pork (sample)"}
        save_entry(link, first, changes=changes, at=at)
    fresh = {
        "family": "SAMPLE", "given": "Jane", "order": "given_first", "sex": "f",
        "nationality": visit.country, "role": MemberRole.PRESS, "title_en": "Reporter (sample)",
        "arrival_flight": "VN409", "languages": "English",
    }  # fmt: skip
    save_entry(link, None, changes=fresh, at=at)
    return link
