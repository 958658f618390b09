"""The records that addresses of what comes after a visit stand for."""

import uuid
from datetime import timedelta
from typing import Any

from doingoai.afterwards.actions.asking import give_answer, make_answer_links, open_questionnaire
from doingoai.afterwards.actions.picturing import add_photograph
from doingoai.afterwards.models import (
    Answer,
    AnswerLink,
    InPicture,
    LinkSheet,
    Questionnaire,
)
from doingoai.afterwards.queries import answer_link_called
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.runsheet.actions import keep_photo
from tests import factories


def make_afterwards(world: Any) -> None:
    """A visit whose guests are asked: one has answered, one has not."""
    visit, by = Delegation.objects.get(pk=world.ids["under_way"]), world.visitors["officer"].user
    now = clock.now()
    asking = open_questionnaire(
        visit, closes_at=now + timedelta(days=7), on=clock.today(), by=by, at=now
    )
    sheet, (used, secret) = make_answer_links(asking, count=2, language="vi", by=by, at=now)
    link = answer_link_called(used, at=now)
    assert link is not None
    give_answer(
        link, marks={"overall": 4, "welcome": 5}, words="Rất chu đáo", language="vi",
        on=clock.today(), at=now,
    )  # fmt: skip
    world.ids |= {"guest-secret.answer": secret, "under_way.sheet": sheet.pk}
    device = factories.run_device(visit, by)
    taken = factories.run_entry(visit, by, device=device, kind="photo")
    photo = keep_photo(device, visit, taken.number, factories.photo(), by=by, at=now)
    photograph = add_photograph(visit, factories.photo(), by=by, at=now)
    world.ids |= {"under_way.run-photo": photo.number, "under_way.photograph": photograph.pk}


def grow_afterwards(world: Any) -> None:
    """One more sheet with an answer, one more photograph with a name, one more picture of the run sheet."""
    visit, by = Delegation.objects.get(pk=world.ids["under_way"]), world.visitors["officer"].user
    asking = Questionnaire.objects.get(delegation=visit)
    sheet = LinkSheet.objects.create(
        questionnaire=asking, language="en", made_at=clock.now(), made_by=by
    )
    AnswerLink.objects.create(sheet=sheet, hash=uuid.uuid4().hex, is_used=True)
    Answer.objects.create(
        questionnaire=asking, given_on=clock.today(), language="en", overall=3, words="Tốt"
    )
    photograph = add_photograph(visit, factories.photo(), by=by, at=clock.now())
    InPicture.objects.create(photograph=photograph, member=visit.members.first(), row=1, place=1)
    device = factories.run_device(visit, by)
    taken = factories.run_entry(visit, by, device=device, kind="photo")
    keep_photo(device, visit, taken.number, factories.photo(), by=by, at=clock.now())
