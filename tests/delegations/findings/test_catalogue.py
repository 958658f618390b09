"""The catalogue as a whole: complete, tested, translated, quick, and silent on a clean visit."""

import ast
import re
import sys
import time
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import get_type_hints

import polib
import pytest
from django.utils import translation

from doingoai.delegations import facts as facts_module
from doingoai.delegations.facts import FlightFacts, VisitFacts
from doingoai.delegations.findings import catalogue, finding
from doingoai.delegations.findings.catalogue import RULES, find_all, worst
from doingoai.delegations.findings.finding import Finding, Rule, Target
from doingoai.delegations.findings.ground import TERMS, default_ground
from doingoai.delegations.states import Payer, Severity, State
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.states import PartnerKind
from doingoai.programme.facts import ItemFacts
from tests.delegations.findings.planted import found, ground
from tests.delegations.visits import amend, at, clean_visit, item, member, name
from tools.print_findings import PAGE, VIETNAMESE, table_page

HERE = Path(__file__).parent
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def test_a_clean_visit_has_no_finding() -> None:
    findings = found(clean_visit())

    assert findings == ()


def test_a_clean_visit_has_no_finding_on_the_shipped_ground() -> None:
    findings = find_all(clean_visit(), default_ground())

    assert findings == ()


@pytest.mark.parametrize("days", range(-100, 6))
def test_a_clean_visit_stays_clean_on_every_day_before_and_while_it_lasts(days: int) -> None:
    as_of = date(2026, 10, 13) + timedelta(days=days)
    state = State.UNDER_WAY if days >= 0 else State.APPROVED

    findings = found(clean_visit(as_of=as_of, state=state))

    assert findings == ()


def _ambassador_calls() -> VisitFacts:
    """One hour with a resident ambassador: no flight, no hotel, no visa, both speak English."""
    clean = clean_visit()
    day = date(2026, 10, 13)
    call = replace(clean.items[3], interpreter="", interpreter_language="")
    visit = clean_visit(
        members=clean.members[:1],
        hosts=clean.hosts[:2],
        items=(call,),
        starts_on=day,
        ends_on=day,
        partner_kind=PartnerKind.EMBASSY,
        entry_visa_needed=False,
        hotel=PlaceFacts(),
        papers=(),
        estimate=(),
        payer=Payer.GUEST,
        consultations=(),
    )
    plain = {
        "passport": None,
        "arrival": None,
        "departure": None,
        "hotel": "",
        "room": "",
        "car": "",
    }
    visit = amend(visit, "member-1", languages=("ko", "en"), **plain)
    return amend(visit, "host-1", languages=("vi", "en"))


def _comes_by_land() -> VisitFacts:
    """A delegation met at a border gate, with its own interpreter and two groups on one afternoon."""
    visit = clean_visit(entry_visa_needed=False, items=(*clean_visit().items[1:], _workshop()))
    for number in range(1, 9):
        visit = amend(visit, f"member-{number}", arrival=None, departure=None, passport=None)
    visit = amend(visit, "item-7", guests=tuple(f"member-{n}" for n in (1, 2, 3, 5, 6, 7, 8)))
    visit = amend(visit, "member-7", role="interpreter", languages=("ko", "vi"))
    return amend(visit, "item-4", interpreter="")


def _workshop() -> ItemFacts:
    place = PlaceFacts(name_vi="Xưởng Thử", name_en="Trial Workshop")
    own = {"hosts": ("host-2",), "interpreter": "", "interpreter_language": ""}
    return item(10, guests=("member-4",), place=place, title_vi="Thăm xưởng", **own)


def _asks_early() -> VisitFacts:
    """Ten weeks ahead: dates, a head, one idea of a programme, opinions being asked."""
    asked = replace(clean_visit().consultations[0], answered_on=None, opinion=None)
    return VisitFacts(
        as_of=date(2026, 9, 2),
        state=State.CONSULTING,
        starts_on=date(2026, 11, 10),
        ends_on=date(2026, 11, 12),
        country="KR",
        entry_visa_needed=True,
        responsible="Hoàng Văn Dụ",
        members=clean_visit().members[:1],
        consultations=(replace(asked, due_on=date(2026, 9, 10)),),
    )


@pytest.mark.parametrize("visit", [_ambassador_calls(), _comes_by_land(), _asks_early()])
def test_other_visits_without_a_fault_have_no_finding(visit: VisitFacts) -> None:
    for number in range(1, 9):
        visit = amend(visit, f"member-{number}", arrival=None, departure=None)

    findings = found(visit)

    assert findings == ()


