"""Rows that point at a record by type and id: each such record is there."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from doingoai.accounts.models import Notice
from doingoai.approvals.models import Case, Consultation
from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.documents.models import Outgoing, Paper, StoredFile
from doingoai.planning.models import Task
from doingoai.resources.models import Booking, Need
from doingoai.spending.models import Account, LinePayer

POINTING: tuple[tuple[type[models.Model], str, str], ...] = (
    (StoredFile, "subject", "subject_id"),
    (Paper, "about_type", "about_id"),
    (Outgoing, "about_type", "about_id"),
    (Case, "about_type", "about_id"),
    (Consultation, "about_type", "about_id"),
    (Task, "about_type", "about_id"),
    (Need, "about_type", "about_id"),
    (Booking, "about_type", "about_id"),
    (Account, "about_type", "about_id"),
    (LinePayer, "about_type", "about_id"),
    (Notice, "subject_type", "subject_id"),
)
MAY_GO = {"host", "member", "api_token"}
"""Records that people may take away; what once spoke of them stays."""


def models_by_subject() -> dict[str, type[models.Model]]:
    """The model that each subject type stands for."""
    return {
        str(vars(model)["subject_type"]): model
        for model in apps.get_models()
        if isinstance(vars(model).get("subject_type"), str)
    }


def subject_faults() -> Iterator[Fault]:
    """Find rows whose subject does not exist."""
    known = models_by_subject()
    for model, type_field, id_field in POINTING:
        pairs = model._base_manager.values_list("pk", type_field, id_field).order_by(type_field)
        by_type: dict[str, dict[str, list[object]]] = {}
        for pk, kind, subject_id in pairs.iterator(chunk_size=5000):
            by_type.setdefault(kind, {}).setdefault(subject_id, []).append(pk)
        for kind, wanted in by_type.items():
            yield from _missing(model, kind, wanted, known)


def _missing(
    model: type[models.Model],
    kind: str,
    wanted: dict[str, list[object]],
    known: dict[str, type[models.Model]],
) -> Iterator[Fault]:
    if kind in MAY_GO or not kind:
        return
    target = known.get(kind)
    there = keys_of(target) if target else set()
    for subject_id in sorted(wanted.keys() - there):
        for pk in wanted[subject_id]:
            yield Fault(Kind.ROW_SUBJECT, f"{model._meta.label} {pk}", f"{kind} {subject_id}")


def keys_of(model: type[models.Model]) -> set[str]:
    """All keys of a table, as subjects write them."""
    keys = model._base_manager.values_list("pk", flat=True).order_by()
    return {str(key) for key in keys.iterator(chunk_size=5000)}
