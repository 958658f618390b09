"""
How sign-in is tied to this house: nobody signs up by themselves, a sign-in is
written down, and who just signed in is believed.
"""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from django.http import HttpRequest

from doingoai.accounts.models import User
from doingoai.foundation import audit
from doingoai.web.own_address import is_own


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library is not typed
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Let somebody in, after both factors, and keep that they came."""
        super().login(request, user)
        audit.record_alone("user.signed_in", user, by=user)

    def logout(self, request: HttpRequest) -> None:
        """End the session, and tell the browser to forget what it has kept of our pages."""
        super().logout(request)
        request.is_leaving = True  # type: ignore[attr-defined]

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Ask for the password once more only when the last sign-in is over five minutes ago."""
        records = get_authentication_records(self.request, self.request.user)
        # The library writes its records by the machine's clock, not by the office's.
        ages = (time.time() - record["at"] for record in records)
        return not any(0 <= age < app_settings.REAUTHENTICATION_TIMEOUT for age in ages)

    def is_safe_url(self, url: str | None) -> bool:
        """The library's own test breaks on addresses that cannot be read, such as `//[`."""
        return bool(url) and is_own(str(url), context.request)
