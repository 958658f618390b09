"""Quyết định điều chỉnh, gia hạn: the second decision on a mission that was already allowed."""

from dataclasses import replace

from doingoai.documents.drafting.gaps import GAP, or_gap
from doingoai.documents.drafting.headings import Context, signature, typed_head
from doingoai.documents.drafting.lines import period_in_words
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet, bold
from doingoai.missions.facts import ChangeFacts, MissionFacts
from doingoai.missions.papers import words
from doingoai.missions.papers.headings import Draft, cited, recipients_of_decision
from doingoai.missions.papers.word.mission_decision import add_bases, bases
from doingoai.missions.states import ChangeKind

CALLED = {ChangeKind.CHANGE: "điều chỉnh", ChangeKind.EXTENSION: "gia hạn"}


def copies(facts: MissionFacts) -> tuple[str, ...]:
    """One decision for each change or extension, in their order."""
    return tuple(f"change-{number}" for number, _change in enumerate(facts.changes, 1))


def context(draft: Draft) -> Context:
    facts, change = draft.facts, change_of(draft.facts, draft.copy)
    called = CALLED[change.kind] if change else CALLED[ChangeKind.CHANGE]
    first = cited(facts, "mission_decision", "Quyết định")
    named = words.party(facts, "vi")
    return {
        "head": typed_head(draft, "QUYẾT ĐỊNH", f"Về việc {called} chuyến đi của {named}"),
        "authority": draft.office.decider_body_vi.upper(),
        "bases": bases(draft, f"Tờ trình số {GAP}", f"Căn cứ {first}"),
        "called": called.capitalize(),
        "first": first,
        "party": named,
        "countries": words.countries(facts, "vi"),
        "text": or_gap(change.text_vi.rstrip(". ") if change else ""),
        "reason": or_gap(change.reason_vi.rstrip(". ") if change else ""),
        "period": period_in_words(change.starts_on, change.ends_on, "vi") if change else GAP,
        "unit": facts.unit_vi or GAP,
        "office": draft.office.name_vi,
        "decider": words.decider(facts),
        "recipients": recipients_of_decision(draft, "Như Điều 3"),
        "signature": signature(_decided_anew(draft, change)),
    }


def build(sheet: Sheet) -> None:
    add_typed_head(sheet, parent=False)
    add_bases(sheet)
    sheet.body(
        (
            bold("Điều 1. "),
            "{{ called }} chuyến công tác của {{ party }} tại {{ countries }} theo {{ first }} như "
            "sau: {{ text }}. Thời gian của chuyến đi: {{ period }}. Lý do: {{ reason }}.",
        )
    )
    sheet.body((bold("Điều 2. "), "Các nội dung khác của {{ first }} giữ nguyên."))
    sheet.closing(
        (
            bold("Điều 3. "),
            "Chánh Văn phòng {{ decider }}, Giám đốc {{ office }}, Thủ trưởng {{ unit }} và các "
            "thành viên đoàn chịu trách nhiệm thi hành Quyết định này./.",
        )
    )
    add_signature(sheet)


def change_of(facts: MissionFacts, copy: str) -> ChangeFacts | None:
    """Find the change a copy is made for."""
    return dict(zip(copies(facts), facts.changes, strict=True)).get(copy)


def _decided_anew(draft: Draft, change: ChangeFacts | None) -> Draft:
    """The draft as signed by who decided the change, or nobody yet."""
    return replace(draft, facts=replace(draft.facts, decision=change.decision if change else None))
