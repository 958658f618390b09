"""Colleagues suggested while one types part of a name."""

from django.http import HttpResponse, JsonResponse

from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import NotAllowed
from doingoai.web.choosing import found_users
from doingoai.web.filtering import words_of
from doingoai.web.rendering import SignedInRequest, login_required

MOST = 12
CHOOSING = frozenset(
    {
        Permission.DELEGATION_WRITE,
        Permission.PROGRAMME_WRITE,
        Permission.TASK_WRITE,
        Permission.USER_ADMIN,
    }
)
"""Rights that make a person choose a colleague somewhere."""


@login_required
def lookup_users(request: SignedInRequest) -> HttpResponse:
    """People who sign in, for those who give them work."""
    if not CHOOSING & request.user.permissions:
        raise NotAllowed
    text = words_of(request.GET)
    found = found_users(text).select_related("unit")[:MOST] if text else []
    results = [
        {
            "id": str(user.pk),
            "label": user.name,
            "line": f"{user.post_vi} · {user.unit}".strip(" ·"),
        }
        for user in found
    ]
    return JsonResponse({"results": results})
