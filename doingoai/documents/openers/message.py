"""Opens an e-mail message (RFC 5322): who wrote when about what, its words, what is attached."""

import base64
import json
import mimetypes
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from html.parser import HTMLParser

MOST_PARTS = 200
MOST_ATTACHMENTS = 18
MOST_HEADER_BYTES = 200_000
MAX_LETTERS = 200_000
ELSEWHERE = ("message/external-body", "message/partial")


def answer(payload: bytes) -> bytes:
    """
    Give sender, moment, subject, words and attachments of a message.

    :raises ValueError: it is no message, or is built to be long or to fetch something
    """
    head = payload[: MOST_HEADER_BYTES + 1].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(head) > MOST_HEADER_BYTES:
        raise ValueError("headers")
    message = message_from_bytes(payload, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message["from"]:
        raise ValueError("From:")
    parts = list(_parts(message))
    files = [part for part in parts if _is_file(part)]
    if len(files) > MOST_ATTACHMENTS:
        raise ValueError(f"{len(files)} files")
    words = "\n".join(_words(part) for part in parts if not _is_file(part))
    return json.dumps(
        {
            **_sender(message),
            "sent": _sent(message),
            "subject": _one_line(message["subject"]),
            "words": words[:MAX_LETTERS],
            "files": [_file(number, part) for number, part in enumerate(files, start=1)],
        }
    ).encode()


def _parts(message: Message) -> Iterator[Message]:
    """Every part that holds something, also of messages inside this one."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            raise ValueError("parts")
        if part.get_content_type() in ELSEWHERE:
            raise ValueError(part.get_content_type())
        if not part.is_multipart():
            yield part


def _is_file(part: Message) -> bool:
    return bool(part.get_filename()) or part.get_content_maintype() != "text"


def _sender(message: EmailMessage) -> dict[str, str]:
    addresses = getattr(message["from"], "addresses", ())
    if not addresses:
        return {"name": "", "address": _one_line(message["from"])}
    return {
        "name": _one_line(addresses[0].display_name),
        "address": _one_line(addresses[0].addr_spec).strip('"'),
    }


def _sent(message: EmailMessage) -> str:
    moment = getattr(message["date"], "datetime", None)
    return moment.isoformat() if moment else ""


def _one_line(value: object) -> str:
    return " ".join(str(value or "").split())[:500]


def _words(part: Message) -> str:
    text = _decoded(part)
    return _Plain.of(text) if part.get_content_subtype() == "html" else text


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:  # an alphabet that does not exist
        return raw.decode("utf-8", "replace")


class _Plain(HTMLParser):
    """The words of a page, without its tags, styles and scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unseen = 0

    @classmethod
    def of(cls, text: str) -> str:
        reader = cls()
        reader.feed(text)
        reader.close()
        return " ".join(" ".join(reader.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in {"script", "style"} and self.unseen > 0

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)


def _file(number: int, part: Message) -> dict[str, str]:
    content = part.get_payload(decode=True)
    ending = mimetypes.guess_extension(part.get_content_type()) or ".dat"
    return {
        "name": _one_line(part.get_filename()) or f"tep-{number}{ending}",
        "content": base64.b64encode(content if isinstance(content, bytes) else b"").decode(),
    }
