"""A real office from nothing: from the command's account to the first decision, by its own pages alone."""

import pytest
from django.test import Client
from django.urls import reverse

from doingoai.accounts.founding import FirstAccount, open_first_account
from doingoai.accounts.models import Unit, User
from doingoai.approvals.models import Case
from doingoai.delegations.models import Delegation
from doingoai.directory.models import Partner
from doingoai.foundation import clock
from doingoai.web.accounts.overview import first_steps

pytestmark = pytest.mark.django_db
PASSWORD = "bon tu khong lien quan"


def browser_of(username):
    client = Client()
    answer = client.post(reverse("account_login"), {"login": username, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def post(client, address, /, *keys, **fields):
    answer = client.post(reverse(address, args=keys), fields)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer


def steps_done():
    return [step.is_done for step in first_steps()]


def test_an_office_begins_with_one_command_and_reaches_its_first_decision():
    open_first_account(FirstAccount("quantri", "Quản Trị Thử"), password=PASSWORD, at=clock.now())
    administrator, unit = browser_of("quantri"), Unit.objects.get()
    assert steps_done() == [True, False, False, False, False]
    assert "Những bước đầu tiên" in administrator.get(reverse("accounts:admin")).content.decode()

    post(
        administrator, "accounts:office", unit=unit.pk, parent_vi="ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU",
        city_vi="Thành phố Mẫu", city_en="Sample City", division_symbol="LT",
        signer_post_vi="GIÁM ĐỐC", signer_post_en="Director", decider_body_vi="ỦY BAN NHÂN DÂN",
        decider_symbol="UBND", decider_post_vi="CHỦ TỊCH",
    )  # fmt: skip
    for username, role in (("lan", "officer"), ("giamdoc", "director")):
        post(
            administrator, "accounts:add-user", username=username, name=f"{username.title()} Thử",
            unit=unit.pk, roles=[role], password=PASSWORD,
        )  # fmt: skip
    post(
        administrator, "approvals:add-line", matter="delegation.reception", order=1,
        approver_role="director", series="decision_so", symbol="QĐ-SNgV", valid_from="01/01/2020",
        source="Quy chế thử", confidence="M",
    )  # fmt: skip
    post(administrator, "norms:load")
    assert steps_done() == []
    assert (
        "Những bước đầu tiên" not in administrator.get(reverse("accounts:admin")).content.decode()
    )

    officer = browser_of("lan")
    post(
        officer, "directory:add-partner", name_vi="Thành phố Mẫu Biển", kind="locality",
        group="other", country="JP",
    )  # fmt: skip
    first, last = (f"{day:%d/%m/%Y}" for day in (clock.today(), clock.today()))
    post(
        officer, "delegations:prepare", title_vi="Đoàn đầu tiên", partner=Partner.objects.get().pk,
        starts_on=first, ends_on=last, receiving_unit=unit.pk, kind="working_visit", field="other",
        invited_by="city", people_expected="3",
    )  # fmt: skip
    visit = Delegation.objects.get()
    post(officer, "delegations:submit", visit.pk, note="Kính trình.")
    post(browser_of("giamdoc"), "delegations:decide", visit.pk, verdict="approved", reason="")

    visit.refresh_from_db()
    assert visit.state == "approved"
    assert Case.objects.get().outgoing.label == "01/QĐ-SNgV"
    assert User.objects.count() == 3
