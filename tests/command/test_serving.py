"""Preparing an installation and serving it."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from doingoai.command import preparing
from doingoai.command.entry import main
from doingoai.command.occupancy import InUse, occupied
from doingoai.command.preparing import collect_static, plan_of_changes, prepare_store
from doingoai.command.serve import Server, base_address, engine_line, greeting, server_options
from doingoai.documents.models import NumberSeries
from doingoai.foundation import vault
from doingoai.foundation.engine import EngineState, engine_state
from doingoai.foundation.refusals import RuleBroken
from tests.real_store import RealStore, clear


def _options(**more: object) -> Namespace:
    return Namespace(
        **{"host": "127.0.0.1", "port": 8000, "workers": 2, "demo": False, "worker": False} | more
    )


def test_a_prepared_installation_is_left_alone(real_store: RealStore) -> None:
    NumberSeries.objects.create(code="x", year=2026, last=7)
    keys = (real_store.home / "keys" / "index.key").read_bytes()

    engine = prepare_store()

    assert engine == engine_state()
    assert NumberSeries.objects.get().last == 7
    assert (real_store.home / "keys" / "index.key").read_bytes() == keys


def test_an_empty_place_gets_keys_and_tables(real_store: RealStore) -> None:
    clear(real_store)
    for name in vault.KEY_FILES:
        (settings.KEYS / name).unlink()

    prepare_store()

    tables = set(connection.introspection.table_names())
    assert {"documents_incoming", "foundation_cache"} <= tables
    assert [
        plan_of_changes(),
        all((settings.KEYS / name).exists() for name in vault.KEY_FILES),
    ] == [[], True]


def test_a_database_that_is_older_is_brought_up_to_date(real_store: RealStore) -> None:
    call_command("migrate", "norms", "zero", verbosity=0)
    assert plan_of_changes() != []

    prepare_store()

    assert plan_of_changes() == []


def test_lost_keys_are_never_replaced_by_new_ones(real_store: RealStore) -> None:
    (settings.KEYS / "index.key").unlink()

    with pytest.raises(RuleBroken) as refusal:
        prepare_store()

    assert [refusal.value.code, (settings.KEYS / "index.key").exists()] == [
        "store.keys_missing",
        False,
    ]


def test_a_database_of_a_newer_version_is_refused(real_store: RealStore) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('norms', '0999_x', '2026-01-01')"
        )

    with pytest.raises(RuleBroken) as refusal:
        prepare_store()

    assert refusal.value.code == "store.newer"


def test_the_demonstration_is_loaded_by_its_own_command(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("doingoai.demo.loading.load", lambda: True)
    monkeypatch.setattr("doingoai.demo.loading.sign_ins", lambda: ("lan · mật khẩu",))

    status = main(["demo", "--language", "en"])

    captured = capsys.readouterr()
    assert [status, captured.out] == [0, "lan · mật khẩu\n"]
    assert captured.err == "The demonstration office is loaded.\n"


def test_two_may_use_an_installation_but_only_one_alone(tmp_path: Path) -> None:
    with occupied(tmp_path), occupied(tmp_path), pytest.raises(InUse):  # noqa: SIM117
        with occupied(tmp_path, alone=True):
            pass


def test_after_the_last_has_gone_one_may_have_it_alone(tmp_path: Path) -> None:
    with occupied(tmp_path):
        pass

    with occupied(tmp_path, alone=True), pytest.raises(InUse), occupied(tmp_path):
        pass


@pytest.fixture
def static(tmp_path: Path) -> Iterator[Path]:
    source = tmp_path / "source"
    source.mkdir()
    (source / "app.css").write_text("body {}")
    with override_settings(STATICFILES_DIRS=[source], STATIC_ROOT=tmp_path / "static"):
        yield source


def test_static_files_are_collected_when_they_change(static: Path) -> None:
    steps = [collect_static(), collect_static()]
    (static / "app.css").write_text("body { color: red }")
    steps.append(collect_static())

    assert steps == [True, False, True]
    assert (settings.STATIC_ROOT / "app.css").read_text() == "body { color: red }"


def test_the_engine_line_warns_of_an_unsafe_setting() -> None:
    safe = EngineState("sqlite", "3.40.1", "TRUNCATE", "FULL")
    weak = EngineState("postgresql", "15", "", "OFF", ("synchronous_commit",))

    assert [engine_line(safe).count("✗"), "synchronous_commit" in engine_line(weak)] == [0, True]
    assert "sqlite 3.40.1, journal TRUNCATE, synchronous FULL" in engine_line(safe)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]"), ("::", "127.0.0.1")],  # noqa: S104
)
def test_the_greeting_names_an_address_that_opens(host: str, shown: str) -> None:
    assert f"http://{shown}:8000 " in greeting(_options(host=host), ())


@pytest.mark.parametrize(
    ("said", "address"),
    [("", "http://127.0.0.1:8123"), ("https://x.example", "http://set.example")],
)
def test_links_in_letters_lead_to_where_we_serve_unless_the_office_says_otherwise(
    said: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOINGOAI_ADDRESS", said)

    with override_settings(BASE_ADDRESS="http://set.example"):
        assert base_address(_options(port=8123, host="0.0.0.0")) == address  # noqa: S104


def test_the_greeting_of_a_demonstration_names_the_sign_ins() -> None:
    lines = greeting(_options(), ("lan · mật khẩu",)).splitlines()

    assert [len(lines), lines[-1]] == [3, "lan · mật khẩu"]


@pytest.mark.parametrize(("host", "bind"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000")])
def test_the_server_is_set_as_it_was_asked(host: str, bind: str) -> None:
    server = Server(print, server_options(_options(host=host, workers=3)), "hello")

    assert [server.cfg.settings["bind"].get(), server.cfg.workers, server.cfg.threads] == [
        [bind], 3, 4,
    ]  # fmt: skip
    assert server.load() is print


def test_without_shared_memory_the_server_uses_its_usual_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("doingoai.command.serve.SHARED_MEMORY", tmp_path / "none")

    assert server_options(_options())["worker_tmp_dir"] is None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _status(port: int) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            return int(answer.status)
    except urllib.error.HTTPError as answered:
        return answered.code
    except OSError:
        return 0


def _beside(port: int) -> bool:
    """Wait until the worker beside the server has shown that it lives."""
    for _look in range(50):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            if json.load(answer)["worker_is_alive"]:
                return True
        time.sleep(0.2)
    return False


@pytest.mark.harness
def test_the_server_answers_and_stops_when_told(tmp_path: Path) -> None:
    port = _free_port()
    environment = {"DOINGOAI_HOME": str(tmp_path / "home"), "PYTHONPATH": str(settings.ROOT),
                   "DJANGO_SETTINGS_MODULE": "doingoai.config.settings", "PATH": ""}  # fmt: skip
    command = [sys.executable, "-m", "doingoai", "serve", "--port", str(port), "--language", "en"]
    server = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 120
    status = 0
    while not status and time.monotonic() < deadline and server.poll() is None:
        time.sleep(0.2)
        status = _status(port)
    beside = _beside(port)

    server.send_signal(signal.SIGTERM)
    _out, said = server.communicate(timeout=60)

    assert [status, server.returncode, beside] == [200, 0, True], said
    assert f"http://127.0.0.1:{port}" in said


@pytest.mark.parametrize(("words", "signs", "told"), [
    (["--demo"], ("lan",), True), (["--demo"], (), False), ([], ("lan",), False),
])  # fmt: skip
def test_the_pages_of_a_demonstration_say_that_it_is_one(
    real_store: RealStore,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    signs: tuple[str, ...],
    told: bool,
) -> None:
    monkeypatch.setattr(settings, "DEMO", False)
    monkeypatch.setattr(settings, "BASE_ADDRESS", settings.BASE_ADDRESS)
    monkeypatch.setattr(Server, "run", lambda _server: None)
    monkeypatch.setattr("doingoai.command.serve.collect_static", lambda: False)
    monkeypatch.setattr("doingoai.demo.loading.load", lambda: False)
    monkeypatch.setattr("doingoai.demo.loading.sign_ins", lambda: signs)

    main(["serve", *words, "--no-worker", "--port", "8123", "--language", "en"])

    assert settings.DEMO is told


def test_serving_prepares_the_installation_first(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "DEMO", settings.DEMO)
    monkeypatch.setattr(settings, "BASE_ADDRESS", settings.BASE_ADDRESS)
    served: list[str] = []
    monkeypatch.setattr(Server, "run", lambda server: served.append(server.greeting))
    monkeypatch.setattr("doingoai.command.serve.collect_static", lambda: False)
    monkeypatch.setattr("doingoai.demo.loading.load", lambda: False)
    monkeypatch.setattr("doingoai.demo.loading.sign_ins", lambda: ("lan",))
    beside: list[bool] = []
    monkeypatch.setattr("doingoai.command.serve.start_beside", lambda: beside.append(True))

    status = main(["serve", "--demo", "--port", "8123", "--language", "en"])

    assert [status, served[0].splitlines()[-1], beside] == [0, "lan", [True]]
    assert capsys.readouterr().err.startswith("Storage: ")
    assert preparing.plan_of_changes() == []
