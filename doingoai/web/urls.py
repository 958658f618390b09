"""All addresses of the pages: this app's own, sign-in, and each app's where it has any."""

from pathlib import Path

from django.urls import URLPattern, URLResolver, include, path

from doingoai.web import gallery, health, preferences
from doingoai.web.desk import pages as desk
from doingoai.web.desk import saying
from doingoai.web.search import pages as search

APPS = (
    "accounts",
    "norms",
    "documents",
    "planning",
    "approvals",
    "directory",
    "protocol",
    "precedence",
    "resources",
    "languages",
    "procedures",
    "gifts",
    "spending",
    "programme",
    "delegations",
    "yearplan",
    "missions",
    "guests",
    "afterwards",
    "calendars",
    "runsheet",
    "reporting",
    "mailing",
    "exchange",
)
OWN: list[URLPattern | URLResolver] = [
    path("", desk.desk, name="desk"),
    path("say/", saying.say, name="say"),
    path("desk/findings/", desk.findings, name="desk-findings"),
    path("notices/", desk.notices, name="notices"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggest, name="suggestions"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("healthz", health.health, name="health"),
    path("robots.txt", health.robots, name="robots"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/lookup/", gallery.gallery_lookup, name="gallery-lookup"),
]


def _of_apps() -> list[URLPattern | URLResolver]:
    """Pages of each app that has some: a folder of its name in this app with a list of addresses."""
    here = Path(__file__).parent
    present = [app for app in APPS if (here / app / "urls.py").exists()]
    return [path("", include(f"doingoai.web.{app}.urls")) for app in present]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((OWN, "web"))),
    path("", include("doingoai.web.accounts.entrance")),
    *_of_apps(),
]
