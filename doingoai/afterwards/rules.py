"""What must be true of questionnaires and answers, whoever asks."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from doingoai.afterwards.lineup import MOST_ROWS
from doingoai.afterwards.models import LinkSheet, Photograph, Questionnaire
from doingoai.afterwards.states import AskingState, Mark, Question
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.delegations.states import State
from doingoai.foundation.refusals import RuleBroken

USUAL_LIFE = timedelta(days=7)
LONGEST_LIFE = timedelta(days=30)
"""After the opening: what guests say a month later is no longer about the visit."""
MOST_AT_ONCE, MOST_LINKS = 60, 300
LONGEST_WORDS = 2000
MOST_PHOTOGRAPHS, MOST_PLACES = 200, 40
PICTURED = ASKED_AFTER = frozenset({State.APPROVED, State.UNDER_WAY, State.REPORTED})


class AnswersClosed(RuleBroken):
    """The link takes no answer (any more); how it came so is nobody's business outside."""

    def __init__(self) -> None:
        super().__init__(
            _("This link takes no answers any more. Your words are still welcome by e-mail."),
            code="questionnaire.closed",
        )


def state_of(questionnaire: Questionnaire, *, at: datetime) -> AskingState:
    """Say whether a questionnaire takes answers at a moment, and if not, why."""
    if questionnaire.stopped_at is not None:
        return AskingState.STOPPED
    return AskingState.OVER if questionnaire.closes_at <= at else AskingState.OPEN


def check_can_ask(visit: Delegation, *, on: date) -> None:
    """
    Refuse to ask guests before the last day of their visit, or about one that is closed or was none.

    :raises RuleBroken: questionnaire.too_early, questionnaire.no_visit
    """
    if State(visit.state) not in ASKED_AFTER:
        raise RuleBroken(
            _(
                "This visit is “%(now)s”: its guests can be asked from its last day until it is closed."
            )
            % {"now": State(visit.state).label},
            code="questionnaire.no_visit",
        )
    if on < visit.ends_on:
        raise RuleBroken(
            _("The visit lasts until %(day)s. Guests are asked from its last day on.")
            % {"day": f"{visit.ends_on:%d/%m/%Y}"},
            code="questionnaire.too_early",
        )


def check_closing(closes_at: datetime, *, opened_at: datetime, at: datetime) -> None:
    """
    Refuse a last day that lies behind, or further from the opening than guests remember.

    :raises RuleBroken: questionnaire.ends_too_early, questionnaire.ends_too_late
    """
    if closes_at <= at:
        raise RuleBroken(
            _("The questionnaire would be over already. Choose a day from today on."),
            code="questionnaire.ends_too_early",
            field="closes_on",
        )
    if closes_at > opened_at + LONGEST_LIFE:
        raise RuleBroken(
            _("A questionnaire takes answers for %(days)s days at most. Choose an earlier day.")
            % {"days": LONGEST_LIFE.days},
            code="questionnaire.ends_too_late",
            field="closes_on",
        )


def check_is_open(questionnaire: Questionnaire, *, at: datetime) -> None:
    """
    Refuse to make links that nobody could answer by.

    :raises RuleBroken: questionnaire.not_open
    """
    if state_of(questionnaire, at=at) != AskingState.OPEN:
        raise RuleBroken(
            _("The questionnaire takes no answers now. Give it a new last day first."),
            code="questionnaire.not_open",
        )


def check_count(wanted: int, *, there: int) -> None:
    """
    Refuse more links than any delegation has people: each may be answered once, so they are the limit.

    :raises RuleBroken: questionnaire.too_many_links, questionnaire.no_links
    """
    if wanted < 1:
        raise RuleBroken(
            _("Say for how many guests links are to be made."),
            code="questionnaire.no_links",
            field="count",
        )
    if wanted > MOST_AT_ONCE or there + wanted > MOST_LINKS:
        raise RuleBroken(
            _("%(wanted)s links are too many: %(once)s at once, %(most)s for a visit; %(there)s exist.")
            % {"wanted": wanted, "once": MOST_AT_ONCE, "most": MOST_LINKS, "there": there},
            code="questionnaire.too_many_links",
            field="count",
        )  # fmt: skip


