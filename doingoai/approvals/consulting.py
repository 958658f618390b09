"""Rules of consultation in force: which one fits a matter on a day, and what it allows."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from doingoai.approvals.models import Consultation, ConsultationRule, Extension
from doingoai.approvals.states import ConsultedOn, Silence
from doingoai.approvals.timing import Timing, Waiting, later, read_days
from doingoai.foundation.refusals import RuleBroken


def rule_on(rules: Iterable[ConsultationRule], kind: str, *, on: date) -> ConsultationRule | None:
    """The rule of a kind of matter that holds on a day: of several the one that began last."""
    fitting = [rule for rule in rules if rule.kind == kind and not misfit(rule, on=on)]
    return max(fitting, key=lambda rule: (rule.valid_from, rule.pk), default=None)


def misfit(rule: ConsultationRule, *, on: date) -> str:
    """Say why a rule does not hold on a day; empty when it does."""
    if on < rule.valid_from:
        return _("It holds only from %(day)s on.") % {"day": f"{rule.valid_from:%d/%m/%Y}"}
    if rule.valid_to is not None and rule.valid_to < on:
        return _("It held until %(day)s.") % {"day": f"{rule.valid_to:%d/%m/%Y}"}
    return ""


def rule_of_kind(kind: str, *, on: date) -> ConsultationRule | None:
    """Find the rule of a kind of matter on a day."""
    return rule_on(ConsultationRule.objects.filter(kind=kind), kind, on=on)


def timing_of(rule: ConsultationRule) -> Timing:
    """A rule as plain values."""
    return Timing(
        rule.reply_days,
        rule.counts_working_days,
        Silence(rule.silence),
        rule.extensions_most,
        rule.extension_days,
        _days_kept(rule.remind_days),
    )


def _days_kept(text: str) -> tuple[int, ...]:
    """The days of reminders as they are kept; what nobody can read reminds as usual."""
    try:
        return read_days(text)
    except ValueError:
        return USUAL.remind_days


USUAL = Timing(reply_days=5, remind_days=(-1, 0, 1))
"""What holds where the office has laid down no rule: five working days, and silence means nothing."""


def timing_on(kind: str, *, on: date) -> Timing:
    """The days of a kind of matter on a day, the usual ones where no rule is laid down."""
    rule = rule_of_kind(kind, on=on)
    return USUAL if rule is None else timing_of(rule)


def timing_for(consultation: Consultation) -> Timing:
    """The days under which a question was put."""
    return USUAL if consultation.rule is None else timing_of(consultation.rule)


def waiting_of(consultation: Consultation) -> Waiting:
    """An open question as plain values."""
    return Waiting(
        consultation.pk,
        consultation.asked_on,
        consultation.due_on,
        timing_for(consultation).remind_days,
    )


def longest_until(consultation: Consultation) -> date:
    """The latest day an extension may reach."""
    timing = timing_for(consultation)
    return later(consultation.due_on, timing.extension_days, working=timing.counts_working_days)


def extensions_left(consultation: Consultation) -> int:
    """How many more times the day of a question may be moved at its agency's wish."""
    granted = Extension.objects.filter(consultation=consultation, is_granted=True).count()
    return max(0, timing_for(consultation).extensions_most - granted)


def check_can_extend(consultation: Consultation, until: date) -> None:
    """
    Refuse an extension that the rule does not allow, or that is none.

    :raises RuleBroken: extension.too_often, extension.not_later, extension.too_long
    """
    source = consultation.rule.source if consultation.rule else ""
    if not extensions_left(consultation):
        raise RuleBroken(
            _("The rule allows %(times)d extensions of this question, and they are used up.")
            % {"times": timing_for(consultation).extensions_most},
            code="extension.too_often",
            source=source,
        )
    if until <= consultation.due_on:
        raise RuleBroken(
            _("Your unit has until %(day)s already. Choose a later day.")
            % {"day": f"{consultation.due_on:%d/%m/%Y}"},
            code="extension.not_later",
            field="until",
        )
    longest = longest_until(consultation)
    if until > longest:
        raise RuleBroken(
            _("The rule allows an extension until %(day)s at most.")
            % {"day": f"{longest:%d/%m/%Y}"},
            code="extension.too_long",
            field="until",
            source=source,
        )


def check_consultation_rule(rule: ConsultationRule) -> None:
    """
    Refuse a rule without a source, without time, with an end before its start, or twice from one day.

    :raises RuleBroken: consultation_rule.no_source, consultation_rule.no_time,
        consultation_rule.bad_days, consultation_rule.ends_before_start, consultation_rule.twice
    """
    if not rule.source.strip():
        raise RuleBroken(
            _("Name the decision or regulation this rule comes from. Without a source nobody can check it."),
            code="consultation_rule.no_source",
            field="source",
        )  # fmt: skip
    if rule.reply_days < 1:
        raise RuleBroken(
            _("Agencies need at least one day to answer."),
            code="consultation_rule.no_time",
            field="reply_days",
        )
    _check_reminders(rule)
    _check_days(rule)


def _check_reminders(rule: ConsultationRule) -> None:
    try:
        read_days(rule.remind_days)
    except ValueError:
        raise RuleBroken(
            _("Write whole numbers from -60 to 60, at most twelve, such as -2, 0, 1, 3."),
            code="consultation_rule.bad_days",
            field="remind_days",
        ) from None


def _check_days(rule: ConsultationRule) -> None:
    if rule.valid_to is not None and rule.valid_to < rule.valid_from:
        raise RuleBroken(
            _("The rule ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
            % {"end": f"{rule.valid_to:%d/%m/%Y}", "start": f"{rule.valid_from:%d/%m/%Y}"},
            code="consultation_rule.ends_before_start",
            field="valid_to",
        )
    others = ConsultationRule.objects.filter(kind=rule.kind, valid_from=rule.valid_from)
    if others.exclude(pk=rule.pk).exists():
        raise RuleBroken(
            _("There is already a rule for “%(kind)s” from %(day)s on. Edit that one, or begin on another day.")
            % {"kind": ConsultedOn(rule.kind).label, "day": f"{rule.valid_from:%d/%m/%Y}"},
            code="consultation_rule.twice",
            field="valid_from",
        )  # fmt: skip
