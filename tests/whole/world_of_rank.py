"""What the office of the table of addresses has laid down about rank and address."""

from typing import Any

from doingoai.accounts.models import User
from doingoai.delegations.actions.standing import fix_place_at_visit
from doingoai.delegations.models import Delegation
from doingoai.precedence.actions.versions import add_rank, copy_to_draft
from doingoai.precedence.actions.wordings import word_address
from doingoai.precedence.models import PrecedenceOrder
from tests import factories

WORDS = {
    "honorific_vi_m": "Ngài", "honorific_vi_f": "Bà", "style_en_m": "The Hon.",
    "style_en_f": "The Hon.", "salutation_vi_m": "Kính thưa Ngài Thị trưởng,",
    "salutation_vi_f": "Kính thưa Bà Thị trưởng,", "salutation_en_m": "Dear Mayor {name},",
    "salutation_en_f": "Dear Mayor {name},", "post_vi": "", "post_en": "", "source": "Đại sứ quán",
}  # fmt: skip


def make_rank(ids: dict[str, Any], by: User) -> None:
    """A draft with a rank of the office, a wording, and a guest who can be given a place."""
    draft = copy_to_draft(by=by, at=factories.NOON)
    own = add_rank(
        draft, name_vi="Đặc phái viên", name_en="Special Envoy", like="vice_minister",
        source="Thử", by=by, at=factories.NOON,
    )  # fmt: skip
    row = word_address(rank="mayor", country="KR", changes=WORDS, by=by, at=factories.NOON)
    person = Delegation.objects.get(pk=ids["visit"]).members.get().person
    factories.post(person, rank="mayor")
    ids |= {
        "order-draft": draft.pk, "own-rank": own.code, "wording": row.pk, "visit.person": person.pk,
    }  # fmt: skip


def grow_rank(ids: dict[str, Any], visit: Delegation, by: User) -> None:
    """One more rank of the office, one more wording, and one more place that is fixed."""
    draft = PrecedenceOrder.objects.get(pk=ids["order-draft"])
    guest = factories.member(visit, rank="mayor")
    own = add_rank(
        draft, name_vi=f"Đặc phái viên {guest.pk}", name_en="Envoy", like="consul", source="Thử",
        by=by, at=factories.NOON,
    )  # fmt: skip
    factories.member(visit, rank=own.code)
    word_address(person=guest.person, changes=WORDS, by=by, at=factories.NOON)
    fix_place_at_visit(visit, guest.person, position=1, reason="Vì", by=by, at=factories.NOON)
    factories.post(guest.person, rank="mayor")
