"""The mailbox of a demonstration."""

import pytest
from django.test import override_settings

from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

PAGE = "/mailbox/"


def test_my_own_letters_are_shown_with_links(client, lan):
    factories.letter(
        lan, subject="Thư của Lan", text="Kính gửi\n\n• Việc <b>\n  http://x.example/1/\n"
    )
    factories.letter(cast.ha(), subject="Thư của Hà")

    html = client.get(PAGE).content.decode()

    assert inline_faults(html) == []
    assert ["Thư của Lan" in html, "Thư của Hà" in html] == [True, False]
    assert 'href="http://x.example/1/"' in html
    assert "Việc &lt;b&gt;" in html


def test_the_letters_of_somebody_else_are_chosen(client, lan):
    factories.letter(cast.ha(), subject="Thư của Hà")

    html = client.get(PAGE, {"to": "ha"}).content.decode()

    assert "Thư của Hà" in html
    assert '<option value="ha" selected>' in html


def test_nobody_known_means_me(client, lan):
    html = client.get(PAGE, {"to": "nobody"}).content.decode()

    assert '<option value="lan" selected>' in html
    assert "Chưa có thư nào" in html


def test_a_real_installation_has_no_such_page(client, lan):
    with override_settings(DEMO=False):
        answers = [client.get(PAGE).status_code, client.get("/account/").content.decode()]

    assert [answers[0], PAGE in str(answers[1])] == [404, False]
