"""A line of the authority matrix needs a source and has to end after it began."""

from datetime import date

import pytest

from doingoai.approvals.actions import edit_authority_rule
from doingoai.approvals.models import AuthorityRule
from doingoai.approvals.queries import consultations_asked_by
from doingoai.approvals.rules import check_line
from doingoai.foundation.refusals import RuleBroken
from tests import cast, factories

BEGINS = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"source": " "}, "authority.no_source"),
        ({"source": "Quy chế", "valid_to": date(2026, 2, 1)}, "authority.ends_before_start"),
    ],
)
def test_a_line_that_cannot_hold_is_refused(fields, code):
    with pytest.raises(RuleBroken) as refusal:
        check_line(AuthorityRule(valid_from=BEGINS, **fields))

    assert refusal.value.code == code


@pytest.mark.parametrize("valid_to", [None, BEGINS])
def test_a_line_with_a_source_is_let_through(valid_to):
    check_line(AuthorityRule(valid_from=BEGINS, valid_to=valid_to, source="Quy chế"))


@pytest.mark.django_db
def test_a_refused_edit_changes_nothing():
    line = factories.authority_rule()

    with pytest.raises(RuleBroken):
        edit_authority_rule(line, changes={"source": ""}, by=cast.administrator(), inviters={})

    assert AuthorityRule.objects.get().source == "Quy định thử"


@pytest.mark.django_db
def test_only_the_own_open_questions_are_owed_to_a_person():
    lan, unit, visit = cast.lan(), factories.unit(), factories.delegation()
    open_one = factories.consultation(visit, unit, lan)
    factories.consultation(visit, unit, cast.ha())
    factories.consultation(visit, unit, lan, withdrawn_at=factories.NOON)

    assert list(consultations_asked_by(lan)) == [open_one]
