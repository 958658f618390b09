"""Files by address: the right is asked at every access, through what the file belongs to."""

import pytest
from django.urls import reverse

from doingoai.delegations.actions.visit import share_with_units
from doingoai.documents import storage
from doingoai.documents.actions import Upload, attach_file
from doingoai.foundation.models import AuditEntry
from tests import cast, factories

pytestmark = pytest.mark.django_db

SCAN = Upload("hộ chiếu.pdf", "application/pdf", b"%PDF-1.4 mau")


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def visit():
    return factories.delegation()


def kept(about, *, sealed=False):
    return attach_file(about, SCAN, by=factories.user(), at=factories.NOON, sealed=sealed)


def status_for(client, who, file):
    cast.enter(client, who)
    return client.get(reverse("documents:file", args=[file.pk])).status_code


def test_a_file_is_handed_out_to_be_kept_never_to_be_shown(client, visit):
    cast.enter(client, cast.lan())

    response = client.get(reverse("documents:file", args=[kept(visit).pk]))

    assert response.content == SCAN.content
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''h%E1%BB%99%20chi%E1%BA%BFu.pdf"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "no-store, private"


def test_strangers_go_to_the_sign_in(client, visit):
    assert client.get(reverse("documents:file", args=[kept(visit).pk])).status_code == 302


def test_a_file_that_was_never_kept_is_not_there(client):
    cast.enter(client, cast.lan())

    assert client.get(reverse("documents:file", args=[404])).status_code == 404


def test_of_a_visit_a_focal_point_gets_only_what_is_shared_and_as_long_as_it_is(client, visit):
    focal, lan = cast.focal_point(), cast.lan()
    file = kept(visit)
    assert status_for(client, focal, file) == 404

    share_with_units(visit, units=[focal.unit], by=lan)
    assert status_for(client, focal, file) == 200

    share_with_units(visit, units=[], by=lan)
    assert status_for(client, focal, file) == 404


def test_of_a_guest_the_visit_decides(client, visit):
    file = kept(factories.member(visit))

    assert status_for(client, cast.lan(), file) == 200
    assert status_for(client, cast.focal_point(), file) == 404


def test_of_a_guest_who_was_taken_off_nobody_gets_a_file(client, visit):
    guest = factories.member(visit)
    file = kept(guest)
    guest.delete()

    assert status_for(client, cast.lan(), file) == 404


def test_of_the_register_only_its_readers_get_files(client):
    file = kept(factories.incoming())

    assert status_for(client, cast.minh(), file) == 200
    assert status_for(client, cast.focal_point(), file) == 404


def test_a_paper_is_for_readers_of_papers_who_see_the_matter(client, visit):
    file = kept(factories.paper(visit))
    focal = cast.focal_point()
    factories.shared_with(visit, focal.unit)

    assert status_for(client, cast.lan(), file) == 200
    assert status_for(client, focal, file) == 404


def test_a_paper_with_passport_numbers_needs_the_right_to_them(client, visit):
    file = kept(factories.paper(visit, kind="police_notice"))

    assert status_for(client, cast.lan(), file) == 404
    assert status_for(client, cast.ha(), file) == 200


def test_a_paper_that_is_gone_takes_its_files_along(client, visit):
    paper = factories.paper(visit)
    file = kept(paper)
    paper.delete()

    assert status_for(client, cast.lan(), file) == 404


def test_a_held_file_is_its_senders_alone(client):
    lan = cast.lan()
    file = kept(lan)

    assert status_for(client, lan, file) == 200
    assert status_for(client, cast.ha(), file) == 404


def test_templates_are_for_those_who_upload_them(client):
    file = kept(factories.incoming())
    file.subject = "template"
    file.save()

    assert status_for(client, cast.director(), file) == 200
    assert status_for(client, cast.lan(), file) == 404


@pytest.mark.parametrize(
    ("subject", "key"), [("nobody", "1"), ("delegation", "x"), ("delegation", "9" * 20)]
)
def test_what_belongs_to_nothing_known_is_nobodys(client, visit, subject, key):
    file = kept(visit)
    file.subject, file.subject_id = subject, key
    file.save()

    assert status_for(client, cast.director(), file) == 404


def test_a_sealed_file_is_opened_by_a_button_and_written_down(client, visit):
    file = kept(factories.member(visit), sealed=True)
    cast.enter(client, cast.ha())
    address = reverse("documents:file", args=[file.pk])

    before = client.get(address)
    reads = AuditEntry.objects.filter(verb="file.sealed_read")
    assert SCAN.content not in before.content
    assert reads.count() == 0

    opened = client.post(address)

    assert opened.content == SCAN.content
    assert reads.get().details["about"].startswith("member ")


def test_a_sealed_file_stays_shut_to_who_may_not_read_passports(client, visit):
    file = kept(visit, sealed=True)
    cast.enter(client, cast.lan())
    address = reverse("documents:file", args=[file.pk])

    page = client.get(address).content.decode()

    assert "Chỉ người có quyền xem hộ chiếu" in page
    assert client.post(address).status_code == 403
    assert AuditEntry.objects.filter(verb="file.sealed_read").count() == 0


def test_a_file_that_is_gone_from_the_store_says_so(client, visit, caplog):
    file = kept(visit)
    storage.place_of(file).unlink()
    cast.enter(client, cast.lan())

    response = client.get(reverse("documents:file", args=[file.pk]))

    assert response.status_code == 422
    assert SCAN.name in response.content.decode()
    assert f"file {file.pk} is gone" in caplog.text
