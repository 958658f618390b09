"""What every page shows around its content: who is signed in, the navigation, notices."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.accounts import queries
from doingoai.accounts.models import Office, User
from doingoai.accounts.states import Permission
from doingoai.accounts.surroundings import Surroundings
from doingoai.web import showable

THEME_COOKIE = "theme"
THEMES = ("light", "dark", "auto")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation or of the “create” menu; any one of the permissions opens it."""

    label: str | Promise
    name: str
    icon: str
    any_of: frozenset[Permission] = frozenset()

    @property
    def url(self) -> str:
        return address(self.name)


NAVIGATION = (
    Entry(_("Desk"), "web:desk", icon="layout-dashboard"),
    Entry(
        _("Register"),
        "documents:register",
        icon="inbox",
        any_of=frozenset({Permission.REGISTER_VIEW}),
    ),
    Entry(
        _("Inbound delegations"),
        "delegations:list",
        icon="plane-arrival",
        any_of=frozenset({Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_VIEW_SHARED}),
    ),
    Entry(
        _("Outbound delegations"),
        "missions:list",
        icon="plane-departure",
        any_of=frozenset({Permission.MISSION_VIEW_ALL, Permission.MISSION_REQUEST}),
    ),
    Entry(
        _("Yearly plan"),
        "yearplan:plan",
        icon="calendar-stats",
        any_of=frozenset({Permission.PLAN_VIEW_ALL, Permission.PLAN_PROPOSE}),
    ),
    Entry(
        _("Calendar"),
        "programme:calendar",
        icon="calendar-event",
        any_of=frozenset({Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_VIEW_SHARED}),
    ),
    Entry(
        _("Run sheet"),
        "runsheet:today",
        icon="device-mobile-check",
        any_of=frozenset({Permission.RUNSHEET_USE, Permission.DELEGATION_VIEW_ALL}),
    ),
    Entry(
        _("Consultations"),
        "approvals:consultations",
        icon="message-2-question",
        any_of=frozenset(
            {
                Permission.CONSULTATION_ASK,
                Permission.CONSULTATION_ANSWER,
                Permission.CONSULTATION_RECORD,
            }
        ),
    ),
    Entry(
        _("Decisions"),
        "approvals:decisions",
        icon="gavel",
        any_of=frozenset({Permission.CASE_DECIDE, Permission.CASE_SUBMIT}),
    ),
    Entry(
        _("Partners"),
        "directory:partners",
        icon="building-bank",
        any_of=frozenset({Permission.DIRECTORY_VIEW}),
    ),
    Entry(
        pgettext_lazy("navigation", "People"),
        "directory:people",
        icon="users",
        any_of=frozenset({Permission.DIRECTORY_VIEW}),
    ),
    Entry(
        pgettext_lazy("navigation", "Protocol"),
        "precedence:order",
        icon="award",
        any_of=frozenset({Permission.DIRECTORY_VIEW}),
    ),
    Entry(
        _("People, cars, rooms"),
        "resources:board",
        icon="users-group",
        any_of=frozenset({Permission.RESOURCE_VIEW}),
    ),
    Entry(_("Tasks"), "planning:tasks", icon="checklist", any_of=frozenset({Permission.TASK_VIEW})),
    Entry(
        _("Standard procedures"),
        "procedures:book",
        icon="list-check",
        any_of=frozenset({Permission.DELEGATION_VIEW_ALL}),
    ),
    Entry(
        _("Gifts"),
        "gifts:stock",
        icon="gift",
        any_of=frozenset({Permission.GIFT_VIEW}),
    ),
    Entry(
        _("Where everything lies"),
        "approvals:flow",
        icon="route",
        any_of=frozenset({Permission.DELEGATION_VIEW_ALL}),
    ),
    Entry(
        _("Statistics"),
        "reporting:statistics",
        icon="chart-bar",
        any_of=frozenset({Permission.STATISTICS_VIEW}),
    ),
    Entry(
        _("Norms and sources"),
        "norms:norms",
        icon="scale",
        any_of=frozenset({Permission.NORM_VIEW}),
    ),
    Entry(
        _("Administration"),
        "accounts:admin",
        icon="settings",
        any_of=frozenset(
            {
                Permission.USER_ADMIN,
                Permission.OFFICE_WRITE,
                Permission.AUDIT_READ,
                Permission.TEMPLATE_UPLOAD,
            }
        ),
    ),
)
CREATE = (
    Entry(
        _("Incoming document"),
        "documents:enter",
        icon="inbox",
        any_of=frozenset({Permission.REGISTER_WRITE}),
    ),
    Entry(
        _("Inbound delegation"),
        "delegations:prepare",
        icon="plane-arrival",
        any_of=frozenset({Permission.DELEGATION_WRITE}),
    ),
    Entry(
        _("Outbound delegation"),
        "missions:open",
        icon="plane-departure",
        any_of=frozenset({Permission.MISSION_REQUEST}),
    ),
    Entry(
        _("Item of the yearly plan"),
        "yearplan:propose",
        icon="calendar-stats",
        any_of=frozenset({Permission.PLAN_PROPOSE}),
    ),
    Entry(_("Task"), "planning:give", icon="checklist", any_of=frozenset({Permission.TASK_WRITE})),
    Entry(
        _("Partner"),
        "directory:add-partner",
        icon="building-bank",
        any_of=frozenset({Permission.DIRECTORY_WRITE}),
    ),
    Entry(
        _("Person"),
        "directory:add-person",
        icon="user-plus",
        any_of=frozenset({Permission.DIRECTORY_WRITE}),
    ),
)


