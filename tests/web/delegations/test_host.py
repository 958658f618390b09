"""One person of the Vietnamese side of a visit."""

import pytest

from doingoai.delegations.models import Delegation, Host
from doingoai.delegations.states import State
from doingoai.directory.models import Person
from tests import cast, factories
from tests.web.delegations.answers import at, read, shown_faults, typed, verbs

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(visit):
    return factories.host(visit, factories.person("Trần", "Mẫu", vietnamese=True), car="Xe số 1")


def given(**fields):
    return {"role": "liaison", "title_vi": "Phó Giám đốc", **fields}


def test_a_host_is_shown_and_edited(client, ha, visit, host):
    shown = read(client.get(at(visit, "host", host.pk)))

    response = client.post(at(visit, "host", host.pk), given(version="1"))

    host.refresh_from_db()
    assert 'value="Xe số 1"' in shown
    assert response.headers["Location"] == at(visit, "people")
    assert (host.role, host.title_vi, host.car) == ("liaison", "Phó Giám đốc", "")
    assert verbs(host) == ["host.edited"]


def test_a_second_leader_is_refused_at_the_role(client, ha, visit, host):
    factories.host(visit, factories.person("Vũ", "Thử", vietnamese=True), role="leader")

    response = client.post(at(visit, "host", host.pk), given(role="leader"))

    assert shown_faults(response) == {
        "role": "Vũ Thử đang là người chủ trì phía Việt Nam. Hãy đổi người đó trước."
    }
    assert typed(response, title="Phó Giám đốc") == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"title_vi": "T" * 400},
            {"title_vi": "Giá trị này chỉ có tối đa 250 kí tự (hiện có 400)"},
        ),
        (
            {"rank": "x"},
            {
                "rank": "Hãy chọn một lựa chọn hợp lệ. x không phải là một trong các lựa chọn khả thi."
            },
        ),
    ],
)
def test_what_cannot_be_of_a_host_is_refused_at_its_field(client, ha, visit, host, fields, told):
    response = client.post(at(visit, "host", host.pk), given(**fields))

    assert (response.status_code, shown_faults(response)) == (422, told)


def test_of_two_hands_on_a_host_both_are_shown(client, ha, visit, host):
    Host.objects.filter(pk=host.pk).update(role="driver", version=4)

    response = client.post(at(visit, "host", host.pk), given(version="1"))

    assert shown_faults(response)["role"] == "Người kia đã ghi: Lái xe"


def test_the_name_of_a_host_is_changed_in_the_directory(client, ha, visit, host):
    client.post(
        at(visit, "host-name", host.pk),
        {"family": "Trần", "given": "Mới", "order": "family_first", "nationality": "VN"},
    )

    assert Person.objects.get().name.full == "Trần Mới"


def test_a_host_is_taken_off_the_list(client, ha, visit, host):
    response = client.post(at(visit, "host-remove", host.pk))

    assert response.headers["Location"] == at(visit, "people")
    assert (Host.objects.count(), Person.objects.count()) == (0, 1)


def test_the_hosts_of_a_closed_visit_stay(client, ha, visit, host):
    Delegation.objects.filter(pk=visit.pk).update(state=State.CLOSED, closed_at=factories.NOON)

    refused = client.post(at(visit, "host", host.pk), given())

    assert "số liệu không sửa được nữa" in shown_faults(refused)[""]
    assert client.post(at(visit, "host-remove", host.pk)).status_code == 422


def test_a_host_of_another_visit_is_not_there(client, ha, visit, host):
    other = factories.delegation()

    assert client.get(at(other, "host", host.pk)).status_code == 404
    assert client.post(at(other, "host-name", host.pk)).status_code == 404
    assert client.post(at(other, "host-remove", host.pk)).status_code == 404


def test_a_leader_changes_nothing_of_a_host(client, visit, host):
    cast.enter(client, cast.minh())

    for page in ("host", "host-name", "host-remove"):
        assert client.post(at(visit, page, host.pk), {}).status_code == 403
