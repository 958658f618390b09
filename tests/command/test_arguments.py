"""The words of the command line: language, sub-commands, mistakes."""

import io
import os
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from doingoai.command.arguments import COMMANDS, parser
from doingoai.command.entry import main
from doingoai.command.speech import chosen_language, speak, write_plainly

ROOT = Path(settings.ROOT)


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        (["serve"], {}, "vi"),
        (["serve"], {"LANG": "C.UTF-8"}, "vi"),
        (["serve"], {"LANG": "vi_VN.UTF-8"}, "vi"),
        (["serve"], {"LANG": "en_GB.UTF-8"}, "en"),
        (["serve"], {"LANG": "en_GB.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "vi"),
        (["serve"], {"LANG": "vi_VN", "LC_MESSAGES": "en_US"}, "en"),
        (["--language", "en", "serve"], {}, "en"),
        (["serve", "--language=en"], {"LANG": "vi_VN"}, "en"),
        (["serve", "--language", "fr"], {"LANG": "en_US"}, "en"),
        (["serve", "--language"], {}, "vi"),
    ],
)
def test_the_language_is_asked_for_or_the_terminals_or_vietnamese(
    words: list[str], environment: dict[str, str], language: str
) -> None:
    assert chosen_language(words, environment) == language


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_run_and_says_what_it_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help", "--language", "en"])

    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert COMMANDS[name].description.split(". ")[0] in shown
    assert callable(import_module(COMMANDS[name].module).run)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["sing"],
        ["serve", "--port", "0"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "８０００"],
        ["serve", "--workers", "many"],
        ["dossier", "book.xlsx"],
        ["dossier", "book.xlsx", "--out", "x", "--as-of", "12/03/2026"],
        ["workbook"],
    ],
    ids=str,
)
def test_a_mistake_on_the_command_line_ends_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert "doingoai" in capsys.readouterr().err


def test_options_are_read_as_what_they_are() -> None:
    options = parser(str).parse_args(["dossier", "b.xlsx", "--out", "d", "--as-of", "2026-03-12"])

    assert [options.file, options.out, options.as_of, options.json] == [
        Path("b.xlsx"), Path("d"), date(2026, 3, 12), False,
    ]  # fmt: skip


def test_the_port_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")

    assert parser(str).parse_args(["serve"]).port == 9000


def test_an_interrupted_command_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("doingoai.command.workbook")

    def interrupted(_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "run", interrupted)

    assert main(["workbook", "--out", "x"]) == 130


def test_a_narrow_terminal_does_not_break_a_sentence() -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    write_plainly(narrow)

    assert narrow.write("Sở Ngoại vụ") == 11


def test_a_language_without_a_compiled_catalogue_speaks_english() -> None:
    assert speak("en").gettext("the file to write") == "the file to write"


def test_commands_that_stand_alone_touch_no_installation(tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment = {**os.environ, "DOINGOAI_HOME": str(home), "PYTHONPATH": str(ROOT),
                   "DJANGO_SETTINGS_MODULE": "doingoai.config.settings"}  # fmt: skip
    environment.pop("DOINGOAI_STANDALONE")

    for words in (["--help"], ["workbook", "--out", str(tmp_path / "w.xlsx")]):
        command = [sys.executable, "-m", "doingoai", *words]
        subprocess.run(command, env=environment, check=True, capture_output=True)

    assert [home.exists(), (tmp_path / "w.xlsx").exists()] == [False, True]
