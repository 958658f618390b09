"""Who calls: a token in the Authorization header stands for the person it was made for."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.utils import translation
from ninja.errors import Throttled
from ninja.security import HttpBearer

from doingoai.accounts.actions import count_call, hash_of_token, note_token_use
from doingoai.accounts.models import ApiToken, User
from doingoai.accounts.queries import needs_second_factor
from doingoai.accounts.rules import may, narrow
from doingoai.accounts.states import Permission
from doingoai.api.speech import language_asked
from doingoai.foundation import clock

CALLS_A_MINUTE = 360
_KNOWN = "api_token"


class ByToken(HttpBearer):
    """Bearer token, compared by its hash; revoked, expired and closed accounts are nobody."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Know the person once in a request; what they may do is narrowed to the token's scopes."""
        known = token_of(request)
        if known is None:
            known = _let_in(request, token)
        return known.user if known else None


def token_of(request: HttpRequest) -> ApiToken | None:
    """The token that was let in with this request."""
    found: ApiToken | None = getattr(request, _KNOWN, None)
    return found


def _let_in(request: HttpRequest, secret: str) -> ApiToken | None:
    at = clock.now()
    found = (
        ApiToken.objects.select_related("user__unit")
        .filter(hash=hash_of_token(secret), revoked_at__isnull=True, expires_at__gt=at)
        .first()
    )
    if found is None or not _may_call(found.user):
        return None
    wait = count_call(found, most=CALLS_A_MINUTE, seconds=60, at=at)
    if wait:
        raise Throttled(wait=wait)
    note_token_use(found, on=clock.today())
    if language_asked(request) is None:
        translation.activate(found.user.language)
    found.user.through = f"API “{found.name}”"
    request.user = narrow(found.user, found.scopes)
    setattr(request, _KNOWN, found)
    return found


def _may_call(user: User) -> bool:
    """A person whose role asks for a second factor calls nothing before it is set up, as on the pages."""
    if not user.is_active or not may(user, Permission.API_USE):
        return False
    return not needs_second_factor(user) or is_mfa_enabled(user)
