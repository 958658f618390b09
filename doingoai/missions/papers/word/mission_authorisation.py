"""Giấy ủy quyền: the head of the mission signs the agreement in place of the deciding leader."""

from doingoai.documents.drafting.gaps import GAP
from doingoai.documents.drafting.headings import Context, signature, typed_head
from doingoai.documents.drafting.lines import ended
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited
from doingoai.missions.papers.people import in_sentence


def context(draft: Draft) -> Context:
    facts = draft.facts
    subject = f"Về việc ký thỏa thuận với {words.partner(facts, 'vi')}"
    return {
        "head": typed_head(draft, "GIẤY ỦY QUYỀN", subject),
        "decision": cited(facts, "mission_decision", "Quyết định"),
        "decider": words.decider(facts),
        "post": _post(draft),
        "leader": in_sentence(facts.head, "vi"),
        "partner": words.partner(facts, "vi"),
        "countries": words.countries(facts, "vi"),
        "period": words.period(facts, "vi"),
        "recipients": [
            f"- {line}" for line in ended(["Người được ủy quyền", draft.office.name_vi, "Lưu: VT"])
        ],
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, parent=False)
    sheet.paragraph("Căn cứ {{ decision }} của {{ decider }};", "CanCu")
    sheet.paragraph(f"Căn cứ ý kiến đồng ý về việc ký thỏa thuận tại Văn bản số {GAP}.", "CanCu")
    sheet.body(
        "{{ post }} ủy quyền cho {{ leader }}, Trưởng đoàn công tác tại {{ countries }} "
        "{{ period }}, thay mặt {{ decider }} ký với {{ partner }} văn bản sau:"
    )
    sheet.dash(f"- Tên thỏa thuận: {GAP};")
    sheet.dash(f"- Nội dung: theo dự thảo đã được duyệt tại Văn bản số {GAP}.")
    sheet.closing(
        "Giấy ủy quyền có hiệu lực từ ngày ký đến khi kết thúc chuyến công tác. Người được ủy quyền "
        "không ủy quyền lại và báo cáo kết quả ký theo quy định./."
    )
    add_signature(sheet)


def _post(draft: Draft) -> str:
    decided = draft.facts.decision
    post = (decided.post_vi if decided else "") or draft.office.decider_post_vi
    return f"{post.splitlines()[-1].strip().capitalize()} {words.decider(draft.facts)}"
