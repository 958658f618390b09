"""The registers: what the document system pushes in, and what it fetches."""

import base64
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_noop as _
from ninja import File, Form, Query, Router, UploadedFile

from doingoai.accounts.queries import office
from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.documents.sent import ArrivalIn, CorrectionIn, FilesIn, IncomingIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, After, Inner, Key, Limit, Words, holding, sheet
from doingoai.api.papers import paper_words
from doingoai.api.shapes_office import (
    IncomingDetailShape,
    IncomingsShape,
    OutgoingShape,
    OutgoingsShape,
    TakenInShape,
)
from doingoai.api.shapes_visits import IssuedPapersShape, PaperShape
from doingoai.directory.queries import country_of_sender
from doingoai.documents import storage
from doingoai.documents.actions import Arrival, Upload, correct_incoming
from doingoai.documents.file_actions import add_incoming_files, enter_incoming, hold_file
from doingoai.documents.inspection import FileKind, inspect_upload
from doingoai.documents.models import Incoming, Paper, StoredFile
from doingoai.documents.queries import files_of, visible_incoming, visible_outgoing
from doingoai.documents.states import IncomingKind, PaperState, Urgency
from doingoai.exchange.actions import receive_once
from doingoai.foundation import clock
from doingoai.visibility.rights import may_read_paper

register = Router(tags=["register"])
papers = Router(tags=["papers"])
READ, WRITE = Scope.REGISTER_READ, Scope.REGISTER_WRITE
TAKEN = frozenset(FileKind)
BYTES = {"description": "The file", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}  # fmt: skip
HANDED_OUT: dict[str, Any] = {"responses": {200: BYTES}}
Since = Annotated[
    datetime | None, Query(None, description=_("Issued at this moment or later, with its offset"))
]


