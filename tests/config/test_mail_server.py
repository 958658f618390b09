"""The mail server as the environment names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from doingoai.config.environment import MailServer, mail_server

FROM = {"DOINGOAI_SMTP_HOST": "smtp.example.org", "DOINGOAI_MAIL_FROM": "a@example.org"}


@pytest.mark.parametrize(
    ("said", "server"),
    [
        ({"DOINGOAI_SMTP_HOST": ""}, None),
        ({"DOINGOAI_STANDALONE": "1"}, None),
        ({}, MailServer("smtp.example.org", 587, "a@example.org")),
        (
            {"DOINGOAI_SMTP_TLS": "TLS", "DOINGOAI_SMTP_USER": "u", "DOINGOAI_SMTP_PASSWORD": "p"},
            MailServer("smtp.example.org", 465, "a@example.org", "u", "p", "tls"),
        ),
        (
            {"DOINGOAI_SMTP_TLS": "none", "DOINGOAI_SMTP_PORT": "2525"},
            MailServer("smtp.example.org", 2525, "a@example.org", tls="none"),
        ),
        (
            {"DOINGOAI_SMTP_TLS": "none", "DOINGOAI_SMTP_USER": "u", "DOINGOAI_SMTP_HOST": "::1"},
            MailServer("::1", 25, "a@example.org", "u", tls="none"),
        ),
    ],
)
def test_the_mail_server_is_read_from_the_environment(
    said: dict[str, str], server: MailServer | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**FROM, **said}.items():
        monkeypatch.setenv(name, value)

    assert mail_server() == server


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"DOINGOAI_SMTP_TLS": "ssl"}, "DOINGOAI_SMTP_TLS"),
        ({"DOINGOAI_SMTP_PORT": "0"}, "DOINGOAI_SMTP_PORT"),
        ({"DOINGOAI_SMTP_PORT": "smtp"}, "DOINGOAI_SMTP_PORT"),
        ({"DOINGOAI_MAIL_FROM": ""}, "DOINGOAI_MAIL_FROM"),
        ({"DOINGOAI_MAIL_FROM": "a@example.org\nBcc: b@example.org"}, "DOINGOAI_MAIL_FROM"),
        ({"DOINGOAI_SMTP_TLS": "none", "DOINGOAI_SMTP_USER": "u"}, "clear"),
    ],
)
def test_what_cannot_work_is_refused_at_start(
    said: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**FROM, "DOINGOAI_SMTP_PASSWORD": "very-secret", **said}.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured) as fault:
        mail_server()

    assert [named in str(fault.value), "very-secret" in str(fault.value)] == [True, False]


def test_the_password_is_not_told_when_the_settings_are_printed() -> None:
    assert "very-secret" not in repr(MailServer("h", 25, "a@example.org", "u", "very-secret"))
