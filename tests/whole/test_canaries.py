"""
What is sensitive is absent wherever it may not be read (S5).

Everybody reads and writes at every address, and searches for every canary by its first word; none of
the answers, with their headings and packed files, holds a canary that is not for this reader.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from doingoai.delegations.actions.papers import facts_for_papers, render_papers
from doingoai.delegations.models import Delegation
from doingoai.delegations.papers.dossier import possible
from doingoai.delegations.papers.guarded import GUARDED
from doingoai.norms.queries import figure_table
from tests import factories
from tests.whole.canaries import canaries, readable
from tests.whole.matrix import ROUTES
from tests.whole.sweep import Answer, Walks, answer_of
from tests.whole.test_permissions import WHO
from tests.whole.world import Visitor, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

SEARCHES = ("/search/?q={}",)
LOOKUPS = (
    "/search/suggestions/?q={}", "/delegations/?q={}", "/register/?q={}", "/partners/?q={}", "/people/?q={}", "/places/?q={}",
    "/tasks/?q={}", "/people/lookup/?q={}", "/places/lookup/?q={}", "/account/lookup/?q={}",
)  # fmt: skip
FEWEST_CANARIES = 60
# What papers print of what was planted: found there, it would be missed nowhere else.
IN_PAPERS = {
    "delegations:paper@guests": {"name of a guest", "title of a guest", "title of the visit"},
    "delegations:download-paper@print": {"name of a guest", "title of a guest"},
    "delegations:download-paper@police": {
        "name of a guest", "title of a guest", "number of a passport", "birth date",
        "phone of an officer",
    },
    "delegations:download-paper@rooms": {"name of a guest", "diet", "diet the software cannot read"},
}  # fmt: skip
READABLE = {
    "", "text/html", "text/plain", "text/csv", "text/calendar", "application/json", "application/zip",
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "image/svg+xml",
}  # fmt: skip
FEWEST_ANSWERS = 2_200


@pytest.mark.parametrize("who", WHO)
def test_a_canary_is_met_only_by_whom_it_is_for(world: World, walks: Walks, who: str):
    visitor = world.visitors[who]
    answers = walks.of(who, "GET").answers + walks.of(who, "POST").answers

    assert list(met_wrongly(world, visitor, answers)) == []


@pytest.mark.parametrize("who", WHO)
def test_a_canary_is_found_only_by_whom_it_is_for(world: World, who: str):
    visitor = world.visitors[who]

    assert list(met_wrongly(world, visitor, searches(world, visitor))) == []


def test_the_canaries_sit_where_somebody_meets_them(world: World, walks: Walks):
    planted = [one for one in canaries(world) if not one.is_secret]
    answers = [one for who in WHO for one in _everything(walks, who)]
    bodies = "\n".join(map(text_of, answers))

    assert [one.name for one in planted if not any(map(bodies.__contains__, one.texts))] == []
    assert len(canaries(world)) >= FEWEST_CANARIES
    assert len(answers) >= FEWEST_ANSWERS


def test_the_papers_hold_what_is_looked_for_in_them(world: World, walks: Walks):
    answers = {one.name: one for one in walks.of("protocol officer", "GET").answers}

    held = {name: set(_met(world, answers[name])) for name in IN_PAPERS}

    assert held == IN_PAPERS


def test_only_guarded_papers_print_what_an_officer_may_not_read(world: World):
    """All kinds as they are really made by somebody who may read everything, word and print."""
    visit = Delegation.objects.get(pk=world.ids["visit"])
    by = world.visitors["protocol officer"].user
    facts = facts_for_papers(visit, figure_table(), on=factories.MONDAY, by=by)
    hidden = [one for one in canaries(world) if not one.sees(world.visitors["officer"])]

    made = render_papers(visit, facts, {*possible(facts), *GUARDED})

    texts = [(paper.kind, readable(paper.content)) for paper in made]
    met = {kind for kind, text in texts for one in hidden if any(map(text.__contains__, one.texts))}
    assert met == set(GUARDED)
    assert len(made) >= 45


def test_only_pictures_cannot_be_read(walks: Walks):
    """Whoever is shown a picture may read what it was taken of: both addresses have one rule."""
    read = [one for who in WHO for one in _everything(walks, who) if one.status == 200]

    types: dict[str, set[str]] = {}
    for one in read:
        types.setdefault(one.headers.get("Content-Type", "").partition(";")[0], set()).add(one.name)

    assert {kind: types[kind] for kind in types.keys() - READABLE} == {
        "image/png": {"delegations:paper-picture"},
        "image/jpeg": {
            "afterwards:picture",
            "guests:photo",
            "runsheet:photo",
            "delegations:member-photo",
        },
        "text/javascript": {"runsheet:worker"},  # one built file, the same for everybody
    }
    assert ROUTES["delegations:paper-picture"].read is ROUTES["delegations:paper"].read
    assert ROUTES["guests:photo"].read is ROUTES["guests:entry"].read
    assert ROUTES["afterwards:picture"].read is ROUTES["afterwards:photographs"].read
    assert ROUTES["runsheet:photo"].read is ROUTES["runsheet:live"].read
    assert ROUTES["delegations:member-photo"].read is ROUTES["delegations:member"].read


def _met(world: World, answer: Answer) -> Iterator[str]:
    body = text_of(answer)
    return (one.name for one in canaries(world) if any(map(body.__contains__, one.texts)))


def _everything(walks: Walks, who: str) -> list[Answer]:
    return walks.of(who, "GET").answers + walks.of(who, "POST").answers


def met_wrongly(world: World, visitor: Visitor, answers: list[Answer]):
    """Name each canary that somebody met who may not, and where."""
    hidden = [one for one in canaries(world) if not one.sees(visitor)]
    for answer in answers:
        body = text_of(answer)
        for canary in hidden:
            if answer.name not in canary.at and any(map(body.__contains__, canary.texts)):
                yield f"{visitor} meets the {canary.name} at {answer.method} {answer.name}"


def text_of(answer: Answer) -> str:
    """Everything that was answered, headings too."""
    return f"{answer.headers}\n".lower() + readable(answer.body)


def searches(world: World, visitor: Visitor) -> list[Answer]:
    """What is found when somebody searches for each canary that has a word to search for."""
    client = world.client_of(visitor)
    keys = [one.key for one in canaries(world) if one.key]
    places = [(place, key) for key in keys for place in SEARCHES]
    places += [(place, "khzq") for place in LOOKUPS]
    return [
        answer_of(client.get(place.format(quote(key))), place.format(key), "GET", visitor)
        for place, key in places
    ]
