"""What is done with paper: registered, attached, made, numbered, issued."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require, require_any
from doingoai.accounts.states import Permission
from doingoai.documents import rules, storage
from doingoai.documents.models import (
    Incoming,
    NumberSeries,
    Outgoing,
    Paper,
    PaperVersion,
    StoredFile,
    Template,
)
from doingoai.documents.states import IncomingKind, PaperFormat, PaperState, Urgency
from doingoai.foundation import audit, search
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, Subject, subject_of

ARRIVALS = "arrivals"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What stands on an incoming letter, note, message or call."""

    kind: IncomingKind
    sender: str
    subject: str
    arrived_on: date
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    sender_country: str = ""
    urgency: Urgency = Urgency.NORMAL
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has passed inspection: its safe name, type and content."""

    name: str
    mime: str
    content: bytes


@transaction.atomic
def take_number(series: str, *, on: date, by: User) -> int:
    """
    Take the next number of a series for the year of `on`: unique, without gaps, from 1.

    Gap-free because the number is taken in the transaction that uses it.
    """
    NumberSeries.objects.get_or_create(code=series, year=on.year)
    locked = NumberSeries.objects.select_for_update(no_key=True).get(code=series, year=on.year)
    locked.last += 1
    locked.save(update_fields=["last"])
    audit.record("number.taken", locked, by=by, number=locked.last)
    return locked.last


@transaction.atomic
def register_incoming(
    arrival: Arrival, *, by: User, at: datetime, accept_same: bool = False
) -> Incoming:
    """
    Enter something that arrived into the register and give it its arrival number.

    :raises RuleBroken: incoming.same_exists, incoming.issued_after_arrival, classified.refused
    """
    require(by, Permission.REGISTER_WRITE)
    rules.check_arrival_days(issued_on=arrival.issued_on, arrived_on=arrival.arrived_on)
    rules.check_open_texts(asdict(arrival))
    key = rules.duplicate_key(arrival.number, arrival.symbol, arrival.sender)
    earlier = Incoming.objects.filter(folded_key=key).first() if key else None
    if earlier is not None and not accept_same:
        raise RuleBroken(
            _(
                "A document with this number, symbol and sender is already registered: arrival "
                "number %(number)s of %(day)s. Tick “register all the same” if it is another one."
            )
            % {"number": earlier.arrival_label, "day": f"{earlier.arrived_on:%d/%m/%Y}"},
            code="incoming.same_exists",
            source="Nghị định 30/2020/NĐ-CP, Phụ lục VI",
        )
    entry = Incoming.objects.create(
        year=arrival.arrived_on.year,
        arrival_number=take_number(ARRIVALS, on=arrival.arrived_on, by=by),
        arrived_on=arrival.arrived_on,
        kind=arrival.kind,
        sender=clean(arrival.sender),
        sender_country=arrival.sender_country,
        number=clean(arrival.number),
        symbol=clean(arrival.symbol),
        issued_on=arrival.issued_on,
        subject=clean(arrival.subject),
        urgency=arrival.urgency,
        due_on=arrival.due_on,
        note=arrival.note,
        folded_key=key,
        registered_by=by,
        registered_at=at,
    )
    audit.record("incoming.registered", entry, by=by, same_as=earlier.pk if earlier else None)
    _index_incoming(entry)
    return entry


def _index_incoming(entry: Incoming) -> None:
    search.index(
        entry,
        title=entry.subject,
        line=" · ".join(
            part for part in (entry.reference, entry.sender, entry.arrival_label) if part
        ),
        texts=(entry.note, entry.number, entry.symbol),
    )


INCOMING_FIELDS = frozenset(
    {
        "kind",
        "sender",
        "sender_country",
        "number",
        "symbol",
        "issued_on",
        "subject",
        "urgency",
        "due_on",
        "note",
    }
)


_ON_ONE_LINE = ("sender", "number", "symbol", "subject")


def _cleaned(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: clean(value) if name in _ON_ONE_LINE else value for name, value in changes.items()
    }


@transaction.atomic
def correct_incoming(
    entry: Incoming,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Incoming:
    """
    Correct an entry of the register; its arrival number stays.

    :raises RuleBroken: edit.changed_meanwhile, incoming.issued_after_arrival, classified.refused
    """
    require(by, Permission.REGISTER_WRITE)
    entry = Incoming.objects.select_for_update(no_key=True).get(pk=entry.pk)
    merged = check_not_changed_meanwhile(entry, changes, opened=opened, version=version)
    rules.check_open_texts(merged)
    pairs = apply_changes(entry, _cleaned(merged), allowed=INCOMING_FIELDS)
    if pairs:
        rules.check_arrival_days(issued_on=entry.issued_on, arrived_on=entry.arrived_on)
        entry.folded_key = rules.duplicate_key(entry.number, entry.symbol, entry.sender)
        entry.version += 1
        entry.save(update_fields=[*pairs, "folded_key", "version"])
        audit.record("incoming.corrected", entry, by=by, changes=pairs)
        _index_incoming(entry)
    return entry


@transaction.atomic
def attach_file(
    thing: HasSubject, upload: Upload, *, by: User, at: datetime, sealed: bool = False
) -> StoredFile:
    """Keep an inspected file with a record; the caller has asked whether this person may."""
    about = subject_of(thing)
    file = stored_file(about, upload, by=by, at=at, sealed=sealed)
    audit.record("file.attached", about, by=by, name=file.name, sha256=file.sha256)
    return file


def stored_file(
    about: Subject, upload: Upload, *, by: User, at: datetime, sealed: bool
) -> StoredFile:
    """Write a file and its row, within the caller's transaction and without a word to the audit."""
    file = StoredFile(
        subject=about.type,
        subject_id=about.id,
        name=upload.name[:255],
        mime=upload.mime,
        size=len(upload.content),
        sha256=storage.digest(upload.content),
        is_sealed=sealed,
        stored_at=at,
        stored_by=by,
    )
    storage.write(file, upload.content)
    file.save(force_insert=True)
    return file


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendered paper as it comes from the engine, with the digest of the data it prints."""

    kind: str
    language: str
    title: str
    format: PaperFormat
    file_name: str
    content: bytes
    digest: str
    part: str = ""


MIME = {
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.PDF: "application/pdf",
}


KEEPERS = (Permission.PAPER_MAKE, Permission.PAPER_ISSUE)
"""Whoever makes papers, and whoever issues them: they are rendered once more with their number."""


@transaction.atomic
def keep_rendering(
    about: HasSubject, rendering: Rendering, *, by: User, at: datetime
) -> PaperVersion:
    """
    Keep a rendering as the next version of its paper; equal content makes no new version.

    :raises RuleBroken: paper.frozen
    """
    require_any(by, KEEPERS)
    subject = subject_of(about)
    paper, _made = Paper.objects.get_or_create(
        about_type=subject.type,
        about_id=subject.id,
        kind=rendering.kind,
        language=rendering.language,
        part=rendering.part,
        defaults={"title": rendering.title},
    )
    paper = Paper.objects.select_for_update(no_key=True).get(pk=paper.pk)
    rules.check_can_change(paper)
    newest = paper.versions.select_related("file").order_by("-number").first()
    if newest and newest.file.sha256 == storage.digest(rendering.content):
        return newest
    upload = Upload(rendering.file_name, MIME[rendering.format], rendering.content)
    version = PaperVersion.objects.create(
        paper=paper,
        number=newest.number + 1 if newest else 1,
        format=rendering.format,
        file=attach_file(paper, upload, by=by, at=at),
        digest=rendering.digest,
        made_at=at,
        made_by=by,
    )
    audit.record("paper.made", paper, by=by, version=version.number, about=subject.label)
    return version


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the register of outgoing documents asks of a paper that is issued."""

    series: str
    symbol: str
    type_vi: str
    subject: str
    signer: str = ""
    recipients: str = ""


