"""The templates of the Word papers of a visit: which module lays out which kind."""

from doingoai.delegations.papers.word import (
    biographies,
    car_list,
    checklist,
    consultation_letter,
    contents,
    decision,
    estimate,
    gift_list,
    guest_list,
    host_list,
    minutes_form,
    police_notice,
    press_note,
    programme_detailed,
    programme_short,
    reception_plan,
    reply_letter,
    reply_letter_en,
    result_report,
    room_list,
    settlement,
    submission,
    talking_points,
    task_assignment,
    thank_you_letter,
    toast,
)
from doingoai.documents.drafting.templates import ShippedTemplates

SHIPPED = ShippedTemplates(
    biographies, car_list, checklist, consultation_letter, contents, decision, estimate,
    gift_list, guest_list, host_list, minutes_form, police_notice, press_note,
    programme_detailed, programme_short, reception_plan, reply_letter, reply_letter_en,
    result_report, room_list, settlement, submission, talking_points, task_assignment, thank_you_letter,
    toast,
)  # fmt: skip
