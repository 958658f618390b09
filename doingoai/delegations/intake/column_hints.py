"""What to write in the columns of the workbook, with examples; all persons are invented."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.delegations.intake.columns import Column

DATE = _("A date, day first: 05/02/2026.")
CHOICE = _("Choose from the list.")
OPTIONAL = _("May stay empty.")

HINTS: dict[str, str | Promise] = {
    "number": _("1, 2, 3 … in order of precedence."),
    "full_name": _("As in the passport: Nguyễn Văn Thử, KIM Mau, Jane SAMPLE."),
    "family_name": _("Only to tell which part of the full name is the family name: SAMPLE."),
    "native_name": _("In the person's own script, when it is not Latin: 김모."),
    "reading_vi": _("The Vietnamese reading of a Chinese or Korean name: Kim Mô."),
    "honorific": _("Mr, Ms, H.E., Dr, Ông, Bà."),
    "sex": CHOICE,
    "birth_date": DATE,
    "nationality": _("The country, in Vietnamese or English: Nhật Bản, Japan, JP."),
    "title_vi": _("In Vietnamese: Thị trưởng thành phố Mẫu; for activities what happens."),
    "title_en": _("In English: Mayor of Sampleville; for activities what happens."),
    "organisation_vi": _("In Vietnamese: Sở Ngoại vụ."),
    "organisation_en": _("In English: Sampleville City Government."),
    "rank": _("May stay empty: it is guessed from the position."),
    "role": CHOICE,
    "passport_number": _("As text, with its letters and zeros: B0123456."),
    "passport_kind": CHOICE,
    "passport_issued": DATE,
    "passport_expires": DATE,
    "languages": _("Parted by commas: English, Vietnamese."),
    "diet": _("Vegetarian, halal, allergies; “none” when there is nothing."),
    "phone": _("As text: +84 24 0000 0000."),
    "email": _("One address: name@example.org."),
    "arrival_flight": _("The number of the flight: VN417."),
    "arrival_date": DATE,
    "arrival_time": _("24 hours, local time: 14:05."),
    "departure_flight": _("The number of the flight: VN416."),
    "departure_date": DATE,
    "departure_time": _("24 hours, local time: 23:40."),
    "shares_room_with": _("The name of the other guest."),
    "car": _("The number of the car in the convoy."),
    "photo": _("The name of the picture file."),
    "reference": _("The office's own number of the visit, if it has one."),
    "partner_vi": _("Who sends the delegation, in Vietnamese."),
    "partner_en": _("Who sends the delegation, in English."),
    "partner_kind": CHOICE,
    "country": _("The country, in Vietnamese or English: Nhật Bản, Japan, JP."),
    "kind": CHOICE,
    "field": CHOICE,
    "invited_by": CHOICE,
    "payer": CHOICE,
    "guest_class": CHOICE,
    "letter_kind": CHOICE,
    "state": CHOICE,
    "starts_on": DATE,
    "ends_on": DATE,
    "entry_visa_needed": _("Yes or no."),
    "decision": _("Agreed or not agreed."),
    "letter_issued_on": DATE,
    "letter_arrived_on": DATE,
    "submitted_on": DATE,
    "decision_on": DATE,
    "programme_issued_on": DATE,
    "date": _("A date, day first: 05/02/2026. It may stand once for all rows of a day."),
    "time": _("From and to: 9h00 - 10h30, or 09:00 - 10:30."),
    "place_vi": _("In Vietnamese, the room may follow a comma: Trụ sở UBND, phòng khách số 2."),
    "place_en": _("In English."),
    "guests": _("“Whole delegation”, roles or names parted by semicolons."),
    "hosts": _("Names of the hosts' sheet, parted by semicolons."),
    "interpreter_language": _("The language interpreted from and into: English."),
}


def hint_of(column: Column) -> str:
    """What to write in a column, in the language of the moment."""
    return str(HINTS.get(column.field, OPTIONAL))
