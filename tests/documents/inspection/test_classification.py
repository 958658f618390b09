import pytest

from doingoai.documents.inspection.classification import (
    check_not_classified,
    classification_mark,
    classification_mark_in_name,
)
from doingoai.foundation.refusals import RuleBroken
from tests.documents.inspection.marks import FILE_NAMES, INNOCENT, INNOCENT_NAMES, refused


def test_five_hundred_marked_texts_are_refused_with_their_level():
    cases = refused()

    missed = [(text, level, classification_mark(text)) for text, level in cases]
    missed = [case for case in missed if case[1] != case[2]]

    assert len(cases) >= 500
    assert missed == []


def test_two_hundred_innocent_texts_raise_no_alarm():
    alarms = [(text, classification_mark(text)) for text in INNOCENT + INNOCENT_NAMES]
    alarms = [alarm for alarm in alarms if alarm[1]]

    assert len(INNOCENT) >= 200
    assert alarms == []


def test_file_names_are_read_as_names_also_without_their_ending():
    cases = [(name, level) for level, names in FILE_NAMES.items() for name in names]

    missed = [case for case in cases if classification_mark_in_name(case[0]) != case[1]]

    assert missed == []


def test_a_long_text_with_one_stamped_line_is_refused():
    text = "Nội dung chuyến thăm.\n" * 500 + "TỐI MẬT\n" + "Mật ong.\n" * 500

    assert classification_mark(text) == "Tối mật"


def test_a_refusal_says_what_may_be_kept():
    with pytest.raises(RuleBroken) as refusal:
        check_not_classified("Độ mật: Tối mật", "subject")

    assert refusal.value.code == "classified.refused"
    assert refusal.value.field == "subject"
    assert "Tối mật" in refusal.value.message


def test_an_innocent_text_passes():
    check_not_classified("Quan hệ mật thiết", "subject")
