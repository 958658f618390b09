"""The list of kinds and what each needs."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from doingoai.delegations.papers.catalogue import CONTENTS, WORD_KINDS, word_kind
from doingoai.delegations.papers.making import possible_kinds
from doingoai.delegations.papers.templates import SHIPPED
from tests.delegations.papers.sample import NOTHING_KNOWN, VISIT


def test_orders_and_codes_are_unique_and_every_kind_has_a_writer():
    assert len({kind.order for kind in WORD_KINDS}) == len(WORD_KINDS)
    assert {kind.code for kind in WORD_KINDS} | {"contents"} == set(SHIPPED.writers)


def test_annexes_of_the_plan_are_numbered_without_gaps():
    annexes = [kind.annex for kind in WORD_KINDS if kind.annex]

    assert annexes == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]


def test_a_complete_visit_lacks_nothing():
    assert possible_kinds(VISIT) == WORD_KINDS
    assert CONTENTS.needs(NOTHING_KNOWN) == ()


def test_of_an_unknown_visit_nothing_can_be_made_but_the_reasons_are_told():
    assert possible_kinds(NOTHING_KNOWN) == ()


@pytest.mark.parametrize(
    ("code", "without", "reasons"),
    [
        ("guest_list", {"members": ()}, 1),
        ("host_list", {"hosts": ()}, 1),
        ("programme_short", {"items": ()}, 1),
        ("police_notice", {"members": (), "starts_on": None}, 2),
        ("estimate", {"estimate": ()}, 1),
        ("settlement", {"account": None}, 1),
        ("consultation_letter", {"consultations": ()}, 1),
        ("minutes_form", {"items": ()}, 1),
        ("car_list", {"members": (), "hosts": ()}, 1),
        ("thank_you_letter", {"partner_vi": "", "partner_en": "", "title_vi": ""}, 1),
    ],
)
def test_what_is_missing_is_told_by_kind(code, without, reasons):
    told = word_kind(code).needs(replace(VISIT, **without))

    assert len(told) == reasons
    assert all(isinstance(reason, str) for reason in told)


def test_a_refused_visit_gets_no_decision_to_receive():
    refused = replace(VISIT, decision=replace(VISIT.decision, approved=False))

    assert word_kind("decision").needs(refused) == (
        "The decision was not to receive the delegation.",
    )
    assert word_kind("decision").needs(replace(VISIT, decision=None)) == ()


def test_rooms_may_be_known_of_the_guests_alone():
    facts = replace(VISIT, hotel=replace(VISIT.hotel, name_vi=""))

    assert word_kind("room_list").needs(facts) == ()


def test_a_name_is_told_in_the_language_of_the_reader():
    kind = word_kind("submission")

    with override("vi"):
        assert kind.name == "Tờ trình chủ trương"
    with override("en"):
        assert kind.name == "Submission"


def test_an_unknown_kind_is_an_error():
    with pytest.raises(LookupError, match="'menu'"):
        word_kind("menu")
