"""What the office of the table of addresses keeps of the staff's languages."""

from typing import Any

from doingoai.accounts.models import User
from doingoai.languages.actions import add_competence, plan_course, require_language
from doingoai.languages.states import Level, Skill
from tests import factories


def make_languages(ids: dict[str, Any], by: User) -> None:
    """One line of each kind."""
    ids |= {
        "competence": competence(by, by=by).pk,
        "language-need": need(by=by).pk,
        "language-course": course(by, by=by).pk,
    }


def competence(person: User, *, by: User, **fields: Any) -> Any:
    named = {
        "language": "ko",
        "skill": Skill.CONSECUTIVE,
        "level": Level.B2,
        "certificate": "TOPIK 4",
    }
    return add_competence(person, by=by, **{**named, **fields})


def need(*, by: User, **fields: Any) -> Any:
    unit = fields.pop("unit", None) or factories.foreign_affairs()
    named = {
        "post": "Phiên dịch", "language": "ko", "skill": Skill.CONSECUTIVE, "level": Level.C1,
        "people": 1, "source": "Bản mô tả vị trí việc làm",
    }  # fmt: skip
    return require_language(unit, by=by, **{**named, **fields})


def course(person: User, *, by: User, **fields: Any) -> Any:
    named = {
        "language": "ko", "title": "Tiếng Hàn C1", "starts_on": factories.FIRST_DAY,
        "ends_on": factories.LAST_DAY, "target": Level.C1,
    }  # fmt: skip
    return plan_course(person, by=by, **{**named, **fields})


def grow_languages(by: User) -> None:
    """One more line of each kind, of a new colleague, and one more language in the calendar."""
    person = factories.user()
    competence(person, by=by, language="ja")
    need(by=by, unit=person.unit)
    course(person, by=by)
