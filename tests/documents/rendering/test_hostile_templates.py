"""Security goal S10: no template runs code, reads a file, or takes more than its share."""

from doingoai.documents.rendering.word import WordJob, render_word
from tests.documents.rendering.hostile import (
    ENDLESS,
    GREEDY,
    PARTS,
    REACHING,
    SECRET,
    corpus,
    planted,
    reaching_packages,
)

CONTEXT = {"name": "Lan", "people": ["Lan", "Minh"], "person": {"name": "Hà"}}
REFUSED = {"template.forbidden", "template.too_big", "template.unknown_field", "template.broken"}


def test_the_corpus_is_as_large_as_the_goal_asks():
    assert len(PARTS) * len({*REACHING, *GREEDY}) >= 300


def test_no_planted_payload_is_rendered_or_reaches_the_file(tmp_path):
    canary = tmp_path / "canary"
    canary.write_text(SECRET)
    hostile = list(corpus(str(canary)))
    jobs = [WordJob(each.name, each.template, CONTEXT) for each in hostile]

    results = render_word(jobs)

    assert [result.name for result in results if result.refusal is None] == []
    assert {result.refusal.code for result in results} <= REFUSED
    assert [result.name for result in results if SECRET in result.refusal.message] == []
    assert [path.name for path in tmp_path.iterdir()] == ["canary"]


def test_no_dangerous_package_is_rendered():
    hostile = list(reaching_packages())

    results = render_word([WordJob(each.name, each.template, CONTEXT) for each in hostile])

    assert [result.name for result in results if result.refusal is None] == []


def test_what_never_ends_is_ended_and_the_next_paper_is_still_made():
    endless = [WordJob("endless", planted("body", payload), CONTEXT) for payload in ENDLESS]
    plain = WordJob("plain", planted("body", "{{ name }}"), CONTEXT)

    *ended, made = render_word([*endless, plain], seconds=1)

    assert [result.refusal.code for result in ended] == ["template.too_big"] * len(ENDLESS)
    assert made.content.startswith(b"PK")
