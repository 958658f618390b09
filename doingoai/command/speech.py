"""In which language the command line speaks, before anything else is loaded."""

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

LANGUAGES = ("vi", "en")
LOCALES = Path(__file__).resolve().parents[1] / "config" / "locale"


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogue; Django's own wants settings, which are not read yet."""
    return text


WORDS_OF_ARGPARSE = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("expected one argument"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
)
"""Sentences of the standard library that people see; listed here so that the catalogue holds them."""


def chosen_language(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """
    Choose the language: `--language`, else the terminal's, else Vietnamese.

    A workbook has its own `--language`; the help of that command is then in that language too.
    """
    for at, word in enumerate(words):
        asked = word.partition("=")[2] if "=" in word else "".join(words[at + 1 : at + 2])
        if word.partition("=")[0] == "--language" and asked in LANGUAGES:
            return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].lower().startswith("en") else "vi"
    return "vi"


def speak(language: str) -> gettext.NullTranslations:
    """Give the texts of a language, and let argparse's own words come from the same catalogue."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("django", str(LOCALES))
    gettext.textdomain("django")
    return gettext.translation("django", str(LOCALES), languages=[language], fallback=True)


def write_plainly(*streams: TextIO) -> None:
    """Let no terminal's narrow encoding break a Vietnamese sentence."""
    for stream in streams or (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def note(text: object) -> None:
    """Say how far the work is, where it does not mix with the result."""
    print(text, file=sys.stderr, flush=True)
