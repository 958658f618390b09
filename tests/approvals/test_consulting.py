"""Rules of consultation, days of their own, more time, reminders, silence, use, and the frozen question."""

from datetime import date, timedelta

import pytest

from doingoai.accounts.models import Notice
from doingoai.approvals import jobs
from doingoai.approvals.actions import (
    Answer,
    answer_consultation,
    ask_extension,
    ask_units,
    change_due_day,
    decide_extension,
    edit_consultation_rule,
    load_shipped_rules,
    use_answer,
)
from doingoai.approvals.consulting import USUAL, rule_of_kind, timing_of, timing_on
from doingoai.approvals.jobs import close_silent, remind
from doingoai.approvals.models import ConsultationRule, Question, Reminder
from doingoai.approvals.queries import answers_used, visible_questions
from doingoai.approvals.snapshot import digest_of
from doingoai.approvals.states import ConsultedOn, Opinion, Silence, Use
from doingoai.approvals.timing import DueReminder
from doingoai.documents.models import PaperVersion
from doingoai.foundation.refusals import NotAllowed
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
DAY = timedelta(days=1)
DUE = ON + 7 * DAY


def ask(units, visit=None, **changes):
    told_ = {"question": "Ý kiến?", "asked_on": ON, "by": cast.ha(), "at": AT, **changes}
    return ask_units(visit or factories.delegation(), units=units, **told_)


def asked(unit=None, **fields):
    return factories.consultation(
        factories.delegation(), unit or cast.police(), cast.ha(), asked_on=ON, **fields
    )


def answer(question, opinion=Opinion.AGREE, text="", on=ON):
    by = cast.focal_point()
    return answer_consultation(question, Answer(opinion, text, on), by=by, at=AT)


def rule(**fields):
    return factories.consultation_rule(**fields)


def keep(one=None, **changes):
    usual = {
        "kind": "reception", "reply_days": 5, "silence": Silence.CHASE, "remind_days": "1 0",
        "valid_from": ON, "source": "Quy chế", "confidence": "M",
    }  # fmt: skip
    return edit_consultation_rule(one, changes={**usual, **changes}, by=cast.administrator())


def test_a_rule_is_kept_with_its_source_and_its_change_is_audited():
    made = keep()
    keep(made, reply_days=6)

    assert (made.remind_days, told()) == (
        "0, 1", ["consultation_rule.added", "consultation_rule.edited"],
    )  # fmt: skip
    assert str(ConsultationRule.objects.get()) == f"{made.get_kind_display()}: 6"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": " "}, "consultation_rule.no_source"),
        ({"reply_days": 0}, "consultation_rule.no_time"),
        ({"remind_days": "soon"}, "consultation_rule.bad_days"),
        ({"valid_to": ON - DAY}, "consultation_rule.ends_before_start"),
    ],
)
def test_a_rule_that_nobody_could_follow_or_check_is_refused(changes, code):
    cast.administrator()

    with refused(code):
        keep(**changes)


def test_two_rules_of_a_kind_do_not_begin_on_one_day():
    keep()

    with refused("consultation_rule.twice"):
        keep()
    with pytest.raises(NotAllowed):
        edit_consultation_rule(None, changes={}, by=cast.lan())


def test_shipped_rules_fill_what_is_missing_and_touch_nothing_else():
    own = rule(reply_days=9)

    added = load_shipped_rules(by=cast.administrator())

    assert added == len(ConsultedOn) - 1
    assert load_shipped_rules(by=None) == 0
    assert rule_of_kind("reception", on=ON) == own
    assert {one.kind for one in ConsultationRule.objects.all()} == set(ConsultedOn.values)
    assert all(not one.is_confirmed and one.source for one in ConsultationRule.objects.all())


def test_of_several_rules_the_one_that_began_last_holds():
    old = rule(valid_from=date(2020, 1, 1))
    new = rule(valid_from=ON, reply_days=3)
    rule(valid_from=ON - DAY, valid_to=ON - DAY, reply_days=1)

    found = [rule_of_kind("reception", on=day) for day in (ON - 2 * DAY, ON, date(2019, 1, 1))]

    assert found == [old, new, None]
    assert timing_on("reception", on=ON).reply_days == 3
    assert timing_on("mission", on=ON).reply_days == 5


