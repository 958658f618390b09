"""Addresses of what other programs are told."""

from django.urls import path

from doingoai.web.exchange import pages

app_name = "exchange"

urlpatterns = [
    path("account/webhooks/", pages.webhooks, name="webhooks"),
    path("account/webhooks/<int:pk>/", pages.webhook, name="webhook"),
    path("account/webhooks/<int:pk>/ping/", pages.ping, name="ping"),
    path("account/webhooks/<int:pk>/stop/", pages.stop, name="stop"),
    path("account/webhooks/<int:pk>/start/", pages.start, name="start"),
]
