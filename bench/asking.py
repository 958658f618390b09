"""Asks pages of the application in this process, signed in, as a server would."""

import io
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Application = Callable[..., Any]


def product() -> Application:
    """The application with everything around it."""
    return WSGIHandler()


def floor() -> Application:
    """The same, behind nothing but session and sign-in."""
    with override_settings(MIDDLEWARE=settings.FLOOR_MIDDLEWARE):
        return WSGIHandler()


def signed_in(username: str) -> str:
    """Open a session and give its cookie."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username), backend=BACKEND)
    return f"session={client.cookies['session'].value}"


class Asking:
    """Somebody signed in who asks one application."""

    def __init__(self, application: Application, cookie: str) -> None:
        self.application = application
        self.cookie = cookie

    def get(self, address: str, *, gzip: bool = False, target: str = "") -> bytes:
        path, _mark, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "testserver", "HTTP_COOKIE": self.cookie,
            "HTTP_USER_AGENT": "bench", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": True,
            "wsgi.multiprocess": True, "wsgi.run_once": False,
        }  # fmt: skip
        if gzip:
            environ["HTTP_ACCEPT_ENCODING"] = "gzip"
        if target:
            environ |= {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": target}
        status = ""

        def start_response(line: str, *_: object) -> None:
            nonlocal status
            status = line

        response = self.application(environ, start_response)
        content = b"".join(response)
        response.close()
        if not status.startswith("200"):
            raise AssertionError(f"{address}: {status}")
        return content

    def statements(self, address: str, **how: Any) -> list[str]:
        """The statements that a page sends to the database."""
        with CaptureQueriesContext(connection) as captured:
            self.get(address, **how)
        return [one["sql"] for one in captured.captured_queries]