def test_each_agency_gets_the_day_of_the_rule_or_its_own():
    holds, unit, other = rule(reply_days=3), factories.unit(), factories.unit()

    first, second = ask([unit, other], due_of={other.pk: DUE})

    assert [first.due_on, second.due_on] == [ON + 3 * DAY, DUE]
    assert (first.rule, first.batch, first.batch.kind) == (holds, second.batch, "reception")


def test_what_was_asked_about_is_frozen_with_its_papers():
    visit = factories.delegation()
    paper = factories.paper(visit)
    for number in (1, 2):
        file = factories.stored_file(visit, sha256=f"{number}" * 64)
        PaperVersion.objects.create(
            paper=paper, number=number, format="docx", file=file, digest="x", made_at=AT,
            made_by=cast.ha(),
        )  # fmt: skip

    (one,) = ask([factories.unit()], visit)

    batch = Question.objects.get(pk=one.batch_id)
    assert [(paper["version"], paper["sha256"]) for paper in batch.papers] == [(2, "2" * 64)]
    assert batch.digest == digest_of(batch.about_label, batch.text, batch.papers)
    assert batch.digest != digest_of(batch.about_label, "khác", batch.papers)
    assert (str(batch), list(visible_questions(cast.lan()))) == (str(visit), [batch])
    assert list(visible_questions(cast.focal_point())) == []


def test_one_agency_may_get_another_day_and_is_told():
    question = asked(silence=Silence.CHASE, silent_on=ON)

    moved = change_due_day(question, due_on=DUE, on=ON, by=cast.ha(), at=AT)

    assert (moved.due_on, moved.silence, moved.silent_on) == (DUE, "", None)
    with refused("consultation.no_time"):
        change_due_day(question, due_on=ON, on=ON, by=cast.ha(), at=AT)
    answer(question)
    with refused("consultation.answered"):
        change_due_day(question, due_on=DUE, on=ON, by=cast.ha(), at=AT)


def wish(question, until, reason="Chờ ý kiến phòng"):
    return ask_extension(question, until=until, reason=reason, by=cast.focal_point(), at=AT)


def test_an_agency_asks_for_more_time_and_gets_it_once():
    focal = cast.focal_point()
    question = asked(due_on=DUE, rule=rule(extensions_most=1, extension_days=3))

    made = wish(question, DUE + 3 * DAY)
    assert str(made).endswith("12/02/2026")
    with refused("extension.waiting"):
        wish(question, DUE + DAY)
    decide_extension(made, grant=True, said="", by=cast.ha(), at=AT)

    question.refresh_from_db()
    assert question.due_on == DUE + 3 * DAY
    assert told() == ["extension.asked", "extension.granted"]
    assert Notice.objects.filter(to=focal, kind="extension.granted").count() == 1
    with refused("extension.too_often"):
        wish(question, DUE + 4 * DAY)
    with refused("extension.decided"):
        decide_extension(made, grant=False, said="x", by=cast.ha(), at=AT)


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (DUE, "x", "extension.not_later"),
        (DUE + 4 * DAY, "x", "extension.too_long"),
        (DUE + DAY, " ", "extension.no_reason"),
    ],
)
def test_more_time_is_limited_by_the_rule(until, reason, code):
    cast.focal_point()
    question = asked(due_on=DUE, rule=rule(extension_days=3))

    with refused(code):
        wish(question, until, reason)


def test_more_time_is_refused_with_a_reason_only():
    question = asked(due_on=DUE)
    made = wish(question, DUE + DAY)

    with refused("extension.no_reason"):
        decide_extension(made, grant=False, said=" ", by=cast.ha(), at=AT)
    decide_extension(made, grant=False, said="Gấp", by=cast.ha(), at=AT)

    question.refresh_from_db()
    assert (question.due_on, told()) == (DUE, ["extension.asked", "extension.refused"])


