"""What every page shows around its content: who is signed in, the navigation, notices."""

from typing import Any

from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    return {}
