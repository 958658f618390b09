"""Kế hoạch đón tiếp: purpose, level, programme, cost and who does what."""

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.catalogue import WORD_KINDS
from doingoai.delegations.papers.headings import (
    Context,
    Draft,
    cited,
    recipients,
    signature,
    typed_head,
)
from doingoai.delegations.papers.people import in_sentence
from doingoai.delegations.papers.word.submission import cost, guest_class, payer
from doingoai.delegations.papers.wording import GAP, or_gap
from doingoai.documents.layout.ends import add_signature
from doingoai.documents.layout.heads import add_typed_head
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import Column
from doingoai.foundation.vietnamese import short_date
from doingoai.programme.states import ItemKind

SHOWN_IN_PUBLIC = frozenset(
    {ItemKind.COURTESY_CALL, ItemKind.TALKS, ItemKind.SIGNING, ItemKind.VISIT, ItemKind.CULTURE}
)


def context(draft: Draft) -> Context:
    facts = draft.facts
    visitors = words.delegation(facts, "vi")
    return {
        "head": typed_head(draft, "KẾ HOẠCH", f"Đón tiếp {visitors}"),
        "decision": cited(facts, "decision", "Quyết định"),
        "decider": words.decider(facts),
        "office": draft.office.name_vi,
        "delegation": visitors,
        "leader": words.led_by(facts, "vi"),
        "size": words.size(facts),
        "visit_kind": words.visit_kind(facts, "vi"),
        "city": draft.office.city_vi,
        "period": words.period(facts, "vi"),
        "purpose": words.purpose(facts, "vi"),
        "host_leader": in_sentence(facts.host_leader, "vi"),
        "level": or_gap(facts.reception_level_vi),
        "guest_class": guest_class(facts),
        "hotel": or_gap(facts.hotel.name_vi),
        "gift": or_gap(facts.gift_vi),
        "rows": _rows(facts),
        "payer": payer(facts),
        "cost": cost(facts),
        "units": units(facts),
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
        "annexes": "; ".join(
            f"Phụ lục {kind.annex}. {kind.name_vi}" for kind in WORD_KINDS if kind.annex
        ),
        "recipients": recipients(
            draft, f"{words.decider(facts)} (để báo cáo)", "Các cơ quan, đơn vị liên quan",
            "Lãnh đạo Sở",
        ),
        "signature": signature(draft),
    }  # fmt: skip


def build(sheet: Sheet) -> None:
    add_typed_head(sheet)
    sheet.body(
        "Thực hiện {{ decision }} của {{ decider }}, {{ office }} xây dựng kế hoạch đón tiếp "
        "{{ delegation }} như sau:"
    )
    sheet.heading("I. MỤC ĐÍCH, YÊU CẦU")
    sheet.body("1. Mục đích: {{ purpose }}.")
    sheet.body(
        "2. Yêu cầu: đón tiếp chu đáo, đúng nghi thức lễ tân đối ngoại; bảo đảm an ninh, an toàn, "
        "tiết kiệm; phân công rõ người, rõ việc, rõ thời hạn."
    )
    sheet.heading("II. NỘI DUNG")
    sheet.body(
        "1. Đoàn khách: {{ delegation }} do {{ leader }} làm Trưởng đoàn, gồm {{ size }} thành "
        "viên, {{ visit_kind }} tại {{ city }} {{ period }}."
    )
    sheet.body(
        "2. Chủ trì tiếp: {{ host_leader }}. Mức đón tiếp: {{ level }}; hạng khách: "
        "{{ guest_class }}."
    )
    sheet.body("3. Nơi ở: {{ hotel }}. Tặng phẩm: {{ gift }}.")
    sheet.body("4. Các hoạt động (chương trình chi tiết tại Phụ lục I):")
    sheet.table(
        (
            Column("Thời gian", 34, "{{ row.time }}"),
            Column("Hoạt động", 66, "{{ row.title }}"),
            Column("Địa điểm", 65, "{{ row.place }}"),
        ),
        each="row",
        over="rows",
        caption="Các hoạt động của đoàn",
    )
    sheet.heading("III. KINH PHÍ")
    sheet.body("{{ payer[0]|upper }}{{ payer[1:] }}. {{ cost }}.")
    sheet.heading("IV. TỔ CHỨC THỰC HIỆN")
    sheet.body(
        "1. {{ office }} chủ trì, điều phối chung; đầu mối: {{ responsible }}, điện thoại "
        "{{ responsible_phone }}."
    )
    with sheet.when("units"):
        sheet.body("2. Các cơ quan, đơn vị phối hợp:")
        with sheet.each("unit", "units"):
            sheet.dash("- {{ unit }}")
        sheet.otherwise()
        sheet.body("2. Các cơ quan, đơn vị phối hợp theo chức năng, nhiệm vụ.")
    sheet.body("3. Kèm theo Kế hoạch này: {{ annexes }}.")
    sheet.closing(
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời thông báo "
        "{{ office }} để phối hợp giải quyết./."
    )
    add_signature(sheet)


def units(facts: VisitFacts) -> list[str]:
    """Tell for every other unit which activities it is responsible for."""
    tasks: dict[str, list[str]] = {}
    for day, items in words.by_day(facts.items):
        for item in items:
            if item.responsible_unit not in ("", facts.office.name_vi):
                told = f"{words.item_title(item, 'vi')} ({short_date(day)})"
                tasks.setdefault(item.responsible_unit, []).append(told)
    return words.ended([f"{unit}: {', '.join(told)}" for unit, told in tasks.items()])


def public_outline(facts: VisitFacts, language: str) -> list[str]:
    """List the activities without hours, places or persons, for the public."""
    titles = [
        words.item_title(item, language)
        for _day, items in words.by_day(facts.items)
        for item in items
        if item.kind in SHOWN_IN_PUBLIC
    ]
    return words.ended(titles)


def _rows(facts: VisitFacts) -> list[Context]:
    rows = [
        {
            "time": f"{short_date(day)}\n{words.times(item)}",
            "title": words.item_title(item, "vi"),
            "place": words.place(item, "vi"),
        }
        for day, items in words.by_day(facts.items)
        for item in items
    ]
    return rows or [{"time": GAP, "title": GAP, "place": GAP}]
