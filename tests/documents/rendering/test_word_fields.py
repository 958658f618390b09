"""Which fields a template uses, through loops and filters, and which ones a context offers."""

import pytest

from doingoai.documents.rendering.word_fields import fields_in, fields_of
from doingoai.documents.rendering.word_sandbox import PaperEnvironment


@pytest.mark.parametrize(
    ("template", "fields"),
    [
        ("{{ a }}", ["a"]),
        ("{{ a.b.c }}", ["a.b.c"]),
        ("{{ a['b'] }}", ["a.b"]),
        ("{{ a[0].b }}", ["a.b"]),
        ("{{ a[b] }}", ["a", "b"]),
        ("{{ a[b].c }}", ["a.c", "b"]),
        ("{{ (a or b).c }}", ["a", "b"]),
        ("{{ a|default(b) }}", ["a", "b"]),
        ("{% for x in a %}{{ x.b }}{{ loop.index }}{% endfor %}", ["a", "a.b"]),
        ("{% for x in a.b|default([]) %}{{ x }}{% endfor %}", ["a.b", "a.b"]),
        ("{% for x in a %}{% for y in x.b %}{{ y.c }}{% endfor %}{% endfor %}",
         ["a", "a.b", "a.b.c"]),
        ("{% for x in a if x.b %}{{ x }}{% else %}{{ x }}{% endfor %}", ["a", "a", "a.b", "x"]),
        ("{% for i in range(3) %}{{ i.x }}{% endfor %}", []),
        ("{% for x, y in a %}{{ x.z }}{% endfor %}", ["a"]),
        ("{% if a is defined %}{{ true }}{% endif %}", ["a"]),
    ],
)  # fmt: skip
def test_fields_are_seen_through_loops(template, fields):
    tree = PaperEnvironment().parse(template)

    assert [use.field for use in fields_in(tree)] == fields


def test_a_use_knows_its_line():
    tree = PaperEnvironment().parse("một\n{{ a }}\nba {{ b }}")

    assert [use.line for use in fields_in(tree)] == [2, 3]


def test_a_context_offers_its_leaves_and_the_fields_of_list_elements():
    context = {"a": "1", "b": {"c": "2"}, "d": [{"e": "3"}, {"f": [["4"]]}], "g": ["5"], "h": []}

    assert fields_of(context) == {"a", "b.c", "d", "d.e", "d.f", "g", "h"}
