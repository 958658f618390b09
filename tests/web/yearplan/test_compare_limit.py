"""The comparison as a file counts among the files of an hour; looking at it does not."""

import pytest
from django.urls import reverse

from doingoai.web import exports
from tests import cast, factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def test_files_of_the_comparison_are_counted_and_looking_at_it_is_not(client, monkeypatch):
    monkeypatch.setattr(exports, "EXPORTS", 2)
    plan = factories.year_plan(2026, state="decided")
    factories.plan_entry(plan, state="planned")
    cast.enter(client, cast.lan())
    page, file = (reverse(f"yearplan:{name}", args=[plan.pk]) for name in ("compare", "compare-export"))  # fmt: skip

    seen = [client.get(page).status_code for _turn in range(4)]
    taken = [client.get(file) for _turn in range(3)]

    assert seen == [200] * 4
    assert [answer.status_code for answer in taken] == [200, 200, 429]
    assert taken[0].headers["X-Content-Type-Options"] == "nosniff"
