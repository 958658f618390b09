"""The words of the command line: sub-commands, their options and their help."""

import argparse
import gettext
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from doingoai.command.speech import LANGUAGES, gettext_noop

Text = Callable[[str], str]


class Options(argparse.ArgumentParser):
    """A parser that repeats no word it does not know: it may be a password in the wrong place."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words; of those that are too many only the names of options are told."""
        known, unknown = self.parse_known_args(args, namespace)
        if unknown:
            told = [word.partition("=")[0] if word[:1] == "-" else "•••" for word in unknown]
            self.error(gettext.gettext("unrecognized arguments: %s") % " ".join(told))
        return known


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command: where it lives, what it says of itself, whether it needs an installation."""

    module: str
    description: str
    add_options: Callable[[Options, Text], None]
    stands_alone: bool = False


def number_in(first: int, last: int) -> Callable[[str], int]:
    """Read a whole number between two others."""

    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and first <= int(text) <= last):
            raise argparse.ArgumentTypeError(f"{text!r}: {first}–{last}")
        return int(text)

    return number


def day(text: str) -> date:
    """Read a day written as 2026-03-12."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: 2026-03-12") from None


def _serve(options: Options, _: Text) -> None:
    options.add_argument(
        "--host",
        default=os.environ.get("DOINGOAI_BIND", "127.0.0.1"),
        help=_("network address to listen on (default: this machine only)"),
    )
    options.add_argument(
        "--port",
        type=number_in(1, 65535),
        default=os.environ.get("PORT") or "8000",
        help=_("port to listen on (default: PORT, else 8000)"),
    )
    options.add_argument(
        "--workers",
        type=number_in(1, 64),
        default="2",
        help=_("number of server processes, 4 threads each (default: 2)"),
    )
    options.add_argument(
        "--demo",
        action="store_true",
        help=_("load the demonstration office and print its sign-ins"),
    )
    options.add_argument(
        "--no-worker",
        dest="worker",
        action="store_false",
        help=_("start no worker beside the server; “doingoai work” then runs apart"),
    )


def _admin(options: Options, _: Text) -> None:
    options.add_argument("username", metavar="USERNAME", help=_("the sign-in name, such as lan"))
    options.add_argument("--name", default="", help=_("name of the person"))
    options.add_argument(
        "--office",
        metavar="NAME",
        default="Sở Ngoại vụ",
        help=_("name of the office, where there is none yet (default: Sở Ngoại vụ)"),
    )
    options.add_argument(
        "--symbol",
        default="SNgV",
        help=_("its abbreviation in the symbols of papers (default: SNgV)"),
    )


def _backup(options: Options, _: Text) -> None:
    options.add_argument("file", metavar="FILE", type=Path, help=_("the file to write"))
    options.add_argument(
        "--with-keys",
        action="store_true",
        help=_("put the keys into the same file (whoever has it can read everything)"),
    )
    options.add_argument(
        "--portable",
        action="store_true",
        help=_("write tables that both SQLite and PostgreSQL can take back"),
    )


def _restore(options: Options, _: Text) -> None:
    options.add_argument("file", metavar="FILE", type=Path, help=_("the backup"))
    options.add_argument(
        "--keys",
        metavar="FILE",
        type=Path,
        help=_("the file of keys (default: in the backup or beside it)"),
    )
    options.add_argument(
        "--replace",
        action="store_true",
        help=_("take the place of what is there; the old is kept aside"),
    )
    options.add_argument(
        "--trial",
        action="store_true",
        help=_("prove the backup in a scratch place and change nothing here"),
    )


def _workbook(options: Options, _: Text) -> None:
    options.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help=_("the file to write")
    )


def _check_paper(options: Options, _: Text) -> None:
    options.add_argument("file", metavar="FILE.docx", type=Path, help=_("the paper"))
    options.add_argument(
        "--own-units",
        action="store_true",
        help=_("know the abbreviations of this installation's divisions and agencies too"),
    )
    _json(options, _)


