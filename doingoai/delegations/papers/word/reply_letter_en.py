"""Letter to the partner in English: a note in the third person to missions, else a letter."""

from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, bilingual_head, signature
from doingoai.delegations.papers.people import in_sentence, name_line, salutation_en, title_line
from doingoai.delegations.papers.word.reply_letter import answer
from doingoai.delegations.papers.wording import or_gap
from doingoai.directory.states import PartnerKind
from doingoai.documents.layout.ends import add_contact_footer, add_signature_alone
from doingoai.documents.layout.heads import add_bilingual_head
from doingoai.documents.layout.sheet import Sheet

MISSIONS = frozenset({PartnerKind.EMBASSY, PartnerKind.CONSULATE})


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": bilingual_head(draft),
        "is_note": facts.partner_kind in MISSIONS,
        "partner": words.partner(facts, "en"),
        "receiver": name_line(facts.head, "en") if facts.head else "",
        "title": title_line(facts.head, "en") if facts.head else "",
        "salutation": salutation_en(facts.head),
        "issuer": f"{draft.office.name_en} of {draft.office.city_en}",
        "incoming": words.incoming_letter_en(facts),
        "delegation": words.delegation(facts, "en"),
        "leader": words.led_by(facts, "en"),
        "city": draft.office.city_en,
        "period": words.period(facts, "en"),
        "answer": answer(facts),
        "host_leader": in_sentence(facts.host_leader, "en"),
        "responsible": or_gap(facts.responsible),
        "responsible_phone": or_gap(facts.responsible_phone),
        "signature": signature(draft),
    }


def build(sheet: Sheet) -> None:
    add_bilingual_head(sheet)
    sheet.paragraph("", "NoiDungTrai")
    with sheet.when("is_note"):
        sheet.body(
            "The {{ issuer }} presents its compliments to the {{ partner }} and, with reference "
            "to {{ incoming }}, has the honour to inform the latter of the following:"
        )
        sheet.otherwise()
        with sheet.when("receiver"):
            sheet.paragraph("{{ receiver }}", "NoiDungTrai")
            sheet.paragraph("{{ title }}", "NoiDungTrai")
        sheet.paragraph("{{ salutation }}", "NoiDungTrai")
        sheet.body(
            "The {{ issuer }} thanks you for {{ incoming }} concerning the visit of "
            "{{ delegation }} to {{ city }}, and is pleased to write to you as follows:"
        )
    with sheet.when("answer == 'yes'"):
        sheet.body(
            "1. {{ city }} will be pleased to receive {{ delegation }}, led by {{ leader }}, "
            "{{ period }}. The delegation will be received by {{ host_leader }}."
        )
        sheet.body(
            "2. We should be grateful for the final list of the delegation (full names as in the "
            "passports, titles, passport numbers), the flight details, and any wishes as to "
            "interpretation and diet. A draft programme is enclosed for your comments."
        )
    with sheet.when("answer == 'no'"):
        sheet.body(
            "1. To its regret, {{ city }} is not in a position to receive {{ delegation }} "
            "{{ period }}. We hope for your understanding and would welcome a visit at another "
            "time convenient to both sides."
        )
    with sheet.when("answer == 'open'"):
        sheet.body(
            "1. The proposal that {{ delegation }} visit {{ city }} {{ period }} has been "
            "received and is under consideration by the competent authority. We shall inform you "
            "of the outcome without delay."
        )
    sheet.body(
        "For further arrangements please contact {{ responsible }}, {{ responsible_phone }}."
    )
    with sheet.when("is_note"):
        sheet.body(
            "The {{ issuer }} avails itself of this opportunity to renew to the {{ partner }} the "
            "assurances of its highest consideration."
        )
        sheet.paragraph("To: {{ partner }}", "NoiDungTrai")
        sheet.otherwise()
        sheet.body("Please accept the assurances of our highest consideration.")
        sheet.paragraph("Yours sincerely,", "NoiDungTrai").paragraph_format.keep_with_next = True
    add_signature_alone(sheet)
    add_contact_footer(sheet)
