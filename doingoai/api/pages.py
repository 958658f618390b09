"""The one page of the API for people: what it can be asked, and how a program gets in."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.api.face import api
from doingoai.api.reference import operations
from doingoai.api.tokens import CALLS_A_MINUTE


@login_required
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, its answer and an example, and how to make a token."""
    user = request.user
    context = {
        "operations": operations(api.get_openapi_schema(), settings.BASE_ADDRESS.rstrip("/")),
        "calls_a_minute": CALLS_A_MINUTE,
        "may_call": isinstance(user, User) and may(user, Permission.API_USE),
    }
    return render(request, "api/reference.html", context)
