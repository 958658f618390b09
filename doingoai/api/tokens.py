"""Who calls: a token in the Authorization header stands for the person it was made for."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from doingoai.accounts.actions import hash_of_token
from doingoai.accounts.models import ApiToken, User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation import clock


class ByToken(HttpBearer):
    """Bearer token, compared by its hash; revoked, expired and closed accounts are nobody."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = (
            ApiToken.objects.select_related("user__unit")
            .filter(hash=hash_of_token(token), revoked_at__isnull=True, expires_at__gt=clock.now())
            .first()
        )
        if found is None or not found.user.is_active or not may(found.user, Permission.API_USE):
            return None
        request.user = found.user
        return found.user
