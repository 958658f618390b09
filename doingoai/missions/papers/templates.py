"""The templates of the papers of a mission: which module lays out which kind."""

from doingoai.documents.drafting.templates import ShippedTemplates
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

SHIPPED = ShippedTemplates(
    mission_appraisal, mission_authorisation, mission_briefing, mission_change,
    mission_consultation, mission_decision, mission_embassy_letter, mission_estimate,
    mission_gift_list, mission_list, mission_partner_letter, mission_programme, mission_report,
    mission_scheme, mission_submission, mission_visa_note,
)  # fmt: skip
