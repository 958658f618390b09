"""`doingoai demo`: loads the demonstration office."""

from argparse import Namespace

from django.conf import settings
from django.utils.translation import gettext as _

from doingoai.command.occupancy import occupied
from doingoai.command.preparing import prepare_store
from doingoai.command.speech import note
from doingoai.demo import loading


def run(options: Namespace) -> int:
    """Load the demonstration office into an empty installation."""
    with occupied(settings.HOME):
        prepare_store()
        for line in load_demo():
            print(line)
    return 0


def load_demo() -> tuple[str, ...]:
    """Load the office unless it is there; give its sign-ins, one line each."""
    if loading.load():
        note(_("The demonstration office is loaded."))
    signs = tuple(loading.sign_ins())
    if not signs:
        note(_("This installation has people of its own; the demonstration is not mixed into it."))
    return signs
