"""Báo cáo kết quả: what happened, what came of it, what was promised, what is proposed."""

from doingoai.delegations.facts import ReportFacts, VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    addressees,
    cited,
    recipients,
    signature,
    typed_head,
)
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.word.submission import outline
from doingoai.delegations.papers.wording import GAP, LONG_GAP, or_gap
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date
from doingoai.planning.facts import PromiseFacts


def context(draft: Draft) -> Context:
    facts = draft.facts
    visitors = words.delegation(facts, "vi")
    report = facts.report or ReportFacts()
    return {
        "head": typed_head(draft, "BÁO CÁO", f"Kết quả đón tiếp {visitors}"),
        "addressees": addressees(words.decider(facts)),
        "decision": cited(facts, "decision", "Quyết định"),
        "decider": words.decider(facts),
        "office": draft.office.name_vi,
        "delegation": visitors,
        "leader": words.led_by(facts, "vi"),
        "size": words.size(facts),
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "host_leader": in_sentence(facts.host_leader, "vi"),
        "happened": _paragraphs(report.happened_vi)
        or [f"- {line}" for line in outline(facts)]
        or [LONG_GAP],
        "results": _paragraphs(report.results_vi) or [LONG_GAP],
        "promises": _promises(facts),
        "assessment": _paragraphs(report.assessment_vi) or [LONG_GAP],
        "proposals": _paragraphs(report.proposals_vi) or [LONG_GAP],
        "recipients": recipients(draft, "Như trên", "Các cơ quan, đơn vị liên quan", "Lãnh đạo Sở"),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, addressed=True)
    sheet.body(
        "Thực hiện {{ decision }} của {{ decider }}, {{ office }} báo cáo kết quả đón tiếp "
        "{{ delegation }} như sau:"
    )
    sheet.heading("I. TÌNH HÌNH CHUNG")
    sheet.body(
        "{{ delegation }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} thành viên, đã "
        "{{ visit_kind }} tại {{ city }} {{ period }}. Chủ trì tiếp đoàn: {{ host_leader }}."
    )
    for heading, many in (
        ("II. CÁC HOẠT ĐỘNG", "happened"),
        ("III. KẾT QUẢ", "results"),
    ):
        sheet.heading(heading)
        with sheet.each("paragraph", many):
            sheet.body("{{ paragraph }}")
    sheet.heading("IV. CAM KẾT, VIỆC CẦN THEO DÕI")
    with sheet.when("promises"):
        sheet.table(
            (
                Column("STT", 12, "{{ row.number }}", "center"),
                Column("Nội dung", 83, "{{ row.text }}"),
                Column("Đơn vị thực hiện", 45, "{{ row.owner }}"),
                Column("Thời hạn", 25, "{{ row.due }}", "center"),
            ),
            each="row",
            over="promises",
            caption="Cam kết, việc cần theo dõi",
        )
        sheet.otherwise()
        sheet.body("Không phát sinh cam kết.")
    sheet.heading("V. ĐÁNH GIÁ")
    with sheet.each("paragraph", "assessment"):
        sheet.body("{{ paragraph }}")
    sheet.heading("VI. KIẾN NGHỊ, ĐỀ XUẤT")
    with sheet.each("paragraph", "proposals"):
        sheet.body("{{ paragraph }}")
    sheet.closing("{{ office }} kính báo cáo {{ decider }}./.")
    add_signature(sheet)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _promises(facts: VisitFacts) -> list[Context]:
    return [_row(number, promise) for number, promise in enumerate(facts.promises, 1)]


def _row(number: int, promise: PromiseFacts) -> Context:
    return {
        "number": str(number),
        "text": promise.text,
        "owner": or_gap(promise.owner),
        "due": short_date(promise.due_on) if promise.due_on else GAP,
    }
