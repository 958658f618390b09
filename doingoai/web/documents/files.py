"""Files by address: the right to each is asked anew at every access, through what it belongs to."""

import logging

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation, Member
from doingoai.documents import storage
from doingoai.documents.file_actions import open_sealed_file
from doingoai.documents.models import Paper, StoredFile, Template
from doingoai.foundation.refusals import RuleBroken
from doingoai.visibility.rights import may_read_paper, may_see
from doingoai.web.middleware import repeatable
from doingoai.web.rendering import SignedInRequest, login_required, page

log = logging.getLogger("doingoai.web")


def may_read_file(user: User, file: StoredFile) -> bool:
    """Test whether a person may have a file, through the record it belongs to."""
    if file.subject == Paper.subject_type:
        paper = Paper.objects.filter(pk=file.subject_id).first()
        return paper is not None and may_read_paper(user, paper)
    if file.subject == Member.subject_type:
        member = Member.objects.filter(pk=file.subject_id).first()
        return member is not None and _may_see_visit(user, str(member.delegation_id))
    if file.subject == Template.subject_type:
        return may(user, Permission.TEMPLATE_UPLOAD)
    if file.subject == User.subject_type:
        return file.subject_id == str(user.pk)
    return may_see(user, file.subject, file.subject_id)


def _may_see_visit(user: User, key: str) -> bool:
    return may_see(user, Delegation.subject_type, key)


@repeatable
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out a file; a sealed one only when asked by a button, for its reading is written down."""
    found = get_object_or_404(StoredFile, pk=pk)
    if not may_read_file(request.user, found):
        raise Http404
    if found.is_sealed and request.method != "POST":
        may_open = may(request.user, Permission.PASSPORT_READ)
        return page(request, "documents/sealed.html", {"file": found, "may_open": may_open})
    return _handed_out(found, _content(found, request.user))


def _content(found: StoredFile, user: User) -> bytes:
    try:
        return open_sealed_file(found, by=user) if found.is_sealed else storage.read(found)
    except storage.FileGone as fault:
        log.exception("file %s is gone or changed", found.pk)
        raise RuleBroken(
            _("“%(name)s” is missing from the store or damaged. Tell your administrator.")
            % {"name": found.name},
            code="file.gone",
        ) from fault


def _handed_out(found: StoredFile, content: bytes) -> HttpResponse:
    """Always as a file to keep: nothing that came from outside is shown as a page of this site."""
    response = HttpResponse(content, content_type=found.mime)
    response["Content-Disposition"] = str(content_disposition_header(True, found.name))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
