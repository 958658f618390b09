"""The mailbox of a demonstration: what would have gone out by mail, person by person."""

from django.conf import settings
from django.http import Http404, HttpResponse

from doingoai.accounts.models import User
from doingoai.mailing.models import Letter
from doingoai.mailing.queries import letters_to
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page

ROWS = 10


@login_required
def mailbox(request: SignedInRequest) -> HttpResponse:
    """The letters to one person of the demonstration, one's own at first; nowhere else is there such a page."""
    if not settings.DEMO:
        raise Http404
    whose = _chosen(request.GET.get("to", "")) or request.user
    written_to = Letter.objects.order_by().values("user_id").distinct()
    context = {
        "whose": whose,
        "people": User.objects.filter(
            pk__in=[*written_to.values_list("user_id", flat=True), whose.pk]
        ),
        "sheet": keyset(request, letters_to(whose), size=ROWS),
    }
    return page(request, "mailing/mailbox.html", context)


def _chosen(username: str) -> User | None:
    return User.objects.filter(username=username[:60]).first() if username else None
