from doingoai.documents.inspection import FileRefused, inspect_upload
from doingoai.documents.inspection.kinds import EVERY_KIND
from doingoai.foundation.refusals import RuleBroken
from tests.documents import good_files, hostile
from tests.documents.watching import watched


def _answer(name, content):
    """The code of the refusal, or `accepted`."""
    with watched(name):
        try:
            inspect_upload(name, content, allowed=EVERY_KIND)
        except RuleBroken as refusal:
            return refusal.code
    return "accepted"


def test_every_labelled_file_meets_its_own_refusal():
    wrong, count = [], 0
    for bad in hostile.labelled():
        code = _answer(bad.name, bad.content)
        count += 1
        if code != bad.code:
            wrong.append((bad.label, bad.name, bad.code, code))

    assert wrong == []
    assert count >= 500


def test_bent_good_files_never_crash_the_inspection():
    answers = [_answer(name, content) for name, content in hostile.mutations()]

    assert len(answers) >= 370


def test_good_files_of_every_kind_come_in():
    answers = {name: _answer(name, content) for name, content in good_files.good_files().items()}

    assert answers == dict.fromkeys(answers, "accepted")


def test_a_refusal_of_a_file_is_a_rule_broken():
    assert issubclass(FileRefused, RuleBroken)