@transaction.atomic
def register_outgoing(
    numbering: Numbering, *, about: HasSubject, on: date, by: User, at: datetime
) -> Outgoing:
    """Give a number of the year's series and enter it into the register of outgoing documents."""
    subject = subject_of(about)
    entry = Outgoing.objects.create(
        series=numbering.series,
        year=on.year,
        number=take_number(numbering.series, on=on, by=by),
        symbol=numbering.symbol,
        issued_on=on,
        type_vi=numbering.type_vi,
        subject=clean(numbering.subject)[:500],
        signer=numbering.signer,
        recipients=numbering.recipients,
        about_type=subject.type,
        about_id=subject.id,
        registered_by=by,
        registered_at=at,
    )
    audit.record("outgoing.registered", entry, by=by, about=subject.label)
    search.index(entry, title=entry.subject, line=entry.label, texts=(entry.type_vi, entry.signer))
    return entry


@transaction.atomic
def issue_paper(paper: Paper, *, outgoing: Outgoing | None, by: User, at: datetime) -> Paper:
    """
    Freeze a paper as it stands in its newest version; with a register entry when it is numbered.

    :raises RuleBroken: paper.frozen, paper.nothing_made
    """
    require(by, Permission.PAPER_ISSUE)
    paper = Paper.objects.select_for_update(no_key=True).get(pk=paper.pk)
    rules.check_can_change(paper)
    if not paper.versions.exists():
        raise RuleBroken(
            _("There is no version of this paper yet: make it first."), code="paper.nothing_made"
        )
    paper.state = PaperState.ISSUED
    paper.outgoing = outgoing
    paper.issued_at = at
    paper.issued_by = by
    paper.save(update_fields=["state", "outgoing", "issued_at", "issued_by"])
    audit.record("paper.issued", paper, by=by, number=outgoing.label if outgoing else "")
    return paper


@transaction.atomic
def upload_template(
    kind: str, language: str, upload: Upload, *, by: User, at: datetime
) -> Template:
    """Put an inspected and checked Word template into use; earlier ones are kept."""
    require(by, Permission.TEMPLATE_UPLOAD)
    same = Template.objects.select_for_update(no_key=True).filter(kind=kind, language=language)
    newest = same.order_by("-version").first()
    same.filter(is_used=True).update(is_used=False)
    template = Template(
        kind=kind,
        language=language,
        version=newest.version + 1 if newest else 1,
        uploaded_by=by,
        uploaded_at=at,
    )
    template.file = attach_file(template, upload, by=by, at=at)
    template.save(force_insert=True)
    audit.record("template.uploaded", template, by=by, name=upload.name)
    return template


@transaction.atomic
def drop_template(template: Template, *, by: User) -> Template:
    """Go back to the shipped template; the uploaded one is kept."""
    require(by, Permission.TEMPLATE_UPLOAD)
    template = Template.objects.select_for_update(no_key=True).get(pk=template.pk)
    template.is_used = False
    template.save(update_fields=["is_used"])
    audit.record("template.dropped", template, by=by)
    return template
