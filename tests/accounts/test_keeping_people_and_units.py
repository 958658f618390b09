"""What administration adds to accounts: units that can be, a lost telephone, the office set up once."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator

from doingoai.accounts.actions import (
    drop_second_factor,
    make_token,
    revoke_token,
    set_up_office,
)
from doingoai.accounts.models import Notice, Unit
from doingoai.accounts.rules import check_unit, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from tests import cast, factories


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (Unit(pk=1, valid_from=date(2026, 2, 2), valid_to=date(2026, 2, 1)), "unit.ends_before_start"),
        (Unit(pk=1, parent_id=2), "unit.under_itself"),
        (Unit(pk=1, successor_id=1), "unit.follows_itself"),
    ],
)  # fmt: skip
def test_a_unit_that_cannot_be_is_refused(unit, code):
    with pytest.raises(RuleBroken) as refusal:
        check_unit(unit, below={1, 2})

    assert refusal.value.code == code


def test_a_unit_that_can_be_is_let_through():
    check_unit(Unit(pk=1, parent_id=3, successor_id=4), below={1, 2})
    check_unit(Unit(valid_from=date(2026, 2, 2), valid_to=date(2026, 2, 2)), below=())


@pytest.mark.django_db
def test_any_one_of_several_rights_is_enough():
    require_any(cast.clerk(), {Permission.TEMPLATE_UPLOAD, Permission.USER_ADMIN})

    with pytest.raises(NotAllowed):
        require_any(cast.lan(), {Permission.TEMPLATE_UPLOAD, Permission.USER_ADMIN})


@pytest.mark.django_db
def test_a_lost_second_factor_is_taken_off_by_another_and_written_down():
    administrator, lan = cast.administrator(), cast.lan()
    Authenticator.objects.create(user=lan, type="totp", data={})

    drop_second_factor(lan, by=administrator)

    assert Authenticator.objects.count() == 0
    assert AuditEntry.objects.get().verb == "user.second_factor_dropped"
    with pytest.raises(RuleBroken, match="trang tài khoản"):
        drop_second_factor(administrator, by=administrator)
    with pytest.raises(NotAllowed):
        drop_second_factor(administrator, by=lan)


@pytest.mark.django_db
def test_the_office_is_set_up_once():
    unit, administrator = factories.foreign_affairs(), cast.administrator()

    office = set_up_office(unit, changes={"city_vi": "Thành phố Mẫu"}, by=administrator)

    assert (office.unit, office.city_vi) == (unit, "Thành phố Mẫu")
    with pytest.raises(RuleBroken) as refusal:
        set_up_office(unit, changes={}, by=administrator)
    assert refusal.value.code == "office.exists"


@pytest.mark.django_db
def test_the_owner_of_a_stopped_token_is_told_and_who_stops_their_own_is_not():
    lan, administrator, at = cast.lan(), cast.administrator(), factories.NOON
    made = [
        make_token(lan, name=name, scopes=list(Scope), expires_at=at, by=lan, at=at)[0]
        for name in ("của tôi", "khác")
    ]

    revoke_token(made[0], by=lan, at=at)
    revoke_token(made[1], by=administrator, at=at)
    revoke_token(made[1], by=administrator, at=at)

    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.label) == (lan, "token.revoked", "khác")
