"""Phiếu thẩm định: every rule with what was found, its source, how certain it is and what was set aside."""

from django.utils import translation

from doingoai.documents.drafting.gaps import GAP, or_gap
from doingoai.documents.drafting.headings import Context, title_head
from doingoai.documents.layout.ends import add_signers
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.missions.appraisal.catalogue import appraise
from doingoai.missions.appraisal.result import Result, Standing
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited_request
from doingoai.missions.papers.people import in_sentence
from doingoai.norms.figures import shipped_table

NOT_CHECKED = "chưa đối chiếu"


def context(draft: Draft) -> Context:
    facts = draft.facts
    # The sheet is Vietnamese, whatever language the person who asks for it reads.
    with translation.override("vi"):
        results = appraise(facts, facts.figures or shipped_table())
        rows = [_row(number, result) for number, result in enumerate(results, 1)]
    subject = f"{words.party(facts, 'vi')} đi công tác tại {words.countries(facts, 'vi')}"
    return {
        "head": title_head(draft, "PHIẾU THẨM ĐỊNH", subject),
        "request": cited_request(facts),
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "period": words.period(facts, "vi"),
        "days": words.days(facts),
        "planning": words.planning(facts),
        "rows": rows,
        "broken": _count(results, Standing.BROKEN),
        "unknown": _count(results, Standing.UNKNOWN),
        "aside": _count(results, Standing.OVERRIDDEN),
        "responsible": or_gap(facts.responsible),
        "has_unchecked": any(not result.confirmed for result in results),
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    sheet.body("Hồ sơ: {{ request }}.")
    sheet.body(
        "Trưởng đoàn: {{ leader }}; {{ size }} người; {{ period }} ({{ days }}); {{ planning }}."
    )
    sheet.table(
        (
            Column("STT", 11, "{{ row.number }}", "center"),
            Column("Nội dung", 37, "{{ row.title }}"),
            Column("Kết quả", 18, "{{ row.state }}", "center"),
            Column("Ghi nhận", 47, "{{ row.message }}"),
            Column("Căn cứ", 52, "{{ row.source }}"),
        ),
        each="row",
        over="rows",
        caption="Kết quả thẩm định",
        small=True,
    )
    sheet.paragraph(
        "Tổng hợp: {{ broken }} nội dung chưa đạt; {{ unknown }} nội dung chưa đủ thông tin; "
        "{{ aside }} nội dung được miễn, có lý do.",
        "SauBang",
    )
    with sheet.when("has_unchecked"):
        sheet.paragraph(
            "Ghi chú: căn cứ ghi “chưa đối chiếu” chưa được cơ quan đối chiếu với văn bản gốc.",
            "NoiDungTrai",
        )
    last = sheet.paragraph("Người thẩm định: {{ responsible }}.", "NoiDungTrai")
    last.paragraph_format.keep_with_next = True
    add_signers(
        sheet,
        (("NGƯỜI THẨM ĐỊNH", "(Ký, ghi rõ họ tên)"), ("LÃNH ĐẠO PHÒNG", "(Ký, ghi rõ họ tên)")),
    )


def _row(number: int, result: Result) -> Context:
    message = result.message
    if result.override:
        basis = f" ({result.override.basis})" if result.override.basis else ""
        message += f"\nĐược miễn: {result.override.reason}; {result.override.allowed_by}{basis}."
    return {
        "number": str(number),
        "title": result.title,
        "state": str(result.state.label),
        "message": message,
        "source": _source(result),
    }


def _source(result: Result) -> str:
    if not result.source:
        return GAP
    clause = f", {result.clause}" if result.clause else ""
    return f"{result.source}{clause}" + ("" if result.confirmed else f" ({NOT_CHECKED})")


def _count(results: tuple[Result, ...], standing: Standing) -> str:
    return str(sum(result.state == standing for result in results))
