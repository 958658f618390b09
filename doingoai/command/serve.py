"""`doingoai serve`: prepares the installation and serves the pages."""

import gc
import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from django.utils.translation import gettext as _
from gunicorn.app.base import BaseApplication

from doingoai.command.demo import load_demo
from doingoai.command.occupancy import occupied
from doingoai.command.preparing import collect_static, prepare_store
from doingoai.command.speech import note
from doingoai.command.work import start_beside
from doingoai.foundation.engine import EngineState

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  where workers show that they live; no data


def run(options: Namespace) -> int:
    """Serve until told to stop."""
    with occupied(settings.HOME):
        engine = prepare_store()
        collect_static()
        settings.DEMO = settings.DEMO or options.demo
        signs = load_demo() if settings.DEMO else ()
        settings.DEMO = bool(signs)  # the pages say so: nobody may take what is invented for true
        settings.BASE_ADDRESS = base_address(options)
        note(engine_line(engine))
        application = whole_application()
        connections.close_all()
        server = Server(application, server_options(options), greeting(options, signs))
        if options.worker:
            start_beside()
        server.run()
    return 0


def whole_application() -> Callable[..., Any]:
    """
    Load all pages before the workers fork: they share them, and nobody waits for the first.

    What is loaded stays; the search for garbage never looks through it again, in no worker.
    """
    gc.disable()
    application = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018  reading it loads them
    gc.freeze()
    gc.enable()
    return application


def engine_line(engine: EngineState) -> str:
    """Tell which engine keeps the data and how safely."""
    parts = [f"{engine.vendor} {engine.version}"]
    if engine.journal:
        parts.append(f"journal {engine.journal}")
    parts.append(f"synchronous {engine.synchronous}")
    line = ", ".join(parts)
    if engine.weaknesses:
        return _("Storage: %(engine)s. UNSAFE SETTING: %(weak)s") % {
            "engine": line,
            "weak": ", ".join(engine.weaknesses),
        }
    return _("Storage: %(engine)s, safe") % {"engine": line}


def greeting(options: Namespace, signs: tuple[str, ...]) -> str:
    """Tell where to look, and in a demonstration how to sign in."""
    address = _("doingoai is at http://%(host)s:%(port)s (stop with Ctrl+C)") % {
        "host": _host(options),
        "port": options.port,
    }
    if not signs:
        return address
    return "\n".join([address, _("Sign-ins of the demonstration:"), *signs])


def _host(options: Namespace) -> str:
    """The address that a browser on this machine opens."""
    host = "127.0.0.1" if options.host in {"0.0.0.0", "::"} else options.host  # noqa: S104
    return f"[{host}]" if ":" in host else host


def base_address(options: Namespace) -> str:
    """What links in letters and calendars begin with: as the office said, else where we serve."""
    if os.environ.get("DOINGOAI_ADDRESS"):
        return str(settings.BASE_ADDRESS)
    return f"http://{_host(options)}:{options.port}"


def server_options(options: Namespace) -> dict[str, Any]:
    """
    Two processes with four threads: pages wait for the disk more than for the processor.

    A worker that hangs is ended after 60 seconds, and each is renewed after some thousand pages
    so that no slow leak adds up.
    """
    host = f"[{options.host}]" if ":" in options.host else options.host
    return {
        "bind": f"{host}:{options.port}",
        "workers": options.workers,
        "worker_class": "gthread",
        "threads": 4,
        "timeout": 60,
        "graceful_timeout": 30,
        "keepalive": 5,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "worker_tmp_dir": str(SHARED_MEMORY) if SHARED_MEMORY.is_dir() else None,
        "preload_app": True,
        "loglevel": "warning",
        "proc_name": "doingoai",
        "control_socket_disable": True,
    }


class Server(BaseApplication):  # type: ignore[misc]
    """The web server around an application that is already loaded."""

    def __init__(
        self, application: Callable[..., Any], options: dict[str, Any], greeting: str
    ) -> None:
        self.application = application
        self.options = options
        self.greeting = greeting
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        self.cfg.set("when_ready", lambda _arbiter: note(self.greeting))

    def load(self) -> Callable[..., Any]:
        return self.application
