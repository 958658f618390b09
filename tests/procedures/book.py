"""A book of procedures for tests: one procedure with two steps, in force from the beginning."""

from datetime import date
from typing import Any

from doingoai.procedures.models import FROM_THE_BEGINNING, Procedure, ProcedureVersion, Step
from doingoai.procedures.states import TimeUnit, When


def procedure(serves: str = "talks", **fields: Any) -> Procedure:
    return Procedure.objects.create(
        **{"code": serves, "serves": serves, "name_vi": "Hội đàm", "name_en": "Talks", **fields}
    )


def edition(
    of: Procedure, number: int = 1, valid_from: date | None = FROM_THE_BEGINNING
) -> ProcedureVersion:
    return ProcedureVersion.objects.create(procedure=of, number=number, valid_from=valid_from)


def step(of: ProcedureVersion, text_vi: str = "Cờ", **fields: Any) -> Step:
    return Step.objects.create(
        edition=of, text_vi=text_vi,
        **{"order": of.steps.count() + 1, "when": When.BEFORE, "amount": 2, "unit": TimeUnit.HOURS, **fields},
    )  # fmt: skip


def small_book(serves: str = "talks") -> tuple[Step, Step]:
    """Two steps that are in force: one that a single person ticks, one that needs a second."""
    version = edition(procedure(serves))
    return (
        step(version, "Micrô", text_en="Microphones"),
        step(version, "Cờ đúng chiều", text_en="Flags the right way up", needs_second=True),
    )
