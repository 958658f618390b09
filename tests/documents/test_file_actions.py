"""Files that people bring: held, attached, opened."""

from datetime import timedelta

import pytest

from doingoai.documents import storage
from doingoai.documents.actions import Arrival, Upload, attach_file
from doingoai.documents.file_actions import (
    HELD_FOR,
    add_incoming_files,
    attach_held_files,
    enter_incoming,
    hold_file,
    open_sealed_file,
)
from doingoai.documents.models import StoredFile
from doingoai.documents.queries import files_of, held_files, papers_numbered
from doingoai.documents.states import IncomingKind
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from tests import cast, factories

pytestmark = pytest.mark.django_db

LETTER = Upload("thu.txt", "text/plain", "Kính gửi".encode())


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def clerk():
    return cast.clerk()


def verbs():
    return list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))


def test_a_held_file_lies_with_its_person(clerk):
    file = hold_file(LETTER, by=clerk, at=factories.NOON)

    assert list(held_files(clerk)) == [file]
    assert storage.read(file) == LETTER.content
    assert verbs() == ["file.held"]


def test_what_lay_for_two_days_is_forgotten(clerk):
    hold_file(LETTER, by=clerk, at=factories.NOON)

    newer = hold_file(LETTER, by=clerk, at=factories.NOON + HELD_FOR + timedelta(minutes=1))

    assert list(held_files(clerk)) == [newer]


def test_held_files_go_to_the_record_they_came_for(clerk):
    entry = factories.incoming(clerk)
    file = hold_file(LETTER, by=clerk, at=factories.NOON)

    attached = attach_held_files(entry, [file], by=clerk)

    assert attached == [file]
    assert list(files_of(entry)) == [file]
    assert verbs() == ["file.held", "file.attached"]


def test_nobody_attaches_what_another_person_sent(clerk):
    entry = factories.incoming(clerk)
    file = hold_file(LETTER, by=cast.lan(), at=factories.NOON)

    attached = attach_held_files(entry, [file], by=clerk)

    assert attached == []
    assert list(files_of(entry)) == []


def test_an_equal_file_is_attached_once(clerk):
    entry = factories.incoming(clerk)
    twice = [hold_file(LETTER, by=clerk, at=factories.NOON) for _turn in range(2)]
    attach_held_files(entry, twice[:1], by=clerk)

    again = attach_held_files(entry, twice[1:], by=clerk)

    assert again == []
    assert files_of(entry).count() == 1


def test_a_document_is_entered_with_its_files(clerk):
    file = hold_file(LETTER, by=clerk, at=factories.NOON)
    arrival = Arrival(IncomingKind.EMAIL, "Nơi gửi", "Trích yếu", factories.MONDAY)

    entry = enter_incoming(arrival, files=[file], by=clerk, at=factories.NOON)

    assert list(files_of(entry)) == [file]


def test_files_are_added_to_an_entry(clerk):
    entry = factories.incoming(clerk)
    file = hold_file(LETTER, by=clerk, at=factories.NOON)

    add_incoming_files(entry, files=[file], by=clerk)

    assert list(files_of(entry)) == [file]


def test_adding_nothing_is_refused_at_the_field(clerk):
    with pytest.raises(RuleBroken) as refusal:
        add_incoming_files(factories.incoming(clerk), files=[], by=clerk)

    assert (refusal.value.code, refusal.value.field) == ("file.none", "attachments")


def test_who_may_not_write_the_register_adds_no_file(clerk):
    with pytest.raises(NotAllowed):
        add_incoming_files(factories.incoming(clerk), files=[], by=cast.focal_point())


def test_opening_a_sealed_file_is_written_down():
    ha = cast.ha()
    visit = factories.delegation()
    file = attach_file(visit, LETTER, by=ha, at=factories.NOON, sealed=True)

    content = open_sealed_file(file, by=ha)

    assert content == LETTER.content
    assert verbs() == ["file.attached", "file.sealed_read"]


def test_a_sealed_file_needs_the_right_to_read_passports():
    lan = cast.lan()
    file = attach_file(factories.delegation(), LETTER, by=lan, at=factories.NOON, sealed=True)

    with pytest.raises(NotAllowed):
        open_sealed_file(file, by=lan)

    assert verbs() == ["file.attached"]


def test_the_paper_of_a_number_is_for_those_who_read_papers():
    entry = factories.outgoing()
    paper = factories.paper(factories.delegation(), outgoing=entry)

    assert list(papers_numbered(entry, seen_by=cast.lan())) == [paper]
    assert list(papers_numbered(entry, seen_by=cast.focal_point())) == []


def test_a_file_row_is_written_with_its_digest(clerk):
    hold_file(LETTER, by=clerk, at=factories.NOON)

    assert StoredFile.objects.get().sha256 == storage.digest(LETTER.content)
