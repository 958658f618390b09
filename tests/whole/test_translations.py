"""Both languages are complete: no text without its Vietnamese, no placeholder lost."""

import importlib.util

from django.conf import settings

_spec = importlib.util.spec_from_file_location("messages", settings.ROOT / "tools/messages.py")
messages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(messages)


def test_every_text_is_translated():
    assert list(messages.faults()) == []


def test_texts_are_read_from_python_and_templates(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text(
        '<c-x t="{% translate "One" %}">{% blocktranslate count n=n %}{{ n }} a'
        "{% plural %}{{ n }} b{% endblocktranslate %}"
    )
    (tmp_path / "b.py").write_text('_("Two")\npgettext_lazy("navigation", "Three")\n_noop("x")\n')

    found = [text for _path, text in messages.texts_of(tmp_path)]

    assert found == [
        (None, "Two"),
        ("navigation", "Three"),
        (None, "One"),
        (None, ("%(n)s a", "%(n)s b")),
    ]
