"""The templates of the papers of a mission: which module lays out which kind."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from doingoai.documents.drafting.templates import template_of
from doingoai.missions.papers.word import (
    mission_appraisal,
    mission_authorisation,
    mission_briefing,
    mission_change,
    mission_consultation,
    mission_decision,
    mission_embassy_letter,
    mission_estimate,
    mission_gift_list,
    mission_list,
    mission_partner_letter,
    mission_programme,
    mission_report,
    mission_scheme,
    mission_submission,
    mission_visa_note,
)

WRITERS: Mapping[str, ModuleType] = {
    module.__name__.rsplit(".", 1)[-1]: module
    for module in (
        mission_appraisal, mission_authorisation, mission_briefing, mission_change,
        mission_consultation, mission_decision, mission_embassy_letter, mission_estimate,
        mission_gift_list, mission_list, mission_partner_letter, mission_programme, mission_report,
        mission_scheme, mission_submission, mission_visa_note,
    )
}  # fmt: skip


def template_bytes(code: str, language: str, cache_folder: Path | None = None) -> bytes:
    """Give the shipped template of a kind in one language; with a folder it is also kept there."""
    return template_of(WRITERS, code, language, cache_folder)
