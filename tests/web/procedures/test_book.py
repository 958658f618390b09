"""Pages of the book: the list, a draft made, edited and put in force, codes by clause."""

import re

import pytest
from django.urls import reverse

from doingoai.foundation.subjects import Subject
from doingoai.procedures.actions.book import open_draft
from doingoai.procedures.actions.lessons import note_lesson
from doingoai.procedures.models import (
    FROM_THE_BEGINNING,
    Clause,
    Conduct,
    ConductVersion,
    Lesson,
    Procedure,
    ProcedureVersion,
    Step,
)
from tests import cast, factories
from tests.procedures import book
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

IN_FORCE = {"valid_from": "02/02/2026", "basis": "Biên bản 01", "laid_down_by": "Trưởng phòng"}
STEP = {"text_vi": "Nước", "amount": "30", "unit": "minutes", "when": "before", "confidence": "H"}


def read(response):
    html = response.content.decode()
    assert inline_faults(html) == []
    return html


def test_the_empty_book_says_how_it_is_filled_and_takes_in_what_is_shipped(client, ha):
    assert "Sổ quy trình còn trống" in read(client.get(reverse("procedures:book")))

    client.post(reverse("procedures:load"))

    html = read(client.get(reverse("procedures:book")))
    assert Procedure.objects.count() == 9
    assert html.count("chưa đối chiếu") >= 9


def test_an_officer_reads_the_book_and_does_not_write_it(client, lan):
    step, _flags = book.small_book()

    assert "Micrô" in read(
        client.get(reverse("procedures:procedure", args=[step.edition.procedure_id]))
    )
    assert client.post(reverse("procedures:load")).status_code == 403


def test_a_draft_is_made_edited_and_put_in_force(client, ha):
    step, _flags = book.small_book()
    procedure = step.edition.procedure
    client.post(reverse("procedures:draft", args=[procedure.pk]))
    draft = ProcedureVersion.objects.get(valid_from__isnull=True)

    client.post(reverse("procedures:add-step", args=[draft.pk]), STEP)
    water = Step.objects.get(text_vi="Nước")
    client.post(reverse("procedures:move-step", args=[water.pk, "up"]))
    html = read(client.get(reverse("procedures:version", args=[draft.pk])))
    assert html.index("Micrô") < html.index("Nước") < html.index("Cờ đúng chiều")
    assert "30 phút" in html
    assert 'name="amount"' in read(client.get(reverse("procedures:step", args=[water.pk])))

    refused = client.post(
        reverse("procedures:in-force", args=[draft.pk]), {**IN_FORCE, "valid_from": "01/02/2026"}
    )
    assert refused.status_code == 422
    assert "bắt đầu sớm nhất từ hôm nay" in refused.content.decode()
    client.post(reverse("procedures:in-force", args=[draft.pk]), IN_FORCE)
    html = read(client.get(reverse("procedures:procedure", args=[procedure.pk])))
    assert "Đã thay" in html
    assert "Nước" in html


def test_a_step_of_a_version_in_force_is_refused_in_the_form(client, ha):
    step, _flags = book.small_book()
    answer = client.post(reverse("procedures:step", args=[step.pk]), {**STEP, "text_vi": "Khác"})

    assert answer.status_code == 422
    assert "Chép thành dự thảo" in answer.content.decode()


def test_a_lesson_becomes_a_step_with_one_press_or_is_set_aside(client, ha):
    step, _flags = book.small_book()
    procedure, about = step.edition.procedure, Subject("delegation", "1", "Đoàn Mẫu")
    said = {"about": about, "by": ha, "at": factories.NOON}
    one = note_lesson(procedure, step=step, text="Thử micrô hai lần", **said)
    other = note_lesson(procedure, text="Không cần", **said)

    answer = client.post(reverse("procedures:take-lesson", args=[one.pk]))
    client.post(reverse("procedures:set-aside", args=[other.pk]), {"why": "Chỉ một lần"})

    new = Step.objects.get(text_vi="Thử micrô hai lần")
    assert answer.headers["Location"] == reverse("procedures:step", args=[new.pk])
    html = read(client.get(reverse("procedures:procedure", args=[procedure.pk])))
    assert "trong bản 2" in html
    assert "Chỉ một lần" in html
    assert not [lesson for lesson in Lesson.objects.all() if lesson.is_open]


