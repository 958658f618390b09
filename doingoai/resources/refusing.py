"""From a refusal of the database to words: who or what stands in the way, and who is free instead."""

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken
from doingoai.resources.fitting import best_first
from doingoai.resources.gathering import facts_of_need, pool_facts
from doingoai.resources.models import Absence, Booking, Resource
from doingoai.resources.queries import taken_keys
from doingoai.resources.rules import span_words

MOST = 3


def refusal_of(booking: Booking) -> RuleBroken | None:
    """Find out why the database refused a booking; None when it was for another reason."""
    touching = {"starts_at__lt": booking.ends_at, "ends_at__gt": booking.starts_at}
    others = Booking.objects.exclude(pk=booking.pk)
    taken = others.filter(resource=booking.resource_id, **touching).first()
    if taken is not None:
        told = {
            "name": booking.resource.name,
            "when": span_words(taken.starts_at, taken.ends_at),
            "what": taken.about_label,
        }
        text = _("%(name)s is booked already %(when)s: %(what)s.") % told
        return RuleBroken(
            f"{text} {_free_instead(booking)}", code="booking.taken", field="resource"
        )
    away = Absence.objects.filter(resource=booking.resource_id, **touching).first()
    if away is not None:
        told = {
            "name": booking.resource.name,
            "when": span_words(away.starts_at, away.ends_at),
            "what": away.get_reason_display(),
        }
        text = _("%(name)s is away %(when)s: %(what)s.") % told
        return RuleBroken(f"{text} {_free_instead(booking)}", code="booking.away", field="resource")
    return _met(booking)


def _met(booking: Booking) -> RuleBroken | None:
    if booking.need_id is None:
        return None
    other = Booking.objects.exclude(pk=booking.pk).filter(need=booking.need_id)
    there = other.select_related("resource").first()
    if there is None:
        return None
    return RuleBroken(
        _("%(name)s has been booked for it meanwhile.") % {"name": there.resource.name},
        code="need.is_met",
    )


def _free_instead(booking: Booking) -> str:
    """Who of the same kind is free then, the best first."""
    names = _fitting(booking) if booking.need else _free(booking)
    if not names:
        return _("Nobody and nothing of the same kind is free then.")
    return _("Free then: %(names)s.") % {"names": "; ".join(names)}


def _fitting(booking: Booking) -> list[str]:
    need = booking.need
    if need is None:
        return []
    asked = facts_of_need(need)
    found = best_first(asked, pool_facts(need))
    return [fit.name for fit in found if fit.is_fitting and fit.key != booking.resource_id][:MOST]


def _free(booking: Booking) -> list[str]:
    same = Resource.objects.filter(kind=booking.resource.kind).exclude(pk=booking.resource_id)
    for role in booking.resource.roles[:1]:
        same = same.filter(**{role.value: True})
    pool = dict(same.order_by("sort_key").values_list("pk", "name"))
    taken = taken_keys(pool, booking.starts_at, booking.ends_at)
    return [name for key, name in pool.items() if key not in taken][:MOST]
