"""Words for the closed lists of a visit: kind, field, who invited, who pays, class of guests."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, text_of
from doingoai.delegations.intake.reading import Reading, doubtful
from doingoai.delegations.states import GuestClass, InvitedBy, Payer, State, VisitKind
from doingoai.directory.states import Field, PartnerKind
from doingoai.documents.states import IncomingKind
from doingoai.foundation.folding import fold

Choice = TypeVar("Choice", bound=TextChoices)
Words = tuple[tuple[TextChoices, str], ...]
"""Choices with the folded words that mean them, the more particular ones first."""

VISIT_KINDS: Words = (
    (VisitKind.OFFICIAL, r"chinh thuc|official"),
    (VisitKind.COURTESY, r"xa giao|courtesy"),
    (
        VisitKind.EXCHANGE,
        r"hoc tap|khao sat|trao doi|study|exchange|nghien cuu|fact-?finding|survey",
    ),
    (VisitKind.EVENT, r"du (su kien|hoi nghi|hoi thao|le)|event|conference|festival|su kien|forum"),
    (VisitKind.TRANSIT, r"qua canh|ca nhan|transit|private"),
    (VisitKind.WORKING, r"lam viec|working|work"),
)
FIELDS: Words = (
    (Field.INVESTMENT, r"dau tu|invest"),
    (Field.ECONOMY, r"kinh te|thuong mai|econom|trade|business"),
    (Field.EDUCATION, r"giao duc|dao tao|educat|training|school"),
    (Field.SCIENCE, r"khoa hoc|cong nghe|science|technolog|innovation|chuyen doi so|digital"),
    (Field.URBAN, r"do thi|moi truong|urban|environment|giao thong|transport|quy hoach|planning"),
    (Field.HEALTH, r"y te|health|medic"),
    (Field.PEOPLE, r"nhan dan|people-to-people|huu nghi|friendship"),
    (Field.CULTURE, r"van hoa|du lich|cultur|touris|the thao|sport"),
    (Field.POLITICS, r"chinh tri|politic"),
    (Field.OTHER, r"khac|other"),
)
INVITED: Words = (
    (InvitedBy.CENTRAL, r"trung uong|central|bo ngoai giao|ministry|government"),
    (InvitedBy.UNIT, r"don vi|so |unit|department"),
    (InvitedBy.CITY, r"thanh pho|lanh dao|ubnd|city|leaders?|committee"),
    (InvitedBy.PARTNER, r"doi tac|phia ban|ban de nghi|partner|asked|request|khach"),
)
PAYERS: Words = (
    (Payer.SHARED, r"an,? (va )?o|board|lodging|mot phan|part|shared|khach tu tuc an"),
    (Payer.GUEST, r"khach (tu )?(chi|tuc|tra)|guest(s)? pays? (all|everything)|guest_all|tu tuc"),
    (Payer.HOST, r"chu nha|phia viet nam|dai tho|host|toan bo"),
)
CLASSES: Words = (
    (GuestClass.SPECIAL, r"dac biet|special"),
    (GuestClass.A, r"(hang |class )?a"),
    (GuestClass.B, r"(hang |class )?b"),
    (GuestClass.C, r"(hang |class )?c"),
    (GuestClass.OTHER, r"(khach )?(quoc te )?khac|other.*"),
)
PARTNERS: Words = (
    (PartnerKind.CONSULATE, r"lanh su|consulat"),
    (PartnerKind.EMBASSY, r"dai su quan|embassy"),
    (PartnerKind.LOCALITY, r"dia phuong|locality|thanh pho|city|tinh|province|prefecture|thu do"),
    (PartnerKind.PARLIAMENT, r"quoc hoi|nghi vien|parliament"),
    (PartnerKind.MINISTRY, r"bo|co quan nuoc ngoai|ministry|agency"),
    (PartnerKind.NGO, r"phi chinh phu|ngo|non-?governmental"),
    (PartnerKind.INTERNATIONAL_ORGANISATION, r"to chuc quoc te|international organi[sz]ation|un"),
    (PartnerKind.UNIVERSITY, r"dai hoc|truong|university|school|hoc vien"),
    (PartnerKind.FRIENDSHIP, r"hoi huu nghi|friendship"),
    (PartnerKind.COMPANY, r"cong ty|doanh nghiep|tap doan|company|corporation|business"),
    (PartnerKind.OTHER, r"khac|other"),
)
LETTERS: Words = (
    (IncomingKind.NOTE_VERBALE, r"cong ham|note( verbale)?|diplomatic note"),
    (IncomingKind.OFFICIAL_LETTER, r"cong van|official letter"),
    (IncomingKind.EMAIL, r"e-?mail|thu dien tu"),
    (IncomingKind.PHONE, r"dien thoai|phone|telephone|call"),
    (IncomingKind.LETTER, r"thu|letter|giay moi|invitation"),
)
STATES: Words = tuple((state, fold(state.value)) for state in State)
YES = frozenset({"co", "yes", "y", "x", "1", "true", "dung", "can", "needed", "required", "co can"})
NO = frozenset(
    {"khong", "no", "n", "0", "false", "khong can", "not needed", "none", "mien", "mien thi thuc"}
)


def read_choice(value: CellValue, words: Words) -> Reading[TextChoices]:
    """Read one of a closed list: its code, its name on the screen in either language, or words."""
    text = text_of(value)
    plain = fold(text).strip(" .")
    for choice, _pattern in words:
        if plain in _names(choice):
            return Reading(choice)
    for choice, pattern in words:
        if re.search(rf"(?<!\w)(?:{pattern})", plain) and (
            len(plain) > 1 or plain == choice.value.lower()
        ):
            return Reading(choice)
    message = _("“%(text)s” is none of: %(choices)s.") % {
        "text": text,
        "choices": "; ".join(str(choice.label) for choice, _pattern in words),
    }
    return doubtful("choice_unknown", message, text, kept=text)


def choice_named(text: str, choices: type[Choice]) -> Choice | None:
    """The choice whose code or name on the screen, in either language, a text is."""
    plain = fold(text).strip(" .")
    return next((choice for choice in choices if plain in _names(choice)), None)


def read_yes(value: CellValue) -> Reading[bool]:
    """Read Có/Không, yes/no."""
    text = text_of(value)
    plain = fold(text).strip(" .")
    if plain in YES or value is True:
        return Reading(True)
    if plain in NO or value is False:
        return Reading(False)
    return doubtful("yes_or_no", _("Write Có or Không (yes or no)."), text, kept=text)


def _names(choice: TextChoices) -> frozenset[str]:
    # Choices of one value are equal whatever their list: Field.OTHER == ItemKind.OTHER.
    return _names_in(type(choice), choice.value)


@lru_cache(maxsize=256)
def _names_in(choices: type[TextChoices], value: str) -> frozenset[str]:
    choice = choices(value)
    names = {value.lower()}
    for language in ("vi", "en"):
        with translation.override(language):
            names.add(fold(str(choice.label)))
    return frozenset(names)


def choice_labels(choices: Iterable[TextChoices], language: str) -> list[str]:
    """The names of choices on the screen in a language, for the lists of the blank workbook."""
    with translation.override(language):
        return [str(choice.label) for choice in choices]
