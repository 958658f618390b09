"""The records that addresses of what comes after a visit stand for."""

from datetime import timedelta
from typing import Any

from doingoai.afterwards.actions.asking import give_answer, make_answer_links, open_questionnaire
from doingoai.afterwards.queries import answer_link_called
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock


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
