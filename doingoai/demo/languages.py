"""What the demo office's people can do in which language. All of it is invented."""

from collections.abc import Mapping
from datetime import date, timedelta

from doingoai.accounts.models import User
from doingoai.languages.actions import add_competence, plan_course, require_language
from doingoai.languages.states import Level, Skill

MARK = "Mẫu"
NEED = f"Bản mô tả vị trí việc làm ({MARK})"


def make_languages(people: Mapping[str, User], by: User, *, today: date) -> None:
    """Give the protocol division Korean that runs out soon, and a need of Japanese nobody meets."""
    soon, gone = today + timedelta(days=45), today - timedelta(days=20)
    lines = (
        ("ha", "ko", Skill.CONSECUTIVE, Level.B2, "TOPIK", "4", soon),
        ("ha", "en", Skill.CONSECUTIVE, Level.C1, f"Chứng chỉ {MARK}", "", None),
        ("phong", "ja", Skill.SPEAKING, Level.B1, "JLPT", "N3", None),
        ("lan", "en", Skill.WRITING, Level.C1, f"Chứng chỉ {MARK}", "", None),
        ("lan", "fr", Skill.SPEAKING, Level.B1, "DELF", "B1", gone),
    )
    for who, language, skill, level, certificate, score, until in lines:
        add_competence(
            people[who], language=language, skill=skill, level=level, certificate=certificate,
            score=score, valid_until=until, evidence=f"Bản sao trong hồ sơ cán bộ ({MARK})", by=by,
        )  # fmt: skip
    unit = people["ha"].unit
    for language, level in (("ko", Level.B2), ("ja", Level.B2)):
        require_language(
            unit, post=f"Cán bộ phiên dịch ({MARK})", language=language, skill=Skill.CONSECUTIVE,
            level=level, people=1, source=NEED, by=by,
        )  # fmt: skip
    plan_course(
        people["phong"], language="ja", title=f"Tiếng Nhật B2 ({MARK})", provider=f"Trung tâm {MARK}",
        starts_on=today + timedelta(days=14), ends_on=today + timedelta(days=120),
        target=Level.B2, by=by,
    )  # fmt: skip
