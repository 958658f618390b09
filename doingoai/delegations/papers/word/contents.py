"""Mục lục hồ sơ: lists every file of a dossier archive, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, title_head
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One file of the archive."""

    file_name: str
    title: str
    language: str = ""
    number: str = ""


def context(draft: Draft, entries: Sequence[ContentsEntry] = ()) -> Context:
    facts = draft.facts
    return {
        "head": title_head(draft, "MỤC LỤC HỒ SƠ", words.delegation(facts, "vi")),
        "reference": or_gap(facts.reference),
        "period": words.period(facts, "vi"),
        "rows": [_row(number, entry) for number, entry in enumerate(entries, 1)]
        or [dict.fromkeys(("number", "title", "symbol", "file"), GAP)],
        "count": str(len(entries)),
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.paragraph("Mã hồ sơ: {{ reference }}. Thời gian: {{ period }}.", "GiuaTrang")
    sheet.table(
        (
            Column("STT", 11, "{{ row.number }}", "center"),
            Column("Tên tài liệu", 62, "{{ row.title }}"),
            Column("Số, ký hiệu", 24, "{{ row.symbol }}"),
            Column("Tệp", 68, "{{ row.file }}"),
        ),
        each="row",
        over="rows",
        caption="Mục lục hồ sơ",
        small=True,
    )
    sheet.paragraph("Tổng số: {{ count }} tài liệu.", "SauBang")


def _row(number: int, entry: ContentsEntry) -> Context:
    language = {"vi": "", "en": " (tiếng Anh)"}.get(entry.language, "")
    return {
        "number": str(number),
        "title": entry.title + language,
        "symbol": entry.number,
        "file": entry.file_name,
    }