def test_two_officers_on_one_step_see_each_other(client, ha):
    step, _flags = book.small_book()
    open_draft(step.edition.procedure, by=ha, at=factories.NOON)
    mine = Step.objects.get(edition__valid_from=None, text_vi="Micrô")
    opened = {"version": "1", "opened": '{"text_vi": "Micrô"}'}
    Step.objects.filter(pk=mine.pk).update(text_vi="Micrô B", version=2)

    answer = client.post(
        reverse("procedures:step", args=[mine.pk]), {**STEP, **opened, "text_vi": "Micrô A"}
    )

    assert answer.status_code == 422
    assert "Micrô B" in answer.content.decode()


def test_clauses_of_a_code_are_written_by_number(client, ha):
    client.post(reverse("procedures:load"))
    code = Conduct.objects.get(code="offices")
    assert "Chưa nhập nội dung" in read(client.get(reverse("procedures:code", args=[code.pk])))
    client.post(reverse("procedures:code-draft", args=[code.pk]))
    draft = code.versions.get()
    clause = {"number": "Điều 1", "text_vi": "Nội dung (Mẫu)"}

    client.post(reverse("procedures:add-clause", args=[draft.pk]), clause)
    twice = client.post(reverse("procedures:add-clause", args=[draft.pk]), clause)
    assert twice.status_code == 422
    one = Clause.objects.get()
    client.post(reverse("procedures:clause", args=[one.pk]), {**clause, "text_vi": "Khác (Mẫu)"})
    client.post(reverse("procedures:code-in-force", args=[draft.pk]), IN_FORCE)

    assert "Khác (Mẫu)" in read(client.get(reverse("procedures:code", args=[code.pk])))
    assert "Điều 1" in read(client.get(reverse("procedures:code-version", args=[draft.pk])))


def test_a_kind_without_a_procedure_is_named_and_can_be_begun(client):
    cast.enter(client, cast.division_head())
    book.small_book("talks")
    begin = reverse("procedures:add") + "?serves=farewell"

    html = client.get(reverse("procedures:book")).content.decode()

    assert "Chưa có quy trình" in html
    assert begin in html
    assert "?serves=talks" not in html
    assert "?serves=free" not in html
    form = client.get(begin).content.decode()
    assert re.search(r'value="farewell" selected', form)
    assert client.get(reverse("procedures:add") + "?serves=x").status_code == 200


def test_whoever_does_not_keep_the_book_is_offered_no_beginning(client):
    cast.enter(client, cast.lan())

    html = client.get(reverse("procedures:book")).content.decode()

    assert "Chưa có quy trình" in html
    assert "?serves=" not in html


def code_with_a_clause():
    code = Conduct.objects.create(code="ma-1", name_vi="Quy tắc mẫu", source="Văn bản mẫu")
    version = ConductVersion.objects.create(
        conduct=code, number=1, valid_from=FROM_THE_BEGINNING, basis="x", laid_down_by="y"
    )
    return code, Clause.objects.create(
        edition=version, order=1, number="Điều 3", text_vi="Đúng giờ"
    )


def test_somebody_assesses_themselves_by_a_code(client):
    cast.enter(client, cast.lan())
    code, clause = code_with_a_clause()
    page, back = (reverse(f"procedures:{name}", args=[code.pk]) for name in ("assess", "code"))
    assert page in read(client.get(back))
    assert "Điều 3: Đúng giờ" in read(client.get(page))

    refused = client.post(page, {f"kept_{clause.pk}": "partly", f"note_{clause.pk}": ""})
    assert refused.status_code == 422
    kept = client.post(page, {f"kept_{clause.pk}": "partly", f"note_{clause.pk}": "Hay đến muộn"})

    assert kept.headers["Location"] == f"{back}#own"
    assert "Hay đến muộn" in read(client.get(back))
    cast.enter(client, cast.division_head())
    html = read(client.get(back))
    assert "Hay đến muộn" not in html
    assert "hiện khi có từ ba người" in html


def test_a_code_without_its_text_cannot_be_answered(client):
    cast.enter(client, cast.lan())
    code = Conduct.objects.create(code="trong", name_vi="Chưa nhập")

    assert client.get(reverse("procedures:assess", args=[code.pk])).status_code == 404
