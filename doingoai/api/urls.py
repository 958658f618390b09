"""The second face: read-only, by token, with its schema."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from doingoai.api.delegations.endpoints import router as delegations
from doingoai.api.directory.endpoints import router as directory
from doingoai.api.tokens import ByToken
from doingoai.foundation.refusals import NotAllowed, RuleBroken

api = NinjaAPI(
    title="doingoai",
    version="1",
    description="Inbound delegations, programmes and partners of a Department of Foreign Affairs.",
    auth=ByToken(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/delegations", delegations)
api.add_router("/partners", directory)


@api.exception_handler(RuleBroken)
def refused(request: HttpRequest, refusal: RuleBroken) -> HttpResponse:
    return api.create_response(
        request, {"code": refusal.code, "message": refusal.message}, status=422
    )


@api.exception_handler(NotAllowed)
def not_allowed(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    return api.create_response(
        request, {"code": "not_allowed", "message": str(refusal)}, status=403
    )


@api.exception_handler(Http404)
def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    message = _("Nothing is here")
    return api.create_response(request, {"code": "not_found", "message": message}, status=404)


urlpatterns = [path("api/v1/", api.urls)]
