"""Báo cáo kết quả chuyến đi: what happened, what came of it, what was promised; signed by the head."""

from doingoai.documents.drafting.gaps import GAP, LONG_GAP, or_gap
from doingoai.documents.drafting.headings import Context, addressees
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import group_digits, short_date
from doingoai.missions.facts import MissionFacts, MissionReportFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited, unit_head
from doingoai.missions.papers.people import in_sentence
from doingoai.planning.facts import PromiseFacts


def context(draft: Draft) -> Context:
    facts = draft.facts
    report = facts.report or MissionReportFacts()
    subject = f"Kết quả chuyến công tác của {words.party(facts, 'vi')}\n"
    subject += f"tại {words.countries(facts, 'vi')}"
    return {
        "head": unit_head(draft, "BÁO CÁO", "BC", subject),
        "addressees": addressees(words.decider(facts), draft.office.name_vi),
        "decision": cited(facts, "mission_decision", "Quyết định"),
        "decider": words.decider(facts),
        "party": words.party(facts, "vi"),
        "leader": in_sentence(facts.head, "vi"),
        "size": words.size(facts),
        "purpose": words.purpose(facts, "vi"),
        "legs": words.legs(facts),
        "vnd": group_digits(facts.vnd),
        "happened": words.paragraphs(report.happened_vi)
        or [f"- {line}" for line in words.outline(facts)]
        or [LONG_GAP],
        "log": ended([f"{short_date(day)}: {text}" for day, text in facts.log]),
        "results": words.paragraphs(report.results_vi) or [LONG_GAP],
        "promises": [_row(number, one) for number, one in enumerate(facts.promises, 1)],
        "assessment": words.paragraphs(report.assessment_vi) or [LONG_GAP],
        "proposals": words.paragraphs(report.proposals_vi) or [LONG_GAP],
        "signer": _signer(facts),
        "recipients": [f"- {line}" for line in ended(["Như trên", "Lưu: VT"])],
        "signature": {"lines": ["TRƯỞNG ĐOÀN"], "name": _signer(facts)},
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, addressed=True)
    sheet.body(
        "Thực hiện {{ decision }} của {{ decider }}, {{ party }} do {{ leader }} làm Trưởng đoàn, "
        "gồm {{ size }} người, đã {{ purpose }}:"
    )
    with sheet.each("leg", "legs"):
        sheet.dash("- {{ leg }}")
    for heading, many in (("I. CÁC HOẠT ĐỘNG", "happened"), ("II. KẾT QUẢ", "results")):
        sheet.heading(heading)
        with sheet.each("paragraph", many):
            sheet.body("{{ paragraph }}")
    with sheet.when("log"):
        sheet.body("Thay đổi trong chuyến đi:")
        with sheet.each("line", "log"):
            sheet.dash("- {{ line }}")
    sheet.heading("III. CAM KẾT, VIỆC CẦN THEO DÕI")
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
    sheet.heading("IV. ĐÁNH GIÁ")
    with sheet.each("paragraph", "assessment"):
        sheet.body("{{ paragraph }}")
    sheet.heading("V. KIẾN NGHỊ, ĐỀ XUẤT")
    with sheet.each("paragraph", "proposals"):
        sheet.body("{{ paragraph }}")
    sheet.body("Kinh phí đã duyệt: {{ vnd }} đồng; thanh quyết toán theo quy định.")
    sheet.closing("Thay mặt đoàn, {{ signer }} kính báo cáo {{ decider }}./.")
    add_signature(sheet)


def _signer(facts: MissionFacts) -> str:
    return (facts.head.name.full if facts.head else "") or GAP


def _row(number: int, promise: PromiseFacts) -> Context:
    return {
        "number": str(number),
        "text": promise.text,
        "owner": or_gap(promise.owner),
        "due": short_date(promise.due_on) if promise.due_on else GAP,
    }
