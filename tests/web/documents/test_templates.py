"""Word templates: the shipped one handed out, an own one checked and used, and back again."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from doingoai.documents.models import Template
from tests import cast
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST = "/admin/templates/"
PAGE = f"{LIST}guest_list/vi/"


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def clerk(client):
    clerk = cast.clerk()
    cast.enter(client, clerk)
    return clerk


def read(response):
    return response.content.decode()


def brought(text="{{ size }}", name="mau-rieng.docx"):
    """A Word file with one paragraph."""
    document, written = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(written)
    return {"file": SimpleUploadedFile(name, written.getvalue())}


def test_every_word_paper_is_listed_in_its_languages(client, clerk):
    html = read(client.get(LIST))

    for code, language in (("guest_list", "vi"), ("guest_list", "en"), ("contents", "vi")):
        assert reverse("documents:template", args=[code, language]) in html
    assert reverse("documents:template", args=["estimate", "vi"]) in html
    assert reverse("documents:template", args=["mission_list", "en"]) in html
    assert inline_faults(html) == []


def test_a_template_tells_its_fields(client, clerk):
    html = read(client.get(PAGE))

    assert "<li>rows.name</li>" in html
    assert "đang dùng mẫu có sẵn" in html
    assert inline_faults(html) == []


def test_the_shipped_template_is_handed_out(client, clerk, tmp_path, monkeypatch):
    monkeypatch.setattr("doingoai.web.documents.templates.CACHE", tmp_path / "cache")

    response = client.get(reverse("documents:shipped-template", args=["guest_list", "vi"]))

    assert response.headers["Content-Disposition"] == 'attachment; filename="guest_list-vi.docx"'
    assert Document(io.BytesIO(response.content)).paragraphs


def test_an_own_template_is_checked_and_used(client, clerk):
    response = client.post(PAGE, brought(), follow=True)

    kept = Template.objects.get()
    html = read(response)
    assert (kept.kind, kept.language, kept.is_used) == ("guest_list", "vi", True)
    assert "mẫu riêng của cơ quan, bản 1" in html
    assert reverse("documents:file", args=[kept.file_id]) in html
    assert "mẫu riêng của cơ quan, bản 1" in read(client.get(LIST))


def test_the_same_file_brought_twice_is_kept_once(client, clerk):
    content = brought()["file"].read()

    for _turn in range(2):
        client.post(PAGE, {"file": SimpleUploadedFile("mau.docx", content)})

    assert Template.objects.count() == 1


def test_another_file_is_the_next_version(client, clerk):
    client.post(PAGE, brought())
    client.post(PAGE, brought("{{ size }} khách"))

    assert [one.version for one in Template.objects.filter(is_used=True)] == [2]
    assert Template.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (brought("{{ sise }}"), "size"),
        (brought("{{ size.__class__ }}"), "__class__"),
        (brought("{% if size %}"), "size"),
        ({"file": SimpleUploadedFile("mau.docx", b"khong phai word")}, "mau.docx"),
        ({"file": SimpleUploadedFile("mau.doc", b"x")}, ".docx"),
    ],
    ids=["unknown field", "forbidden", "broken", "no word file", "old format"],
)
def test_a_template_that_cannot_be_used_is_refused_in_place(client, clerk, sent, said):
    for file in sent.values():
        file.seek(0)

    response = client.post(PAGE, sent)

    assert response.status_code == 422
    assert said in read(response)
    assert Template.objects.count() == 0


def test_the_office_goes_back_to_the_shipped_template(client, clerk):
    client.post(PAGE, brought())
    address = reverse("documents:drop-template", args=["guest_list", "vi"])

    response = client.post(address, follow=True)
    client.post(address)

    html = read(response)
    assert Template.objects.get().is_used is False
    assert "đang dùng mẫu có sẵn" in html
    assert "mau-rieng.docx" in html


@pytest.mark.parametrize("path", ["khong-co/vi/", "guest_list/fr/", "guest_list/fr/shipped/"])
def test_a_template_that_does_not_exist_is_not_found(client, clerk, path):
    assert client.get(LIST + path).status_code == 404


@pytest.mark.parametrize("who", [cast.lan, cast.minh, cast.focal_point])
def test_templates_are_not_for_everybody(client, who):
    cast.enter(client, who())

    for address in (LIST, PAGE, f"{PAGE}shipped/"):
        assert client.get(address).status_code == 403
    assert client.post(PAGE, brought()).status_code == 403
    assert client.post(f"{PAGE}drop/").status_code == 403


def test_strangers_go_to_the_sign_in(client):
    for address in (LIST, PAGE, f"{PAGE}shipped/"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, clerk, language):
    client.cookies["language"] = language

    for address in (LIST, PAGE):
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Mẫu Word" in html) is (language == "vi")


def test_papers_of_missions_have_their_templates_too(client, clerk):
    page = f"{LIST}mission_list/vi/"

    html = read(client.get(page))
    handed = client.get(reverse("documents:shipped-template", args=["mission_list", "vi"]))
    taken = client.post(page, brought())
    refused = client.post(page, brought("{{ guests }}"))

    assert "<li>rows.name</li>" in html
    assert handed.content.startswith(b"PK")
    assert (taken.status_code, refused.status_code) == (302, 422)
    assert Template.objects.get().kind == "mission_list"
