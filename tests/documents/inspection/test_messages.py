"""E-mails: what stands on them, what they bring, and the openers in the child."""

import base64
import json
from datetime import UTC, datetime

import pytest

from doingoai.documents.inspection import FileKind, inspect_upload
from doingoai.documents.inspection.kinds import EVERY_KIND
from doingoai.documents.inspection.messages import read_message
from doingoai.documents.openers import message as opener
from tests.documents import good_files as good


def test_sender_moment_subject_and_words_are_read():
    message = read_message(good.eml(text="Kính gửi Sở Ngoại vụ."), name="thu.eml")

    assert (message.sender, message.address) == ("Đại sứ quán Mẫu", "thu@sample.example")
    assert message.sent == datetime(2026, 2, 2, 23, 30, tzinfo=UTC)
    assert message.subject == "Đề nghị tiếp đoàn"
    assert message.words.count("Kính gửi Sở Ngoại vụ.") == 2
    assert "evil" not in message.words


def test_what_is_attached_is_inspected_and_given_with_its_name():
    content = good.eml(("Thư mời.pdf", good.pdf()), ("lich.ics", b"BEGIN:VCALENDAR"))

    seen = inspect_upload("thu.eml", content, allowed=EVERY_KIND)

    assert seen.kind == FileKind.EML
    assert [(part.safe_name, part.kind) for part, _content in seen.parts] == [
        ("Thư mời.pdf", FileKind.PDF)
    ]
    assert seen.parts[0][1] == good.pdf()


@pytest.mark.parametrize(
    ("head", "sender", "sent"),
    [
        (b"From: thu@sample.example\n", "thu@sample.example", ""),
        (b"From: =?utf-8?b?xJDhuqFp?= <a@b.example>\nDate: nonsense\n", "Đại", ""),
        (b"From: nobody at all\nDate: 2 Feb 2026 10:00 +0700\n", "nobody at all", "2026-02-02T10:00:00+07:00"),
    ],
)  # fmt: skip
def test_poor_headers_are_read_as_far_as_they_go(head, sender, sent):
    told = json.loads(opener.answer(head + b"\nwords"))

    assert (told["name"] or told["address"], told["sent"], told["words"]) == (sender, sent, "words")


def test_a_file_without_a_name_gets_one_and_an_unknown_alphabet_is_read_as_it_goes():
    picture = good.picture("PNG")
    content = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain; charset=klingon\n\nwords\n"
        b"--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
        + base64.b64encode(picture)
        + b"\n--x--\n"
    )

    told = json.loads(opener.answer(content))

    assert told["words"].strip() == "words"
    assert [file["name"] for file in told["files"]] == ["tep-1.png"]
    assert base64.b64decode(told["files"][0]["content"]) == picture


@pytest.mark.parametrize(
    "content",
    [
        b"no message",
        b"Subject: a\n\nb",
        b"From: a@b.example\nContent-Type: message/partial; id=1\n\n",
        b"X: " + b"a" * 250_000 + b"\nFrom: a@b.example\n\n",
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 250,
        good.eml(*[(f"{number}.pdf", b"x") for number in range(19)]),
    ],
)
def test_what_is_no_message_or_too_much_is_refused_by_the_child(content):
    with pytest.raises(ValueError):  # noqa: PT011  every one of them is told to the person as it is
        opener.answer(content)
