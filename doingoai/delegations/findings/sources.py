"""Where the rules come from, as officers cite it."""

from django.utils.translation import gettext_lazy as _

CONTRADICTION = _("Two entries of the dossier contradict each other")
ONE_SPELLING = _("Protocol practice: one spelling of a name in every paper")
PROTOCOL = _("Protocol practice; the office may set its own rule")
CHECKLISTS = _("Protocol checklists for visiting delegations")
RECIPROCITY = _("Principle of reciprocity; guidance of provincial departments of foreign affairs")
INTERNAL_RULE = _("Internal rule of one institution, as a starting point; the office sets its own")
IMMIGRATION = _("Immigration and airline practice")
VISA_FILE = _("List with passports in the request for visas")
COUNTRY_NAMES = _("Names of countries as the Ministry of Foreign Affairs uses them")
FLAGS = _("Protocol practice: no flag of a state without relations; the Ministry is asked first")
HOLIDAYS = _("Public holidays and national days of the year")
CUSTOM = _("Popular custom, no rule: the office sets which days it minds")
CLASSES = _("Circular 35/2026/TT-BTC, annex on classes of guests")
SPENDING = _("Circular 35/2026/TT-BTC, spending on foreign guests")
APPROVED_PLAN = _("Circular 35/2026/TT-BTC: spending follows an approved plan")
DECISION_FIRST = _("Working order for visits: the competent authority decides before the start")
CONSULTATION = _("Working order for visits: opinions before submission, within the time asked")
PAPERS = _("Papers of a visit: Vietnamese and English of the same state")
SETTLEMENT = _(
    "Working order for visits: each visit is settled by its invoices against the approved plan"
)
FOLLOW_UP = _("Working order for visits: every commitment has an owner and a date")
PROCEDURES = _("The office's own standard procedures")
SEATING = _("Protocol practice: seats and flags are checked by a second person")
FLAG_DRAWINGS = _("Drawings of the national flags, compared with one another")
ONE_RECORD = _("Protocol practice: one record of a person feeds card, plate and badge")
GIFTS = _("Protocol checklists: gifts of equal value for equal rank, no custom hurt")
MOURNING = _("Notice of the days of mourning that the office has entered")
