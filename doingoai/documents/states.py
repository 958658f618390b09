"""Closed lists of words for paper."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IncomingKind(TextChoices):
    LETTER = "letter", _("Letter")
    NOTE_VERBALE = "note_verbale", _("Note verbale")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone call")
    OFFICIAL_LETTER = "official_letter", _("Official letter of an agency")


class Urgency(TextChoices):
    NORMAL = "normal", _("Normal")
    URGENT = "urgent", _("Urgent")
    VERY_URGENT = "very_urgent", _("Very urgent")


class PaperState(TextChoices):
    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")


class PaperFormat(TextChoices):
    DOCX = "docx", "DOCX"
    PDF = "pdf", "PDF"
