"""Handing letters to a mail server, or in a demonstration to nobody: they stay in the mailbox page."""

import smtplib
import ssl
from email.message import EmailMessage
from typing import Protocol

from django.conf import settings

from doingoai.config.environment import MailServer
from doingoai.foundation.logs import masked
from doingoai.mailing.facts import Outcome, Verdict

SECONDS = 10
"""How long the server may take for one answer."""

_TAKEN = Outcome(Verdict.TAKEN)


class PostUnreachable(Exception):
    """The mail server cannot be reached or does not let us in; no letter is at fault."""


class Post(Protocol):
    """Whoever takes letters."""

    sender: str

    def open(self) -> None: ...

    def deliver(self, message: EmailMessage, *, to: str) -> Outcome: ...

    def close(self) -> None: ...


class Mailbox:
    """The post of a demonstration: everything counts as taken and is read on a page."""

    sender = "demo@localhost.localdomain"

    def open(self) -> None:
        """There is nothing to open."""

    def deliver(self, message: EmailMessage, *, to: str) -> Outcome:
        return _TAKEN

    def close(self) -> None:
        """There is nothing to close."""


class Line:
    """A line to a mail server; after any trouble it is hung up and dialled anew."""

    def __init__(self, server: MailServer, *, seconds: float | None = None) -> None:
        self.sender = server.sender
        self._server = server
        self._seconds = SECONDS if seconds is None else seconds
        self._line: smtplib.SMTP | None = None

    def open(self) -> None:
        """
        Dial, unless the line is open.

        :raises PostUnreachable:
        """
        if self._line is not None:
            return
        try:
            self._line = self._dial()
        except (OSError, smtplib.SMTPException) as fault:
            raise PostUnreachable(type(fault).__name__) from fault

    def _dial(self) -> smtplib.SMTP:
        server, context = self._server, ssl.create_default_context()
        if server.tls == "tls":
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._seconds, context=context
            )
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=self._seconds)
        try:
            if server.tls == "starttls":
                line.starttls(context=context)
            if server.user:
                line.login(server.user, server.password)
        except BaseException:
            line.close()
            raise
        return line

    def deliver(self, message: EmailMessage, *, to: str) -> Outcome:
        """Hand one letter over; the line must be open."""
        if self._line is None:
            raise PostUnreachable("closed")
        try:
            self._line.sendmail(self.sender, [to], message.as_bytes())
        except smtplib.SMTPRecipientsRefused as fault:
            code, words = fault.recipients[to]
            outcome = _said(code, words)
        except smtplib.SMTPDataError as fault:
            outcome = _said(fault.smtp_code, fault.smtp_error)
        except (OSError, smtplib.SMTPException) as fault:
            # Also a sender that is refused: the letter is good, the settings may be mended.
            outcome = Outcome(Verdict.LATER, _reason(fault))
        else:
            return _TAKEN
        self.close()
        return outcome

    def close(self) -> None:
        """Hang up."""
        line, self._line = self._line, None
        if line is None:
            return
        try:
            line.quit()
        except (OSError, smtplib.SMTPException):
            line.close()


def _said(code: int, words: bytes | str) -> Outcome:
    verdict = Verdict.NEVER if 500 <= code < 600 else Verdict.LATER
    return Outcome(verdict, _plain(code, words))


def _reason(fault: Exception) -> str:
    if isinstance(fault, smtplib.SMTPResponseException):
        return _plain(fault.smtp_code, fault.smtp_error)
    return type(fault).__name__


def _plain(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return masked(f"{code} {' '.join(text.split())}")[:300]


def post() -> Post | None:
    """Who takes the letters of this installation; None where no mail is sent."""
    if settings.MAIL is not None:
        return Line(settings.MAIL)
    return Mailbox() if settings.DEMO else None
