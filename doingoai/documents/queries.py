"""Reads of paper: who may see which, and what is near a new entry."""

from django.db.models import Prefetch, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.documents.models import (
    Incoming,
    Outgoing,
    Paper,
    PaperVersion,
    StoredFile,
    Template,
)
from doingoai.documents.rules import duplicate_key
from doingoai.foundation.subjects import HasSubject, subject_of


def visible_incoming(user: User) -> QuerySet[Incoming]:
    """The register of incoming documents, for those who may read it."""
    if may(user, Permission.REGISTER_VIEW):
        return Incoming.objects.select_related("registered_by")
    return Incoming.objects.none()


def visible_outgoing(user: User) -> QuerySet[Outgoing]:
    """The register of outgoing documents, for those who may read it."""
    if may(user, Permission.REGISTER_VIEW):
        return Outgoing.objects.select_related("registered_by")
    return Outgoing.objects.none()


def same_incoming(number: str, symbol: str, sender: str) -> QuerySet[Incoming]:
    """Entries with the same number, symbol and issuer (Decree 30/2020, annex VI: duplicate warning)."""
    key = duplicate_key(number, symbol, sender)
    return Incoming.objects.filter(folded_key=key) if key else Incoming.objects.none()


def files_of(thing: HasSubject) -> QuerySet[StoredFile]:
    """Files attached to a record, oldest first."""
    about = subject_of(thing)
    return StoredFile.objects.filter(subject=about.type, subject_id=about.id)


def held_files(user: User) -> QuerySet[StoredFile]:
    """Files a person has sent with a form that is not accepted yet."""
    return StoredFile.objects.filter(subject=User.subject_type, subject_id=str(user.pk)).order_by(
        "id"
    )


def papers_about(thing: HasSubject) -> QuerySet[Paper]:
    """Papers of a matter with their versions, newest version first."""
    about = subject_of(thing)
    versions = PaperVersion.objects.select_related("file", "made_by").order_by("-number")
    return (
        Paper.objects.filter(about_type=about.type, about_id=about.id)
        .select_related("outgoing", "issued_by")
        .prefetch_related(Prefetch("versions", versions))
    )


def papers_numbered(entry: Outgoing, *, seen_by: User) -> QuerySet[Paper]:
    """The paper that bears a number of the register, with its versions, for those who read papers."""
    if not may(seen_by, Permission.PAPER_VIEW):
        return Paper.objects.none()
    versions = PaperVersion.objects.select_related("file", "made_by").order_by("-number")
    return Paper.objects.filter(outgoing=entry).prefetch_related(Prefetch("versions", versions))


def used_templates() -> dict[tuple[str, str], Template]:
    """The uploaded template in use for each (kind, language)."""
    used = Template.objects.filter(is_used=True).select_related("file", "uploaded_by")
    return {(template.kind, template.language): template for template in used}


def templates_of(kind: str, language: str) -> QuerySet[Template]:
    """Every template the office has brought for a paper, the newest first."""
    same = Template.objects.filter(kind=kind, language=language)
    return same.select_related("file", "uploaded_by").order_by("-version")
