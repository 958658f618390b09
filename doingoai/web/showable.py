"""Which addresses of this house are pages that can be opened, and the one to come back to."""

from collections.abc import Callable, Iterator
from inspect import getclosurevars
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from doingoai.web.own_address import is_own

READING = frozenset({"GET", "HEAD"})


def can_be_opened(path: str) -> bool:
    """Test whether a page answers at this path when it is asked for without a form."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return all("GET" in methods for methods in _allowed(view))


def _allowed(view: Callable[..., Any] | None) -> Iterator[list[str]]:
    """The methods that `require_POST` and its like let through; they keep them to themselves."""
    while view is not None:
        inside = getclosurevars(view).nonlocals if hasattr(view, "__code__") else {}
        if "request_method_list" in inside:
            yield inside["request_method_list"]
        view = getattr(view, "__wrapped__", None)


def page_above(path: str) -> str:
    """The nearest address above this one that can be opened."""
    above = path.rstrip("/")
    while "/" in above.strip("/"):
        above = above.rpartition("/")[0]
        if can_be_opened(f"{above}/"):
            return f"{above}/"
    return "/"


def here(request: HttpRequest) -> str:
    """
    The address that shows again what this request showed.

    The answer to a button may stand at an address for buttons only: then it is the page that the
    button stands on.
    """
    if request.method in READING or can_be_opened(request.path):
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if is_own(came_from, request) and can_be_opened((parts := urlsplit(came_from)).path):
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return page_above(request.path)
