"""Passport numbers, birth dates and diets: in papers and findings only for those who may read them."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from doingoai.accounts.models import User
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.papers import facts_for_papers, keep_papers
from doingoai.delegations.findings.catalogue import RULES
from doingoai.delegations.papers.catalogue import WORD_KINDS
from doingoai.delegations.papers.dossier import PRINT
from doingoai.delegations.papers.guarded import GUARDED, HIDDEN, as_read_by, makers_of
from doingoai.delegations.papers.headings import Draft
from doingoai.delegations.papers.making import copies_of, paper_context_of
from doingoai.delegations.papers.print.catalogue import PRINT_KINDS, _values
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.models import Paper
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed
from doingoai.norms.facts import FigureTable
from doingoai.programme.states import ItemKind
from tests import cast, factories
from tests.delegations.papers.sample import VISIT

NUMBER, DIET = "ZZ7654321", "Không ăn món thử"
BORN, SHOWN_BORN = date(1961, 3, 17), "17/03/1961"
PASSPORTS, BIRTHS, HEALTH = (
    Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ, Permission.HEALTH_READ,
)  # fmt: skip
READERS = "Cán bộ lễ tân, Trưởng phòng, Giám đốc"


def planted():
    guest = VISIT.members[0]
    changed = replace(
        guest, birth_date=BORN, diet=DIET, passport=replace(guest.passport, number=NUMBER)
    )
    return replace(VISIT, members=(changed, *VISIT.members[1:]))


def what_is_printed(kind, language):
    facts = planted()
    if kind.startswith(PRINT):
        one = next(one for one in PRINT_KINDS if f"{PRINT}{one.code}" == kind)
        return json.dumps(_values(one, facts, "vi"), ensure_ascii=False)
    one = next(one for one in WORD_KINDS if one.code == kind)
    drafts = [Draft(facts, one, language, copy) for copy in copies_of(facts, kind)]
    return json.dumps([paper_context_of(draft) for draft in drafts], ensure_ascii=False)


EVERY = [(kind.code, language) for kind in WORD_KINDS for language in kind.languages] + [
    (f"{PRINT}{kind.code}", "vi") for kind in PRINT_KINDS
]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_paper_that_prints_a_guarded_field_is_guarded_by_its_right(kind, language):
    printed = what_is_printed(kind, language)

    signs = {NUMBER: PASSPORTS, SHOWN_BORN: BIRTHS, DIET: HEALTH}
    assert {right for sign, right in signs.items() if sign in printed} == GUARDED.get(kind, set())


@pytest.fixture
def visit():
    made = factories.delegation(country="KR")
    guest = factories.member(made, diet=DIET)
    ha = cast.ha()
    guest.passport = set_passport(guest.person, PassportData(NUMBER, country="KR"), by=ha)
    guest.save()
    set_birth_date(guest.person, BORN, by=ha)
    factories.member(made)
    return made


def somebody(*rights):
    """A person with exactly these rights, whatever roles are today."""
    user = User.objects.get(pk=cast.lan().pk)
    user.__dict__["permissions"] = frozenset({Permission.PAPER_MAKE, *rights})
    return user


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rights", "seen"),
    [
        ((), ("•••4321", None, HIDDEN)),
        ((PASSPORTS,), (NUMBER, None, HIDDEN)),
        ((BIRTHS,), ("•••4321", BORN, HIDDEN)),
        ((HEALTH,), ("•••4321", None, DIET)),
        ((PASSPORTS, BIRTHS, HEALTH), (NUMBER, BORN, DIET)),
    ],
)
def test_each_right_opens_its_own_field_and_no_other(visit, rights, seen):
    facts = facts_for_papers(visit, FigureTable(()), on=factories.MONDAY, by=somebody(*rights))

    guest, other = facts.members
    assert (guest.passport.number, guest.birth_date, guest.diet) == seen
    assert other.diet == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rights", "verbs"),
    [
        ((), []),
        ((PASSPORTS,), ["passport.list_read"]),
        ((BIRTHS,), ["person.birth_dates_read"]),
        ((PASSPORTS, BIRTHS), ["passport.list_read", "person.birth_dates_read"]),
    ],
)
def test_what_was_opened_for_papers_is_kept_in_the_audit_log(visit, rights, verbs):
    by = somebody(*rights)
    facts = facts_for_papers(visit, FigureTable(()), on=factories.MONDAY, by=by)
    before = AuditEntry.objects.latest("number").number

    keep_papers(visit, facts, [], by=by, at=factories.NOON)

    told = AuditEntry.objects.filter(number__gt=before).exclude(verb="delegation.dossier_made")
    assert sorted(told.values_list("verb", flat=True)) == verbs


def test_whose_paper_counts_the_diets_counts_them_the_same_for_every_reader():
    facts = planted()

    closed = as_read_by(facts, ())

    assert [bool(guest.diet) for guest in closed.members] == [bool(g.diet) for g in facts.members]
    draft = next(kind for kind in WORD_KINDS if kind.code == "talking_points")
    assert paper_context_of(Draft(closed, draft, "vi")) == paper_context_of(
        Draft(facts, draft, "vi")
    )


@pytest.mark.django_db
def test_a_guarded_paper_is_not_kept_by_who_may_not_read_it(visit):
    by = somebody(PASSPORTS)
    facts = facts_for_papers(visit, FigureTable(()), on=factories.MONDAY, by=by)
    made = MadePaper("police_notice", "vi", "", "Thông báo", "docx", "a.docx", b"", "")

    with pytest.raises(NotAllowed) as refusal:
        keep_papers(visit, facts, [made], by=by, at=factories.NOON)

    assert READERS in str(refusal.value)


@pytest.mark.django_db
def test_the_page_says_who_may_make_what_the_reader_may_not(client, visit):
    cast.enter(client, cast.lan())

    html = client.get(reverse("delegations:papers", args=[visit.pk])).content.decode()
    refused = client.post(
        reverse("delegations:make-papers", args=[visit.pk]), {"kind": "police_notice"}
    )

    assert html.count(f"người được lập: {READERS}") == 3  # the notice, the rooming list twice
    assert refused.status_code == 403
    assert READERS in refused.content.decode()
    assert not Paper.objects.exists()


def test_roles_are_named_for_guarded_kinds():
    assert makers_of("room_list") == READERS


def test_findings_that_print_a_guarded_value_say_less_to_others():
    guarded = {"diet": HEALTH, "expires": PASSPORTS}
    found = {
        rule.code: (rule.guarded_by, right)
        for rule in RULES
        for name, right in guarded.items()
        if f"%({name})s" in f"{rule.explain} {rule.mend}"
    }

    assert sorted(found) == [
        "meal.against_diet", "meal.diet_unchecked", "passport.expired", "passport.expires_soon",
    ]  # fmt: skip
    assert all(guard == right for guard, right in found.values())
    for rule in RULES:
        veiled = "".join(rule.veiled(count) for count in (1, 2)) if rule.veiled else ""
        assert not set(re.findall(r"%\((\w+)\)s", veiled)) & set(guarded)
        assert bool(rule.veiled) == (rule.guarded_by is not None)


@pytest.mark.django_db
def test_an_officer_learns_that_a_menu_must_change_and_not_who_eats_what(client):
    visit = factories.delegation()
    guest = factories.member(visit, diet="Không ăn thịt lợn")
    factories.item(visit.programme, ItemKind.BANQUET, title_vi="Chiêu đãi", menu_vi="Thịt lợn quay")
    page = reverse("delegations:findings", args=[visit.pk])

    html = client_of(client, cast.lan()).get(page).content.decode()
    full = client_of(client, cast.ha()).get(page).content.decode()

    line = next(line for line in html.splitlines() if "Chiêu đãi" in line and "lợn" not in line)
    assert f"Xem chi tiết: {READERS}" in line
    assert "Không ăn thịt lợn" not in html
    assert "Không ăn thịt lợn" in full
    assert guest.person.name.full in full


@pytest.mark.django_db
def test_of_several_guests_an_officer_is_told_once_and_how_many(client):
    visit = factories.delegation()
    for diet in ("Không ăn thịt lợn", "Ăn chay", "Ăn theo ý bà tôi", "Kiêng theo tuần trăng"):
        factories.member(visit, diet=diet)
    factories.item(visit.programme, ItemKind.BANQUET, title_vi="Chiêu đãi", menu_vi="Thịt lợn quay")
    factories.item(visit.programme, ItemKind.BANQUET, title_vi="Bữa hai", menu_vi="Thịt lợn quay")
    page = reverse("delegations:findings", args=[visit.pk])

    veiled = lines_about(client_of(client, cast.lan()).get(page), "vi")
    client.cookies["language"] = "en"
    english = lines_about(client.get(page), "en")
    client.cookies["language"] = "vi"
    full = lines_about(client_of(client, cast.ha()).get(page), "vi")

    assert [len(veiled), len(english), len(set(full))] == [4, 4, 8]
    assert [line for line in veiled if " 2 khách " not in line] == []
    assert [line for line in english if "what 2 guests may eat" not in line] == []


@pytest.mark.django_db
def test_one_guest_is_told_in_the_singular_and_every_number_stays(client):
    visit = factories.delegation()
    for diet in ("Không ăn thịt lợn", "Ăn theo ý bà tôi"):
        factories.member(visit, diet=diet)
    factories.item(visit.programme, ItemKind.BANQUET, title_vi="Chiêu đãi", menu_vi="Thịt lợn quay")
    page = reverse("delegations:findings", args=[visit.pk])
    totals = []
    client.cookies["language"] = "en"

    for who in (cast.lan(), cast.ha()):
        answer = client_of(client, who).get(page)
        totals.append((answer.context["total"], answer.context["counts"]))
        if who == cast.lan():
            lines = lines_about(answer, "en")

    assert [line.count("what 1 guest may eat") for line in lines] == [1, 1]
    assert totals[0] == totals[1]


def lines_about(answer, language):
    """What a page tells of menus; kinds are known by what mends them."""
    with translation.override(language):
        mends = {str(rule.mend) for rule in RULES if rule.code.startswith("meal.")}
    return [one.message for one in answer.context["found"] if one.mend in mends]


def client_of(client, user):
    return cast.enter(client, user)


@pytest.mark.django_db
def test_an_officer_learns_that_a_passport_is_too_old_and_not_its_date(client, visit):
    guest = visit.members.first()
    guest.passport = set_passport(
        guest.person, PassportData("ZZ1111111", country="KR", expires_on=date(2026, 2, 10)),
        by=cast.ha(),
    )  # fmt: skip
    guest.save()
    page = reverse("delegations:findings", args=[visit.pk])

    html = client_of(client, cast.lan()).get(page).content.decode()
    full = client_of(client, cast.ha()).get(page).content.decode()

    assert ("hết hạn trước khi đoàn kết thúc" in html, "10/02/2026" in html) == (True, False)
    assert "10/02/2026" in full