@reads(
    register,
    "/incoming/",
    READ,
    IncomingsShape,
    _("Register of incoming documents, the newest first"),
)
def list_incoming(
    request: HttpRequest, q: Words = "", after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    require(caller(request), Permission.REGISTER_VIEW)
    return sheet(holding(visible_incoming(caller(request)), q, "incoming"), after, limit)


def _entry(request: HttpRequest, pk: int) -> Incoming:
    return get_object_or_404(visible_incoming(caller(request)), pk=pk)


def _whole(entry: Incoming) -> dict[str, Any]:
    names = [name for name in IncomingDetailShape.model_fields if name != "files"]
    return {**{name: getattr(entry, name) for name in names}, "files": list(files_of(entry))}


@reads(register, "/incoming/{int:pk}/", READ, IncomingDetailShape, _("One entry with its files"))
def show_incoming(request: HttpRequest, pk: Key) -> Any:
    return _whole(_entry(request, pk))


@writes(
    register, "POST", "/incoming/", WRITE, TakenInShape,
    _("Enter an incoming document, files in base64"), status=201,
)  # fmt: skip
def push_incoming(request: HttpRequest, body: IncomingIn) -> Any:
    files = [(file.name, file.opened()) for file in body.files]
    return _taken_in(request, body, files)


@writes(
    register, "POST", "/incoming/multipart/", WRITE, TakenInShape,
    _("Enter an incoming document, files as parts of a form"), status=201,
)  # fmt: skip
def push_incoming_parts(
    request: HttpRequest,
    body: Form[ArrivalIn],
    files: Annotated[list[UploadedFile], File([], description=_("Files, at most 20"))] = [],  # noqa: B006
) -> Any:
    return _taken_in(request, body, [(str(one.name), one.read()) for one in files[:20]])


def _taken_in(
    request: HttpRequest, body: ArrivalIn, files: list[tuple[str, bytes]]
) -> dict[str, Any]:
    """An arrival with its number; pushed again under the same external key nothing changes."""
    by = caller(request)
    require(by, Permission.REGISTER_WRITE)

    def enter() -> Incoming:
        held = held_files(request, files)
        return enter_incoming(
            _arrival(body), files=held, by=by, at=clock.now(), accept_same=body.accept_same
        )

    key, is_new = receive_once("incoming", body.external_id, enter=enter, by=by, at=clock.now())
    entry = visible_incoming(by).get(pk=key)
    return {**_whole(entry), "external_id": body.external_id, "is_new": is_new}


def _arrival(body: ArrivalIn) -> Arrival:
    return Arrival(
        kind=IncomingKind(body.kind), sender=body.sender, subject=body.subject,
        arrived_on=body.arrived_on or clock.today(), number=body.number, symbol=body.symbol,
        issued_on=body.issued_on, urgency=Urgency(body.urgency), due_on=body.due_on, note=body.note,
        sender_country=body.sender_country or country_of_sender(body.sender),
    )  # fmt: skip


def held_files(request: HttpRequest, files: list[tuple[str, bytes]]) -> list[StoredFile]:
    """Files that passed the one gate, held for the entry; of an e-mail also what came in it."""
    held: list[StoredFile] = []
    for name, content in files:
        seen = inspect_upload(name, content, allowed=TAKEN)
        for one, inside in ((seen, content), *seen.parts):
            upload = Upload(one.safe_name, one.mime, inside)
            held.append(hold_file(upload, by=caller(request), at=clock.now()))
    return held


@writes(
    register, "PATCH", "/incoming/{int:pk}/", WRITE, IncomingDetailShape,
    _("Correct an entry; its arrival number stays"), versioned=True,
)  # fmt: skip
def correct_entry(request: HttpRequest, pk: Key, body: CorrectionIn) -> Any:
    entry, by = _entry(request, pk), caller(request)
    done = correct_incoming(entry, changes=body.sent(), by=by, version=version_sent(request))
    return _whole(done)


@writes(
    register, "POST", "/incoming/{int:pk}/files/", WRITE, IncomingDetailShape,
    _("Add files to an entry"), status=201,
)  # fmt: skip
def add_entry_files(request: HttpRequest, pk: Key, body: FilesIn) -> Any:
    entry, by = _entry(request, pk), caller(request)
    require(by, Permission.REGISTER_WRITE)
    held = held_files(request, [(file.name, file.opened()) for file in body.files])
    return _whole(add_incoming_files(entry, files=held, by=by))


@reads(
    register, "/incoming/{int:pk}/files/{int:key}/", READ, Any, _("Fetch a file of an entry"),
    **HANDED_OUT,
)  # fmt: skip
def fetch_entry_file(request: HttpRequest, pk: Key, key: Inner) -> Any:
    entry = _entry(request, pk)
    return handed_out(get_object_or_404(files_of(entry).filter(is_sealed=False), pk=key))


@reads(
    register,
    "/outgoing/",
    READ,
    OutgoingsShape,
    _("Register of outgoing documents, the newest first"),
)
def list_outgoing(
    request: HttpRequest, q: Words = "", after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    require(caller(request), Permission.REGISTER_VIEW)
    return sheet(holding(visible_outgoing(caller(request)), q, "outgoing"), after, limit)


@reads(register, "/outgoing/{int:pk}/", READ, OutgoingShape, _("One number that was given"))
def show_outgoing(request: HttpRequest, pk: Key) -> Any:
    return get_object_or_404(visible_outgoing(caller(request)), pk=pk)


@reads(
    papers, "/issued/", Scope.PAPERS_READ, IssuedPapersShape,
    _("Issued papers for the document system, the oldest first"),
)  # fmt: skip
def list_issued_papers(
    request: HttpRequest, since: Since = None, after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    by = caller(request)
    require(by, Permission.PAPER_VIEW)
    issued = Paper.objects.filter(state=PaperState.ISSUED, pk__gt=after)
    if since is not None:
        issued = issued.filter(issued_at__gte=since)
    rows = issued.select_related("outgoing", "issued_by").order_by("pk")
    seen: list[Paper] = []
    for paper in rows.iterator(chunk_size=200):
        if may_read_paper(by, paper):
            seen.append(paper)
        if len(seen) > limit:
            break
    more = seen[limit - 1].pk if len(seen) > limit else None
    return {"items": [_issued(paper) for paper in seen[:limit]], "next": more}


def _issued(paper: Paper) -> dict[str, Any]:
    number, own = paper.outgoing, office()
    return {
        **paper_words(paper),
        "organ_name": own.unit.name_vi if own else "", "code_number": str(number.number) if number else "",
        "code_notation": number.symbol if number else "",
        "issued_date": number.issued_on if number else None,
        "type_name": number.type_vi if number else "",
        "subject": number.subject if number else paper.title,
        "signer": number.signer if number else "", "to": number.recipients if number else "",
    }  # fmt: skip


def _paper(request: HttpRequest, pk: int) -> Paper:
    found = get_object_or_404(Paper.objects.select_related("outgoing"), pk=pk)
    if not may_read_paper(caller(request), found):
        found = get_object_or_404(Paper.objects.none(), pk=pk)
    return found


@reads(papers, "/{int:pk}/", Scope.PAPERS_READ, PaperShape, _("One paper with its versions"))
def show_paper(request: HttpRequest, pk: Key) -> Any:
    return paper_words(_paper(request, pk))


@reads(
    papers, "/{int:pk}/versions/{int:number}/file/", Scope.PAPERS_READ, Any,
    _("Fetch the file of a version"), **HANDED_OUT,
)  # fmt: skip
def fetch_paper_file(request: HttpRequest, pk: Key, number: Inner) -> Any:
    found = _paper(request, pk)
    version = get_object_or_404(found.versions.select_related("file"), number=number)
    return handed_out(version.file)


def handed_out(file: StoredFile) -> HttpResponse:
    """A file to keep, with the digest by which the other side knows that it is whole."""
    response = HttpResponse(storage.read(file), content_type=file.mime)
    response["Content-Disposition"] = str(content_disposition_header(True, file.name))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    return response
