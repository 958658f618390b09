"""What the addresses of the lists of questions and of submissions may ask for."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from doingoai.approvals.models import Consultation
from doingoai.web.filtering import one_of

SHOWN = ("open", "late", "answered", "withdrawn")


class ConsultationFilter:
    """What the address asks of the office's list of questions: which ones, of which agency."""

    def __init__(self, query: QueryDict) -> None:
        self.show = one_of(query.get("show", ""), SHOWN) or "open"
        unit = query.get("unit", "")
        self.unit = int(unit) if unit.isdecimal() and len(unit) < 10 else None

    def apply(self, rows: QuerySet[Consultation], *, on: date) -> QuerySet[Consultation]:
        wanted: dict[str, Any] = {"withdrawn_at__isnull": self.show != "withdrawn"}
        if self.show != "withdrawn":
            wanted["answered_on__isnull"] = self.show != "answered"
        if self.show == "late":
            wanted["due_on__lt"] = on
        if self.unit:
            wanted["unit"] = self.unit
        return rows.filter(**wanted)

    @property
    def order(self) -> dict[str, Any]:
        """Open questions by the nearest day, answered ones by the newest answer."""
        if self.show in {"open", "late"}:
            return {"by": "due_on", "ascending": True}
        return {"by": "answered_on"} if self.show == "answered" else {}

    def __bool__(self) -> bool:
        return bool(self.unit)