def check_takes_answers(sheet: LinkSheet, *, at: datetime) -> None:
    """
    Refuse an answer by a link that was stopped, or after the last day.

    :raises RuleBroken: questionnaire.closed
    """
    if sheet.revoked_at or state_of(sheet.questionnaire, at=at) != AskingState.OPEN:
        raise AnswersClosed


def check_answer(marks: Mapping[str, int | None], words: str) -> None:
    """
    Refuse marks that the scale does not know, an answer without the last one, and too many words.

    :raises RuleBroken: answer.no_overall, answer.unknown_mark, answer.too_long
    """
    if marks.get(Question.OVERALL) is None:
        raise RuleBroken(
            _("Choose a mark for the visit as a whole; everything else may stay empty."),
            code="answer.no_overall",
            field=Question.OVERALL.value,
        )
    known = {None, *Mark.values}
    if set(marks) - set(Question.values) or set(marks.values()) - known:
        raise RuleBroken(_("A mark goes from 1 to 5."), code="answer.unknown_mark")
    if len(words) > LONGEST_WORDS:
        raise RuleBroken(
            _("Your words have %(found)s signs; %(most)s fit. Please shorten them.")
            % {"found": len(words), "most": LONGEST_WORDS},
            code="answer.too_long",
            field="words",
        )


def check_can_picture(visit: Delegation) -> None:
    """
    Refuse photographs of a visit that is not approved yet, or whose file is closed.

    :raises RuleBroken: photograph.closed
    """
    if State(visit.state) not in PICTURED:
        raise RuleBroken(
            _("This visit is “%(now)s”: photographs belong to one that is approved and not closed.")
            % {"now": State(visit.state).label},
            code="photograph.closed",
        )


def check_room(count: int) -> None:
    """
    Refuse more photographs than anybody gives names to.

    :raises RuleBroken: photograph.too_many
    """
    if count >= MOST_PHOTOGRAPHS:
        raise RuleBroken(
            _("The visit has %(count)s photographs; take some out before you add more.")
            % {"count": count},
            code="photograph.too_many",
        )


def check_is_as_shown(photograph: Photograph, version: int | None) -> None:
    """
    Refuse names for a picture that somebody else has named since it was shown.

    :raises RuleBroken: photograph.changed_meanwhile
    """
    if version != photograph.version:
        raise RuleBroken(
            _("Somebody else has named this photograph since you opened it. Look again."),
            code="photograph.changed_meanwhile",
        )


def check_places(
    places: Mapping[str, tuple[int, int]], visit: Delegation
) -> dict[str, Member | Host]:
    """
    Give who is meant by each key; refuse others than those of the visit, and two at one place.

    :raises RuleBroken: photograph.not_of_visit, photograph.no_such_row, photograph.two_at_one_place
    """
    people: dict[str, Member | Host] = {f"member-{one.pk}": one for one in members_of(visit)}
    people |= {f"host-{one.pk}": one for one in hosts_of(visit)}
    if set(places) - set(people):
        raise RuleBroken(
            _("Somebody who is named is on neither list of this visit any more. Look again."),
            code="photograph.not_of_visit",
        )
    if any(not 1 <= row <= MOST_ROWS or not 1 <= place <= MOST_PLACES for row, place in places.values()):  # fmt: skip
        raise RuleBroken(
            _("A picture has at most %(rows)s rows of %(places)s people.")
            % {"rows": MOST_ROWS, "places": MOST_PLACES},
            code="photograph.no_such_row",
        )
    for where, count in Counter(places.values()).items():
        if count > 1:
            names = ", ".join(str(people[key].person) for key in sorted(places) if places[key] == where)  # fmt: skip
            raise RuleBroken(
                _("%(names)s stand at one place: row %(row)s, place %(place)s. Give each a place.")
                % {"names": names, "row": where[0], "place": where[1]},
                code="photograph.two_at_one_place",
            )
    return {key: people[key] for key in places}
