"""The first administrator: once, with a good password, in the office's own unit."""

import pytest

from doingoai.accounts.founding import FirstAccount, open_first_account
from doingoai.accounts.models import Unit, User
from doingoai.accounts.states import Role, UnitKind
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from tests import cast, factories

pytestmark = pytest.mark.django_db
PASSWORD = "bon tu khong lien quan"
FIRST = FirstAccount("Quan-Tri", " Người  Thử ", "Sở Ngoại vụ Mẫu")


def found(first=FIRST, password=PASSWORD):
    return open_first_account(first, password=password, at=factories.NOON)


def refused(first=FIRST, password=PASSWORD):
    with pytest.raises(RuleBroken) as refusal:
        found(first, password)
    return refusal.value.code


def test_an_empty_installation_gets_its_administrator_and_its_office():
    user = found()

    assert (user.username, user.name, user.roles) == (
        "quan-tri", "Người Thử", {Role.ADMINISTRATOR},
    )  # fmt: skip
    assert user.check_password(PASSWORD)
    unit = Unit.objects.get()
    assert (user.unit, unit.kind, unit.name_vi) == (unit, UnitKind.OFFICE, "Sở Ngoại vụ Mẫu")


def test_it_stands_in_the_audit_log_as_done_by_the_software():
    found()

    entries = AuditEntry.objects.order_by("number").values_list("verb", "actor_id", "details")
    assert list(entries) == [
        ("unit.added", "", {}),
        ("user.added", "", {"roles": ["administrator"], "first": True}),
    ]
    assert PASSWORD not in str(list(AuditEntry.objects.values()))


def test_an_office_that_is_there_is_kept():
    office = factories.foreign_affairs()

    assert found().unit == office


def test_there_is_only_one_first():
    found()

    assert refused(FirstAccount("khac", "Khác", "Sở Khác")) == "admin.exists"
    assert User.objects.count() == 1


def test_when_the_last_administrator_was_closed_there_may_be_another():
    User.objects.filter(pk=cast.administrator().pk).update(is_active=False)

    assert found().roles == {Role.ADMINISTRATOR}


@pytest.mark.parametrize(
    ("first", "password", "code"),
    [
        (FIRST, "ngan", "user.weak_password"),
        (FIRST, "password123", "user.weak_password"),
        (FIRST, "quan-tri-1", "user.weak_password"),
        (FirstAccount("quản trị", "Thử", "Sở"), PASSWORD, "user.bad_name"),
        (FirstAccount("a" * 61, "Thử", "Sở"), PASSWORD, "user.bad_name"),
        (FirstAccount("quantri", " ", "Sở"), PASSWORD, "user.no_name"),
    ],
)
def test_a_weak_password_or_a_bad_name_opens_nothing(first, password, code):
    assert refused(first, password) == code
    assert (User.objects.count(), Unit.objects.count()) == (0, 0)


def test_a_sign_in_name_is_not_taken_from_somebody():
    factories.user("quan-tri")

    assert refused() == "user.name_taken"
