"""The first administrator from the command line: the password is typed or piped, never an argument."""

import io
import sys
from collections.abc import Iterator

import pytest

from doingoai.accounts.models import User
from doingoai.command.arguments import COMMANDS
from doingoai.command.entry import main
from doingoai.demo import loading
from tests import factories
from tests.real_store import RealStore

PASSWORD = "bon tu khong lien quan"


class Typed(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What somebody types at the hidden prompt, one answer after the other."""
    answers: list[str] = []
    monkeypatch.setattr(sys, "stdin", Typed())
    monkeypatch.setattr("doingoai.command.admin.getpass", lambda _prompt: answers.pop(0))
    return answers


def pipe(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_piped_password_opens_the_installation(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe(monkeypatch, f"{PASSWORD}\n")

    status = main(["admin", "quantri", "--name", "Người Thử", "--language", "vi"])

    told = capsys.readouterr()
    assert (status, User.objects.get().check_password(PASSWORD)) == (0, True)
    assert "Người Thử" in told.err
    assert PASSWORD not in told.err + told.out


def test_a_typed_password_is_asked_for_twice(real_store: RealStore, typing: list[str]) -> None:
    typing[:] = [PASSWORD, PASSWORD]

    assert main(["admin", "quantri"]) == 0
    assert (User.objects.get().name, typing) == ("quantri", [])


@pytest.mark.parametrize("answers", [[PASSWORD, "etwas anderes"], ["", ""], ["ngan", "ngan"]])
def test_a_slip_at_the_prompt_opens_nothing(
    real_store: RealStore, typing: list[str], answers: list[str]
) -> None:
    typing[:] = answers

    assert main(["admin", "quantri"]) == 2
    assert not User.objects.exists()


def test_whoever_administers_already_is_named_before_a_password_is_asked(
    real_store: RealStore, typing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typing[:] = [PASSWORD, PASSWORD]
    main(["admin", "quantri", "--name", "Người Thử"])

    assert main(["admin", "khac", "--language", "en"]) == 2
    assert "Người Thử (quantri)" in capsys.readouterr().err


def test_no_option_takes_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["admin", "--help", "--language", "en"])

    assert "--password" not in capsys.readouterr().out
    assert "Refuses when" in COMMANDS["admin"].description


def test_a_demonstration_is_not_mixed_into_a_real_office(
    real_store: RealStore, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.user("that")

    assert main(["demo", "--language", "en"]) == 0
    assert User.objects.count() == 1
    assert loading.sign_ins() == []
    assert "people of its own" in capsys.readouterr().err