def test_a_new_visit_with_a_letter_only_has_nothing_but_its_officer_missing() -> None:
    visit = VisitFacts(
        as_of=date(2026, 8, 1), starts_on=date(2026, 10, 13), ends_on=date(2026, 10, 15)
    )

    findings = found(visit)

    assert [finding.code for finding in findings] == ["visit.nobody_responsible"]


@pytest.mark.parametrize("state", [State.REFUSED, State.CANCELLED])
def test_a_visit_that_never_happens_has_no_finding(state: State) -> None:
    findings = found(VisitFacts(as_of=date(2026, 10, 12), state=state))

    assert findings == ()


def test_codes_are_unique_and_many() -> None:
    counts = Counter(rule.code for rule in RULES)

    assert [code for code, count in counts.items() if count > 1] == []
    assert len(RULES) >= 40


def test_every_kind_is_planted_by_one_test_and_kept_silent_by_another() -> None:
    tests = {
        node.name
        for path in HERE.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }

    lacking = [
        rule.code for rule in RULES if not _has_both_tests(rule.code.replace(".", "_"), tests)
    ]

    assert lacking == []


def _has_both_tests(stem: str, tests: set[str]) -> bool:
    silent = f"test_{stem}_stays_silent_when_"
    planted = f"test_{stem}_is_found"
    return any(test.startswith(planted) for test in tests) and any(
        test.startswith(silent) for test in tests
    )


def test_every_text_is_translated_with_the_same_placeholders() -> None:
    entries = {entry.msgid: entry for entry in polib.pofile(str(VIETNAMESE))}
    texts = {text for rule in RULES for text in _english(rule)}

    wrong = [
        text
        for text in sorted(texts)
        if text not in entries
        or not entries[text].translated()
        or set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(_vietnamese(entries[text])))
    ]

    assert wrong == []


def _english(rule: Rule) -> tuple[str, ...]:
    with translation.override(None):
        veiled = rule.veiled(1) if rule.veiled else ""
        texts = (rule.title, rule.explain, rule.mend, rule.source, veiled)
        return tuple(str(text) for text in texts if text)


def _vietnamese(entry: polib.POEntry) -> str:
    return entry.msgstr or entry.msgstr_plural[0]


def test_the_page_of_kinds_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == table_page()


def test_two_hundred_guests_and_sixty_items_are_searched_quickly() -> None:
    visit = _large_visit()
    on = ground()
    find_all(visit, on)

    times = []
    for _round in range(3):
        begun = time.process_time()
        findings = find_all(visit, on)
        times.append(time.process_time() - begun)

    # Measuring coverage slows every line down.
    assert min(times) < (0.15 if sys.gettrace() is None else 1)
    assert {found.code for found in findings} == {"name.honorific", "room.too_many"}