@lru_cache(maxsize=256)
def address(name: str) -> str:
    """Path of a page by its name; empty while no such page exists."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


class Shell:
    """What surrounds a page; each part is looked up only when a template shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.theme = theme_of(request)
        self.is_demo = settings.DEMO
        self.languages = settings.LANGUAGES

    @property
    def _user(self) -> User | None:
        user = getattr(self._request, "user", None)
        return user if isinstance(user, User) else None

    def _open(self, entries: tuple[Entry, ...]) -> list[Entry]:
        user = self._user
        if user is None:
            return []
        return [
            entry
            for entry in entries
            if entry.url and (not entry.any_of or entry.any_of & user.permissions)
        ]

    @cached_property
    def navigation(self) -> list[tuple[Entry, bool]]:
        """Entries the person may open, each with whether it is where the person is."""
        entries = self._open(NAVIGATION)
        here = self._request.path
        fitting = [entry.url for entry in entries if here.startswith(entry.url)]
        current = max(fitting, key=len, default="")
        if current == "/" and here != "/":
            current = ""
        return [(entry, entry.url == current) for entry in entries]

    @property
    def navigation_key(self) -> tuple[tuple[str, bool], ...]:
        """What the navigation shows, short enough to look it up by."""
        return tuple((entry.name, is_here) for entry, is_here in self.navigation)

    @property
    def create_key(self) -> tuple[str, ...]:
        return tuple(entry.name for entry in self.create)

    @cached_property
    def create(self) -> list[Entry]:
        return self._open(CREATE)

    @property
    def _around(self) -> Surroundings | None:
        """What was read when the request began; nothing for strangers and early refusals."""
        return getattr(self._request, "surroundings", None)

    @cached_property
    def unread(self) -> int:
        if self._around is not None:
            return self._around.unread
        user = self._user
        return queries.unread_notices(user).count() if user else 0

    @cached_property
    def office(self) -> Office | None:
        return queries.office() if self._around is None else self._around.office

    @cached_property
    def here(self) -> str:
        """Where one comes back to after choosing a language or a look."""
        return showable.here(self._request)

    @property
    def search_url(self) -> str:
        return address("web:search")

    @property
    def suggestions_url(self) -> str:
        return address("web:suggestions")


def context(request: HttpRequest) -> dict[str, Any]:
    return {"shell": Shell(request)}
