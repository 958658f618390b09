"""Where the command line begins: language, options, then the one module that does the work."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

import django
from django.utils import translation
from django.utils.translation import gettext as _

from doingoai.command.arguments import COMMANDS, parser
from doingoai.command.speech import chosen_language, note, speak, write_plainly
from doingoai.foundation.logs import masked, places_of
from doingoai.foundation.refusals import RuleBroken

REFUSED = 2
BROKEN = 70
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    words = sys.argv[1:] if words is None else words
    write_plainly()
    language = chosen_language(words, os.environ)
    options = parser(speak(language).gettext).parse_args(words)
    options.language = language
    command = COMMANDS[options.command]
    asks_the_store = getattr(options, "own_units", False)
    gc.disable()  # loading makes no garbage, and looking for it takes a fifth of the time
    try:
        prepare(stands_alone=command.stands_alone and not asks_the_store)
        with translation.override(language):
            module = import_module(command.module)
    finally:
        gc.enable()
    with translation.override(language):
        return _run(module, options)


def prepare(*, stands_alone: bool) -> None:
    """Set the application up; a command that stands alone touches no installation."""
    if stands_alone:
        os.environ["DOINGOAI_STANDALONE"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingoai.config.settings")
    django.setup()


def _run(module: ModuleType, options: Namespace) -> int:
    try:
        status: int = module.run(options)
    except RuleBroken as refusal:
        note(refusal.message)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:
        # Its own words may hold what somebody entered.
        note(_("The software broke here. Give these lines to whoever looks after it:"))
        note(masked(places_of(fault)))
        return BROKEN
    return status
