"""Who calls: a token in the Authorization header stands for the person it was made for."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.utils import translation
from ninja.errors import Throttled
from ninja.security import HttpBearer

from doingoai.accounts.actions import hash_of_token, note_token_use
from doingoai.accounts.models import ApiToken, User
from doingoai.accounts.queries import needs_second_factor
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.api.allowance import Allowance
from doingoai.api.speech import language_asked
from doingoai.foundation import clock

CALLS_A_MINUTE = 360
ALLOWANCE = Allowance(CALLS_A_MINUTE, 60)


class ByToken(HttpBearer):
    """Bearer token, compared by its hash; revoked, expired and closed accounts are nobody."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        at = clock.now()
        found = (
            ApiToken.objects.select_related("user__unit")
            .filter(hash=hash_of_token(token), revoked_at__isnull=True, expires_at__gt=at)
            .first()
        )
        if found is None or not _may_call(found.user):
            return None
        wait = ALLOWANCE.wait(found.hash, at=at.timestamp())
        if wait:
            raise Throttled(wait=int(wait) + 1)
        note_token_use(found, on=clock.today())
        if language_asked(request) is None:
            translation.activate(found.user.language)
        request.user = found.user
        return found.user


def _may_call(user: User) -> bool:
    """A person whose role asks for a second factor calls nothing before it is set up, as on the pages."""
    if not user.is_active or not may(user, Permission.API_USE):
        return False
    return not needs_second_factor(user) or is_mfa_enabled(user)
