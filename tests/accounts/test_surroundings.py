"""What is read around a person at every request, held against the questions asked one by one."""

import pytest

from doingoai.accounts import queries
from doingoai.accounts.models import RoleGrant, RolePolicy, User
from doingoai.accounts.states import Role
from doingoai.accounts.surroundings import surround
from doingoai.foundation import clock
from tests import cast, factories

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_all_of_it_is_one_question(django_assert_num_queries):
    factories.office()
    person = fresh(factories.user(roles=(Role.OFFICER, Role.RECORDS_CLERK)))

    with django_assert_num_queries(1):
        around = surround(person)
        found = (person.roles, person.permissions, str(person.unit), str(around.office))

    other = fresh(person)
    assert found == (other.roles, other.permissions, str(other.unit), str(queries.office()))


@pytest.mark.parametrize("roles", [(), (Role.OFFICER,), (Role.OFFICER, Role.DIRECTOR)])
@pytest.mark.parametrize("asked", [(), (Role.DIRECTOR,), (Role.OFFICER, Role.ADMINISTRATOR)])
def test_a_second_factor_is_needed_when_one_of_the_roles_asks(roles, asked):
    person = factories.user(roles=roles)
    for role in Role:
        RolePolicy.objects.create(role=role, needs_second_factor=role in asked)

    around = surround(fresh(person))

    assert around.needs_second_factor == queries.needs_second_factor(fresh(person))
    assert around.needs_second_factor == bool(set(roles) & set(asked))


def test_only_the_person_s_own_unread_notices_count():
    person, other = factories.user(roles=(Role.OFFICER, Role.DIRECTOR)), factories.user()
    for _turn in range(3):
        factories.notice(person)
    factories.notice(person, read_at=clock.now())
    factories.notice(other)

    assert surround(fresh(person)).unread == 3


def test_before_the_office_is_set_up_there_is_none():
    assert surround(fresh(factories.user())).office is None


def test_a_right_taken_away_is_gone_at_the_next_request(client):
    person = factories.user(roles=(Role.OFFICER,))
    client.force_login(person, backend=cast.BACKEND)
    before = client.get("/delegations/").status_code

    RoleGrant.objects.filter(user=person).delete()

    assert (before, client.get("/delegations/").status_code) == (200, 403)
