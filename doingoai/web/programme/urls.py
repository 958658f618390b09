"""Addresses of the calendar and of the secret feeds of programmes."""

from django.urls import path

from doingoai.web.calendars import answering
from doingoai.web.programme import calendar, feeds

app_name = "programme"

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("ical/<slug:secret>.ics", answering.feed, name="feed"),
    path("delegations/<int:pk>/programme/feeds/", feeds.feeds, name="feeds"),
    path("delegations/<int:pk>/programme/feeds/make/", feeds.feed_make, name="feed-make"),
    path(
        "delegations/<int:pk>/programme/feeds/<int:key>/revoke/",
        feeds.feed_revoke,
        name="feed-revoke",
    ),
]
