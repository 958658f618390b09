"""How sign-in is tied to this house: nobody signs up by themselves; sign-ins are audited."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest

from doingoai.web.own_address import is_own


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library is not typed
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """The library's own test breaks on addresses that cannot be read, such as `//[`."""
        return bool(url) and is_own(str(url), context.request)
