"""Word files that are well-formed and yet absurd: the check answers or refuses, and ends."""

import random
import re
import zipfile
from io import BytesIO

from doingoai.documents.checking import PaperCheck, check_paper
from doingoai.documents.inspection.classification import classification_mark
from doingoai.foundation.refusals import RuleBroken
from tests.documents import good_files as good
from tests.documents.checking import papers
from tests.documents.watching import watched

ODD_VALUES = ("", "-1", "0", "nan", "inf", "1e999", "99999999999", "abc", "²", "x" * 300, "-5pt")
ATTRIBUTE = re.compile(
    r'(w:(?:val|w|h|left|top|line|before|firstLine|type|ascii|sz|start)=")[^"]*"'
)
ELEMENT = re.compile(r"<w:(?:p|r|t|tc|tr|tbl|pPr|rPr|tcPr|tblPr|ind|jc|spacing)\b[^>]*/?>")
TEXT = re.compile(r"(<w:t[^>]*>)([^<]+)<")
ODD_TEXTS = ("", "\u2029", "Số: ²/QĐ", "Số: /-", "Số:", "-", "KT.", "ngày ² tháng ² năm ²", "a)",
             "ngày 05 tháng 02 năm 99999999999999999999", "Số: 9999999999999999999999/QĐ-X", "Phụ lục",
             "Nơi nhận:", "Kính gửi", "QUYẾT ĐỊNH:", "./.", "w) ")  # fmt: skip


def _parts(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _bent(xml, chance):
    pattern, made = chance.choice(
        (
            (ATTRIBUTE, lambda found: f'{found[1]}{chance.choice(ODD_VALUES)}"'),
            (TEXT, lambda found: f"{found[1]}{chance.choice(ODD_TEXTS)}<"),
        )
    )
    rate = chance.choice((0.02, 0.2, 0.6))
    return pattern.sub(lambda found: made(found) if chance.random() < rate else found[0], xml)


def _answer(content):
    with watched():
        try:
            return check_paper(content)
        except RuleBroken as refused:
            return refused


def test_bent_papers_are_answered_or_refused():
    chance = random.Random(20260205)
    originals = [_parts(papers.build(papers.GOOD[name]())) for name in ("plan", "decision")]
    answers = []

    for _ in range(80):
        parts = dict(chance.choice(originals))
        for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
            parts[name] = _bent(parts[name].decode(), chance)
        answers.append(_answer(good.packed(parts)))

    assert {type(answer) for answer in answers} == {PaperCheck}


def test_boxes_in_boxes_are_read_once_each():
    inside = "<w:p><w:r><w:t>chữ</w:t></w:r></w:p>"
    for _ in range(45):
        inside = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    content = good.docx(document=good.document_xml("a", extra=inside))

    assert type(_answer(content)) is PaperCheck


def test_labels_that_count_into_the_millions_stay_short():
    numbering = (
        f'<w:numbering xmlns:w="{good.WORD}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:start w:val="900000000"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    document = good.document_xml("a", extra=listed)
    content = good.packed(
        good.docx_parts() | {"word/document.xml": document, "word/numbering.xml": numbering}
    )

    assert type(_answer(content)) is PaperCheck


def test_endless_lines_cost_no_more_than_their_length():
    """Seconds as it is; where the cost grows with the square of the length, the watch rings."""
    with watched():
        marks = [
            classification_mark(text)
            for text in ("mật ong " * 15_000, "quản lý tài liệu mật " * 8_000, "mật " * 15_000,
                         "a" + "\u0315" * 60_000 + "\u0300" * 60_000, "( " * 30_000 + "mật thiết")
        ]  # fmt: skip

    assert marks == [None] * 5


def test_a_line_of_blanks_is_no_number():
    content = good.docx(document=good.document_xml("Số" + " ." * 20_000 + "x", "Số: 1"))

    assert type(_answer(content)) is PaperCheck
