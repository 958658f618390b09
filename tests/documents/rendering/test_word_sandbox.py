"""The environment that sees templates: what it lets through, and its second wall by itself."""

import pytest
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from doingoai.documents.rendering import word_sandbox
from doingoai.documents.rendering.word_refusal import Refused
from doingoai.documents.rendering.word_sandbox import (
    ForbiddenSyntax,
    PaperEnvironment,
    bounded_range,
)

CONTEXT = {"name": "Lan", "people": [{"name": "Hà"}, {"name": "An"}], "items": "hàng"}


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ name }}", "Lan"),
        ("{{ people[0].name }}", "Hà"),
        ("{{ people[1]['name'] }}", "An"),
        ("{{ name[1:] }}", "an"),
        ("{{ name[0]|upper }}{{ name|lower }}", "Llan"),
        ("{% for p in people %}{{ loop.index }}{{ p.name }}{% endfor %}", "1Hà2An"),
        ("{% for p in people if p.name == 'An' %}{{ p.name }}{% else %}không{% endfor %}", "An"),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
        ("{{ people|join(', ', attribute='name') }}", "Hà, An"),
        ("{{ missing|default('……') }}", "……"),
        ("{% if missing is defined %}có{% else %}không{% endif %}", "không"),
        ("{{ 'a' ~ name if name else '' }}", "aLan"),
        ("{{ items }}", "hàng"),
        ("{{ name in ['Lan'] and not (1 > 2) }}", "True"),
        ("{{ '<&>' }}", "&lt;&amp;&gt;"),
        ("{{ (people|first).name }}", "Hà"),
    ],
)
def test_what_a_paper_needs_works(template, printed):
    assert PaperEnvironment().from_string(template).render(CONTEXT) == printed


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{{ name.__class__ }}", "__class__"),
        ("{{ _name }}", "_name"),
        ("{{ self }}", "self"),
        ("{{ name|safe }}", "safe"),
        ("{{ name is callable }}", "callable"),
        ("{{ name() }}", "name"),
        ("{{ name.upper() }}", "upper"),
        ("{{ (name)(1)(2) }}", "()"),
        ("{{ range(*people) }}", "range"),
        ("{{ range(stop=3) }}", "range"),
        ("{% set x = 1 %}", "assign"),
        ("{{ 2 * 3 }}", "mul"),
        ("{% for p in people recursive %}{% endfor %}", "recursive"),
    ],
)
def test_what_a_paper_may_not_say_is_refused_before_it_runs(template, found):
    with pytest.raises(ForbiddenSyntax) as refusal:
        PaperEnvironment().from_string(template)

    assert refusal.value.message == found


@pytest.mark.parametrize("template", ["{{ nam }}", "{{ people[9] }}", "{{ name.first }}",
                                      "{{ people.count }}", "{{ people['x'] }}", "{{ nam.x }}"])  # fmt: skip
def test_an_unknown_field_is_an_error(template):
    with pytest.raises(UndefinedError):
        PaperEnvironment().from_string(template).render(CONTEXT)


def test_a_hidden_key_is_refused_even_when_the_context_has_it():
    with pytest.raises(Refused) as refusal:
        PaperEnvironment().from_string("{{ person['_x'] }}").render(person={"_x": 1})

    assert (refusal.value.code, refusal.value.found) == ("template.forbidden", "_x")


def test_what_is_no_key_is_refused():
    with pytest.raises(Refused) as refusal:
        PaperEnvironment().from_string("{{ person[none] }}").render(person={})

    assert refusal.value.code == "template.forbidden"


@pytest.mark.parametrize(
    "template",
    ["{{ name.upper() }}", "{{ ''.__class__ }}", "{{ people.append(1) }}", "{{ name.format(1) }}"],
)
def test_the_second_wall_holds_without_the_first(template):
    environment = PaperEnvironment()
    # from_string of the parent does not look at the tree.
    unchecked = ImmutableSandboxedEnvironment.from_string(environment, template)

    with pytest.raises((SecurityError, UndefinedError, Refused)):
        unchecked.render(CONTEXT)


def test_no_attribute_is_safe_and_nothing_but_range_may_be_called():
    environment = PaperEnvironment()

    assert not environment.is_safe_attribute("a", "upper", str.upper)
    assert not environment.is_safe_callable(str.upper)
    assert environment.is_safe_callable(bounded_range)


def test_counting_is_bounded():
    assert list(bounded_range(1, 4)) == [1, 2, 3]
    with pytest.raises(Refused) as refusal:
        bounded_range(0, 2_000)
    assert refusal.value.found == "range(0, 2000)"


@pytest.mark.parametrize(
    "template", ["{% for a in 'x' %}" * 5 + "{% endfor %}" * 5, "{{ name }}" * 60]
)
def test_templates_beyond_all_measure_are_refused(template, monkeypatch):
    monkeypatch.setattr(word_sandbox, "MAX_NODES", 50)

    with pytest.raises(Refused) as refusal:
        PaperEnvironment().from_string(template)

    assert refusal.value.code == "template.too_big"
