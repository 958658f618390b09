"""The register of incoming documents as a file to keep."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents.models import Incoming
from doingoai.documents.queries import visible_incoming
from doingoai.documents.tables_out import Row
from doingoai.web.documents.tables import IncomingFilter
from doingoai.web.exports import answer_export
from doingoai.web.naming import country_name
from doingoai.web.rendering import SignedInRequest, login_required


@login_required
def export(request: SignedInRequest) -> HttpResponse:
    """The entries as the list is narrowed, with the columns of the decree (annex VI)."""
    require(request.user, Permission.REGISTER_VIEW)
    entries = IncomingFilter(request.GET).apply(visible_incoming(request.user))
    headings = (
        _("Arrival number"), _("Day of arrival"), _("Sender"), _("Country of the sender"),
        _("Kind"), _("Number"), _("Symbol"), _("Date of the document"), _("Subject"),
        _("Urgency"), _("To be answered by"), _("Notes"), _("Entered by"),
    )  # fmt: skip
    return answer_export(
        request, entries.select_related("registered_by").order_by("-year", "-arrival_number"),
        name="so-van-ban-den", title=_("Incoming documents"), headings=headings, cells=_entry,
        about=request.user,
    )  # fmt: skip


def _entry(entry: Incoming) -> Row:
    return (
        entry.arrival_label, entry.arrived_on, entry.sender,
        country_name(entry.sender_country) if entry.sender_country else "",
        entry.get_kind_display(), entry.number, entry.symbol, entry.issued_on, entry.subject,
        entry.get_urgency_display(), entry.due_on, entry.note, str(entry.registered_by),
    )  # fmt: skip
