"""Templates put together: components, constant parts, kept parts and addresses show what they showed."""

import pytest
from django.template import Context, Template, engines
from django.template.base import TextNode, VariableNode
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django_cotton.cotton_loader import Loader as CottonLoader
from django_cotton.templatetags._component import CottonComponentNode

from doingoai.web.templating.addresses import numbered
from doingoai.web.templating.components import ComponentNode
from doingoai.web.templating.constant import ConstantNode, join_constants

VALUES = {"icon": "plus", "state": "draft", "text": "a & b", "none": "", "number": 7}
USES = (
    '<c-icon name="plus" />',
    '<c-icon name="{{ icon }}" label="{% translate "Menu" %}" class="is-good" />',
    '<c-state of="delegation" :value="state" />',
    '<c-state of="delegation" :value="nowhere" label="?" icon="x" />',
    '<c-state of="delegation" :value="state" data-more="{{ text }}" hx-get="/x/" />',
    '<c-badge icon="{{ icon }}" tone="{{ none }}">{{ text }}</c-badge>',
    '<c-badge tone=text icon="x">{{ text }}</c-badge>',
    '<c-badge tone=nowhere icon="x">x</c-badge>',
    '<c-fact label="{{ text }}">{{ none }}</c-fact>',
    '<c-fact label="{{ text }}"> {{ number }} </c-fact>',
    '<c-link-button href="/x/" icon="plus" data-a="1" disabled>{% translate "Menu" %}</c-link-button>',
    '<c-card title="{{ text }}"><c-slot name="actions"><c-icon name="x" /></c-slot>{{ text }}</c-card>',
    '<c-table caption="A"><c-slot name="head"><th>{{ text }}</th></c-slot><tr><td>1</td></tr></c-table>',
    '<c-alert tone="bad" title="{{ text }}"><c-card title="in"><c-slot name="foot">f</c-slot>b</c-card></c-alert>',
    '<c-flag code="KR" name="{{ text }}" />',
)


def compiled(source, *, joined=True):
    engine = engines["django"].engine
    loader = CottonLoader(engine)
    template = Template(loader.cotton_compiler.process(source), engine=engine)
    if joined:
        join_constants(template.nodelist)
    return template


def shown(template, language="vi", **values):
    with translation.override(language):
        return template.render(Context({**VALUES, **values}))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("source", USES)
def test_a_component_shows_what_the_library_s_own_node_shows(monkeypatch, source, language):
    ours = compiled(source)
    twice = [shown(ours, language), shown(ours, language)]
    monkeypatch.setattr(ComponentNode, "render", CottonComponentNode.render)

    theirs = shown(compiled(source, joined=False), language)

    assert twice == [theirs, theirs]


def test_a_kept_component_is_not_shown_for_another_value():
    template = compiled('<c-state of="delegation" :value="state" />')

    assert shown(template, state="draft") != shown(template, state="closed")


def test_what_is_safe_and_what_is_not_are_kept_apart():
    template = compiled('<c-flag code="KR" :name="text" />')
    safe = shown(template, text=SafeString("<b>"))

    assert ("<b>" in safe, "&lt;b&gt;" in shown(template, text="<b>")) == (True, True)


def test_constant_neighbours_become_one_and_speak_each_language():
    template = compiled('<i>{% translate "Menu" %}</i><c-icon name="x" />{{ number }}')

    assert [type(node) for node in template.nodelist] == [ConstantNode, VariableNode]
    assert [shown(template, "en"), shown(template, "vi"), shown(template, "en")] == [
        shown(compiled('<i>Menu</i><c-icon name="x" />7')),
        shown(compiled('<i>Trình đơn</i><c-icon name="x" />7')),
        shown(compiled('<i>Menu</i><c-icon name="x" />7')),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{% url 'web:desk' %}",
        "{% static 'mark.svg' %}",
        "{% translate 'Menu' %}",
        '<c-icon name="x" />',
    ],
)
def test_what_is_the_same_on_every_page_is_constant(source):
    assert [type(node) for node in compiled(f"<i>{source}").nodelist] == [ConstantNode]


@pytest.mark.parametrize(
    "source",
    [
        "{% translate text %}",
        '{% translate "Menu" as menu %}',
        '{% translate "People" context "navigation" %}',
        "{% blocktranslate with a=text %}x {{ a }}{% endblocktranslate %}",
        "{% blocktranslate %}x {{ text }}{% endblocktranslate %}",
        "{% static text %}",
        "{% url text %}",
        "{% url 'delegations:detail' number %}",
        "{{ text }}",
        '<c-icon name="{{ icon }}" />',
        '<c-state of="delegation" :value="state" />',
        '<c-badge icon="x">{{ text }}</c-badge>',
        '<c-card title="x">y</c-card>',
    ],
)
def test_what_depends_on_the_page_is_never_constant(source):
    assert [type(node) is ConstantNode for node in compiled(source).nodelist] == [False]


def test_plain_text_stays_plain_text():
    assert [type(node) for node in compiled("<p>x</p>").nodelist] == [TextNode]


def test_constant_parts_inside_conditions_and_loops_are_joined_too():
    template = compiled(
        '{% if text %}{% for x in text %}{% translate "Menu" %}!{% endfor %}{% endif %}'
    )

    (branch,) = [nodes for _test, nodes in template.nodelist[0].conditions_nodelists]
    assert [type(node) for node in branch[0].nodelist_loop] == [ConstantNode]


def test_a_kept_part_is_shown_again_only_for_the_same_key_and_language():
    template = compiled('{% keep number %}{{ text }} {% translate "Menu" %}{% endkeep %}')
    first = shown(template, "en", text="first")

    assert first == "first Menu"
    assert shown(template, "en", text="second") == "first Menu"
    assert shown(template, "en", number=8, text="second") == "second Menu"
    assert shown(template, "vi", text="third") == "third Trình đơn"


@pytest.mark.parametrize("number", [0, 7, 123_456_789_012])
def test_an_address_filled_in_is_the_one_django_gives(number):
    template = compiled("{% url 'delegations:detail' number %}")

    assert shown(template, number=number) == reverse("delegations:detail", args=[number])
    assert numbered("delegations:member", number, 5) == reverse(
        "delegations:member", args=[number, 5]
    )


def test_an_address_of_words_is_left_to_django():
    assert (
        shown(compiled("{% url 'delegations:detail' number %}"), number="12") == "/delegations/12/"
    )


def test_an_unknown_page_has_no_address():
    with pytest.raises(NoReverseMatch):
        numbered("delegations:nowhere", 1)
    with pytest.raises(NoReverseMatch):
        shown(compiled("{% url 'delegations:nowhere' number %}"))
