"""Reads of the register of languages."""

from datetime import date

from django.db.models import QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.languages.facts import Ability, Gap, Grade, Wish, find_gaps, shipped_grades
from doingoai.languages.models import CertificateGrade, Competence, Course, Requirement


def visible_competences(user: User) -> QuerySet[Competence]:
    """What the staff can do, for those who see people, cars and rooms."""
    if may(user, Permission.RESOURCE_VIEW):
        return Competence.objects.select_related("person__unit").order_by(
            "person__name", "language", "skill"
        )
    return Competence.objects.none()


def visible_requirements(user: User) -> QuerySet[Requirement]:
    if may(user, Permission.RESOURCE_VIEW):
        return Requirement.objects.select_related("unit")
    return Requirement.objects.none()


def visible_courses(user: User) -> QuerySet[Course]:
    if may(user, Permission.RESOURCE_VIEW):
        return Course.objects.select_related("person")
    return Course.objects.none()


def ability_of(row: Competence) -> Ability:
    return Ability(row.person_id, row.language, row.skill, row.level, row.valid_until)


def gaps(user: User, *, on: date) -> list[tuple[Requirement, Gap]]:
    """What each unit needs, with who can do it on a day and how many are lacking."""
    rows = {row.pk: row for row in visible_requirements(user)}
    held = list(visible_competences(user))
    units = {one.person_id: one.person.unit_id for one in held}
    wishes = [
        Wish(row.pk, row.unit_id, row.language, row.skill, row.level, row.people)
        for row in rows.values()
    ]
    found = find_gaps(wishes, [ability_of(one) for one in held], units, on=on)
    return [(rows[gap.wish.key], gap) for gap in found]


def grades(*, on: date) -> list[Grade]:
    """The table of certificates on a day: the office's word goes before the shipped one."""
    table = {(one.certificate, one.grade): one for one in shipped_grades()}
    rows = CertificateGrade.objects.filter(valid_from__lte=on).order_by("valid_from")
    for row in rows:
        table[row.certificate, row.grade] = Grade(
            row.certificate, row.grade, row.language, row.level, row.source, "H", row.valid_from,
            is_confirmed=True,
        )  # fmt: skip
    return list(table.values())
