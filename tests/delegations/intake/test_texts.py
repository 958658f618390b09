"""Every text of the intake has its Vietnamese, and faults of a row are told in it."""

from pathlib import Path

from django.utils import translation

from doingoai.delegations.intake.members import read_members
from tests.delegations.intake.builders import book
from tools import messages

INTAKE = Path(messages.CODE) / "delegations" / "intake"


def test_every_text_has_its_vietnamese():
    known = {m.id: m.string for m in messages.read("delegations") if m.id}

    texts = {text for _path, (_context, text) in messages.texts_of(INTAKE)}

    assert [text for text in sorted(texts) if not known.get(text)] == []


def test_an_officer_reads_vietnamese():
    rows = [["Họ tên", "Ngày sinh"], ["TBC", "hôm qua"], ["Jane Sample 2", "năm 1970"]]

    with translation.override("vi"):
        first, second = read_members(book(rows)).rows

    assert first.faults[0].message == ("Ở đây chưa có họ tên (thấy: “TBC”). Hãy ghi đủ họ tên.")
    assert [doubt.message for doubt in second.doubts] == [
        "Họ tên có chữ số. Ở đây chỉ ghi họ tên.",
        "Chỉ có năm. Hãy ghi đủ ngày, dd/mm/yyyy.",
    ]
