"""Addresses of the second face: its operations, and one page that explains them."""

from django.urls import path

from doingoai.api import pages
from doingoai.api.face import api

urlpatterns = [
    path("api/", pages.reference, name="api-reference"),
    path("api/v1/", api.urls),
]
