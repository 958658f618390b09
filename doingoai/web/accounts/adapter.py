"""How sign-in is tied to this house: nobody signs up by themselves; who just signed in is believed."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library is not typed
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Ask for the password once more only when the last sign-in is over five minutes ago."""
        records = get_authentication_records(self.request, self.request.user)
        # The library writes its records by the machine's clock, not by the office's.
        ages = (time.time() - record["at"] for record in records)
        return not any(0 <= age < app_settings.REAUTHENTICATION_TIMEOUT for age in ages)