def test_agencies_are_reminded_before_on_and_after_the_day_and_never_twice():
    focal = cast.focal_point()
    question = asked(due_on=ON + 3 * DAY, rule=rule(remind_days="-1, 0, 1"))

    sent = [(remind(on=ON + n * DAY, at=AT), remind(on=ON + n * DAY, at=AT)) for n in range(6)]

    assert sent == [(0, 0), (0, 0), (1, 0), (1, 0), (1, 0), (0, 0)]
    kinds = Notice.objects.filter(to=focal).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["consultation.reminder"] * 2 + ["consultation.overdue"]
    assert Notice.objects.filter(to=cast.ha(), kind="consultation.late").count() == 1
    assert str(Reminder.objects.earliest("pk")).startswith(str(question.pk))


def test_who_has_answered_is_left_in_peace():
    question = asked(due_on=ON + DAY)
    answer(question)

    assert (remind(on=DUE, at=AT), close_silent(on=DUE, at=AT)) == (0, 0)


@pytest.mark.parametrize("means", list(Silence))
def test_silence_is_recorded_as_the_rule_says_and_is_no_opinion(means):
    question = asked(due_on=ON + DAY, rule=rule(silence=means, remind_days="5"))

    counts = [close_silent(on=day, at=AT) for day in (ON + DAY, ON + 2 * DAY, ON + 3 * DAY)]

    question.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (question.silence, question.silent_on, question.opinion) == (means, ON + 2 * DAY, "")
    assert list(Notice.objects.values_list("to", "kind")) == [(cast.ha().pk, "consultation.silent")]
    assert list(answers_used(question.batch or factories.delegation())) == []
    assert remind(on=DUE + DAY, at=AT) == (1 if means == Silence.CHASE else 0)


def test_a_late_answer_is_kept_and_shown_as_late():
    question = asked(due_on=ON + DAY, silence=Silence.AGREES, silent_on=ON + 2 * DAY)

    late = answer(question, Opinion.OBJECT, "Không", on=ON + 4 * DAY)

    assert (late.is_late, late.opinion, late.took) == (True, Opinion.OBJECT, 4)
    assert asked(opinion="agree", answered_on=ON).is_late is False


def test_how_an_answer_was_used_is_explained_for_the_submission():
    visit = factories.delegation()
    question = factories.consultation(visit, cast.police(), cast.ha(), asked_on=ON)

    with refused("consultation.not_answered"):
        use_answer(question, use=Use.TAKEN, note="", by=cast.ha())
    answer(question, Opinion.AGREE_IF, "Có bảo vệ")
    with refused("consultation.no_reason"):
        use_answer(question, use=Use.NOT, note=" ", by=cast.ha())
    use_answer(question, use=Use.PARTLY, note=" Một phần ", by=cast.ha())

    (used,) = answers_used(visit)
    assert (used.use, used.use_note, used.used_by) == (Use.PARTLY, "Một phần", cast.ha())


def test_two_machines_at_once_remind_once_and_close_once():
    question = asked(due_on=ON + DAY)
    due = DueReminder(question.pk, ON + DAY, 0)

    sent = [jobs._remind(due, at=AT) for _machine in range(2)]
    closed = [jobs._close(question.pk, on=day, at=AT) for day in (ON, DUE, DUE)]

    assert (sent, closed) == ([True, False], [False, True, False])
    answer(question, on=DUE)
    assert jobs._remind(DueReminder(question.pk, DUE, 1), at=AT) is False


def test_days_of_reminders_that_nobody_can_read_remind_as_usual():
    rule = factories.consultation_rule(remind_days="soon")

    assert timing_of(rule).remind_days == USUAL.remind_days


def test_each_morning_silence_is_recorded_and_agencies_are_reminded():
    factories.consultation_rule(remind_days="0")
    ask([cast.police()])

    first = list(jobs.look_at_questions(lambda: AT + timedelta(days=7)))
    later = list(jobs.look_at_questions(lambda: AT + timedelta(days=9)))

    assert (first, later) == ([0, 1], [1, 0])
