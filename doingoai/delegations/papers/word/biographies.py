"""Thông tin tiểu sử: what the leaders should know of the guests they meet."""

from doingoai.delegations.facts import MemberFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.delegations.papers.headings import Context, Draft, title_head
from doingoai.delegations.papers.people import (
    language_names,
    name_for_list,
    nationality,
    role_word,
    title_line,
)
from doingoai.delegations.papers.wording import GAP
from doingoai.delegations.states import MemberRole
from doingoai.documents.layout.heads import add_title_head
from doingoai.documents.layout.sheet import Sheet, bold

LEADING = frozenset({MemberRole.HEAD, MemberRole.DEPUTY})


def context(draft: Draft) -> Context:
    facts = draft.facts
    return {
        "head": title_head(draft, "THÔNG TIN TIỂU SỬ", words.delegation(facts, "vi")),
        "people": [
            _person(guest) for guest in facts.members if guest.role in LEADING or _bio(guest)
        ]
        or [_person(guest) for guest in facts.members[:1]],
    }


def build(sheet: Sheet) -> None:
    add_title_head(sheet)
    with sheet.each("person", "people"):
        sheet.heading("{{ person.name }}", 3)
        sheet.paragraph((bold("Chức vụ: "), "{{ person.title }}"), "NoiDungTrai")
        sheet.paragraph(
            (
                bold("Vai trò: "),
                "{{ person.role }}; ",
                bold("quốc tịch: "),
                "{{ person.nationality }}",
            ),
            "NoiDungTrai",
        )
        sheet.paragraph((bold("Ngôn ngữ: "), "{{ person.languages }}"), "NoiDungTrai")
        with sheet.each("paragraph", "person.bio"):
            sheet.body("{{ paragraph }}")


def _person(guest: MemberFacts) -> Context:
    return {
        "name": name_for_list(guest, "vi").replace("\n", " "),
        "title": title_line(guest, "vi"),
        "role": role_word(guest, "vi"),
        "nationality": nationality(guest, "vi"),
        "languages": language_names(guest),
        "bio": [line for line in _bio(guest).splitlines() if line.strip()] or [GAP],
    }


def _bio(guest: MemberFacts) -> str:
    return guest.bio_vi.strip() or guest.bio_en.strip()
