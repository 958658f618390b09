"""The things and people of the tests satisfy every constraint, alone and twice."""

import pytest
from django.db import connection

from doingoai.accounts.states import Role
from doingoai.foundation import audit
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import Subject
from tests import cast, factories

pytestmark = pytest.mark.django_db

PEOPLE = {
    cast.lan: {Role.OFFICER},
    cast.ha: {Role.PROTOCOL_OFFICER},
    cast.minh: {Role.CITY_LEADER},
    cast.director: {Role.DIRECTOR},
    cast.division_head: {Role.DIVISION_HEAD},
    cast.clerk: {Role.RECORDS_CLERK},
    cast.focal_point: {Role.FOCAL_POINT},
    cast.administrator: {Role.ADMINISTRATOR},
    cast.stranger: set(),
}


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.__name__)
def test_each_of_the_cast_has_the_role_of_the_story(who):
    assert who().roles == PEOPLE[who]


def test_a_visit_with_everything_can_be_made_twice():
    for _ in range(2):
        visit = factories.delegation()
        officer = factories.user()
        police = factories.unit()
        item = factories.item(visit.programme, place=factories.place())
        guest = factories.member(visit)
        factories.post(guest.person)
        factories.host(visit)
        factories.participation(item, guest.person)
        factories.shared_with(visit, police)
        factories.consultation(visit, police, officer)
        factories.case(visit, officer)
        factories.task(officer, about_type="delegation", about_id=str(visit.pk))
        factories.paper(visit)
        factories.stored_file(visit, officer)
        factories.incoming(officer)
        factories.outgoing(officer)
        factories.notice(officer)
    factories.norm()
    assert factories.office() == factories.office()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committing_tests_leave_the_audit_log_empty_and_guarded(turn):
    audit.record_alone("trial.made", Subject("trial", "1"), by=None)

    entries = AuditEntry.objects.count()
    with connection.cursor() as cursor, pytest.raises(Exception, match="only grows"):
        cursor.execute("DELETE FROM foundation_auditentry")

    assert entries == 1
