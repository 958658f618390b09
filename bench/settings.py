"""The settings of a real installation, with the floor pages beside its own."""

from pathlib import Path

from doingoai.config.settings import *  # noqa: F403
from doingoai.config.settings import ALLOWED_HOSTS, TEMPLATES

ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
FLOOR_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
"""All that a signed-in page needs; the floor pages are measured behind nothing else."""
