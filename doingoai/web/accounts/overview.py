"""Administration at a glance: what can be set where, and what still needs somebody."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import RolePolicy, Unit, User
from doingoai.accounts.queries import (
    office,
    people_with,
    people_without_role,
    people_without_second_factor,
    tokens_in_use,
)
from doingoai.accounts.rules import require_any
from doingoai.accounts.states import Permission, UnitKind
from doingoai.approvals.models import AuthorityRule
from doingoai.calendars.queries import feeds_in_use
from doingoai.documents.queries import used_templates
from doingoai.foundation import audit, clock
from doingoai.mailing.queries import failed_letters
from doingoai.norms.models import Norm
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.shell import address

P = Permission


@dataclass(frozen=True, slots=True)
class Place:
    """A part of administration: where, what it is for, who may, and what there is now."""

    name: str
    title: Promise
    text: Promise
    icon: str
    any_of: frozenset[Permission]
    state: Callable[[], str]

    @property
    def url(self) -> str:
        return address(self.name)


def _people() -> str:
    return str(_("%(count)d people may sign in")) % {
        "count": User.objects.filter(is_active=True).count()
    }


def _units() -> str:
    return str(_("%(count)d units")) % {"count": Unit.objects.count()}


def _followed() -> str:
    return str(_("%(count)d addresses")) % {"count": feeds_in_use().count()}


def _office() -> str:
    row = office()
    return str(row) if row else str(_("not set up yet"))


def _roles() -> str:
    asked = RolePolicy.objects.filter(needs_second_factor=True).count()
    return str(_("a second factor is asked of %(count)d roles")) % {"count": asked}


def _lines() -> str:
    open_ones = AuthorityRule.objects.filter(is_confirmed=False).count()
    return str(_("%(count)d lines not yet checked")) % {"count": open_ones}


def _norms() -> str:
    open_ones = Norm.objects.filter(confirmed_at__isnull=True, valid_to__isnull=True).count()
    return str(_("%(count)d figures not yet checked")) % {"count": open_ones}


def _templates() -> str:
    return str(_("%(count)d templates of the office's own")) % {"count": len(used_templates())}


def _tokens() -> str:
    return str(_("%(count)d tokens in use")) % {"count": tokens_in_use(at=clock.now()).count()}


def _letters() -> str:
    return str(_("%(count)d letters did not arrive")) % {"count": failed_letters().count()}


def _reads() -> str:
    return str(_("read-only"))


def _audit() -> str:
    return str(_("%(count)d entries")) % {"count": audit.head()[0]}


PLACES = (
    Place("accounts:users", _("Users"), _("Who may sign in, in which unit, with which roles."), icon="users", any_of=frozenset({P.USER_ADMIN}), state=_people),
    Place("accounts:units", _("Units"), _("The city's bodies, who stands under whom, from when to when."), icon="sitemap", any_of=frozenset({P.USER_ADMIN}), state=_units),
    Place("accounts:roles", _("Roles"), _("What each role may do, and who needs a second factor."), icon="shield-lock", any_of=frozenset({P.USER_ADMIN}), state=_roles),
    Place("accounts:office", _("The office"), _("Names, address and signatories that papers print."), icon="building", any_of=frozenset({P.OFFICE_WRITE}), state=_office),
    Place("approvals:matrix", _("Authority matrix"), _("Who decides on which visits, by which regulation."), icon="hierarchy-2", any_of=frozenset({P.OFFICE_WRITE}), state=_lines),
    Place("norms:norms", _("Norms and sources"), _("Spending norms and deadlines with the texts they come from."), icon="scale", any_of=frozenset({P.NORM_CONFIRM}), state=_norms),
    Place("documents:templates", _("Word templates"), _("The layout of each paper; the office may put its own in place."), icon="file-text", any_of=frozenset({P.TEMPLATE_UPLOAD}), state=_templates),
    Place("accounts:all-tokens", _("API tokens"), _("Which programs read for whom; stop one that should not."), icon="key", any_of=frozenset({P.USER_ADMIN}), state=_tokens),
    Place("calendars:all", _("Everybody's calendar addresses"), _("Whose days calendar programs follow; stop an address that should not work."), icon="calendar-share", any_of=frozenset({P.USER_ADMIN}), state=_followed),
    Place("api-reference", _("Programming interface"), _("What programs can ask, and how they get in."), icon="braces", any_of=frozenset({P.USER_ADMIN}), state=_reads),
    Place("mailing:overview", _("Mail and worker"), _("What is done by itself when its time has come, and letters that did not arrive."), icon="mail", any_of=frozenset({P.USER_ADMIN}), state=_letters),
    Place("accounts:audit", _("Audit log"), _("Who did what and when; entries are never changed or deleted."), icon="list-search", any_of=frozenset({P.AUDIT_READ}), state=_audit),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do before the office can work."""

    title: Promise
    url: str
    is_done: bool


def first_steps() -> list[Step]:
    """What a new installation needs before the first visit, in order; empty when all is there."""
    row = office()
    unit = row.unit if row else Unit.objects.filter(kind=UnitKind.OFFICE).order_by("id").first()
    steps = [
        Step(
            _("The unit of the office has its English name and its symbol"),
            reverse("accounts:unit", args=[unit.pk]) if unit else reverse("accounts:units"),
            bool(unit and unit.name_en and unit.symbol),
        ),
        Step(
            _("It is said what papers print of the office"), reverse("accounts:office"), bool(row)
        ),
        Step(
            _("Somebody prepares visits and somebody decides on them"),
            reverse("accounts:users"),
            people_with(P.DELEGATION_WRITE).exists() and people_with(P.CASE_DECIDE).exists(),
        ),
        Step(
            _("The authority matrix says who decides"),
            reverse("approvals:matrix"),
            AuthorityRule.objects.exists(),
        ),
        Step(_("The spending norms are loaded"), reverse("norms:norms"), Norm.objects.exists()),
    ]
    return [] if all(step.is_done for step in steps) else steps


@login_required
def overview(request: SignedInRequest) -> HttpResponse:
    """The parts of administration this person may use, and what still needs somebody."""
    user = request.user
    require_any(user, {P.USER_ADMIN, P.OFFICE_WRITE, P.AUDIT_READ, P.TEMPLATE_UPLOAD})
    manages_people = P.USER_ADMIN in user.permissions
    context = {
        "places": [
            (place, place.state())
            for place in PLACES
            if place.url and place.any_of & user.permissions
        ],
        "without_role": list(people_without_role()[:20]) if manages_people else [],
        "without_factor": people_without_second_factor()[:20] if manages_people else [],
        "no_office": office() is None,
        "steps": first_steps() if {P.USER_ADMIN, P.OFFICE_WRITE} <= user.permissions else [],
        "sets_up": P.OFFICE_WRITE in user.permissions,
    }
    return page(request, "accounts/admin.html", context)
