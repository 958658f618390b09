"""How long a session lives, and when it gets another name (quality goal S22)."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from doingoai.accounts.models import User

BEGUN, SEEN, ROLES = "begun", "seen", "roles"
NOTED_EVERY = 60
"""A sign of life is written down at most once in so many seconds, or every page would be a write."""


def end_when_over(request: HttpRequest) -> None:
    """Sign somebody out who was away for too long, or has been here since the morning."""
    # By the machine's clock, as the library writes when somebody has signed in.
    now, session = int(time.time()), request.session
    begun, seen = session.get(BEGUN), session.get(SEEN)
    if begun is None or seen is None:
        session[BEGUN] = session[SEEN] = now
    elif now - begun >= settings.SESSION_COOKIE_AGE or now - seen >= settings.SESSION_IDLE:
        logout(request)
    elif now - seen >= NOTED_EVERY:
        session[SEEN] = now


def rotate_with_roles(request: HttpRequest, user: User) -> None:
    """Give the session another id when the person has got other roles than at the last page."""
    now, before = sorted(user.roles), request.session.get(ROLES)
    if before == now:
        return
    request.session[ROLES] = now
    if before is not None:
        old = request.session.session_key
        request.session.cycle_key()
        UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)
