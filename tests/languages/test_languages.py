"""What the staff can do: gaps, demand, and what is refused."""

from datetime import date, timedelta

import pytest

from doingoai.accounts.rules import NotAllowed
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.languages.actions import (
    drop_competence,
    drop_requirement,
    edit_competence,
    edit_course,
    settle_grade,
)
from doingoai.languages.facts import Ability, Wish, find_gaps, shipped_grades, weigh_demand
from doingoai.languages.models import Competence, Requirement
from doingoai.languages.queries import gaps, grades
from doingoai.languages.states import Level, Result, Skill
from tests import cast, factories
from tests.whole.world_of_languages import competence, course, need

TODAY = factories.MONDAY
C, S = Skill.CONSECUTIVE, Skill.SPEAKING
UNITS = {1: 10, 2: 10, 3: 20}


def able(person, level=4, skill=C, language="ko", until=None):
    return Ability(person, language, skill, level, until)


@pytest.mark.parametrize(
    ("abilities", "met", "nearest", "lacking"),
    [
        ([], (), (), 1),
        ([able(1)], (1,), (), 0),
        ([able(1, 3)], (), (1,), 1),
        ([able(1, 6, S)], (), (1,), 1),
        ([able(3)], (), (), 1),
        ([able(1, 6, C, "ja")], (), (), 1),
        ([able(1, until=TODAY)], (1,), (), 0),
        ([able(1, until=TODAY - timedelta(days=1))], (), (), 1),
        ([able(1), able(1, 2, S), able(2, 1, S)], (1,), (2,), 0),
    ],
)
def test_a_gap_is_what_a_unit_cannot_prove_today(abilities, met, nearest, lacking):
    (gap,) = find_gaps([Wish(1, 10, "ko", C, 4)], abilities, UNITS, on=TODAY)
    assert (gap.able, gap.nearest, gap.lacking) == (met, nearest, lacking)


def test_demand_stands_beside_who_can_interpret():
    found = weigh_demand(
        {"ko": 3, "fr": 1}, {"ja": 2, "ko": 2}, [able(1), able(1, skill=S, language="ja")], on=TODAY
    )
    assert [(one.language, one.past, one.coming, one.able) for one in found] == [
        ("ko", 3, 2, 1), ("ja", 0, 2, 0), ("fr", 1, 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "running_out"), [(-1, False), (0, True), (90, True), (91, False)])
def test_evidence_runs_out_within_90_days(days, running_out):
    assert able(1, until=TODAY + timedelta(days=days)).is_running_out(TODAY) is running_out


def test_the_shipped_table_is_approximate_and_names_no_level_beyond_six():
    table = shipped_grades()
    assert {one.confidence for one in table} == {"M"}
    assert {one.level for one in table} <= set(range(1, 7))
    assert {one.certificate for one in table} == {"HSK", "TOPIK", "JLPT", "DELF", "TRKI"}
    assert not any(one.is_confirmed for one in table)


def refused(code, act, *args, **kwargs):
    with pytest.raises(RuleBroken) as found:
        act(*args, **kwargs)
    assert found.value.code == code


@pytest.mark.django_db
class TestActions:
    def test_a_line_is_kept_edited_dropped_and_told(self):
        ha, lan = cast.ha(), cast.lan()
        row = competence(lan, by=ha)
        edit_competence(row, changes={"level": 5}, by=ha, opened={"level": "4"}, version=1)
        row.refresh_from_db()
        assert (row.level, row.version) == (5, 2)
        with pytest.raises(ChangedMeanwhile):
            edit_competence(row, changes={"level": 6}, by=ha, opened={"level": "4"}, version=1)
        drop_competence(row, by=ha)
        assert not Competence.objects.exists()
        verbs = set(AuditEntry.objects.values_list("verb", flat=True))
        assert {"competence.added", "competence.edited", "competence.dropped"} <= verbs

    def test_a_line_needs_evidence_and_days_in_order_and_stands_once(self):
        ha = cast.ha()
        competence(ha, by=ha)
        refused("competence.exists", competence, ha, by=ha)
        refused("competence.no_evidence", competence, ha, by=ha, language="ja", certificate=" ")
        days = {"issued_on": TODAY, "valid_until": TODAY - timedelta(days=1)}
        refused("competence.ends_before_issue", competence, ha, by=ha, language="ja", **days)

    def test_a_need_shows_its_gap_until_somebody_meets_it(self):
        ha = cast.ha()
        refused("requirement.no_source", need, by=ha, source=" ")
        row = need(by=ha, unit=ha.unit)
        competence(ha, by=ha)
        assert gaps(ha, on=TODAY)[0][1].lacking == 1
        competence(cast.director(), by=ha, level=Level.C1)
        found = gaps(ha, on=TODAY)[0][1]
        assert found.lacking == (0 if cast.director().unit_id == ha.unit_id else 1)
        drop_requirement(row, by=ha)
        assert not Requirement.objects.exists()

    def test_a_course_ends_after_it_begins_and_reaches_a_level_only_when_over(self):
        ha = cast.ha()
        refused(
            "course.ends_before_start",
            course,
            ha,
            by=ha,
            ends_on=factories.FIRST_DAY - timedelta(1),
        )
        row = course(ha, by=ha)
        refused("course.reached_too_early", edit_course, row, changes={"reached": 5}, by=ha)
        done = {"reached": 5, "result": Result.PASSED}
        assert edit_course(row, changes=done, by=ha).version == 2

    def test_a_grade_is_settled_from_a_day_and_days_before_keep_what_held(self):
        ha = cast.ha()
        fields = {"language": "ja", "level": Level.C2, "source": "Thông tư thử", "by": ha}
        settle_grade("JLPT", "N1", valid_from=TODAY, at=factories.NOON, **fields)

        def of(day):
            return next(one for one in grades(on=day) if one.grade == "N1")

        assert (of(TODAY).level, of(TODAY).is_confirmed) == (6, True)
        assert (of(TODAY - timedelta(1)).level, of(TODAY - timedelta(1)).is_confirmed) == (5, False)
        refused(
            "grade.settled_already", settle_grade, "JLPT", "N1", valid_from=TODAY,
            at=factories.NOON, **fields,
        )  # fmt: skip
        fields["source"] = " "
        later = date(2027, 1, 1)
        refused("grade.no_source", settle_grade, "JLPT", "N1", valid_from=later, at=factories.NOON, **fields)  # fmt: skip

    def test_who_does_not_keep_the_register_changes_nothing(self):
        lan, ha = cast.lan(), cast.ha()
        row = competence(lan, by=ha)
        for act in (
            lambda: competence(lan, by=lan),
            lambda: drop_competence(row, by=lan),
            lambda: need(by=lan),
            lambda: course(lan, by=lan),
        ):
            with pytest.raises(NotAllowed):
                act()
