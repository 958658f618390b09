"""The demo office's own order of precedence and forms of address. All of it is invented and marked."""

from datetime import date, datetime

from doingoai.accounts.models import User
from doingoai.directory.models import Person
from doingoai.precedence.actions.versions import copy_to_draft, move_rank
from doingoai.precedence.actions.wordings import word_address
from doingoai.precedence.states import OrderState

MARK = "Mẫu"
BASIS = f"Quy chế công tác lễ tân {MARK} số 07/QC-SNgV"
RECTORS = "university_rector"
MAYORS = {
    "honorific_vi_m": "Ngài", "honorific_vi_f": "Bà", "style_en_m": "The Honourable",
    "style_en_f": "The Honourable", "salutation_vi_m": "Kính thưa Ngài Thị trưởng {name},",
    "salutation_vi_f": "Kính thưa Bà Thị trưởng {name},", "salutation_en_m": "Dear Mayor {name},",
    "salutation_en_f": "Dear Mayor {name},", "post_vi": "", "post_en": "",
    "source": f"Đại sứ quán trả lời bằng thư ({MARK})",
}  # fmt: skip


def make_rank(by: User, *, since: date, at: datetime) -> None:
    """
    Put a version in force that differs from the shipped one in one place: rectors before directors.

    It began in the past, as the demo office has used it for a while, which no page would allow.
    """
    draft = move_rank(copy_to_draft(by=by, at=at), RECTORS, by=by, place=34)
    draft.refresh_from_db()
    draft.state, draft.valid_from = OrderState.IN_FORCE, since
    draft.basis, draft.laid_down_by = BASIS, f"Giám đốc Sở ({MARK})"
    draft.confirmed_by, draft.confirmed_at = by, at
    draft.save()
    word_address(rank="mayor", country="KR", changes=MAYORS, by=by, at=at)
    _word_one_person(by, at)


def _word_one_person(by: User, at: datetime) -> None:
    person = Person.objects.filter(nationality="JP").order_by("pk").first()
    if person is None:
        return
    called = person.name.called("JP")
    words = {
        "honorific_vi": "Ngài", "style_en": "Dr", "salutation_vi": f"Kính thưa Tiến sĩ {called},",
        "salutation_en": f"Dear Dr {called},",
    }  # fmt: skip
    both = {f"{name}_{sex}": text for name, text in words.items() for sex in "mf"}
    source = f"Đề nghị của đoàn ({MARK})"
    word_address(person=person, changes={**both, "source": source}, by=by, at=at)