def _large_visit() -> VisitFacts:
    guests = tuple(
        member(
            number,
            name=name(f"{'Mr ' if number == 150 else ''}Dai {_syllables(number)}"),
            diet="Ăn chay" if number % 3 else "Dị ứng lạc",
            car=f"Xe {number // 6} (16 chỗ)",
            room=str(min(number, 199)),
        )
        for number in range(2, 201)
    )
    items = tuple(
        item(
            number,
            starts_at=at(13 + number // 20, 11) + timedelta(minutes=20 * (number % 20)),
            ends_at=at(13 + number // 20, 11) + timedelta(minutes=20 * (number % 20) + 10),
            guests=tuple(guest.key for guest in guests[number % 3 :: 3]) if number % 2 else (),
            menu_vi="Rau củ; Suất chay",
            title_vi=f"Thăm nơi số {number}",
            kind="working_meal" if number % 6 == 0 else "visit",
        )
        for number in range(60)
    )
    visit = clean_visit(members=(clean_visit().members[0], *guests), items=items, hosts=())
    hosts = tuple(host for host in clean_visit().hosts if host.key == "host-3")
    leader = replace(hosts[0], role="leader", rank="")
    early = {"arrival": FlightFacts(at=at(13, 6)), "departure": FlightFacts(at=at(15, 23))}
    return replace(
        visit, hosts=(leader,), members=tuple(replace(m, **early) for m in visit.members)
    )


def _syllables(number: int) -> str:
    parts = ("ba", "cu", "di", "fo", "ge", "ha", "ki", "lo", "mu", "ne")
    return "".join(parts[int(digit)] for digit in f"{number:03}")


def test_targets_name_fields_of_the_facts() -> None:
    known = _field_names()
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(finding.__file__).parent.glob("*.py")
    )

    named = set(re.findall(r'\.at\(\s*"\w+", [\w.\[\]"]*?, "(\w+)"', source))

    assert named != set()
    assert named - known == set()


def _field_names() -> set[str]:
    """Names of fields, and of fields of parts joined by an underscore."""
    names = set()
    for thing in vars(facts_module).values():
        if isinstance(thing, type) and is_dataclass(thing):
            hints = get_type_hints(thing)
            for one in fields(thing):
                names.add(one.name)
                for part in (hints[one.name], *getattr(hints[one.name], "__args__", ())):
                    if isinstance(part, type) and is_dataclass(part):
                        names |= {f"{one.name}_{inner.name}" for inner in fields(part)}
    return names


def test_findings_stand_in_order_of_danger_then_along_the_dossier() -> None:
    visit = amend(amend(clean_visit(payer=None), "item-7", title_en=""), "item-8", ends_at=None)
    visit = amend(amend(visit, "member-5", passport=None), "item-6", interpreter="")

    findings = found(visit)

    assert [(f.severity.value, f.target.kind, f.target.key) for f in findings] == [
        ("danger", "member", "member-5"),
        ("warning", "visit", ""),
        ("warning", "item", "item-6"),
        ("warning", "item", "item-7"),
        ("note", "item", "item-8"),
    ]


def test_keys_are_ordered_by_their_number() -> None:
    rule = RULES[0]

    ordered = sorted((rule.at("item", "item-10"), rule.at("item", "item-9")), key=lambda f: f.order)

    assert [finding.target.key for finding in ordered] == ["item-9", "item-10"]


def test_the_worst_finding_is_told() -> None:
    two = [_of(Severity.NOTE), _of(Severity.WARNING)]

    assert [worst([]), worst(two[:1]), worst(two), worst([*two, _of(Severity.DANGER)])] == [
        None,
        Severity.NOTE,
        Severity.WARNING,
        Severity.DANGER,
    ]


def _of(severity: Severity) -> Finding:
    return Finding(replace(RULES[0], severity=severity), Target("visit"), {})


def test_a_finding_is_shown_as_plain_values() -> None:
    visit = amend(clean_visit(), "item-7", starts_at=at(14, 11, 5))

    with translation.override("en"):
        (shown,) = (finding.as_json() for finding in find_all(visit, ground()))

    assert shown == {
        "code": "item.gap_too_short",
        "severity": "warning",
        "title": "No time to get from one place to the next",
        "message": "Only 5 minutes between “Hội đàm với Sở Ngoại vụ” and "
        "“Thăm Bảo tàng Thử Nghiệm” at another place.",
        "mend": "Move one of the two, or shorten the earlier one; leave at least 10 minutes.",
        "source": "Protocol practice; the office may set its own rule",
        "confidence": "L",
        "target": {"kind": "item", "key": "item-7", "field": "starts_at"},
        "params": {
            "earlier": "Hội đàm với Sở Ngoại vụ",
            "later": "Thăm Bảo tàng Thử Nghiệm",
            "minutes": "5",
            "needed": "10",
        },
        "fingerprint": shown["fingerprint"],
    }


def test_the_fingerprint_changes_with_the_facts_and_not_with_the_language() -> None:
    rule = RULES[0]
    prints = []
    for language, unit in (("en", "A"), ("vi", "A"), ("vi", "B")):
        with translation.override(language):
            prints.append(rule.at("visit", "", "responsible", unit=unit).fingerprint)

    assert prints[0] == prints[1] != prints[2]
    assert [len(mark) for mark in prints] == [16, 16, 16]


def test_no_finding_shows_a_passport_number() -> None:
    visit = amend(clean_visit(), "member-5", passport=clean_visit().members[3].passport)

    (finding,) = found(visit)

    assert "M10000004" not in str(finding.as_json())


def test_terms_have_distinct_keys() -> None:
    assert len({term.key for term in TERMS}) == len(TERMS)


def test_every_term_is_shipped_as_a_figure_the_office_can_change() -> None:
    day = date(2026, 10, 13)
    shipped = {
        term: default_ground().figures.amount(term.key, on=day, default=-1) for term in TERMS
    }

    assert shipped == {term: term.default for term in TERMS}


def test_live_and_later_checks_do_not_share_a_rule() -> None:
    live = {rule.code for rule, _check in catalogue.WHILE_LIVE}
    later = {rule.code for rule, _check in catalogue.AFTERWARDS}

    assert live & later == set()
