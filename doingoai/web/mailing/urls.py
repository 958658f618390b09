"""Addresses of mail: how I am told, the mailbox of a demonstration, and what the worker does."""

from django.urls import path

from doingoai.web.mailing import choosing, mailbox, overview

app_name = "mailing"
urlpatterns = [
    path("account/notices/", choosing.notices, name="notices"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("admin/mail/", overview.overview, name="overview"),
    path("admin/mail/<int:pk>/", overview.letter, name="letter"),
    path("admin/mail/<int:pk>/again/", overview.again, name="again"),
]
