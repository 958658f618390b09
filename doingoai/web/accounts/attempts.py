"""What is kept of somebody who signs in in vain: people type passwords where the name belongs."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from doingoai.accounts.models import User


def name_to_keep(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """
    The account that was tried, however its name was written; of an unknown name only a keyed digest.

    The digest tells repeated tries together, so that they lock the door as well.
    """
    typed = str((credentials or {}).get("username") or "")
    if not typed and request is not None:
        typed = request.POST.get("login", "")
    known = User.objects.filter(username__iexact=typed[:60]).values_list("username", flat=True)
    return known.first() or f"?{salted_hmac('sign-in', typed.lower()).hexdigest()[:24]}"
