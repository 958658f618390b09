"""Pages that show people say whom: who reads very many is asked who they are (quality goal S32)."""

import time
from collections.abc import Iterable

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest

from doingoai.accounts.mass_reading import confirm_people_read, note_people_read
from doingoai.foundation import clock
from doingoai.web.rendering import SignedInRequest

ASKED = "asked_for_many_people"


def reads_people(request: SignedInRequest, people: Iterable[int], *, by_post: bool = False) -> None:
    """
    Count people before a page shows them; what is saved is not stopped, unless `by_post` it reads.

    :raises ReauthenticationRequired: when they are so many that the person has to prove who they are
    """
    shown = set(people)
    if request.method == "POST" and not by_post:
        return
    if not note_people_read(request.user, shown, at=clock.now()):
        return
    if not _has_answered(request):
        request.session.setdefault(ASKED, time.time())
        raise ReauthenticationRequired
    del request.session[ASKED]
    confirm_people_read(request.user, at=clock.now())


def _has_answered(request: HttpRequest) -> bool:
    asked = request.session.get(ASKED)
    records = get_authentication_records(request, request.user)
    return asked is not None and any(record["at"] >= asked for record in records)
