"""All addresses of the pages: this app's own, sign-in, and each app's where it has any."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from doingoai.web import health, preferences
from doingoai.web.desk import pages as desk

APPS = (
    "accounts",
    "norms",
    "documents",
    "planning",
    "approvals",
    "directory",
    "programme",
    "delegations",
)
OWN: list[URLPattern | URLResolver] = [
    path("", desk.desk, name="desk"),
    path("notices/", desk.notices, name="notices"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("healthz", health.health, name="health"),
    path("robots.txt", health.robots, name="robots"),
    path("gallery/", preferences.gallery, name="gallery"),
]


def _of_apps() -> list[URLPattern | URLResolver]:
    names = [f"doingoai.web.{app}.urls" for app in APPS]
    return [path("", include(name)) for name in names if find_spec(name)]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((OWN, "web"))),
    path("", include("doingoai.web.accounts.entrance")),
    *_of_apps(),
]
