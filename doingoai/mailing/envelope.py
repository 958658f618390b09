"""A letter as mail servers take it (RFC 5322, RFC 3834)."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from doingoai.mailing.models import Letter

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """Give a text without anything that could end the line of a heading."""
    return _CONTROL.sub(" ", text).strip()


def message_of(letter: Letter, *, sender: str, house: str) -> EmailMessage:
    """Put a letter into its envelope: always the same bytes for the same letter."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(one_line(house), addr_spec=sender)
    message["To"] = Address(addr_spec=letter.address)
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(letter.made_at)
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = letter.language
    return message
