"""The search over everything, as far as the person who asks may see."""

import pytest

from doingoai.foundation import search as index
from doingoai.foundation.models import SearchEntry
from doingoai.web.search.finding import best, suggestions, visible_entries
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

SEARCH = "/search/"
SUGGEST = "/search/suggestions/"
PIECE = {"HX-Request": "true", "HX-Target": "search-suggestions"}


def indexed(thing, title):
    index.index(thing, title=title, line="dòng phụ")
    return thing


@pytest.fixture
def everything():
    """One record of every kind, all called alike."""
    return {
        "delegation": indexed(factories.delegation(), "Sao Biển đoàn"),
        "person": indexed(factories.person(), "Sao Biển người"),
        "partner": indexed(factories.partner(), "Sao Biển đối tác"),
        "incoming": indexed(factories.incoming(), "Sao Biển thư"),
        "outgoing": indexed(factories.outgoing(), "Sao Biển công văn"),
        "task": indexed(factories.task(factories.user()), "Sao Biển việc"),
        "place": indexed(factories.place(), "Sao Biển nơi"),
    }


def read(response):
    return response.content.decode()


def seen_by(user):
    return sorted(entry.subject_type for entry in visible_entries("sao bien", user))


def test_an_officer_finds_every_kind_without_accents_and_unfinished(client, everything):
    cast.enter(client, cast.lan())

    html = read(client.get(SEARCH, {"q": "sao bi"}))

    assert html.count("<strong>Sao Biển") + html.count(">Sao Biển ") == 7
    assert f'href="/partners/{everything["partner"].pk}/"' in html
    assert inline_faults(html) == []


@pytest.mark.parametrize("who", [cast.lan, cast.ha, cast.clerk, cast.minh, cast.director])
def test_the_office_and_the_leaders_see_every_kind(everything, who):
    assert seen_by(who()) == sorted(everything)


@pytest.mark.parametrize("who", [cast.focal_point, cast.administrator, cast.stranger])
def test_the_others_find_nothing_that_is_not_theirs(client, everything, who):
    user = who()
    cast.enter(client, user)

    assert seen_by(user) == []
    assert "Sao Biển" not in read(client.get(SEARCH, {"q": "sao bien"}))
    assert "Sao Biển" not in read(client.get(SUGGEST, {"q": "sao bien"}, headers=PIECE))
    for kind in everything:
        assert "Sao Biển" not in read(client.get(SEARCH, {"q": "sao bien", "type": kind}))


def test_a_focal_point_finds_what_is_shared_and_what_it_has_to_do(client, everything):
    focal = cast.focal_point()
    factories.shared_with(everything["delegation"], focal.unit)
    task = everything["task"]
    task.owner_unit = focal.unit
    task.save()
    cast.enter(client, focal)

    assert seen_by(focal) == ["delegation", "task"]
    html = read(client.get(SUGGEST, {"q": "sao"}, headers=PIECE))
    assert f'href="/delegations/{everything["delegation"].pk}/"' in html


def test_what_is_shared_is_found_behind_many_that_are_not():
    focal = cast.focal_point()
    shared = indexed(factories.delegation(), "Sao Biển cũ")
    factories.shared_with(shared, focal.unit)
    SearchEntry.objects.bulk_create(
        index.entry_for(index.Subject("delegation", str(1000 + turn)), title="Sao Biển mới")
        for turn in range(250)
    )

    groups = suggestions("sao bien", focal, most=8)

    assert [result.title for group in groups for result in group.results] == ["Sao Biển cũ"]


def test_suggestions_are_at_most_eight_and_leave_room_for_every_kind(client, everything):
    lan = cast.lan()
    for turn in range(20):
        indexed(factories.delegation(), f"Sao Biển {turn}")
    cast.enter(client, lan)

    groups = suggestions("sao bien", lan, most=8)

    assert [(group.kind.type, len(group.results)) for group in groups] == [
        ("delegation", 2), ("person", 1), ("partner", 1), ("incoming", 1), ("outgoing", 1),
        ("task", 1), ("place", 1),
    ]  # fmt: skip


def test_what_is_spelled_as_typed_comes_first():
    titles = ("Thăm Hạ Long", "Trần Thị Ha", "Hà Nội", "Bên Hà Nội", "Hạ Long")
    entries = [SearchEntry(title=title) for title in titles]

    assert [entry.title for entry in best(entries, "hà")] == [
        "Hà Nội", "Bên Hà Nội", "Hạ Long", "Thăm Hạ Long", "Trần Thị Ha",
    ]  # fmt: skip


def test_a_suggestion_is_a_part_of_its_page(client, everything):
    cast.enter(client, cast.lan())

    piece = read(client.get(SUGGEST, {"q": "sao"}, headers=PIECE))

    found = piece.count("<a ") - 1  # the last one leads to all results
    assert piece.startswith(f'<div data-heard="Tìm thấy {found} kết quả"><section><h2>')
    assert piece in read(client.get(SUGGEST, {"q": "sao"}))


def test_results_alone_are_a_part_of_the_page(client, everything):
    cast.enter(client, cast.lan())
    headers = {"HX-Request": "true", "HX-Target": "search-results"}

    piece = read(client.get(SEARCH, {"q": "sao"}, headers=headers)).strip()

    assert piece in read(client.get(SEARCH, {"q": "sao"}))


@pytest.mark.parametrize("address", [SEARCH, SUGGEST])
@pytest.mark.parametrize("words", ["", "???", "khong co gi ca"])
def test_nothing_found_says_so(client, address, words):
    cast.enter(client, cast.lan())

    response = client.get(address, {"q": words})

    assert response.status_code == 200
    assert inline_faults(read(response)) == []


def test_all_of_one_kind_are_shown_page_by_page(client):
    for turn in range(30):
        indexed(factories.place(), f"Sao Biển {turn:02d}")
    cast.enter(client, cast.lan())

    few = read(client.get(SEARCH, {"q": "sao"}))
    first = read(client.get(SEARCH, {"q": "sao", "type": "place"}))

    assert few.count("Sao Biển") == 6
    assert '?q=sao&amp;type=place"' in few
    assert first.count("Sao Biển") == 25
    assert "after=" in first


@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_ask_the_same_number_of_questions(client, count, django_assert_max_num_queries):
    for turn in range(count):
        indexed(factories.place(), f"Sao Biển {turn}")
        indexed(factories.delegation(), f"Sao Biển {turn}")
    cast.enter(client, cast.lan())
    client.get(SUGGEST, {"q": "sao"}, headers=PIECE)

    with django_assert_max_num_queries(4):
        client.get(SUGGEST, {"q": "sao"}, headers=PIECE)


@pytest.mark.parametrize(("language", "said"), [("vi", "Tìm: sao"), ("en", "Search: sao")])
def test_the_search_speaks_both_languages(client, everything, language, said):
    cast.enter(client, cast.lan())
    client.cookies["language"] = language

    assert said in read(client.get(SEARCH, {"q": "sao"}))
    assert said in read(client.get(SUGGEST, {"q": "sao"}))


def test_strangers_go_to_the_sign_in(client):
    assert client.get(SEARCH).status_code == 302
    assert client.get(SUGGEST, headers=PIECE).status_code == 204


def test_each_kind_one_may_see_has_a_tab(client, everything):
    cast.enter(client, cast.focal_point())

    html = read(client.get(SEARCH, {"q": "sao & biển"}))

    assert html.count("&amp;type=") == 4
    assert 'href="?q=sao+%26+bi%E1%BB%83n&amp;type=delegation"' in html
