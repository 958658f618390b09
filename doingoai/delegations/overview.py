"""What lies around one visit, counted and named in one question: the first page of a visit shows it."""

from dataclasses import dataclass

from django.db import connection

from doingoai.accounts.models import Unit
from doingoai.approvals.models import Case, Consultation
from doingoai.delegations.models import Delegation, Host, Member, SharedWith
from doingoai.documents.models import Paper


@dataclass(frozen=True, slots=True)
class Overview:
    """How many people take part, who beside the office may see the visit, and what belongs to it."""

    guests: int
    hosts: int
    shared: tuple[Unit, ...]
    matters: tuple[tuple[str, str], ...]
    """Type and key of every question not withdrawn, submission and paper."""


_ABOUT = "about_type = %(type)s AND about_id = %(key)s"
_QUESTION = f"""
SELECT '{Consultation.subject_type}', id, '', '' FROM {Consultation._meta.db_table}
    WHERE {_ABOUT} AND withdrawn_at IS NULL
UNION ALL SELECT '{Case.subject_type}', id, '', '' FROM {Case._meta.db_table} WHERE {_ABOUT}
UNION ALL SELECT '{Paper.subject_type}', id, '', '' FROM {Paper._meta.db_table} WHERE {_ABOUT}
UNION ALL SELECT 'guests', COUNT(*), '', '' FROM {Member._meta.db_table}
    WHERE delegation_id = %(id)s
UNION ALL SELECT 'hosts', COUNT(*), '', '' FROM {Host._meta.db_table} WHERE delegation_id = %(id)s
UNION ALL SELECT 'shared', unit.id, unit.name_vi, unit.name_en FROM {SharedWith._meta.db_table} share
    JOIN {Unit._meta.db_table} unit ON unit.id = share.unit_id WHERE share.delegation_id = %(id)s
"""  # noqa: S608  only names of our own tables and types


def overview_of(visit: Delegation) -> Overview:
    """Count the people of a visit and find whatever belongs to it."""
    keys: dict[str, str | int] = {"type": visit.subject_type, "key": str(visit.pk), "id": visit.pk}
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, keys)
        rows = cursor.fetchall()
    counts = {kind: number for kind, number, *_names in rows if kind in {"guests", "hosts"}}
    matters = (Consultation.subject_type, Case.subject_type, Paper.subject_type)
    return Overview(
        guests=counts["guests"],
        hosts=counts["hosts"],
        shared=tuple(
            Unit(pk=key, name_vi=vi, name_en=en) for kind, key, vi, en in rows if kind == "shared"
        ),
        matters=tuple((kind, str(key)) for kind, key, *_names in rows if kind in matters),
    )
