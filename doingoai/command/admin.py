"""`doingoai admin`: lets the first administrator of a real installation in."""

import sys
from argparse import Namespace
from getpass import getpass

from django.conf import settings
from django.utils.translation import gettext as _

from doingoai.accounts.founding import (
    FirstAccount,
    check_nobody_administers,
    open_first_account,
)
from doingoai.command.occupancy import occupied
from doingoai.command.preparing import prepare_store
from doingoai.command.speech import note
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken


def run(options: Namespace) -> int:
    """Open the account; the password is typed or piped in, never an argument others could see."""
    with occupied(settings.HOME):
        prepare_store()
        check_nobody_administers()
        name = options.name or options.username
        first = FirstAccount(options.username, name, options.office, options.symbol)
        user = open_first_account(first, password=_password(), at=clock.now())
    note(
        _(
            "%(name)s may sign in as “%(username)s” and now sets the office up on the page "
            "“Administration”. Start the server with: doingoai serve"
        )
        % {"name": user.name, "username": user.username}
    )
    return 0


def _password() -> str:
    """
    Ask on the terminal, twice and unseen; without a terminal read one line of the input.

    :raises RuleBroken: password.differs, password.missing
    """
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass(_("Password: "))
        if password != getpass(_("The same once more: ")):
            raise RuleBroken(
                _("The two are not the same. Nothing was changed; run the command again."),
                code="password.differs",
            )
    if not password:
        raise RuleBroken(
            _("No password was given. Type it when asked, or send it as one line of input."),
            code="password.missing",
        )
    return password
