"""The office's own forms of address: what wins over what, and how they reach papers."""

from dataclasses import replace

import pytest

from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.papers.people import name_line, salutation_en, salutation_vi
from doingoai.directory.address_forms import address_form
from doingoai.directory.states import Sex
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.figures import shipped_table
from doingoai.precedence.actions.wordings import drop_wording, word_address
from doingoai.precedence.queries import office_wordings
from tests import cast, factories
from tests.whole.world_of_rank import WORDS

pytestmark = pytest.mark.django_db


def word(**fields):
    given = {"changes": WORDS, "by": cast.ha(), "at": factories.NOON}
    return word_address(**{**given, **fields})


def form(rank="mayor", country="KR", person=0):
    return office_wordings().form(rank, Sex.MALE, country, "Kim", person)


def test_without_a_wording_of_the_office_the_shipped_one_holds():
    assert form() is None


@pytest.mark.parametrize(
    ("rank", "country", "asked", "style"),
    [
        ("mayor", "", ("mayor", "KR"), "The Hon."),
        ("mayor", "KR", ("mayor", "KR"), "The Hon."),
        ("mayor", "KR", ("mayor", "JP"), "The Honourable"),
        ("mayor", "", ("mayor", "US"), "The Honorable"),
        ("", "", ("officer", "KR"), "The Hon."),
        ("", "", ("mayor", "KR"), "The Honourable"),
    ],
)
def test_the_more_special_wording_wins_and_of_equals_the_office_s(rank, country, asked, style):
    word(rank=rank, country=country)
    assert form(*asked).line_en_prefix == style


def test_the_word_for_one_person_goes_before_all():
    person = factories.person()
    word(rank="mayor", country="KR")
    word(person=person, changes={**WORDS, "style_en_m": "Dr", "style_en_f": "Dr"})
    found = form(person=person.pk)
    assert (found.line_en_prefix, found.is_personal) == ("Dr", True)


def test_papers_say_what_the_office_words():
    visit = factories.delegation()
    guest = factories.member(visit, rank="mayor", role="head")
    host = factories.host(visit, rank="pc_chair")
    word(rank="mayor", country="")
    facts = visit_facts(visit, shipped_table(), as_of=factories.MONDAY)
    assert name_line(facts.head, "en").startswith("The Hon. ")
    assert salutation_en(facts.head) == f"Dear Mayor {guest.person.name.called('KR')},"
    word(person=host.person, changes={**WORDS, "honorific_vi_m": "Cụ", "honorific_vi_f": "Cụ"})
    facts = visit_facts(visit, shipped_table(), as_of=factories.MONDAY)
    assert name_line(facts.hosts[0], "vi").startswith("Cụ ")


def test_the_word_for_a_person_goes_before_what_was_typed_for_the_visit():
    visit = factories.delegation()
    him = factories.person(sex="m")
    guest = factories.member(visit, him, rank="mayor", role="head", honorific="H.E. Mr")
    assert (
        salutation_en(visit_facts(visit, shipped_table(), as_of=factories.MONDAY).head)
        == "Excellency,"
    )
    word(person=guest.person)
    head = visit_facts(visit, shipped_table(), as_of=factories.MONDAY).head
    assert salutation_en(head).startswith("Dear Mayor ")
    assert salutation_vi(head) == "Kính thưa Ngài Thị trưởng,"
    assert name_line(head, "en").startswith("The Hon. ")
    assert name_line(replace(head, address=None), "en").startswith("H.E.")


def test_pure_callers_keep_the_shipped_forms():
    word(rank="mayor", country="KR")
    assert address_form("mayor", Sex.MALE, "KR").line_en_prefix == "The Honourable"


def refused(code, **fields):
    with pytest.raises(RuleBroken) as found:
        word(**fields)
    assert found.value.code == code


def test_refusals():
    refused("wording.unequal", rank="mayor", changes={**WORDS, "style_en_f": "The very Hon."})
    refused("wording.empty", rank="mayor", changes={**WORDS, "style_en_f": " "})
    refused("wording.no_source", rank="mayor", changes={**WORDS, "source": ""})
    refused("wording.unknown", rank="nobody")
    refused("wording.unknown", rank="mayor", country="XX")


def test_two_officers_at_one_wording():
    row = word(rank="mayor")
    opened = {**WORDS}
    word(rank="mayor", changes={**WORDS, "post_en": "One"}, opened=opened, version=row.version)
    with pytest.raises(ChangedMeanwhile):
        word(rank="mayor", changes={**WORDS, "post_en": "Two"}, opened=opened, version=row.version)


def test_back_to_what_is_shipped():
    row = word(rank="mayor", country="KR")
    drop_wording(row, by=cast.ha())
    assert form() is None
    assert AuditEntry.objects.filter(verb="wording.dropped").exists()
