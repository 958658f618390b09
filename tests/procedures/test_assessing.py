"""Assessing oneself by a code: every clause, with words where it is not kept; summed from three people on."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doingoai.accounts.states import Role
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.procedures.actions.assessing import Answer, assess_oneself
from doingoai.procedures.models import (
    FROM_THE_BEGINNING,
    AssessedClause,
    Assessment,
    Clause,
    Conduct,
    ConductVersion,
)
from doingoai.procedures.queries import assessed_by_unit, own_assessments
from doingoai.procedures.states import Kept
from tests import cast, factories

pytestmark = pytest.mark.django_db

NOW = factories.NOON
TODAY = NOW.date()


def code(count=2):
    made = Conduct.objects.create(code="co-quan", name_vi="Quy tắc mẫu")
    version = ConductVersion.objects.create(
        conduct=made, number=1, valid_from=FROM_THE_BEGINNING, basis="x", laid_down_by="y"
    )
    for turn in range(1, count + 1):
        Clause.objects.create(edition=version, order=turn, number=f"Điều {turn}", text_vi="Mẫu")
    return version


def answers(version, *said):
    clauses = list(version.clauses.all())
    return dict(zip([one.pk for one in clauses], said, strict=False))


def write(version, *said, by=None):
    return assess_oneself(version, answers(version, *said), by=by or cast.lan(), on=TODAY, at=NOW)


def test_everybody_of_the_office_judges_themselves_and_reads_it_alone():
    version, lan = code(), cast.lan()
    made = write(version, Answer(Kept.KEPT), Answer(Kept.PARTLY, " Trả lời thư chậm "))

    assert [(one.kept, one.note) for one in made.answers.all()] == [
        ("kept", ""), ("partly", "Trả lời thư chậm"),
    ]  # fmt: skip
    assert made.unit == lan.unit
    assert [one.pk for one in own_assessments(lan, version.conduct)] == [made.pk]
    assert not own_assessments(cast.ha(), version.conduct).exists()
    entry = AuditEntry.objects.get(verb="conduct.assessed")
    assert "chậm" not in str(entry.details)


def test_every_clause_needs_its_answer_and_a_failing_its_words():
    version = code()
    for said, wanted in (
        ([Answer(Kept.KEPT)], "assessment.incomplete"),
        ([Answer(Kept.KEPT), Answer(Kept.NOT_KEPT, "  ")], "assessment.no_words"),
    ):
        with pytest.raises(RuleBroken) as told:
            write(version, *said)
        assert told.value.code == wanted
    assert not Assessment.objects.exists()


def test_only_the_version_that_holds_is_answered():
    old = code(1)
    ConductVersion.objects.create(
        conduct=old.conduct,
        number=2,
        valid_from=TODAY - timedelta(days=1),
        basis="x",
        laid_down_by="y",
    )
    with pytest.raises(RuleBroken) as told:
        write(old, Answer(Kept.KEPT))

    assert told.value.code == "assessment.not_in_force"


def test_agencies_are_not_asked():
    with pytest.raises(NotAllowed):
        write(code(1), Answer(Kept.KEPT), by=cast.focal_point())


def test_the_database_keeps_words_with_a_failing():
    made = write(code(1), Answer(Kept.KEPT))
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessedClause.objects.filter(assessment=made).update(kept=Kept.NOT_KEPT)


def test_a_unit_is_summed_from_three_people_on_by_what_each_said_last():
    version, lan = code(1), cast.lan()
    others = [
        factories.user(f"nguoi-{turn}", roles=(Role.OFFICER,), unit=lan.unit) for turn in range(2)
    ]
    write(version, Answer(Kept.NOT_KEPT, "Chậm"), by=lan)
    write(version, Answer(Kept.KEPT), by=lan)
    write(version, Answer(Kept.PARTLY, "Chậm"), by=others[0])
    [row] = assessed_by_unit(version.conduct, year=TODAY.year)
    assert (row.wrote, row.said) == (2, None)

    write(version, Answer(Kept.KEPT), by=others[1])

    [row] = assessed_by_unit(version.conduct, year=TODAY.year)
    assert (row.unit, row.wrote) == (str(lan.unit), 3)
    assert [count for _label, count in row.kept] == [2, 1, 0]
    assert assessed_by_unit(version.conduct, year=TODAY.year - 1) == []
