"""All addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("doingoai.web.urls")),
    path("", include("doingoai.api.urls")),
]

handler400 = "doingoai.web.errors.bad_request"
handler403 = "doingoai.web.errors.not_allowed"
handler404 = "doingoai.web.errors.not_found"
handler500 = "doingoai.web.errors.broken"
