"""Closed lists of words the directory uses. Lists an office may extend are tables, not here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    """How a person is addressed; `""` when it is not known."""

    MALE = "m", _("Male")
    FEMALE = "f", _("Female")


class NameOrder(TextChoices):
    """In which order a person's own name is printed."""

    FAMILY_FIRST = "family_first", _("Family name first")
    GIVEN_FIRST = "given_first", _("Given name first")


class PartnerKind(TextChoices):
    EMBASSY = "embassy", _("Embassy")
    CONSULATE = "consulate", _("Consulate General")
    LOCALITY = "locality", _("Foreign locality")
    MINISTRY = "ministry", _("Foreign ministry or agency")
    PARLIAMENT = "parliament", _("Parliament")
    INTERNATIONAL_ORGANISATION = "intl_organisation", _("International organisation")
    NGO = "foreign_ngo", _("Foreign NGO")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University or school")
    FRIENDSHIP = "friendship", _("Friendship association")
    OTHER = "other", _("Other")


class PartnerGroup(TextChoices):
    """The circles of relations that reports are cut by (mission row M16, M17)."""

    NEIGHBOUR = "neighbour", _("Neighbour")
    TRADITIONAL_FRIEND = "traditional_friend", _("Traditional friend")
    KEY_PARTNER = "key_partner", _("Key partner")
    ASEAN_CAPITAL = "asean_capital", _("ASEAN capital")
    OTHER = "other", _("Other")


class PassportKind(TextChoices):
    DIPLOMATIC = "diplomatic", _("Diplomatic passport")
    OFFICIAL = "official", _("Official passport")
    ORDINARY = "ordinary", _("Ordinary passport")


class PlaceKind(TextChoices):
    AIRPORT = "airport", _("Airport")
    HOTEL = "hotel", _("Hotel")
    OFFICE = "office", _("Office")
    ROOM = "room", _("Meeting room")
    RESTAURANT = "restaurant", _("Restaurant")
    SITE = "site", _("Place to visit")
    OTHER = "other", _("Other")


class Field(TextChoices):
    """Field of cooperation (mission row M18)."""

    POLITICS = "politics", _("Politics")
    ECONOMY = "economy", _("Economy and trade")
    INVESTMENT = "investment", _("Investment")
    CULTURE = "culture", _("Culture and tourism")
    EDUCATION = "education", _("Education and training")
    SCIENCE = "science", _("Science and technology")
    URBAN = "urban", _("Urban management and environment")
    HEALTH = "health", _("Health")
    PEOPLE = "people", _("People-to-people")
    OTHER = "other", _("Other")


class Pillar(TextChoices):
    """The three pillars of external relations (mission row M68)."""

    PARTY = "party", _("Party external relations")
    STATE = "state", _("State diplomacy")
    PEOPLE = "people", _("People-to-people diplomacy")
