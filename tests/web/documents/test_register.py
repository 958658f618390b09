"""The register of incoming documents: list, new entry, one entry, correction, files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doingoai.documents.models import Incoming, StoredFile
from doingoai.documents.queries import files_of, held_files
from doingoai.foundation import search
from tests import cast, factories
from tests.documents.good_files import eml, pdf
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST = "/register/"
NEW = "/register/new/"
HTMX = {"HX-Request": "true", "HX-Target": "register-rows"}


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def clerk(client):
    clerk = cast.clerk()
    cast.enter(client, clerk)
    return clerk


def letter(**fields):
    usual = {
        "sender": "Thành phố Xơ-un", "kind": "letter", "number": "118", "symbol": "SMG", "urgency": "normal",
        "subject": "Đề nghị tiếp đoàn", "issued_on": "30/1/2026", "arrived_on": "2/2/2026",
    }  # fmt: skip
    return {**usual, **fields}


def scan(name="thu-moi.pdf", content=None):
    return SimpleUploadedFile(name, content or pdf())


def read(response):
    return response.content.decode()


def test_the_list_shows_the_columns_of_the_decree_newest_first(client, clerk):
    older = factories.incoming(clerk, subject="Thư cũ")
    newer = factories.incoming(clerk, subject="Thư mới", sender_country="KR", note="Gấp")
    visit = factories.delegation(incoming=older, responsible=clerk)

    html = read(client.get(LIST))

    assert html.index("Thư mới") < html.index("Thư cũ")
    for shown in (newer.arrival_label, newer.reference, "02/02/2026", "Gấp", visit.reference):
        assert shown in html
    assert inline_faults(html) == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=email", ["Thư điện tử B"]),
        ("?year=2025", ["Thư cũ A"]),
        ("?q=thu cu", ["Thư cũ A"]),
        ("?q=khong co gi", []),
        ("?year=20255&kind=x", ["Thư cũ A", "Thư điện tử B"]),
        ("?year=hai", ["Thư cũ A", "Thư điện tử B"]),
    ],
)
def test_the_list_is_narrowed_by_words_kind_and_year(client, clerk, query, shown):
    old = factories.incoming(clerk, year=2025, subject="Thư cũ A")
    factories.incoming(clerk, kind="email", subject="Thư điện tử B")
    search.index(old, title=old.subject)

    html = read(client.get(LIST + query))

    assert [name for name in ("Thư cũ A", "Thư điện tử B") if name in html] == shown


def test_a_late_entry_that_nobody_took_up_says_so(client, clerk):
    factories.incoming(clerk, due_on=factories.MONDAY, urgency="urgent")

    assert "quá hạn: 02/02/2026" in read(client.get(LIST))


def test_the_rows_alone_are_a_part_of_the_page(client, clerk):
    factories.incoming(clerk)

    piece = read(client.get(LIST, headers=HTMX)).strip()

    assert piece.startswith('<div id="register-rows">')
    assert piece in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, clerk, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.delegation(incoming=factories.incoming(clerk), responsible=clerk)

    client.get(LIST)

    with django_assert_max_num_queries(5):
        client.get(LIST)


@pytest.mark.parametrize("name", ["register", "enter", "outgoing-register"])
@pytest.mark.parametrize("who", [cast.focal_point, cast.stranger, cast.administrator])
def test_who_has_no_right_to_the_register_is_refused(client, who, name):
    cast.enter(client, who())

    assert client.get(reverse(f"documents:{name}")).status_code == 403


def test_strangers_go_to_the_sign_in(client):
    entry = factories.incoming()

    for name, keys in (
        ("register", []),
        ("enter", []),
        ("incoming", [entry.pk]),
        ("attach", [entry.pk]),
    ):
        assert client.post(reverse(f"documents:{name}", args=keys)).status_code == 302


def test_a_document_is_entered_with_its_scan_and_gets_a_number(client, clerk):
    response = client.post(NEW, letter(attachments=[scan(), scan("phu-luc.pdf", pdf(text="hai"))]))

    entry = Incoming.objects.get()
    assert response.headers["Location"] == reverse("documents:incoming", args=[entry.pk])
    assert (entry.arrival_label, entry.issued_on.isoformat()) == ("01/2026", "2026-01-30")
    assert [file.name for file in files_of(entry)] == ["thu-moi.pdf", "phu-luc.pdf"]
    assert "01/2026" in read(client.get(response.headers["Location"]))


def test_the_country_of_the_sender_is_read_from_its_name(client, clerk):
    client.post(NEW, letter(sender="Đại sứ quán Nhật Bản"))

    assert Incoming.objects.get().sender_country == "JP"


def test_a_country_that_was_chosen_stays(client, clerk):
    client.post(NEW, letter(sender="Đại sứ quán Nhật Bản", sender_country="KR"))

    assert Incoming.objects.get().sender_country == "KR"


def test_a_form_that_comes_twice_enters_once(client, clerk):
    client.post(NEW, letter(form_key="k1", attachments=[scan()]))

    again = client.post(NEW, letter(form_key="k1", attachments=[scan()]))

    assert Incoming.objects.count() == 1
    assert again.status_code == 302


def test_a_duplicate_is_warned_of_with_a_link_and_everything_is_kept(client, clerk):
    earlier = factories.incoming(clerk, number="118", symbol="SMG", sender="Thành phố Xơ-un")

    response = client.post(NEW, letter(note="ghi chú của tôi", form_key="k2", attachments=[scan()]))

    html = read(response)
    assert response.status_code == 422
    assert reverse("documents:incoming", args=[earlier.pk]) in html
    assert "ghi chú của tôi" in html
    held = held_files(clerk).get()
    assert f'name="held" value="{held.key}" checked' in html
    assert "thu-moi.pdf" in html
    assert inline_faults(html) == []


def test_a_duplicate_is_registered_all_the_same_with_the_kept_file(client, clerk):
    factories.incoming(clerk, number="118", symbol="SMG", sender="Thành phố Xơ-un")
    client.post(NEW, letter(attachments=[scan()]))
    held = held_files(clerk).get()

    client.post(NEW, letter(accept_same="on", held=[str(held.key)]))

    entry = Incoming.objects.latest("pk")
    assert [file.pk for file in files_of(entry)] == [held.pk]


def test_a_file_whose_tick_was_taken_away_is_left_out(client, clerk):
    client.post(NEW, letter(sender="", attachments=[scan()]))

    client.post(NEW, letter())

    assert list(files_of(Incoming.objects.get())) == []


@pytest.mark.parametrize("key", ["khong-phai", "00000000-0000-0000-0000-000000000000"])
def test_a_key_that_holds_nothing_is_ignored(client, clerk, key):
    client.post(NEW, letter(held=[key]))

    assert list(files_of(Incoming.objects.get())) == []


def test_nobody_takes_a_file_that_another_person_sent(client, clerk):
    client.post(NEW, letter(sender="", attachments=[scan()]))
    held = StoredFile.objects.get()
    cast.enter(client, cast.lan())

    client.post(NEW, letter(held=[str(held.key)]))

    assert list(files_of(Incoming.objects.get())) == []


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"sender": ""}, "sender", "Nơi gửi:"),
        ({"issued_on": "3/2/2026"}, "issued_on", "03/02/2026"),
        ({"issued_on": "31/2/2026"}, "issued_on", "31"),
        ({"subject": "TỐI MẬT: đón đoàn"}, "subject", "Tối mật"),
        ({"note": "Độ mật: Tuyệt mật"}, "note", "Tuyệt mật"),
    ],
)
def test_a_refusal_stands_at_its_field(client, clerk, changed, field, said):
    response = client.post(NEW, letter(**changed))

    html = read(response)
    assert response.status_code == 422
    assert f'href="#id_{field}"' in html
    assert said in html
    assert Incoming.objects.count() == 0


@pytest.mark.parametrize(
    "bad",
    [scan("thu.exe", b"MZ"), scan("TỐI MẬT.pdf"), scan("thu.pdf", b"khong phai pdf")],
    ids=["programme", "classified", "mismatch"],
)
def test_a_file_that_may_not_come_in_is_refused_and_the_good_one_kept(client, clerk, bad):
    bad.seek(0)

    response = client.post(NEW, letter(attachments=[scan(), bad]))

    html = read(response)
    assert response.status_code == 422
    assert "#id_attachments" in html
    assert [file.name for file in held_files(clerk)] == ["thu-moi.pdf"]
    assert Incoming.objects.count() == 0


def test_an_entry_shows_its_facts_files_stamp_and_what_came_of_it(client, clerk):
    entry = factories.incoming(clerk, urgency="very_urgent", sender_country="KR", note="Hỏi lại")
    file = factories.stored_file(entry, clerk)
    visit = factories.delegation(incoming=entry, responsible=clerk)
    factories.task(clerk, about_type="incoming", about_id=str(entry.pk))

    html = read(client.get(reverse("documents:incoming", args=[entry.pk])))

    for shown in ("ĐẾN", entry.arrival_label, "Hỏi lại", visit.title, "Đặt xe đón đoàn"):
        assert shown in html
    assert reverse("documents:file", args=[file.pk]) in html
    assert inline_faults(html) == []


def test_an_officer_opens_a_delegation_in_one_step(client):
    cast.enter(client, cast.lan())
    entry = factories.incoming(due_on=factories.MONDAY)

    html = read(client.get(reverse("documents:incoming", args=[entry.pk])))

    assert f"{reverse('delegations:prepare')}?incoming={entry.pk}" in html


def test_a_clerk_who_prepares_no_visits_has_no_such_button(client, clerk):
    entry = factories.incoming(clerk)

    html = read(client.get(reverse("documents:incoming", args=[entry.pk])))

    assert reverse("delegations:prepare") not in html
    assert reverse("documents:attach", args=[entry.pk]) in html


def test_a_leader_reads_and_changes_nothing(client):
    cast.enter(client, cast.minh())
    entry = factories.incoming()
    address = reverse("documents:incoming", args=[entry.pk])

    html = read(client.get(address))

    assert reverse("documents:correct", args=[entry.pk]) not in html
    assert client.get(reverse("documents:correct", args=[entry.pk])).status_code == 403
    assert client.post(reverse("documents:attach", args=[entry.pk])).status_code == 403


def test_to_a_focal_point_an_entry_is_not_there(client):
    cast.enter(client, cast.focal_point())
    entry = factories.incoming()

    for name in ("incoming", "correct"):
        assert client.get(reverse(f"documents:{name}", args=[entry.pk])).status_code == 404


def test_an_entry_is_corrected(client, clerk):
    entry = factories.incoming(clerk)
    address = reverse("documents:correct", args=[entry.pk])
    shown = read(client.get(address))

    response = client.post(address, letter(sender="Thành phố B", version=entry.version))

    entry.refresh_from_db()
    assert "Đề nghị tiếp đoàn đại biểu" in shown
    assert response.headers["Location"] == reverse("documents:incoming", args=[entry.pk])
    assert entry.sender == "Thành phố B"


def test_of_two_hands_on_an_entry_both_are_shown(client, clerk):
    entry = factories.incoming(clerk, version=2, sender="Của người kia")

    response = client.post(
        reverse("documents:correct", args=[entry.pk]), letter(sender="Của tôi", version=1)
    )

    assert response.status_code == 422
    assert "Của người kia" in read(response)
    assert "Của tôi" in read(response)


def test_files_are_attached_later(client, clerk):
    entry = factories.incoming(clerk)

    response = client.post(reverse("documents:attach", args=[entry.pk]), {"attachments": [scan()]})

    assert response.headers["Location"] == reverse("documents:incoming", args=[entry.pk])
    assert [file.name for file in files_of(entry)] == ["thu-moi.pdf"]


@pytest.mark.parametrize("sent", [{}, {"attachments": [scan("a.exe", b"MZ")]}])
def test_attaching_nothing_usable_is_refused_on_the_same_page(client, clerk, sent):
    entry = factories.incoming(clerk)
    for file in sent.get("attachments", []):
        file.seek(0)

    response = client.post(reverse("documents:attach", args=[entry.pk]), sent)

    assert response.status_code == 422
    assert entry.subject in read(response)
    assert 'href="#id_attachments"' in read(response)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_in_both_languages(client, clerk, language):
    entry = factories.incoming(clerk)
    outgoing = factories.outgoing(clerk)
    client.cookies["language"] = language
    pages = [
        LIST, NEW, reverse("documents:incoming", args=[entry.pk]),
        reverse("documents:correct", args=[entry.pk]),
        reverse("documents:outgoing-register"), reverse("documents:outgoing", args=[outgoing.pk]),
    ]  # fmt: skip

    for address in pages:
        html = read(client.get(address))

        assert f'<html lang="{language}"' in html
        assert inline_faults(html) == []
        assert ("Sổ đăng ký văn bản" in html) is (language == "vi")


def message(*files):
    return scan("thu.eml", eml(*files))


EMPTY = {"sender": "", "subject": "", "issued_on": ""}


def test_an_email_fills_the_empty_fields_and_asks_to_look_first(client, clerk):
    response = client.post(NEW, letter(**EMPTY, attachments=[message(("thu-moi.pdf", pdf()))]))

    html = read(response)
    assert (response.status_code, Incoming.objects.count()) == (422, 0)
    assert 'value="Đại sứ quán Mẫu"' in html
    assert "Đề nghị tiếp đoàn</textarea>" in html
    assert 'value="03/02/2026"' in html  # 23:30 in London is the next day here
    assert '<option value="email" selected>' in html
    assert "đọc từ thư điện tử" in html
    assert sorted(file.name for file in held_files(clerk)) == ["thu-moi.pdf", "thu.eml"]
    assert inline_faults(html) == []


def test_the_email_and_its_attachments_go_into_the_register_together(client, clerk):
    client.post(NEW, letter(**EMPTY, attachments=[message(("thu-moi.pdf", pdf()))]))
    held = [str(file.key) for file in held_files(clerk)]

    client.post(NEW, letter(kind="email", arrived_on="3/2/2026", issued_on="3/2/2026", held=held))

    names = sorted(file.name for file in files_of(Incoming.objects.get()))
    assert names == ["thu-moi.pdf", "thu.eml"]


def test_what_was_typed_goes_before_what_the_email_says(client, clerk):
    html = read(client.post(NEW, letter(subject="", attachments=[message()])))

    assert 'value="Thành phố Xơ-un"' in html
    assert 'value="30/1/2026"' in html


def test_with_everything_typed_an_email_is_a_file_like_any_other(client, clerk):
    client.post(NEW, letter(attachments=[message()]))

    assert [file.name for file in files_of(Incoming.objects.get())] == ["thu.eml"]


def test_an_email_with_a_bad_attachment_is_refused_by_its_name(client, clerk):
    response = client.post(NEW, letter(attachments=[message(("virus.exe", b"MZ"))]))

    html = read(response)
    assert (response.status_code, StoredFile.objects.count()) == (422, 0)
    assert ("thu.eml" in html, "virus.exe" in html) == (True, True)
