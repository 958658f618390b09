"""Addresses of the Word templates of papers."""

from django.urls import path

from doingoai.web.documents import templates

urlpatterns = [
    path("admin/templates/", templates.templates, name="templates"),
    path("admin/templates/<slug:kind>/<slug:language>/", templates.template, name="template"),
    path(
        "admin/templates/<slug:kind>/<slug:language>/shipped/",
        templates.shipped,
        name="shipped-template",
    ),
    path("admin/templates/<slug:kind>/<slug:language>/drop/", templates.drop, name="drop-template"),
]
