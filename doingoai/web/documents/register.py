"""The register of incoming documents: the list, a new entry, one entry, its correction, its files."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.delegations.dealings import delegations_opened_from, opened_from_each
from doingoai.documents.actions import correct_incoming
from doingoai.documents.file_actions import add_incoming_files, enter_incoming
from doingoai.documents.models import Incoming
from doingoai.documents.queries import files_of, same_incoming, visible_incoming
from doingoai.documents.states import IncomingKind, Urgency
from doingoai.foundation import clock
from doingoai.planning.queries import tasks_about
from doingoai.web.audit.history import events_about
from doingoai.web.documents.forms import TAKEN, EntryForm, FilesForm, IncomingForm
from doingoai.web.documents.frame import register_tabs
from doingoai.web.documents.tables import IncomingFilter
from doingoai.web.editing import answer_form
from doingoai.web.exports import kept_query
from doingoai.web.lists import keyset
from doingoai.web.middleware import answer_once, repeatable
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.uploads import Brought, brought_files


@login_required
def entries(request: SignedInRequest) -> HttpResponse:
    """The register, the newest first, with the columns the decree asks for."""
    require(request.user, Permission.REGISTER_VIEW)
    narrowing = IncomingFilter(request.GET)
    found = narrowing.apply(visible_incoming(request.user))
    sheet = keyset(request, found, by=narrowing.by)
    opened = opened_from_each(sheet.rows, seen_by=request.user)
    context = {
        "sheet": sheet,
        "rows": [(entry, opened.get(entry.pk)) for entry in sheet.rows],
        "filter": narrowing,
        "export_query": kept_query(request),
        "kinds": IncomingKind.choices,
        "tabs": register_tabs("register"),
        "can_enter": may(request.user, Permission.REGISTER_WRITE),
        "today": clock.today(),
    }
    return page(request, "documents/register.html", context, fragments=("register-rows",))


@repeatable
@login_required
def enter(request: SignedInRequest) -> HttpResponse:
    """Enter a document that arrived; its files are inspected first and wait until it is accepted."""
    require(request.user, Permission.REGISTER_WRITE)
    brought = brought_files(request, allowed=TAKEN)
    initial = {"kind": IncomingKind.LETTER, "urgency": Urgency.NORMAL, "arrived_on": clock.today()}
    read = read_from_message(request.POST, brought) if request.POST else None
    form = EntryForm(read or request.POST or None, brought=brought, initial=initial)
    if read:
        form.ask_to_look()

    def act() -> Incoming:
        return enter_incoming(
            form.arrival(), files=brought.files, by=request.user, at=clock.now(),
            accept_same=form.cleaned_data["accept_same"],
        )  # fmt: skip

    return answer_once(
        request,
        lambda: answer_form(
            request, form, act, done=lambda entry: _entered(request, entry),
            template="documents/enter.html", context={"same": _same(form)},
        ),
    )  # fmt: skip


def read_from_message(data: QueryDict, brought: Brought) -> QueryDict | None:
    """What was typed, with the empty fields filled from an e-mail; None when nothing is to be filled."""
    if not brought.messages or all(data.get(name, "").strip() for name in ("sender", "subject")):
        return None
    message, filled = brought.messages[0], data.copy()
    sent = (
        timezone.localtime(message.sent) if message.sent and message.sent.tzinfo else message.sent
    )
    found = {
        "sender": message.sender[:250],
        "subject": message.subject,
        "issued_on": f"{sent:%d/%m/%Y}" if sent else "",
    }
    for name, value in found.items():
        if not filled.get(name, "").strip():
            filled[name] = value
    filled["kind"] = IncomingKind.EMAIL
    return filled


def _entered(request: SignedInRequest, entry: Incoming) -> str:
    messages.success(request, _("Arrival number %(number)s.") % {"number": entry.arrival_label})
    return reverse("documents:incoming", args=[entry.pk])


def _same(form: EntryForm) -> list[Incoming]:
    """Entries that look like the one being typed (Decree 30/2020/NĐ-CP, annex VI)."""
    if not form.is_bound:
        return []
    number, symbol, sender = (form.data.get(name, "") for name in ("number", "symbol", "sender"))
    return list(same_incoming(number, symbol, sender)[:3])


def _find(request: SignedInRequest, pk: int) -> Incoming:
    return get_object_or_404(visible_incoming(request.user), pk=pk)


def entry_context(request: SignedInRequest, entry: Incoming) -> dict[str, Any]:
    opened = list(delegations_opened_from(entry, seen_by=request.user))
    today = clock.today()
    return {
        "entry": entry,
        "files": files_of(entry),
        "opened": opened,
        "tasks": tasks_about(entry),
        "events": events_about(entry.subject_type, entry.pk),
        "is_late": bool(not opened and entry.due_on and entry.due_on < today),
        "today": today,
        "can_write": may(request.user, Permission.REGISTER_WRITE),
        "can_open": may(request.user, Permission.DELEGATION_WRITE),
    }


@login_required
def incoming(request: SignedInRequest, pk: int) -> HttpResponse:
    """One entry: what stands on it, its files, and what was made of it."""
    entry = _find(request, pk)
    context = {**entry_context(request, entry), "form": FilesForm(brought=Brought())}
    return page(request, "documents/incoming.html", context)


@login_required
def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct an entry; its arrival number stays."""
    entry = _find(request, pk)
    require(request.user, Permission.REGISTER_WRITE)
    form = IncomingForm(request.POST or None, of=entry)

    def act() -> Incoming:
        return correct_incoming(entry, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda done: reverse("documents:incoming", args=[done.pk]),
        template="documents/correct.html", context={"entry": entry},
    )  # fmt: skip


@repeatable
@login_required
@require_POST
def attach(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add files to an entry."""
    entry = _find(request, pk)
    require(request.user, Permission.REGISTER_WRITE)
    brought = brought_files(request, allowed=TAKEN)
    form = FilesForm(request.POST, brought=brought)
    return answer_once(
        request,
        lambda: answer_form(
            request, form, lambda: add_incoming_files(entry, files=brought.files, by=request.user),
            done=lambda done: reverse("documents:incoming", args=[done.pk]),
            template="documents/incoming.html", context=entry_context(request, entry),
        ),
    )  # fmt: skip
