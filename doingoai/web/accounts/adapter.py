"""How sign-in is tied to this house: nobody signs up by themselves; sign-ins are audited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from doingoai.accounts.models import User
from doingoai.foundation import audit


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library is not typed
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Let somebody in, after both factors, and keep that they came."""
        super().login(request, user)
        audit.record_alone("user.signed_in", user, by=user)