def _dossier(options: Options, _: Text) -> None:
    options.add_argument("file", metavar="BOOK.xlsx", type=Path, help=_("the workbook"))
    options.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=_("folder for the papers")
    )
    options.add_argument(
        "--as-of", metavar="YYYY-MM-DD", type=day, help=_("the day to judge by (default: today)")
    )
    _json(options, _)


def _json(options: Options, _: Text) -> None:
    options.add_argument(
        "--json", action="store_true", help=_("print the result as JSON, for programs")
    )


def _nothing(options: Options, _: Text) -> None:
    pass


COMMANDS: dict[str, Command] = {
    "serve": Command(
        "doingoai.command.serve",
        gettext_noop("Serve the pages. Prepares the database first where that is needed."),
        _serve,
    ),
    "work": Command(
        "doingoai.command.work",
        gettext_noop(
            "Do what has its time: mail, daily letters, tidying. The server starts one worker by "
            "itself; several at once are safe."
        ),
        _nothing,
    ),
    "demo": Command(
        "doingoai.command.demo",
        gettext_noop("Load the demonstration office. A second run changes nothing."),
        _nothing,
    ),
    "admin": Command(
        "doingoai.command.admin",
        gettext_noop(
            "Let the first administrator in. Asks for the password on the terminal, or reads it as "
            "one line of input; all others are then added on the pages. Refuses when there is an "
            "administrator already."
        ),
        _admin,
    ),
    "backup": Command(
        "doingoai.command.backup",
        gettext_noop(
            "Write everything into one file. The backup holds one consistent state of the database "
            "and all files. The keys that open sealed values go into a second file beside it: keep "
            "the two in different places."
        ),
        _backup,
    ),
    "restore": Command(
        "doingoai.command.restore",
        gettext_noop(
            "Put a backup in place. All of it is checked before anything is touched, and what was "
            "there is kept aside."
        ),
        _restore,
    ),
    "check": Command(
        "doingoai.command.check",
        gettext_noop(
            "Look for damage. Goes through database, audit chain, files, sealed values, numbers, "
            "states and search. Ends with 0 when all is well and with 1 when a fault was found."
        ),
        _json,
    ),
    "workbook": Command(
        "doingoai.command.workbook",
        gettext_noop("Write a blank workbook of one visit. It is filled in and read by dossier."),
        _workbook,
        stands_alone=True,
    ),
    "check-paper": Command(
        "doingoai.command.check_paper",
        gettext_noop(
            "Check a Word paper against the form of Decree 30/2020/NĐ-CP. Ends with 0 when it is "
            "clean, with 1 when something is wrong and with 2 when the file cannot be read."
        ),
        _check_paper,
        stands_alone=True,
    ),
    "dossier": Command(
        "doingoai.command.dossier",
        gettext_noop(
            "Make all papers of one visit from its workbook. Finds what is wrong on the way, works "
            "without a server and keeps nothing. Ends with 0 when clean, with 1 when something is "
            "dangerous and with 2 when the workbook cannot be read."
        ),
        _dossier,
        stands_alone=True,
    ),
}


def parser(_: Text) -> Options:
    """Build the parser in a language; `_` gives the texts."""
    whole = Options(
        prog="doingoai",
        description=_("The daily work of a city's Department of Foreign Affairs."),
        epilog=_("Data live in the folder DOINGOAI_HOME; DATABASE_URL names a PostgreSQL."),
    )
    _add_language(whole, _)
    choices = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        text = _(command.description)
        options = choices.add_parser(name, help=text.split(". ")[0].rstrip("."), description=text)
        command.add_options(options, _)
        _add_language(options, _)
    return whole


def _add_language(options: Options, _: Text) -> None:
    options.add_argument(
        "--language",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=_("language of texts (default: the terminal's)"),
    )
