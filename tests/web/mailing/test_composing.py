"""What letters say, in both languages, and what they never say."""

import pytest
from django.test import override_settings

from doingoai.accounts.models import Notice, User
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.states import CaseState
from doingoai.foundation import clock
from doingoai.mailing import queries
from doingoai.mailing.jobs import sort_notices
from doingoai.mailing.models import Letter
from doingoai.mailing.states import LetterKind
from doingoai.web.mailing import composing
from doingoai.web.mailing.composing import compose
from tests import cast, factories
from tests.mailing.conftest import reached

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def lan() -> User:
    return cast.lan()


def test_an_urgent_letter_says_what_waits_and_where(lan):
    factories.office()
    notice = factories.notice(
        lan, "consultation.asked", subject_type="consultation", subject_id="7", label="Đoàn  Mẫu"
    )

    with override_settings(BASE_ADDRESS="https://doingoai.example.org/"):
        words = compose(lan, LetterKind.AT_ONCE, [notice], clock.now())

    assert words.subject == "Sở Ngoại vụ · Đơn vị bạn được lấy ý kiến"
    assert words.text.splitlines() == [
        "Kính gửi Nguyễn Thị Lan Thử,",
        "",
        "Có 1 việc đang chờ bạn:",
        "",
        "• Đơn vị bạn được lấy ý kiến",
        "  Đoàn Mẫu",
        "  https://doingoai.example.org/consultations/7/",
        "",
        "-- ",
        "Sở Ngoại vụ. Thư do phần mềm doingoai tự soạn; vui lòng không trả lời thư này.",
        "Chọn cách nhận thông báo: https://doingoai.example.org/account/notices/",
    ]


def test_a_daily_mail_counts_and_names_its_day_in_the_language_of_the_person(lan):
    lan.language = "en"
    notices = [factories.notice(lan) for _turn in range(2)]

    words = compose(lan, LetterKind.DIGEST, notices, clock.now())

    assert words.subject == "doingoai · 2 notices, 02/02/2026"
    assert "up to today 2 things happened that concern you:" in words.text
    assert words.text.count("• You were given a task") == 2


@pytest.mark.parametrize(
    ("kinds", "subject"),
    [
        (["case.submitted", "case.submitted"], "Trình bạn duyệt (2)"),
        (["case.submitted", "consultation.asked"], "2 thông báo cần xem ngay"),
    ],
)
def test_the_subject_names_what_kind_of_thing_it_is_never_which(lan, kinds, subject):
    notices = [factories.notice(lan, kind, label="Đoàn bí mật") for kind in kinds]

    words = compose(lan, LetterKind.AT_ONCE, notices, clock.now())

    assert words.subject == f"doingoai · {subject}"


def test_a_long_list_ends_with_where_the_rest_is(lan, monkeypatch):
    monkeypatch.setattr(composing, "MOST_LINES", 2)
    notices = [factories.notice(lan) for _turn in range(5)]

    text = compose(lan, LetterKind.DIGEST, notices, clock.now()).text

    assert text.count("•") == 2
    assert "… và 3 thông báo nữa:\n  http://127.0.0.1:8000/notices/" in text


def test_a_passport_number_in_a_label_stays_in_the_house(lan):
    notice = factories.notice(lan, label="Hộ chiếu ZZ7654321 của khách")

    text = compose(lan, LetterKind.AT_ONCE, [notice], clock.now()).text

    assert "ZZ7654321" not in text
    assert "Hộ chiếu •••••• của khách" in text


def test_a_notice_of_no_known_place_and_kind_is_still_told(lan):
    notice = factories.notice(lan, "gone.kind", subject_type="gone", label="Việc cũ")

    lines = compose(lan, LetterKind.AT_ONCE, [notice], clock.now()).text.splitlines()

    assert lines[4:6] == ["• Việc cũ", ""]


def test_the_worker_writes_with_these_words(lan):
    User.objects.filter(pk=lan.pk).update(email="lan@example.org")
    factories.notice(lan, "case.returned")

    done = [sum(sort_notices(clock.now)), sum(composing.write_letters(clock.now))]

    assert done == [1, 1]
    assert Letter.objects.get().subject == "doingoai · Việc bạn trình đã bị trả lại"


def told(person, kind, about):
    return factories.notice(
        person, kind, subject_type=about.subject_type, subject_id=str(about.pk), label=str(about)
    )


def written():
    sum(sort_notices(clock.now))
    sum(composing.write_letters(clock.now))
    return [letter.text for letter in Letter.objects.order_by("id")]


def test_a_letter_leaves_out_what_was_decided_or_taken_back_before_it_is_written(lan):
    minh = reached(cast.minh())
    rule = factories.authority_rule()
    matters = {name: factories.delegation(title_vi=name) for name in ("Chờ", "Xong", "Rút")}
    cases = {name: factories.case(visit, lan, rule) for name, visit in matters.items()}
    for name, state in (("Xong", CaseState.APPROVED), ("Rút", CaseState.WITHDRAWN)):
        Case.objects.filter(pk=cases[name].pk).update(
            state=state, decided_by=minh if name == "Xong" else None,
            decided_at=clock.now() if name == "Xong" else None,
        )  # fmt: skip
    for one in cases.values():
        told(minh, "case.submitted", one)
    told(minh, "case.withdrawn", cases["Rút"])

    urgent = written()

    assert len(urgent) == 1
    assert "Có 1 việc đang chờ bạn:" in urgent[0]
    assert ["Chờ" in urgent[0], "Xong" in urgent[0], "Rút" in urgent[0]] == [True, False, False]
    assert queries.oldest_unwritten(clock.now()) is None


def test_a_letter_leaves_out_questions_that_were_answered_or_withdrawn(lan):
    police = reached(cast.focal_point())
    asked = [factories.consultation(factories.delegation(), police.unit, lan) for _turn in range(3)]
    Consultation.objects.filter(pk=asked[1].pk).update(opinion="agree", answered_on=asked[1].due_on)
    Consultation.objects.filter(pk=asked[2].pk).update(withdrawn_at=clock.now())
    for one in asked:
        told(police, "consultation.asked", one)

    (text,) = written()

    assert "Có 1 việc đang chờ bạn:" in text
    assert f"/consultations/{asked[0].pk}/" in text


def test_nobody_is_written_to_about_what_is_all_settled(lan):
    minh = reached(cast.minh())
    one = factories.case(factories.delegation(), lan)
    told(minh, "case.submitted", one)
    Case.objects.filter(pk=one.pk).update(
        state=CaseState.APPROVED, decided_by=minh, decided_at=clock.now()
    )

    assert written() == []
    assert Notice.objects.filter(to=minh, read_at__isnull=True).count() == 1


def test_what_is_not_shared_any_more_is_not_named(lan):
    police = cast.focal_point()
    visit = factories.delegation(title_vi="Đoàn kín")
    told = {"subject_type": "delegation", "subject_id": str(visit.pk), "label": "Đoàn kín"}
    notices = [factories.notice(who, "consultation.withdrawn", **told) for who in (police, lan)]

    lost, kept = (
        compose(notice.to, LetterKind.AT_ONCE, [notice], clock.now()).text for notice in notices
    )

    assert "Đoàn kín" not in lost
    assert "/delegations/" not in lost
    assert "• " in lost
    assert "Đoàn kín" in kept
